"""Which year a day without one falls in, by the exchange rates that printed pairs imply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, localcontext

from transforms.articles.document import NamedDay, PublicationDate
from transforms.currency.rates import PIVOT, PRECISION, NoRate, RateTable
from transforms.figures.reading import FigureReading

FIRST_YEAR = 1999
"""First year of the ECB's reference rates."""
RATE_DAYS = 3
"""A newspaper's rate may be some days old: the last three ECB days are tried (domain F8)."""
COARSEST = Decimal("0.05")
"""Above this width of its interval a pair fits too many years: "US$1 billion"."""
MOST_CHANCE, MOST_CHANCE_OF_ONE = 0.5, 0.2
"""Years that may be expected to fit by chance; fewer where all pairs are of the same currencies."""
MOST_PAIRS = 12
NEAR_DAYS = 90
SAMPLE_STEP = 7
"""Every seventh day tells how often the pairs fit on days that have nothing to do with them."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A printed conversion: which rates its two rounded amounts allow."""

    base: str
    quote: str
    low: Decimal
    high: Decimal

    def fits(self, rates: RateTable, on: date) -> bool:
        """Return whether a rate of the last days at `on` lies inside the interval.

        Raises:
            NoRate: The ECB had none.
        """
        days = rates.recent_days(self.base, self.quote, on, RATE_DAYS)
        crosses = (rates.cross(self.base, self.quote, day)[0] for day in days)
        return any(self.low <= cross <= self.high for cross in crosses)


@dataclass(frozen=True, slots=True)
class _Years:
    """The day in each year: where rates could be tried, and where all pairs fit them.

    `pairs` are those that fit that day of at least one year, whatever its weekday: one that fits
    none is a slip of the press.
    `only` is the one day that fits, where that is unlikely to be chance.
    """

    pairs: tuple[_Pair, ...]
    tried: tuple[date, ...]
    fitting: tuple[date, ...]
    only: date | None

    @classmethod
    def of(cls, named: NamedDay, pairs: Sequence[_Pair], rates: RateTable) -> _Years:
        """Return what the rates of all years say of `pairs`."""
        any_day = tuple(_days_in_years(replace(named, weekday=None, not_before=None), rates))
        used = tuple(pair for pair in pairs if any(_fit((pair,), rates, day) for day in any_day))
        fits = {day: _fit(used, rates, day) for day in _days_in_years(named, rates) if used}
        tried = tuple(day for day, fit in fits.items() if fit is not None)
        fitting = tuple(day for day in tried if fits[day])
        is_only = len(fitting) == 1 and _is_telling(fitting[0], len(tried), used, rates)
        return cls(used, tried, fitting, fitting[0] if is_only else None)


def settle_year_by_rates(
    published: PublicationDate, figures: Sequence[FigureReading], rates: RateTable
) -> PublicationDate:
    """Return `published` with the only year whose rates fit every printed conversion.

    Only a day printed without its year is looked at, and only pairs whose currencies both are
    printed in full. The year must be the only one of all that the rates cover, and few other days
    may fit the pairs by chance. Where the words have settled the year already, pairs that fit
    another year alone open it again, with the conflict.

    Args:
        published: What stamps and words say.
        figures: All figures of the text.
        rates: The ECB's euro reference rates.
    """
    named = published.named
    pairs = tuple(dict.fromkeys(_pairs(figures)))[:MOST_PAIRS]
    if named is None or not pairs:
        return published
    found = _Years.of(named, pairs, rates)
    if published.published_on is not None:
        return _checked(published, found)
    on = found.only
    if on is None:
        return published
    words = f"the rates of {len(found.pairs)} printed conversions fit {on.year} alone"
    return replace(
        published,
        published_on=on,
        precision="day",
        evidence=f"inferred: '{named.words}' + {words} of {len(found.tried)} years",
    )


def _checked(published: PublicationDate, found: _Years) -> PublicationDate:
    """Return the year that the words settled, confirmed or put in doubt by the rates."""
    on = published.published_on
    if on in found.fitting:
        count = f"the rates of {len(found.pairs)} printed conversion(s) agree"
        return replace(published, evidence=f"{published.evidence}; {count}")
    if on not in found.tried or not found.fitting:
        return published
    years = ", ".join(str(day.year) for day in found.fitting)
    doubt = f"the rates of {len(found.pairs)} printed conversion(s) fit {years}"
    if found.only is None:
        return replace(published, conflict=doubt)
    evidence = f"{published.evidence.removeprefix('inferred: ')} would mean {on}, but {doubt} alone"
    return replace(published, published_on=None, precision=None, evidence=evidence, conflict=doubt)


def _pairs(figures: Sequence[FigureReading]) -> Iterator[_Pair]:
    """Yield each printed conversion between two named currencies, narrow enough to tell."""
    for figure in figures:
        original = None if figure.converts is None else figures[figure.converts]
        if original is None or not _is_sure(figure) or not _is_sure(original):
            continue
        with localcontext(prec=PRECISION):
            half, other_half = figure.rounding_step / 2, original.rounding_step / 2
            least = figure.value - half
            if least <= 0 or figure.unit_code == original.unit_code:
                continue
            low = (original.value - other_half) / (figure.value + half)
            high = (original.value + other_half) / least
        if low > 0 and high <= low * (1 + COARSEST):
            yield _Pair(figure.unit_code or "", original.unit_code or "", low, high)


def _is_sure(figure: FigureReading) -> bool:
    return figure.kind == "money" and bool(figure.unit_code) and figure.value_high is None


def _days_in_years(named: NamedDay, rates: RateTable) -> Iterator[date]:
    """Yield the day in every year that the rates cover."""
    last = max((days[-1].year for days in rates.days.values() if days), default=FIRST_YEAR - 1)
    yield from filter(None, map(named.in_year, range(FIRST_YEAR, last + 1)))


def _fit(pairs: Sequence[_Pair], rates: RateTable, on: date) -> bool | None:
    """Return whether all pairs fit at `on`; None where the ECB had no rate for one."""
    try:
        return all([pair.fits(rates, on) for pair in pairs])
    except NoRate:
        return None


def _is_telling(on: date, years: int, pairs: Sequence[_Pair], rates: RateTable) -> bool:
    """Return whether the pairs would rarely fit a day that has nothing to do with them."""
    days = rates.days.get(PIVOT, ())[::SAMPLE_STEP]
    far = [day for day in days if abs(day - on) > timedelta(days=NEAR_DAYS)]
    fits = [fit for fit in (_fit(pairs, rates, day) for day in far) if fit is not None]
    kinds = {frozenset((pair.base, pair.quote)) for pair in pairs}
    most = MOST_CHANCE if len(kinds) > 1 else MOST_CHANCE_OF_ONE
    return bool(fits) and sum(fits) / len(fits) * years <= most
