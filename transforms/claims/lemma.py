"""Dictionary forms of words, from their Penn tags: "rose" is rise, "jobs" is job."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

SILENT_E = ("c", "g", "s", "u", "v", "z")
"""An unknown stem with one of these endings lost an "e" before "ing" or "ed": "invest" is known,
so only words that no lexicon holds come here."""
SHORTEST_STEM = 2
INFLECTED = frozenset({"NNS", "VBZ", "NNPS", "VBG", "VBD", "VBN"})
"""Tags of words that end in "s", "ing" or "ed"; other words are their own dictionary form."""


def lemma_of(word: str, tag: str, irregular: Mapping[str, str], known: Container[str]) -> str:
    """Return the dictionary form of `word` in lower case.

    Args:
        word: One printed word.
        tag: Its Penn Treebank tag; only plural nouns and inflected verbs are changed.
        irregular: Lower-case form to lemma (seeds/reference/irregular_forms.csv).
        known: Lemmas that settle which of several possible stems it is.

    Returns:
        A lemma of `known` where one fits, else the likeliest stem.
    """
    lower = word.lower()
    if lower in irregular and tag[:1] in {"V", "N", "M"}:
        return irregular[lower]
    if tag not in INFLECTED:
        return lower
    candidates = [stem for stem in _stems(lower, tag) if len(stem) >= SHORTEST_STEM]
    return next((stem for stem in candidates if stem in known), (candidates or [lower])[0])


def _stems(word: str, tag: str) -> Iterator[str]:
    """Yield possible stems, the likeliest first."""
    if tag in {"NNS", "VBZ", "NNPS"}:
        yield from _without_s(word)
    elif tag == "VBG" and word.endswith("ing"):
        yield from _restored(word.removesuffix("ing"))
    elif tag in {"VBD", "VBN"} and word.endswith("ied"):
        yield word.removesuffix("ied") + "y"
    elif tag in {"VBD", "VBN"} and word.endswith("ed"):
        yield from _restored(word.removesuffix("ed"))


def _without_s(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield word.removesuffix("ies") + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        yield word.removesuffix("es")
    if word.endswith("s") and not word.endswith("ss"):
        yield word.removesuffix("s")


def _restored(stem: str) -> Iterator[str]:
    """Yield `stem` with a doubled letter undone, as it is, and with its silent "e"."""
    is_doubled = stem[-1:] == stem[-2:-1]
    if stem.endswith(SILENT_E) and not is_doubled:
        yield stem + "e"
    if is_doubled and stem[-1:] not in {"l", "s", "z"}:
        yield stem[:-1]
    yield stem
    yield stem + "e"
    if is_doubled:
        yield stem[:-1]
