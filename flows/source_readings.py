"""When each listed source was last read, and what it gave: one note a source in the ledger."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flows.ledger import Ledger, RunStart

_FACT = "source {}"


@dataclass(frozen=True, slots=True)
class Reading:
    """The last reading of a source that ended well.

    Attributes:
        read_at: When its run began (UTC).
        read: Documents it gave; none where it had not changed.
        new: Those that no run had seen before.
        held: Those that could not be taken as they came, and went to quarantine.
    """

    read_at: datetime
    read: int
    new: int
    held: int


def note_readings(
    ledger: Ledger, start: RunStart, tallies: Mapping[str, Mapping[str, int]]
) -> None:
    """Note what a run read of each listed source, in place of what stood there."""
    for name, tally in tallies.items():
        counts = {count: tally.get(count, 0) for count in ("read", "new", "held")}
        said = {"read_at": start.started_at.isoformat(), **counts}
        ledger.note(_FACT.format(name), json.dumps(said))


def last_reading(ledger: Ledger, name: str) -> Reading | None:
    """Return the last reading of the source called `name`; None before the first."""
    noted = ledger.fact(_FACT.format(name))
    if noted is None:
        return None
    said = json.loads(noted)
    read_at = datetime.fromisoformat(said.pop("read_at")).astimezone(UTC)
    return Reading(read_at=read_at, **said)
