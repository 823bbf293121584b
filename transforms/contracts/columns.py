"""Columns that stand in several tables: declared once, so that one name has one meaning."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from transforms.contracts.table import Column
from transforms.contracts.vocabulary import PeriodKind, PeriodPlace

ID_PATTERN = r"^[0-9a-f]{16}$"
"""Every id is the first 16 hex digits of a SHA-256 over the parts its `doc` names."""

ArticleId = Annotated[
    str, Column("Article, over all its versions.", references="core.articles.article_id")
]
Version = Annotated[
    int, Column("Version of the article: 1, then one more per changed content.", minimum=1)
]
SentenceId = Annotated[
    str,
    Column("Sentence it stands in.", pattern=ID_PATTERN, references="core.sentences.sentence_id"),
]
StartChar = Annotated[
    int,
    Column("Offset of its first character in the article's text.", unit="character", minimum=0),
]
EndChar = Annotated[
    int,
    Column("Offset just past its last character.", unit="character", minimum=1),
]
Surface = Annotated[str, Column("The words as printed: text[start_char:end_char].")]
Rule = Annotated[str, Column("Name of the rule that made the row.", pattern=r"^[a-z0-9_]+$")]
SubjectRule = Annotated[str | None, Column("Rule that chose the subject.", null_means="no subject")]
RulesVersion = Annotated[
    str,
    Column("Version of the rules and lexicons that made the row.", pattern=r"^[0-9a-z.+-]+$"),
]
RunId = Annotated[str, Column("Run that recorded the row.", bookkeeping=True)]
RecordedAt = Annotated[
    datetime,
    Column("When the run that recorded the row began (UTC).", bookkeeping=True),
]
Confidence = Annotated[
    Decimal,
    Column("How sure the reading is, 0 to 1; not a probability.", minimum=0, maximum=1),
]
PeriodText = Annotated[
    str | None, Column("Words that state the period.", null_means="no period is stated")
]
PeriodStart = Annotated[
    date | None,
    Column(
        "First day of the period; of by and until that of the unit named (by 2030: 2030-01-01).",
        null_means="no period, open start, or undatable words",
    ),
]
PeriodEnd = Annotated[
    date | None,
    Column(
        "First day after the period.", null_means="no period, open end, or words that give no date"
    ),
]
PeriodReason = Annotated[
    str | None,
    Column("Why the period has no dates.", null_means="it has dates, or no period is stated"),
]
PeriodKindOf = Annotated[
    PeriodKind | None,
    Column(
        "How the words mean the period: within it, by it (a deadline), since, from or until it, "
        "as_of (a state on that date), so_far (its part up to publication), per (a rate for each "
        "such span) or length (how long only: dates, where given, count from publication).",
        null_means="no period is stated",
    ),
]
PeriodLength = Annotated[
    str | None,
    Column(
        "Length that the words state, as ISO 8601 duration: P3Y for three years.",
        pattern=r"^P\d+[DWMY]$",
        null_means="they state no length",
    ),
]
PeriodFoundIn = Annotated[
    PeriodPlace | None,
    Column(
        "Where the words stand: figure, clause, opening (head of its sentence) or "
        "sentence_before (head of the sentence before).",
        null_means="no period is stated",
    ),
]
Usd = Annotated[
    Decimal | None,
    Column(
        "The value in US dollars, never negative: a fall or a printed minus is in direction.",
        unit="USD",
        null_means="not money, or see usd_reason",
    ),
]
UsdHigh = Annotated[
    Decimal | None,
    Column("Upper end of a range in US dollars.", unit="USD", null_means="no range, or no usd"),
]
UsdReason = Annotated[
    str | None,
    Column("Why there is no US dollar value.", null_means="there is one, or it is not money"),
]
FxOn = Annotated[
    date | None,
    Column("Day of the ECB rate used.", null_means="no conversion took place"),
]
FxRule = Annotated[
    str | None,
    Column("How the day of the rate was chosen.", null_means="no conversion took place"),
]
Value = Annotated[
    Decimal,
    Column(
        "Size in its own unit, scale words multiplied in; the lower end of a range. "
        "Never negative: a fall or a printed minus is in direction."
    ),
]
ValueHigh = Annotated[
    Decimal | None, Column("Upper end of a range.", null_means="the figure is no range")
]
UnitCode = Annotated[
    str | None,
    Column(
        "ISO 4217 currency of money; %, pp, bp or x; a UCUM code of a quantity.",
        null_means="a bare count, a unit without a code, or a currency that cannot be known",
    ),
]
IsNegative = Annotated[
    bool | None,
    Column(
        "Whether the size is below zero: a minus is printed, or it is a loss. `value` is the size "
        "alone; `direction` tells what rises or falls.",
        null_means="recorded by rules that did not tell",
    ),
]
UnitText = Annotated[
    str | None,
    Column("The unit or counted noun as printed.", null_means="none is printed"),
]
