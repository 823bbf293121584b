"""All or nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.lake import Connection


@contextlib.contextmanager
def transaction(
    connection: Connection, guard: AbstractContextManager[None] | None = None
) -> Iterator[None]:
    """Commit what is done inside, or undo all of it where anything fails; `guard` included."""
    connection.begin()
    is_committed = False
    try:
        yield
        with guard or nullcontext():
            connection.commit()
        is_committed = True
    finally:
        if not is_committed:
            with contextlib.suppress(RuntimeError, ValueError):
                connection.rollback()
