"""Rules about the size, unit and period of one figure: F1 to F6, F13, F14, F17, F19, F20."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from expectations.declarations import Finding
from expectations.row_rules.rereading import check_reads_back, size_text
from expectations.row_rules.rule import RowRule
from expectations.row_rules.surroundings import Surroundings
from transforms.contracts import Figure

LARGEST_SIZE = Decimal("1e20")
"""Sums of a billion such sizes still fit a DECIMAL(38, 9)."""
USUAL_PERCENT = Decimal(1000)
WIDEST_RANGE = 1000
LEAST_CONFIDENCE = Decimal("0.5")
"""A currency that is not printed is kept from even odds up (domain rule F5)."""
UNITS_OF_KIND: Mapping[str, str] = MappingProxyType(
    {"percent": "%", "percentage_point": "pp", "basis_point": "bp", "multiple": "x"}
)
PRINTED_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
MONTHS_PER_UNIT: Mapping[str, int] = MappingProxyType({"month": 1, "quarter": 3, "year": 12})
LENGTH = re.compile(
    r"\b(?:the|over|next|coming|past|last|following|previous|prior|first)"
    r"\s+(\w+)\s+(month|quarter|year)s?\b",
    re.IGNORECASE,
)
LONGEST = 100
"""Larger numbers before "years" are years themselves, not lengths."""
DAYS_PER_MONTH = Decimal("30.436875")
"""Mean length of a Gregorian month."""
LENGTH_TOLERANCE = Decimal(3)
"""Days: months differ by up to three from their mean, and a period may start a day late."""


def check_is_summable(figure: Figure, _: Surroundings) -> Finding | None:
    """F2: a size is never negative, and so small that sums cannot overflow."""
    for size in (figure.value, figure.value_high):
        if size is not None and not 0 <= size < LARGEST_SIZE:
            return Finding("0 or more, below 1e20 (a fall is told by direction)", f"{size:g}")
    return None


def check_keeps_scale(figure: Figure, around: Surroundings) -> Finding | None:
    """F3: "380 billion" is at least 380 times a billion, whatever else was read."""
    scales = around.context.words.scales
    least = max((_printed_sizes(figure.surface, scales)), default=None)
    largest = max(figure.value, figure.value_high or Decimal(0))
    if least is None or largest >= least:
        return None
    return Finding(f"at least {size_text(least)}, as printed", size_text(largest))


def _printed_sizes(surface: str, scales: Mapping[str, Decimal]) -> list[Decimal]:
    """Return number times scale word for each such pair that is printed side by side."""
    words = "|".join(sorted(map(re.escape, scales), key=len, reverse=True))
    pairs = re.findall(rf"{PRINTED_NUMBER}[\s-]?({words})\b", surface, re.IGNORECASE)
    sizes = []
    for number, word in pairs:
        try:
            sizes.append(Decimal(_decimal_point(number)) * scales[word.lower()])
        except InvalidOperation:
            continue
    return sizes


def _decimal_point(number: str) -> str:
    """Return `number` without thousands marks; a comma before one or two digits is a point."""
    if re.fullmatch(r"\d+,\d{1,2}", number):
        return number.replace(",", ".")
    return number.replace(",", "")


def check_currency(figure: Figure, around: Surroundings) -> Finding | None:
    """F4: money is in a currency that exists, or says why its currency is not known."""
    if figure.kind != "money":
        return None
    if figure.unit_code is None:
        return None if figure.currency_reason else Finding("a reason", "no currency, no reason")
    if figure.unit_code in around.context.words.currency_codes:
        return None
    return Finding("an ISO 4217 currency", figure.unit_code)


def check_currency_evidence(figure: Figure, _: Surroundings) -> Finding | None:
    """F5: a currency that the sign does not name rests on stated evidence."""
    if figure.kind != "money" or figure.unit_code is None:
        return None
    if figure.currency_evidence == "explicit":
        return None
    if figure.currency_evidence is None or not figure.currency_reason:
        return Finding("evidence in words", f"{figure.unit_code} without evidence")
    confidence = figure.currency_confidence or Decimal(0)
    if confidence >= LEAST_CONFIDENCE:
        return None
    return Finding(f"confidence of at least {LEAST_CONFIDENCE}", f"{confidence:f}")


def check_range(figure: Figure, _: Surroundings) -> Finding | None:
    """F6: a range, and only a range, has two ends, the lower one first."""
    high = figure.value_high
    if (high is None) != (figure.bound != "range"):
        ends = "one end" if high is None else "two ends"
        return Finding("two ends exactly for a range", f"{figure.bound} with {ends}")
    if high is None or figure.value <= high:
        return None
    return Finding("the lower end first", f"{size_text(figure.value)} to {size_text(high)}")


def check_range_is_near(figure: Figure, _: Surroundings) -> Finding | None:
    """F20: farther apart than this, the lower end rather lacks its scale: "$500-1bn"."""
    high = figure.value_high
    if high is None or not figure.value or high <= figure.value * WIDEST_RANGE:
        return None
    ends = f"{size_text(figure.value)} to {size_text(high)}"
    return Finding(f"ends within a factor of {WIDEST_RANGE}", ends)


def check_percent(figure: Figure, _: Surroundings) -> Finding | None:
    """F13: a percentage is between -100 (for a fall) and 1,000."""
    if figure.kind != "percent":
        return None
    limit = Decimal(100) if figure.direction == "down" else USUAL_PERCENT
    size = figure.value_high or figure.value
    if size <= limit:
        return None
    return Finding(f"at most {limit}%", f"{size:f}% {figure.direction}")


def check_period(figure: Figure, around: Surroundings) -> Finding | None:
    """F14: the period ends after it starts and is as long as its words say."""
    start, end = figure.period_start, figure.period_end
    if start is None or end is None:
        return None
    if start >= end:
        return Finding("an end after the start", f"{start} to {end}")
    months = _stated_months(figure.period_text or "", around.context.words.numbers)
    if months is None or _is_long(start, end, months):
        return None
    return Finding(f"{months} months, as printed", f"{start} to {end}")


def _stated_months(words: str, numbers: Mapping[str, int]) -> int | None:
    """Return the one length in months that `words` state, or None."""
    lengths = {
        size * MONTHS_PER_UNIT[unit.lower()]
        for number, unit in LENGTH.findall(words)
        if (size := int(number) if number.isdecimal() else numbers.get(number.lower()))
        if size < LONGEST
    }
    return lengths.pop() if len(lengths) == 1 else None


def _is_long(start: date, end: date, months: int) -> bool:
    days = Decimal((end - start).days)
    return abs(days - months * DAYS_PER_MONTH) <= LENGTH_TOLERANCE


def check_has_unit(figure: Figure, _: Surroundings) -> Finding | None:
    """F17: money has a currency."""
    if figure.kind != "money" or figure.unit_code is not None:
        return None
    return Finding("a currency", figure.currency_reason or "none")


def check_unit_of_kind(figure: Figure, _: Surroundings) -> Finding | None:
    """F19: percentages are in %, points in pp or bp, multiples in x."""
    expected = UNITS_OF_KIND.get(figure.kind)
    if expected is None or figure.unit_code == expected:
        return None
    return Finding(expected, figure.unit_code or "no unit")


FIGURE_RULES: tuple[RowRule, ...] = (
    RowRule(
        "F1",
        "core.figures",
        "critical",
        "validity",
        "The words stand in the text, and reading them again gives the same number.",
        check_reads_back,
        proves_code=True,
    ),
    RowRule(
        "F2",
        "core.figures",
        "critical",
        "validity",
        "A size is not negative and small enough to be added up.",
        check_is_summable,
    ),
    RowRule(
        "F3",
        "core.figures",
        "critical",
        "validity",
        "Thousand, million, billion, lakh or crore are multiplied in.",
        check_keeps_scale,
    ),
    RowRule(
        "F4",
        "core.figures",
        "critical",
        "validity",
        "Money is in a currency that exists, or says why its currency is unknown.",
        check_currency,
    ),
    RowRule(
        "F5",
        "core.figures",
        "critical",
        "accuracy",
        "A currency that is not printed rests on stated evidence.",
        check_currency_evidence,
    ),
    RowRule(
        "F6",
        "core.figures",
        "critical",
        "validity",
        "A range has two ends, the lower one first; nothing else has.",
        check_range,
    ),
    RowRule(
        "F13",
        "core.figures",
        "warning",
        "validity",
        "A percentage is between -100 and 1,000.",
        check_percent,
    ),
    RowRule(
        "F14",
        "core.figures",
        "critical",
        "consistency",
        "A period ends after it starts and is as long as its words say.",
        check_period,
    ),
    RowRule(
        "F17",
        "core.figures",
        "warning",
        "completeness",
        "Money has a currency.",
        check_has_unit,
    ),
    RowRule(
        "F19",
        "core.figures",
        "critical",
        "validity",
        "Percentages are in %, points in pp or bp, multiples in x.",
        check_unit_of_kind,
        proves_code=True,
    ),
    RowRule(
        "F20",
        "core.figures",
        "warning",
        "validity",
        "The ends of a range are within a factor of 1,000.",
        check_range_is_near,
    ),
)
