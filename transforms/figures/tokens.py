"""Words, numbers and signs of one sentence, with their places in the text."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from transforms.figures.record import record

if TYPE_CHECKING:
    from transforms.figures.lexicon import FigureLexicon
    from transforms.figures.number import Number

TOKEN = re.compile(
    r" ?("
    r"[A-Za-z]++(?=[ ,])"
    r"|[^\W\d_¼-¾⅐-⅞](?:\.(?:[^\W\d_]\.)+|[^\W\d_]*(?:['’][^\W\d_]+)*)"
    r"|\d{1,3}(?:['’]\d{3}(?!\d))+(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)*"
    r"|(?<!\w)\.\d+"
    r"|\S)"
)
"""A space and a plain word, the commonest, are taken first, which halves the time.

Each alternative eats runs of one class, so the scan is linear in the text.
"""
PADDING = 6
"""Empty tokens at the end, so that rules may look a little ahead or, by negative index, back."""
NO_WORDS, NO_ENDS = [""] * PADDING, [-1] * PADDING
HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–—−")


@record
class Line:
    """The tokens of text[start:end]; offsets count in the whole text.

    Attributes:
        text: The whole article.
        words: Tokens as printed, then `PADDING` empty ones.
        lower: The same in lower case.
        starts: Offset of each token's first character.
        ends: Offset past each token's last character.
        count: How many tokens there are, padding left out.
        numbers: What was read at a token, with and without a currency before it, and by which
            lexicon: rules and refusals ask for the same numbers. Another lexicon reads anew.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    count: int
    numbers: dict[tuple[int, bool], tuple[FigureLexicon, Number | None]] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Line:
        """Return the tokens of text[start:end]."""
        words: list[str] = TOKEN.findall(text, start, end)
        starts, ends, past = [], [], start
        for word in words:
            # Only white space stands between two tokens: the next place of the word is its own.
            begin = text.find(word, past)
            past = begin + len(word)
            starts.append(begin)
            ends.append(past)
        # No token holds white space, so all are put in lower case in one step.
        lower = " ".join(words).lower().split()
        words += NO_WORDS
        lower += NO_WORDS
        starts += [end + 1] * PADDING
        ends += NO_ENDS
        return cls(text, words, lower, starts, ends, len(words) - PADDING)

    def is_glued(self, index: int) -> bool:
        """Return whether no space stands between tokens `index` - 1 and `index`."""
        return 0 < index < self.count and self.ends[index - 1] == self.starts[index]

    def is_number(self, index: int) -> bool:
        """Return whether the token is printed in digits."""
        word = self.words[index]
        return bool(word) and (word[0].isdecimal() or (word[0] == "." and len(word) > 1))

    def is_capital(self, index: int) -> bool:
        """Return whether the token begins with a capital letter."""
        return self.words[index][:1].isupper()

    def after_hyphen(self, index: int) -> int:
        """Return the token past a hyphen that joins `index` - 1 and `index` + 1, else `index`."""
        joined = self.words[index] in HYPHENS and self.is_glued(index) and self.is_glued(index + 1)
        return index + 1 if joined else index


def split_words(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a lexicon's phrase, hyphens left out as matching skips them."""
    words = TOKEN.findall(phrase)
    return tuple(word for word in words if word not in HYPHENS) or tuple(words)
