"""Serve: a Prefect server with its page, and `daily` over a folder and over listed sources.

Each of them is a deployment with a schedule of its own. One round runs at a time; one that comes
due while another runs waits for it.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flows.cli import CommandError
from flows.rounds import drop_waiting_rounds
from flows.schedules import Schedule, ScheduleError, check_cron
from flows.server import OwnServer, ServerError, import_prefect, prefect_home, use_server
from flows.settings import Settings
from flows.source_list import ListedSource

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.deployments.runner import RunnerDeployment
    from prefect.schedules import Schedule as PrefectSchedule

FOLDER_DEPLOYMENT = "newsledger-watch"
SOURCE_DEPLOYMENT = "newsledger-source-"
LONGEST_POLL_S = 10
FIRST_LOOK = timedelta(seconds=5)
"""Time that Prefect has to take the deployments in before their first rounds are due."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """What is read again and again.

    Attributes:
        folder: Watched folder.
        every: Time from one look at the folder to the next.
        sources: Listed sources, each with a schedule.
    """

    folder: Path
    every: timedelta
    sources: tuple[ListedSource, ...]

    @property
    def poll_s(self) -> int:
        """Seconds between two looks at what is due: a quarter of the shortest schedule."""
        spans = [source.times.every for source in self.sources if source.times]
        shortest = min([self.every, *filter(None, spans)])
        return max(1, min(LONGEST_POLL_S, int(shortest.total_seconds() / 4)))


def serve_rounds(rounds: Rounds, port: int, settings: Settings) -> None:
    """Run `daily` over the folder and the sources, each when it is due, until stopped.

    Raises:
        CommandError: The folder cannot be made, or the server does not start.
    """
    try:
        rounds.folder.mkdir(parents=True, exist_ok=True)
        server = None if settings.prefect_api_url else OwnServer(settings, port, has_page=True)
    except (OSError, ServerError) as error:
        raise CommandError(str(error)) from error
    try:
        api_url = server.api_url if server else str(settings.prefect_api_url)
        use_server(settings, api_url)
        os.environ.setdefault("PREFECT_RUNNER_POLL_FREQUENCY", str(rounds.poll_s))
        _leave_current_folder(settings)
        if server:
            server.wait()
        _announce(rounds, api_url)
        _serve(rounds, is_own_server=server is not None)
    except (ServerError, ScheduleError) as error:
        raise CommandError(str(error)) from error
    except Exception as error:  # noqa: BLE001 - Prefect's many errors, as one plain sentence
        sentence = str(error).partition("\n")[0]
        raise CommandError(f"serving stopped: {type(error).__name__}: {sentence}") from error
    finally:
        if server:
            server.stop()


def _leave_current_folder(settings: Settings) -> None:
    """Let rounds start in a folder of ours: Prefect imports a flow from the current one first."""
    import_prefect(settings)
    places = {"NEWSLEDGER_WAREHOUSE": settings.warehouse, "NEWSLEDGER_SOURCES": settings.sources}
    os.environ.update({name: str(path) for name, path in places.items()})
    os.chdir(prefect_home(settings))


def _announce(rounds: Rounds, api_url: str) -> None:
    print(f"watching     {rounds.folder}, every {rounds.every}", flush=True)
    print(f"Prefect page {api_url.removesuffix('/api')}", flush=True)
    for source in rounds.sources:
        print(f"source       {source.name}, {source.schedule}", flush=True)
    print("stop with Ctrl-C; a file is read once it has not changed for one round", flush=True)


def _serve(rounds: Rounds, *, is_own_server: bool) -> None:
    """Serve the flow; what an earlier `serve` left scheduled is dropped: a round reads all."""
    from prefect import serve  # noqa: PLC0415 - the environment is set now
    from prefect.client.orchestration import get_client  # noqa: PLC0415

    deployments = list(_deployments(rounds))
    with get_client(sync_client=True) as client:
        names = {str(deployment.name) for deployment in deployments}
        if is_own_server:
            _drop_old_sources(client, names)
        drop_waiting_rounds(client, sorted(names))
    # Prefect's own handler of SIGTERM makes a coroutine that it does not await; the round under
    # way is ended by ours.
    warnings.filterwarnings("ignore", "coroutine 'Runner.astop' was never awaited", RuntimeWarning)
    serve(*deployments, limit=1, print_starting_message=False)


def _deployments(rounds: Rounds) -> Iterator[RunnerDeployment]:
    watched = {"paths": [str(rounds.folder)], "is_watch": True}
    words = f"Reads what is new in {rounds.folder.name}."
    yield _deployment(FOLDER_DEPLOYMENT, Schedule(every=rounds.every), watched, words)
    for source in rounds.sources:
        if source.times:
            check_cron(source.times)
            asked = {"paths": [], "is_watch": True, "sources": [source.name]}
            words = f"Reads what is new in {source.name}."
            yield _deployment(SOURCE_DEPLOYMENT + source.name, source.times, asked, words)


def _deployment(
    name: str, schedule: Schedule, parameters: Mapping[str, object], words: str
) -> RunnerDeployment:
    """A deployment of which no round is queued while another of it runs."""
    from prefect.client.schemas.objects import (  # noqa: PLC0415
        ConcurrencyLimitConfig,
        ConcurrencyLimitStrategy,
    )
    from prefect.types.entrypoint import EntrypointType  # noqa: PLC0415

    from flows.daily import daily  # noqa: PLC0415

    limit = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    deployment = daily.to_deployment(
        name=name,
        schedule=_times(schedule),
        parameters=dict(parameters),
        description=words,
        concurrency_limit=limit,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return cast("RunnerDeployment", deployment)


def _times(schedule: Schedule) -> PrefectSchedule:
    """Spans count from now, so that the first look is taken at once and not after a span."""
    from prefect.schedules import Cron, Interval  # noqa: PLC0415

    if schedule.every is None:
        return Cron(str(schedule.cron))
    return Interval(schedule.every, anchor_date=datetime.now(UTC) + FIRST_LOOK)


def _drop_old_sources(client: SyncPrefectClient, names: set[str]) -> None:
    """Delete deployments of sources that are no longer listed: nobody would run their rounds."""
    from prefect.client.schemas.filters import (  # noqa: PLC0415
        DeploymentFilter,
        DeploymentFilterName,
    )

    ours = DeploymentFilter(name=DeploymentFilterName(like_=SOURCE_DEPLOYMENT))
    for deployment in client.read_deployments(deployment_filter=ours, limit=200):
        if deployment.name not in names:
            client.delete_deployment(deployment.id)
