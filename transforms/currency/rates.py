"""ECB reference rates and what can be computed from them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

FX_RULE = "last published at or before publication"
MAXIMUM_AGE_DAYS = 7
"""A rate older than this is no rate of the day: the series has ended or pauses.

The longest regular gap in the ECB series is five days (Easter, Christmas).
"""


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
        day = min(self._day(code, on) for code in (base, quote))
        return self._units(quote, day) / self._units(base, day), day

    def _day(self, code: str, on: date) -> date:
        series = self.days.get("USD", ()) if code == "EUR" else self.days.get(code, ())
        position = bisect_right(series, on)
        if position == 0:
            since = f" before {series[0]}" if series else ""
            raise NoRate(f"no ECB rate for {code}{since}")
        day = series[position - 1]
        if (on - day).days > MAXIMUM_AGE_DAYS:
            raise NoRate(f"no ECB rate for {code} after {day}")
        return day

    def _units(self, code: str, day: date) -> Decimal:
        return Decimal(1) if code == "EUR" else self.units_per_eur[code][day]
