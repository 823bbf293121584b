"""Closed vocabularies of the tables. A value outside its set fails the contract."""

from __future__ import annotations

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
Restatement = Literal["conversion", "repeat", "other_unit"]
"""How a figure restates an earlier one: in another currency, repeated (headline, caption, or
rounded), or in another unit ("120 points, or 0.4%")."""
DatePrecision = Literal["minute", "day", "month", "year"]
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
DATE_PRECISIONS: tuple[str, ...] = get_args(DatePrecision)
SEVERITIES: tuple[str, ...] = get_args(Severity)
RUN_STATES: tuple[str, ...] = get_args(RunState)
