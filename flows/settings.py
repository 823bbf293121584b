"""Settings: paths, limits and schedules, read from the environment here and nowhere else."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
DEFAULT_WAREHOUSE = CHECKOUT / "warehouse" / "data"
SOURCE_LIST = "newsledger.toml"
_SECONDS = re.compile(r"\d{1,6}(?:\.\d{1,6})?")
_CONTACT = re.compile(r"[!-'*-~]{3,200}")
"""Printable ASCII without spaces and brackets: it stands in brackets in a header."""
_HOST = re.compile(r"(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+):\d{1,5}")


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message names the variable."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a deployment may change. What changes meaning is a seed or code instead.

    Attributes:
        warehouse: Folder that holds everything of one warehouse (NEWSLEDGER_WAREHOUSE).
        sources: The list of sources (NEWSLEDGER_SOURCES, default: newsledger.toml where we are).
        workers: Processes that read articles (NEWSLEDGER_WORKERS, default: the cores).
        batch_size: Articles per task (NEWSLEDGER_BATCH_SIZE).
        keep_copy: Whether newsledger.duckdb is written after each run (NEWSLEDGER_COPY=0: no).
        document_limit: Largest document read, in bytes (NEWSLEDGER_DOCUMENT_LIMIT).
        reading_limit_s: Seconds of CPU time that cleaning a document, and reading it, may take
            (NEWSLEDGER_READING_LIMIT).
        prefect_api_url: A running Prefect server (PREFECT_API_URL); None: one of our own.
        contact: Address that sites can reach the operator at, told to each (NEWSLEDGER_CONTACT).
        fetch_delay_s: Seconds between two requests to one host (NEWSLEDGER_FETCH_DELAY).
        fetch_limit_s: Seconds that one page may take, waits aside (NEWSLEDGER_FETCH_LIMIT).
        fetch_allowed: "host:port", separated by commas, that may be private, for tests on this
            machine (NEWSLEDGER_FETCH_ALLOW).
    """

    warehouse: Path
    sources: Path
    workers: int
    batch_size: int
    keep_copy: bool
    document_limit: int
    reading_limit_s: int
    prefect_api_url: str | None
    contact: str | None
    fetch_delay_s: float
    fetch_limit_s: int
    fetch_allowed: frozenset[str]


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of `environment`, by default of this process.

    Raises:
        SettingsError: A variable does not hold what is needed; the message says what that is.
    """
    given = os.environ if environment is None else environment
    return Settings(
        warehouse=Path(given.get("NEWSLEDGER_WAREHOUSE") or DEFAULT_WAREHOUSE).absolute(),
        sources=Path(given.get("NEWSLEDGER_SOURCES") or SOURCE_LIST).absolute(),
        workers=_whole(given, "NEWSLEDGER_WORKERS", os.cpu_count() or 1),
        batch_size=_whole(given, "NEWSLEDGER_BATCH_SIZE", 100),
        keep_copy=_yes(given, "NEWSLEDGER_COPY"),
        document_limit=_whole(given, "NEWSLEDGER_DOCUMENT_LIMIT", 20_000_000),
        reading_limit_s=_whole(given, "NEWSLEDGER_READING_LIMIT", 15),
        prefect_api_url=given.get("PREFECT_API_URL") or None,
        contact=_contact(given, "NEWSLEDGER_CONTACT"),
        fetch_delay_s=_seconds(given, "NEWSLEDGER_FETCH_DELAY", 1.0),
        fetch_limit_s=_whole(given, "NEWSLEDGER_FETCH_LIMIT", 60),
        fetch_allowed=_hosts(given, "NEWSLEDGER_FETCH_ALLOW"),
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


def _seconds(given: Mapping[str, str], name: str, default: float) -> float:
    text = given.get(name) or str(default)
    if not _SECONDS.fullmatch(text):
        raise SettingsError(f"{name}={text!r}: give a number of seconds, such as 0.5")
    return float(text)


def _contact(given: Mapping[str, str], name: str) -> str | None:
    text = given.get(name, "").strip()
    if text and not _CONTACT.fullmatch(text):
        raise SettingsError(f"{name}={text!r}: give a web or mail address")
    return text or None


def _hosts(given: Mapping[str, str], name: str) -> frozenset[str]:
    hosts = {host.strip().lower() for host in given.get(name, "").split(",") if host.strip()}
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise SettingsError(f"{name}: {host!r} is no host:port, such as 127.0.0.1:8000")
    return frozenset(hosts)
