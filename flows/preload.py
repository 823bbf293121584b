"""Imported by the fork server: load once what every worker shares.

What fails here fails again in the first job, where the error finds its way to the run.
"""

from __future__ import annotations

import contextlib
import gc

COLLECT_AFTER = (20_000, 20, 50)
"""An article makes thousands of small objects and no circles: looking for those 30 times as seldom
as by default saves a twentieth of the time."""

with contextlib.suppress(Exception):
    from flows.calls import warm_reader

    warm_reader()

# What is loaded stays: neither the collector nor its marks shall touch the shared memory again.
gc.freeze()
gc.set_threshold(*COLLECT_AFTER)
