"""The threads in which tasks wait for the worker processes."""

from __future__ import annotations

from typing import Any

from prefect.task_runners import ThreadPoolTaskRunner

MAXIMUM_THREADS = 16
THREADS: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=MAXIMUM_THREADS)
"""Tasks only wait: a thread each is enough, and Prefect's process pool costs seconds a flow."""
