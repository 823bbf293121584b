"""Why a number is no figure, where the figure rules themselves cannot say: by what is around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from transforms.contracts.vocabulary import NumberReason
from transforms.figures.lexicon import FigureLexicon
from transforms.text.sentences import SentenceSpan

NEAR = 60
"""Characters on either side that are looked at."""
LONGEST_LINE = 240
"""Characters of a line of a table that are looked at."""
FEWEST_IN_TABLE = 3
"""Numbers in a line that may be one of a table."""
LAST_DAY = 31
ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|html?|php|gov|co)\b|/\w+/\w|=|_|\\")
CITATION = re.compile(r"\d;\d|\d\(\d+\)|\d\)?:\d+[-–]\d")
LONGEST_UNGROUPED = 4
VOLUME = re.compile(r" \(\d+\): ?\d|\): \d")
LONGEST_CITED = 12
"""Characters before a number that a citation may have begun in."""
LOT = re.compile(r"[ -]for[ -](\w+)")
LETTER_GROWN = re.compile(r"[^\W\d_]")
DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")
SIDES = re.compile(r"(\d{1,3})[-–−:](\d{1,3})([-–−:]\d{1,3})?")
"""7-2, 3:1 and the record 10-4-2."""
TEAM = r"[A-Z][\w.]+(?: [A-Z][\w.]+)?"
TEAM_BEFORE = re.compile(rf"{TEAM} $")
TEAM_BEHIND = re.compile(rf",? {TEAM} \d{{1,3}}\b")
LOWEST_MODEL = 200
"""787-9 is an aeroplane; no side of a match gets so far."""
MODEL = re.compile(r"[2-9]\d\d-\d{1,3}")
FIRST_TEAM = re.compile(rf"{TEAM} \d{{1,3}},? {TEAM} $")
"""Around the numbers of "Otters 5, Herons 2"."""
COMMAS = re.compile(r"\d+,\d{1,2}|\d+(?:[.,]\d+){2,}")
ADJACENT_BEFORE = re.compile(r"(?:^|\s)[-+(]?(?:\d[\d.,/%-]*)?[\d%]\)?[ \t\xa0]+\(?$")
ADJACENT_BEHIND = re.compile(r"[ \t\xa0]+\(?[-+]?\d[\d.,/%-]*\)?(?:\s|$)")
NAME_BEFORE = re.compile(r"\b[A-Z]\w+(?: of)? $")
NAME_BEHIND = re.compile(r" [A-Z][a-z]")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NUMBER = re.compile(r"\d+(?:[.,:/'’-]\d+)*")
LAST_WORD = re.compile(r"(?P<word>[^\W\d_][\w'’&.]*)[ \xa0]?#?$")
OPENERS = " \t\n\"'“‘«([-–—•*|"
LISTED = re.compile(r"(?:\d[\d.]*(?:,? (?:and|or|to)|,|[-–]) ?)+$")
"""The other numbers of "Sections 21, 24 and 26"."""
LIST_START = re.compile(r"[\s\-–—•*#(|]*")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number-like string stands: text[span] inside the word text[word], in a sentence."""

    text: str
    span: tuple[int, int]
    word: tuple[int, int]
    sentence: SentenceSpan
    lexicon: FigureLexicon

    @property
    def surface(self) -> str:
        """The number-like string itself."""
        return self.text[self.span[0] : self.span[1]]

    @property
    def printed(self) -> str:
        """The whole word that it is printed in."""
        return self.text[self.word[0] : self.word[1]]

    @property
    def before(self) -> str:
        """What stands before it in its sentence, as far as it is near."""
        return self.text[max(self.sentence.start, self.span[0] - NEAR) : self.span[0]]

    @property
    def after(self) -> str:
        """What stands behind it in its sentence, as far as it is near."""
        return self.text[self.span[1] : min(self.sentence.end, self.span[1] + NEAR)]

    @property
    def is_bracketed(self) -> bool:
        """Whether it stands alone in square brackets, as a footnote does."""
        return self.before.endswith("[") and self.after.startswith("]")

    @property
    def line(self) -> str:
        """The printed line that it stands in, as far as it is near."""
        start, end = self.span
        low = max(0, self.text.rfind("\n", max(0, start - LONGEST_LINE), start) + 1)
        low = max(low, start - LONGEST_LINE)
        high = self.text.find("\n", end, end + LONGEST_LINE)
        return self.text[low : high if high >= 0 else end + LONGEST_LINE]


def explain(place: Place, reason: NumberReason) -> NumberReason:
    """Return why the number-like string is no figure.

    Args:
        place: Where it stands.
        reason: What the figure rules say; it stays where nothing around it says more.
    """
    wanted = OPEN.get(reason, frozenset())
    found = (one for one, holds in RULES.items() if one in wanted and holds(place))
    return next(found, reason)


def _is_date(place: Place) -> bool:
    """20/11/2019, 2019-09-01 and 03.04.19; the Nine of "Record March Nine"."""
    match = DATE.fullmatch(place.surface)
    if match is None:
        return _is_behind_month(place)
    first, _, month, last = match.groups()
    year, day = (first, last) if len(first) > len(last) else (last, first)
    is_year = len(year) in (2, 4)
    return is_year and all(0 < int(part) <= LAST_DAY for part in (day, month))


def _is_behind_month(place: Place) -> bool:
    match = LAST_WORD.search(place.before)
    word = match["word"].rstrip(".") if match else ""
    return word[:1].isupper() and word.lower() in place.lexicon.calendar["month"]


def _is_score(place: Place) -> bool:
    """7-2 and "Otters 5, Herons 2"; where the first side is smaller, what is around must tell."""
    match = SIDES.fullmatch(place.printed)
    if match is None:
        is_first = TEAM_BEHIND.match(place.after) and TEAM_BEFORE.search(place.before)
        return bool(is_first) or FIRST_TEAM.search(place.before) is not None
    sides = [int(side) for side in re.findall(r"\d+", place.printed)]
    around = place.before + " " + place.after
    words = {word.lower() for word in WORD.findall(around)}
    if not words.isdisjoint(place.lexicon.passed["score"]):
        return True
    is_pair = max(sides) < LOWEST_MODEL and (sides[0] >= sides[1] or match[3] is not None)
    return is_pair or SIDES.search(around) is not None


def _is_code(place: Place) -> bool:
    """A web address, a value in a program, a country code; five digits without a group mark."""
    if place.surface.isdecimal() and len(place.surface) > LONGEST_UNGROUPED:
        return True
    if ADDRESS.search(place.printed) or place.before.rstrip().endswith("="):
        return True
    return place.before.endswith("+") and ADJACENT_BEHIND.match(place.after) is not None


def _is_reference(place: Place) -> bool:
    """[9] and 2013;369(17):1620-8, 25 (5): 615-620."""
    if place.is_bracketed:
        return True
    cited = place.before[-LONGEST_CITED:] + place.text[place.span[0] : place.word[1]]
    return CITATION.search(cited) is not None or VOLUME.match(place.after) is not None


def _is_ratio(place: Place) -> bool:
    """Tell the three of "a three for two split"."""
    match = LOT.match(place.after)
    if match is None:
        return False
    return match[1][0].isdecimal() or match[1].lower() in place.lexicon.number_words


def _is_label(place: Place) -> bool:
    """Tell "2)" at the head of a line, and the 5 of "page 5"."""
    if _named_by("label")(place):
        return True
    is_first = LIST_START.fullmatch(place.before) is not None
    return is_first and re.match(r"[.)\]:]+\s", place.after) is not None


def _is_name(place: Place) -> bool:
    """PS4 and 787-9: grown into a word; Super 8, the Group of Seven: beside a name."""
    if not any(character.isdecimal() for character in place.surface):
        return place.surface.istitle() and NAME_BEFORE.search(place.before) is not None
    start, end = place.span
    grown = place.text[place.word[0] : start] + place.text[end : place.word[1]]
    if LETTER_GROWN.search(grown) or MODEL.fullmatch(place.printed):
        return True
    if not place.surface.isdecimal():
        return False
    word = _word_before(place)
    return bool(word and word[0].isupper()) or (
        len(place.surface) > 1 and word is not None and NAME_BEHIND.match(place.after) is not None
    )


def _word_before(place: Place) -> str | None:
    """Return the word right before the number, unless it begins the sentence in one capital."""
    match = LAST_WORD.search(LISTED.sub("", place.before))
    if match is None:
        return None
    is_short = match["word"].isupper() and len(match["word"]) > 1 and not place.line.isupper()
    return match["word"] if is_short or place.before[: match.start()].strip(OPENERS) else None


def _named_by(role: str) -> Callable[[Place], bool]:
    def holds(place: Place) -> bool:
        match = LAST_WORD.search(LISTED.sub("", place.before))
        return match is not None and match["word"].lower().rstrip(".") in place.lexicon.passed[role]

    return holds


def _is_in_table(place: Place) -> bool:
    """Tell a number right beside another one, or in a line with as many numbers as words."""
    if ADJACENT_BEFORE.search(place.before) or ADJACENT_BEHIND.match(place.after):
        return True
    line = place.line
    numbers = len(NUMBER.findall(line))
    return numbers >= FEWEST_IN_TABLE and numbers >= len(WORD.findall(line))


def _is_unreadable(place: Place) -> bool:
    """2,75 and 1,00,0: decimals or groups."""
    return COMMAS.fullmatch(place.surface) is not None


def _is_foreign(place: Place) -> bool:
    """Whether the nearest word has no Latin letter."""
    near = WORD.findall(place.before)[-1:] + WORD.findall(place.after)[:1]
    return bool(near) and all(LATIN.search(word) is None for word in near)


RULES: Mapping[NumberReason, Callable[[Place], bool]] = {
    "date": _is_date,
    "code": _is_code,
    "reference": _is_reference,
    "ratio": _is_ratio,
    "label": _is_label,
    "law": _named_by("law"),
    "score": _is_score,
    "other_language": _is_foreign,
    "table": _is_in_table,
    "name": _is_name,
    "unreadable": _is_unreadable,
}
"""In this order; the first that holds wins."""
OPEN: Mapping[NumberReason, frozenset[NumberReason]] = {
    "unread": frozenset(RULES),
    "unreadable": frozenset({"date", "code", "reference", "other_language"}),
    "code": frozenset({"date", "reference", "score"}),
    "name": frozenset({"code"}),
}
"""Reasons of the figure rules that the surroundings may make more exact, and to what."""
