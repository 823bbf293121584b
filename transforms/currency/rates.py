"""ECB reference rates and what can be computed from them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

FX_RULE = "last published at or before publication"
MAXIMUM_AGE_DAYS = 7
"""A rate older than this is no rate of the day: the series has ended or pauses.

The longest regular gap in the ECB series is five days (Easter, Christmas).
"""
PRECISION = 60
"""Significant digits of every division: far beyond the 38 that a column holds."""
PIVOT = "USD"
"""The currency whose days stand for the euro's own: it has a rate on every ECB day."""


class NoRate(LookupError):
    """The ECB published no usable rate; the message says which and why."""


@dataclass(frozen=True, slots=True)
class RateTable:
    """Euro reference rates: days in order, and per currency the rate on each of its days."""

    days: Mapping[str, tuple[date, ...]]
    units_per_eur: Mapping[str, Mapping[date, Decimal]]

    @classmethod
    def of(cls, rates: Iterable[tuple[date, str, Decimal]]) -> RateTable:
        """Return a table of (day, ISO 4217 code, units per euro); EUR itself is always 1."""
        by_currency: dict[str, dict[date, Decimal]] = {}
        for day, code, units in rates:
            by_currency.setdefault(code, {})[day] = units
        days = {code: tuple(sorted(series)) for code, series in by_currency.items()}
        return cls(days, by_currency)

    def cross(self, base: str, quote: str, on: date) -> tuple[Decimal, date]:
        """Return units of `quote` for one `base`, and the day of the rates used.

        The day is the last one at or before `on` on which both currencies were published.

        Raises:
            NoRate: One of the currencies has no rate within MAXIMUM_AGE_DAYS before `on`.
        """
        units_base, units_quote, day = self.units_on(base, quote, on)
        with localcontext(prec=PRECISION):
            return units_quote / units_base, day

    def units_on(self, base: str, quote: str, on: date) -> tuple[Decimal, Decimal, date]:
        """Return both currencies' units per euro and their day, chosen as in `cross`.

        Raises:
            NoRate: As in `cross`.
        """
        day = self.recent_days(base, quote, on, 1)[0]
        return self._units(base, day), self._units(quote, day), day

    def recent_days(self, base: str, quote: str, on: date, count: int) -> tuple[date, ...]:
        """Return up to `count` last days at or before `on` with both currencies, newest first.

        The newest is at most MAXIMUM_AGE_DAYS before `on`.

        Raises:
            NoRate: As in `cross`.
        """
        series, other = self._series(base, on), self._series(quote, on)
        found: list[date] = []
        for position in range(bisect_right(series, on) - 1, -1, -1):
            day = series[position]
            if (on - day).days > MAXIMUM_AGE_DAYS and not found or len(found) == count:
                break
            if self._has(quote, day):
                found.append(day)
        if not found:
            raise NoRate(f"no ECB rate for {base} and {quote} on one day up to {on} ({other[-1]})")
        return tuple(found)

    def _series(self, code: str, on: date) -> tuple[date, ...]:
        """Return the days of `code`, which must have one that is recent at `on`."""
        series = self.days.get(PIVOT if code == "EUR" else code, ())
        position = bisect_right(series, on)
        if position == 0:
            raise NoRate(f"no ECB rate for {code}" + (f" before {series[0]}" if series else ""))
        if (on - series[position - 1]).days > MAXIMUM_AGE_DAYS:
            raise NoRate(f"no ECB rate for {code} after {series[position - 1]}")
        return series

    def _has(self, code: str, day: date) -> bool:
        return code == "EUR" or day in self.units_per_eur[code]

    def _units(self, code: str, day: date) -> Decimal:
        return Decimal(1) if code == "EUR" else self.units_per_eur[code][day]
