"""Which of an article's many names a sentence may hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from transforms.entities.view import SentenceView

WORD = re.compile(r"\w+")


class FormIndex:
    """Names by their longest word, so that a sentence is searched only for those it may hold."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._ranks = {form: rank for rank, form in enumerate(sorted(forms, key=len, reverse=True))}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for form in self._ranks:
            word = max(WORD.findall(form), key=len, default="")
            self._by_word[word].append(form)

    def forms_in(self, view: SentenceView) -> list[str]:
        """Return the forms whose longest word stands in `view`, the longest first."""
        words = set(WORD.findall(view.text))
        forms = (form for word in words for form in self._by_word.get(word, ()))
        return sorted(forms, key=self._ranks.__getitem__)
