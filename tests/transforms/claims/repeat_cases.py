"""Restatements: a marked story, for each figure the index of the one it restates, and why.

All sentences and the companies and people in them are invented.
"""

from __future__ import annotations

PLEDGE = """# [Acme|company] to spend {$40 billion|money} on canals over {6 years|quantity}
[Acme|company] promised to spend {more than 290 billion yuan|money} ({$40 billion|money}) on \
canals and locks over the next {six years|quantity}.
[Birch|company] plans to spend {$55 billion|money} on bridges."""

REPEATS: tuple[tuple[str, tuple[int | None, ...], str], ...] = (
    (PLEDGE, (None, None, 0, 2, 1, None), "headline, conversion, time span; not another firm"),
    (
        "# [Acme|company] profit drops {34%|percent}\n"
        "[Acme|company] said profit fell {33.9%|percent}.",
        (None, 0),
        "a headline rounds",
    ),
    (
        "# [Acme|company] to raise {$840 million|money}\n"
        "[Acme|company] plans to raise {$844 million|money}.",
        (None, 0),
        "trailing zeros of a headline are rounding",
    ),
    (
        "# [Acme|company] to invest {$840 million|money}\n"
        "[Albion Canal Mills|unlisted] will invest {$840 million|money}.",
        (None, 0),
        "one sum of a headline's name and of a name that nobody knows",
    ),
    (
        "# [Acme|company] to invest {$840 million|money}\n"
        "[Birch|company] will invest {$840 million|money}.",
        (None, None),
        "two known firms are two",
    ),
    (
        "# [Acme|company] to raise {$840 million|money}\n"
        "[Acme|company] plans to raise {$860 million|money}.",
        (None, None),
        "too far off to be rounding",
    ),
    (
        "[Acme|company] said profit fell {33.9%|percent}.\n[Acme|company] said sales fell"
        " {33.9%|percent}.",
        (None, None),
        "another measure",
    ),
    (
        "The index fell {120 points|quantity}, or {0.4%|percent}.",
        (None, 0),
        "another unit",
    ),
    (
        "Bids came from {a third|multiple} of firms ({33%|percent}).",
        (None, 0),
        "the share in brackets behind its noun",
    ),
    (
        "Bids came from {a third|multiple} of firms ({8%|percent}).",
        (None, None),
        "another share in brackets",
    ),
    (
        "{A third|multiple} ({33%|percent}) of firms bid.",
        (None, 0),
        "another unit in brackets",
    ),
    (
        "Holders get {$60|money} in cash or {$58|money} in shares.",
        (None, None),
        "alternatives",
    ),
    (
        "Bids came from {half|multiple} of firms ({52%|percent}).",
        (None, 0),
        "a share in words is about its percentage",
    ),
    (
        "{One in ten|multiple} farms ({9%|percent}) closed.",
        (None, 0),
        "one in ten is about nine per cent",
    ),
    (
        "{A quarter|multiple}, or {25%|percent}, of the ferries are idle.",
        (None, 0),
        "a share after or",
    ),
    (
        "{A quarter|multiple}, or {40%|percent}, of the ferries are idle.",
        (None, None),
        "another share after or",
    ),
    (
        "# {Half|multiple} of village shops lack a till\n"
        "A survey found that {51%|percent} of village shops lack a till.",
        (None, 0),
        "a headline's share in words",
    ),
    (
        "# {Half|multiple} of village shops lack a till\nSales of lamp oil grew {51%|percent}.",
        (None, None),
        "a like share of another thing",
    ),
    (
        "# [Acme|company] to buy quarry for {$9bn|money}\n"
        "[Acme|company] will pay {$8.8bn|money} for the quarry.",
        (None, 0),
        "a headline's nine for eight point eight",
    ),
    (
        "# [Acme|company] to buy quarry for {$9bn|money}\n"
        "[Acme|company] will pay {$8.1bn|money} for the quarry.",
        (None, None),
        "nine is not eight point one",
    ),
    (
        "# [Acme|company] flags {$400m|money} bill for [Birch|company] bridge\n"
        "The [Birch|company] bridge needs {$380 million to $420 million|money}.",
        (None, 0),
        "a headline prints the middle of a range",
    ),
    (
        "# Town budget: {$14bn|money} for clinics and ferries\n"
        "[Acme|company] will spend {$13.8bn|money} on clinics and ferries.",
        (None, 0),
        "no owner in the headline, like words",
    ),
    (
        "# [Acme|company] trims output by {100,000 cars|count}\n"
        "[Acme|company] trims output by {100,000 vehicles|count}.",
        (None, 0),
        "another noun for the same large count",
    ),
    (
        "# [Acme|company] hires {12 cooks|count}\n[Acme|company] hires {12 clerks|count}.",
        (None, None),
        "another noun for a small count",
    ),
    (
        "[Acme|company] made {$140 million|money} from leases.\n"
        "That {$140 million|money} could be lost by May.",
        (None, 0),
        "that points back",
    ),
    (
        "[Acme|company] raised {$80 million|money} for ferries.\n"
        "Unions fear that the {$80 million|money} will be spent on roads.",
        (None, 0),
        "the sum that is known",
    ),
    (
        "[Acme|company] got {a $300 million|money} loan from [Birch|company].\n"
        "[Acme|company] matched it with another {$300 million|money} loan from [Cedar|company].",
        (None, None),
        "another loan of the same size",
    ),
    (
        "# [Acme|company] gets {$300 million|money} loan\n"
        "[Acme|company] got a {$300 million|money} loan from [Birch|company].\n"
        "It matches a {$300 million|money} loan from [Cedar|company].",
        (None, 0, None),
        "the second loan of the same size is neither",
    ),
    (
        "About {150 clerks|count} lost work.\nThese {150 clerks|count} will be paid.",
        (None, 0),
        "these point back, whatever the bound",
    ),
    (
        "[Acme|company] has {two yards|count}.\nThese {two yards|count} will close.",
        (None, None),
        "these two may be any two",
    ),
    (
        "[Acme|company] employs {150 clerks|count}.\n"
        "[Acme|company] employs {more than 150 clerks|count}.",
        (None, None),
        "another bound of a plain count",
    ),
    (
        "[Acme|company] pays {$60 a week|money}, or {about $3,100 a year|money}.",
        (None, 0),
        "one pay for two lengths of time",
    ),
    (
        "[Acme|company] pays {$60 a week|money}, or {about $4,000 a year|money}.",
        (None, None),
        "two pays",
    ),
    (
        "# [Acme|company] will cut {40 jobs|count}\n[Birch|company] will cut {40 jobs|count}.",
        (None, None),
        "another firm's jobs",
    ),
    (
        "[Acme|company] owns {three ferries|count}.\n[Birch|company] sold {three ferries|count}.",
        (None, None),
        "small counts of two firms",
    ),
    (
        "[Acme|company] spent {$5 million|money} on tar.\n"
        "[Birch|company] spent {$5 million|money} on tar.",
        (None, None),
        "the same sum of two firms",
    ),
    (
        "[Acme|company] will build over {six years|quantity}.\n"
        "[Acme|company] rejects a shorter {six-year|quantity} plan.",
        (None, 0),
        "a length of time as an attribute",
    ),
    (
        "[Acme|company] has built for {six years|quantity}.\n"
        "[Acme|company] will build for {six years|quantity}.",
        (None, None),
        "the years past and the years to come",
    ),
    (
        "Turnover rose {5%|percent}.\nCosts rose {5%|percent}.",
        (None, None),
        "two things that rose alike",
    ),
    (
        "[Acme|company] said turnover rose {5%|percent}.\n"
        "[Acme|company] said costs fell {5%|percent}.",
        (None, None),
        "one rose and one fell",
    ),
    (
        "# Bank cuts rate in vote of {7 votes|count} to {2 votes|count}\n"
        "[Acme|company] chose by {7 votes|count} to {2 votes|count}.",
        (None, None, 0, 1),
        "the result of a vote",
    ),
    (
        "# [Ostrel|company] bans cars by {6 votes|count}\n"
        "[Norvik|company] settled the matter on Monday by {6 votes|count}.",
        (None, 0),
        "a vote has one result, be it told of the owner or of its council",
    ),
    (
        "# Clerks win {6%|percent} raise in deal to end protest\n"
        "Clerks won a {6%|percent} raise in a deal that ends their protest.",
        (None, 0),
        "one percentage in very like words",
    ),
    (
        "[Acme|company] will spend {$200 million|money} on tar and {$200 million|money} on oil.",
        (None, None),
        "two sums of one sentence",
    ),
    (
        "[Acme|company] will cut {2,412 jobs|count}.\nUnions mourn {2,412 people|count}.",
        (None, 0),
        "a number too exact for chance",
    ),
    (
        "[Acme|company] will cut {2,000 jobs|count}.\nUnions hired {2,000 people|count}.",
        (None, None),
        "a round number",
    ),
    (
        "# Ferry opens after {5-year|quantity} delay\nThe {five-year|quantity} delay was dear.",
        (None, 0),
        "a length of time before the same noun",
    ),
    (
        "# Ferry opens after {5-year|quantity} delay\nShips need a {five-year|quantity} licence.",
        (None, None),
        "a length of time before another noun",
    ),
    (
        "{A quarter|multiple} of trips, or {25%|percent}, are free.",
        (None, 0),
        "a share after its noun and or",
    ),
    (
        "[Acme|company] made a profit of {$3.4bn|money}.\n"
        "[Acme|company] made a profit of {$3.41bn|money}.",
        (None, 0),
        "the first sentence rounds",
    ),
    (
        "[Acme|company] made a profit of {$3bn|money}.\n"
        "[Acme|company] made a profit of {$3.2bn|money}.",
        (None, None),
        "one digit in the first sentence is no rounding to rely on",
    ),
)
