"""Parts of a unit: "early", "the end of", "earlier"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from transforms.periods.reading import Modifier
from transforms.periods.rule import Scene

MODIFIERS: Mapping[str, Modifier] = {name: name for name in get_args(Modifier)}
PART = (
    r"(?:(?=[TVSſELMBCFtvselmbcf])(?P<part>(?i:(?:the |very |some ?time )?"
    r"(?:(?:early|late|mid|earlier|later|sometime|end)(?: (?:part )?(?:of |in |on )?|-)"
    r"|(?:middle|beginning|start|close|first part|latter part)(?: of |-))))(?i:the )?)?"
)
"""Opens a pattern: which part of the unit is meant. Group `part` keeps its words.

The letters in front save trying all words at each letter; so they do in CLOCK and HEDGE.
"""


def modifier_of(words: str | None, scene: Scene) -> Modifier | None:
    """Return what the words of a `part` group say, None without any.

    "the end of" is the last day, "late" only roughly the end.
    """
    if not words:
        return None
    found = re.search(rf"(?i)\b(?:{scene.lexicon.choice('part')})\b", words)
    if found is None:
        return None
    return MODIFIERS[scene.lexicon.value("part", found[0])]


GAME = "a part of a game, not of a year"
WORD, GAME_REACH = re.compile(r"[a-z]+(?:-[a-z]+)?"), 150


def is_of_game(match: re.Match[str], scene: Scene) -> bool:
    """Return whether a quarter or half is one of a game: "24 points in the third quarter"."""
    low = max(scene.bounds[0], match.start() - GAME_REACH)
    high = min(scene.bounds[1], match.end() + GAME_REACH)
    around = WORD.findall(scene.text[low:high].casefold())
    return not scene.lexicon.words["game"].keys().isdisjoint(around)


NAME_BEFORE = re.compile(r"(?:[\"“‘']|\b[A-Z][\w.'’-]*[ ])$")
BEFORE_A_NAME, MOST_CAPITALS = 20, 0.6
"""Characters that show a name before an expression; share of capitals that makes a headline."""


def is_name(match: re.Match[str], scene: Scene) -> bool:
    """Return whether a capitalised expression is part of a name: "USA Today", "This Week".

    In a headline in capitals everything is capitalised, so nothing is a name for that.
    """
    words = match[0].split()
    low, high = scene.bounds
    if match.start() == low or not all(word[:1].isupper() for word in words):
        return False
    low = max(low, match.start() - BEFORE_A_NAME)
    if NAME_BEFORE.search(scene.text, low, match.start()) is None:
        return False
    around = scene.text[scene.bounds[0] : min(high, match.end() + BEFORE_A_NAME)].split()
    return sum(word[:1].isupper() for word in around) < MOST_CAPITALS * len(around)
