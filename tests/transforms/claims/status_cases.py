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

KNOWN: tuple[Case, ...] = (
    (
        "[Acme|company] plans to cut its ratio from the current level of {49%|percent} to"
        " {25%|percent}.",
        ("actual", "planned"),
        "what is current",
    ),
    (
        "[Acme|company] plans to cut its current workforce by {300|count}.",
        ("planned",),
        "what is current is the object, not its cut",
    ),
    ("[Acme|company] agreed to sell its {18%|percent} of Beta.", ("actual",), "a share it has"),
    (
        "Lenders committed {$12 billion|money} in loans for the {15 poorest nations|count}.",
        ("planned", "actual"),
        "a group that is there",
    ),
    (
        "[Acme|company] will spend {$5 million|money} on {40 new trams|count}.",
        ("planned", "planned"),
        "what is to come",
    ),
    (
        "If clients leave, that {$140 million|money} could be {$70 million|money}.",
        ("actual", "hypothetical"),
        "what was told before",
    ),
    ("Shares could slip after a {23%|percent} rise.", ("actual",), "a move that others follow"),
    (
        "[Acme|company] will borrow {$5 million|money} from {three banks|count}.",
        ("planned", "planned"),
        "a source is no start of a move",
    ),
    (
        "[Acme|company] wants [Beta|company] to scrap the levies on {$125 billion|money} of goods.",
        ("actual",),
        "what the thing in force is laid on",
    ),
    ("The key {7.5%|percent} bond due 2046 fell.", ("actual",), "due: when a bond ends"),
    ("[Acme|company] is due to repay {$5 million|money}.", ("planned",), "due: to be paid"),
    ("Women are {23%|percent} less likely to ride.", ("actual",), "a comparison is no forecast"),
    (
        "The offer is still {30 per cent|percent} below [Beta|company]'s net value of"
        " {$5 a share|money}.",
        ("planned", "actual"),
        "a value beside an offer",
    ),
    (
        "Profit rose, beating the {$9 million|money} average of {17 analyst estimates|count}.",
        ("forecast", "actual"),
        "the average of estimates",
    ),
    ("Deposits are estimated at {$9 million|money}.", ("actual",), "what is there is estimated"),
    ("The mill is estimated to cost {$9 million|money}.", ("forecast",), "what is to come is"),
)

ARRANGED: tuple[Case, ...] = (
    (
        "[Acme|company] finalised a deal to buy {30 trams|count}.",
        ("actual",),
        "a deal that is done",
    ),
    (
        "[Acme|company] signed an agreement to buy {30 trams|count}.",
        ("planned",),
        "what it agrees to do",
    ),
    (
        "[Acme|company] had received pledges from the family to sell the shop for"
        " {$9 million|money}.",
        ("planned",),
        "a pledge before its verb",
    ),
    (
        "[Acme|company] will pay {$9 million|money} when it closes {30 shops|count}.",
        ("planned", "planned"),
        "a clause of the same time",
    ),
    (
        "[Acme|company] will build a mill as it faces a {$9 million|money} debt.",
        ("actual",),
        "a cause of it",
    ),
    (
        "[Acme|company] is to take a charge of {$9 million|money} as it cuts {300 jobs|count}.",
        ("planned", "planned"),
        "what else it does",
    ),
    ("We'd saved {$500|money} before the sale.", ("actual",), "had"),
    ("He'd pay {$500|money} for a ticket.", ("hypothetical",), "would"),
)

HELPED: tuple[Case, ...] = (
    (
        "The purchase will be funded by the issue of {8 million shares|count}.",
        ("planned",),
        "by what somebody does",
    ),
    (
        "The fall will be offset by an increase in output of {9%|percent}.",
        ("forecast",),
        "by what moves by itself",
    ),
    (
        "The vote ensured that {40 nations|count} would pay more.",
        ("hypothetical",),
        "that opens a clause, it points at nothing",
    ),
    (
        "[Acme|company] hopes to regain sales after last year's loss of {$9 million|money}.",
        ("actual",),
        "a loss of a time that is over",
    ),
    (
        "The institute projected that the levy would reduce output by {2%|percent}.",
        ("forecast",),
        "a forecaster's would",
    ),
    ("Growth, she said, would be held at {3%|percent}.", ("planned",), "said beside it"),
    (
        "Under the deal, [Acme|company] would supply {9 tonnes|quantity}.",
        ("planned",),
        "under what is agreed",
    ),
    ("Acme would supply {9 tonnes|quantity}.", ("hypothetical",), "nobody says when"),
    (
        "He forecast that the index could advance {40 points|quantity}.",
        ("forecast",),
        "a forecaster's could",
    ),
    ("Brokers said shares should rise {10%|percent}.", ("forecast",), "what should move"),
    ("He said the pay should be {$9|money} an hour.", ("actual",), "what ought to be"),
    (
        "[Acme|company] will increase its offer for the unit to {$5 a share|money}.",
        ("planned",),
        "somebody moves it",
    ),
    ("[Acme|company] will add {300 jobs|count}.", ("planned",), "counted things that it adds"),
    ("The gap will narrow to {$5 million|money}.", ("forecast",), "it moves by itself"),
    (
        "The changes announced by [Acme|company] will lower costs by {$9 a tonne|money}.",
        ("forecast",),
        "an effect, nobody's deed",
    ),
    (
        "The levy will bring {$9 million|money} into the fund.",
        ("forecast",),
        "what a levy does",
    ),
)

SPANS: tuple[Case, ...] = (
    (
        "[Acme|company] will spend {$5 million|money} over the {two years|quantity}.",
        ("planned", "planned"),
        "no group but a time to come",
    ),
    (
        "[Acme|company] said {two days|quantity} ago that it seeks a partner.",
        ("actual",),
        "time that is over",
    ),
    (
        "Firms that lost money in each of the past {three years|quantity} could apply.",
        ("actual",),
        "past stands before it",
    ),
    (
        "The sale is expected to be the largest for {nine years|quantity}.",
        ("actual",),
        "since when there was none as large",
    ),
    (
        "[Acme|company] plans to open most of its shops in {five years|quantity}.",
        ("planned",),
        "most is no rank",
    ),
    (
        "Output will grow by {2%|percent} over the last {two weeks|quantity} of May.",
        ("forecast", "forecast"),
        "the last ones of a time to come",
    ),
)

STATUSES_TOLD = (*GIVEN, *ASKED, *DECIDED, *KNOWN, *ARRANGED, *HELPED, *SPANS)
"""All of the above."""
