"""Numbers grown into names and codes: A350, GPT-4, 777x, 2-for-1, 9988.HK, Rule 144A."""

from __future__ import annotations

from transforms.figures.digits import GROUP
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.nouns import is_plural
from transforms.figures.refusal import Refusal
from transforms.figures.tails import BASES
from transforms.figures.tokens import HYPHENS, Line

MODEL_DIGITS = 3
"""777x is an aeroplane, 5x and 10x are multiples."""
LONGEST_GROWN = 3
"""Tokens of "32m2": number, letter, number."""
LONGEST_EXCHANGE = 2
"""Letters of an exchange behind the number of a share."""
CODE_LETTERS = 3
LONGEST_GLUED, LONGEST_SPACED = 3, 2
"""Digits of a number that the letters before it name: COP28, TOP 10; COP 500 is a price."""
AMPERES = "A"
POWERED_WITHIN = 12
"""Tokens on either side of "3A" within which a word of electricity makes it amperes."""
RANGE_WORDS = frozenset({"to", "in", "of", "or", "and", "a", "per", "out", "plus"})
"""Between two numbers these join what is read elsewhere."""


def refuse_code(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse numbers grown into names: A350, GPT-4, Q4, FY26, 787-9, No. 3, #5, 5G."""
    before = line.words[index - 1]
    if line.is_glued(index) and (before.isalpha() or before in ("#", "@", "_", "/", "\\", "=")):
        if not lexicon.signs_before.match_before(line, index) and not _is_hedge(
            line, index, lexicon
        ):
            return Refusal(_glued_end(line, index), "name")
    elif before in HYPHENS and line.is_glued(index) and line.is_glued(index - 1):
        joined = line.lower[index - 2]
        plain = (
            joined in ("minus", "sub", "plus", "some", "now", "then") or not joined[-1:].isalnum()
        )
        ranged = joined == line.lower[index + 1] and line.is_number(index - 3)
        if not plain and not ranged and not line.is_number(index - 2):
            return Refusal(_glued_end(line, index), "name")
    elif (
        before == "."
        and line.lower[index - 2] in ("no", "nos")
        or line.lower[index - 1] in ("no", "nos", "number")
        and line.words[index].isdecimal()
    ):
        return Refusal(index + 1, "label")
    return None


def _is_hedge(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    return lexicon.hedges_before.match_before(line, index) is not None


def _glued_end(line: Line, index: int) -> int:
    end = index + 1
    while line.is_glued(end) and (line.words[end][0].isalnum() or line.words[end] in HYPHENS):
        end += 1
    return end


def refuse_suffix(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse 777x, 5G, 787s: letters grown onto a number that are no unit and no scale."""
    after = line.words[index + 1]
    if not (line.is_glued(index + 1) and after.isalpha()):
        return None
    if _is_brand(line, index, lexicon):
        return Refusal(index + 2, "name")
    if after in ("x", "X") and line.is_glued(index + 2) and line.is_number(index + 2):
        return Refusal(index + 3, "ratio")
    if after in ("x", "X"):
        long = line.words[index].isdecimal() and len(line.words[index]) == MODEL_DIGITS
        return Refusal(index + 2, "name") if long else None
    measured = lexicon.units.match_after(line, index + 1)
    known = (
        after in lexicon.scales
        or line.lower[index + 1] in lexicon.scales
        or after in lexicon.glued_units
        or measured is not None
        or lexicon.signs_after.match_after(line, index + 1) is not None
    )
    grown = line.is_glued(index + 2) and line.is_number(index + 2)
    if grown and (measured is None or measured[0] < index + LONGEST_GROWN):
        return Refusal(_glued_end(line, index), "name")
    return None if known else Refusal(_glued_end(line, index), "name")


def _is_brand(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    """Return whether it is the company 3M or a screen of 4K, beside no currency and no plural."""
    word, letter = line.words[index], line.words[index + 1]
    if lexicon.signs_before.match_before(line, index) is not None:
        return False
    if letter in ("k", "K"):
        return word in ("4", "8")
    counted = is_plural(line.lower[index + 2], lexicon) or line.lower[index + 2] in lexicon.scales
    money = lexicon.signs_after.match_after(line, index + 2) is not None
    return word == "3" and letter == "M" and not counted and not money


def refuse_lot(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "2-for-1", "7-on-7" and the "21-cv-1234" of a case; "5-to-10" is a range."""
    joint = line.lower[index + 2]
    if line.words[index + 1] not in HYPHENS or not joint.isalpha():
        return None
    if joint == "for":
        return Refusal(index + 5, "ratio")
    glued = all(line.is_glued(at) for at in range(index + 1, index + 5))
    named = joint not in RANGE_WORDS and line.words[index + 3] in HYPHENS
    return Refusal(index + 5, "code") if glued and named and line.is_number(index + 4) else None


def refuse_quote(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "149.30/40", the two sides of a dealer's quote: which one counts is not said."""
    sided = line.words[index + 1] == "/" and line.is_glued(index + 1) and line.is_number(index + 2)
    if not sided or not line.is_glued(index + 2) or "." not in line.words[index]:
        return None
    return Refusal(index + 3, "unreadable")


def refuse_base(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse the "100,000" of "66 per 100,000 people" where no figure before it took it in."""
    if line.lower[index - 1] != "per" or index == 0 or line.words[index] not in BASES:
        return None
    return Refusal(index + 1, "ratio")


def refuse_ticker(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "9988.HK" and "600519.SS", shares by their number at an exchange."""
    suffix = line.words[index + 2]
    dotted = line.words[index + 1] == "." and line.is_glued(index + 1) and line.is_glued(index + 2)
    long = line.words[index].isdecimal() and len(line.words[index]) > MODEL_DIGITS
    if dotted and long and suffix.isupper() and len(suffix) <= LONGEST_EXCHANGE:
        return Refusal(index + 3, "code")
    return None


def refuse_lettered(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "Rule 144A" and "Gate 5B": a letter grown onto the number of a label."""
    letter = line.words[index + 1]
    if not (len(letter) == 1 and letter.isupper() and line.is_glued(index + 1)) or index == 0:
        return None
    labelled = line.is_capital(index - 1) and line.lower[index - 1] in lexicon.labels
    return Refusal(index + 2, "label") if labelled else None


def refuse_coded(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "COP28", "GEL1" and "TOP 10": small bare numbers behind letters that name.

    Codes that are widely grown onto numbers are money (USD50); most others are so behind a space
    (GEL 10).
    """
    code, word = line.words[index - 1], line.words[index]
    is_code = len(code) == CODE_LETTERS and code.isupper() and code in lexicon.signs
    if index == 0 or not is_code or code.lower() in lexicon.functions["glued_code"]:
        return None
    is_glued = line.is_glued(index)
    if not is_glued and code.lower() not in lexicon.functions["naming_code"]:
        return None
    longest = LONGEST_GLUED if is_glued else LONGEST_SPACED
    is_scaled = line.lower[index + 1] in lexicon.scales
    if not word.isdecimal() or len(word) > longest or is_scaled:
        return None
    return Refusal(index + 1, "name")


def refuse_lone_capital(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "6A: Ravens" and "a 4A team": no amperes without a word of electricity near."""
    letter = line.words[index + 1]
    if not (line.is_glued(index + 1) and letter in lexicon.glued_units and letter.isupper()):
        return None
    heads_line = index == 0 and line.words[index + 2] == ":"
    if letter != AMPERES and not heads_line:
        return None
    near = line.lower[max(0, index - POWERED_WITHIN) : index + POWERED_WITHIN]
    powered = not lexicon.functions["electric"].isdisjoint(near)
    if powered or not line.words[index].isdecimal():
        return None
    return Refusal(index + 2, "name")


def refuse_dots(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "2.0.1", whose dots part no groups of three."""
    word = line.words[index]
    if word.count(".") > 1 and any(len(part) != GROUP for part in word.split(".")[1:]):
        return Refusal(index + 1, "code")
    return None
