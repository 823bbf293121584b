"""newsledger report: write the data-quality report."""

from __future__ import annotations

import argparse
import importlib
import webbrowser
from pathlib import Path

from expectations.report.content import ReportContent
from flows.cli import CommandError
from flows.report import load_report, write_report
from flows.settings import Settings
from warehouse.errors import WarehouseError
from warehouse.paths import WarehousePaths
from warehouse.questions import QuestionError

EXAMPLE = "newsledger report --open"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsledger report`."""
    parser.add_argument("--open", action="store_true", help="open it in the browser")
    parser.add_argument(
        "--to", type=Path, metavar="FILE", help="write it here instead of into the warehouse"
    )


def execute(arguments: argparse.Namespace, settings: Settings) -> int:
    """Write the report, print its path and return the exit code.

    Raises:
        CommandError: There is no warehouse, or the page cannot be written; one line says why.
    """
    paths = WarehousePaths(settings.warehouse)
    try:
        file = write_report(paths, _build(load_report(paths)), arguments.to)
    except (WarehouseError, QuestionError) as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}") from error
    print(file)
    if arguments.open:
        webbrowser.open(file.absolute().as_uri())
    return 0


def _build(content: ReportContent) -> str:
    """Return the page; the plots take a second to import, which --help need not wait for."""
    page = importlib.import_module("expectations.report.page")
    return str(page.build_report(content))
