"""Rules about one run: J2 and J7."""

from __future__ import annotations

from expectations.declarations import Finding
from expectations.row_rules.rule import RowRule
from expectations.row_rules.surroundings import Surroundings
from transforms.contracts import Run

MOST_HELD = 0.05


def check_adds_up(run: Run, _: Surroundings) -> Finding | None:
    """J2: every document that came in is accounted for."""
    out = run.articles_stored + run.articles_duplicate + run.articles_quarantined
    if out == run.articles_in:
        return None
    return Finding(f"{run.articles_in} documents", f"{out} stored, duplicate or held")


def check_held_share(run: Run, _: Surroundings) -> Finding | None:
    """J7: few figures are held back."""
    total = run.figures_stored + run.figures_quarantined
    if run.figures_quarantined <= MOST_HELD * total:
        return None
    return Finding(f"at most {MOST_HELD:.0%} held", f"{run.figures_quarantined / total:.0%}")


RUN_RULES: tuple[RowRule, ...] = (
    RowRule(
        "J2",
        "core.runs",
        "critical",
        "consistency",
        "Documents in are stored, duplicate or held: none is lost.",
        check_adds_up,
        proves_code=True,
    ),
    RowRule(
        "J7",
        "core.runs",
        "warning",
        "accuracy",
        "At most 5% of the figures are held back.",
        check_held_share,
    ),
)
