"""Rules for words that count from the publication date or from the period spoken of."""

from __future__ import annotations

import re
from datetime import date

from transforms.periods.anchor import weekend_around
from transforms.periods.calendar import Interval, add, unit_around
from transforms.periods.lengths import (
    counted_back,
    duration_of,
    read_count,
    rolling,
    unit_of,
)
from transforms.periods.parts import PART, is_name, modifier_of
from transforms.periods.reading import COMPARED_FISCAL
from transforms.periods.rule import Example, Found, Rule, Scene, undated

ROLLING = ("past", "coming")

CLAUSE_FOLLOWS = re.compile(r"\s+\w")
"""After "a decade before": what it came before, so that it does not count from today."""
BESIDE = ("previous", "prior", "preceding")
"""Words that count from the period spoken of rather than from the publication date."""

LONG = frozenset({"decade", "century"})
"""Units that "the" alone does not date: "over the decade"; "the end of the decade" is dated."""

UNCLEAR = "which period is meant is not clear"

INDEFINITE = "an indefinite number"


OVER = re.compile(r"(?i)\b(?:over|in|within|during|for|throughout|of)\s$")
"""What stands before "the next year" that begins today; without it the year after one spoken of."""


def _shifted_unit(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "last year", "this month", "the past decade", "next weekend"."""
    if is_name(match, scene):
        return None
    unit, shift = unit_of(match["u"], scene), match["s"].casefold()
    step = int(scene.lexicon.value("shift", shift))
    if unit != "weekend" and _is_beside(match, scene):
        return _beside_focus(unit, step, scene, match.start())
    if scene.on is None:
        return undated()
    if unit == "weekend":
        return Found(weekend_around(scene.on, step))
    is_counted = match["the"] is not None and shift in ("last", "next")
    if shift in ROLLING or is_counted or (unit in ("decade", "century") and step):
        return Found(rolling(scene.on, step, unit), duration_of(1, unit))
    return _whole_shifted(match, step, unit, scene)


def _is_beside(match: re.Match[str], scene: Scene) -> bool:
    """Return whether it counts from the date spoken of: "the following year", "the next year"."""
    shift = match["s"].casefold()
    if shift != "next" or match["the"] is None:
        return shift in (*BESIDE, "following")
    low = max(0, match.start() - len("throughout "))
    return OVER.search(scene.text, low, match.start()) is None


def _whole_shifted(match: re.Match[str], step: int, unit: str, scene: Scene) -> Found:
    """Return the whole unit before, around or after the publication date."""
    if scene.on is None:
        return undated()
    modifier = modifier_of(match["part"], scene)
    interval = unit_around(scene.on, unit).shifted(step, unit)
    if unit == "week" and not (step == 0 and (modifier == "before" or _is_past(match, scene))):
        interval = interval.shifted(_weeks_begun(scene.on, scene.week_start), unit)
    return Found(interval, modifier=modifier, is_focus=unit == "quarter")


def _is_past(match: re.Match[str], scene: Scene) -> bool:
    return scene.tense(match.start(), match.end()) == "past"


def _weeks_begun(on: date, week_start: int) -> int:
    """Return 1 where `on` is the Sunday that opens a new week for the publisher, else 0."""
    return int(bool(week_start) and on.weekday() >= week_start)


def _beside_focus(unit: str, step: int, scene: Scene, position: int) -> Found | None:
    """Read "the following month", "the previous year" from the date or span spoken of."""
    spoken = scene.last_spoken(position) or scene.recent_focus(position, unit)
    beside = None if spoken is None else _whole_unit(spoken, unit)
    if beside is not None:
        return Found(beside.shifted(step, unit))
    if scene.on is None:
        return undated()
    if step > 0:
        return Found(reason=UNCLEAR)
    return Found(unit_around(scene.on, unit).shifted(step, unit))


def _whole_unit(spoken: Interval, unit: str) -> Interval | None:
    """Return the unit that holds the span spoken of, itself where it is one; None if longer."""
    if add(spoken.start, 1, unit) == spoken.end:
        return spoken
    around = unit_around(spoken.start, unit)
    return around if spoken.end <= around.end else None


def _that_unit(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "that year", "the same month": the one of the date or span spoken of."""
    unit = match["u"].casefold()
    spoken = scene.last_spoken(match.start())
    if spoken is None:
        return Found(reason=UNCLEAR)
    whole = spoken if unit in ("time", "period") else _whole_unit(spoken, unit)
    return Found(whole, reason=None if whole else UNCLEAR)


def _bare_unit(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the quarter", "the week": the one spoken of, else the one around publication."""
    unit = match["u"].casefold()
    if unit == "weekend":
        return undated() if scene.on is None else Found(weekend_around(scene.on, None))
    if unit in LONG and not match["part"]:
        return None
    focus = scene.recent_focus(match.start(), None if unit == "period" else unit)
    if unit in ("quarter", "period", "month") and focus is not None:
        return Found(focus, is_focus=unit == "quarter")
    if unit == "period":
        return Found(reason=UNCLEAR)
    if scene.on is None:
        return undated()
    interval = unit_around(scene.on, unit)
    if unit == "quarter":
        interval = interval.shifted(-1, unit)
    return Found(interval, modifier=modifier_of(match["part"], scene), is_focus=unit == "quarter")


def _ago(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "two years ago", "a year earlier", "three days before"."""
    unit, words = unit_of(match["u"], scene), match["n"].casefold()
    count = None if unit == "weekend" else read_count(words, scene)
    if count is None:
        return Found(reason=INDEFINITE)
    if unit == "half":
        return None
    duration = duration_of(count, unit)
    is_back = match["how"].casefold() != "later"
    if unit == "year" and count == 1 and is_back and scene.is_beside_fiscal(match.start()):
        return Found(duration=duration, reason=COMPARED_FISCAL)
    if match["how"].casefold() != "ago":
        return _beside_date(match, count, unit, scene)
    focus = _compared(scene, match.start())
    if unit == "year" and count == 1 and focus is not None:
        return Found(focus.shifted(-1, "year"), duration)
    return counted_back(count, unit, scene)


def _compared(scene: Scene, position: int) -> Interval | None:
    """Return the span that "a year ago" is compared with: of this sentence, else one that ended."""
    if scene.focuses and scene.focuses[-1][0] >= scene.bounds[0]:
        return scene.recent_focus(position)
    return scene.recent_focus(position, is_over=True) or scene.recent_focus(position)


def _beside_date(match: re.Match[str], count: int, unit: str, scene: Scene) -> Found:
    """Read "a year earlier" and "two months later" from the date or span spoken of."""
    how, duration = match["how"].casefold(), duration_of(count, unit)
    if how == "before" and CLAUSE_FOLLOWS.match(scene.text, match.end()):
        return Found(duration=duration, reason=UNCLEAR)
    spoken = scene.last_spoken(match.start(), is_compared=True)
    if spoken is not None:
        moved = spoken.shifted(count if how == "later" else -count, unit)
        is_odd = scene.on is not None and moved.start > scene.on and _is_past(match, scene)
        return Found(None if is_odd else moved, duration, UNCLEAR if is_odd else None)
    if how == "later":
        return Found(duration=duration, reason=UNCLEAR)
    focus = _compared(scene, match.start())
    if unit == "year" and count == 1 and focus is not None:
        return Found(focus.shifted(-1, "year"), duration)
    return counted_back(count, unit, scene)


def _year_ago(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the year-ago quarter", "year-earlier", "the same period last year".

    "The same period" of an article that speaks of none is not dated.
    """
    focus = _compared(scene, match.start())
    if focus is not None:
        return Found(focus.shifted(-1, "year"))
    if PART_OF_YEAR.search(match[0]):
        return Found(reason=UNCLEAR)
    if scene.on is None:
        return undated()
    return Found(unit_around(scene.on, "year").shifted(-1, "year"))


PART_OF_YEAR = re.compile(r"(?i)\b(?:quarter|period|months?|half|week|time)\b")
UNIT = frozenset({"unit"})


RULES: tuple[Rule, ...] = (
    Rule(
        "shifted_unit",
        UNIT,
        rf"{PART}\b(?:(?P<the>(?i:the)) )?(?P<s><shift>)(?: (?i:full|calendar|trading"
        r"|whole|entire))? (?P<u><unit>)(?:'s|’s)?(?![\w]|-(?!end|on|long))",
        _shifted_unit,
        (
            Example("last year", "2024-01-01/2025-01-01"),
            Example("over the past decade", "2015-02-24/2025-02-24"),
            Example("earlier this week", "2025-02-24/2025-03-03"),
            Example("this yearbook", None),
        ),
        frozenset({"<shift>"}),
    ),
    Rule(
        "bare_unit",
        UNIT,
        rf"{PART}\b(?i:the) (?:(?i:full|whole|entire) )?(?P<u>(?i:quarter|year"
        r"|month|week|weekend|period|decade|century))(?![\w]|-)(?! (?:<year>))",
        _bare_unit,
        (
            Example("over the week", "2025-02-24/2025-03-03"),
            Example("at the end of the year", "2025-01-01/2026-01-01"),
            Example("by the end of the decade", "2020-01-01/2030-01-01"),
            Example("over the decade", None),
            Example("a week", None),
        ),
        LONG | {"month", "period", "quarter", "week", "weekend", "year"},
    ),
    Rule(
        "that_unit",
        UNIT | frozenset({"time"}),
        r"(?<!at\s)\b(?:(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bfor\s)|(?<=\bduring\s))(?P<in>)|)"
        r"(?i:that|the same) (?P<u>(?i:year|quarter|month|week|day|decade|period|time))(?:'s|’s)?"
        r"(?(in)\b|(?=[,.;:)]|$| (?i:and|but|in|on|at|from|as|to|after|when|while|was|were|had"
        r"|alone|it|he|she|they|ended|ending)\b))",
        _that_unit,
        (
            Example("it lost 3 that year.", "?"),
            Example("in that month", "?"),
            Example("that yearly loss", None),
        ),
        frozenset({"same", "that"}),
    ),
    Rule(
        "ago",
        UNIT,
        r"\b(?:(?i:about|nearly|almost|more than|some|over|around|roughly)"
        r" )?(?P<n>(?i:an?|the(?= \w+ (?:before|earlier)))|<number>|<vague_number>)"
        r" (?P<u><unit>|<units>)"
        r" (?:(?i:or (?:so|two)) )?(?P<how>(?i:ago|earlier|before|later))\b",
        _ago,
        (
            Example("two years ago", "2023-01-01/2024-01-01"),
            Example("five months ago", "2024-09-01/2024-10-01"),
            Example("10 days ago", "2025-02-14/2025-02-15"),
            Example("long ago", None),
        ),
        frozenset({"ago", "before", "earlier", "later"}),
    ),
    Rule(
        "year_ago",
        UNIT,
        r"\b(?:(?i:the|a) )?(?:(?i:comparable|corresponding|same) )?(?:(?i:"
        r"(?:(?:quarter|period|month|nine months|six months|half) )?a year"
        r" (?:ago|earlier|before)|year[- ](?:ago|earlier)(?: (?:quarter|period"
        r"|month|nine months|six months|half))?)|(?i:same|corresponding|comparable)"
        r" (?i:period|quarter|month|time|week)(?: (?i:of )?(?i:last year|a"
        r" year ago|a year earlier|the (?:previous|prior) year))|(?i:(?:last|the previous)"
        r" year['’]s (?:quarter|period|month|half)))\b",
        _year_ago,
        (
            Example("year-earlier results", "2024-01-01/2025-01-01"),
            Example("in the year-ago quarter", "?"),
            Example("the same period last year", "?"),
            Example("a year of growth", None),
        ),
        frozenset({"ago", "before", "earlier", "last", "previous", "prior"}),
    ),
)
