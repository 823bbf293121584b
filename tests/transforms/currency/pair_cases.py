"""Printed pairs with bare signs, and currencies of other days: what each amount is in, and why.

None is an amount that has to stay open. Rates are those of 21 February 2025.
"""

from __future__ import annotations

from datetime import date

from tests.transforms.currency.cases import Case

PAIRS: tuple[Case, ...] = (
    ("It costs 620 billion yen ($4.13 billion).", None, ("JPY", "USD"), "the day's rate"),
    ("It costs 620 billion yen ($4.13 billion).", "CAD", ("JPY", "USD"), "the rate beats the home"),
    ("It costs 62 billion yen ($552 million).", "SGD", ("JPY", "SGD"), "the rate fits the home"),
    ("It costs US$510 million ($723 million).", "CAD", ("USD", "CAD"), "the rate fits the home"),
    ("It costs US$510 million ($798 million).", "AUD", ("USD", "AUD"), "the rate fits the home"),
    ("It costs US$510 million ($723 million).", None, ("USD", "CAD"), "one dollar fits"),
    (
        "It costs US$100 million ($140 million).",
        None,
        ("USD", "CAD"),
        "the day's rate, to the digit",
    ),
    ("It costs US$510 million ($690 million).", "CAD", ("USD", "CAD"), "an old rate of the home"),
    ("It costs US$510 million ($1.9 billion).", "CAD", ("USD", "CAD"), "a misprint fits nobody"),
    ("It costs €9 million ($9.42 million).", None, ("EUR", "USD"), "the day's rate"),
    (
        "It costs 90 million pesos ($4.4 million).",
        None,
        ("MXN", "USD"),
        "both sides open, one rate",
    ),
    (
        "It costs 580 million pesos ($10 million).",
        None,
        ("PHP", "USD"),
        "both sides open, one rate",
    ),
    (
        "The Argentine quarry costs 5 billion pesos ($4.7 million).",
        None,
        ("ARS", "USD"),
        "no rate, but the country says it",
    ),
    (
        "The Mexican baker buys a mill in Chile for 90 billion pesos ($96 million).",
        "USD",
        ("CLP", "USD"),
        "the rate rules out the pesos of which the article speaks most",
    ),
    (
        "# Grain firm in $640-million deal with Texas\nThe Winnipeg firm of Canada pays "
        "$640-million in Ottawa.",
        "CAD",
        ("CAD", "CAD"),
        "the headline follows the body",
    ),
    ("It costs 5 billion francs ($8 million).", None, (None, "USD"), "no country's francs"),
    ("The road costs 107 million crowns ($10.02 million).", None, ("SEK", "USD"), "Sweden's rate"),
    ("The road costs 107 million crowns ($10 million).", None, (None, "USD"), "Norway's fits too"),
    ("The road costs 71.3 million kroner ($10 million).", None, ("DKK", "USD"), "Denmark's rate"),
    ("The road costs 111.4 million kroner ($10 million).", None, ("NOK", "USD"), "Norway's rate"),
    ("The road costs ¥1.5 billion ($10 million).", None, ("JPY", "USD"), "yen by the rate"),
    ("The road costs ¥72.6 million ($10 million).", None, ("CNY", "USD"), "yuan by the rate"),
    ("It costs Rs 866 crore ($100 million).", None, ("INR", "USD"), "India's rate"),
    ("It costs 9 million francs ($10.03 million).", None, ("CHF", "USD"), "the Swiss rate"),
)

DATED: tuple[tuple[str, date, tuple[str | None, ...], str], ...] = (
    ("It paid 5 million bolivars.", date(1987, 3, 2), ("VEB",), "the old bolivar"),
    ("It paid 5 million bolivars.", date(2010, 3, 2), ("VEF",), "the second bolivar"),
    ("It paid 5 million bolivars.", date(2020, 3, 2), ("VES",), "the third bolivar"),
    ("A Mexico City mill made 5 million pesos.", date(1987, 3, 2), ("MXP",), "the old peso"),
    ("A Paris mill made 5 million francs.", date(1987, 3, 2), ("FRF",), "francs of France"),
    ("A Paris mill made 5 million francs.", date(2015, 3, 2), (None,), "France has none any more"),
    (
        "A Dublin mill made 5 million pounds.",
        date(2015, 3, 2),
        (None,),
        "Ireland has none any more",
    ),
    ("A Helsinki mill made 5 million marks.", date(1990, 3, 2), ("FIM",), "marks of Finland"),
    ("A Paris mill made 5 million euros.", date(1987, 3, 2), (None,), "no euro before 1999"),
    (
        "It paid 5 million deutschmarks in 1990.",
        date(2015, 3, 2),
        ("DEM",),
        "a named past currency",
    ),
)
