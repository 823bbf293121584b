"""One table: printed conversions, a day without its year, and the year that their rates leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from flows.rates import load_rates
from transforms.articles.document import NamedDay, PublicationDate
from transforms.articles.rate_year import settle_year_by_rates
from transforms.currency.rates import RateTable
from transforms.figures.reading import FigureReading

FEB_24 = NamedDay(2, 24, None, "on Feb 24")
OPEN = PublicationDate(
    None, None, None, "'on Feb 24' without a year", month_day=(2, 24), named=FEB_24
)
Amount = tuple[str, str, str]
Printed = tuple[Amount, Amount]
YUAN: Printed = (("380", "CNY", "1"), ("70", "SGD", "1"))
DOLLARS: Printed = (("80", "USD", "1"), ("107", "SGD", "1"))


def figures(*pairs: Printed) -> tuple[FigureReading, ...]:
    """Each pair as two figures; an amount is (value, currency, step of its last digit)."""
    found: list[FigureReading] = []
    for original, conversion in pairs:
        found.append(money(original, None))
        found.append(money(conversion, len(found) - 1))
    return tuple(found)


def money(amount: Amount, converts: int | None) -> FigureReading:
    value, code, step = amount
    return FigureReading(
        start=0,
        end=1,
        kind="money",
        value=Decimal(value),
        value_high=None,
        bound="exact",
        unit_code=code or None,
        unit_text=code,
        sign=None if code else "$",
        rounding_step=Decimal(step),
        direction="none",
        converts=converts,
        currency=None,
        rule="test",
    )


CASES = (
    # pairs, published_on, why
    ((YUAN, DOLLARS), "2025-02-24", "one year of 21 fits both"),
    ((YUAN,), None, "one pair fits two years"),
    ((DOLLARS,), None, "one pair fits six years"),
    ((YUAN, YUAN), None, "the same pair again is no further evidence"),
    (
        (YUAN, DOLLARS, (("5", "USD", "1"), ("500", "SGD", "1"))),
        "2025-02-24",
        "a slip of the press",
    ),
    (((("80", "USD", "1"), ("900", "SGD", "1")),), None, "a slip alone"),
    ((YUAN, (("80", "USD", "1"), ("107", "", "1"))), None, "a bare sign is no evidence"),
    ((YUAN, (("1", "USD", "1"), ("1", "SGD", "1"))), None, "too coarse to add anything"),
    ((YUAN, (("80", "USD", "1"), ("2.6", "TWD", "0.1"))), None, "the ECB has no such rate"),
    (((("80", "USD", "1"), ("80", "USD", "1")),), None, "one currency"),
    (((("0", "USD", "1"), ("0", "SGD", "1")),), None, "nothing"),
    ((), None, "no pair"),
)


@pytest.fixture(scope="module")
def rates() -> RateTable:
    return load_rates()


@pytest.mark.parametrize(("pairs", "on", "why"), CASES, ids=[case[2] for case in CASES])
def test_year_by_rates(
    pairs: tuple[Printed, ...], on: str | None, why: str, rates: RateTable
) -> None:
    published = settle_year_by_rates(OPEN, figures(*pairs), rates)
    if on is None:
        assert published == OPEN, why
    else:
        assert (str(published.published_on), published.precision) == (on, "day"), why
        assert published.evidence == (
            "inferred: 'on Feb 24' + the rates of 2 printed conversions fit 2025 alone of 21 years"
        )


def test_words_that_say_the_same_are_confirmed(rates: RateTable) -> None:
    words = replace(
        OPEN, published_on=date(2025, 2, 24), precision="day", evidence="inferred: 'in 2025'"
    )
    published = settle_year_by_rates(words, figures(YUAN, DOLLARS), rates)
    assert published.published_on == date(2025, 2, 24)
    assert published.evidence.endswith("; the rates of 2 printed conversion(s) agree")


def test_words_that_say_another_year_open_it_again(rates: RateTable) -> None:
    words = replace(
        OPEN, published_on=date(2022, 2, 24), precision="day", evidence="inferred: 'in 2022'"
    )
    published = settle_year_by_rates(words, figures(YUAN, DOLLARS), rates)
    assert (published.published_on, published.precision) == (None, None)
    assert published.month_day == (2, 24)
    assert published.conflict == "the rates of 2 printed conversion(s) fit 2025"
    assert "would mean 2022-02-24" in published.evidence


def test_words_stand_beside_rates_that_fit_many_years(rates: RateTable) -> None:
    words = replace(
        OPEN, published_on=date(2016, 2, 24), precision="day", evidence="inferred: 'in 2016'"
    )
    published = settle_year_by_rates(words, figures(DOLLARS), rates)
    assert published.published_on == date(2016, 2, 24)
    assert published.conflict is not None


def test_a_date_with_its_year_is_left_alone(rates: RateTable) -> None:
    stated = PublicationDate(date(2019, 2, 24), None, "day", "JSON-LD datePublished")
    assert settle_year_by_rates(stated, figures(YUAN, DOLLARS), rates) is stated


def test_a_weekday_and_the_latest_past_day_bound_the_years(rates: RateTable) -> None:
    monday = replace(OPEN, named=replace(FEB_24, weekday=0))
    tuesday = replace(OPEN, named=replace(FEB_24, weekday=1))
    later = replace(OPEN, named=replace(FEB_24, not_before=date(2025, 3, 1)))
    both = figures(YUAN, DOLLARS)
    assert settle_year_by_rates(monday, both, rates).published_on == date(2025, 2, 24)
    assert settle_year_by_rates(tuesday, both, rates).published_on is None
    assert settle_year_by_rates(later, both, rates).published_on is None


def test_rates_that_never_move_say_nothing() -> None:
    days = [date(2015, 1, 1) + timedelta(days=n) for n in range(3000)]
    flat = RateTable.of(
        (day, code, Decimal(units))
        for day in days
        for code, units in (("USD", "1.1"), ("SGD", "1.47"), ("CNY", "7.98"))
    )
    assert settle_year_by_rates(OPEN, figures(YUAN, DOLLARS), flat) == OPEN


def test_without_rates_nothing_follows() -> None:
    assert settle_year_by_rates(OPEN, figures(YUAN, DOLLARS), RateTable.of(())) == OPEN
