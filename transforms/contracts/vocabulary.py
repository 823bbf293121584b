"""Closed vocabularies of the tables. A value outside its set fails the contract."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

Kind = Literal[
    "money",
    "percent",
    "percentage_point",
    "basis_point",
    "count",
    "multiple",
    "rate",
    "quantity",
    "index",
]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range"]
Direction = Literal["up", "down", "none"]
Status = Literal["actual", "planned", "forecast", "hypothetical"]
Category = Literal[
    "investment",
    "spending",
    "revenue",
    "profit_loss",
    "market_value",
    "price",
    "price_change",
    "stake",
    "funding",
    "deal_value",
    "debt",
    "production",
    "employment",
    "economy",
    "time_span",
    "other",
]
EntityType = Literal[
    "company", "organization", "government", "person", "place", "product", "facility", "event"
]
Predicate = Literal[
    "chief_executive_of",
    "chair_of",
    "founder_of",
    "owner_of",
    "subsidiary_of",
    "investor_in",
    "supplier_to",
    "partner_of",
    "competitor_of",
    "regulator_of",
    "employed_by",
]
SentenceRole = Literal["title", "standfirst", "heading", "caption", "body", "boilerplate"]
CurrencyEvidence = Literal["explicit", "conversion", "publisher", "context"]
"""How a currency is known: the sign or word names one currency; a figure in another currency
beside it proves it; it is what the publisher's home currency makes of the sign; or the countries,
markets and institutions that the article speaks of decide, or a wire's own word (dlrs)."""
PeriodKind = Literal["within", "by", "since", "from", "until", "as_of", "so_far", "per", "length"]
"""How words mean a period: something in it (in 2025, over the next three years); a deadline (by
2030: the dates are those of the unit named); open, since or from its start; until its end; a state
on a date (as of March 31); its part so far (year to date); a rate for each such span (a year); or
only how long it takes (over three years: dates, where given, count from publication)."""
PeriodPlace = Literal["figure", "clause", "opening", "sentence_before"]
"""Where the words of a figure's period stand: within the figure, in its clause, at the head of its
sentence, or at the head of the sentence before in the same paragraph."""
Restatement = Literal["conversion", "repeat", "other_unit"]
"""How a figure restates an earlier one: in another currency, repeated (headline, caption, or
rounded), or in another unit ("120 points, or 0.4%")."""
NumberReason = Literal[
    "date",
    "year",
    "period",
    "clock_time",
    "ordinal",
    "score",
    "address",
    "name",
    "law",
    "label",
    "reference",
    "code",
    "ratio",
    "table",
    "boilerplate",
    "other_language",
    "unreadable",
    "unread",
]
"""Why a number-like string is no figure."""
DatePrecision = Literal["minute", "day", "month", "year"]
ArticleStatus = Literal["live", "updated", "corrected", "withdrawn"]
"""What a version says of itself: as first published, with news added, with an error put right, or
taken back by its publisher."""
Severity = Literal["critical", "warning"]
RunState = Literal["published", "unchanged", "failed", "killed"]

KINDS: tuple[str, ...] = get_args(Kind)
BOUNDS: tuple[str, ...] = get_args(Bound)
DIRECTIONS: tuple[str, ...] = get_args(Direction)
STATUSES: tuple[str, ...] = get_args(Status)
CATEGORIES: tuple[str, ...] = get_args(Category)
ENTITY_TYPES: tuple[str, ...] = get_args(EntityType)
PREDICATES: tuple[str, ...] = get_args(Predicate)
SENTENCE_ROLES: tuple[str, ...] = get_args(SentenceRole)
CURRENCY_EVIDENCE: tuple[str, ...] = get_args(CurrencyEvidence)
RESTATEMENTS: tuple[str, ...] = get_args(Restatement)
NUMBER_REASONS: Mapping[NumberReason, str] = MappingProxyType(
    {
        "date": "a day or month of the calendar (Feb 24, 2019-09-01)",
        "year": "a year, a span of years or a decade (2024, 1986/87, the 1990s)",
        "period": "another time expression (Q4, fiscal 2026, the first half of 2025)",
        "clock_time": "a time of day (8:30 a.m.)",
        "ordinal": "a place in an order (3rd, 19th)",
        "score": "a result or record of a match (7-2)",
        "address": "a house number (45 Finsbury Square)",
        "name": "part of a name, of a model, a company or an index (A350, GPT-4, S&P 500, 5G)",
        "law": "a law or a part of one (Section 230, Chapter 11)",
        "label": "a rank, list, page or version number (No. 3, page 5)",
        "reference": "a footnote or a citation ([9])",
        "code": "a telephone number, web address, version or other code",
        "ratio": "a ratio or shape that serves as a name (2-for-1, 4x4)",
        "table": "one of several numbers in a line of a table, whose heads are not read",
        "boilerplate": "it stands in a boilerplate line",
        "other_language": "the words around it are in another language",
        "unreadable": "an amount whose size is not sure ($3 b, 1,000,00 euros)",
        "unread": "the reader cannot say why: this is the measure of silence",
    }
)
"""Each `NumberReason` in plain words."""
DATE_PRECISIONS: tuple[str, ...] = get_args(DatePrecision)
ARTICLE_STATUSES: tuple[str, ...] = get_args(ArticleStatus)
SEVERITIES: tuple[str, ...] = get_args(Severity)
RUN_STATES: tuple[str, ...] = get_args(RunState)
