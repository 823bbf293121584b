"""No money of the labelled articles gets a wrong currency; the wrong conversion is caught."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.evaluation.currencies import count_currencies
from tests.shared_data import SHARED, needs_shared

ARTICLES = SHARED / "eval" / "articles"
DISBELIEVED = Decimal("0.05")


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("folder", ["dev", "dev_b"])
def test_no_money_has_a_wrong_currency(folder: str) -> None:
    count = count_currencies(ARTICLES / folder)
    assert count.wrong == []
    assert len(count.null) * 20 <= count.right


@needs_shared
@pytest.mark.slow
def test_only_the_wrong_conversion_is_disbelieved() -> None:
    count = count_currencies(ARTICLES / "dev_b")
    held = [
        words
        for words, check in count.pairs
        if check.off_by is not None and abs(check.off_by) > DISBELIEVED and check.ok is False
    ]
    assert held == ["S$79 million"]
