"""Count the money of the labelled articles that is given its currency, none, or a wrong one.

usage: python -m tests.evaluation.currencies ARTICLES_FOLDER...
example: python -m tests.evaluation.currencies ../shared/eval/articles/dev
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.rates import load_rates
from flows.reference import load_reference
from tests.evaluation.articles import _capture, source_offset
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.publication_date import date_article
from transforms.articles.read import read_document
from transforms.currency.conversions import PairCheck, check_pair
from transforms.currency.dollars import resolve_currencies
from transforms.currency.evidence import Background, Market
from transforms.figures.find import find_figures
from transforms.figures.lexicon import FigureLexicon
from transforms.periods.lexicon import PeriodLexicon
from transforms.reference import Reference
from transforms.text.sentences import Abbreviations, split_sentences


@dataclass
class CurrencyCount:
    """How much money was given the right currency, and the words of what was not."""

    right: int = 0
    null: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    pairs: list[tuple[str, PairCheck]] = field(default_factory=list)


def count_currencies(folder: Path) -> CurrencyCount:
    """Return the count over all articles of `folder`, and the check of every printed pair."""
    reference, count = load_reference(), CurrencyCount()
    for path in sorted(folder.glob("*.txt")):
        labelled = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["figures"]
        raw = path.read_text(encoding="utf-8")
        units = {
            offset: figure["unit"]
            for figure in labelled
            if figure["kind"] == "money"
            for offset in range(*_span(raw, figure))
        }
        for start, words, code, check in _money(path, reference):
            if check is not None:
                count.pairs.append((words, check))
            if start not in units:
                continue
            if code is None:
                count.null.append(f"{path.stem}: {words}")
            elif code == units[start]:
                count.right += 1
            else:
                count.wrong.append(f"{path.stem}: {words} is {units[start]}, not {code}")
    return count


def _span(raw: str, figure: dict[str, Any]) -> tuple[int, int]:
    at = -1
    for _ in range(figure["occurrence"]):
        at = raw.find(figure["text"], at + 1)
    return at, at + len(figure["text"])


def _money(
    path: Path, reference: Reference
) -> Iterator[tuple[int, str, str | None, PairCheck | None]]:
    """Yield each amount's place in the raw file, its words, its currency and its pair's check."""
    document = read_document(_capture(path), ArticleLexicon.from_reference(reference))
    text, lexicon = document.text, FigureLexicon.from_reference(reference)
    abbreviations = Abbreviations.from_reference(reference)
    sentences = split_sentences(text, document.lines, abbreviations)
    published = date_article(document, sentences, PeriodLexicon.from_reference(reference))
    on, publisher = published.published_on, document.publisher
    background = Background(
        home=publisher.home_currency_code if publisher else None,
        dollar=publisher.dollar_code if publisher else None,
        market=Market(load_rates(), on) if on else None,
        sentences=sentences,
        source_name=None if publisher else document.publisher_name,
        agency=lexicon.agency_dollars.get(document.agency or ""),
    )
    figures = resolve_currencies(text, find_figures(text, sentences, lexicon), lexicon, background)
    for figure in figures:
        if figure.kind == "money":
            original = None if figure.converts is None else figures[figure.converts]
            check = check_pair(figure, original, load_rates(), on) if original else None
            start = source_offset(document.segments, figure.start)
            yield start, text[figure.start : figure.end], figure.unit_code, check


def main() -> None:
    """Print the counts of each folder."""
    for folder in sys.argv[1:]:
        count = count_currencies(Path(folder))
        print(f"{folder}: {count.right} right, {len(count.null)} null, {len(count.wrong)} wrong")
        for line in (*count.null, *count.wrong):
            print("  ", line)


if __name__ == "__main__":
    main()
