"""Read mutated articles: whatever is in them, the readers answer, and their answers hold together.

usage: python -m tests.faults.mutate [--count N] [--first N]
example: python -m tests.faults.mutate --count 100000

Lines of the sample articles, and of the corpora where they are present, are broken in ways that
broken pages are. The same numbers always give the same texts.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from expectations.row_rules.rereading import check_reads_back
from expectations.row_rules.surroundings import Surroundings
from tests.expectations import small_world as world
from tests.transforms.figures.reader import lexicon
from tests.transforms.hostile import PUBLISHED, abbreviations
from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.document import TextLine
from transforms.contracts.vocabulary import Kind
from transforms.currency.dollars import resolve_currencies
from transforms.currency.evidence import Background
from transforms.figures.accounting import Readings, Spanned, account_numbers
from transforms.figures.find import read_numbers
from transforms.figures.reading import FigureReading
from transforms.figures.surface import UnreadableNumber, read_surface
from transforms.periods.find import find_times
from transforms.text.sentences import split_sentences

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "seeds" / "articles"
CORPUS = ROOT.parent / "shared" / "corpus"
MOST_LINES = 20_000
LONGEST_LINE = 600
MOST_MUTATIONS = 6
STRANGE = (
    "\u202e", "\u200f", "\u200b", "\u00ad", "\ufeff", "\x00", "\r", "\u2028", "\u00a0", "\u2009",
    "\U0001d7d7", "\U0001f4b0", "\ud7ff", "٣", "½", "²", "−", "–", "$", "€", "%", "'", "(", ")",
    " million", " to ", " per cent", "bn", "-", ",", ".", "/", "\n", "\t", "1e999999", "9" * 40,
)  # fmt: skip
Mutation = Callable[[str, random.Random], str]


def source_lines() -> list[str]:
    """Return lines of news to break, of the samples and of the corpora where present."""
    found = [
        line for path in sorted(SAMPLES.iterdir()) for line in _text_of(path).splitlines() if line
    ]
    for name in ("modern", "reuters"):
        path = CORPUS / f"{name}.jsonl.gz"
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as file:
                for record in file:
                    found.extend(line for line in json.loads(record)["body"].splitlines() if line)
    step = max(1, len(found) // MOST_LINES)
    return [line[:LONGEST_LINE] for line in found[::step]]


def _text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else ""


def insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(STRANGE) + text[at:]


def delete(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.randint(1, 12) :]


def repeat(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    piece = text[at : at + chance.randint(1, 20)]
    return text[:at] + piece * chance.randint(2, 8) + text[at:]


def swap(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    first, second = chance.randrange(len(words)), chance.randrange(len(words))
    words[first], words[second] = words[second], words[first]
    return " ".join(words)


def change_digits(text: str, chance: random.Random) -> str:
    return "".join(chance.choice("0123456789") if one.isdecimal() else one for one in text)


def decompose(text: str, _chance: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def shout(text: str, _chance: random.Random) -> str:
    return text.upper()


def stick_together(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at:].replace(" ", chance.choice(("", "\u00a0", "-")), 3)


MUTATIONS: tuple[Mutation, ...] = (
    insert, insert, delete, repeat, swap, change_digits, decompose, shout, stick_together,
)  # fmt: skip


def mutants(lines: list[str], first: int, count: int) -> Iterator[tuple[int, str]]:
    """Yield the mutants numbered from `first` on."""
    for number in range(first, first + count):
        chance = random.Random(number)
        text = "\n".join(chance.choice(lines) for _ in range(chance.randint(1, 2)))
        for _ in range(chance.randint(1, MOST_MUTATIONS)):
            text = chance.choice(MUTATIONS)(text, chance)
        yield number, text


def check(text: str) -> None:
    """Read the text in every way and check that the answers hold together.

    Raises:
        AssertionError: They do not.
    """
    sentences = split_sentences(text, _lines(text), abbreviations())
    found = read_numbers(text, sentences, lexicon())
    times = find_times(text, sentences, PUBLISHED, period_lexicon())
    readings = Readings(sentences, found.figures, found.refused, times)
    others = account_numbers(text, readings, lexicon())
    figures = resolve_currencies(text, found.figures, lexicon(), Background(sentences=sentences))
    for spans in (sentences, figures, times):
        check_spans(text, spans)
    rows: list[Spanned] = [*figures, *others]
    covered = sorted((one.start, one.end) for one in rows)
    assert all(before[1] <= after[0] for before, after in zip(covered, covered[1:], strict=False))
    for figure in figures:
        check_figure(text, figure)


def check_spans(text: str, spans: Sequence[Spanned]) -> None:
    """Check that the spans are in order, in the text and without overlaps.

    Raises:
        AssertionError: They are not.
    """
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text), span
        end = span.end


def _lines(text: str) -> list[TextLine]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(TextLine(start, start + len(line), "body"))
        start += len(line) + 1
    return lines


def check_figure(text: str, figure: FigureReading) -> None:
    """Check one figure: finite sizes in order, and that its own words can be read again.

    Raises:
        AssertionError: They do not hold.
    """
    assert figure.value.is_finite() and figure.value >= 0, figure
    assert figure.rounding_step.is_finite(), figure
    high = figure.value_high or figure.value
    assert high.is_finite() and figure.value <= high < Decimal("1e29"), figure
    # An elliptic number may not be readable alone; what is read must be the figure again.
    with contextlib.suppress(UnreadableNumber):
        again = read_surface(text[figure.start : figure.end], lexicon(), figure.kind)
        is_same = (again.value, again.value_high) == (figure.value, figure.value_high)
        assert is_same or _is_proven_around(text, figure), (figure, again)


def _is_proven_around(text: str, figure: FigureReading) -> bool:
    """Return whether rule F1 finds the figure's scale or unit in the words around it."""
    rows = {"core.articles": [replace(world.ARTICLE, text=text)]}
    around = Surroundings.of(world.context(read_surface=_read_with_kind), rows)
    row = replace(
        world.PLEDGE,
        surface=text[figure.start : figure.end],
        start_char=figure.start,
        end_char=figure.end,
        value=figure.value,
        value_high=figure.value_high,
        kind=figure.kind,
        unit_text=figure.unit_text,
    )
    return check_reads_back(row, around) is None


def _read_with_kind(surface: str, kind: Kind) -> FigureReading:
    return read_surface(surface, lexicon(), kind)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    wanted = parser.parse_args(words)
    lines, failed, begun = source_lines(), 0, time.perf_counter()
    for number, text in mutants(lines, wanted.first, wanted.count):
        try:
            check(text)
        except Exception as error:  # noqa: BLE001 - every kind of crash is what is looked for
            failed += 1
            print(f"{number}: {type(error).__name__}: {error}: {text!r}"[:600], flush=True)
    took = time.perf_counter() - begun
    print(f"{wanted.count} mutated texts in {took:.0f} s: {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
