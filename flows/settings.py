"""Settings: paths, limits and schedules, read from the environment here and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
DEFAULT_WAREHOUSE = CHECKOUT / "warehouse" / "data"


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message names the variable."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a deployment may change. What changes meaning is a seed or code instead.

    Attributes:
        warehouse: Folder that holds everything of one warehouse (NEWSLEDGER_WAREHOUSE).
        workers: Processes that read articles (NEWSLEDGER_WORKERS, default: the cores).
        batch_size: Articles per task (NEWSLEDGER_BATCH_SIZE).
        keep_copy: Whether newsledger.duckdb is written after each run (NEWSLEDGER_COPY=0: no).
        document_limit: Largest document read, in bytes (NEWSLEDGER_DOCUMENT_LIMIT).
        prefect_api_url: A running Prefect server (PREFECT_API_URL); None: one of our own.
    """

    warehouse: Path
    workers: int
    batch_size: int
    keep_copy: bool
    document_limit: int
    prefect_api_url: str | None


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of `environment`, by default of this process.

    Raises:
        SettingsError: A variable does not hold a whole number of at least 1 where one is needed.
    """
    given = os.environ if environment is None else environment
    return Settings(
        warehouse=Path(given.get("NEWSLEDGER_WAREHOUSE") or DEFAULT_WAREHOUSE).absolute(),
        workers=_whole(given, "NEWSLEDGER_WORKERS", os.cpu_count() or 1),
        batch_size=_whole(given, "NEWSLEDGER_BATCH_SIZE", 50),
        keep_copy=_yes(given, "NEWSLEDGER_COPY"),
        document_limit=_whole(given, "NEWSLEDGER_DOCUMENT_LIMIT", 20_000_000),
        prefect_api_url=given.get("PREFECT_API_URL") or None,
    )


def _whole(given: Mapping[str, str], name: str, default: int) -> int:
    text = given.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise SettingsError(f"{name}={text!r}: give a whole number of at least 1")
    return int(text)


def _yes(given: Mapping[str, str], name: str) -> bool:
    text = given.get(name) or "1"
    if text not in {"0", "1"}:
        raise SettingsError(f"{name}={text!r}: give 1 for yes or 0 for no")
    return text == "1"
