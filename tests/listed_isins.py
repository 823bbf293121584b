"""ISINs of the companies in seeds/reference/entities.csv, from the members of indices.

Fetch the package with the ordinary client, unpack it, and pass the file; name and ISIN of each row
are printed, those that its cell holds already too, and nothing is written:

    pip download --no-deps pytickersymbols==1.17.10
    python -m tests.listed_isins indices_data.py

A row has the ISIN of the stock with its ticker or one of its full names. Where the row knows its
country only an ISIN of that country counts: others were bonds and namesakes, besides companies that
sit elsewhere. One whose check digit is wrong or that two rows would share is left out.
"""

from __future__ import annotations

import ast
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from flows.reference import load_reference
from tests.listed_companies import fold
from transforms.entities.gazetteer import split_cell
from transforms.reference import ReferenceRow

ISIN = re.compile(r"[A-Z]{2}[A-Z0-9]{9}\d")
SECOND = 2
NINE = 9


def has_check_digit(isin: str) -> bool:
    """Return whether the last digit of `isin` is right (Luhn, as ISO 6166 has it)."""
    if not ISIN.fullmatch(isin):
        return False
    digits = [int(digit) for sign in isin for digit in str(int(sign, 36))]
    doubled = [2 * d if at % SECOND else d for at, d in enumerate(reversed(digits))]
    return sum(d - NINE if d > NINE else d for d in doubled) % 10 == 0


def read_isins(path: Path) -> Mapping[str, frozenset[str]]:
    """Return the ISINs of each ticker and each folded name in pytickersymbols' data."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    data = next(node.value for node in tree.body if isinstance(node, ast.Assign))
    indices: Mapping[str, Any] = ast.literal_eval(data)
    found: dict[str, set[str]] = defaultdict(set)
    for index in indices.values():
        for stock in index["companies"]:
            for key in (stock.get("symbol"), fold(stock["name"])):
                if key:
                    found[key].update(stock.get("isins") or ())
    return {key: frozenset(filter(has_check_digit, isins)) for key, isins in found.items()}


def isins_of(rows: Iterable[ReferenceRow], isins: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Return the ISIN of each row of a company by its name, where there is just one."""
    chosen: dict[str, str] = {}
    for row in rows:
        if row["entity_type"] != "company":
            continue
        names = [fold(name) for name in (row["name"], *split_cell(row["aliases"]))]
        keys = [row["ticker"], *names] if row["ticker"] else names
        known = next((isins[key] for key in keys if isins.get(key)), frozenset[str]())
        country = row["country_code"]
        at_home = [isin for isin in known if isin[:SECOND] == country or not country]
        if len(at_home) == 1:
            chosen[row["name"]] = at_home[0]
    shared = Counter(chosen.values())
    return {name: isin for name, isin in chosen.items() if shared[isin] == 1}


def main() -> int:
    """Print name and ISIN as CSV."""
    found = isins_of(load_reference()["entities"], read_isins(Path(sys.argv[1])))
    csv.writer(sys.stdout, lineterminator="\n").writerows(found.items())
    return 0


if __name__ == "__main__":
    sys.exit(main())
