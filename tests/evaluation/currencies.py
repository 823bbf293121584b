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

from flows.language_model import load_language_model
from flows.rates import load_rates
from flows.reference import load_reference
from tests.evaluation.articles import article_capture, source_offset
from transforms.article import Reader, read_document_text
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.read import read_document
from transforms.currency.conversions import PairCheck, check_pair


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
    lexicon = ArticleLexicon.from_reference(reference)
    reader = Reader.of(reference, load_language_model(), load_rates())
    for path in sorted(folder.glob("*.txt")):
        labelled = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["figures"]
        raw = path.read_text(encoding="utf-8")
        units = {
            offset: figure["unit"]
            for figure in labelled
            if figure["kind"] == "money"
            for offset in range(*_span(raw, figure))
        }
        for start, words, code, check in _money(path, reader, lexicon):
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
    path: Path, reader: Reader, lexicon: ArticleLexicon
) -> Iterator[tuple[int, str, str | None, PairCheck | None]]:
    """Yield each amount's place in the raw file, its words, its currency and its pair's check."""
    reading = read_document_text(read_document(article_capture(path), lexicon), reader)
    document, on = reading.document, reading.published.published_on
    for figure in reading.figures:
        if figure.kind == "money":
            original = None if figure.converts is None else reading.figures[figure.converts]
            check = check_pair(figure, original, reader.rates, on) if original else None
            start = source_offset(document.segments, figure.start)
            yield start, document.text[figure.start : figure.end], figure.unit_code, check


def main() -> None:
    """Print the counts of each folder."""
    for folder in sys.argv[1:]:
        count = count_currencies(Path(folder))
        print(f"{folder}: {count.right} right, {len(count.null)} null, {len(count.wrong)} wrong")
        for line in (*count.null, *count.wrong):
            print("  ", line)


if __name__ == "__main__":
    main()
