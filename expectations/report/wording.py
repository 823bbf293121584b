"""Numbers and dates as a reader would write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

SCALES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
NOTHING = "–"
SIGNS = {"USD": "US$", "%": ""}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUTE = 60
LARGE_SHARE = Decimal(10)


def amount(value: Decimal | None, unit: str | None = None) -> str:
    """Return a size with three or four digits: 52380952380 USD -> "US$52.4 bn"."""
    if value is None:
        return NOTHING
    for scale, name in SCALES:
        if abs(value) >= scale:
            return _with_unit(f"{_short(value / scale)} {name}", unit)
    return _with_unit(_short(value), unit)


def _short(value: Decimal) -> str:
    text = f"{value:,.1f}" if abs(value) < 1000 else f"{value:,.0f}"  # noqa: PLR2004
    return text.removesuffix(".0")


def _with_unit(number: str, unit: str | None) -> str:
    if unit is None:
        return number
    if unit == "%":
        return f"{number}%"
    return f"{SIGNS[unit]}{number}" if unit in SIGNS else f"{number} {unit}"


def printed_amount(hedge: str, value: Decimal, value_high: Decimal | None, unit: str | None) -> str:
    """Return a claim's size with its hedge: "more than 380 bn CNY", "60 bn to US$65 bn"."""
    if value_high is not None:
        return f"{amount(value)} to {amount(value_high, unit)}"
    words = "" if hedge == "exact" else f"{hedge.replace('_', ' ')} "
    return words + amount(value, unit)


def share(value: float | Decimal | None) -> str:
    """Return a share as a percentage: 0.973 -> "97%"; 0.996 -> "99.6%", never a rounded 100."""
    if value is None:
        return NOTHING
    percent = Decimal(str(value)) * 100
    digits = 1 if Decimal(99) < percent < 100 else 0  # noqa: PLR2004
    return f"{percent:.{digits}f}%"


def deviation(value: Decimal | None) -> str:
    """Return by how much something is off: 0.0723 -> "+7.2%", 0.0004 -> "+0.04%"."""
    if value is None:
        return NOTHING
    percent = value * 100
    if abs(percent) >= LARGE_SHARE:
        return f"{percent:+.0f}%"
    return f"{percent:+.1f}%" if abs(percent) >= 1 else f"{percent:+.2f}%"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return "1 figure", "2 figures", "no figures"."""
    word = one if count == 1 else many or f"{one}s"
    return f"{count:,} {word}" if count else f"no {word}"


def day(value: date | datetime | None) -> str:
    """Return 24 Feb 2025."""
    return NOTHING if value is None else f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """Return 24 Feb 2025, 09:30 UTC."""
    return f"{day(value)}, {value:%H:%M} UTC"


def period(start: date | None, end: date | None) -> str:
    """Return the first day to the first day after, shortened to the year where that is all."""
    if start is None and end is None:
        return NOTHING
    if start is None:
        return f"until {day(end)}"
    if end is None:
        return f"from {day(start)}"
    is_year = (start.month, start.day, end.month, end.day) == (1, 1, 1, 1)
    if is_year and end.year == start.year + 1:
        return str(start.year)
    return f"{day(start)} to {day(end)}"


def seconds(value: float | None) -> str:
    """Return 12 s, 3 min."""
    if value is None:
        return NOTHING
    return f"{value:.0f} s" if value < 2 * MINUTE else f"{value / MINUTE:.0f} min"
