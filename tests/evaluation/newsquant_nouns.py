"""NewsQuant's noun units: the words of a noun phrase in their dictionary forms, joined by spaces.

Its paper's reader takes the nouns and adjectives that a number counts. Behind "one of" it takes the
whole phrase with what hangs on it and leaves stop words out: "one of the tallest towers in Asia" is
1 "tall tower Asia". A fraction is a share of its phrase: "half the flats" is 0.5 "% flat".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from transforms.text.parse import Parse, Token

LONGEST_PHRASE = 12
"""Tokens of a noun phrase that are looked at."""
NOUNS = ("NN", "NNS", "NNP", "NNPS")
DESCRIBING = (*NOUNS, "JJ", "JJR", "JJS", "CD")
PARTICIPLES = ("VBN", "VBG")
NEAR = 4
"""Words behind a fraction within which a number of what is shared may stand."""
BRIDGES = frozenset({"of", "the", "a", "an", "its", "their", "his", "her", "our", "these", "those"})
"""These may stand between a fraction and what it is a share of."""
ENDS = frozenset({"that", "which", "what", "who", "whose", "whom", "this"})
"""The paper's reader ends a phrase at these."""
COMPARED = {"best": "good", "better": "good", "worst": "bad", "worse": "bad", "most": "more"}
"""Irregular comparison; regular endings are cut."""
PLURALS = {
    "women": "woman", "men": "man", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife",
    "wolves": "wolf", "shelves": "shelf", "leaves": "leaf", "thieves": "thief", "series": "series",
    "species": "species", "movies": "movie", "ties": "tie", "cookies": "cookie",
    "calories": "calorie", "headquarters": "headquarters",
}  # fmt: skip


@dataclass(frozen=True)
class Chunk:
    """Tokens printed without a space between them: "coal-fired"."""

    text: str
    first: int
    last: int
    tag: str

    @property
    def is_noun(self) -> bool:
        return self.tag in NOUNS

    @property
    def is_describing(self) -> bool:
        return self.tag in DESCRIBING or (self.tag in PARTICIPLES and "-" in self.text)


@dataclass(frozen=True)
class NounReader:
    """Reads noun phrases of one parsed text."""

    text: str
    parse: Parse

    def chunks(self, start: int) -> Iterator[Chunk]:
        """Yield the words from offset `start` on, joined where no space parts them."""
        tokens = self.parse.tokens
        at = next((i for i, token in enumerate(tokens) if token.start >= start), len(tokens))
        for _ in range(LONGEST_PHRASE):
            if at >= len(tokens):
                return
            last = at
            while self._is_joined(last):
                last += 1
            text = self.text[tokens[at].start : tokens[last].end]
            yield Chunk(text, at, last, tokens[last].tag)
            at = last + 1

    def _is_joined(self, index: int) -> bool:
        tokens = self.parse.tokens
        if index + 1 >= len(tokens) or tokens[index].end != tokens[index + 1].start:
            return False
        pair = tokens[index].text, tokens[index + 1].text
        return all(text[0].isalnum() or text in "-/" for text in pair)

    def lemma(self, word: str, tag: str) -> str:
        """Return the dictionary form of `word` as the benchmark prints it."""
        lower = word.lower()
        if tag in ("JJR", "JJS"):
            return COMPARED.get(lower) or _positive(lower)
        return singular(lower) if tag in ("NNS", "NNPS") else lower

    def joined(self, chunks: list[Chunk]) -> str:
        """Return the lemmas of nouns and what describes them; adverbs and "newly built" go."""
        words = []
        for position, chunk in enumerate(chunks):
            after_adverb = position > 0 and chunks[position - 1].tag == "RB"
            made = after_adverb and chunk.text.endswith("ed")
            if chunk.is_describing and not made:
                words.append(self.lemma(chunk.text, chunk.tag))
        return " ".join(words)

    def phrase(self, start: int, end: int | None = None, *, nouns_only: bool = False) -> str:
        """Return the noun phrase between two offsets, or the first one from `start` on."""
        found: list[Chunk] = []
        for chunk in self.chunks(start):
            begin = self.parse.tokens[chunk.first].start
            if end is not None and begin >= end:
                break
            if end is None and not self._continues(found, chunk):
                break
            found.append(chunk)
        while found and not found[-1].is_noun:
            found.pop()
        return self.joined([chunk for chunk in found if chunk.is_noun or not nouns_only])

    def _continues(self, found: list[Chunk], chunk: Chunk) -> bool:
        if found and found[-1].is_noun:
            return chunk.is_noun
        return chunk.is_describing or chunk.tag in ("RB", "CC", "RBS", "RBR")

    def share_of(self, start: int) -> str:
        """Return the noun phrase of which a fraction that ends at `start` is a share."""
        chunks = list(self.chunks(start))
        numbers = [i for i, chunk in enumerate(chunks[:NEAR]) if chunk.text[:1].isdecimal()]
        chunks = chunks[numbers[0] + 1 :] if numbers else chunks
        while chunks and chunks[0].text.lower() in BRIDGES:
            chunks.pop(0)
        return self.phrase(self.parse.tokens[chunks[0].first].start) if chunks else ""

    def carrier(self, end: int) -> str:
        """Return the noun that the singular noun which ends at `end` only qualifies, or ""."""
        tokens = self.parse.tokens
        last = next((i for i, token in enumerate(tokens) if token.end == end), None)
        if last is None or tokens[last].tag != "NN":
            return ""
        behind = next(self.chunks(end), None)
        if behind is None or tokens[behind.first].start != end + 1:
            return ""
        if behind.tag not in (*NOUNS, "JJ"):
            return ""
        return self.phrase(end, nouns_only=True)

    def content(self, end: int) -> str:
        """Return the noun behind "of" at offset `end`: the oil of "two barrels of oil"."""
        chunks = list(self.chunks(end))[:2]
        is_of = len(chunks) > 1 and chunks[0].text == "of" and chunks[1].is_noun
        return chunks[1].text.lower() if is_of else ""

    def one_of(self, start: int) -> str:
        """Return all that hangs on the noun behind "one of", which begins at `start`."""
        tokens = self.parse.tokens
        head = next(
            (i for i, t in enumerate(tokens) if t.start >= start and t.tag in NOUNS
             and not self._qualifies_noun(i)),
            None,
        )  # fmt: skip
        if head is None:
            return ""
        words = []
        for index in self._hanging(head, start):
            token = tokens[index]
            if re.fullmatch(r"[^\w/-]+", token.text) or token.text.lower() in ENDS:
                break
            if token.text.lower() not in STOP_WORDS and token.text[0].isalnum():
                words.append(self.lemma(token.text, token.tag))
        return " ".join(words)

    def _qualifies_noun(self, index: int) -> bool:
        follower = self.parse.tokens[index + 1 : index + 2]
        return bool(follower) and follower[0].tag in (*NOUNS, "POS")

    def _hanging(self, head: int, start: int) -> list[int]:
        """Return the head and, in order, the tokens behind `start` that hang on it."""
        tokens = self.parse.tokens
        return [
            index
            for index, token in enumerate(tokens)
            if token.start >= start and head in _heads(tokens, index)
        ]


def _heads(tokens: tuple[Token, ...], index: int) -> set[int]:
    """Return the token itself and all that it hangs on."""
    found = {index}
    while tokens[index].head not in found:
        index = tokens[index].head
        found.add(index)
    return found


def _positive(word: str) -> str:
    """Return "small" for "smaller" and "happy" for "happiest"."""
    for ending in ("est", "er"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            if stem.endswith("i"):
                return stem[:-1] + "y"
            if stem[-1] == stem[-2] and stem[-1] not in "ls":
                return stem[:-1]
            return stem + "e" if stem.endswith(("rg", "ns", "at", "id", "af", "os", "iv")) else stem
    return word


def singular(noun: str) -> str:
    """Return a noun in lower case without its plural ending."""
    lower = noun.lower()
    if lower in PLURALS or lower.endswith("men"):
        return PLURALS.get(lower) or lower.removesuffix("men") + "man"
    if lower.endswith("ies"):
        return noun[:-3] + "y"
    if lower.endswith(("sses", "ches", "shes", "xes")) or re.search(r"[^aoes]uses$", lower):
        return noun[:-2]
    return noun[:-1] if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else noun
