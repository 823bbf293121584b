"""Copies of one another -> stories: who printed each first, and which agency it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from transforms.contracts import WirePrint
from transforms.copies.compare import Likeness
from transforms.copies.signature import Key
from transforms.identity import content_id

SHARE_STEP = Decimal("0.0001")
LAST_MOMENT = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Printed:
    """Headline of an article version, when it was published, and the news agency it credits."""

    key: Key
    title: str | None
    published_on: date | None
    published_at: datetime | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """The run that finds out."""

    run_id: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class _Nearest:
    share: Decimal
    key: Key
    rule: str

    def is_better(self, other: _Nearest) -> bool:
        return (-self.share, self.key) < (-other.share, other.key)


def wire_id(first: Key) -> str:
    """Return the id of the story whose first print is `first`."""
    return content_id(*first)


def join_wires(
    found: Sequence[Likeness],
    prints: Mapping[Key, Printed],
    stored: Mapping[Key, WirePrint],
    finding: Finding,
) -> tuple[WirePrint, ...]:
    """Return the rows that change by what was found, in the order of their keys.

    A story is everything that is linked by copies. Found in whatever order and in however many
    runs, the same copies give the same stories; only how often a row changed on the way differs.

    Args:
        found: Copies that this run found: each pair when the later of the two was recorded.
        prints: The article versions in `found` and `stored`.
        stored: The rows that hold so far of every story that `found` touches.
        finding: The run.
    """
    groups = _Groups()
    for row in stored.values():
        groups.join((row.article_id, row.version), (row.first_article_id, row.first_version))
    for likeness in found:
        groups.join(likeness.left, likeness.right)
    nearest = _nearest(found, stored)
    rows = (
        row
        for members in groups.members()
        for row in _story([prints[key] for key in members], nearest, finding)
    )
    changed = [row for row in rows if not _is_known(row, stored)]
    return tuple(sorted(changed, key=lambda row: (row.article_id, row.version)))


def order(one: Printed) -> tuple[date, bool, datetime, Key]:
    """Return what the prints of a story are ordered by: day, moment where it is known, article."""
    day = one.published_on or date.max
    moment = one.published_at
    return (day, moment is None, moment or LAST_MOMENT, one.key)


def _story(
    members: Iterable[Printed], nearest: Mapping[Key, _Nearest], finding: Finding
) -> list[WirePrint]:
    ordered = sorted(members, key=order)
    first = ordered[0].key
    agency = next((one.agency for one in ordered if one.agency), None)
    return [
        WirePrint(
            article_id=one.key[0],
            version=one.key[1],
            wire_id=wire_id(first),
            first_article_id=first[0],
            first_version=first[1],
            agency=agency,
            nearest_article_id=nearest[one.key].key[0],
            nearest_version=nearest[one.key].key[1],
            containment_share=nearest[one.key].share,
            rule=nearest[one.key].rule,
            run_id=finding.run_id,
            recorded_at=finding.recorded_at,
        )
        for one in ordered
    ]


def _nearest(found: Sequence[Likeness], stored: Mapping[Key, WirePrint]) -> dict[Key, _Nearest]:
    best = {
        key: _Nearest(
            row.containment_share, (row.nearest_article_id, row.nearest_version), row.rule
        )
        for key, row in stored.items()
    }
    for likeness in found:
        share = Decimal(likeness.containment).quantize(SHARE_STEP)
        for key, other in ((likeness.left, likeness.right), (likeness.right, likeness.left)):
            one = _Nearest(share, other, likeness.how)
            if key not in best or one.is_better(best[key]):
                best[key] = one
    return best


def _is_known(row: WirePrint, stored: Mapping[Key, WirePrint]) -> bool:
    before = stored.get((row.article_id, row.version))
    return before is not None and row == replace(
        before, run_id=row.run_id, recorded_at=row.recorded_at
    )


class _Groups:
    """Article versions that are linked, directly or by others."""

    def __init__(self) -> None:
        self._parents: dict[Key, Key] = {}

    def join(self, left: Key, right: Key) -> None:
        """Link two article versions."""
        one, other = self._root(left), self._root(right)
        self._parents[max(one, other)] = min(one, other)

    def members(self) -> list[list[Key]]:
        """Return the groups."""
        groups: dict[Key, list[Key]] = {}
        for key in sorted(self._parents):
            groups.setdefault(self._root(key), []).append(key)
        return list(groups.values())

    def _root(self, key: Key) -> Key:
        self._parents.setdefault(key, key)
        while self._parents[key] != key:
            self._parents[key] = self._parents[self._parents[key]]
            key = self._parents[key]
        return key
