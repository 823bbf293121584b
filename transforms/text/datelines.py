"""Where a dateline such as "TORONTO, Feb 10, 2025 (Reuters) - " ends: behind it begins the news."""

from __future__ import annotations

import re

from transforms.text.parse import NamedSpan, Parse

_PLACE = r"[A-Z]{2}[A-Z.'’/-]*(?: [A-Z][A-Z.'’-]+){0,3}"
_REGION = r"(?:, [A-Z][\w.'’]{1,20}(?: [A-Z][\w.'’]{1,20})?){0,2}"
_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
_AGENCY = r"(?: \([A-Z][\w .&/-]{1,30}\))?"
DATELINE = re.compile(rf"{_PLACE}{_REGION}{_DAY}{_AGENCY} ?(?:--|[-–—]) (?=[\"“‘'$€£]?[A-Z0-9])")
"""A place in capitals, then region, day and agency, each of which may be missing, and a dash."""


def dateline_end(sentence: str) -> int:
    """Return the offset in `sentence` at which the news begins; 0 without a dateline."""
    found = DATELINE.match(sentence)
    return found.end() if found else 0


def moved_by(parse: Parse, offset: int) -> Parse:
    """Return `parse` with every offset larger by `offset`."""
    if not offset:
        return parse
    tokens = tuple(t._replace(start=t.start + offset, end=t.end + offset) for t in parse.tokens)
    names = (NamedSpan(n.start + offset, n.end + offset, n.label) for n in parse.names)
    return Parse(tokens, tuple(names))
