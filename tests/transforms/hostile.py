"""Texts made to slow a reader down, and how its time grows with their length."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from time import process_time

from flows.reference import load_reference
from tests.transforms.figures.reader import lexicon
from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.document import PublicationDate, TextLine
from transforms.currency.dollars import resolve_currencies
from transforms.currency.evidence import Background
from transforms.figures.accounting import Readings, account_numbers
from transforms.figures.find import read_numbers
from transforms.periods.find import find_times
from transforms.text.sentences import Abbreviations, SentenceSpan, split_sentences

PUBLISHED = PublicationDate(date(2024, 5, 14), None, "day", "given")
MOST_GROWTH = 2.3
"""Times as long that twice the text may take."""
LEAST_S = 0.02
"""Shorter times are all noise."""

PIECES: tuple[str, ...] = (
    "1", "12,", "1.", "1'", "1,000", "1,000,", "1.000.", "9 ", "700 000 ", "7\u00a0", "111\u202f",
    "٣", "１２", "½", "1½ ", "1/", "1/2", "3 3/4 ", "-", "−5", "7-2 ", "1–2–", "- ", "…", "...",
    "$", "$ ", "US$", "$5 ", "$5-", "€1bn/", "£1 (€2) ", "1 euro = ", "Rs ", "%", "5% ", "5%-",
    "5 to ", "to ", "from 5 to ", "between 1 and ", "1 and a half ", "and a half ", "a half ",
    "one ", "one hundred and ", "twenty-", "twenty-one thousand ", "million ", "hundreds of ",
    "half of ", "a ", "a million ", "of the ", "two-thirds of ", "one in ", "5 per ", "per cent ",
    "5 a share per ", "(", "((5) ", "[1] ", "“5” ", "(5", "more than ", "at least about ", "x",
    "5x5", "5x ", "#5 ", "5:05:", "5th ", "2019-", "2019 ", "1/1/", "May 5, ", "5 May ", "May ",
    "past decade ", "last year ", "the first quarter of ", "years ", "5 years ago ", "e5", "1e5",
    "10^", "dlrs ", "cents ", "mln dlrs ", "A.B.", "A. ", "Mr. ", "U.S. ", "it's'", "é", "ß5",
    "\u200b5", "\u202e$5 ", "e\u0301", "\U0001d7d95", "\ud7ff", "\x00", "\r", "a\r5", "\t5",
    "the number of jobs rose to 5, ", "shares, bonds, ", "jobs and ", "5 jobs, ", "up 5 from 4 ",
    "a 5-year, ", "No. ", "5 of the 6 ", "it rose. ", "?! ", "' ", "5' ", "5\" ", ", ", "; 5",
    "1 2 3 ", "7-2, ", "Otters 5, Herons 2 ", "page 5, 6, ", "1;", " Section 3", "[9]",
)  # fmt: skip
"""Repeated: runs of digits, marks and signs, chains of number words, of ranges, of brackets."""


@cache
def abbreviations() -> Abbreviations:
    return Abbreviations.from_reference(load_reference())


def timings(text: str) -> dict[str, float]:
    """Return the CPU seconds that each reader takes for a text that is one line and one sentence.

    One sentence is the hardest case: a rule may look as far as its sentence goes.
    """
    taken: dict[str, float] = {}
    spans = (SentenceSpan(0, len(text), "body"),)
    lines = (TextLine(0, len(text), "body"),)
    with timed("split_sentences", taken):
        split_sentences(text, lines, abbreviations())
    with timed("find_figures", taken):
        numbers = read_numbers(text, spans, lexicon())
    with timed("find_times", taken):
        times = find_times(text, spans, PUBLISHED, period_lexicon())
    with timed("resolve_currencies", taken):
        resolve_currencies(text, numbers.figures, lexicon(), Background(sentences=spans))
    with timed("account_numbers", taken):
        readings = Readings(spans, numbers.figures, numbers.refused, times)
        account_numbers(text, readings, lexicon())
    return taken


@contextmanager
def timed(name: str, taken: dict[str, float]) -> Iterator[None]:
    begun = process_time()
    yield
    taken[name] = process_time() - begun


def growth(piece: str, length: int, tries: int = 10) -> dict[str, float]:
    """Return, for each reader, how many times as long twice `length` characters of `piece` take.

    The least times of some tries count: a busy machine only ever adds time.
    """
    gc.collect()
    gc.disable()  # else each try also pays for looking through all that the other tests hold
    try:
        return _growth(piece * (length // len(piece)), tries)
    finally:
        gc.enable()


def _growth(small: str, tries: int) -> dict[str, float]:
    once, twice = timings(small), timings(small + small)
    for _ in range(tries):
        grown = {name: twice[name] / max(once[name], LEAST_S / MOST_GROWTH) for name in once}
        if max(grown.values()) <= MOST_GROWTH:
            break
        once = {name: min(took, once[name]) for name, took in timings(small).items()}
        twice = {name: min(took, twice[name]) for name, took in timings(small + small).items()}
    return grown
