"""Every number-like string of a corpus with what became of it: figures, other numbers, reasons.

`python -m tests.evaluation.accounting FOLDER` reads all articles of FOLDER, prints a table of
reasons and exits 1 where a digit stands in no row or in two. Only figures and time expressions are
read, so that no language model is needed. `--every N` reads one article in N; `--show REASON`
prints an example of that reason from each article instead of one in all.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from flows.reference import load_reference
from flows.sources import RunStamp, SourceOptions, find_captures
from tests.transforms.figures.covering import not_in_one_row
from transforms.articles.document import Document, UnreadableDocument
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.publication_date import date_article
from transforms.articles.read import read_document
from transforms.contracts import Capture
from transforms.contracts.vocabulary import NUMBER_REASONS
from transforms.figures.accounting import Readings, account_numbers
from transforms.figures.find import read_numbers
from transforms.figures.lexicon import FigureLexicon
from transforms.periods.find import find_times
from transforms.periods.lexicon import PeriodLexicon
from transforms.text.sentences import Abbreviations, split_sentences

FIGURE = "figure"
AROUND = 28
STEP = 500
Row = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Lexicons:
    """What reading figures and time expressions needs."""

    articles: ArticleLexicon
    figures: FigureLexicon
    periods: PeriodLexicon
    abbreviations: Abbreviations


@dataclass(slots=True)
class Account:
    """Counts and examples by reason, and digits that stand in no row or in two."""

    articles: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    unaccounted: list[str] = field(default_factory=list)

    def add(self, text: str, rows: list[Row]) -> None:
        self.articles += 1
        self.counts.update(reason for _, _, reason in rows)
        for start, end, reason in rows:
            self.examples.setdefault(reason, example_of(text, start, end))
        self.unaccounted += not_in_one_row(text, [(start, end) for start, end, _ in rows])


def rows_of(document: Document, lexicons: Lexicons) -> list[Row]:
    """Return the place and the reason of every figure and other number of a document."""
    text = document.text
    sentences = split_sentences(text, document.lines, lexicons.abbreviations)
    numbers = read_numbers(text, sentences, lexicons.figures)
    published = date_article(document, sentences, lexicons.periods)
    times = find_times(text, sentences, published, lexicons.periods)
    readings = Readings(sentences, numbers.figures, numbers.refused, times)
    others = account_numbers(text, readings, lexicons.figures)
    figures = [(one.start, one.end, FIGURE) for one in numbers.figures]
    return figures + [(one.start, one.end, one.reason) for one in others]


def documents(folder: str, every: int, lexicon: ArticleLexicon) -> Iterator[Document]:
    """Yield one article in `every` of all files of `folder`."""
    stamp = RunStamp("evaluation", datetime(2000, 1, 1, tzinfo=UTC))
    for number, capture in enumerate(find_captures(folder, SourceOptions(), stamp)):
        if number % every == 0 and isinstance(capture, Capture):
            try:
                yield read_document(capture, lexicon)
            except UnreadableDocument as error:
                print(f"{capture.source_name} {capture.locator}: {error.reason}", file=sys.stderr)


def example_of(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return re.sub(r"\s+", " ", f"{before}[{text[start:end]}]{after}")


def table_of(account: Account) -> Iterator[str]:
    """Yield the lines of the table, the most frequent reason first."""
    total = sum(account.counts.values())
    yield f"{account.articles:,} articles, {total:,} number-like strings"
    for reason, count in account.counts.most_common():
        yield f"{reason:<15}{count:>10,}{count / total:>8.2%}  {account.examples[reason]}"
    for reason in NUMBER_REASONS.keys() - account.counts.keys():
        yield f"{reason:<15}{0:>10}"
    yield f"runs of digits in no row or in two: {len(account.unaccounted)}"
    yield from account.unaccounted[:20]


def account_of(folder: str, every: int = 1, show: str | None = None) -> Account:
    """Read one article in `every` of `folder` and return what became of its number-like strings.

    Progress goes to stderr; with `show`, an example of that reason from each article to stdout.
    """
    reference = load_reference()
    lexicons = Lexicons(
        ArticleLexicon.from_reference(reference),
        FigureLexicon.from_reference(reference),
        PeriodLexicon.from_reference(reference),
        Abbreviations.from_reference(reference),
    )
    account, began = Account(), time.perf_counter()
    for document in documents(folder, every, lexicons.articles):
        rows = rows_of(document, lexicons)
        account.add(document.text, rows)
        shown = next((row for row in rows if row[2] == show), None)
        if shown:
            print(example_of(document.text, *shown[:2]))
        if account.articles % STEP == 0:
            seconds = time.perf_counter() - began
            print(f"{account.articles:,} articles, {seconds:.0f} s", file=sys.stderr)
    return account


def main() -> int:
    """Print the table; return 1 where something is unaccounted for."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.accounting")
    parser.add_argument("folder")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--show", choices=[FIGURE, *NUMBER_REASONS], metavar="REASON")
    arguments = parser.parse_args()
    account = account_of(arguments.folder, arguments.every, arguments.show)
    print("\n".join(table_of(account)))
    return 1 if account.unaccounted else 0


if __name__ == "__main__":
    sys.exit(main())
