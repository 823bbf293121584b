"""US dollars at the rate of the day, and the check of printed conversions against the ECB."""

from __future__ import annotations

from dataclasses import dataclass
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
TOO_LARGE = "too large for the column"
TOO_COARSE = Decimal("0.10")
"""Above this tolerance a conversion fits almost any rate and cannot be judged: US$1 billion."""
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
        spread: Share between the lowest and highest cross of the last three ECB days.
        reason: Why there is no ECB rate or no implied one; None where `off_by` is known.
    """

    implied_rate: Decimal | None
    ecb_rate: Decimal | None
    off_by: Decimal | None
    tolerance: Decimal | None
    spread: Decimal | None
    reason: str | None

    @property
    def ok(self) -> bool | None:
        """Return whether rounding and the days' spread explain the difference.

        None: there is no rate, or the printed digits are too coarse to judge by.
        """
        if self.off_by is None or self.allowed is None or self.allowed > TOO_COARSE:
            return None
        return abs(self.off_by) <= self.allowed

    @property
    def allowed(self) -> Decimal | None:
        """Return the share that rounding and the spread of the days explain together."""
        if self.tolerance is None or self.spread is None:
            return None
        return self.tolerance + self.spread


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

    The tolerance follows from the printed digits: S$70 billion means 69.5 to 70.5 billion.
    """
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
        ecb, _ = rates.cross(code, other, on)
        spread = _spread(rates, code, other, on)
    except NoRate as error:
        return _unchecked(implied, tolerance, str(error))
    with localcontext(prec=PRECISION):
        off_by = implied / ecb - 1
    return PairCheck(
        implied_rate=_rounded(implied),
        ecb_rate=_rounded(ecb),
        off_by=_rounded(off_by),
        tolerance=_rounded(tolerance),
        spread=_rounded(spread),
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


def _unchecked(implied: Decimal, tolerance: Decimal, reason: str) -> PairCheck:
    return PairCheck(_rounded(implied), None, None, _rounded(tolerance), None, reason)


def rounding_tolerance(figure: FigureReading, original: FigureReading) -> Decimal:
    """Return by which share the implied rate can differ from the true one through rounding."""
    with localcontext(prec=PRECISION):
        half, other_half = figure.rounding_step / 2, original.rounding_step / 2
        least = max(figure.value - half, figure.value / 2)
        highest = (original.value + other_half) / least
        lowest = (original.value - other_half) / (figure.value + half)
        implied = original.value / figure.value
        return max(highest / implied - 1, 1 - lowest / implied)


def _spread(rates: RateTable, base: str, quote: str, on: date) -> Decimal:
    """Return the span of the last days' crosses as a share of the lowest."""
    days = rates.recent_days(base, quote, on, SPREAD_DAYS)
    crosses = [rates.cross(base, quote, day)[0] for day in days]
    with localcontext(prec=PRECISION):
        return max(crosses) / min(crosses) - 1


def _rounded(value: Decimal) -> Decimal:
    with localcontext(prec=PRECISION):
        return value.quantize(DECIMALS, rounding=ROUND_HALF_EVEN)
