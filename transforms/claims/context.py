"""Everything that the claim rules read of one article, and how a figure hangs in its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.articles.document import PublicationDate
from transforms.claims.lexicon import ClaimLexicon
from transforms.contracts.vocabulary import SentenceRole
from transforms.entities.reading import MentionReading, NamedEntity
from transforms.figures.reading import FigureReading
from transforms.periods.reading import FigurePeriod, TimeReading
from transforms.text.parse import Parse, Token
from transforms.text.sentences import SentenceSpan

LONGEST_SENTENCE = 500
"""Tokens beyond which a line is a table or a broken page: its figures stay unbound."""
DATELINE_MARKS = frozenset({"-", "–", "—", "--", ":"})
LONGEST_DATELINE = 9
SHORTEST_PLACE = 2
"""Bounds of a dateline, in tokens and in letters of its first word."""


@dataclass(frozen=True, slots=True)
class ClaimContext:
    """One article as the earlier stages read it; parses run parallel to sentences.

    Offsets of sentences, figures, mentions and times count in `text`, those of a parse in its
    sentence. Periods run parallel to figures.
    """

    text: str
    sentences: Sequence[SentenceSpan]
    parses: Sequence[Parse]
    figures: Sequence[FigureReading]
    mentions: Sequence[MentionReading]
    times: Sequence[TimeReading]
    periods: Sequence[FigurePeriod]
    published: PublicationDate
    publisher_name: str | None
    lexicon: ClaimLexicon


@dataclass(frozen=True, slots=True)
class TokenSpan:
    """Tokens first..last (inclusive) of a sentence; `head` hangs on a token outside of them."""

    first: int
    last: int
    head: int

    def __contains__(self, token: int | None) -> bool:
        """Return whether `token` is one of the span's."""
        return token is not None and self.first <= token <= self.last


@dataclass(frozen=True, slots=True)
class NamedTokens:
    """Tokens that name an entity."""

    span: TokenSpan
    entity: NamedEntity


@dataclass(frozen=True, slots=True)
class CountedTokens:
    """Tokens that print the figure with index `figure`."""

    span: TokenSpan
    figure: int


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence with its tokens, and the names and figures among them in text order."""

    number: int
    role: SentenceRole
    words: str
    tokens: tuple[Token, ...]
    lowers: tuple[str, ...]
    lemmas: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]
    names: tuple[NamedTokens, ...]
    figures: tuple[CountedTokens, ...]
    name_of: Mapping[int, NamedTokens]
    figure_of: Mapping[int, CountedTokens]

    def name_at(self, token: int) -> NamedTokens | None:
        """Return the name that `token` is part of, or None."""
        return self.name_of.get(token)

    def figure_at(self, token: int) -> CountedTokens | None:
        """Return the figure that `token` is part of, or None."""
        return self.figure_of.get(token)

    def lower(self, token: int) -> str:
        """Return the word of `token` in lower case, "" outside the sentence."""
        return self.lowers[token] if 0 <= token < len(self.lowers) else ""


def view_sentences(context: ClaimContext) -> tuple[SentenceView, ...]:
    """Return a view of each sentence of the article; one without a parse has no tokens."""
    starts = [sentence.start for sentence in context.sentences]
    named = _by_sentence(starts, [mention.start for mention in context.mentions])
    counted = _by_sentence(starts, [figure.start for figure in context.figures])
    return tuple(
        _view(context, number, named.get(number, []), counted.get(number, []))
        for number in range(len(starts))
    )


def _by_sentence(starts: Sequence[int], positions: Sequence[int]) -> dict[int, list[int]]:
    grouped: dict[int, list[int]] = {}
    for index, position in enumerate(positions):
        grouped.setdefault(bisect_right(starts, position) - 1, []).append(index)
    return grouped


def _view(
    context: ClaimContext, number: int, named: Sequence[int], counted: Sequence[int]
) -> SentenceView:
    sentence, tokens = context.sentences[number], context.parses[number].tokens
    tokens = tokens if len(tokens) <= LONGEST_SENTENCE else ()
    names, figures = [], []
    dateline = _dateline_length(tokens)
    for index in named:
        mention = context.mentions[index]
        span = _token_span(tokens, mention.start - sentence.start, mention.end - sentence.start)
        if span and span.last >= dateline:
            names.append(NamedTokens(span, mention.entity))
    for index in counted:
        figure = context.figures[index]
        span = _token_span(tokens, figure.start - sentence.start, figure.end - sentence.start)
        if span:
            figures.append(CountedTokens(span, index))
    return SentenceView(
        number=number,
        role=sentence.role,
        words=context.text[sentence.start : sentence.end],
        tokens=tokens,
        lowers=tuple(token.text.lower() for token in tokens),
        lemmas=tuple(context.lexicon.lemma(token.text, token.tag) for token in tokens),
        children=_children(tokens),
        names=tuple(names),
        figures=tuple(figures),
        name_of={t: name for name in reversed(names) for t in _tokens(name.span)},
        figure_of={t: figure for figure in reversed(figures) for t in _tokens(figure.span)},
    )


def _tokens(span: TokenSpan) -> range:
    return range(span.first, span.last + 1)


def _dateline_length(tokens: Sequence[Token]) -> int:
    """Return how many tokens a dateline such as "SINGAPORE -" takes: its place owns nothing."""
    if not tokens or not (tokens[0].text.isupper() and len(tokens[0].text) > SHORTEST_PLACE):
        return 0
    marks = (i for i, t in enumerate(tokens[:LONGEST_DATELINE]) if t.text in DATELINE_MARKS)
    return next(marks, 0)


def _children(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            children[token.head].append(index)
    return tuple(tuple(row) for row in children)


def _token_span(tokens: Sequence[Token], start: int, end: int) -> TokenSpan | None:
    first = bisect_right(tokens, start, key=lambda token: token.end)
    last = bisect_left(tokens, end, key=lambda token: token.start) - 1
    if first > last:
        return None
    inside = range(first, last + 1)
    outward = [i for i in inside if not first <= tokens[i].head <= last or tokens[i].head == i]
    solid = [i for i in outward if tokens[i].pos not in {"PUNCT", "ADP", "ADV", "DET"}]
    return TokenSpan(first, last, (solid or outward or inside)[-1])
