"""Which of an article's many names a sentence may hold."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from transforms.entities.view import SentenceView

WORD = re.compile(r"\w+")


class FormIndex:
    """Names by their rarest word, so that a sentence is searched only for those it may hold."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._ranks = {form: rank for rank, form in enumerate(sorted(forms, key=len, reverse=True))}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        shared = Counter(word for form in self._ranks for word in WORD.findall(form))
        for form in self._ranks:
            word = min(WORD.findall(form), key=shared.__getitem__, default="")
            self._by_word[word].append(form)

    def forms_in(self, view: SentenceView) -> list[str]:
        """Return the forms whose rarest word stands in `view`, the longest first."""
        words = set(WORD.findall(view.text))
        forms = (form for word in words for form in self._by_word.get(word, ()))
        return sorted(forms, key=self._ranks.__getitem__)


def find_words(text: str, form: str, before: str, after: str) -> Iterator[int]:
    """Yield the offsets in `text` at which `form` stands as words of its own.

    Args:
        text: Where to look.
        form: One word or several.
        before: Signs that may not stand right before it, beside letters, digits and "_".
        after: Signs that may not stand right after it, beside those.
    """
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        goes_on = end < len(text) and _is_inside(text[end], after)
        if goes_on or (start and _is_inside(text[start - 1], before)):
            start = text.find(form, start + 1)
            continue
        yield start
        start = text.find(form, end)


def _is_inside(sign: str, signs: str) -> bool:
    return sign.isalnum() or sign == "_" or sign in signs
