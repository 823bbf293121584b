"""Counts of things, levels of an index, votes, and numbers that borrow an earlier unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from transforms.figures.amount import Amount
from transforms.figures.nouns import NounPhrase, read_counted
from transforms.figures.rule import Draft, Example, FigureRule, Scene, draft_of
from transforms.figures.tails import read_tail
from transforms.figures.tokens import DASHES, HYPHENS

FAR = 1000
"""A bare number borrows a unit only from a figure within this factor of its size."""
LOWEST_INDEX = 100


def read_count(scene: Scene, amount: Amount) -> Draft | None:
    """Return a number with the noun it counts."""
    if (
        amount.sign
        or amount.unit
        or (amount.low.is_share and amount.low.end - amount.low.start > 1)
    ):
        return None
    if _is_name(scene, amount) or _is_pronoun(scene, amount) or _follows_hyphen(scene, amount):
        return None
    phrase = read_counted(scene.line, amount.end, scene.lexicon) or _read_singular(scene, amount)
    if phrase is None:
        return None
    tail = read_tail(scene.line, phrase.end, scene.lexicon)
    draft = draft_of(amount, "count", tail.end if tail else phrase.end)
    return replace(draft, unit_text=phrase.head.lower())


def _read_singular(scene: Scene, amount: Amount) -> NounPhrase | None:
    """Return the noun of "a 12 page document": an article stands before the number."""
    line, at = scene.line, amount.end
    if line.lower[amount.start - 1] not in scene.lexicon.functions["determiner"]:
        return None
    if not line.words[at].islower() or not line.words[at + 1].isalpha():
        return None
    if not _is_thing(scene, at) or line.lower[at + 1] in scene.lexicon.functions["stop"]:
        return None
    return NounPhrase(line.words[at], at + 1)


def _is_name(scene: Scene, amount: Amount) -> bool:
    """Return whether the number only labels a name: Boeing 737, S&P 500, Section 230."""
    line, at = scene.line, amount.start - 1
    if amount.low.is_spelled or amount.low.is_scaled or at < 0 or amount.high is not None:
        return False
    if not line.words[at][:1].isalpha() or not line.words[amount.low.start].isdigit():
        return False
    if line.lower[at] in scene.lexicon.labels:
        return line.is_capital(at) or line.lower[at] in scene.lexicon.functions["label_lower"]
    if at == 0 or not line.is_capital(at) or is_title_case(scene):
        return False
    known = scene.lexicon.calendar["weekday"] | scene.lexicon.functions["stop"]
    return line.lower[at] not in known and line.words[at - 1] not in (".", "“", '"', ":")


def is_title_case(scene: Scene) -> bool:
    """Return whether most words of the sentence begin with a capital, as in a headline."""
    words = [word for word in scene.line.words if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004
    return sum(word[0].isupper() for word in words) * 3 > len(words) * 2


def _is_pronoun(scene: Scene, amount: Amount) -> bool:
    """Return whether "one" counts nothing: it does only in a list of counts."""
    number, line = amount.low, scene.line
    return number.is_spelled and number.value == 1 and line.lower[number.start] == "one"


def read_single_one(scene: Scene, amount: Amount) -> Draft | None:
    """Return "one woman" in a list of counts, "to one" behind another count."""
    number, line = amount.low, scene.line
    if line.lower[number.start] != "one" or number.value != 1 or amount.sign or amount.unit:
        return None
    counts = [earlier for earlier in scene.earlier if earlier.kind == "count"]
    if not counts:
        return None
    before, after = line.lower[amount.start - 1], line.lower[amount.end]
    if before == "to" and not after.isalpha() or before == "to" and after == "in":
        return replace(draft_of(amount, "count", amount.end), unit_text=counts[-1].unit_text)
    if before not in ("including", "and", "with") or not _is_thing(scene, amount.end):
        return None
    return replace(draft_of(amount, "count", amount.end + 1), unit_text=after)


def _is_thing(scene: Scene, at: int) -> bool:
    word = scene.line.lower[at]
    known = scene.lexicon.functions["stop"] | scene.lexicon.functions["pass"]
    return word.isalpha() and word not in known and word not in ("day", "thing", "time", "way")


def read_vote(scene: Scene, amount: Amount) -> Draft | None:
    """Return the first side of "a 7-2 vote" or "by seven to two"; the second follows."""
    line, number = scene.line, amount.low
    if amount.sign or amount.unit or number.is_scaled or number.step != 1 or amount.high:
        return None
    votes = scene.lexicon.calendar["vote"]
    joined = line.words[number.end] in DASHES and line.is_number(number.end + 1)
    second = line.words[number.start - 1] in DASHES and line.is_number(number.start - 2)
    around = (
        line.lower[number.end : number.end + 4]
        + line.lower[max(0, number.start - 4) : number.start]
    )
    spelled = line.lower[number.end] == "to" or line.lower[number.start - 1] == "to"
    if not (joined or second or spelled) or not votes.intersection(around):
        return None
    return replace(draft_of(amount, "count", number.end), unit_text="votes")


def read_index(scene: Scene, amount: Amount) -> Draft | None:
    """Return the level of an index: "the FTSE 100 closed at 10,412.7"."""
    line, unit = scene.line, amount.unit
    if amount.sign or (unit is not None and unit.name != "points") or amount.low.is_spelled:
        return None
    if amount.low.value < LOWEST_INDEX or line.lower[amount.start - 1] not in (
        "at",
        "to",
        "is",
        "of",
        "was",
    ):
        return None
    labels = scene.lexicon.labels
    if not any(labels.get(word) == "index" for word in line.lower[: amount.start]):
        return None
    if unit is None and read_counted(line, amount.end, scene.lexicon) is not None:
        return None
    return replace(draft_of(amount, "index", amount.end), unit_text="points")


def read_bare(scene: Scene, amount: Amount) -> Draft | None:
    """Return a number without noun; it borrows the unit of a like figure before it."""
    number, line = amount.low, scene.line
    if amount.sign or amount.unit or _is_name(scene, amount) or _is_score(scene, amount):
        return None
    if number.is_share or _is_pronoun(scene, amount):
        return None
    named = _number_of(scene, amount)
    if named is not None:
        return replace(draft_of(amount, "count", amount.end), unit_text=named)
    source = _lender(scene, amount)
    if source is not None:
        draft = draft_of(amount, source.kind, amount.end)
        return replace(draft, unit_code=source.unit_code, unit_text=source.unit_text)
    if number.is_spelled and not number.is_scaled and line.lower[amount.end] != "of":
        return None
    if not _is_said(scene, amount):
        return None
    return draft_of(amount, "count", amount.end)


def _number_of(scene: Scene, amount: Amount) -> str | None:
    """Return "nurses" where "the number of nurses" stands before the bare number."""
    line = scene.line
    for at in range(amount.start - 3, -1, -1):
        if line.lower[at] == "number" and line.lower[at + 1] == "of":
            phrase = read_counted(line, at + 2, scene.lexicon)
            return phrase.head.lower() if phrase and phrase.end < amount.start else None
    return None


def _lender(scene: Scene, amount: Amount) -> Draft | None:
    line, at = scene.line, amount.start - 1
    at -= line.lower[at] == "the" and line.lower[at - 1] == "than"
    if line.lower[at] not in scene.lexicon.functions["borrow"] and line.words[at] != ":":
        return None
    for earlier in reversed(scene.earlier):
        if earlier.kind in ("count", "quantity", "rate", "index") and not earlier.is_time:
            near = earlier.value and amount.low.value
            ratio = amount.low.value / earlier.value if near else Decimal(0)
            return earlier if 1 / Decimal(FAR) < ratio < FAR else None
    return None


def _is_score(scene: Scene, amount: Amount) -> bool:
    line, number = scene.line, amount.low
    joined = line.words[number.end] in DASHES and line.is_glued(number.end)
    return (joined and line.is_glued(number.end + 1)) or _follows_hyphen(scene, amount)


def _follows_hyphen(scene: Scene, amount: Amount) -> bool:
    """Return whether it is the second number of "787-10" or "7-2"."""
    line, start = scene.line, amount.low.start
    joined = line.words[start - 1] in HYPHENS and line.is_glued(start) and line.is_glued(start - 1)
    return joined and line.is_number(start - 2)


def _is_said(scene: Scene, amount: Amount) -> bool:
    """Return whether words around make a statement of the bare number."""
    line = scene.line
    before = line.lower[amount.start - 1]
    return (
        amount.start > 0
        and (before.isalpha() or before in (",", "(", "["))
        and (
            amount.low.is_scaled
            or before in scene.lexicon.functions["borrow"]
            or before in ("some", "nearly", "estimated")
            or "," in line.words[amount.low.start]
            or (amount.low.step < 1 and not line.is_capital(amount.start - 1))
            or scene.lexicon.hedges_before.match_before(line, amount.start) is not None
        )
    )


COUNT = FigureRule(
    "count",
    "NUMBER [of the] words plural noun | NUMBER-noun",
    read_count,
    (
        Example("It cut 28,000 jobs.", "28000", "jobs"),
        Example("They bought 30 of the firm's newest jets.", "30", "jets"),
        Example("Owners of Boeing 737 jets sued.", None),
    ),
)
SINGLE_ONE = FigureRule(
    "single_one",
    "(including | and | with) one NOUN, behind another count",
    read_single_one,
    (
        Example("300 people, including one woman, left.", "1", "woman"),
        Example("It goes from two shifts to one in July.", "1", "shifts"),
        Example("One never knows.", None),
    ),
)
VOTE = FigureRule(
    "vote",
    "NUMBER-NUMBER vote | voted NUMBER to NUMBER",
    read_vote,
    (
        Example("It passed in a 7-2 vote.", "7", "votes"),
        Example("They voted by seven to two.", "7", "votes"),
        Example("They won 7-2 on Sunday.", None),
    ),
)
INDEX = FigureRule(
    "index",
    "index name ... (at | to) NUMBER [points]",
    read_index,
    (
        Example("The FTSE closed at 10,412.7.", "10412.7", "points"),
        Example("The Sensex rose to 81,330.56 points.", "81330.56", "points"),
        Example("The Dow rose at 9 sites.", None),
    ),
)
BARE = FigureRule(
    "bare",
    "NUMBER that borrows the unit of the figure before it, or has none",
    read_bare,
    (
        Example("It has 240 employees, up from 95.", "95", "employees"),
        Example("The toll rose to 1,240.", "1240", None),
        Example("They won 7-2 on Sunday.", None),
    ),
)
