"""Parts of a unit: "early", "the end of", "earlier"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from transforms.periods.reading import Modifier
from transforms.periods.rule import Scene

MODIFIERS: Mapping[str, Modifier] = {name: name for name in get_args(Modifier)}
PART = (
    r"(?:(?P<part>(?i:(?:the |very |some ?time )?"
    r"(?:early|late|mid|middle|beginning|start|end|close|earlier|later|sometime|first part|"
    r"latter part))(?i: (?:part )?(?:of |in |on )?|-))(?i:the )?)?"
)
"""Opens a pattern: which part of the unit is meant. Group `part` keeps its words."""


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
