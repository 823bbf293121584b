"""Rows that come again in later runs: documents read again, entities named again."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator

import pytest

from tests.warehouse.rows import Day, bare_row, hexed, publish, row
from tests.warehouse.test_lake import counts
from transforms.contracts import Capture, Entity, FxRate, Quarantine, Run
from warehouse.lake import open_lake
from warehouse.paths import WarehousePaths
from warehouse.staging import stage_batch

pytestmark = pytest.mark.slow

LIMITS = "at most 15 s"


def test_a_document_is_read_again_by_other_rules(paths: WarehousePaths) -> None:
    day = Day()
    day.add(Run, run_id="first", rules_version="0.1+aa")
    rules = ("too_slow", "unreadable_article", "no_article")
    held = [day.add(Capture, capture_id=hexed(rule)).capture_id for rule in rules]
    for capture_id, rule in zip(held, rules, strict=True):
        day.add(
            Quarantine,
            quarantine_id=hexed("held", rule),
            table_name="core.articles",
            row_key=capture_id,
            rule_code=rule,
            expected=LIMITS,
            run_id="first",
        )
    with open_lake(paths) as lake:
        day.publish(lake)
        assert lake.known_captures("0.1+aa", LIMITS) == set(held), "the same would fail again"
        assert lake.known_captures("0.1+aa", "60 s") == set(held[1:]), "in more time, it may not"
        assert lake.known_captures("0.1+bb", LIMITS) == {held[2]}, "by other rules, it may not"
        again = day.rows["raw.captures"][:2]
        still = row(Quarantine, {"table_name": "core.articles", "row_key": held[0]}, 9)
        still = dataclasses.replace(still, rule_code="too_slow", run_id="second", expected=LIMITS)
        run = bare_row(Run, {"run_id": "second", "rules_version": "0.1+bb"})
        publish(
            lake, {"raw.captures": again, "core.quarantine": [still], "core.runs": [run]}, "two"
        )
        assert lake.known_captures("0.1+bb", LIMITS) == set(held)
        kept = lake.query("SELECT rule_code, run_id FROM core.quarantine ORDER BY 1")
        assert kept == [("no_article", "first"), ("too_slow", "second")]
        assert counts(lake)["raw.captures"] == 3


def test_a_folder_that_is_named_like_an_address_is_none(paths: WarehousePaths) -> None:
    day = Day()
    day.article("httpd/a")
    with open_lake(paths) as lake:
        day.publish(lake)
        [[known]] = lake.known_articles().values()
    assert (known.captured_at, known.told.title) == (None, "httpd/a")


ID = hexed("one entity")
NO_LINK = "no row in seeds/reference/entities.csv"
ENTITY_DAYS = [
    ([{"name": "ACME"}, {"name": "Acme"}], "Acme", "capitals are for headlines"),
    ([{"name": "acme"}, {"name": "Acme"}], "Acme", "the first in the order of letters"),
    ([{"name": "acme"}, {"name": "Acme Co", "link_reason": None}], "Acme Co", "the seeds win"),
]


@pytest.mark.parametrize(("changes", "name", "why"), ENTITY_DAYS, ids=lambda v: str(v)[-30:])
@pytest.mark.parametrize("way", [(False, 1), (False, 2), (True, 1), (True, 2)])
def test_entities_are_the_same_in_any_order_of_runs(
    paths: WarehousePaths,
    changes: list[dict[str, object]],
    name: str,
    why: str,
    way: tuple[bool, int],
) -> None:
    is_backward, run_count = way
    settled = {"entity_id": ID, "entity_type": "company", "link_reason": NO_LINK}
    rows = [bare_row(Entity, {**settled, **change}) for change in changes]
    ordered = rows[::-1] if is_backward else rows
    with open_lake(paths) as lake:
        for number, share in enumerate([ordered] if run_count == 1 else [[one] for one in ordered]):
            publish(lake, {"core.entities": list(share)}, f"run{number}")
        assert lake.query("SELECT name FROM core.entities") == [(name,)], why


def test_a_newer_seed_row_corrects_a_known_entity(paths: WarehousePaths) -> None:
    old = bare_row(Entity, {"entity_id": ID, "ticker": "AAA"})
    with open_lake(paths) as lake:
        publish(lake, {"core.entities": [old]})
        publish(lake, {"core.entities": [dataclasses.replace(old, ticker="BBB")]}, "two")
        assert lake.query("SELECT ticker FROM core.entities") == [("BBB",)]


def test_a_guard_stops_the_commit(paths: WarehousePaths) -> None:
    @contextlib.contextmanager
    def refuse() -> Iterator[None]:
        raise LookupError("lost")
        yield

    with open_lake(paths) as lake:
        file = stage_batch(paths, "one", {"core.fx_rates": [row(FxRate)]})["core.fx_rates"]
        with pytest.raises(LookupError):
            lake.publish({"core.fx_rates": [file]}, guard=refuse())
        assert counts(lake)["core.fx_rates"] == 0
