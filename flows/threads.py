"""The threads in which tasks wait for the worker processes."""

from __future__ import annotations

from typing import Any, cast

from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

MAXIMUM_THREADS = 16
THREADS = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=MAXIMUM_THREADS))
"""Tasks only wait: a thread each is enough, and Prefect's process pool costs seconds a flow."""
