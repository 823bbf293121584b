"""What one text is compared by: hashes of its runs of words, its numbers, its headline's words."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from zlib import crc32

from transforms.contracts import CopySignature

RUN_LENGTH = 5
"""Words of a shingle. Three or four let two stories of one template pass for copies."""
SKETCH_SIZE = 48
MOST_SHINGLES = 5000
"""Hashes kept of one text: all of an article, a sample of a book."""
MOST_WORDS = 500
"""Names, and numbers, kept of one text."""
BRIEF = 80
"""Shingles below which a text is a brief: it may hold no name, so all its runs count."""

MARK = "\x01"
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ](?:(?<=[a-zß-öø-ÿ,;] .)|(?<=[a-zß-öø-ÿ,;] [(<“‘\"].))")
_WORD = re.compile(r"\x01?\w+(?:[.,'’&/-]\w+)*")
_NUMBER = re.compile(r"\d+(?:[.,/-]\d+)*")

Key = tuple[str, int]
"""An article's id and the number of its version."""


@dataclass(frozen=True, slots=True)
class Features:
    """A signature, unpacked for comparison.

    Attributes:
        key: The article version.
        published_on: Day of publication; None: unknown.
        named: Hashes of the runs of words that hold a name or a number.
        every: Hashes of all runs of a brief; None: the text is longer.
        names: Words that begin with a capital and no sentence.
        numbers: Numbers as printed.
        title: Words of the headline.
        ceiling: Largest hash that is kept; None: all are.
    """

    key: Key
    published_on: date | None
    named: frozenset[int]
    every: frozenset[int] | None
    names: frozenset[str]
    numbers: frozenset[str]
    title: frozenset[str]
    ceiling: int | None


def sign(
    key: Key, published_on: date | None, title: str | None, lines: Iterable[str]
) -> CopySignature:
    """Return the signature of an article version.

    Only runs of words that hold a name or number count in a text that is no brief: what stands
    around every story of a publisher, such as an offer of newsletters, holds none.

    Args:
        key: Article and version.
        published_on: Day of publication.
        title: Headline.
        lines: The sentences, without boilerplate.
    """
    prose = "\n".join(" ".join(line.split()) for line in lines)
    words, names = _words(prose)
    hashes, holds = _hashes(words)
    named, every = sorted(set(compress(hashes, holds))), set(hashes)
    is_brief = len(every) < BRIEF
    return CopySignature(
        article_id=key[0],
        version=key[1],
        published_on=published_on,
        sketch=pack((sorted(every) if is_brief else named)[:SKETCH_SIZE]),
        shingles=pack(named[:MOST_SHINGLES]),
        brief_shingles=pack(sorted(every)) if is_brief else None,
        names=" ".join(sorted(names)[:MOST_WORDS]),
        numbers=" ".join(sorted(set(_NUMBER.findall(prose)))[:MOST_WORDS]),
        title_words=" ".join(sorted(set(_WORD.findall((title or "").lower())))),
    )


def features_of(signature: CopySignature) -> Features:
    """Return the signature as sets."""
    named, brief = unpack(signature.shingles), signature.brief_shingles
    return Features(
        key=(signature.article_id, signature.version),
        published_on=signature.published_on,
        named=frozenset(named),
        every=None if brief is None else frozenset(unpack(brief)),
        names=frozenset(signature.names.split()),
        numbers=frozenset(signature.numbers.split()),
        title=frozenset(signature.title_words.split()),
        ceiling=named[-1] if len(named) == MOST_SHINGLES else None,
    )


def pack(hashes: Sequence[int]) -> bytes:
    """Return hashes of up to 32 bits as bytes, 4 each."""
    return struct.pack(f"<{len(hashes)}I", *hashes)


def unpack(packed: bytes) -> tuple[int, ...]:
    """Return the hashes of `packed`, in their order.

    Raises:
        struct.error: Its length is no multiple of 4.
    """
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def _words(prose: str) -> tuple[list[str], set[str]]:
    """Return the words of a text in lower case, those of names marked, and the names.

    A name is a capital letter after a word in small letters: one after a full stop may begin a
    sentence.
    """
    words = _WORD.findall(_NAME.sub(rf"{MARK}\g<0>", prose).lower())
    return words, {word[1:] for word in words if word[0] == MARK}


def _hashes(marked: Sequence[str]) -> tuple[list[int], Iterable[bool]]:
    """Return the hash of each run of words, and whether the run holds a name or a number."""
    holds = [word < ":" for word in marked]  # the mark and the digits come before the colon
    words = [word.lstrip(MARK) for word in marked]
    runs = zip(*(words[start:] for start in range(RUN_LENGTH)), strict=False)
    flags = zip(*(holds[start:] for start in range(RUN_LENGTH)), strict=False)
    return list(map(crc32, map(str.encode, map(" ".join, runs)))), map(any, flags)
