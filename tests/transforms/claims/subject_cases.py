"""Cases of the rules that say whose figure it is; stories and companies are invented."""

from __future__ import annotations

from tests.transforms.claims.marked import Case

SUBJECTS: tuple[Case, ...] = (
    ("[Acme|company] spent {$5 million|money} on roads.", ("Acme",), "doer"),
    ("[Acme|company]'s {three-year|quantity} plan ends in May.", ("Acme",), "possessor"),
    (
        "[Birch|company] fell short while [Acme|company] has earmarked {$65 billion|money}.",
        ("Acme",),
        "the nearer clause",
    ),
    (
        "Shares in [Acme|company] closed at {$12.50|money}, up {0.4%|percent}.",
        ("Acme", "Acme"),
        "a name in the subject",
    ),
    (
        "[Acme|company] had a good year.\nThe company spent {$5 million|money} on roads.",
        ("Acme",),
        "a nominal",
    ),
    (
        "# [Acme|company] grows\n[Acme|company] had a good year.\nRevenue rose {3%|percent}.",
        ("Acme",),
        "what nobody else owns is the main entity's",
    ),
    ("[Ana Ruiz|person], {34|quantity}, runs [Acme|company].", ("Ana Ruiz",), "an age"),
    (
        "# Sales of cars fall {10%|percent}\nCar sales in [Acme|company] shops fell {10%|percent}.",
        ("Acme", "Acme"),
        "a headline without an owner has that of its body",
    ),
    (
        "The carrier [Acme|company] met [Birch|company] twice, and [Birch|company] won.\n"
        "The carrier earned {$5 million|money}.",
        ("Acme",),
        "what the article calls an entity",
    ),
    (
        "The regulator [Birch|government] fined the firm {$5 million|money}.",
        (None,),
        "a nominal in the object is not the subject, and nobody else is in focus",
    ),
    (
        "[Birch|company] chief executive [Ana Ruiz|person] bought {12 shops|count}.",
        ("Birch",),
        "an officer acts for the company",
    ),
    ("[Ana Ruiz|person] spent {$5 million|money} on shoes.", ("Ana Ruiz",), "a person for herself"),
    ("Gold fell {1%|percent} on Monday.", (None,), "nobody owns gold"),
    (
        "# [Acme|company] and [Birch|company] build a pier\n[Acme|company] met [Birch|company].\n"
        "The partners will pay {$9 million|money}.",
        (None,),
        "several companies are none of them",
    ),
    ("{Two people|count} said so.", (None,), "strangers"),
    (
        "[Norway|place]'s economy grew by {2%|percent}.",
        ("Norway",),
        "a country owns its economy",
    ),
    (
        "[Birch|company] bought [Acme|company] for {$5 billion|money}.",
        ("Acme",),
        "the company being bought",
    ),
    (
        "[Acme|company] sold at {7 times|multiple} its cash flow, compared with {9 times|multiple}"
        " for [Birch|company].",
        ("Acme", "Birch"),
        "a compared name",
    ),
    (
        "[Acme|company] opened [Elm Tower|facility] in May.\nThe tower has {30 floors|count}.",
        ("Elm Tower",),
        "a thing named before, by its noun",
    ),
    (
        "[Acme|company] runs [Elm Works|facility] and [Ash Works|facility].\n"
        "The mine lost {40 tonnes|quantity}.",
        (None,),
        "two that fit as well: not guessed between",
    ),
    (
        "[Acme|company] sold a stake in [Elm Tower|facility], a {28-storey|count} block.",
        ("Elm Tower",),
        "what is said in apposition",
    ),
    (
        "# [Acme|company] to cut jobs\n[Acme|company] had a bad year.\n"
        "{More than 400 people|count} will be told this week.",
        ("Acme",),
        "in news of one company those counted are its own",
    ),
    (
        "# [Acme|company] digs deeper\n[Acme|company] had a good year.\n"
        "Gold was sold for {$4,800|money} an ounce.",
        ("Acme",),
        "in news of one company a good without an owner is its own",
    ),
    (
        "[Acme|company] and [Birch|company] met.\nGold was sold for {$4,800|money} an ounce.",
        (None,),
        "elsewhere nobody owns the price of a good",
    ),
)

ANTECEDENTS: tuple[Case, ...] = (
    (
        "[Acme|company] had a good year.\nThe [Elm 40|product] index added {0.4%|percent}.",
        ("Elm 40",),
        "a verb of speech with a size reports nothing",
    ),
    (
        "[Acme|company] is the largest buyer of [Birch|company] vans, with {90 vans|count}"
        " in its fleet.",
        ("Acme",),
        "who is something owns the figure, not whose goods are named",
    ),
    (
        "[Acme|company] officials said prices rose to {5%|percent}, above its {2%|percent} goal.",
        (None, "Acme"),
        "its: the body whose people speak",
    ),
    (
        "[Birch Bank|organization] met in May.\n[Birch Bank|organization] expects it to average"
        " {2%|percent} this year.",
        (None,),
        "it is not who expects it to do something",
    ),
    (
        "[Ana Ruiz|person] and [Jo Poe|person] have {two children|count} and a {$90,000|money}"
        " loan.",
        (None, None),
        "several people are none of them",
    ),
    (
        "# [Acme|company] weighs its future\n[Acme|company] had a good year.\n"
        "[Birch|company] made an offer of {$5 billion|money} for the company.",
        ("Acme",),
        "an offer is the company's for which it is made",
    ),
    (
        "[Acme|company] sold [Elm Tower|facility] for {$90 million|money}.",
        ("Elm Tower",),
        "what is sold has the price",
    ),
    (
        "[Acme|company] flags a {$90 million|money} bill for [Elm Works|facility].",
        ("Elm Works",),
        "a bill for a facility",
    ),
    (
        "[Acme|company] spent {$90 million|money} on [Elm Works|facility].",
        ("Acme",),
        "who spends owns the spending",
    ),
    (
        "# [Fair Week|event]: {$14 billion|money} for roads\n[Acme|company] had a good year.",
        (None,),
        "an event owns nothing",
    ),
)

ECONOMIES: tuple[Case, ...] = (
    (
        "[Birch Bank|organization] met.\n[Birch Bank|organization] spoke of rates.\n"
        "[Birch Bank|organization] waited.\nInvestors put rates at {3%|percent} by June.",
        ("Birch Bank",),
        "rates are the bank's that sets them",
    ),
    (
        "[Ruritania|country] voted.\n[Acme|company] had a good year.\n"
        "The minimum wage will rise to {$12|money} an hour.",
        ("Ruritania",),
        "what is said of no other economy is the only country's",
    ),
    (
        "[Ruritania|country] and [Graustark|country] voted.\nUnemployment rose to {9%|percent}.",
        (None,),
        "of two countries either could be meant",
    ),
    (
        "[Ruritania|country] voted.\nThe average mortgage rate is {4.3%|percent}.",
        (None,),
        "what banks ask of customers is nobody's",
    ),
    (
        "[Norway|place]'s economy grew.\n[Ana Ruiz|person] pointed to inflation of {4.1%|percent}.",
        ("Norway",),
        "no person owns an economy's figures",
    ),
)

TOPICS: tuple[Case, ...] = (
    (
        "Car sales in [Elmland|place] fell {10%|percent} in May.\n"
        "Consumers bought {900 cars|count}.\nNationally, dealers sold {9,000 cars|count}.",
        ("Elmland", "Elmland", None),
        "the lead tells whose sales they are; the nation's are not",
    ),
    (
        "Car sales in [Elmland|place] fell {10%|percent} in May.\n"
        "The average rate on a car loan is {6%|percent}.\nDealers sold {40 boats|count}.",
        ("Elmland", None, None),
        "rates and other goods are not its topic",
    ),
    (
        "Car sales in [Elmland|place] fell {10%|percent} in May.\n"
        "[Acme|company] sold {90 cars|count}.",
        ("Elmland", "Acme"),
        "a named seller",
    ),
)

KEPT: tuple[Case, ...] = (
    (
        "[Acme|company] had a good year.\nThe pier is one of {eight piers|count} it owns.",
        ("Acme",),
        "who has what is counted",
    ),
    (
        "# [Acme|company] weighs its future\n[Acme|company] had a good year.\n"
        "{Five people|count} own a boat.",
        ("Acme",),
        "who owns is counted, in news of a company",
    ),
    (
        "[Acme|company] met.\nFarmers will see their costs rise by {9%|percent}.",
        (None,),
        "their: others than the company",
    ),
    (
        "Investors paid less than for [Birch|company] when it raised {$9 million|money}.",
        ("Birch",),
        "it: the name right before",
    ),
    (
        "# [Acme|company] weighs its future\n[Acme|company] had a good year.\n"
        "[The Herald|company] reported that the group was seeking {$9 million|money}.",
        ("Acme",),
        "who reports of others is not the group",
    ),
    (
        "# [Acme|company] weighs its future\n[Acme|company] met.\n"
        "Zorbin has {nine shops|count} in town.",
        (None,),
        "an unknown name owns it: nobody else is guessed",
    ),
)

PEOPLE: tuple[Case, ...] = (
    ("[Ana Ruiz|person] was a {34-year-old|quantity} chemist.", ("Ana Ruiz",), "who is equated"),
    ("[Ana Ruiz|person] won.\nThe {34-year-old|quantity} smiled.", ("Ana Ruiz",), "it alone"),
    ("The {34-year-old|quantity} chemist [Ana Ruiz|person] won.", ("Ana Ruiz",), "age, name"),
    (
        "# [Acme|company] weighs its future\n[Acme|company] had a good year.\n"
        "It hurt a {15-year-old|quantity} boy.",
        (None,),
        "the age of one who is not named",
    ),
    (
        "# [Acme|company] weighs its future\n[Acme|company] had a good year.\n"
        "The {90-year-old|quantity} company closed.",
        ("Acme",),
        "the age of a company",
    ),
    (
        "[The Senate|organization] met.\n[The Senate|organization] voted.\n"
        "President [Ana Ruiz|person] planted {six trees|count}.",
        ("Ana Ruiz",),
        "who holds an office of no company acts for none",
    ),
    (
        "[Acme|company] had a good year.\nChief executive [Ana Ruiz|person] cut {two jobs|count}.",
        ("Acme",),
        "an officer of the company in focus",
    ),
    (
        "They praised [Ana Ruiz|person] and [Jo Poe|person], the {two singers|count}.",
        (None,),
        "an apposition to several",
    ),
)
