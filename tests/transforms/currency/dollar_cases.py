"""Small articles of credited agencies, misprinted pairs, and countries that share a word.

None is an amount that has to stay open. Rates are those of 21 February 2025; all firms and
events are invented.
"""

from __future__ import annotations

from tests.transforms.currency.cases import Case

AgencyCase = tuple[str, str | None, str, tuple[str | None, ...], str]

AGENCIES: tuple[AgencyCase, ...] = (
    ("The Taipei foundry spends $38 billion.", None, "Reuters", ("USD",), "whatever the place"),
    ("The Toronto carrier spends $2 billion.", None, "Bloomberg", ("USD",), "whatever the place"),
    ("The Sydney miner spends $2 billion.", None, "AFP", ("USD",), "whatever the place"),
    ("The Auckland dairy spends $2 billion.", None, "Dow Jones", ("USD",), "whatever the place"),
    ("The Sydney miner spends $2 billion.", "GBP", "AP", ("USD",), "in a London paper too"),
    ("The Toronto carrier spends $2 billion.", None, "The Canadian Press", ("CAD",), "its own"),
    ("The Ohio carrier spends $2 billion.", None, "The Canadian Press", (None,), "its own or not"),
    ("The Perth miner spends $2 billion.", None, "AAP", ("AUD",), "its own"),
    ("The firm spends $2 billion.", "SGD", "Reuters", (None,), "the paper's or the agency's"),
    (
        "The firm spends $2 billion. It owes US$1 billion.",
        "SGD",
        "Reuters",
        ("SGD", "USD"),
        "a paper that marks US$ edits its agency",
    ),
    ("The firm spends $2 billion.", "USD", "AAP", (None,), "the paper's or the agency's"),
    (
        "The Taipei foundry earned T$868.5 billion ($26.4 billion).",
        None,
        "Reuters",
        ("TWD", "USD"),
        "Taiwan's sign in an agency's hand",
    ),
    ("The Toronto driller earned 5 mln dlrs.", None, "Reuters", ("CAD",), "an old wire's accounts"),
    ("The Oslo ferry costs 80 million crowns.", None, "Reuters", ("NOK",), "no dollar sign"),
    ("The Perth foundry spends $38 billion.", None, "Bernama", ("AUD",), "no known style"),
)

MISPRINTS: tuple[Case, ...] = (
    (
        "Osaka mills cost 120 billion yen ($1.25 billion). A dye works costs 15 billion yen "
        "($100 million).",
        None,
        ("JPY", "USD", "JPY", "USD"),
        "Australia's rate fits, but the other pair proves the dollar",
    ),
    (
        "Osaka mills cost 300 billion yen ($2.67 billion). A dye works costs 15 billion yen "
        "($100 million).",
        None,
        ("JPY", "USD", "JPY", "USD"),
        "Singapore's rate fits, but the other pair proves the dollar",
    ),
    (
        "A dye works costs 15 billion yen ($100 million). Osaka mills cost 400 billion yen "
        "($26 billion).",
        None,
        ("JPY", "USD", "JPY", "USD"),
        "ten times too much is judged by the article's dollar",
    ),
    (
        "A dye works costs 15 billion yen ($100 million). Osaka mills cost 400 billion yen "
        "($260 million).",
        None,
        ("JPY", "USD", "JPY", "USD"),
        "ten times too little too",
    ),
    ("Osaka mills cost 400 billion yen ($26 billion).", None, ("JPY", "USD"), "no dollar fits"),
    ("Lyon mills cost €40 million ($400 million).", None, ("EUR", "USD"), "no dollar fits"),
    ("Osaka mills cost 400 billion yen ($26 billion).", "CAD", ("JPY", "CAD"), "the paper's own"),
    (
        "Osaka mills cost 120 billion yen ($1.25 billion).",
        None,
        ("JPY", None),
        "one rate and no word for Australia",
    ),
    (
        "The Perth owner of Osaka mills paid 120 billion yen ($1.25 billion).",
        None,
        ("JPY", "AUD"),
        "a rate and a word",
    ),
    (
        "Osaka mills cost 120 billion yen ($1.25 billion), or A$1.25 billion.",
        None,
        ("JPY", "AUD", "AUD"),
        "a rate and a mark",
    ),
)

NEIGHBOURS: tuple[Case, ...] = (
    (
        "Mexico drills more. Mexican wells in Campeche are old.\nArgentina's Andesol spends "
        "1.2 trillion pesos a year.",
        None,
        ("ARS",),
        "the owner in the clause",
    ),
    (
        "Mexico’s Olmec spends 9 billion pesos. Argentina’s Andesol spends 1.2 trillion pesos.",
        None,
        ("MXN", "ARS"),
        "each its own, with curled apostrophes",
    ),
    (
        "Mexico drills more.\nIn Colombia, the Llano field costs 18.4 trillion pesos, or about "
        "$4.4 billion.",
        None,
        ("COP", "USD"),
        "the place in the clause, and a rate that rules out Mexico's",
    ),
    (
        "Egypt lends more. Egyptian banks in Cairo are full.\nLebanon's banks hold 90 trillion "
        "pounds.",
        None,
        ("LBP",),
        "the owner in the clause",
    ),
    (
        "Sudan's mills owe 4 billion pounds, while Syria's owe 70 billion pounds.",
        None,
        ("SDG", "SYP"),
        "each its own",
    ),
    (
        "Sweden builds wind farms, Stockholm says.\nNorway's Fjordkraftverk invests 12 billion "
        "crowns; Czech Vltavan invests 30 billion crowns.",
        None,
        ("NOK", "CZK"),
        "each its own",
    ),
    (
        "India's mills owe 40 billion rupees. Pakistan's mills owe 90 billion rupees.",
        None,
        ("INR", "PKR"),
        "each its own",
    ),
    (
        "Kenya's port owes 5 billion shillings. Uganda's port owes 9 billion shillings.",
        None,
        ("KES", "UGX"),
        "each its own",
    ),
    (
        "Bahrain's port owes 5 million dinars. Iraq's port owes 9 billion dinars.",
        None,
        ("BHD", "IQD"),
        "each its own",
    ),
    ("Chile's and Mexico's ports owe 5 billion pesos.", None, (None,), "two in one clause"),
    ("Mexico's Olmec owes $97 billion, Mexico City says.", None, (None,), "no bare pesos abroad"),
    ("Mexico's Olmec owes $97 billion, Mexico City says.", "MXN", ("MXN",), "but at home"),
    ("Chile's Atacobre in Santiago invests $5 billion.", None, (None,), "no bare pesos abroad"),
    ("Argentina in Buenos Aires owes $44 billion.", "GBP", ("USD",), "no bare pesos abroad"),
    ("Taiwan's foundry in Hsinchu invests $40 billion.", None, (None,), "NT$ is marked abroad"),
    ("Mexico's Olmec of New York owes $97 billion.", None, ("USD",), "a word for US dollars"),
    (
        "Mexico's Olmec owes US$10 million ($203.7 million).",
        None,
        ("USD", "MXN"),
        "a rate and a word",
    ),
    ("Latin America owes $5 billion.", None, (None,), "no word for the United States"),
    ("Taiwan shipped goods for 15 billion dlrs.", "USD", (None,), "wires name Taiwan's"),
)

SIGNS: tuple[Case, ...] = (
    ("It paid T$5 million in Taipei.", None, ("TWD",), "Taiwan"),
    ("It paid T$5 million in Tonga.", None, ("TOP",), "Tonga"),
    ("It paid T$5 million.", None, (None,), "Taiwan or Tonga"),
    ("It paid Arg$5 million.", None, ("ARS",), "Argentina"),
    ("It paid Col$5 million.", None, ("COP",), "Colombia"),
    ("It paid CI$5 million.", None, ("KYD",), "the Cayman Islands"),
    ("It paid SI$5 million.", None, ("SBD",), "the Solomon Islands"),
    ("It paid Bz$5 million.", None, ("BZD",), "Belize"),
    ("It paid WS$5 million.", None, ("WST",), "Samoa"),
)

RUNNERS_UP: tuple[tuple[str, str | None, str], ...] = (
    ("It costs 620 billion yen ($4.13 billion).", None, "no other is likely at all"),
    ("It costs US$510 million ($723 million).", None, "no other is likely at all"),
    ("A Toronto mill cost $8 million.", "USD", "the usual dollar"),
    ("Oslo pays 5 million kroner.", None, "no other is likely at all"),
)
