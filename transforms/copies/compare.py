"""Whether two texts print one story: enough runs of words, the same names, numbers and days."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

from transforms.copies.signature import Features, Key

NEAR_DAYS = 3
FAR_DAYS = 30
"""A wire is printed within days, by a magazine within weeks; a table that comes every week with
other numbers is another story."""
NEAR_CONTAINMENT = 0.30
FAR_CONTAINMENT = 0.80
FEW_NAMED = 20
"""Shingles with a name or number below which a text is little more than a form of words with a
name and a number: `FEW_CONTAINMENT` more of them must be the same, and none far in time is."""
FEW_CONTAINMENT = 0.30
FEW_TITLE = 0.50
"""Words of the shorter headline that two such texts share: often only the headline names the firm
whose dividend it is."""
BRIEF_CONTAINMENT = 0.40
FEWEST_SHARED = 5
"""Shingles with a name or number that both hold: fewer may be one stock phrase."""
DIGEST_SIZE = 100
DIGEST_SHARE = 0.10
"""A digest of many stories is a copy of none: a text of at least 100 shingles of which less than
a tenth is the other story."""
FEWEST_FACTS = 3
SAME_FACTS = 0.70
"""Names and numbers, together: reports of one form on two firms share their words, not these."""
FEWEST_NUMBERS = 2
SAME_NUMBERS = 0.50
"""Numbers alone: reports of one form on two parts of a firm share their names too."""
SAME_TITLE = 0.70
"""Measured with tests/evaluation/copies.py on news agency stories of 1987; the limits hold recall
and precision also on samples that they were not chosen on."""

How = Literal["same_names_and_numbers", "same_brief"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two article versions that print one story; `containment` is a share of the shorter one."""

    left: Key
    right: Key
    containment: float
    how: How


def compare(left: Features, right: Features) -> Likeness | None:
    """Return the likeness of two article versions, None where they are no copies.

    The answer depends on the two alone, and not on their order: clusters do not depend on which
    article came first.
    """
    days = _days_apart(left, right)
    if days > FAR_DAYS or _differ_in_facts(left, right):
        return None
    limit = min((one.ceiling for one in (left, right) if one.ceiling is not None), default=None)
    named = _below(left.named, limit), _below(right.named, limit)
    share = _long_share(*named, is_near=days <= NEAR_DAYS)
    is_form = min(map(len, named)) < FEW_NAMED and _differ_in_title(left, right)
    if share is not None and not is_form:
        return Likeness(left.key, right.key, share, "same_names_and_numbers")
    share = _brief_share(left, right) if days <= NEAR_DAYS else None
    return None if share is None else Likeness(left.key, right.key, share, "same_brief")


def _days_apart(left: Features, right: Features) -> int:
    if left.published_on is None or right.published_on is None:
        return 0
    return abs((left.published_on - right.published_on).days)


def _differ_in_facts(left: Features, right: Features) -> bool:
    pairs = ((left.names, right.names), (left.numbers, right.numbers))
    fewest = sum(min(len(one), len(other)) for one, other in pairs)
    shared = sum(len(one & other) for one, other in pairs)
    if fewest >= FEWEST_FACTS and shared < SAME_FACTS * fewest:
        return True
    count = min(len(left.numbers), len(right.numbers))
    same = len(left.numbers & right.numbers)
    return count >= FEWEST_NUMBERS and same < SAME_NUMBERS * count


def _differ_in_title(left: Features, right: Features) -> bool:
    """Return whether both have a headline, and these are of different things."""
    return bool(left.title and right.title) and _shared(left.title, right.title) < FEW_TITLE


def _long_share(left: Set[int], right: Set[int], *, is_near: bool) -> float | None:
    shared = len(left & right)
    if shared < FEWEST_SHARED:
        return None
    longest = max(len(left), len(right))
    if longest >= DIGEST_SIZE and shared < DIGEST_SHARE * longest:
        return None
    fewest = min(len(left), len(right))
    least = NEAR_CONTAINMENT if is_near else FAR_CONTAINMENT
    least += FEW_CONTAINMENT if fewest < FEW_NAMED else 0
    return shared / fewest if shared >= least * fewest else None


def _brief_share(left: Features, right: Features) -> float | None:
    """Return the containment of two short texts under one headline, whose names may be few."""
    if left.every is None or right.every is None:
        return None
    share = _shared(left.every, right.every)
    is_same = share >= BRIEF_CONTAINMENT and _shared(left.title, right.title) >= SAME_TITLE
    return share if is_same else None


def _below(hashes: Set[int], limit: int | None) -> Set[int]:
    return hashes if limit is None else {one for one in hashes if one <= limit}


def _shared(left: Set[object], right: Set[object]) -> float:
    fewest = min(len(left), len(right))
    return len(left & right) / fewest if fewest else 0.0
