"""Whether a time expression can date a figure of its sentence, by the words between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transforms.figures.reading import FigureReading
from transforms.periods.possessive import NAME_AFTER, OF_ANOTHER, POSSESSIVE, is_owner_of_number
from transforms.periods.reading import TimeReading
from transforms.text.sentences import SentenceSpan

CLAUSE_BREAK = re.compile(
    r"[;:]\s|—|\s–\s|\s--\s|,\s(?:and|but|while|whereas|compared|against|after|which|who|although|"
    r"though|despite|according|still|will)\b|\s(?:while|whereas|compared with|compared to|against|"
    r"than|up from|down from|according to|as well as|due to|because|that|said|where|whose)\s"
)
"""Where the clause of a figure ends: a date beyond belongs to something else."""
SHARING = frozenset({":", "while"})
"""Breaks over which a date before them is shared."""
LENGTHS = frozenset({"duration"})
WITHOUT_DATES = frozenset({"vague", "repeated"})
RATES = frozenset({"per_unit"})
SPOKEN_LENGTH = frozenset({"for", "in", "within", "over"})
STORY = re.compile(r"(?<!\bhas )(?<!\bhave )(?<!\bbeen )(?<!\bbe )\b\w{2,}ed\s$")
"""A finished length of time: "lasted for 15 days" does not reach to today."""
SPREAD = frozenset({"over", "within"})
"""What stands before a length over which the figure before it is spread: "$5bn over two years"."""
HEDGED = re.compile(
    r"(?i)^(?:about|nearly|almost|more than|less than|over|up to|at least|around)\b"
)
OPEN_STARTS = frozenset({"month", "month_year", "month_day", "day_month", "full_date", "year"})
DAYS = frozenset({"weekday", "point", "month_day", "day_month"})
OPENING = 3
NOUN_REACH = 30
VERB_COST = 100
ADJACENT = 2
REACH = 400
"""Characters beyond which nothing in a sentence belongs together: keeps time linear."""
TOLD_REACH, RELATIVE_REACH = 30, 160
ASIDE = re.compile(r",\s(?!or\b)")
RELATIVE = re.compile(r",\s(?:who|which|where|founded|chaired|led|launched|opened)\b[^,]*$")
PARTICIPLE = re.compile(
    r"\s(?:it |they |he |she )?(?:forecast|announced|promised|flagged|reported|pledged)(?: \w+)?\s"
)
AT_ONCE = re.compile(r"(?i)\s(?:at once|immediately|(?:right|straight) away|up ?front|now)\b")
PERFECT = re.compile(r"(?i)(?:\b(?:has|have|had|been)|['’]ve|['’]s been)\b[^.;:]*$")
FORECAST = re.compile(
    r"\b(?:its|their|the|an?|['’]s?) (?:[\w-]+ ){0,3}(?:forecasts?|guidance|outlook|projections?)\b"
)
PLEDGED = re.compile(
    r"\b(?:pledg(?:ed|es)|vow(?:ed|s)|promis(?:ed|es)|committed (?:itself )?to|"
    r"(?:announced|unveiled|outlined) (?:[\w-]+ ){0,3}plans?)\b"
)
SAID = re.compile(r"(?i)\b(?:said|says|reported|added|told \w+)\s$")
"""Stands before the day on which something was said, after all that was said."""
VERSUS = re.compile(r"(?i)\b(?:vs\.?|versus) (?:a |an |(?:net )?(?:profit|loss|gain)(?: of)? )?$")
"""Stands before what a figure is compared with: the time before it is not its own."""
FROM_LEVEL = re.compile(r"\bfrom\s[^,;.]*\d[^,;]{0,30}$")
"""Opens "from 54% in November to": the month is that of the level before."""
COMPARED = frozenset({"ago", "year_ago"})
FROM = re.compile(r"\b(?:from|against|than|vs|after|compared)\b")
"""Opens what a size is compared with."""
MATURITY = re.compile(
    r"(?i)(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )\b(?:due|maturing|expiring)\s$"
)
"""Stands before the day on which a bond is paid back."""
QUOTES = re.compile(r"[“”\"]")
"""An odd number of them stands between what is quoted and the day on which it was said."""
ADJACENT_WORD = 8
LONGEST_EVENT = 31
"""Days: on a longer span nothing was pledged at once."""
TOLD = re.compile(r"(?i)\b(?:said|told \w+|announced|says)\s$")


@dataclass(frozen=True, slots=True)
class Bound:
    """A time expression with the preposition before it and the date that ends it."""

    reading: TimeReading
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """The sentence of a figure, and the day from which its words count.

    `doubtful` holds the first months of the quarters that may be fiscal ones.
    """

    text: str
    sentence: SentenceSpan
    on: date | None
    figure_starts: Sequence[int]
    doubtful: frozenset[int] = frozenset()


def overlap(one: Bound, figure: FigureReading) -> bool:
    """Return whether expression and figure share characters."""
    return one.start < figure.end and figure.start < one.end


def clause_of(figure: FigureReading, sentence: SentenceSpan, text: str) -> tuple[int, int]:
    """Return the limits of the clause that holds the figure."""
    low = max(sentence.start, figure.start - REACH)
    high = min(sentence.end, figure.end + REACH)
    for found in CLAUSE_BREAK.finditer(text, low, high):
        if found.end() <= figure.start:
            low = found.end() - 1
        elif found.start() >= figure.end:
            high = found.start()
            break
    return low, high


def is_usable(one: Bound, text: str, on: date | None) -> bool:
    """Return whether the expression can date a figure at all."""
    reading = one.reading
    if reading.rule in WITHOUT_DATES or text[reading.start : reading.end].casefold() == "now":
        return False
    if MATURITY.search(text, max(0, one.start - TOLD_REACH), one.start):
        return False
    if reading.phrase_end is not None:
        return True
    if POSSESSIVE.search(text, max(0, reading.end - 2), min(len(text), reading.end + 2)):
        return NAME_AFTER.match(text, reading.end) is None
    if reading.rule in LENGTHS:
        return spoken_length(one, text) is not None
    return _is_usable_relation(reading, on)


def _is_usable_relation(reading: TimeReading, on: date | None) -> bool:
    """Return whether the preposition leaves a period: "to 2030" alone does not."""
    if reading.relation == "from":
        is_ahead = on is None or reading.period_end is None or reading.period_end > on
        return reading.rule in OPEN_STARTS and is_ahead
    if reading.relation == "until":
        return reading.rule in OPEN_STARTS
    return reading.relation != "to"


def is_within_reach(
    one: Bound, figure: FigureReading, place: Place, clause: tuple[int, int]
) -> bool:
    """Return whether the expression stands in the clause, or opens the sentence."""
    sentence = place.sentence
    low = max(sentence.start, figure.start - TOLD_REACH)
    if one.end <= figure.start and VERSUS.search(place.text, low, figure.start):
        return False
    if one.start - sentence.start < OPENING:
        return True
    if not (clause[0] <= one.start and one.end <= clause[1] + 1):
        return _is_shared(one, figure, place)
    gap = (one.end, figure.start) if one.end <= figure.start else (figure.end, one.start)
    return not _is_about_else(one, figure, gap, place)


def _is_shared(one: Bound, figure: FigureReading, place: Place) -> bool:
    """Return whether a list or a contrast carries the expression on: "this week: two to ..."."""
    is_bare_year = one.reading.rule == "year" and _is_adjective(one, place.text)
    low = max(0, one.start - ADJACENT_WORD)
    is_noun = OF_ANOTHER.search(place.text, low, one.reading.end) is not None
    if is_bare_year or is_noun or _is_level_before(figure, place.text):
        return False
    if not 0 <= figure.start - one.end <= REACH:
        return False
    breaks = CLAUSE_BREAK.findall(place.text, one.end - 1, figure.start)
    return len(breaks) == 1 and breaks[0].strip(" ,") in SHARING


def _is_about_else(one: Bound, figure: FigureReading, gap: tuple[int, int], place: Place) -> bool:
    """Return whether the words between show that the expression dates something else."""
    text, reading = place.text, one.reading
    is_before, length = one.end <= figure.start, gap[1] - gap[0]
    if reading.rule in LENGTHS and reading.phrase_end is None:
        is_spread = not is_before and spoken_length(one, text) in SPREAD
        return not is_spread or length > NOUN_REACH or "," in text[gap[0] : gap[1]]
    is_owner = not is_before and is_owner_of_number(reading.end, text)
    if is_owner or _is_of_speech(one, gap, text):
        return True
    if reading.rule == "year" and _is_adjective(one, text):
        return not is_before or length > NOUN_REACH
    if OF_ANOTHER.search(text, max(0, one.start - ADJACENT_WORD), reading.end):
        return not is_before or length > ADJACENT_WORD
    if reading.relation == "of" or _is_level_before(figure, text):
        return is_before or length > ADJACENT
    return _is_told(one, gap, place) if is_before else _is_of_another(one, gap, place)


def _is_of_speech(one: Bound, gap: tuple[int, int], text: str) -> bool:
    """Return whether the expression is when the figure was spoken of: said today, quoted then."""
    if len(QUOTES.findall(text, *gap)) % 2:
        return True
    is_after = one.start >= gap[1]
    return is_after and SAID.search(text, max(0, one.start - TOLD_REACH), one.start) is not None


def _is_told(one: Bound, gap: tuple[int, int], place: Place) -> bool:
    """Return whether a time before the figure is when it was said, or of a relative clause."""
    text, low = place.text, max(place.sentence.start, one.start - RELATIVE_REACH)
    relative = RELATIVE.search(text, max(low, one.start - RELATIVE_REACH), one.start)
    told = TOLD.search(text, max(low, one.start - TOLD_REACH), one.start)
    if text[gap[0] : gap[1]].strip() == "to":
        return told is not None or FROM_LEVEL.search(text, low, one.start) is not None
    return told is not None or (text.startswith(",", gap[0]) and relative is not None)


def _is_of_another(one: Bound, gap: tuple[int, int], place: Place) -> bool:
    """Return whether a time after the figure is when it was announced, or a later figure's.

    "Fell to $7bn from $9bn the year before": what is compared has the last figure's time.
    """
    between = place.text[gap[0] : gap[1]]
    if PARTICIPLE.fullmatch(between):
        return True
    following = bisect_left(place.figure_starts, gap[0])
    is_figure_between = following < bisect_left(place.figure_starts, gap[1])
    of_start = one.reading.rule in COMPARED and FROM.search(between) is not None
    is_aside = of_start or ASIDE.search(between.rstrip(", ")) is not None
    return is_figure_between and is_aside


def _is_adjective(one: Bound, text: str) -> bool:
    """Return whether a year stands before a noun: "the 2019 study", "for the 2024 race"."""
    before = text[one.start : one.reading.start].casefold()
    return one.reading.relation is None or before.split()[-1:] == ["the"]


def _is_level_before(figure: FigureReading, text: str) -> bool:
    """Return whether the figure is where a change began: "from 4.98 per cent"."""
    return text[max(0, figure.start - 5) : figure.start].casefold() == "from "


def distance(one: Bound, figure: FigureReading, text: str) -> int:
    """Return the characters between; a date before an infinitive dates that verb rather."""
    if one.start >= figure.end:
        return one.start - figure.end
    between = text[one.end : figure.start]
    return (
        len(between)
        + (VERB_COST if one.reading.rule in DAYS else 0)
        + (VERB_COST if re.search(r"\bto [a-z]+ ", between) else 0)
    )


def is_at_once(figure: FigureReading, text: str) -> bool:
    """Return whether the figure is due now: the time of its neighbour is not its own."""
    return AT_ONCE.match(text, figure.end) is not None


def is_of_forecast(figure: FigureReading, sentence: SentenceSpan, text: str) -> bool:
    """Return whether the figure is what somebody foretells: a day near it dates the telling."""
    return (
        FORECAST.search(text, max(sentence.start, figure.start - REACH), figure.start) is not None
    )


def is_day_of_pledge(one: Bound, figure: FigureReading, place: Place) -> bool:
    """Return whether a day, week or month says when a figure was pledged, not when it falls due.

    "On Monday the bank pledged $5bn", "it vowed last week to spend $5bn".
    """
    start, end = one.reading.period_start, one.reading.period_end
    if start is None or end is None or (end - start).days > LONGEST_EVENT:
        return False
    if place.on is not None and start > place.on:
        return False
    low = one.end if one.end <= figure.start else max(place.sentence.start, figure.start - REACH)
    verb = PLEDGED.search(place.text, low, figure.start)
    return verb is not None and CLAUSE_BREAK.search(place.text, verb.end(), figure.start) is None


def has_lasted(one: Bound, text: str) -> bool:
    """Return whether a length reaches up to now: "has traded for nine years"."""
    start = one.reading.start if one.reading.phrase_start is None else one.reading.phrase_start
    return PERFECT.search(text, max(0, start - TOLD_REACH), start) is not None


def spoken_length(one: Bound, text: str) -> str | None:
    """Return "for", "in" or "within" before a bare length of time ("in six months")."""
    reading = one.reading
    if reading.phrase_start is None or not reading.duration or reading.duration[1] == "T":
        return None
    if HEDGED.search(text[reading.start : reading.end]):
        return None
    if STORY.search(text, max(0, reading.phrase_start - TOLD_REACH), reading.phrase_start):
        return None
    word = text[reading.phrase_start : reading.start].split(maxsplit=1)[0].casefold()
    return word if word in SPOKEN_LENGTH else None
