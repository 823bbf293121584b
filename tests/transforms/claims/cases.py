"""Cases of the claim rules: a marked story, what is expected of each of its figures, and why.

All sentences and the companies and people in them are invented.
"""

from __future__ import annotations

from tests.transforms.claims.focus_cases import FOCUS_TABLES
from tests.transforms.claims.marked import Case
from tests.transforms.claims.owner_cases import GOODS, STATE_OWNERS, SUMS, UNTIMED
from tests.transforms.claims.repeat_cases import PLEDGE, REPEATS
from tests.transforms.claims.sign_cases import BELOW_ZERO, MOVES_AND_NOT
from tests.transforms.claims.status_cases import STATUSES_TOLD
from tests.transforms.claims.subject_cases import (
    ANTECEDENTS,
    ECONOMIES,
    KEPT,
    PEOPLE,
    SUBJECTS,
    TOPICS,
)

__all__ = [
    "BELOW_ZERO",
    "CATEGORIES",
    "DIRECTIONS",
    "EVERY_STORY",
    "GOODS",
    "MOVES_AND_NOT",
    "PLEDGE",
    "PURPOSES",
    "REPEATS",
    "SPEAKERS",
    "STATE_OWNERS",
    "STATUSES",
    "SUBJECTS",
    "SUMS",
    "UNTIMED",
]

DIRECTIONS: tuple[Case, ...] = (
    (
        "[Acme|company] said turnover rose {6.1%|percent} to {$94 million|money}.",
        ("up", "up"),
        "size and end of a rise",
    ),
    (
        "Net profit fell to {$40 million|money} from {$50 million|money} a year earlier.",
        ("down", "none"),
        "where a move began has no direction",
    ),
    (
        "Shares in [Acme|company] closed at {$12.50|money}, up {0.4%|percent}.",
        ("up", "up"),
        "a level with its change behind it",
    ),
    (
        "The moisture went from {12%|percent} to {19%|percent}.",
        ("none", "up"),
        "the values tell the direction",
    ),
    (
        "Sales of {4,000 tonnes a day|rate} were up {70%|percent}.",
        ("up", "up"),
        "the level in the subject of a move",
    ),
    (
        "Cables are sold at prices from {$6|money} to {$12|money}.",
        ("none", "none"),
        "a range of prices is no move",
    ),
    (
        "[Acme|company] will cut {1,200 jobs|count}.",
        ("none",),
        "what is cut, not by how much",
    ),
    (
        "The offer is a third less than its rival's {$5 billion|money} bid.",
        ("none",),
        "two things compared",
    ),
    (
        "[Acme|company] said turnover {doubled|multiple} to {$94 million|money}.",
        ("up", "up"),
        "a figure that is the verb of its move",
    ),
    (
        "[Acme|company] will {halve|multiple} its debt.",
        ("down",),
        "a verb that halves",
    ),
    (
        "[Acme|company] employs {240 people|count} at {three plants|count}.",
        ("none", "none"),
        "plain levels",
    ),
    (
        "The index closed {0.9%|percent} higher at {310.5|index}.",
        ("up", "up"),
        "the level behind the size of a move",
    ),
    (
        "Milk was down {2.2%|percent} at {$6|money} a crate.",
        ("down", "down"),
        "the adverb stands before the size",
    ),
    (
        "The fee will go up by {6%|percent} to {$12|money}.",
        ("up", "up"),
        "by so much to a level",
    ),
    (
        "It took {240 people|count} to {three plants|count}.",
        ("none", "none"),
        "no size of a move before to",
    ),
    (
        "The mugs cost {$24|money}. More news follows.",
        ("none",),
        "more belongs to the next sentence",
    ),
    (
        "Fares must go up by an average of {2%|percent}.",
        ("up",),
        "on average by so much",
    ),
    (
        "Its shares rose {6%|percent}, against a {2%|percent} fall in the index.",
        ("up", "down"),
        "what it is compared with is a move too",
    ),
    (
        "The bank reported a {10%|percent} drop in deposits.",
        ("down",),
        "a noun that names the move",
    ),
)

STATUSES: tuple[Case, ...] = (
    ("[Acme|company] spent {$5 million|money} on roads.", ("actual",), "plain past"),
    ("[Acme|company] has set aside {$5 million|money} for roads.", ("actual",), "perfect"),
    ("[Acme|company] will spend {$5 million|money} on roads.", ("planned",), "will, by a doer"),
    ("[Acme|company] pledged to invest {$5 million|money}.", ("planned",), "a pledge"),
    ("[Acme|company] expects to spend {$5 million|money}.", ("planned",), "expects to do"),
    ("# [Acme|company] to invest {$5 million|money} in roads", ("planned",), "headline infinitive"),
    (
        "[Acme|company] expects revenue of {$5 million|money} next year.",
        ("forecast",),
        "expects what it does not do",
    ),
    ("Inflation will fall to {2%|percent} next year.", ("forecast",), "will, by nobody"),
    (
        "Profit missed the {$5 million|money} expected by analysts.",
        ("forecast",),
        "a participle behind it",
    ),
    (
        "If the deal fails, [Acme|company] would pay {$5 million|money}.",
        ("hypothetical",),
        "a condition",
    ),
    (
        "[Acme|company] raised its forecast for milk output in May to {$9 million|money}.",
        ("forecast",),
        "a forecast that moves is one still",
    ),
    (
        "[Acme|company] cut its guidance to {$9 million|money} from {$11 million|money}.",
        ("forecast", "forecast"),
        "where a forecast moved from was one",
    ),
    ("The chain could close {14 shops|count}.", ("hypothetical",), "could"),
    (
        "The minister denied that the state would sell {49%|percent} of the airline.",
        ("hypothetical",),
        "a denial",
    ),
    (
        "The rate will rise from {13%|percent} to {15%|percent} in April.",
        ("actual", "forecast"),
        "where a move starts is known",
    ),
)

CATEGORIES: tuple[Case, ...] = (
    ("[Acme|company] pledged to invest {$5 million|money}.", ("investment",), "verb"),
    ("[Acme|company] spent {$5 million|money} on roads.", ("spending",), "verb"),
    (
        "[Acme|company] said turnover rose {6.1%|percent} to {$94 million|money}.",
        ("revenue", "revenue"),
        "grammatical subject",
    ),
    (
        "Shares in [Acme|company] closed at {$12.50|money}, up {0.4%|percent}.",
        ("price", "price_change"),
        "a level is a price, the size of its move a change",
    ),
    ("[Acme|company] has gained {$100 billion|money} of market value.", ("market_value",), "of"),
    ("[Acme|company] will cut {1,200 jobs|count}.", ("employment",), "counted noun"),
    (
        "[Acme|company] employs {240 people|count} at {three plants|count}.",
        ("employment", "other"),
        "the verb tells what the people are",
    ),
    ("Inflation will fall to {2%|percent} next year.", ("economy",), "subject"),
    (
        "[Acme|company] took a {five-year|quantity} loan of {$5 million|money}.",
        ("time_span", "debt"),
        "a length of time is a time span",
    ),
    ("[Acme|company] bought {3.8%|percent} of its stock.", ("stake",), "a part of shares"),
    ("[Ana Ruiz|person], {34|quantity}, runs [Acme|company].", ("other",), "an age"),
    ("The plant will be built at a cost of {$5 million|money}.", ("investment",), "cost to build"),
    ("The sky was {10%|percent} blue.", ("other",), "no word of the lexicon"),
    (
        "Gross production of crude oil rose {7%|percent} in May.",
        ("production",),
        "the head of the subject, not what stands below it",
    ),
    (
        "[Acme|company] will spend {$5 million|money} on roads, "
        "{a third|multiple} more than last year.",
        ("spending", "spending"),
        "a share of the figure beside it",
    ),
    (
        "The board cut rates in a {7|count} to {2|count} vote.",
        ("other", "other"),
        "a bare count is of no category that money has",
    ),
)

SPEAKERS: tuple[Case, ...] = (
    (
        "[Acme|company] said turnover rose {6.1%|percent} to {$94 million|money}.",
        ("Acme", "Acme"),
        "a verb of speech",
    ),
    ("Sales rose {4%|percent}, according to [Birch|company].", ("Birch",), "a source"),
    ("Sales rose {4%|percent}, [Ana Ruiz|person] said.", ("Ana Ruiz",), "speech behind it"),
    ("[Acme|company] spent {$5 million|money} on roads.", (None,), "the article itself"),
    (
        "It closed the mill, which lost {$5 million|money}, [Ana Ruiz|person] said.",
        ("Ana Ruiz",),
        "a clause within what is said",
    ),
    (
        "“Sales were good,” [Ana Ruiz|person] said.\n“They rose {4%|percent} in May.”",
        ("Ana Ruiz",),
        "a quotation goes on",
    ),
    (
        "“Sales were good,” [Ana Ruiz|person] said.\nThey rose {4%|percent} in May.",
        (None,),
        "behind the quotation the article speaks",
    ),
    (
        "“[Birch|company] said so,” [Ana Ruiz|person] said.\n“We lost {4%|percent} in May.”",
        ("Ana Ruiz",),
        "who is only told of within a quotation says nothing",
    ),
    (
        "[Acme|company] met the [Birch Fund|organization].\n"
        "Prices rose {4%|percent}, the finance ministry said.",
        (None,),
        "a ministry is no company",
    ),
    ("It was sold, said [Ana Ruiz|person], {55|quantity}.", (None,), "the age of who speaks"),
    (
        "[Acme|company], which lost {$5 million|money}, said it was glad.",
        (None,),
        "a clause about who speaks",
    ),
    (
        "The minister denied that the state would sell {49%|percent} of the airline.",
        (None,),
        "who denies a figure does not state it",
    ),
)

PURPOSES: tuple[Case, ...] = (
    ("[Acme|company] spent {$5 million|money} on roads.", ("roads",), "spend on"),
    ("[Acme|company] has set aside {$5 million|money} for roads.", ("roads",), "set aside for"),
    ("[Acme|company] pledged to invest {$5 million|money}.", (None,), "not stated"),
    (
        "Shares in [Acme|company] closed at {$12.50|money}, up {0.4%|percent}.",
        (None, None),
        "no word that introduces a purpose",
    ),
)

EVERY_STORY: tuple[str, ...] = tuple(
    case[0]
    for table in (
        *(DIRECTIONS, MOVES_AND_NOT, BELOW_ZERO, STATUSES, CATEGORIES),
        *(ANTECEDENTS, ECONOMIES, TOPICS, KEPT, PEOPLE, STATUSES_TOLD, GOODS),
        *(SUBJECTS, SPEAKERS, PURPOSES, REPEATS, STATE_OWNERS, SUMS, UNTIMED, *FOCUS_TABLES),
    )
    for case in table
)
