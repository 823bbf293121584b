"""The fiscal calendars that ship: every row is sound, sourced, and right where dates are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from flows.reference import load_reference
from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.periods.fiscal_calendar import OUT_OF_DATE, FiscalUnsettled, calendar_of
from transforms.periods.fiscal_phrases import FiscalPhrase

ROWS = load_reference()["fiscal_years"]
UNSOURCED = "general knowledge"
KNOWN_ENDS = {
    # Last days of fiscal years as annual and quarterly reports print them.
    "Apple": ("2024-09-28", "2023-09-30", "2022-09-24"),
    "Best Buy": ("2024-02-03", "2023-01-28", "2022-01-29", "2021-01-30"),
    "Cisco Systems": ("2021-07-31", "2020-07-25", "2019-07-27"),
    "Costco": ("2024-09-01", "2023-09-03", "2022-08-28", "2021-08-29"),
    "Dell Technologies": ("2025-01-31", "2024-02-02"),
    "Dollar General": ("2025-01-31", "2024-02-02", "2023-02-03", "2022-01-28"),
    "Dollar Tree": ("2025-02-01", "2024-02-03", "2023-01-28", "2022-01-29"),
    "Home Depot": ("2024-01-28", "2023-01-29", "2022-01-30", "2021-01-31", "2020-02-02"),
    "Kohl's": ("2024-02-03", "2023-01-28"),
    "Lowe's": ("2024-02-02",),
    "Macy's": ("2025-02-01", "2024-02-03"),
    "Nvidia": ("2025-01-26", "2024-01-28", "2023-01-29"),
    "Ross Stores": ("2025-02-01", "2024-02-03"),
    "Target Corporation": ("2025-02-01", "2024-02-03", "2023-01-28", "2022-01-29", "2021-01-30"),
    "TJX Companies": ("2025-02-01",),
}


@pytest.mark.parametrize("issuer", KNOWN_ENDS)
def test_rules_of_weeks_give_the_printed_last_days(issuer: str) -> None:
    calendar = calendar_of(period_lexicon().fiscal_years[issuer.casefold()])
    for printed in KNOWN_ENDS[issuer]:
        last = date.fromisoformat(printed)
        nominal = last.year if last.month > 1 or calendar.end_month == 1 else last.year - 1
        assert calendar.year(nominal).end == last + timedelta(days=1)


def test_every_row_gives_a_year_of_52_weeks_or_more() -> None:
    for row in ROWS:
        check_row(row)


def test_a_calendar_read_in_no_document_holds_in_no_year() -> None:
    for row in ROWS:
        if not row["read_on"]:
            with pytest.raises(FiscalUnsettled, match=OUT_OF_DATE):
                calendar_of(row).year(2024)


def check_row(row: Mapping[str, str]) -> None:
    calendar = calendar_of({**row, "read_on": row["read_on"] or "2026-11-23"})
    whole = calendar.year(2024)
    assert (whole.end - whole.start).days in (364, 365, 366, 371)
    assert (
        (row["is_week_based"] == "yes") == bool(row["end_rule"]) == (calendar.weekday is not None)
    )
    assert row["named_by"] in ("end", "start", "")
    assert row["issuer_type"] in ("company", "government")
    assert sum(calendar.quarter_weeks) in (0, 52)
    assert bool(row["read_on"]) == (row["source"] != UNSOURCED)
    assert bool(row["named_by"]) == bool(row["naming_source"]) or row["source"] == UNSOURCED


def test_quarters_make_up_the_year() -> None:
    for row in ROWS:
        check_quarters(row)


def check_quarters(row: Mapping[str, str]) -> None:
    calendar = calendar_of({**row, "read_on": row["read_on"] or "2026-11-23"})
    whole = calendar.year(2024)
    try:
        quarters = [
            calendar.part(2024, FiscalPhrase(part="quarter", number=n)) for n in range(1, 5)
        ]
    except FiscalUnsettled:
        assert row["is_week_based"] == "yes"
        return
    assert quarters[0].start == whole.start
    assert quarters[-1].end == whole.end
    assert all(one.end == other.start for one, other in zip(quarters, quarters[1:], strict=False))


def test_at_least_300_issuers_have_a_source() -> None:
    sourced = Counter(row["issuer_type"] for row in ROWS if row["source"] != UNSOURCED)
    assert sourced["company"] >= 600
    assert sourced["government"] >= 60


def test_no_name_stands_for_two_issuers() -> None:
    names = Counter(
        name.casefold()
        for row in ROWS
        for name in (row["issuer"], *row["aliases"].split(";"))
        if name
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_issuers_are_named_as_the_entities_are() -> None:
    entities = {row["name"] for row in load_reference()["entities"]}
    known = [row["issuer"] for row in ROWS if row["issuer"] in entities]
    assert len(known) >= 500
