"""US dollars at the rate of the day, and the check of printed conversions against the ECB."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from transforms.currency.rates import FX_RULE, PRECISION, NoRate, RateTable
from transforms.figures.reading import FigureReading

DECIMALS = Decimal("1e-9")
"""Smallest step of a DECIMAL(38, 9) column."""
LARGEST = Decimal("1e29")
"""First size that a DECIMAL(38, 9) column cannot hold."""
ALREADY_DOLLARS = "already US dollars"
NO_CURRENCY = "no currency"
NO_DATE = "article has no date"
ONE_RANGE = "a range and a single sum imply no rate"
TOO_LARGE = "too large for the column"
TOO_COARSE = Decimal("0.10")
"""Above this tolerance a conversion fits almost any rate and cannot be judged: US$1 billion."""
UNLIMITED = Decimal(9)
"""Allowed where the original may round from zero: nothing can be said."""
SPREAD_DAYS = 3
"""ECB days whose crosses span the spread: a newspaper's rate may be some days old (domain F8)."""


@dataclass(frozen=True, slots=True)
class UsdValue:
    """A figure in US dollars; `usd_reason` says why there is none, and is None if not money."""

    usd: Decimal | None
    usd_high: Decimal | None
    usd_reason: str | None
    fx_on: date | None
    fx_rule: str | None


@dataclass(frozen=True, slots=True)
class PairCheck:
    """A printed conversion against the ECB cross.

    Attributes:
        implied_rate: Units of the original's currency for one unit of the conversion's.
        ecb_rate: The same rate at the ECB on the day of the article, None without one.
        off_by: Implied over ECB rate, less one.
        tolerance: Largest share by which rounding of both printed numbers can be off.
        allowed: Share that rounding and the crosses of the last three ECB days explain together,
            on the side on which `off_by` lies.
        reason: Why there is no ECB rate or no implied one; None where `off_by` is known.
    """

    implied_rate: Decimal | None
    ecb_rate: Decimal | None
    off_by: Decimal | None
    tolerance: Decimal | None
    allowed: Decimal | None
    reason: str | None

    @property
    def ok(self) -> bool | None:
        """Return whether rounding and the days' spread explain the difference.

        None: there is no rate, or the printed digits are too coarse to judge by.
        """
        if self.off_by is None or self.allowed is None or self.allowed > TOO_COARSE:
            return None
        return abs(self.off_by) <= self.allowed


NOT_MONEY = UsdValue(None, None, None, None, None)


def to_us_dollars(figure: FigureReading, rates: RateTable, on: date | None) -> UsdValue:
    """Return `figure` in US dollars at the last ECB rate published on or before `on`.

    Args:
        figure: Any figure; one that is not money gives NOT_MONEY.
        rates: The ECB's euro reference rates.
        on: Day of publication, or None where it is not known.

    Returns:
        Exact quotients rounded half-even to nine decimals, or None with the reason in words.
    """
    if figure.kind != "money":
        return NOT_MONEY
    code = _currency_of(figure)
    reason = _obstacle(figure, code, on)
    if reason is not None:
        return _without_value(reason)
    if code is None or on is None or code == "USD":
        high = None if figure.value_high is None else _rounded(figure.value_high)
        return UsdValue(_rounded(figure.value), high, None, None, ALREADY_DOLLARS)
    try:
        units_code, units_usd, day = rates.units_on(code, "USD", on)
    except NoRate as error:
        return _without_value(str(error))
    return _converted(figure, (units_code, units_usd), day)


def check_pair(
    figure: FigureReading, original: FigureReading, rates: RateTable, on: date | None
) -> PairCheck:
    """Return how far the conversion `figure` of `original` is from the ECB cross of the day.

    The tolerance follows from the printed digits: S$70 billion means 69.5 to 70.5 billion. Of two
    ranges the ends that fit less well count.
    """
    low = _check_ends(figure, original, rates, on)
    if figure.value_high is None and original.value_high is None:
        return low
    if figure.value_high is None or original.value_high is None:
        return _unchecked(low.implied_rate, low.tolerance, ONE_RANGE)
    ends = [replace(side, value=side.value_high or side.value) for side in (figure, original)]
    high = _check_ends(ends[0], ends[1], rates, on)
    return max((low, high), key=_excess)


def _excess(check: PairCheck) -> Decimal:
    """Return by how much a check is off beyond what is allowed."""
    if check.off_by is None or check.allowed is None:
        return Decimal(0)
    return abs(check.off_by) - check.allowed


def _check_ends(
    figure: FigureReading, original: FigureReading, rates: RateTable, on: date | None
) -> PairCheck:
    code, other = _currency_of(figure), _currency_of(original)
    if not figure.value or not original.value:
        return PairCheck(None, None, None, None, None, "a size of zero implies no rate")
    with localcontext(prec=PRECISION):
        implied = original.value / figure.value
    tolerance = rounding_tolerance(figure, original)
    if code is None or other is None:
        return _unchecked(implied, tolerance, NO_CURRENCY)
    if on is None:
        return _unchecked(implied, tolerance, NO_DATE)
    try:
        crosses = _recent_crosses(rates, code, other, on)
    except NoRate as error:
        return _unchecked(implied, tolerance, str(error))
    ecb = crosses[0]
    with localcontext(prec=PRECISION):
        off_by = implied / ecb - 1
    return PairCheck(
        implied_rate=_rounded(implied),
        ecb_rate=_rounded(ecb),
        off_by=_rounded(off_by),
        tolerance=_rounded(tolerance),
        allowed=_rounded(_allowed(implied, _implied_limits(figure, original), crosses)),
        reason=None,
    )


def _currency_of(figure: FigureReading) -> str | None:
    if figure.currency is not None:
        return figure.currency.code
    return figure.unit_code


def _obstacle(figure: FigureReading, code: str | None, on: date | None) -> str | None:
    """Return what stands in the way of US dollars before any rate is asked for."""
    if code is None:
        return NO_CURRENCY
    if max(figure.value, figure.value_high or Decimal(0)) >= LARGEST:
        return TOO_LARGE
    return NO_DATE if on is None and code != "USD" else None


def _without_value(reason: str) -> UsdValue:
    return UsdValue(None, None, reason, None, None)


def _converted(figure: FigureReading, units: tuple[Decimal, Decimal], day: date) -> UsdValue:
    with localcontext(prec=PRECISION):
        usd = figure.value * units[1] / units[0]
        high = None if figure.value_high is None else figure.value_high * units[1] / units[0]
    if max(usd, high or Decimal(0)) >= LARGEST:
        return _without_value(TOO_LARGE)
    return UsdValue(_rounded(usd), None if high is None else _rounded(high), None, day, FX_RULE)


def _unchecked(implied: Decimal | None, tolerance: Decimal | None, reason: str) -> PairCheck:
    return PairCheck(
        None if implied is None else _rounded(implied),
        None,
        None,
        None if tolerance is None else _rounded(tolerance),
        None,
        reason,
    )


def rounding_tolerance(figure: FigureReading, original: FigureReading) -> Decimal:
    """Return by which share the implied rate can differ from the true one through rounding."""
    lowest, highest = _implied_limits(figure, original)
    with localcontext(prec=PRECISION):
        implied = original.value / figure.value
        return max(highest / implied - 1, 1 - lowest / implied)


def _implied_limits(figure: FigureReading, original: FigureReading) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest rate of which both prints can be roundings."""
    with localcontext(prec=PRECISION):
        half, other_half = figure.rounding_step / 2, original.rounding_step / 2
        least = max(figure.value - half, figure.value / 2)
        lowest = (original.value - other_half) / (figure.value + half)
        return lowest, (original.value + other_half) / least


def _recent_crosses(rates: RateTable, base: str, quote: str, on: date) -> list[Decimal]:
    """Return the crosses of the last ECB days, that of the article's day first."""
    days = rates.recent_days(base, quote, on, SPREAD_DAYS)
    return [rates.cross(base, quote, day)[0] for day in days]


def _allowed(
    implied: Decimal, limits: tuple[Decimal, Decimal], crosses: Sequence[Decimal]
) -> Decimal:
    """Return how far `implied` may lie from the first cross so that its limits reach one of all."""
    lowest, highest = limits
    with localcontext(prec=PRECISION):
        if implied >= crosses[0]:
            return max(crosses) * implied / lowest / crosses[0] - 1 if lowest > 0 else UNLIMITED
        return 1 - min(crosses) * implied / highest / crosses[0]


def _rounded(value: Decimal) -> Decimal:
    with localcontext(prec=PRECISION):
        return value.quantize(DECIMALS, rounding=ROUND_HALF_EVEN)
