"""Fractions of a whole and multiples: half, two-thirds, one in five, three-fold, twice."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.amount import Amount, read_single
from transforms.figures.lexicon import FigureLexicon, NumberWord
from transforms.figures.number import ONE, share_of
from transforms.figures.parts import read_points
from transforms.figures.record import replace
from transforms.figures.refusals import FIRST_YEAR, refuse
from transforms.figures.rule import Draft, Example, FigureRule, Scene, draft_of
from transforms.figures.spelled import read_part_of_scale, read_parts_of_scale
from transforms.figures.tokens import HYPHENS, Line

ENDINGS = frozenset({"", ".", ",", ";", ")"})
"""Marks behind "three times" that end a clause: it says how often, not how many fold."""
PRICE_PARTS = frozenset({2, 4, 8, 16, 32, 64})
"""Denominators in which bond and share prices were quoted."""


def read_multiple(scene: Scene, amount: Amount) -> Draft | None:
    """Return "11.2 times earnings", "5x" or "three-fold" as a multiple."""
    unit, line = amount.unit, scene.line
    if unit is None or unit.role != "times":
        return None
    word = line.lower[amount.end - 1]
    if (
        line.is_capital(amount.end - 1)
        and word == "times"
        and not line.words[amount.end - 1].isupper()
    ):
        return None
    happened = _happened(scene, amount) if word == "times" else None
    if happened is not None:
        return replace(draft_of(amount, "count", happened), unit_text="times")
    return replace(draft_of(amount, "multiple", amount.end), unit_code="x", unit_text=word)


def _happened(scene: Scene, amount: Amount) -> int | None:
    """Return the token past "three times [a day]" that says how often, None where threefold."""
    functions, line, end = scene.lexicon.functions, scene.line, amount.end
    after = line.lower[end]
    if line.lower[amount.start - 1] in functions["multiplied"]:
        return None
    if (after in functions["after_times"] or after in ENDINGS) and amount.low.step >= 1:
        return end
    is_past = line.lower[end + 2] in functions["time_past"]
    return end + 2 if after in ("a", "per", "each") and not is_past else None


def read_one_in(scene: Scene, amount: Amount) -> Draft | None:
    """Return "one in five", "six in 10" or "nine out of ten" as a share."""
    line, end = scene.line, amount.low.end
    if amount.sign or amount.unit or amount.high or amount.low.step != 1:
        return None
    at = line.after_hyphen(end)
    if line.lower[at] == "out" and line.lower[at + 1] == "of":
        at += 1
    elif line.lower[at] != "in":
        return None
    at = line.after_hyphen(at + 1) + (line.lower[at + 1] == "every")
    whole = _whole(scene, at)
    if whole is None or whole[0] <= amount.low.value:
        return None
    share = share_of(amount.low.value, whole[0])
    draft = draft_of(amount, "multiple", whole[1])
    return replace(draft, value=share, step=share_of(ONE, whole[0]), unit_code="x")


def _whole(scene: Scene, at: int) -> tuple[Decimal, int] | None:
    if refuse(scene.line, at, scene.lexicon) is not None:
        return None
    whole = read_single(scene.line, at, scene.lexicon)
    if whole is None or whole.sign or whole.unit or whole.low.value >= FIRST_YEAR:
        return None
    return whole.low.value, whole.end


def read_price_points(scene: Scene, amount: Amount) -> Draft | None:
    """Return "17/32" and "95-22/32" as points, as bond prices are printed."""
    number = amount.low
    words = scene.line.words[number.start : number.end]
    if amount.sign or amount.unit or amount.high or "/" not in words:
        return None
    after = scene.line.lower[amount.end]
    if number.is_share and after in ("a", "an", "of"):
        part = read_points(scene.line, amount.start, amount.end, number.value, scene.lexicon)
        if part is not None:
            return part
    if number.is_share and after in scene.lexicon.functions["shared"]:
        return replace(draft_of(amount, "multiple", amount.end), unit_code="x")
    if not words[-1].isdecimal() or int(words[-1]) not in PRICE_PARTS:
        return None
    if _is_thing_word(scene, after):
        return None
    return replace(draft_of(amount, "quantity", amount.end), unit_text="points")


def _is_thing_word(scene: Scene, word: str) -> bool:
    known = scene.lexicon.functions["stop"] | scene.lexicon.functions["after_share"]
    return word.isalpha() and word not in known


def read_share_word(line: Line, at: int, lexicon: FigureLexicon) -> Draft | None:
    """Return the fraction or multiple in words at token `at`, or None.

    Half, a third, two-thirds, a quarter-point, twice, double, sevenfold, doubled.
    """
    word = lexicon.number_words.get(line.lower[at])
    if word is None:
        return None
    if word.role == "part":
        scaled = read_part_of_scale(line, at, at, lexicon) is not None
        return None if scaled else _read_part(line, at, at, ONE, lexicon)
    if word.role == "sign":
        return _read_sign(line, at, word.value, lexicon)
    if word.role == "one":
        scaled = read_parts_of_scale(line, at, lexicon) is not None
        return None if scaled else _read_parts(line, at, word, lexicon)
    is_verb = word.role == "grown" or (word.role == "double" and _is_verb(line, at, lexicon))
    is_read = _multiplies(line, at, lexicon) if is_verb else _compares(line, at, word, lexicon)
    draft = Draft("multiple", word.value, None, ONE, at, at + 1, "x", line.lower[at])
    return draft if is_read else None


def _read_sign(line: Line, at: int, share: Decimal, lexicon: FigureLexicon) -> Draft | None:
    """Return "¾ of an hour" and "½ of the staff"; "½ hour" and "3½" are read as numbers."""
    if line.lower[at + 1] != "of" or (at and line.is_number(at - 1)):
        return None
    measured = read_points(line, at, at + 1, share, lexicon)
    return measured or Draft("multiple", share, None, share, at, at + 1, "x")


def _compares(line: Line, at: int, word: NumberWord, lexicon: FigureLexicon) -> bool:
    """Return whether a noun or "as" follows that is multiplied: "twice as much"."""
    if word.role == "fold":
        return True
    if word.role not in ("times", "double") or (at == 0 and word.role == "double"):
        return False
    return line.lower[at + 1] in lexicon.functions["compared"]


def _is_verb(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether "double" is an infinitive: "will double", "to more than double"."""
    before = at - 1 - 2 * (line.lower[at - 1] == "than")
    return at > 0 and line.lower[before] in lexicon.functions["infinitive"]


def _multiplies(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether the verb multiplies: "doubled", not "doubled down", "double-check"."""
    if line.lower[at + 1] in lexicon.functions["after_doubled"] or line.words[at].istitle():
        return False
    return "-" not in (line.words[at + 1], line.words[at - 1])


def _read_parts(line: Line, at: int, word: NumberWord, lexicon: FigureLexicon) -> Draft | None:
    """Return "two-thirds" or "one quarter"; plain "three quarters" without "of" is time."""
    part_at = line.after_hyphen(at + 1)
    part = lexicon.number_words.get(line.lower[part_at])
    if part is None or part.role != "part" or word.value < 1 or word.value > part.value:
        return None
    plural = line.lower[part_at].endswith("s")
    if plural != (word.value > 1):
        return None
    joined = part_at > at + 1
    if line.lower[part_at].startswith("quarter") and not joined and line.lower[part_at + 1] != "of":
        return None
    return _read_part(line, at, part_at, word.value, lexicon)


def _read_part(
    line: Line, start: int, part_at: int, top: Decimal, lexicon: FigureLexicon
) -> Draft | None:
    """Return the share whose denominator stands at `part_at`, with points or a unit behind."""
    share = share_of(top, lexicon.number_words[line.lower[part_at]].value)
    begin = _article(line, start)
    end = part_at + 1
    pointed = read_points(line, begin, end, share, lexicon)
    if pointed is not None:
        return pointed
    if start == part_at and not _is_share_context(line, start, lexicon):
        return None
    step = share_of(ONE, lexicon.number_words[line.lower[part_at]].value)
    return Draft("multiple", share, None, step, begin, end, "x", line.lower[part_at])


def _article(line: Line, start: int) -> int:
    return start - 1 if start and line.lower[start - 1] in ("a", "an") else start


def _is_share_context(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether a lone "half", "third", "quarter" or "tenth" is a share of something."""
    word, before, after = line.lower[at], line.lower[at - 1], line.lower[at + 1]
    if line.words[at + 1] in HYPHENS and line.is_glued(at + 1):
        return False
    functions = lexicon.functions
    if word == "half":
        named = line.is_capital(at) and line.is_capital(at + 1) and after not in functions["stop"]
        no_share = named or before in functions["before_half"] or before == "-"
        return not no_share and after not in functions["after_half"]
    if after == "of" and (before.endswith("est") or before in functions["quantile"]):
        return True
    if before not in ("a", "an"):
        return False
    if word == "quarter" and line.lower[at - 2] in ("per", "in", "for", "of"):
        return False
    return after in functions["after_share"] or not after[:1].isalpha()


ONE_IN = FigureRule(
    "one_in",
    "NUMBER (in | out of) [every] NUMBER",
    read_one_in,
    (
        Example("Six in 10 voters agree.", "0.6", "x"),
        Example("It cut one in seven jobs.", "0.142857143", "x"),
        Example("They won five in 2019.", None),
    ),
)
MULTIPLE = FigureRule(
    "multiple",
    "NUMBER (times | x | -fold)",
    read_multiple,
    (
        Example("They paid 11.2 times earnings.", "11.2", "x"),
        Example("It is a three-fold rise.", "3", "x"),
        Example("It is 3 fields away.", None),
    ),
)
PRICE_POINTS = FigureRule(
    "price_points",
    "NUMBER/32 | NUMBER-NUMBER/32, denominators of bond prices",
    read_price_points,
    (
        Example("The note fell 17/32.", "0.53125", "points"),
        Example("It closed at 95-22/32.", "95.6875", "points"),
        Example("It was held on 24/7.", None),
    ),
)
