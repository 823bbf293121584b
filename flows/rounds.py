"""Rounds of `serve` that wait in Prefect: one round reads all that is new, so the others go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient

AT_ONCE = 200


def drop_late_rounds() -> None:
    """Delete the rounds of this deployment that came due while this one ran, or before.

    Without it they would all run one after the other, and other sources would wait for them.
    """
    from prefect import runtime  # noqa: PLC0415 - the environment must be set before
    from prefect.client.orchestration import get_client  # noqa: PLC0415

    name = runtime.deployment.name
    if name:
        with get_client(sync_client=True) as client:
            drop_waiting_rounds(client, [str(name)], datetime.now(UTC))


def drop_waiting_rounds(
    client: SyncPrefectClient, names: Sequence[str], before: datetime | None = None
) -> None:
    """Delete the rounds of the deployments `names` that wait for their time.

    Args:
        client: Of the server that keeps them.
        names: Deployments.
        before: Only those that were due by then; None: all of them.
    """
    from prefect.client.schemas.filters import (  # noqa: PLC0415
        DeploymentFilter,
        DeploymentFilterName,
        FlowRunFilter,
        FlowRunFilterNextScheduledStartTime,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import StateType  # noqa: PLC0415
    from prefect.client.schemas.sorting import FlowRunSort  # noqa: PLC0415

    due = FlowRunFilterNextScheduledStartTime.model_validate({"before_": before})
    waiting = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
        next_scheduled_start_time=due if before else None,
    )
    ours = DeploymentFilter(name=DeploymentFilterName(any_=list(names)))
    while runs := client.read_flow_runs(
        flow_run_filter=waiting, deployment_filter=ours, limit=AT_ONCE, sort=FlowRunSort.ID_DESC
    ):
        for run in runs:
            client.delete_flow_run(run.id)
