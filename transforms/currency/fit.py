"""How well two amounts printed as one fit the exchange rate of two currencies."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from transforms.currency.conversions import rounding_tolerance
from transforms.currency.rates import NoRate, RateTable
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import FigureReading

FITS = Decimal(6)
"""The rate of the day explains the pair within the rounding of its digits."""
NEARLY = Decimal(2)
"""It lies within the slack of the rate, or the digits are too coarse to tell."""
POSSIBLE = Decimal(0)
"""No rate is known for one of the two."""
MISFIT = Decimal(-8)
"""The rate rules the pair out, unless the paper got it wrong."""
SLACK = Decimal("0.05")
"""How far from the day's rate, or outside the range since 1999, an implied rate may lie."""
DRIFT = Decimal("0.015")
"""How far a paper's own rate of some days ago lies from the day's."""


@dataclass(frozen=True, slots=True)
class Market:
    """The rates of the day on which the article was published."""

    rates: RateTable
    on: date


@dataclass(frozen=True, slots=True)
class Pair:
    """Two amounts printed beside each other as worth the same."""

    one: FigureReading
    other: FigureReading

    def fit(self, codes: tuple[str, str], lexicon: FigureLexicon, market: Market | None) -> Decimal:
        """Return the weight for `one` being in codes[0] and `other` in codes[1].

        With a market, its cross rate decides; where it has none, the lowest and highest rates
        since 1999 do (ECB reference rates, currencies.csv).
        """
        if codes[0] == codes[1]:
            return MISFIT
        if not self.one.value or not self.other.value:
            return POSSIBLE
        implied = self.one.value / self.other.value
        if market is not None:
            with suppress(NoRate):
                rate, _ = market.rates.cross(codes[1], codes[0], market.on)
                return self._fit_rate(abs(implied / rate - 1))
        limits = _limits(codes, lexicon)
        if limits is None:
            return POSSIBLE
        low, high = limits
        return NEARLY if low * (1 - SLACK) <= implied <= high * (1 + SLACK) else MISFIT

    def _fit_rate(self, off_by: Decimal) -> Decimal:
        tolerance = rounding_tolerance(self.one, self.other)
        if off_by <= min(tolerance + DRIFT, SLACK):
            return FITS
        return NEARLY if off_by <= max(tolerance, SLACK) else MISFIT


def _limits(codes: tuple[str, str], lexicon: FigureLexicon) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and highest units of codes[0] per codes[1] since 1999, if known."""
    own, base = (lexicon.usd_ranges.get(code) for code in codes)
    if own is None or base is None:
        return None
    return own[0] / base[1], own[1] / base[0]
