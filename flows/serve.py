"""Serve: a Prefect server with its page, and `daily` over a watched folder on a schedule."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from flows.cli import CommandError
from flows.server import OwnServer, ServerError, use_server
from flows.settings import Settings

DEPLOYMENT = "newsledger-watch"
LONGEST_POLL_S = 10


def serve_folder(folder: Path, every: timedelta, port: int, settings: Settings) -> None:
    """Run `daily` over `folder` at every `every` until this process is stopped.

    Raises:
        CommandError: The folder cannot be made, or the server does not start.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        server = None if settings.prefect_api_url else OwnServer(settings, port, has_page=True)
    except (OSError, ServerError) as error:
        raise CommandError(str(error)) from error
    try:
        api_url = server.api_url if server else str(settings.prefect_api_url)
        poll_s = max(1, min(LONGEST_POLL_S, int(every.total_seconds() / 4)))
        use_server(settings, api_url)
        os.environ.setdefault("PREFECT_RUNNER_POLL_FREQUENCY", str(poll_s))
        if server:
            server.wait()
        _announce(folder, every, api_url)
        _serve(folder, every)
    except ServerError as error:
        raise CommandError(str(error)) from error
    except Exception as error:  # noqa: BLE001 - Prefect's many errors, as one plain sentence
        sentence = str(error).partition("\n")[0]
        raise CommandError(f"serving stopped: {type(error).__name__}: {sentence}") from error
    finally:
        if server:
            server.stop()


def _announce(folder: Path, every: timedelta, api_url: str) -> None:
    print(f"watching     {folder}, every {every}", flush=True)
    print(f"Prefect page {api_url.removesuffix('/api')}", flush=True)
    print("stop with Ctrl-C; a file is read once it has not changed for one round", flush=True)


def _serve(folder: Path, every: timedelta) -> None:
    """Serve the flow; a round that comes due while another runs is dropped, never queued."""
    from prefect.client.schemas.objects import (  # noqa: PLC0415 - the environment is set now
        ConcurrencyLimitConfig,
        ConcurrencyLimitStrategy,
    )
    from prefect.types.entrypoint import EntrypointType  # noqa: PLC0415

    from flows.daily import daily  # noqa: PLC0415

    _drop_old_rounds()
    daily.serve(
        name=DEPLOYMENT,
        interval=every,
        parameters={"paths": [str(folder)], "is_watch": True},
        description=f"Reads what is new in {folder.name}.",
        limit=1,
        global_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
        print_starting_message=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


def _drop_old_rounds() -> None:
    """Delete rounds that an earlier `serve` left scheduled: one round reads all that is new."""
    from prefect.client.orchestration import get_client  # noqa: PLC0415
    from prefect.client.schemas.filters import (  # noqa: PLC0415
        DeploymentFilter,
        DeploymentFilterName,
        FlowRunFilter,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import StateType  # noqa: PLC0415
    from prefect.client.schemas.sorting import FlowRunSort  # noqa: PLC0415

    waiting = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED]))
    )
    ours = DeploymentFilter(name=DeploymentFilterName(any_=[DEPLOYMENT]))
    with get_client(sync_client=True) as client:
        while runs := client.read_flow_runs(
            flow_run_filter=waiting, deployment_filter=ours, limit=200, sort=FlowRunSort.ID_DESC
        ):
            for run in runs:
                client.delete_flow_run(run.id)
