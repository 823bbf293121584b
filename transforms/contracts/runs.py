"""core.runs: what went in, what came out, and how each run ended."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from transforms.contracts.table import Column, table
from transforms.contracts.vocabulary import RunState


@table("core.runs", grain="one run", key=("run_id",), sort_by=("started_at", "run_id"))
class Run:
    """articles_in = articles_stored + articles_duplicate + articles_quarantined, always."""

    run_id: Annotated[str, Column("Time of start and a random part.")]
    started_at: Annotated[datetime, Column("When it began (UTC).")]
    ended_at: Annotated[datetime | None, Column("When it ended (UTC).", null_means="it was killed")]
    state: Annotated[RunState, Column("How it ended.")]
    sources: Annotated[str, Column('What was read, separated by "; ", without machine paths.')]
    articles_in: Annotated[int, Column("Documents or records found in the sources.", minimum=0)]
    articles_stored: Annotated[int, Column("New article versions.", minimum=0)]
    articles_duplicate: Annotated[int, Column("Already in the warehouse or twice.", minimum=0)]
    articles_quarantined: Annotated[int, Column("Held back whole.", minimum=0)]
    figures_stored: Annotated[int, Column("Figures published.", minimum=0)]
    figures_quarantined: Annotated[int, Column("Figures held back.", minimum=0)]
    claims_stored: Annotated[int, Column("Claims published.", minimum=0)]
    checks_failed: Annotated[int, Column("Expectations that some row failed.", minimum=0)]
    code_version: Annotated[str, Column("Version of newsledger.")]
    rules_version: Annotated[str, Column("Version of the rules and lexicons.")]
    failure: Annotated[
        str | None, Column("Why it failed, in one sentence.", null_means="it did not fail")
    ]
