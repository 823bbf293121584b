"""Percent, points, time spans, physical quantities and rates of them."""

from __future__ import annotations

from transforms.contracts.vocabulary import Kind
from transforms.figures.amount import Amount
from transforms.figures.labels import follows_hyphen, names_index
from transforms.figures.lexicon import Unit
from transforms.figures.record import replace
from transforms.figures.rule import Draft, Example, FigureRule, Scene, draft_of
from transforms.figures.tails import Tail, read_tail

PROPORTIONS: dict[str, Kind] = {"percent": "percent", "pp": "percentage_point", "bp": "basis_point"}
"""Roles of units that are shares, and the kinds of figures in them."""
LONGEST_THING = 4
"""Words of what is measured between "tonnes of" and "a year"."""
MOST_POINTS = 10
"""A move of so many points is one of an index, not of percentages."""


def _is_idiom(scene: Scene, amount: Amount) -> bool:
    """Return whether it is the "one point" of "at one point" and no size."""
    line, start = scene.line, amount.low.start
    if line.lower[start] != "one" or amount.low.end > start + 1 or start == 0:
        return False
    functions = scene.lexicon.functions
    is_led = line.lower[start - 1] in functions["idiom_lead"]
    is_moment = is_led and line.lower[start + 1] in functions["idiom_noun"]
    return is_moment and line.lower[start + 2] not in functions["idiom_limit"]


def read_proportion(scene: Scene, amount: Amount) -> Draft | None:
    """Return percent, percentage points or basis points."""
    unit = amount.unit
    kind = PROPORTIONS.get(unit.role) if unit else None
    if unit is None or kind is None:
        return None
    tail = read_tail(scene.line, amount.end, scene.lexicon)
    draft = draft_of(amount, kind, tail.end if tail else amount.end)
    return replace(draft, unit_code=unit.code, unit_text=unit.name)


def read_time_span(scene: Scene, amount: Amount) -> Draft | None:
    """Return a time span; decades and centuries are counted in years."""
    unit = amount.unit or _unit_before_or(scene, amount)
    if unit is None or unit.role != "time":
        return None
    number, line = amount.low, scene.line
    is_one = line.lower[number.start] == "one" and number.end == number.start + 1
    if is_one and unit.name in ("days", "nights", "seconds"):
        return None
    draft = draft_of(amount, "quantity", amount.end, unit.factor)
    return replace(draft, unit_code=unit.code, unit_text=unit.name, is_time=True)


def _unit_before_or(scene: Scene, amount: Amount) -> Unit | None:
    """Return the unit of "a year or two"; with a noun behind it, the number counts that."""
    line, at = scene.line, amount.start - 1
    is_joined = at > 1 and line.lower[at] == "or" and line.lower[at - 2] in ("a", "an")
    if not is_joined or amount.sign is not None or amount.low.end != amount.end:
        return None
    found = scene.lexicon.units.match_after(line, at - 1)
    follower = line.lower[amount.end]
    ends = not follower.isalpha() or follower in scene.lexicon.functions["stop"]
    return found[1] if found is not None and found[0] == at and ends else None


def read_quantity(scene: Scene, amount: Amount) -> Draft | None:
    """Return a physical quantity, or a rate where it is counted per something."""
    unit = amount.unit
    if unit is None or unit.role not in ("measure", "rate") or follows_hyphen(scene, amount):
        return None
    if _is_idiom(scene, amount):
        return None
    if unit.name == "points" and _is_of_percent(scene, amount):
        return replace(draft_of(amount, "percentage_point", amount.end), unit_code="pp")
    if unit.role == "rate":
        draft = draft_of(amount, "rate", amount.end, unit.factor)
        return replace(draft, unit_code=unit.code, unit_text=unit.name)
    tail = read_tail(scene.line, amount.end, scene.lexicon) or _tail_past_thing(scene, amount.end)
    if tail is None or unit.name == "points":
        draft = draft_of(amount, "quantity", amount.end, unit.factor)
        return replace(draft, unit_code=unit.code, unit_text=unit.name)
    code = _rate_code(scene, unit.code, tail.per)
    draft = draft_of(amount, "rate", tail.end, unit.factor)
    return replace(draft, unit_code=code, unit_text=f"{unit.name}/{tail.per}")


def _tail_past_thing(scene: Scene, at: int) -> Tail | None:
    """Return the "a year" of "34,500 tonnes of copper cathode a year"."""
    line, stops = scene.line, scene.lexicon.functions["stop"]
    if line.lower[at] != "of":
        return None
    for end in range(at + 2, at + 2 + LONGEST_THING):
        if not line.words[end - 1].isalpha() or line.lower[end - 1] in stops:
            return None
        tail = read_tail(line, end, scene.lexicon)
        if tail is not None and line.lower[end] in ("a", "an", "per") and _is_time(scene, tail):
            return tail
    return None


def _is_time(scene: Scene, tail: Tail) -> bool:
    return any(unit.role == "time" for unit in scene.lexicon.units.meanings_of(tail.per))


def _is_of_percent(scene: Scene, amount: Amount) -> bool:
    """Return whether "up 0.2 point" speaks of the percentage before it and of no index."""
    if not scene.here or scene.here[-1].kind != "percent" or amount.low.value >= MOST_POINTS:
        return False
    return amount.low.step < 1 and not names_index(scene, amount.start)


def _rate_code(scene: Scene, code: str | None, per: str) -> str | None:
    base, _, noun = per.rpartition(" ")
    codes = [unit.code for unit in scene.lexicon.units.meanings_of(noun)]
    if not (code and codes and codes[0] and (base.isdecimal() or not base)):
        return None
    return f"{code}/({base}.{codes[0]})" if base else f"{code}/{codes[0]}"


PROPORTION = FigureRule(
    "proportion",
    "NUMBER (% | per cent | percentage points | basis points)",
    read_proportion,
    (
        Example("Rents sank as much as 3.7 per cent.", "3.7", "%", "at_most"),
        Example("Rates rose by 50 basis points.", "50", "bp"),
        Example("It gained 0.4 percentage points.", "0.4", "pp"),
        Example("They have 50 basic points to make.", None),
    ),
)
TIME_SPAN = FigureRule(
    "time_span",
    "NUMBER (years | months | ...)",
    read_time_span,
    (
        Example("It runs over the next three years.", "3", "a"),
        Example("A five-year plan is due.", "5", "a"),
        Example("It took two decades.", "20", "a"),
        Example("It took a year or two.", "2", "a"),
        Example("One day it will end.", None),
    ),
)
QUANTITY = FigureRule(
    "quantity",
    "NUMBER unit of measure, [per-unit tail]",
    read_quantity,
    (
        Example("Demand reached 44,947 megawatts.", "44947", "MW"),
        Example("The well gives 23,500 barrels a day.", "23500", "[bbl_us]/d"),
        Example("It lies 640km away.", "640", "km"),
        Example("At one point it lay idle.", None),
        Example("It lies 640 stops away.", None),
    ),
)
