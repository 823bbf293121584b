"""What a person reads when a run is over, and what Prefect keeps of it."""

from __future__ import annotations

from transforms.contracts import Run

LINES = (
    ("articles in", "articles_in"),
    ("stored", "articles_stored"),
    ("known already", "articles_duplicate"),
    ("held back", "articles_quarantined"),
    ("figures", "figures_stored"),
    ("figures held back", "figures_quarantined"),
    ("claims", "claims_stored"),
    ("expectations failed", "checks_failed"),
)


def summary_table(run: Run) -> str:
    """Return the run as a Markdown table, for the artifact in Prefect."""
    rows = [f"| {words} | {getattr(run, name):,} |" for words, name in LINES]
    head = [f"Run `{run.run_id}` {run.state}: {run.sources}", "", "| what | count |", "|---|---:|"]
    return "\n".join([*head, *rows])


def summary_lines(run: Run, pledge_count: int) -> list[str]:
    """Return the lines that end a run in the terminal."""
    if run.state == "unchanged":
        return [f"nothing new: all {run.articles_in} articles are in the warehouse already"]
    return [
        f"articles  {run.articles_in:,} in: {run.articles_stored:,} stored,"
        f" {run.articles_duplicate:,} known already, {run.articles_quarantined:,} held back",
        f"figures   {run.figures_stored:,} ({run.figures_quarantined:,} held back)",
        f"claims    {run.claims_stored:,}, of all claims in the warehouse"
        f" {pledge_count:,} are pledges",
    ]
