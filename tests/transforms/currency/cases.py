"""Small articles with bare signs: text, publisher's home, the currency of each amount, and why.

"# " opens a headline; a line is a paragraph. None is an amount that has to stay open. All
firms and events are invented.
"""

from __future__ import annotations

Case = tuple[str, str | None, tuple[str | None, ...], str]

HOUSE_STYLES: tuple[Case, ...] = (
    ("It paid $5 million.", "SGD", ("SGD",), "home currency"),
    ("It paid $5 million.", "CAD", ("CAD",), "home currency"),
    ("It paid 5 million dollars.", "AUD", ("AUD",), "home currency in words"),
    ("Shares rose 12 cents.", "NZD", ("NZD",), "cents of the home currency"),
    ("It paid $5 million.", "GBP", ("USD",), "a paper with another sign means US dollars"),
    ("It paid $5 million.", "INR", ("USD",), "a paper with another sign means US dollars"),
    ("It paid $5 million.", None, (None,), "nobody says whose dollar"),
    ("It paid 5 million francs.", None, (None,), "nobody says whose francs"),
    ("It paid 5 million francs.", "USD", (None,), "a paper abroad says not whose francs"),
    ("It paid 5 million pesos.", "GBP", (None,), "a paper abroad says not whose pesos"),
    ("It paid 5 million pounds.", "USD", (None,), "a paper abroad says not whose pounds"),
    ("It paid ¥5 billion.", "JPY", ("JPY",), "home currency"),
    ("It paid ¥5 billion.", "CNY", ("CNY",), "home currency"),
    ("It paid ¥5 billion.", None, (None,), "yen or yuan"),
    ("It paid Rs 5 crore.", "INR", ("INR",), "home currency"),
    ("It paid Rs 5 billion.", "PKR", ("PKR",), "home currency"),
    ("It paid Rs 5 billion.", "LKR", ("LKR",), "home currency"),
    ("It paid 5 million pesos.", "PHP", ("PHP",), "home currency"),
    ("It paid 5 million pesos.", "ARS", ("ARS",), "home currency"),
    ("It paid 5 billion shillings.", "UGX", ("UGX",), "home currency"),
    ("It paid 5 million pounds.", "GBP", ("GBP",), "home currency"),
    ("It paid 5 million pounds.", "EGP", ("EGP",), "home currency"),
    ("It paid £5 million.", "USD", ("GBP",), "a pound sign is British"),
    ("It paid £5 million.", "EGP", ("EGP",), "but not to a paper in Cairo"),
    ("The London mill paid £5 million.", "EGP", (None,), "unless it may have meant London"),
    ("It paid 5 million dirhams.", "AED", ("AED",), "home currency"),
    ("It paid 5 million riyals.", "SAR", ("SAR",), "home currency"),
    (
        "# Quarry firm to spend $40 billion\nIt set aside 215 billion yuan (S$40 billion).",
        "SGD",
        ("SGD", "CNY", "SGD"),
        "a Singapore headline repeats the pair's own dollar",
    ),
    (
        "# Quarry firm to spend $60 billion\nIt set aside US$60 billion (S$80.1 billion).",
        "SGD",
        ("USD", "USD", "SGD"),
        "the very amount of a pair beats the home currency",
    ),
    (
        "# Toll road sold for $3.4bn\nThe road near Leeds went for $3.4bn (£2.69bn), it said.",
        "GBP",
        ("USD", "USD", "GBP"),
        "a London paper's headline repeats the pair",
    ),
    (
        "Kuroshio Foods will pay 93.8 billion yen ($625 million). It earned $40 million abroad.",
        "USD",
        ("JPY", "USD", "USD"),
        "a New York paper converts at once",
    ),
    (
        "The dam costs C$71 million ($50 million). Its owner has $9 million.",
        "USD",
        ("CAD", "USD", "USD"),
        "who marks C$ means US dollars by the rest",
    ),
)

MARKS: tuple[Case, ...] = (
    (
        "The Calgary pipeline cost $4 billion. Its US arm earned US$1.2 billion.",
        "CAD",
        ("CAD", "USD"),
        "a Canadian paper marks US dollars",
    ),
    (
        "Dakota Mills of Ohio earned $90 million. It owes US$12 million.",
        "CAD",
        ("CAD", "USD"),
        "who marks US$ does not mean it by $",
    ),
    (
        "It owes US$12 million and $9 million.",
        None,
        ("USD", None),
        "the other dollar is not named",
    ),
    (
        "The Toronto lender made 55 mln dlrs and paid back 310 mln U.S. dlrs.",
        "USD",
        ("CAD", "USD"),
        "a wire marks US dollars in a Canadian story",
    ),
    (
        "The agency sells 25 mln Australian dlrs of bonds in Adelaide. It sold 125 mln dlrs of "
        "them in March.",
        "USD",
        ("AUD", "AUD"),
        "a wire names the dollar once",
    ),
    (
        "Dividend A 138.9 H.K. cents; dividend B 27.8 cents.",
        "USD",
        ("HKD", None),
        "one mark against the home of the reader",
    ),
    (
        "The Hong Kong trust pays 138.9 H.K. cts on A shares. On B shares it pays 27.8 cts.",
        "USD",
        ("HKD", "HKD"),
        "a wire's table names the cents once",
    ),
    (
        "It paid 5 million Swiss francs in May and 3 million francs in June.",
        None,
        ("CHF", "CHF"),
        "the full name comes first",
    ),
    (
        "It paid 8 billion Argentine pesos, of which 3 billion pesos went on pipes.",
        None,
        ("ARS", "ARS"),
        "the full name comes first",
    ),
    (
        "It paid 40 million Egyptian pounds for wheat. The mill took 12 million pounds of it.",
        None,
        ("EGP", "EGP"),
        "the full name comes first",
    ),
    (
        "It paid 40 million Kuwaiti dinars and then 12 million dinars.",
        None,
        ("KWD", "KWD"),
        "the full name comes first",
    ),
    (
        "The yard sold ferries for 900 million Danish crowns, 300 million crowns below its asking.",
        None,
        ("DKK", "DKK"),
        "the full name comes first",
    ),
    (
        "It paid 700 million Pakistani rupees; a canal took 200 million rupees.",
        None,
        ("PKR", "PKR"),
        "the full name comes first",
    ),
)

PLACES: tuple[Case, ...] = (
    ("The Delhi shop cost Rs 31 lakh.", None, ("INR",), "rupees of India"),
    ("The Karachi shop cost Rs 31 lakh.", None, ("PKR",), "rupees of Pakistan"),
    ("The Colombo shop cost Rs 31 million.", None, ("LKR",), "rupees of Sri Lanka"),
    ("A Kathmandu hotel owes 40 million rupees.", None, ("NPR",), "rupees of Nepal"),
    (
        "Mumbai set aside Rs 40 crore for drains, while Karachi found Rs 90 million.",
        None,
        ("INR", "PKR"),
        "each clause has its own city",
    ),
    (
        "The Kenyan arm made 5 billion shillings, while the Ugandan arm made 20 billion shillings.",
        None,
        ("KES", "UGX"),
        "each clause has its own country",
    ),
    (
        "Sweden will lend 5 billion crowns; Denmark adds 2 billion crowns.",
        None,
        ("SEK", "DKK"),
        "each clause has its own country",
    ),
    (
        "# Mexican baker buys rival in Chile\nThe Mexico City baker made 4 billion pesos.\n"
        "In Chile, the Santiago mills sold bread for 90 billion pesos.",
        None,
        ("MXN", "CLP"),
        "foreign pesos in a story from Mexico",
    ),
    (
        "Zurich raised fees by 3 million francs. In Dakar, the port took 900 million francs.",
        None,
        ("CHF", "XOF"),
        "Swiss francs and those of Senegal",
    ),
    ("A Douala port owes 900 million francs, Cameroon said.", None, ("XAF",), "francs of Cameroon"),
    ("A Kigali hotel owes 900 million francs.", None, ("RWF",), "francs of Rwanda"),
    ("Cairo raised bread to 20 pounds.", None, ("EGP",), "pounds of Egypt"),
    ("Beirut set the wage at 9 million pounds.", None, ("LBP",), "pounds of Lebanon"),
    (
        "The London lender lost 40 million pounds. Cairo set aside 900 million pounds for bread.",
        None,
        ("GBP", "EGP"),
        "British and Egyptian pounds",
    ),
    ("Cairo raised bread to 20 pounds.", "GBP", (None,), "a London paper may have converted"),
    ("The Oslo ferry costs kr 80 million.", None, ("NOK",), "kr of Norway"),
    ("The Copenhagen ferry costs kr 80 million.", None, ("DKK",), "kr of Denmark"),
    ("A Prague tram costs 80 million crowns.", None, ("CZK",), "crowns of Prague"),
    ("The firm pays 5 million kroner.", None, (None,), "Norway or Denmark"),
    ("A Dubai tower costs 90 million dirhams.", None, ("AED",), "dirhams of Dubai"),
    ("A Casablanca tower costs 90 million dirhams.", None, ("MAD",), "dirhams of Morocco"),
    ("Baghdad owes 5 trillion dinars.", None, ("IQD",), "dinars of Iraq"),
    ("Amman and Baghdad owe 5 million dinars.", None, (None,), "dinars of two"),
    ("Tehran owes 90 trillion rials.", None, ("IRR",), "rials of Iran"),
    ("Muscat owes 90 million rials.", None, ("OMR",), "rials of Oman"),
    ("Doha lent 3 billion riyals.", None, ("QAR",), "riyals of Qatar"),
    ("A Tokyo brewer made ¥9 billion.", None, ("JPY",), "yen"),
    ("A Shenzhen brewer made ¥9 billion.", None, ("CNY",), "yuan"),
    (
        "A Tokyo brewer made ¥9 billion; its Shanghai rival made ¥90 million.",
        None,
        ("JPY", "CNY"),
        "yen and yuan",
    ),
    ("A Minsk dairy owes 90 million roubles.", None, ("BYN",), "roubles of Belarus"),
    ("A Moscow dairy owes 90 million roubles.", None, ("RUB",), "roubles of Russia"),
)

DOLLARS: tuple[Case, ...] = (
    (
        "A Sydney brewer's stock slid to $8.15. Its Perth rival shed 27c.",
        None,
        ("AUD", "AUD"),
        "places",
    ),
    ("A Texas mill cost $8 million.", None, ("USD",), "a state"),
    ("A Toronto mill cost $8 million.", None, ("CAD",), "a city"),
    ("A Wellington mill cost $8 million.", None, ("NZD",), "a city"),
    ("A Kowloon mill cost $8 million.", None, ("HKD",), "a place"),
    ("A Taipei mill cost $8 million.", "TWD", ("TWD",), "the home currency"),
    ("The Singapore firm and the Toronto one paid $5 million.", None, (None,), "two countries"),
    ("The Sydney firm pays $5 million.", "GBP", (None,), "a foreign dollar in a London paper"),
    ("A Texas mill cost $8 million.", "CAD", (None,), "a US mill in a Canadian paper"),
    (
        "# Ottawa lends to mills\nA Texas mill cost $8 million, or US$5.66 million.",
        "CAD",
        ("CAD", "USD"),
        "a US mill in Canadian dollars with the US amount beside it",
    ),
    ("Quito signs for a 450 mln dlr credit.", "USD", ("USD",), "a wire's plain dlrs"),
    (
        "<NORDKAP LTD> 4TH QTR NET\nShr 45 cts vs 58 cts",
        "USD",
        (None, None),
        "an Ltd is not of the US",
    ),
    (
        "<NORDKAP INC> 4TH QTR NET\nShr 45 cts vs 58 cts",
        "USD",
        ("USD", "USD"),
        "a wire's plain cts",
    ),
    (
        "NORDKAP INC <NKP.TO> 4TH QTR NET\nOper shr 32 cts vs 41 cts",
        "USD",
        ("CAD", "CAD"),
        "Toronto",
    ),
    (
        "# Mine firm sees growth\nThe Ontario firm sees sales of 191 mln dlrs. It is in Toronto.",
        "USD",
        ("CAD",),
        "a wire on a Canadian firm",
    ),
    (
        "# Texas oil firm sells wells\nThe Houston firm got 60 mln dlrs for wells in Alberta.",
        "USD",
        (None,),
        "an American firm with a Canadian asset",
    ),
    (
        "The mill lost 57 mln dlrs, or 61 cts a share.",
        "USD",
        ("USD", "USD"),
        "dollars and cents are no conversion",
    ),
    ("A Kingston hotel in Jamaica costs $900 million.", None, ("JMD",), "dollars of Jamaica"),
    ("A Nassau hotel costs $900 million.", "USD", ("USD",), "a US paper keeps to its own"),
)
