"""What a person reads when a run is over, and what Prefect keeps of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.contracts import Run

LINES = (
    ("articles in", "articles_in"),
    ("stored", "articles_stored"),
    ("duplicate", "articles_duplicate"),
    ("held back", "articles_quarantined"),
    ("figures", "figures_stored"),
    ("figures held back", "figures_quarantined"),
    ("claims", "claims_stored"),
    ("expectations failed", "checks_failed"),
)

HELD_AGAIN = "held_again"
"""Count of the documents that are held as they were before; they are among the duplicates."""
LONGEST = 150
"""Characters of a reason in the terminal; the table has all of it."""


@dataclass(frozen=True, slots=True)
class HeldKind:
    """How often one rule held something back, with one reason and the file or words of one."""

    rule: str
    count: int
    reason: str
    example: str | None


def summary_table(run: Run) -> str:
    """Return the run as a Markdown table, for the artifact in Prefect."""
    rows = [f"| {words} | {getattr(run, name):,} |" for words, name in LINES]
    head = [f"Run `{run.run_id}` {run.state}: {run.sources}", "", "| what | count |", "|---|---:|"]
    return "\n".join([*head, *rows])


def summary_lines(run: Run, pledge_count: int) -> list[str]:
    """Return the lines that end a run in the terminal."""
    if run.state == "unchanged":
        if not run.articles_in:
            return ["nothing new: the source has not changed since it was last read"]
        known = f"all {run.articles_in:,} documents were read before"
        return [f"nothing new: {known} (stored, held back or twice the same)"]
    return [
        f"articles  {run.articles_in:,} in: {run.articles_stored:,} stored,"
        f" {run.articles_duplicate:,} duplicate, {run.articles_quarantined:,} held back",
        f"figures   {run.figures_stored:,} ({run.figures_quarantined:,} held back)",
        f"claims    {run.claims_stored:,}",
        f"pledges   {pledge_count:,} in the warehouse",
    ]


def held_lines(held: Sequence[HeldKind]) -> list[str]:
    """Return a line per rule that held something back in the run, the commonest first."""
    shown = [f"held      {kind.count:,} x {kind.rule}: {_brief(kind)}" for kind in held]
    return [*shown, '          all of them: newsledger sql "FROM quarantine"'] if shown else []


def unfinished_lines(feeds: Sequence[str]) -> list[str]:
    """Return a line per feed whose pages took too long for one run."""
    return [f"unread    {feed}: its other pages come with the next run" for feed in feeds]


def again_lines(count: int) -> list[str]:
    """Return the line on `count` documents that are held as they were before; none for none."""
    return [f"again     {count:,} held as before, and so counted as duplicate"] if count else []


def _brief(kind: HeldKind) -> str:
    reason = kind.reason if len(kind.reason) <= LONGEST else f"{kind.reason[:LONGEST]}…"
    return f"{reason} ({kind.example})" if kind.example else reason
