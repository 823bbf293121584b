"""Numbers without a noun of their own: index levels, votes, and those that borrow a unit."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.amount import Amount
from transforms.figures.hedges import hedge_before
from transforms.figures.labels import (
    continues_labels,
    is_chip,
    is_name,
    is_pronoun,
    is_ranking,
    is_score,
    names_index,
)
from transforms.figures.letters import follows_like_money
from transforms.figures.nouns import is_plural, read_counted
from transforms.figures.record import replace
from transforms.figures.rule import Draft, Example, FigureRule, Scene, draft_of
from transforms.figures.tokens import DASHES

FAR_MONEY = 20
FAR = 1000
"""A bare number borrows a unit only from a figure within this factor of its size."""
ALIKE = Decimal(2)
"""What a level is said to come after is within this factor of it."""
LOWEST_INDEX = 100
LOOKBACK = 60
"""Tokens looked back over for "the number of"."""


def read_vote(scene: Scene, amount: Amount) -> Draft | None:
    """Return the first side of "a 9-4 vote" or "by eight to three"; the second follows."""
    line, number = scene.line, amount.low
    if amount.sign or amount.unit or number.is_scaled or number.step != 1 or amount.high:
        return None
    votes = scene.lexicon.calendar["vote"]
    joined = line.words[number.end] in DASHES and _is_side(scene, number.end + 1)
    second = line.words[number.start - 1] in DASHES and _is_side(scene, number.start - 2)
    around = (
        line.lower[number.end : number.end + 4]
        + line.lower[max(0, number.start - 4) : number.start]
    )
    spelled = line.lower[number.end] == "to" or line.lower[number.start - 1] == "to"
    if not (joined or second or spelled) or not votes.intersection(around):
        return None
    return replace(draft_of(amount, "count", number.end), unit_text="votes")


def _is_side(scene: Scene, at: int) -> bool:
    """Return whether a number in digits or a small one in words stands at token `at`."""
    word = scene.lexicon.number_words.get(scene.line.lower[at])
    return scene.line.is_number(at) or (word is not None and word.role in ("one", "teen"))


def read_index(scene: Scene, amount: Amount) -> Draft | None:
    """Return the level of an index: "the FTSE 100 closed at 10,412.7"."""
    line, unit = scene.line, amount.unit
    if amount.sign or (unit is not None and unit.name != "points") or amount.low.is_spelled:
        return None
    lead = line.lower[amount.start - 1]
    if amount.low.value < LOWEST_INDEX or lead not in scene.lexicon.functions["level_lead"]:
        return None
    if not names_index(scene, amount.start):
        return None
    if unit is None and read_counted(line, amount.end, scene.lexicon) is not None:
        return None
    return replace(draft_of(amount, "index", amount.end), unit_text="points")


def read_bare(scene: Scene, amount: Amount) -> Draft | None:
    """Return a number without noun; it borrows the unit of a like figure before it."""
    if amount.sign or amount.unit or amount.low.is_share or _is_label(scene, amount):
        return None
    letter = amount.low.end - 1
    if scene.line.words[letter] == "m" and follows_like_money(scene.line, letter, scene.lexicon):
        source = _lender(scene, amount)
        return None if source is None or source.kind != "money" else lent(scene, amount, source)
    named = _number_of(scene, amount)
    if named is not None:
        return replace(draft_of(amount, "count", amount.end), unit_text=named)
    source = _lender(scene, amount)
    if source is not None:
        return lent(scene, amount, source)
    return draft_of(amount, "count", amount.end) if _is_said(scene, amount) else None


def lent(scene: Scene, amount: Amount, source: Draft) -> Draft:
    """Return the number with the unit of the figure before it."""
    draft = draft_of(amount, source.kind, amount.end, unit_size(scene, source))
    return replace(draft, unit_code=source.unit_code, unit_text=source.unit_text, sign=source.sign)


def _is_label(scene: Scene, amount: Amount) -> bool:
    named = is_name(scene, amount) or continues_labels(scene, amount)
    if named or is_ranking(scene, amount) or is_chip(scene, amount):
        return True
    return is_score(scene, amount) or is_pronoun(scene, amount)


def _number_of(scene: Scene, amount: Amount) -> str | None:
    """Return "nurses" of "the number of nurses rose to 9,000" and "cut its nurses from 17"."""
    line, joint = scene.line, amount.start - 1
    noun = line.lower[joint - 1]
    if line.lower[joint] == "from" and is_plural(noun, scene.lexicon):
        lexicon = scene.lexicon
        measured = lexicon.units.match_after(line, joint - 1)
        return None if measured or lexicon.signs_after.match_after(line, joint - 1) else noun
    for at in range(amount.start - 3, max(amount.start - LOOKBACK, -1), -1):
        if line.lower[at] == "number" and line.lower[at + 1] == "of":
            phrase = read_counted(line, at + 2, scene.lexicon)
            return phrase.head.lower() if phrase and phrase.end < amount.start else None
    return None


def _lender(scene: Scene, amount: Amount) -> Draft | None:
    line, start = scene.line, amount.start
    at = hedge_before(line, start, scene.lexicon, is_time=False)[0] - 1
    at -= line.lower[at] == "the" and line.lower[at - 1] == "than"
    if line.lower[at] == "after":
        return _lender_after(scene, amount)
    if line.lower[at] not in scene.lexicon.functions["borrow"] and line.words[at] != ":":
        return None
    for earlier in reversed(scene.here):
        if _may_lend(scene, earlier, at):
            far = FAR_MONEY if earlier.kind == "money" else FAR
            near = earlier.value and amount.low.value
            size = amount.low.value * unit_size(scene, earlier)
            ratio = size / earlier.value if near else Decimal(0)
            return earlier if 1 / Decimal(far) < ratio < far else None
    return None


def _lender_after(scene: Scene, amount: Amount) -> Draft | None:
    """Return the lender of "eased to 30.055 marks after 30.060": alike in print and in size."""
    lender = scene.here[-1] if scene.here else None
    if lender is None or lender.is_time or lender.rule == "age" or not lender.value:
        return None
    by = unit_size(scene, lender)
    is_alike = amount.low.step < 1 and amount.low.step * by == lender.step
    ratio = amount.low.value * by / lender.value
    return lender if is_alike and 1 / ALIKE < ratio < ALIKE else None


def unit_size(scene: Scene, source: Draft) -> Decimal:
    """Return what one of the lender's printed unit is in its own: 0.01 for cents and pence."""
    sign = scene.lexicon.signs.get(source.unit_text or "") if source.kind == "money" else None
    return Decimal(1) if sign is None else Decimal(1) / sign.divisor


def _may_lend(scene: Scene, earlier: Draft, at: int) -> bool:
    """Return whether a bare number behind the word at `at` may repeat the earlier unit."""
    joint = scene.line.lower[at]
    if earlier.is_time or earlier.rule == "age":
        return False
    is_minor = unit_size(scene, earlier) < 1
    if joint == "to" and (earlier.kind == "percent" or is_minor):
        return scene.line.lower[earlier.start - 1] == "from"
    if earlier.kind in ("percent", "money"):
        return joint in scene.lexicon.functions["comparing"] or _is_parallel(scene, earlier, at)
    return earlier.kind in ("count", "quantity", "rate", "index")


def _is_parallel(scene: Scene, earlier: Draft, at: int) -> bool:
    """Return whether "rose by 2% but B fell by 1" or "while the lowest is 74" says the same kind.

    The superlative has the earlier figure's unit, as the "by" has behind another "by".
    """
    line, joint = scene.line, scene.line.lower[at]
    if joint == "by":
        return earlier.kind == "percent" and line.lower[earlier.start - 1] == "by"
    extreme = line.lower[at - 1]
    named = extreme.endswith("est") or extreme in scene.lexicon.functions["extreme"]
    return joint in ("is", "was") and line.lower[at - 2] == "the" and named


def _is_said(scene: Scene, amount: Amount) -> bool:
    """Return whether words around make a statement of the bare number."""
    line, number = scene.line, amount.low
    before = line.lower[amount.start - 1]
    if number.is_spelled and not number.is_scaled and line.lower[amount.end] != "of":
        return False
    if before == "(" and line.words[amount.end] == ")":
        return False
    return (
        amount.start > 0
        and (before.isalpha() or before in (",", "(", "["))
        and (
            amount.low.is_scaled
            or before in scene.lexicon.functions["borrow"]
            or before in scene.lexicon.functions["stated"]
            or "," in line.words[amount.low.start]
            or (amount.low.step < 1 and not line.is_capital(amount.start - 1))
            or scene.lexicon.hedges_before.match_before(line, amount.start) is not None
        )
    )


VOTE = FigureRule(
    "vote",
    "NUMBER-NUMBER vote | voted NUMBER to NUMBER",
    read_vote,
    (
        Example("It passed in a 9-4 vote.", "9", "votes"),
        Example("They voted by eight to three.", "8", "votes"),
        Example("It ruled in a three-two vote.", "3", "votes"),
        Example("They won 7-2 on Sunday.", None),
    ),
)
INDEX = FigureRule(
    "index",
    "index name ... (at | to) NUMBER [points]",
    read_index,
    (
        Example("The FTSE closed at 10,412.7.", "10412.7", "points"),
        Example("The Sensex rose to 64,218.35 points.", "64218.35", "points"),
        Example("The Dow rose at 9 sites.", None),
    ),
)
BARE = FigureRule(
    "bare",
    "NUMBER that borrows the unit of the figure before it, or has none",
    read_bare,
    (
        Example("The chain runs 310 bakeries, up from 185.", "185", "bakeries"),
        Example("Sales were £5.2bn, up from 4.8bn.", "4800000000", "GBP"),
        Example("The highest bid is 84 cents, while the lowest is 74.", "0.74", "cents"),
        Example("It closed at 150.2 yen after 149.8.", "149.8", "JPY"),
        Example("It cut jobs and its car plants from 17 to 10.", "17", "plants"),
        Example("The toll rose to 1,240.", "1240", None),
        Example("They won 7-2 on Sunday.", None),
    ),
)
