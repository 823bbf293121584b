"""Sentences as the name rules see them: their tokens, their print shape, their runs of capitals."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from transforms.contracts.vocabulary import SentenceRole
from transforms.text.parse import NamedSpan, Parse, Token
from transforms.text.sentences import SentenceSpan

Shape = Literal["plain", "title_case", "capitals"]
"""How a sentence uses capitals: in a title-case or all-capitals line they mark no names."""
LONG_WORD = 4
"""Letters from which a word counts towards the shape: "of", "in" and "to" are often small."""
FEWEST_WORDS = 3
SHAPE_SHARE = 0.75
FIRM_ENDINGS = frozenset({"Co", "Co.", "Company", "Sons", "Associates", "Partners", "Gas"})
"""Words that "and" joins to a firm's name."""
BEFORE = 200
"""Characters before a name that tell anything of it; a longest name's."""
CREDIT = re.compile(
    r"\([^()]*\b(?:Photo|Image|Credit|Getty|Picture|File)\b[^()]*\)"
    r"|\b(?:Photo|Image|Picture|Photograph|Credit)s?(?: by|:| /|\.{3}).*$"
)
"""Words that credit a picture and name nobody: "(AP Photo/Jane Roe, File)"."""


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence that is no boilerplate; `start` is its offset in the article's text.

    Picture credits are blanked out of `text`, at the same length, and have no tokens here.
    `capitalised` tells of each token whether it is written as a name's word is.
    """

    index: int
    start: int
    text: str
    role: SentenceRole
    shape: Shape
    tokens: tuple[Token, ...]
    names: tuple[NamedSpan, ...]
    capitalised: tuple[bool, ...]

    @property
    def end(self) -> int:
        """Offset just past the sentence in the article's text."""
        return self.start + len(self.text)

    def token_from(self, start: int) -> int:
        """Return the index of the first token that begins at `start` or after it."""
        return bisect_left(self.tokens, start, key=lambda token: token.start)

    def names_over(self, start: int, end: int) -> tuple[NamedSpan, ...]:
        """Return the model's names, which never overlap, that share text with [start:end]."""
        first = bisect_right(self.names, start, key=lambda name: name.end)
        last = bisect_left(self.names, end, key=lambda name: name.start)
        return self.names[first:last]

    def tokens_within(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens within text[start:end] of the sentence."""
        return tuple(
            token
            for token in self.tokens[self.token_from(start) : self.token_from(end)]
            if token.end <= end
        )


def view_sentences(
    text: str, sentences: Sequence[SentenceSpan], parses: Sequence[Parse]
) -> tuple[SentenceView, ...]:
    """Return the sentences of `text` that can name someone, with their parses."""
    return tuple(
        _view(text, index, sentence, parse)
        for index, (sentence, parse) in enumerate(zip(sentences, parses, strict=True))
        if sentence.role != "boilerplate" and parse.tokens
    )


def _view(text: str, index: int, sentence: SentenceSpan, parse: Parse) -> SentenceView:
    words = text[sentence.start : sentence.end]
    blanked = CREDIT.sub(lambda credit: " " * len(credit.group()), words)
    tokens = tuple(token for token in parse.tokens if blanked[token.start : token.end].strip())
    return SentenceView(
        index=index,
        start=sentence.start,
        text=blanked,
        role=sentence.role,
        shape=read_shape(blanked),
        tokens=tokens,
        names=tuple(name for name in parse.names if blanked[name.start : name.end].strip()),
        capitalised=tuple(map(is_capitalised, tokens)),
    )


def words_before(text: str, at: int) -> str:
    """Return what stands before text[at], as far back as a rule looks: time stays linear."""
    return text[max(0, at - BEFORE) : at]


def view_at(views: Sequence[SentenceView], start: int) -> SentenceView:
    """Return the sentence that holds the article offset `start`, of a mention in one of `views`."""
    return views[bisect_right(views, start, key=lambda view: view.start) - 1]


def read_shape(text: str) -> Shape:
    """Return how `text` uses capitals.

    A line of fewer than three long words is plain, and so is one that ends like a sentence.
    """
    words = [word.strip("\"'“”‘’(),.:;-–—") for word in text.split()]
    words = [word for word in words if len(word) >= LONG_WORD and word[0].isalpha()]
    if len(words) < FEWEST_WORDS:
        return "capitals" if text.isupper() else "plain"
    if sum(word.isupper() for word in words) >= SHAPE_SHARE * len(words):
        return "capitals"
    ends = text.rstrip("\"'”’) ").endswith((".", "?", "!"))
    if not ends and sum(word[0].isupper() for word in words) >= SHAPE_SHARE * len(words):
        return "title_case"
    return "plain"


def is_capitalised(token: Token) -> bool:
    """Return whether `token` is written as a name's word is: "Meta", "eBay", "3M"."""
    word = token.text
    return word[0].isupper() or (word != word.lower() and word[0].isalnum())


def find_runs(view: SentenceView, joiners: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield token ranges of capitalised words, with `joiners` between them: "Quorvex & Lund".

    The first word of a sentence belongs to a run only where its part of speech lets it.
    """
    tokens, capitalised = view.tokens, view.capitalised
    end = 0
    for at, is_capital in enumerate(capitalised):
        if at < end or not is_capital or (at == 0 and not _can_open(tokens)):
            continue
        end = at + 1
        while end < len(tokens) and (capitalised[end] or _is_joined(view, end, joiners)):
            end += 1
        yield at, end


def _is_joined(view: SentenceView, at: int, joiners: frozenset[str]) -> bool:
    """Return whether the token, which has no capital, stands within a name."""
    word = view.tokens[at].text
    if word in joiners:
        return _goes_on(view, at + 1, joiners) or (word == "and" and _is_firm_ending(view, at))
    return (word == "-" and _is_hyphen(view, at)) or (word == "and" and _is_firm_ending(view, at))


def _is_hyphen(view: SentenceView, at: int) -> bool:
    """Return whether the hyphen tokens[at] is that within "Thermo-Print"."""
    tokens = view.tokens
    if at + 1 >= len(tokens) or not view.capitalised[at + 1]:
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _is_firm_ending(view: SentenceView, at: int) -> bool:
    """Return whether the "and" tokens[at] is that within "Kidder and Co"."""
    following = view.tokens[at + 1].text if at + 1 < len(view.tokens) else ""
    return following in FIRM_ENDINGS


def _can_open(tokens: Sequence[Token]) -> bool:
    """Return whether the first word may belong to a name: "Amber" Ridge Capital."""
    followed = len(tokens) > 1 and is_capitalised(tokens[1]) and tokens[1].pos == "PROPN"
    return tokens[0].pos == "PROPN" or (tokens[0].pos in ("NOUN", "ADJ") and followed)


def _goes_on(view: SentenceView, at: int, joiners: frozenset[str]) -> bool:
    while at < len(view.tokens) and view.tokens[at].text in joiners:
        at += 1
    return at < len(view.tokens) and view.capitalised[at]
