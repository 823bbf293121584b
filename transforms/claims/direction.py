"""Whether a figure states a rise or a fall, and which part of the move it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from transforms.claims.context import CountedTokens, SentenceView
from transforms.claims.frame import SUBJECTS, Frame, child_by, descendants, frame_figure
from transforms.claims.joined import joined_before
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.moves import COMPARED, END_WORDS, LEVEL, START, START_WORDS, Move, move_after
from transforms.claims.signs import is_hyphened, printed_direction
from transforms.contracts.vocabulary import Direction
from transforms.figures.reading import FigureReading

SKIPPED_BEFORE = frozenset(
    {"a", "an", "the", "just", "only", "some", "another", "further", "average", "record"}
    | {"about", "nearly", "almost", "its", "their", "-", "–"}
)
COMPARING = frozenset({"still", "well", "far", "but", "remain", "remained"})
FEWER = frozenset({"fewer", "less"})
NOT_MOVING = frozenset({"front", "to", "for", "payment", "payments", "the", "there", "here"})
"""Words after "up" or "down" that tell a place, a limit or a first payment, no move."""
MOVED_SHARES = frozenset({"percent", "percentage_point", "basis_point", "multiple"})
LONGEST_OR = 3
"""Tokens of ", or" with a hedge between two figures of one size."""
TRAIL_LENGTH = 14
"""How many tokens after a level a comparison such as ", up from 95" may begin."""


@dataclass(frozen=True, slots=True)
class MoveReader:
    """Reads the moves of one article's figures."""

    lexicon: ClaimLexicon
    figures: Sequence[FigureReading]

    def read(self, frame: Frame) -> Move:
        """Return the part that the figure of `frame` plays; a printed minus is a fall."""
        rules: tuple[Callable[[Frame], Move | None], ...] = (
            self._joined_size,
            self._multiplying_verb,
            self._counted_adverb,
            self._after_adverb,
            self._start,
            self._before_adverb,
            self._beside_size,
            self._from_to,
            self._by_noun,
            self._by_verb,
            self._trailing,
            self._moving_subject,
        )
        found = next((move for rule in rules if (move := rule(frame))), LEVEL)
        printed = printed_direction(frame, self.figures)
        if printed == "none":
            return found
        is_sum = self.figures[frame.figure.figure].kind == "money"
        return Move("size" if found is LEVEL and not is_sum else found.role, printed)

    def _adverb(self, view: SentenceView, token: int) -> Direction | None:
        """Return the direction of "up" or "lower"; a part of "start-up" has none."""
        if is_hyphened(view, token):
            return None
        return self.lexicon.directions.get((view.lower(token), "adverb"))

    def _joined_size(self, frame: Frame) -> Move | None:
        """As in "down 97 cents, or 1.4%", "one in ten (10%)": what the other size is."""
        other = joined_before(frame, self.figures)
        return self.read(frame_figure(frame.view, other)) if other else None

    def _counted_adverb(self, frame: Frame) -> Move | None:
        """As in "5,000 fewer cars", "40 more posts": the size."""
        view, span = frame.view, frame.figure.span
        for token in range(span.first + 1, span.last + 1):
            if view.lower(token) in FEWER and view.lower(token + 1) != "than":
                return Move("size", "down")
        return None

    def _multiplying_verb(self, frame: Frame) -> Move | None:
        """As in "sales doubled", "will halve": the figure is itself the verb of a move."""
        view, last = frame.view, frame.figure.span.last
        is_verb = view.tokens[last].tag.startswith("VB")
        direction = self.lexicon.directions.get((view.lemmas[last], "verb")) if is_verb else None
        return Move("size", direction) if direction else None

    def _after_adverb(self, frame: Frame) -> Move | None:
        """As in "up 3%", "down by 30": the size."""
        view, before = frame.view, previous_word(frame.view, frame.figure)
        if [view.lower(before - 1), view.lower(before)] == ["average", "of"]:
            before -= len(("an", "average", "of"))
        if view.lower(before) == "by":
            before -= 1
        direction = self._adverb(view, before)
        if direction is None or view.lower(before) in {"more", "less", "fewer", "off"}:
            return None
        return None if self._is_particle(frame, before) else Move("size", direction)

    def _is_particle(self, frame: Frame, token: int) -> bool:
        """Return whether "up" makes another verb, as in "put up $5 million"; shares only move."""
        view, kind = frame.view, self.figures[frame.figure.figure].kind
        if kind in MOVED_SHARES or view.tokens[token].dependency != "prt":
            return False
        lemma, known = view.lemmas[view.tokens[token].head], self.lexicon.directions
        return not any((lemma, part) in known for part in ("verb", "going", "standing"))

    def _start(self, frame: Frame) -> Move | None:
        """As in "from 95", "still above 3%": what the move began at or is compared with."""
        before = previous_word(frame.view, frame.figure)
        lead = frame.view.lower(before)
        if lead in {"above", "below"} and frame.view.lower(before - 1) in COMPARING:
            return LEVEL
        if lead in COMPARED and self._noun_after(frame) is not None:
            return None
        return START if lead in START_WORDS or lead in COMPARED else None

    def _before_adverb(self, frame: Frame) -> Move | None:
        """As in "1% higher", "6 per cent more than": the size, unless two things are compared."""
        view, after = frame.view, frame.figure.span.last + 1
        direction = self._adverb(view, after)
        if direction is None or view.lower(after) in {"up", "down", "off"}:
            return None
        if view.tokens[after].text[0].isupper() and not view.tokens[after].text.isupper():
            return None
        if view.lower(after + 1) == "than" and _compares_owner(view, after + 2):
            return LEVEL
        return Move("size", direction)

    def _beside_size(self, frame: Frame) -> Move | None:
        """As in "0.4% higher at 310", "down by 30 to 126": the level behind the size of a move."""
        view, before = frame.view, previous_word(frame.view, frame.figure)
        if view.lower(before) not in {"at", "to"} or before < 1:
            return None
        direction = self._adverb(view, before - 1)
        size = view.figure_at(before - 1 - (direction is not None))
        if size is None or view.lower(before - 1) in {"up", "down", "off"}:
            return None
        lead = previous_word(view, size)
        lead -= view.lower(lead) == "by"
        direction = direction or self._adverb(view, lead)
        return Move("end", direction) if direction else None

    def _from_to(self, frame: Frame) -> Move | None:
        """As in "went from 38% to 61%", "1.72, from 1.68": the values tell the direction."""
        view, own = frame.view, self.figures[frame.figure.figure]
        if view.lower(previous_word(view, frame.figure)) not in END_WORDS:
            return None
        position = view.figures.index(frame.figure)
        for other in view.figures[max(0, position - 1) : position + 2]:
            value = self.figures[other.figure]
            if (value.kind, value.unit_code) != (own.kind, own.unit_code) or other == frame.figure:
                continue
            is_start = view.lower(previous_word(view, other)) in START_WORDS
            is_range = other.span.first < frame.figure.span.first and not self._goes(frame)
            if is_start and not is_range and value.value != own.value:
                return Move("end", "up" if own.value > value.value else "down")
        return None

    def _goes(self, frame: Frame) -> bool:
        """Return whether something moves: "prices from $6 to $12" is a range."""
        view = frame.view
        lemmas = [view.lemmas[verb] for verb in frame.verbs[:1]]
        known = self.lexicon.directions
        moves = any((x, "going") in known or (x, "verb") in known for x in lemmas)
        return moves or any(self._noun(view, noun) for noun in frame.nouns[:2])

    def _by_noun(self, frame: Frame) -> Move | None:
        """As in "a 10% drop", "growth of 4%", "a rise to 5": a noun that names a move."""
        view = frame.view
        lead = self._lead(frame)
        noun = next((n for n in frame.nouns[:2] if self._noun(view, n)), None)
        is_direct = noun is None or view.tokens[frame.figure.span.head].head == noun
        if noun is None:
            noun = self._noun_after(frame)
            lead = "" if noun is not None else lead
        direction = self._noun(view, noun) if noun is not None else None
        lead = "" if is_direct and lead in COMPARED else lead
        return move_after(lead, direction) if direction else None

    def _noun(self, view: SentenceView, token: int) -> Direction | None:
        return self.lexicon.directions.get((view.lemmas[token], "noun"))

    def _noun_after(self, frame: Frame) -> int | None:
        view, last = frame.view, frame.figure.span.last
        for token in range(last + 1, min(last + 5, len(view.tokens))):
            if view.tokens[token].pos not in {"ADJ", "NOUN", "PUNCT", "PROPN"}:
                return None
            if view.tokens[token].text in ",;:)":
                return None
            if self._noun(view, token):
                return None if self._names_thing(frame, token) else token
        return None

    def _names_thing(self, frame: Frame, noun: int) -> bool:
        """Return whether the noun tells of a thing which: "a 12-word recovery phrase"."""
        token = frame.view.tokens[noun]
        is_share = self.figures[frame.figure.figure].kind in MOVED_SHARES
        return not is_share and token.dependency == "compound" and token.head > noun

    def _lead(self, frame: Frame) -> str:
        """Return the preposition before the figure, or the nearest one above it."""
        view = frame.view
        before = previous_word(view, frame.figure)
        if before >= 0 and view.tokens[before].tag in {"IN", "TO"}:
            return view.lower(before)
        if view.lower(frame.figure.span.first) in {"below", "above"}:
            return view.lower(frame.figure.span.first)
        return view.lower(frame.prepositions[0]) if frame.prepositions else ""

    def _by_verb(self, frame: Frame) -> Move | None:
        """As in "rose 5% to 27 billion": the nearest verb names the move."""
        if frame.verb is None:
            return None
        view, verb = frame.view, frame.verb
        lemma = view.lemmas[verb]
        direction = self.lexicon.directions.get((lemma, "verb"))
        if direction is None:
            return None
        if _in_subject(frame):
            return None
        lead = self._lead(frame)
        is_active_object = lead == "" and view.tokens[frame.figure.span.head].dependency == "dobj"
        is_of_thing = lead == "" and bool(frame.nouns)
        if (is_active_object or is_of_thing) and lemma in self.lexicon.moved_objects:
            return None
        return None if lead == "of" else move_after(lead, direction)

    def _trailing(self, frame: Frame) -> Move | None:
        """As in "at $12.50, up 3%", "5.7% in May, down from": the level it ends at."""
        view, start = frame.view, frame.figure.span.last + 1
        for token in range(start, min(start + TRAIL_LENGTH, len(view.tokens))):
            if view.tokens[token].tag in {"VBD", "VBZ", "VBP", "MD"} or view.lower(token) == ";":
                return None
            other = view.figure_at(token)
            if other and not self._joined(view, frame.figure, other):
                return None
            direction = self._after_comma(view, token)
            if direction:
                return Move("end", direction)
        return None

    def _after_comma(self, view: SentenceView, token: int) -> Direction | None:
        """Return the direction of ", up", "but still down" or ", an increase"."""
        before = view.lower(token - 1)
        if view.lower(token) in {"up", "down"}:
            is_particle = view.tokens[token - 1].pos in {"VERB", "AUX"}
            is_place = view.lower(token + 1) in NOT_MOVING
            return None if is_particle or is_place else self._adverb(view, token)
        if before in {"a", "an"} and view.lower(token - 2) == ",":
            return self._noun(view, token) or self._noun(view, min(token + 1, len(view.tokens) - 1))
        return None

    def _joined(self, view: SentenceView, figure: CountedTokens, other: CountedTokens) -> bool:
        """Return whether `other` is "(S$70 billion)" or "or 90 cents a share" after `figure`."""
        if self.figures[other.figure].converts == figure.figure:
            return True
        between = [view.lower(t) for t in range(figure.span.last + 1, other.span.first)]
        return "or" in between and len(between) <= LONGEST_OR

    def _moving_subject(self, frame: Frame) -> Move | None:
        """As in "sales of 90 tonnes a day were up 7%": the level in the subject of a move."""
        view = frame.view
        if frame.verb is None or not _in_subject(frame):
            return None
        for child in view.children[frame.verb]:
            direction = self._adverb(view, child)
            if direction and child > frame.verb:
                return Move("end", direction)
        return None


def previous_word(view: SentenceView, figure: CountedTokens) -> int:
    """Return the token before `figure`, past articles and words such as "just" or "average"."""
    token = figure.span.first - 1
    while token >= 0 and view.lower(token) in SKIPPED_BEFORE:
        token -= 1
    return token


def _in_subject(frame: Frame) -> bool:
    """Return whether the figure is part of the grammatical subject of its verb."""
    if frame.verb is None:
        return False
    subject = child_by(frame.view, frame.verb, SUBJECTS)
    return subject is not None and frame.figure.span.head in set(descendants(frame.view, subject))


def _compares_owner(view: SentenceView, token: int) -> bool:
    """Return whether a possessor ("its rival's") or a name follows "than" at once."""
    near = range(token, min(token + 4, len(view.tokens)))
    return any(view.tokens[t].tag == "POS" or view.name_at(t) for t in near)
