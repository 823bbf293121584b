"""Counts of things with the noun that is counted."""

from __future__ import annotations

from transforms.figures.amount import Amount
from transforms.figures.labels import follows_hyphen, is_name, is_pronoun
from transforms.figures.nouns import NounPhrase, read_counted
from transforms.figures.record import replace
from transforms.figures.rule import Draft, Example, FigureRule, Scene, draft_of
from transforms.figures.tails import read_tail


def read_count(scene: Scene, amount: Amount) -> Draft | None:
    """Return a number with the noun it counts."""
    if (
        amount.sign
        or amount.unit
        or (amount.low.is_share and amount.low.end - amount.low.start > 1)
    ):
        return None
    if amount.low.is_spelled and amount.low.value == 0:
        return None
    if is_name(scene, amount) or is_pronoun(scene, amount) or follows_hyphen(scene, amount):
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


def read_single_one(scene: Scene, amount: Amount) -> Draft | None:
    """Return "one woman" in a list of counts, "to one" behind another count."""
    line = scene.line
    if not is_pronoun(scene, amount) or amount.sign or amount.unit:
        return None
    counts = [earlier for earlier in scene.here if earlier.kind == "count"]
    if not counts:
        return None
    before, after = line.lower[amount.start - 1], line.lower[amount.end]
    if before == "to" and not after.isalpha() or before == "to" and after == "in":
        return replace(draft_of(amount, "count", amount.end), unit_text=counts[-1].unit_text)
    leads = scene.lexicon.functions["list_lead"]
    if before not in leads or not _is_thing(scene, amount.end):
        return None
    return replace(draft_of(amount, "count", amount.end + 1), unit_text=after)


def read_anaphor(scene: Scene, amount: Amount) -> Draft | None:
    """Return "four" of "of five stores, four will close": it counts what was counted before."""
    if amount.sign or amount.unit or amount.high or amount.low.is_share or amount.low.step < 1:
        return None
    if is_pronoun(scene, amount) or amount.low.is_scaled or not _stands_for_noun(scene, amount):
        return None
    counts = [one for one in (*scene.before, *scene.here) if one.kind == "count" and one.unit_text]
    if not counts and scene.line.lower[amount.end] == "of":
        return draft_of(amount, "count", amount.end)
    if not counts or counts[-1].value < amount.low.value:
        return None
    return replace(draft_of(amount, "count", amount.end), unit_text=counts[-1].unit_text)


def _stands_for_noun(scene: Scene, amount: Amount) -> bool:
    """Return whether a clause begins with the number and its verb, or "of them" follows."""
    line, functions = scene.line, scene.lexicon.functions
    before, after = line.lower[amount.start - 1], line.lower[amount.end]
    if after == "of":
        return line.lower[amount.end + 1] in functions["anaphor"]
    if after not in functions["auxiliary"] or not amount.low.is_spelled:
        return False
    return amount.start == 0 or before in functions["clause_lead"] or before in (",", ";")


def _is_thing(scene: Scene, at: int) -> bool:
    word = scene.line.lower[at]
    functions = scene.lexicon.functions
    known = functions["stop"] | functions["pass"] | functions["no_thing"]
    return word.isalpha() and word not in known


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
        Example("Crews shrink from three ferries to one in winter.", "1", "ferries"),
        Example("One never knows.", None),
    ),
)
ANAPHOR = FigureRule(
    "anaphor",
    "NUMBER (auxiliary verb | of them) behind a count",
    read_anaphor,
    (
        Example("Of five stores, four will close.", "4", "stores"),
        Example("It has 12 mills and seven of them are idle.", "7", "mills"),
        Example("It has 12 mills, and two were sold.", "2", "mills"),
        Example("Three of them sang.", "3", None),
        Example("Four will close.", None),
        Example("It has 12 mills and 30 of them are idle.", None),
    ),
)
