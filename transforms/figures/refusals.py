"""Number-like strings that are no figures: dates, years, times, ordinals, codes, names."""

from __future__ import annotations

from transforms.figures.codes import (
    refuse_base,
    refuse_code,
    refuse_coded,
    refuse_dots,
    refuse_lettered,
    refuse_lone_capital,
    refuse_lot,
    refuse_quote,
    refuse_suffix,
    refuse_ticker,
)
from transforms.figures.digits import read_groups
from transforms.figures.eras import is_era_year
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.powers import is_power
from transforms.figures.refusal import Refusal, RefusalRule
from transforms.figures.tokens import DASHES, Line
from transforms.figures.unreadable import unreadable_end

ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
FIRST_YEAR, LAST_YEAR = 1600, 2130
"""Four digits without a comma from here to there are a year unless the words say otherwise."""
LAST_DAY = 31
YEAR_DIGITS = 4
SHORT = 2
"""Digits of a day, of a short year and of a list mark."""
PROPORTIONS = frozenset({"percent", "pp", "bp"})
"""Roles of units that stand behind a number and no year: "by 2000 basis points"."""
LONGEST_STREET = 4
"""Words of a street's name."""
LONGEST_DIALLED = 8
"""Groups of a telephone number with its country code; what follows is read anew."""
PRICED_WITHIN = 24
"""Tokens on either side of "720p" within which a word of prices makes it pence."""


def refuse(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Return why the number-like token at `index` is no figure whatever follows it, or None."""
    if not line.is_number(index) or is_power(line, index, lexicon):
        return None
    for rule in _rules_before(line, index + 1):
        refusal = rule(line, index, lexicon)
        if refusal is not None:
            return refusal
    return None


def _rules_before(line: Line, follower: int) -> tuple[RefusalRule, ...]:
    """Return the rules that may refuse a number with the token at `follower` behind it."""
    if not line.is_glued(follower):
        return UNJOINED
    return LETTERED if line.words[follower].isalpha() else MARKED


def _ordinal(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    if line.is_glued(index + 1) and line.lower[index + 1] in ORDINAL_ENDINGS:
        return Refusal(index + 2, "ordinal")
    return None


def _decade(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "1990s", "the '90s" and "his 40s"."""
    follower = index + 1 + (line.words[index + 1] in ("'", "’"))
    if line.words[follower] != "s" or not line.is_glued(index + 1):
        return None
    if line.words[index].isdecimal() and line.words[index].endswith("0"):
        return Refusal(follower + 1, "year")
    return Refusal(follower + 1, "name")


def _dialled(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse telephone numbers and other codes with a leading zero, with all their groups."""
    is_led_by_zero = line.words[index][0] == "0" and len(line.words[index]) > 1
    if not (is_led_by_zero or line.words[index + 1].isdecimal()):
        return None
    if read_groups(line, index, lexicon).end > index + 1:
        return None
    end = index
    while line.words[end].isdecimal() and end < index + LONGEST_DIALLED:
        end += 1
    zeros = [word for word in line.words[index:end] if word[0] == "0" and len(word) > 1]
    return Refusal(end, "code") if zeros else None


def _unreadable(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "$3 b", "1,000,00 euros" and "10^9": no size is sure."""
    end = unreadable_end(line, index, lexicon)
    return None if end is None else Refusal(end, "unreadable")


def _video_mode(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "1080p" where no word of shares or prices makes it pence."""
    modes = lexicon.functions["video_mode"]
    if line.words[index + 1] != "p" or line.words[index] not in modes:
        return None
    near = line.lower[max(0, index - PRICED_WITHIN) : index + PRICED_WITHIN]
    return Refusal(index + 2, "name") if lexicon.functions["priced"].isdisjoint(near) else None


def _clock(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    end = index + 1
    if line.words[end] != ":" and line.lower[end] not in lexicon.calendar["clock"]:
        return None
    while line.words[end] == ":" and line.is_glued(end) and line.is_number(end + 1):
        end += 2
    is_time = end > index + 1
    if line.lower[end] in lexicon.calendar["clock"] and line.words[index][0] != ".":
        glued = line.is_glued(end) or line.lower[end] not in ("et", "pt", "ct", "ist", "am", "hrs")
        if glued or is_time or line.words[end].isupper() or line.lower[end] == "am":
            return Refusal(end + 1, "clock_time")
    return Refusal(end, "clock_time") if is_time else None


def _month_at(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    return line.is_capital(index) and line.lower[index] in lexicon.calendar["month"]


def is_year(word: str) -> bool:
    """Return whether a word is four digits that are rather a year than a number."""
    return len(word) == YEAR_DIGITS and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR


def _day_of_month(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "Feb 24", "Sept. 1-5" and "24 February", with a year behind them."""
    word = line.words[index]
    if not word.isdecimal() or int(word[:5]) > LAST_DAY:
        return None
    dot = line.words[index - 1] == "."
    if index and _month_at(line, index - 1 - dot, lexicon):
        return Refusal(_day_end(line, index), "date")
    ranged = line.words[index + 1] in DASHES and line.is_number(index + 2)
    after = index + 3 if ranged else index + 1
    if _month_at(line, after, lexicon):
        return Refusal(after + 1, "date")
    return None


def _day_end(line: Line, index: int) -> int:
    at, end = index + 1, index + 1
    joined = line.words[at] in DASHES or line.lower[at] in ("to", "and", "through")
    if joined and line.words[at + 1].isdecimal() and len(line.words[at + 1]) <= SHORT:
        at = end = at + 2
    if line.words[at] == ",":
        at += 1
    return at + 1 if is_year(line.words[at]) else end


def _compound_date(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse 2019-09-01, 20/11/2019, 1986/87 and 2027-28."""
    joint = line.words[index + 1]
    if joint not in ("/", *DASHES) or not line.is_glued(index + 1) or not line.is_number(index + 2):
        return None
    if not line.is_glued(index + 2):
        return None
    if line.words[index + 3] == joint and line.is_glued(index + 3) and line.is_number(index + 4):
        end = index + 5
        while line.words[end] == joint and line.is_number(end + 1):
            end += 2
        return Refusal(end, "code")
    if not is_year(line.words[index]):
        return None
    second = line.words[index + 2]
    follows = second.isdecimal() and (len(second) == SHORT or is_year(second))
    return Refusal(index + 3, "year") if follows else None


def _year(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    if is_era_year(line, index, lexicon):
        return Refusal(index + 1, "year")
    if not is_year(line.words[index]):
        return None
    if (
        lexicon.signs_before.match_before(line, index)
        or line.is_glued(index + 1)
        and (line.words[index + 1].isalpha() or line.words[index + 1] in ("%", "°", "€", "£"))
    ):
        return None
    lead, after = line.lower[index - 1], line.lower[index + 1]
    unit = lexicon.units.match_after(line, index + 1)
    is_share = unit is not None and unit[1].role in PROPORTIONS
    if is_share or lexicon.signs_after.match_after(line, index + 1) or after in lexicon.scales:
        return None
    counted = after in lexicon.nouns["person"] or unit
    hedge = lexicon.hedges_before.match_before(line, index)
    if (counted or (hedge and hedge[1] != "about")) and (
        lead not in lexicon.calendar["year_lead"] or lead in ("to", "than", "for")
    ):
        return None
    return Refusal(index + 1, "year")


def _address(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    """Refuse "45 Finsbury Square" and "66 King St."."""
    at = index + 1
    while line.is_capital(at) and at <= index + LONGEST_STREET:
        if at > index + 1 and line.lower[at] in lexicon.functions["street"]:
            return Refusal(at + 1, "address")
        at += 1
    return None


def _list_mark(line: Line, index: int, lexicon: FigureLexicon) -> Refusal | None:
    if index:
        return None
    word = line.words[0]
    mark = line.words[1] in (")", ".") and line.is_glued(1) and line.words[2][:1].isalpha()
    if mark and word.isdecimal() and len(word) <= SHORT and not line.is_glued(2):
        return Refusal(2, "label")
    return None


REFUSALS: tuple[RefusalRule, ...] = (
    _unreadable,
    _video_mode,
    _dialled,
    _ordinal,
    _decade,
    _clock,
    refuse_dots,
    refuse_base,
    refuse_quote,
    refuse_ticker,
    refuse_lettered,
    refuse_coded,
    refuse_lone_capital,
    _day_of_month,
    _compound_date,
    refuse_code,
    refuse_lot,
    _year,
    refuse_suffix,
    _list_mark,
    _address,
)
"""In this order; the first that refuses wins."""
BY_LETTERS = frozenset({_ordinal, refuse_suffix})
"""They refuse only a number with letters grown onto it."""
BY_MARK = frozenset({refuse_quote, refuse_ticker, _compound_date})
"""Only one with a mark."""
GROWN = BY_LETTERS | BY_MARK | {_decade, refuse_lettered}
LETTERED = tuple(rule for rule in REFUSALS if rule not in BY_MARK)
MARKED = tuple(rule for rule in REFUSALS if rule not in BY_LETTERS)
UNJOINED = tuple(rule for rule in REFUSALS if rule not in GROWN)
