"""Time words in the possessive: "last year's" belongs to what follows."""

from __future__ import annotations

import re

POSSESSIVE = re.compile(r"(?:['’]s|s['’])[ \n]")
"""Closes "last year's (1.1 million tonnes)": the words belong to what follows, whatever the
preposition before them."""
OF_ANOTHER = re.compile(r"(?i)\b(?:from|than|to|against|of|since|vs)\s[^,;.]*['’]s$")
"""Opens "from yesterday's close": it dates what follows, not the figure before it."""
NAME_AFTER = re.compile(r"(?:['’]s)? (?:[A-Z][a-z]+ )+")
"""What follows "tomorrow's" where it is the edition of a paper."""
OWNED = re.compile(r"(?:['’]s|s['’]) (?:[a-z-]+ )?(?:[A-Z]{0,3}[$€£¥]|\d)")
"""A possessive and the number right behind it: "last year's record $12bn"."""
SUFFIX = 2


def is_owner_of_number(end: int, text: str) -> bool:
    """Return whether a possessive that ends at `end` dates the number right behind it."""
    low = max(0, end - SUFFIX)
    closed = POSSESSIVE.search(text, low, end + SUFFIX)
    return closed is not None and OWNED.match(text, closed.start()) is not None
