"""One module per kind of source: location in, captures out."""

from __future__ import annotations

from flows.sources.find import find_captures
from flows.sources.record import RunStamp, SourceNotFound, SourceOptions

__all__ = ["RunStamp", "SourceNotFound", "SourceOptions", "find_captures"]
