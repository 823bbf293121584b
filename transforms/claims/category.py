"""What sort of thing a figure measures: the nearest words of the lexicon decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.claims.context import SentenceView
from transforms.claims.deals import HOLDING
from transforms.claims.durations import PER_UNIT, is_age, is_time_span
from transforms.claims.frame import (
    Frame,
    object_of,
    phrase,
    prepositional_objects,
    subject_of,
)
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.moves import Move
from transforms.claims.places import SELF_NAMED, clause_places, places
from transforms.contracts.vocabulary import Category, Kind
from transforms.figures.reading import FigureReading

BY_KIND: dict[Kind, Category] = {"index": "price", "basis_point": "economy", "rate": "production"}
"""Where no word of the lexicon stands near."""
SMALL_MONEY = 2000
"""Up to here money that a name gains or loses is a price; firms move by more."""
SHARES = frozenset({"share", "stock", "holding"})
COSTS = frozenset({"cost", "bill"})
SECURITIES = frozenset({"bond", "note", "bill", "debenture", "gilt", "treasury"})
LARGE_MONEY = 1_000_000
TIMES = frozenset({"year", "annum", "quarter", "month", "week", "day", "annually"})
"""From here on a sum per one of these is a flow: no fare or fee costs so much."""
PER_SHARE = frozenset({"share"})
EARNING = frozenset({"earn", "earnings", "profit", "analyst", "loss", "income"})
PLACING = frozenset({"at", "in", "from", "for", "with", "on", "across"})
COUNTABLE: frozenset[Category] = frozenset({"production", "employment"})
"""Categories that a count may have by its clause; else its own noun decides."""


@dataclass(frozen=True, slots=True)
class CategoryChooser:
    """Chooses the category of one article's figures."""

    lexicon: ClaimLexicon

    def choose(
        self, frame: Frame, figure: FigureReading, move: Move, words: str
    ) -> Category | None:
        """Return the category of `figure`, whose surface is `words`; None where no word tells.

        The nearest word of the lexicon decides: in the noun phrase, then under the verb, then
        around. The size of a move of a price is a price_change, its level a price.
        """
        if is_time_span(frame, figure, words):
            return "time_span"
        if is_age(frame, figure, words):
            return "other"
        found = self._found(frame, figure, move)
        if figure.kind == "money" and PER_UNIT.search(words.lower()):
            found = _per_unit(frame, figure, found, words)
        return as_moved(found, move)

    def _found(self, frame: Frame, figure: FigureReading, move: Move) -> Category | None:
        if figure.kind == "count" and _counts_noun(frame):
            return self._counted(frame, figure)
        fixed = "other" if self._is_polled(frame) else _by_structure(frame, figure, move)
        if fixed:
            return fixed
        if figure.kind == "money" and _is_worth_of_shares(frame):
            done = self._best(frame, figure, frame.verbs[:1])
            return done[0] if done else "other"
        for tokens in places(frame, figure):
            found = self._best(frame, figure, tokens)
            if found:
                if figure.kind == "count" and found[0] not in COUNTABLE:
                    return "other"
                return self._refined(frame, *found)
        is_bare_growth = any(_is_bare(frame, noun) for noun in frame.nouns)
        return "economy" if is_bare_growth and figure.kind == "percent" else None

    def _is_polled(self, frame: Frame) -> bool:
        """Return whether the figure is a share of those who say something: "54% said"."""
        word = frame.view.tokens[frame.figure.span.head]
        is_subject = word.dependency == "nsubj" and frame.verb == word.head
        return is_subject and self.lexicon.speech.get(frame.view.lemmas[word.head]) == "says"

    def _counted(self, frame: Frame, figure: FigureReading) -> Category:
        """Return the category of "240 people": by its noun, else by what is done to them."""
        span = frame.figure.span
        own = self._best(frame, figure, range(span.first, span.last + 1))
        leads = {frame.view.lower(token) for token in frame.prepositions[:1]}
        if own or leads & PLACING:
            return own[0] if own and own[0] in COUNTABLE else "other"
        for tokens in clause_places(frame):
            found = self._best(frame, figure, tokens)
            if found and found[0] in COUNTABLE:
                return found[0]
        return "other"

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

    def _best(
        self, frame: Frame, figure: FigureReading, tokens: Sequence[int]
    ) -> tuple[Category, str] | None:
        """Return the longest phrase of the lexicon among `tokens`; of equal ones the last."""
        view = frame.view
        tokens = [t for t in tokens if _is_searched(frame, figure, t)]
        best: tuple[int, int, Category, str] | None = None
        openers = self.lexicon.openers
        for position, token in enumerate(tokens):
            most = max(openers.get(view.lemmas[token], 0), openers.get(view.lowers[token], 0))
            for length in range(1, most + 1):
                run = tokens[position : position + length]
                if len(run) == 1 and length > 1 and view.lower(token + 1) == "of":
                    run = list(range(token, min(token + length, len(view.tokens))))
                if len(run) < length or run[-1] - run[0] != length - 1:
                    break
                word = self._word(view, run, figure.kind)
                if word and (best is None or (length, token) >= best[:2]):
                    best = (length, token, *word)
        return best[2:] if best else None

    def _word(
        self, view: SentenceView, run: Sequence[int], kind: Kind
    ) -> tuple[Category, str] | None:
        is_verb = view.tokens[run[-1]].pos == "VERB" and len(run) == 1
        lemmas = " ".join(view.lemmas[t] for t in run)
        printed = " ".join(view.lower(t) for t in run)
        texts = [lemmas, printed]
        if is_verb:
            texts[:0] = [
                f"{lemmas} {view.lower(child)}"
                for child in view.children[run[-1]]
                if view.tokens[child].dependency in {"prt", "prep", "advmod"}
                and not any(view.figure_at(below) for below in view.children[child])
            ]
        for text in texts:
            for word in self.lexicon.categories.get((text, "verb" if is_verb else "noun"), ()):
                if word.fits(kind):
                    return word.category, text
        return None


def as_moved(category: Category | None, move: Move) -> Category | None:
    """Return `category`, where the size of a price's move becomes a change of price."""
    is_signed = move.role == "level" and move.direction != "none"
    is_moved = move.role == "size" or is_signed
    return "price_change" if category == "price" and is_moved else category


def category_of_kind(kind: Kind) -> Category:
    """Return the category of a figure near which no word of the lexicon stands."""
    return BY_KIND.get(kind, "other")


def _is_bare(frame: Frame, noun: int) -> bool:
    """Return whether it is a "growth" of nothing named: that of an economy."""
    view = frame.view
    outside = [t for t in phrase(view, noun) if t not in frame.figure.span]
    named = [t for t in outside if view.tokens[t].pos in {"NOUN", "PROPN", "ADJ"}]
    return view.lemmas[noun] == "growth" and named == [noun]


def _is_searched(frame: Frame, figure: FigureReading, token: int) -> bool:
    is_per = frame.view.lower(token) in PER_SHARE and frame.view.lower(token - 1) in {"a", "per"}
    if is_per and figure.kind == "money":
        return False
    here = frame.view.figure_at(token)
    return here is None or (here == frame.figure and figure.kind in SELF_NAMED)


def _counts_noun(frame: Frame) -> bool:
    span = frame.figure.span
    tags = {frame.view.tokens[t].tag for t in range(span.first, span.last + 1)}
    return bool(tags & {"NNS", "NN"})


def _per_unit(
    frame: Frame, figure: FigureReading, found: Category | None, words: str
) -> Category | None:
    """Return the category of money per unit: a price, or profit per share where firms report.

    "€15bn a year" is no price of a year: what it is, other words tell.
    """
    if words.lower().split()[-1].rstrip("s") in TIMES and figure.value >= LARGE_MONEY:
        return found
    if found in {None, "deal_value", "stake", "production"}:
        return "price"
    is_per_share = words.lower().split()[-1] in PER_SHARE
    return "profit_loss" if is_per_share and EARNING & set(frame.view.lemmas) else found


def _by_structure(frame: Frame, figure: FigureReading, move: Move) -> Category | None:
    """Return the category that the build of the sentence gives, whatever its words."""
    view, is_part = frame.view, figure.kind in {"percent", "multiple"}
    wholes = prepositional_objects(view, frame.figure.span.head, frozenset({"of"}))
    if is_part and any(view.lemmas[noun] in SHARES for noun in wholes):
        return "stake"
    is_object = view.tokens[frame.figure.span.head].dependency == "dobj"
    is_held = is_object and frame.verb is not None and view.lemmas[frame.verb] in HOLDING
    if is_part and is_held and move.role == "level":
        return "stake"
    is_direct = bool(frame.nouns) and not frame.prepositions
    if is_part and is_direct and view.lemmas[frame.nouns[0]] in SECURITIES:
        return "debt"
    if not frame.nouns and _is_moved_name(frame, figure, move):
        return "price"
    return None


def _is_worth_of_shares(frame: Frame) -> bool:
    """Return whether it is a sum "of shares": what is done with them tells, it is no price."""
    view, head = frame.view, frame.figure.span.head
    wholes = prepositional_objects(view, head, frozenset({"of"}))
    return any(view.lemmas[noun] in SHARES for noun in wholes)


def _is_moved_name(frame: Frame, figure: FigureReading, move: Move) -> bool:
    """Return whether a name itself rises or falls: "Acme lost three cents", "the Dax fell 2%"."""
    if move.role not in {"size", "end"} or figure.kind not in {"percent", "money", "index"}:
        return False
    if frame.verb is None or (figure.kind == "money" and figure.value > SMALL_MONEY):
        return False
    subject, target = subject_of(frame.view, frame.verb), object_of(frame.view, frame.verb)
    is_name = subject is not None and frame.view.name_at(subject) is not None
    return is_name and (target is None or frame.view.figure_at(target) is not None)
