"""Flow `daily`: ingest, build, check, publish. One run over whatever is new."""

from __future__ import annotations

from collections.abc import Mapping

import prefect.settings
from prefect import flow
from prefect.settings import temporary_settings

from flows.build import build
from flows.check import check
from flows.ingest import ingest
from flows.publish import publish
from flows.records import settle_killed
from flows.rounds import drop_late_rounds
from flows.session import Order, Session, current_session, has_session, open_session
from flows.settings import load_settings
from flows.source_list import named_sources
from flows.watch import announce, end_with_parent, open_round

QUIET = {prefect.settings.PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}
"""Our lease has its own heartbeat; Prefect's costs each flow a second at its end."""


@flow(name="daily", validate_parameters=False)
def daily(
    paths: list[str],
    mapping: Mapping[str, str] | None = None,
    limit: int | None = None,
    is_watch: bool = False,
    sources: list[str] | None = None,
) -> str:
    """Run over `paths` and the listed `sources`; return how it ended: "published", "unchanged".

    Inside `newsledger run` the run is open already; as a deployment it is opened here.

    Raises:
        LeaseHeld: Another run writes to the warehouse.
        SourceListError: The list of sources cannot be used, or has no source of that name.
        TableRefused: A table breaks its contract; nothing was published.
    """
    if has_session():
        return _run_day(current_session())
    settings = load_settings()
    named = named_sources(settings.sources, sources or [])
    listed = tuple(one for one in named if one.enabled or not is_watch)
    order = Order(tuple(paths), mapping or {}, limit, is_watch, listed)
    if is_watch:
        end_with_parent()
    with open_round(order, settings) if is_watch else open_session(order, settings) as session:
        state = _run_day(session)
        if is_watch and session.counts["articles_in"]:
            announce(session)
    if is_watch:
        drop_late_rounds()
    return state


def _run_day(session: Session) -> str:
    with temporary_settings(updates=QUIET):
        had_open_runs = settle_killed(session)
        session.go_on()
        ingest()
        if session.order.is_watch and not session.counts["articles_in"] and not had_open_runs:
            session.note_read()
            session.ledger.forget(session.start.run_id)
            return "unchanged"
        session.go_on()
        if session.harvest.staged:
            build()
            session.go_on()
            check()
        session.go_on()
        publish()
    return session.state or "unchanged"
