"""Small wire items of firms with parts abroad and of debts to banks: whose dollars are told."""

from __future__ import annotations

from tests.transforms.currency.cases import Case

PARTS: tuple[Case, ...] = (
    (
        "# Ostrel <OSTR.O> gets order\nOstrel Corp got 5 mln dlrs in orders from its Singapore"
        " affiliate.",
        "USD",
        ("USD",),
        "where an affiliate is says nothing of whose money is told",
    ),
    (
        "# Ostrel writes down\nOstrel Ltd of Calgary in Canada wrote 5 mln dlrs off on its U.S."
        " operations.",
        "USD",
        ("CAD",),
        "where a part is says nothing of whose money is told",
    ),
    (
        "# Ostrel Bhd results\nThe Singapore unit earned 5 mln dlrs in Singapore.",
        "USD",
        ("SGD",),
        "a unit whose accounts are told",
    ),
    (
        "# Ostrel <OSTR.N> stake\nA New Zealand firm bought Ostrel shares for 5 mln dlrs, it told"
        " the Securities and Exchange Commission.",
        "USD",
        (None,),
        "a share listed in New York, bought from New Zealand",
    ),
    (
        "# Jamaica debt pact\nJamaica agreed with its bank advisory committee to reschedule its"
        " foreign debt of 5 mln dlrs.",
        "USD",
        ("USD",),
        "debt to banks abroad",
    ),
    (
        "# Fiji fixture\nSugar from Fiji was fixed at 16 dlrs fio.",
        "USD",
        ("USD",),
        "freight is mostly in US dollars",
    ),
    (
        "# Barbados loan\nBarbados drew 5 mln dlrs of its revolving credit.",
        "USD",
        ("USD",),
        "a loan of banks abroad",
    ),
)
