"""Dates of a corpus of JSON Lines records: share with a date, by evidence, and share right.

usage: python -m tests.evaluation.dates FOLDER [--sample N] [--wrong]
example: python -m tests.evaluation.dates ../shared/corpus

Each *.jsonl.gz of FOLDER is read twice: with the records' own dates and addresses, and without, so
that the text alone must tell; the dates of the records then say what is right. --sample takes
every so many records that about N are read; --wrong prints each date that is not the record's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from flows.rates import load_rates
from flows.reference import load_reference
from transforms.articles.document import Document, PublicationDate, UnreadableDocument
from transforms.articles.json_record import read_json_record
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.publication_date import date_article
from transforms.articles.rate_year import settle_year_by_rates
from transforms.currency.rates import RateTable
from transforms.figures.find import find_figures
from transforms.figures.lexicon import FigureLexicon
from transforms.periods.lexicon import PeriodLexicon
from transforms.text.sentences import Abbreviations, split_sentences


@dataclass(frozen=True)
class Dater:
    """Everything that dating a document needs besides it."""

    articles: ArticleLexicon
    figures: FigureLexicon
    periods: PeriodLexicon
    abbreviations: Abbreviations
    rates: RateTable

    @classmethod
    def load(cls) -> Dater:
        reference = load_reference()
        return cls(
            ArticleLexicon.from_reference(reference),
            FigureLexicon.from_reference(reference),
            PeriodLexicon.from_reference(reference),
            Abbreviations.from_reference(reference),
            load_rates(),
        )

    def date(self, document: Document) -> PublicationDate:
        """Return the date as an article's row has it; figures are found only where they count."""
        sentences = split_sentences(document.text, document.lines, self.abbreviations)
        published = date_article(document, sentences, self.periods)
        if published.named is None:
            return published
        found = find_figures(document.text, sentences, self.figures)
        return settle_year_by_rates(published, found, self.rates)


@dataclass
class Tally:
    """Counts of one reading of a corpus."""

    name: str
    read_count: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    yearless_count: int = 0
    yearless_right: int = 0
    conflict_count: int = 0

    def add(self, published: PublicationDate, known: date | None) -> bool:
        """Count one article; return whether its date is not the known one."""
        self.read_count += 1
        self.conflict_count += published.conflict is not None
        if published.published_on is None:
            self.yearless_count += published.month_day is not None
            self.yearless_right += known is not None and published.month_day == (
                known.month,
                known.day,
            )
            return False
        kind = kind_of(published)
        self.kinds[kind] += 1
        self.right[kind] += published.published_on == known
        return published.published_on != known

    def lines(self) -> Iterator[str]:
        dated, right = sum(self.kinds.values()), sum(self.right.values())
        share = dated / self.read_count if self.read_count else 0
        yield f"{self.name}: {self.read_count:,} read, {dated:,} dated ({share:.1%})"
        yield f"  {'as the record says':<34} {right:>6,} of {dated:,}"
        for kind, count in self.kinds.most_common():
            yield f"  {kind:<34} {self.right[kind]:>6,} of {count:,}"
        open_year = f"{self.yearless_right:>6,} of {self.yearless_count:,}"
        yield f"  {'month and day, year open':<34} {open_year}"
        yield f"  {'with a conflict':<34} {self.conflict_count:>6,}"


def kind_of(published: PublicationDate) -> str:
    """Return the sort of evidence: its words before the values that it quotes."""
    evidence = published.evidence
    if evidence.startswith("inferred"):
        return "inferred: rates" if "rates" in evidence else "inferred: words"
    head = evidence.split(" '")[0]
    return " ".join(word for word in head.split() if not any(map(str.isdigit, word)))


def records(path: Path, sample: int | None) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [line for line in lines if line.strip()]
    step = max(1, len(found) // sample) if sample else 1
    yield from map(json.loads, found[::step])


def known_date(record: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(record.get("published_on"))[:10])
    except ValueError:
        return None


def measure(path: Path, dater: Dater, sample: int | None) -> tuple[Tally, Tally, list[str]]:
    """Return what is dated with the records' dates and without, and the wrong ones without."""
    stated = Tally(f"{path.name}, as stored")
    withheld = Tally(f"{path.name}, from the text alone")
    wrong: list[str] = []
    for record in records(path, sample):
        try:
            document = read_json_record(json.dumps(record), None, dater.articles)
        except UnreadableDocument:
            continue
        known = known_date(record)
        stated.add(dater.date(document), known)
        published = dater.date(replace(document, stated_dates=(), url=None))
        if withheld.add(published, known):
            wrong.append(
                f"  {record.get('id')}: {known}, not {published.published_on}: {published.evidence}"
            )
    return stated, withheld, wrong


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--wrong", action="store_true")
    chosen = parser.parse_args(words)
    dater = Dater.load()
    for path in sorted(chosen.folder.glob("*.jsonl.gz")):
        stated, withheld, wrong = measure(path, dater, chosen.sample)
        for tally in (stated, withheld):
            print("\n".join(tally.lines()))
        if chosen.wrong:
            print("\n".join(wrong))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
