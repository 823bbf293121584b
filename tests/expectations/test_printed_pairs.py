"""A conversion beyond rounding is reported; one off by more than 5 % is held back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.expectations.test_row_rules import conversion, failing, no_breaches
from tests.transforms.currency.test_pair_edges import FLAT, MONDAY, pair
from transforms.currency.conversions import check_pair

EDGES = [
    ("1250.49", "1", set(), "0.49 of the last digit"),
    ("1250.51", "1", {"F8"}, "0.51 of the last digit"),
    ("1190.48", "0.01", {"F8"}, "4.9999 per cent too low"),
    ("1191.61", "0.01", {"F8"}, "4.9 per cent too high a rate"),
    ("1189.34", "0.01", {"F8", "F9"}, "5.1 per cent too high a rate"),
    ("1314.41", "0.01", {"F8"}, "4.9 per cent too low a rate"),
    ("1317.18", "0.01", {"F8", "F9"}, "5.1 per cent too low a rate"),
    ("12500", "1", {"F8", "F9"}, "ten times too much"),
    ("1000", "1000", set(), "one digit: too coarse"),
]


@pytest.mark.parametrize(("sgd", "step", "expected", "why"), EDGES, ids=[row[3] for row in EDGES])
def test_reported_and_held(sgd: str, step: str, expected: set[str], why: str) -> None:
    check = check_pair(*pair(sgd, step), FLAT, MONDAY)
    rows = conversion(
        pair_off_by=check.off_by,
        pair_implied_rate=check.implied_rate,
        pair_ecb_rate=check.ecb_rate,
        pair_tolerance=check.allowed,
    )
    codes = {code for _, code in failing(rows, query=no_breaches)}
    assert codes & {"F8", "F9"} == expected, why


def test_the_rule_says_both_rates() -> None:
    check = check_pair(*pair("1400"), FLAT, MONDAY)
    rows = conversion(
        pair_off_by=check.off_by,
        pair_implied_rate=check.implied_rate,
        pair_ecb_rate=check.ecb_rate,
        pair_tolerance=check.allowed,
    )
    (finding,) = failing(rows, query=no_breaches)["core.figures", "F9"]
    assert "0.8000" in finding.expected
    assert "0.7143" in finding.found
    assert check.off_by is not None
    assert abs(check.off_by) > Decimal("0.1")
