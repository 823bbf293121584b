"""Cases of states and markets as owners, and of sorts and purposes of sums; all invented."""

from __future__ import annotations

from tests.transforms.claims.marked import Case

STATE_OWNERS: tuple[Case, ...] = (
    (
        "# [Acme|company] lifts its sales goal\n[Acme|company] had a good year.\n"
        "The government set aside {$5 million|money} for roads.",
        (None,),
        "the government is never a company",
    ),
    (
        "# [Acme|company] lifts its sales goal\n[Acme|company] had a good year.\n"
        "[Ruritania|country]'s government plans to spend {$5 million|money}.",
        ("Ruritania",),
        "the government of a country",
    ),
    (
        "[Ruritania|country] voted.\nMinisters have earmarked {$5 million|money} for roads.",
        ("Ruritania",),
        "ministers act for the country of the article",
    ),
    (
        "[Ruritania|country] voted.\nPrime Minister [Ana Ruiz|person] pledged {$5 million|money}.",
        ("Ruritania",),
        "a minister acts for the country",
    ),
    (
        "[Ruritania|country] and [Graustark|country] met.\n"
        "The government set aside {$5 million|money} for roads.",
        (None,),
        "of two countries either could be meant",
    ),
    (
        "# [Acme|company] lifts its sales goal\n[Acme|company] had a good year.\n"
        "Sterling fell {0.6%|percent} in a day.",
        (None,),
        "a currency is nobody's",
    ),
)

SUMS: tuple[Case, ...] = (
    ("[Acme|company] will save {$15 billion a year|money}.", ("spending",), "what is saved"),
    ("[Acme|company] will buy back {$3 billion|money} of shares.", ("other",), "a buyback"),
    ("[Acme|company] won a contract worth {$8 billion|money}.", ("deal_value",), "a contract"),
    ("[Acme|company] charges {$30 a month|money} for it.", ("price",), "a fee"),
)

UNTIMED: tuple[Case, ...] = (
    ("[Acme|company] spent {$5 million|money} on chips this year.", ("chips",), "a year"),
    ("[Acme|company] spends {$5 million|money} on roads annually.", ("roads",), "how often"),
)

GOODS: tuple[Case, ...] = (
    ("{$9 million|money} goes to schools.", ("spending",), "where it goes"),
    ("Milk prices go up by {$2|money} to {$9|money}.", ("price_change", "price"), "it goes up"),
    ("The success rate was {87%|percent}.", ("other",), "no rate of an economy"),
    ("The margin of error is {3%|percent}.", ("other",), "no margin of profit"),
    ("The kiwi slipped to {$0.59|money}.", ("price",), "a currency by its nickname"),
    ("Oil drops {below $66|money}.", ("price",), "the level at which a move ends"),
    ("In a poll, {54%|percent} said prices were too high.", ("other",), "who was asked"),
    ("It cut {2%|percent} of its work force.", ("employment",), "two words for a workforce"),
    ("Gas rose to {$9|money}.", ("price",), "a good by its name"),
    ("[Acme|company] nabs {$9 million|money}.", ("funding",), "a round"),
    (
        "[Acme|company] plans a {$9 million|money} equity raise.",
        ("funding",),
        "a round by its noun",
    ),
)
