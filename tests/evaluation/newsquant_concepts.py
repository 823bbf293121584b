"""NewsQuant's concepts: the noun phrases that a quantity is about, in the words of the text.

Its paper looks for them in the tree of the sentence: what the number stands before or is a part
of, the noun that a preposition ties it to, the subject of its verb; where none is, "-". Entities
and other noun phrases are not told apart there, and units are no concepts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from tests.evaluation.newsquant_nouns import singular
from transforms.articles.document import PublicationDate
from transforms.claims.context import (
    ClaimContext,
    CountedTokens,
    SentenceView,
    TokenSpan,
    view_sentences,
)
from transforms.claims.frame import (
    SUBJECTS,
    Frame,
    frame_figure,
    object_of,
    phrase,
    prepositional_objects,
    subject_of,
)
from transforms.claims.lexicon import ClaimLexicon
from transforms.figures.reading import FigureReading
from transforms.text.parse import Parse
from transforms.text.sentences import SentenceSpan

WHOLES = frozenset({"of"})
TIES = frozenset({"for", "off"})
"""Prepositions right behind a quantity that lead to what it is about."""
SPEECH = frozenset({"say", "tell", "think", "add", "report"})
"""Verbs whose subject is who speaks, not what is spoken of."""
MOST_NOUNS = 2
"""Nouns above a quantity that are looked at: behind "age" and "cost", which are units there."""
LONGEST_SIGN = 3
NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
STANDING = frozenset({"it", "they", "that", "which", "he", "she", "who"})
"""Subjects that stand for the subject of a verb above."""
TIMES = frozenset({"year", "years", "month", "week", "day", "season", "time", "quarter"})


def view_text(
    text: str, parse: Parse, figures: Sequence[FigureReading], lexicon: ClaimLexicon
) -> SentenceView:
    """Return `text`, read as one sentence, as the claim rules see it; it names nobody."""
    context = ClaimContext(
        text=text,
        sentences=[SentenceSpan(0, len(text), "body")],
        parses=[parse],
        figures=figures,
        mentions=(),
        times=(),
        periods=(),
        published=PublicationDate(None, None, None, ""),
        publisher_name=None,
        lexicon=lexicon,
    )
    return view_sentences(context)[0]


@dataclass(frozen=True)
class ConceptReader:
    """Reads what the quantities of one text are about."""

    view: SentenceView

    def concept(self, start: int, end: int, unit: str) -> tuple[str, ...]:
        """Return the words of the concept of the quantity text[start:end]; none if it has none.

        Words of its `unit` are no concept.
        """
        inside = [t for t, token in enumerate(self.view.tokens) if start <= token.start < end]
        if not inside:
            return ()
        figure = self.view.figure_at(inside[-1]) or CountedTokens(self._span(inside), -1)
        frame = frame_figure(self.view, figure)
        own = {word.lower() for word in unit.split()}
        for head in self._heads(frame):
            words = self._words(head, frame)
            if any(singular(word) not in own for word in words):
                return tuple(word for word in words if singular(word) not in own)
        return ()

    def _span(self, inside: Sequence[int]) -> TokenSpan:
        heads = [t for t in inside if self.view.tokens[t].head not in inside]
        return TokenSpan(inside[0], inside[-1], (heads or inside)[-1])

    def _heads(self, frame: Frame) -> Iterator[int]:
        """Yield the nouns that the concept may be, the likeliest first."""
        yield from prepositional_objects(self.view, frame.figure.span.head, WHOLES)
        yield from self._behind(frame)
        yield from (noun for noun in frame.nouns[:MOST_NOUNS] if not self._is_sign(noun, frame))
        yield from self._of_verbs(frame)
        yield from self._before(frame)
        yield from self._beside(frame)

    def _behind(self, frame: Frame) -> Iterator[int]:
        """Yield what "for" right behind the quantity leads to: "$12,000 for a new roof"."""
        after = frame.figure.span.last + 1
        if self.view.lower(after) in TIES:
            for noun in self.view.children[after]:
                if self.view.lower(noun) not in TIMES:
                    yield noun

    def _of_verbs(self, frame: Frame) -> Iterator[int]:
        """Yield subjects and objects above; "it" and "they" are who the verb above speaks of."""
        stands_for = False
        for verb in frame.verbs:
            subject, target = subject_of(self.view, verb), object_of(self.view, verb)
            if self.view.lemmas[verb] in SPEECH and not stands_for:
                return
            if subject in frame.figure.span:
                return
            found = [t for t in (self._doer(verb, subject), target) if t is not None]
            yield from (token for token in found if token not in frame.figure.span)
            stands_for = subject is not None and self.view.lower(subject) in STANDING
            if subject is not None and not stands_for:
                return

    def _before(self, frame: Frame) -> Iterator[int]:
        """Yield the last subject before the quantity, where its verb has none but "it"."""
        subject = None if frame.verb is None else subject_of(self.view, frame.verb)
        if subject is not None and self.view.lower(subject) not in STANDING:
            return
        for token in range(frame.figure.span.first - 1, -1, -1):
            word = self.view.tokens[token]
            if word.dependency in SUBJECTS and word.pos in NOUNS:
                yield token
                return

    def _beside(self, frame: Frame) -> Iterator[int]:
        """Yield the noun before the quantity or its bracket, as in lists: "Dax -1.6%"."""
        token = frame.figure.span.first - 1
        if self.view.lower(token) in {"(", ":"}:
            token -= 1
        elif frame.verbs:
            return
        if token >= 0:
            yield token

    def _is_sign(self, noun: int, frame: Frame) -> bool:
        """Return whether `noun` is a unit that the product does not know: "2.5 F", "0.5 WAR"."""
        word = self.view.tokens[noun].text.rstrip(".")
        is_short = len(word) <= LONGEST_SIGN and (word.isupper() or len(word) == 1)
        return noun == frame.figure.span.last + 1 and is_short

    def _doer(self, verb: int, subject: int | None) -> int | None:
        """Return the subject of `verb`; of "plans to cut" it is who plans, not the plans."""
        view, head = self.view, self.view.tokens[verb].head
        is_infinitive = any(view.tokens[child].tag == "TO" for child in view.children[verb])
        if subject == head and is_infinitive and view.tokens[verb].dependency == "acl":
            above = view.tokens[head].head
            return subject_of(view, above) if view.tokens[above].pos == "VERB" else subject
        return subject

    def _words(self, head: int, frame: Frame) -> list[str]:
        """Return the words of a noun's phrase with what "of" ties to it, without stop words."""
        view = self.view
        if view.tokens[head].pos not in NOUNS or view.figure_at(head):
            return []
        tokens = [*phrase(view, head)]
        for name in view.children[head]:
            if view.tokens[name].dependency == "appos" and view.tokens[name].pos == "PROPN":
                tokens += phrase(view, name)
        for noun in prepositional_objects(view, head, WHOLES):
            tokens += phrase(view, noun)
        return [
            view.tokens[t].text
            for t in tokens
            if view.lower(t) not in STOP_WORDS
            and view.tokens[t].text[0].isalnum()
            and not (view.figure_at(t) or self._is_sign(t, frame))
        ]
