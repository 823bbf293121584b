"""What sort of thing a figure measures: the nearest words of the lexicon decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.claims.context import SentenceView
from transforms.claims.direction import Move
from transforms.claims.frame import (
    Frame,
    child_by,
    descendants,
    object_of,
    phrase,
    prepositional_objects,
    subject_of,
)
from transforms.claims.lexicon import ClaimLexicon
from transforms.contracts.vocabulary import Category, Kind
from transforms.figures.reading import FigureReading

LONGEST_PHRASE = 4
"""Words of the longest phrase in seeds/reference/category_words.csv."""
WINDOW = 5
"""Tokens on either side that are searched last."""
SMALL_MONEY = 2000
"""Up to here money that a name gains or loses is a price; firms move by more."""
SELF_NAMED = frozenset({"count", "quantity", "rate"})
"""Kinds whose span holds the noun that is measured: "240 aircraft", "3 tonnes"."""
SHARES = frozenset({"share", "stock", "holding"})
COSTS = frozenset({"cost", "bill", "price tag"})
TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
TIME_NOUNS = frozenset(
    {"year", "month", "week", "day", "decade", "hour", "minute", "second"}
    | {"quarter", "fortnight", "century", "season"}
)
PER_UNIT = re.compile(r"(?: an?| per|/)\s*\w+$")
AGE_WORDS = frozenset({"old", "aged", "age"})
BY_KIND: dict[Kind, Category] = {"index": "price", "basis_point": "economy", "rate": "production"}
"""Where no word of the lexicon stands near."""


def is_time_span(figure: FigureReading, words: str) -> bool:
    """Return whether the figure is a length of time and not an age; `words` is its surface."""
    if figure.kind != "quantity":
        return False
    if figure.unit_code in TIME_UNITS:
        return True
    lower = PER_UNIT.sub("", words.lower()).replace("-", " ").split()
    if not lower or any(word in AGE_WORDS for word in lower):
        return False
    return lower[-1].rstrip("s") in TIME_NOUNS


@dataclass(frozen=True, slots=True)
class CategoryChooser:
    """Chooses the category of one article's figures."""

    lexicon: ClaimLexicon

    def choose(self, frame: Frame, figure: FigureReading, move: Move, words: str) -> Category:
        """Return the category of `figure`, whose surface is `words`.

        The nearest word of the lexicon decides: in the noun phrase, then under the verb, then
        around. The size of a move of a price is a price_change, its level a price.
        """
        if is_time_span(figure, words) and not is_age(frame, figure):
            return "time_span"
        found = self._found(frame, figure, move)
        if figure.kind == "money" and found in {None, "deal_value", "stake"}:
            found = "price" if PER_UNIT.search(words.lower()) else found
        if found == "price" and move.role == "size":
            return "price_change"
        return found or BY_KIND.get(figure.kind, "other")

    def _found(self, frame: Frame, figure: FigureReading, move: Move) -> Category | None:
        if is_age(frame, figure):
            return "other"
        if figure.kind == "count" and _counts_noun(frame):
            is_object = frame.view.tokens[frame.figure.span.head].dependency == "dobj"
            doing = [frame.verb] if frame.verb is not None and is_object else []
            own = self._best(frame, figure, _own_nouns(frame)) or self._best(frame, figure, doing)
            return own[0] if own else "other"
        if _is_share_of_stock(frame, figure):
            return "stake"
        if _is_moved_name(frame, figure, move) and not frame.nouns:
            return "price"
        for tokens in self._tiers(frame, figure):
            found = self._best(frame, figure, tokens)
            if found:
                return self._refined(frame, *found)
        return None

    def _refined(self, frame: Frame, category: Category, phrase_found: str) -> Category:
        """Return "investment" for the cost of something built: a plant, a project."""
        if phrase_found not in COSTS:
            return category
        view = frame.view
        lemmas = {(lemma, "noun") for lemma in view.lemmas}
        lemmas |= {
            (lemma, "verb")
            for lemma, token in zip(view.lemmas, view.tokens, strict=True)
            if token.pos == "VERB"
        }
        built = (word for key in lemmas for word in self.lexicon.categories.get(key, ()))
        return "investment" if any(w.category == "investment" for w in built) else category

    def _tiers(self, frame: Frame, figure: FigureReading) -> Iterator[Sequence[int]]:
        """Yield the places where a category word may stand, the closest tie first."""
        view, span = frame.view, frame.figure.span
        for noun in frame.nouns[:2]:
            yield phrase(view, noun)
            yield _below(view, noun)
        yield _below(view, span.head)
        if figure.kind in SELF_NAMED:
            yield _own_nouns(frame)
        if frame.verb is not None:
            yield from _clause_tiers(frame, frame.verb)
        yield from _window(frame)
        for verb in frame.verbs[1:3]:
            yield from _clause_tiers(frame, verb)

    def _best(
        self, frame: Frame, figure: FigureReading, tokens: Sequence[int]
    ) -> tuple[Category, str] | None:
        """Return the longest phrase of the lexicon among `tokens`; of equal ones the last."""
        view = frame.view
        tokens = [t for t in tokens if _is_searched(frame, figure, t)]
        best: tuple[int, int, Category, str] | None = None
        for position, token in enumerate(tokens):
            for length in range(1, LONGEST_PHRASE + 1):
                run = tokens[position : position + length]
                if len(run) < length or run[-1] - run[0] != length - 1:
                    break
                word = self._word(view, run, figure.kind)
                if word and (best is None or (length, token) >= best[:2]):
                    best = (length, token, *word)
        return best[2:] if best else None

    def _word(
        self, view: SentenceView, run: Sequence[int], kind: Kind
    ) -> tuple[Category, str] | None:
        last = view.tokens[run[-1]]
        part = "verb" if last.pos == "VERB" and len(run) == 1 else "noun"
        lemmas = " ".join(view.lemmas[t] for t in run)
        printed = " ".join(view.lower(t) for t in run)
        for text in (lemmas, printed):
            for word in self.lexicon.categories.get((text, part), ()):
                if word.fits(kind):
                    return word.category, text
        return None


def is_age(frame: Frame, figure: FigureReading) -> bool:
    """Return whether the figure is a bare number after a person's name: "Ana Ruiz, 34,"."""
    view, span = frame.view, frame.figure.span
    if figure.kind != "quantity" or span.first != span.last or view.lower(span.first - 1) != ",":
        return False
    name = view.name_at(span.first - 2) if span.first > 1 else None
    return name is not None and name.entity.entity_type == "person"


def _is_searched(frame: Frame, figure: FigureReading, token: int) -> bool:
    here = frame.view.figure_at(token)
    return here is None or (here == frame.figure and figure.kind in SELF_NAMED)


def _own_nouns(frame: Frame) -> list[int]:
    span = frame.figure.span
    return [
        t for t in range(span.first, span.last + 1) if frame.view.tokens[t].pos in {"NOUN", "PROPN"}
    ]


def _counts_noun(frame: Frame) -> bool:
    own = [frame.view.tokens[t].tag for t in _own_nouns(frame)]
    return any(tag in {"NNS", "NN"} for tag in own)


def _is_moved_name(frame: Frame, figure: FigureReading, move: Move) -> bool:
    """Return whether a name itself rises or falls: "Acme lost three cents", "the Dax fell 2%"."""
    if move.role not in {"size", "end"} or figure.kind not in {"percent", "money", "index"}:
        return False
    if frame.verb is None or (figure.kind == "money" and figure.value > SMALL_MONEY):
        return False
    subject = subject_of(frame.view, frame.verb)
    name = frame.view.name_at(subject) if subject is not None else None
    return name is not None and object_of(frame.view, frame.verb) in {
        None,
        *range(frame.figure.span.first, frame.figure.span.last + 1),
    }


def _is_share_of_stock(frame: Frame, figure: FigureReading) -> bool:
    """Return whether it is a part of a company's shares: "3.8% of its stock"."""
    if figure.kind not in {"percent", "multiple"}:
        return False
    view = frame.view
    return any(
        view.lemmas[noun] in SHARES
        for noun in prepositional_objects(view, frame.figure.span.head, frozenset({"of"}))
    )


def _clause_tiers(frame: Frame, verb: int) -> Iterator[Sequence[int]]:
    """Yield what the verb acts on, the verb, and its subject; a passive's subject comes first."""
    view = frame.view
    direct, subject = object_of(view, verb), subject_of(view, verb)
    if direct is not None and direct not in frame.figure.span:
        yield _below(view, direct)
    below = _below(view, subject) if subject is not None else ()
    if child_by(view, verb, frozenset({"nsubjpass"})) is not None:
        yield below
        yield (verb,)
        return
    yield (verb,)
    yield below


def _window(frame: Frame) -> Iterator[Sequence[int]]:
    view, span = frame.view, frame.figure.span
    yield range(span.last + 1, min(len(view.tokens), span.last + 1 + WINDOW))
    yield range(max(0, span.first - WINDOW), span.first)


def _below(view: SentenceView, head: int) -> Sequence[int]:
    """Return `head` and the tokens below it without clauses and coordinations, in text order."""
    clauses = {
        below
        for child in view.children[head]
        if view.tokens[child].dependency in {"relcl", "advcl", "appos", "conj", "acl"}
        for below in descendants(view, child)
    }
    return sorted(t for t in descendants(view, head) if t not in clauses)
