"""What a document says about itself, in characters that can be stored and at a sane length."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.articles.document import Document, StatedDate
from transforms.text.mapped import clean_one_line

LONGEST_STATEMENT = 2_000
"""Characters of a name or an address; what is longer is none."""
LONGEST_EVIDENCE = 300
MOST_AUTHORS = 100
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)


def tidy_statements(document: Document) -> Document:
    """Return `document` with clean names, addresses and evidence; its text is clean already.

    What lies outside the text (in JSON, in tags, in a feed) may hold lone surrogates, control
    characters and megabytes all the same.
    """
    return replace(
        document,
        publisher_name=tidy_statement(document.publisher_name),
        agency=tidy_statement(document.agency),
        authors=tuple(filter(None, map(tidy_statement, document.authors[:MOST_AUTHORS]))),
        url=tidy_statement(document.url),
        language_code=tidy_statement(document.language_code),
        stated_dates=tuple(map(_tidy_date, document.stated_dates)),
    )


def tidy_statement(words: str | None) -> str | None:
    """Return `words` as one clean line, None where nothing is left or it is too long for a name."""
    if words is None or len(words) > LONGEST_STATEMENT:
        return None
    return clean_one_line(words) or None


def read_language(tag: str | None) -> str | None:
    """Return the ISO 639-1 code that a language tag such as "en-GB" begins with, or None."""
    found = _LANGUAGE.fullmatch((tag or "").strip())
    return found[1].lower() if found else None


def _tidy_date(stated: StatedDate) -> StatedDate:
    evidence = tidy_statement(stated.evidence[:LONGEST_EVIDENCE])
    return replace(stated, evidence=evidence or "")
