"""The lexicon of the seeds, loaded once for all article tests."""

from __future__ import annotations

from functools import cache

from flows.reference import load_reference
from transforms.articles.lexicon import ArticleLexicon


@cache
def article_lexicon() -> ArticleLexicon:
    return ArticleLexicon.from_reference(load_reference())
