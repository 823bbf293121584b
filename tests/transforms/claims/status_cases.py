"""Cases of done, planned, foretold and supposed sizes; stories and companies are invented."""

from __future__ import annotations

from tests.transforms.claims.marked import Case

GIVEN: tuple[Case, ...] = (
    ("[Acme|company] agreed to sell its {40 shops|count}.", ("planned",), "what is to be sold"),
    ("[Acme|company] will paint its {40 shops|count}.", ("actual",), "what it keeps"),
    (
        "The minister will scrap the {15%|percent} levy on salt.",
        ("actual",),
        "what is to end is in force",
    ),
    ("The minister will propose a {15%|percent} levy on salt.", ("planned",), "what is to come"),
    (
        "A family with an income of {$90,000|money} will pay {$400|money} more.",
        ("actual", "forecast"),
        "a trait of those who act",
    ),
    (
        "[Acme|company] expects to sell {$9 million|money} of salt, against last year's"
        " {$7 million|money}.",
        ("planned", "actual"),
        "the size of a time that is over",
    ),
    (
        "It will pay {$9|money} a share, above the last traded price of {$7|money}.",
        ("planned", "actual"),
        "a price that was paid",
    ),
    (
        "In a deep slump, losses would reach {$9 million|money}, [Acme|company] said.",
        ("hypothetical",),
        "a case that is not given",
    ),
    (
        "Each {two-point|percentage_point} rise in rates trims its profit by {$9 million|money}.",
        ("hypothetical", "hypothetical"),
        "a rule of thumb",
    ),
    (
        "He rejected the vote, dismissed the judges and governed for {six years|quantity}.",
        ("actual",),
        "what stands beside a denial is not denied",
    ),
)

ASKED: tuple[Case, ...] = (
    ("[Acme|company] asked {five people|count} to sing.", ("actual",), "who was asked"),
    ("[Acme|company] asked for {$5 million|money}.", ("planned",), "what was asked for"),
    ("That came {seven years|quantity} after she sought a visa.", ("actual",), "time after it"),
)

DECIDED: tuple[Case, ...] = (
    ("The salt levy will rise to {9%|percent}.", ("planned",), "somebody sets a levy"),
    ("Prices will rise by {9%|percent}.", ("forecast",), "nobody sets prices at large"),
    ("The levy goes up by {9%|percent} in May.", ("planned",), "told in the present"),
    ("The levy will cost [Acme|company] {$9 million|money}.", ("forecast",), "what it costs"),
    (
        "{Half|multiple} of the money will go to roads.",
        ("planned",),
        "what money is for",
    ),
    (
        "# Cartel to discuss adding {90 tonnes|quantity} of salt",
        ("hypothetical",),
        "what is to be discussed",
    ),
    (
        "Sales are expected to slip {2%|percent} and the profit margin to narrow by"
        " {three points|percentage_point}.",
        ("forecast", "forecast"),
        "a verb that is left out",
    ),
    (
        "[Acme|company] has reached an agreement to hire {900 workers|count}.",
        ("planned",),
        "what is agreed",
    ),
)
