"""Stories with names and figures marked in them, as contexts for the claim rules.

"[Acme|company] spent {$5 million|money}" names a company and prints a figure. One line is one
sentence; "# " opens a headline; "company_NL" is a Dutch one. Parses come from
tests/golden/parses.jsonl: the language model is too slow for unit tests. After a new sentence:
python -m tests.transforms.claims.golden_parses
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import cast

from flows.reference import load_reference
from transforms.articles.document import PublicationDate
from transforms.claims.bind import bind_figures
from transforms.claims.context import ClaimContext
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.reading import FigureBinding
from transforms.contracts.vocabulary import Bound, EntityType, Kind, SentenceRole
from transforms.entities.reading import MentionReading, NamedEntity
from transforms.figures.reading import FigureReading
from transforms.periods.reading import NO_PERIOD
from transforms.reference import Reference
from transforms.text.parse import Parse, Token
from transforms.text.sentences import SentenceSpan

GOLDEN_PARSES = Path(__file__).resolve().parents[2] / "golden" / "parses.jsonl"
MARK = re.compile(r"\[(?P<name>[^|\]]+)\|(?P<type>\w+)\]|\{(?P<figure>[^|}]+)\|(?P<kind>\w+)\}")
UNITS = {"%": "%", "per cent": "%", "$": "USD", "€": "EUR", "yuan": "CNY", "points": None}
SCALES = {"thousand": "1e3", "million": "1e6", "billion": "1e9", "bn": "1e9", "m": "1e6"}
WORDS: dict[str, int | str] = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
WORDS |= {"past decade": 10, "a decade": 10, "doubled": 2, "halve": "0.5"}
FRACTIONS = {"third": "0.333333", "half": "0.5", "quarter": "0.25", "one in ten": "0.1"}

Case = tuple[str, tuple[str | None, ...], str]
"""A marked story, what is expected of each of its figures, and why."""


@dataclass(frozen=True)
class Story:
    """Plain text of a marked story with its sentences, names and figures."""

    text: str
    sentences: tuple[SentenceSpan, ...]
    mentions: tuple[MentionReading, ...]
    figures: tuple[FigureReading, ...]


def read_story(marked: str) -> Story:
    """Return the story that `marked` prints; offsets count in its plain text."""
    text, sentences, mentions, figures = "", [], [], []
    for printed in marked.strip().splitlines():
        role: SentenceRole = "title" if printed.startswith("# ") else "body"
        line = printed.strip().removeprefix("# ")
        start = len(text)
        position = 0
        for mark in MARK.finditer(line):
            text += line[position : mark.start()]
            words = mark["name"] or mark["figure"]
            span = (len(text), len(text) + len(words))
            if mark["name"]:
                mentions.append(_mention(words, mark["type"], span))
            else:
                figures.append(read_figure(words, mark["kind"], span))
            text += words
            position = mark.end()
        text += line[position:]
        sentences.append(SentenceSpan(start, len(text), role))
        text += "\n"
    return Story(text, tuple(sentences), tuple(mentions), _with_pairs(text, figures))


def _mention(words: str, entity_type: str, span: tuple[int, int]) -> MentionReading:
    entity_type, _, home = entity_type.partition("_")
    is_country = entity_type == "country"
    kinds = {"country": "place", "unlisted": "company"}
    kind = cast(EntityType, kinds.get(entity_type, entity_type))
    code, currency = (words[:2].upper(), "USD") if is_country else (home or None, None)
    is_known = entity_type != "unlisted"
    entity = NamedEntity(words, kind, code, None, currency, is_known=is_known)
    return MentionReading(*span, entity, "marked", Decimal(1))


def read_figure(words: str, kind: str, span: tuple[int, int]) -> FigureReading:
    """Return the figure that `words` print, good enough for these stories."""
    lower = words.lower().replace(",", "").replace("-", " ")
    digits = re.search(r"\d+(?:\.\d+)?", lower)
    number = Decimal(digits[0]) if digits else Decimal(_spelled(lower, kind))
    high = re.search(r" to \D?(\d+(?:\.\d+)?)", lower)
    scale = next(
        (Decimal(SCALES[w]) for w in SCALES if re.search(rf"\d ?{w}\b", lower)), Decimal(1)
    )
    places = len(digits[0].partition(".")[2]) if digits else 0
    bounds: dict[str, Bound] = {"more than": "more_than", "about": "about", "up to": "at_most"}
    bound: Bound = next((bounds[w] for w in bounds if lower.startswith(w)), "exact")
    unit = next((UNITS[sign] for sign in UNITS if sign in lower), None)
    return FigureReading(
        start=span[0],
        end=span[1],
        kind=cast(Kind, kind),
        value=number * scale,
        value_high=Decimal(high[1]) * scale if high else None,
        bound=bound,
        unit_code=unit,
        unit_text=None if unit else lower.split()[-1],
        sign=None,
        rounding_step=scale * Decimal(10) ** -places,
        direction="down" if words.startswith(("-", "minus ")) else "none",
        converts=None,
        currency=None,
        rule="marked",
    )


def _spelled(words: str, kind: str) -> int | str:
    if kind == "multiple":
        return next((FRACTIONS[word] for word in FRACTIONS if word in words), 1)
    return next((WORDS[word] for word in WORDS if word in words), 1)


def _with_pairs(text: str, figures: list[FigureReading]) -> tuple[FigureReading, ...]:
    """Return the figures; money in brackets behind money in another currency converts it."""
    paired = list(figures)
    for index in range(1, len(figures)):
        one, two = figures[index - 1], figures[index]
        is_money = one.kind == two.kind == "money" and one.unit_code != two.unit_code
        if is_money and text[one.end : two.start] == " (":
            paired[index] = replace(two, converts=index - 1)
    return tuple(paired)


@cache
def golden_parses() -> dict[str, Parse]:
    """Return the stored parses by their sentence."""
    rows = [json.loads(line) for line in GOLDEN_PARSES.read_text(encoding="utf-8").splitlines()]
    return {row["text"]: Parse(tuple(Token(*cells) for cells in row["tokens"]), ()) for row in rows}


@cache
def claim_lexicon() -> ClaimLexicon:
    """Return the lexicon of the checkout's reference tables."""
    return ClaimLexicon.from_reference(claim_reference())


@cache
def claim_reference() -> Reference:
    """Return the checkout's reference tables."""
    return load_reference()


def context_of(marked: str) -> ClaimContext:
    """Return the context of a marked story."""
    story = read_story(marked)
    parses = golden_parses()
    return ClaimContext(
        text=story.text,
        sentences=story.sentences,
        parses=[parses[story.text[s.start : s.end]] for s in story.sentences],
        figures=story.figures,
        mentions=story.mentions,
        times=(),
        periods=[NO_PERIOD] * len(story.figures),
        published=PublicationDate(None, None, None, "none"),
        publisher_name=None,
        lexicon=claim_lexicon(),
    )


def bind(marked: str) -> tuple[FigureBinding, ...]:
    """Return the bindings of the figures of a marked story."""
    return bind_figures(context_of(marked))
