"""What a finished run tells the person who started it."""

from __future__ import annotations

from dataclasses import dataclass

from flows.session import Session
from flows.summary import (
    HELD_AGAIN,
    HeldKind,
    again_lines,
    held_lines,
    summary_lines,
    unfinished_lines,
)
from transforms.contracts.vocabulary import RunState

HELD = """
SELECT rule_code, count(*), any_value(reason), any_value(coalesce(source_name, quote))
FROM core.quarantine WHERE run_id = ? GROUP BY rule_code ORDER BY count(*) DESC, rule_code LIMIT 3
"""


@dataclass(frozen=True, slots=True)
class Ending:
    """The lines that end a run, and whether it read anything: all held back is a failure."""

    lines: tuple[str, ...]
    is_fruitless: bool


def ending_of(session: Session) -> Ending:
    """Return the ending of a run that was published or found nothing new."""
    state: RunState = session.state or "unchanged"
    run = session.run_row(state)
    pledges = int(str(session.lake.query("SELECT count(*) FROM pledges")[0][0]))
    lines = (
        *summary_lines(run, pledges),
        *held_lines(_held(session)),
        *again_lines(session.counts[HELD_AGAIN]),
        *unfinished_lines(session.unfinished),
        f"warehouse {session.paths.root}",
        f"report    {_report(session)}",
    )
    return Ending(lines, run.articles_quarantined > 0 and run.articles_stored == 0)


def _held(session: Session) -> list[HeldKind]:
    return [
        HeldKind(str(rule), int(str(count)), str(reason), None if example is None else str(example))
        for rule, count, reason, example in session.lake.query(HELD, [session.start.run_id])
    ]


def _report(session: Session) -> str:
    pages = sorted(session.paths.report.glob("*.html"))
    known = f"{pages[0]}; " if pages else ""
    return f"{known}`newsledger report` writes it{' anew' if pages else ''}"
