"""Ages of people and things: a 24-year-old, aged 45, Ms Ray, 59, voters under 30."""

from __future__ import annotations

from transforms.figures.amount import Amount
from transforms.figures.hedges import hedge_before
from transforms.figures.nouns import read_counted
from transforms.figures.record import replace
from transforms.figures.rule import Draft, Example, FigureRule, Scene, draft_of

OLDEST = 115
YOUNGEST = 10
"""A bare number between commas behind a name is an age from here to `OLDEST`."""
TALLIED = 60
"""Tokens on either side within which numbers in brackets are one tally."""
LIFE_WITHIN = 8
"""Tokens before "at 65" within which a verb of life makes it an age."""
LAST_HOUR = 12
NEAR = 5
"""Tokens before a number within which a word for an age makes it one, a street an address."""


def read_age(scene: Scene, amount: Amount) -> Draft | None:
    """Return an age: "a 24-year-old", "aged 45", "Ms Ray, 59, said", "voters under 30"."""
    unit, number = amount.unit, amount.low
    if unit is not None and unit.role == "age":
        return _years(amount, unit.code, unit.name)
    if unit is not None or amount.sign is not None or number.is_scaled or number.value > OLDEST:
        return None
    is_old = number.value >= YOUNGEST
    stated = _is_level(scene, amount) or (number.step == 1 and _states_age(scene, amount))
    shown = is_old and number.step == 1 and not number.is_spelled and _shows_age(scene, amount)
    return _years(amount, "a", "years") if stated or shown else None


def _shows_age(scene: Scene, amount: Amount) -> bool:
    """Return whether the words around make a bare number an age."""
    rules = (_is_apposition, _limits_people, _at_age, _lives_at)
    return any(rule(scene, amount) for rule in rules)


def _years(amount: Amount, code: str | None, name: str) -> Draft:
    return replace(draft_of(amount, "quantity", amount.end), unit_code=code, unit_text=name)


def _is_level(scene: Scene, amount: Amount) -> bool:
    """Return whether "the pension age stays at 65" or "life expectancy is about 81.2" is printed.

    Nothing may be counted behind it.
    """
    line, functions = scene.line, scene.lexicon.functions
    begin = hedge_before(line, amount.start, scene.lexicon, is_time=False)[0]
    if line.lower[begin - 1] not in functions["level_lead"]:
        return False
    named = not functions["age_level"].isdisjoint(line.lower[max(0, begin - NEAR) : begin])
    return named and read_counted(line, amount.end, scene.lexicon) is None


def _states_age(scene: Scene, amount: Amount) -> bool:
    """Return whether "aged 45" or "she was 27 when" is printed."""
    lower, start, functions = scene.line.lower, amount.start, scene.lexicon.functions
    lead, follower = lower[start - 1], lower[amount.end]
    if lead in functions["age_word"]:
        return True
    if lead not in functions["age_verb"] or lower[start - 2] not in functions["age_subject"]:
        return False
    return not follower.isalpha() or follower in functions["age_follower"]


def _at_age(scene: Scene, amount: Amount) -> bool:
    """Return whether a sentence begins with "At 16, he"."""
    line, end = scene.line, amount.end
    opened = amount.start == 1 and line.lower[0] == "at"
    return (
        opened
        and line.words[end] == ","
        and (line.lower[end + 1] in scene.lexicon.functions["age_subject"])
    )


def _lives_at(scene: Scene, amount: Amount) -> bool:
    """Return whether "retired at 65" or "she registered to vote at 18" is printed.

    Some verbs need a person right before them; a number up to 12 may be an hour.
    """
    line, at, functions = scene.line, amount.start - 1, scene.lexicon.functions
    if line.lower[at] != "at" or amount.low.value <= LAST_HOUR:
        return False
    follower = line.lower[amount.end]
    if follower.isalpha() and follower not in functions["age_follower"] | functions["stop"]:
        return False
    for verb in range(at - 1, max(-1, at - LIFE_WITHIN), -1):
        word = line.lower[verb]
        if not word.isalpha() or word in ("at", "for"):
            return False
        if word in functions["life_verb"]:
            return True
        if word in functions["person_verb"] and line.lower[verb - 1] in functions["age_subject"]:
            return True
    return False


def _is_apposition(scene: Scene, amount: Amount) -> bool:
    """Return whether it stands behind a name: "Ms Ray, 59, said", "Ray (59)"."""
    line, name = scene.line, amount.start - 2
    opener, closer = line.words[name + 1], line.words[amount.end]
    if name < 0 or opener not in (",", "(") or closer not in (",", ")", ".", ";", ""):
        return False
    if not line.words[name].isalpha() or not (closer == "," or line.is_capital(name)):
        return False
    if line.lower[name] in scene.lexicon.calendar["month"]:
        return False
    if opener == "(":
        return line.lower[name] not in scene.lexicon.functions["stop"] and not _is_tally(
            scene, name
        )
    streets = scene.lexicon.functions["street"] | scene.lexicon.functions["street_lead"]
    return streets.isdisjoint(line.lower[max(0, name - NEAR) : name + 1])


def _is_tally(scene: Scene, near: int) -> bool:
    """Return whether the sentence lists numbers in brackets of which one is too low for an age."""
    line = scene.line
    return any(
        line.words[at] == "("
        and line.words[at + 2] == ")"
        and len(line.words[at + 1]) == 1
        and line.words[at + 1].isdecimal()
        for at in range(max(0, near - TALLIED), min(line.count, near + TALLIED))
    )


def _limits_people(scene: Scene, amount: Amount) -> bool:
    """Return whether "under 30" or "over 65" stands behind a word for people."""
    line = scene.line
    if line.lower[amount.start - 1] not in ("under", "over") or amount.start < 2:  # noqa: PLR2004
        return False
    subject = line.lower[amount.start - 2]
    if subject in scene.lexicon.functions["age_limited"]:
        return not line.lower[amount.end].isalpha()
    return subject in scene.lexicon.nouns["person"]


AGE = FigureRule(
    "age",
    "NUMBER-year-old | Name, NUMBER, | aged NUMBER | people under NUMBER",
    read_age,
    (
        Example("A 24-year-old won.", "24", "a"),
        Example("Ms Ray, 59, said so.", "59", "a"),
        Example("Voters under 30 stayed away.", "30", "a", "less_than"),
        Example("Life expectancy there is around 73.", "73", "a", "about"),
        Example("He retired at 65.", "65", "a"),
        Example("They had 59 plants.", None),
        Example("The shop is at corso Monviso, 15, Torino.", None),
    ),
)
