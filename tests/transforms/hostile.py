"""Texts made to slow a reader down, and how its time grows with their length."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from time import process_time

from flows.reference import load_reference
from transforms.articles.document import PublicationDate, TextLine
from transforms.currency.dollars import resolve_currencies
from transforms.currency.evidence import Background
from transforms.figures.accounting import Readings, account_numbers
from transforms.figures.find import read_numbers
from transforms.figures.lexicon import FigureLexicon
from transforms.periods.find import find_times
from transforms.periods.lexicon import PeriodLexicon
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
)  # fmt: skip
"""Repeated: runs of digits, marks and signs, chains of number words, of ranges, of brackets."""


@dataclass(frozen=True)
class Text:
    """One text that is one line, read as far as the function that is measured needs."""

    whole: str
    spans: tuple[SentenceSpan, ...]

    @classmethod
    def of(cls, whole: str) -> Text:
        """Return the text as one sentence, the hardest case."""
        return cls(whole, (SentenceSpan(0, len(whole), "body"),) if whole.strip() else ())


@cache
def figure_words() -> FigureLexicon:
    return FigureLexicon.from_reference(load_reference())


@cache
def period_words() -> PeriodLexicon:
    return PeriodLexicon.from_reference(load_reference())


@cache
def abbreviations() -> Abbreviations:
    return Abbreviations.from_reference(load_reference())


def split(text: Text) -> Callable[[], object]:
    lines = (TextLine(0, len(text.whole), "body"),)
    return lambda: split_sentences(text.whole, lines, abbreviations())


def figures(text: Text) -> Callable[[], object]:
    return lambda: read_numbers(text.whole, text.spans, figure_words())


def times(text: Text) -> Callable[[], object]:
    return lambda: find_times(text.whole, text.spans, PUBLISHED, period_words())


def currencies(text: Text) -> Callable[[], object]:
    found = read_numbers(text.whole, text.spans, figure_words()).figures
    return lambda: resolve_currencies(
        text.whole, found, figure_words(), Background(sentences=text.spans)
    )


def account(text: Text) -> Callable[[], object]:
    read = read_numbers(text.whole, text.spans, figure_words())
    found = find_times(text.whole, text.spans, PUBLISHED, period_words())
    readings = Readings(text.spans, read.figures, read.refused, found)
    return lambda: account_numbers(text.whole, readings, figure_words())


MEASURED: dict[str, Callable[[Text], Callable[[], object]]] = {
    "split_sentences": split,
    "find_figures": figures,
    "find_times": times,
    "resolve_currencies": currencies,
    "account_numbers": account,
}


def seconds(name: str, text: str) -> float:
    """Return the CPU seconds that the function takes for a text that is one line."""
    run = MEASURED[name](Text.of(text))
    begun = process_time()
    run()
    return process_time() - begun


def growth(name: str, piece: str, length: int, tries: int = 4) -> float:
    """Return how many times as long twice `length` characters of `piece` take.

    The least of some tries counts: a busy machine only ever adds time.
    """
    small = piece * (length // len(piece))
    single = double = float("inf")
    for _ in range(tries):
        single = min(single, seconds(name, small))
        double = min(double, seconds(name, small + small))
        if double <= max(MOST_GROWTH * single, LEAST_S):
            break
    return double / max(single, LEAST_S / MOST_GROWTH)
