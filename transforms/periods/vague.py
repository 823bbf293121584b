"""Rules for lengths of time, repeated times and words that give no date."""

from __future__ import annotations

import re
from datetime import date

from transforms.periods.anchor import day_interval
from transforms.periods.calendar import Interval, add, last_weekday
from transforms.periods.lengths import (
    duration_of,
    read_count,
    unit_of,
)
from transforms.periods.rule import Example, Found, Rule, Scene, undated
from transforms.reference import ReferenceRow

LENGTH = "a length of time without a beginning"
LENGTHS = "a range of lengths"
RATE = "a rate, not a period"
REPEATED = "a repeated time"
VAGUE = "the words give no date"
SEASON = "seasons have no fixed dates"


def _duration(match: re.Match[str], scene: Scene) -> Found | None:
    number, word = match["n"].casefold(), match["u"].casefold()
    count = read_count(number, scene)
    if count is None:
        return Found(reason=LENGTH)
    if match["to"]:
        return Found(reason=LENGTHS)
    clock = scene.lexicon.words["clock_unit"].get(word)
    if clock and count == 1 and clock == "S":
        return None
    if clock:
        return Found(duration=f"PT{count}{clock}", reason=LENGTH)
    unit = unit_of(word, scene)
    is_share = count == 1 or "-" in match[0] or scene.text.startswith(" of ", match.end())
    is_fraction = unit == "quarter" and is_share
    if unit in ("weekend", "half") or is_fraction:
        return None
    if unit == "month" and THE.match(match[0]):
        _add_months(match, count, scene)
    return Found(duration=duration_of(count, unit), reason=LENGTH)


def _add_months(match: re.Match[str], count: int, scene: Scene) -> None:
    """Remember "the nine months" up to the end of the quarter spoken of."""
    quarter = scene.recent_focus(match.start(), "quarter")
    if quarter is not None and count in MONTHS_REPORTED:
        scene.add_focus(Interval(add(quarter.end, -count, "month"), quarter.end), match.end())


THE = re.compile(r"(?i)\bthe ")
MONTHS_REPORTED = frozenset({6, 9, 12})
RATE_BEFORE = re.compile(
    r"(?:\d[A-Za-z/]{0,6}|\b(?:hundred|thousand|million|billion|trillion"
    r"|crore|lakh|mln|bn|percent|cent|pct|share"
    r"|times|once|twice|tonnes|barrels|dollars?|\w+s))(?:[\s%,]+[a-z]+)?[\s-]$"
)
"""What stands before "a year" where it means per year: a size, its unit, its counted noun."""


def _per_unit(match: re.Match[str], scene: Scene) -> Found | None:
    if match["a"]:
        before = scene.text[max(0, match.start() - 40) : match.start()]
        if not RATE_BEFORE.search(before):
            return None
    unit = unit_of(match["u"], scene)
    duration = None if unit == "weekend" else duration_of(1, unit)
    return Found(duration=duration, reason=RATE)


def _repeated(match: re.Match[str], scene: Scene) -> Found | None:
    return Found(reason=REPEATED)


def _present(match: re.Match[str], scene: Scene) -> Found | None:
    if match[0].casefold() == "these days":
        return Found(reason=VAGUE)
    return undated() if scene.on is None else Found(day_interval(scene.on))


def _vague(match: re.Match[str], scene: Scene) -> Found | None:
    return Found(reason=VAGUE)


def _season(match: re.Match[str], scene: Scene) -> Found | None:
    return Found(reason=SEASON)


def _holiday(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "on Black Friday": the last one, or the next where the verbs look ahead."""
    if scene.on is None:
        return undated()
    row = scene.lexicon.holidays[" ".join(match["h"].casefold().split())]
    days = [_holiday_in(row, scene.on.year + shift) for shift in (-1, 0, 1)]
    if scene.tense(match.start(), match.end()) == "future":
        return Found(day_interval(min(day for day in days if day >= scene.on)))
    return Found(day_interval(max(day for day in days if day <= scene.on)))


def _holiday_in(cells: ReferenceRow, year: int) -> date:
    if not cells["weekday"]:
        return date(year, int(cells["month"]), int(cells["day"]))
    last_of_week = date(year, int(cells["month"]), 7 * int(cells["which"]))
    found = last_weekday(last_of_week, int(cells["weekday"]))
    return add(found, int(cells["days_after"] or 0), "day")


HEDGE = (
    r"(?:(?=[aAnNmMlLoOuUrRsSſ])(?i:about|nearly|almost|more than|less than|(?<=for\s)over"
    r"|(?<=in\s)over|up to|at least|no more than|around|roughly|some) )?"
)
RULES: tuple[Rule, ...] = (
    Rule(
        "per_unit",
        frozenset({"unit"}),
        r"\b(?:(?i:per|each|every) |(?P<a>(?i:an?))[ -])(?P<u><unit>)(?!\w)"
        r"(?! (?i:ago|earlier|later|before|after|since|into)\b)",
        _per_unit,
        (
            Example("each year", "P1Y"),
            Example("per month", "P1M"),
            Example("the year", None),
        ),
    ),
    Rule(
        "duration",
        frozenset({"unit", "clock"}),
        rf"(?<![\w.,$£€-]){HEDGE}(?:(?i:the) )?(?P<n>(?i:an? additional|another"
        r"|an?)|<number>|<vague_number>)(?:[ -]| (?:(?i:full|more|additional"
        r"|consecutive|straight|trading|(?P<to>(?:to|or) (?:<number>))|or more|further|fiscal|and a"
        r" half) ))(?P<u><units>|<unit>|<clock>)(?![\w])(?!['’]s? )(?![ -]old)",
        _duration,
        (
            Example("a three-year contract", "P3Y"),
            Example("nine months", "P9M"),
            Example("two to six days", "?"),
            Example("the first days", None),
        ),
    ),
    Rule(
        "repeated",
        frozenset({"frequency", "weekday", "month", "daypart"}),
        r"\b(?:(?i:every|each) (?:<weekday>|<month>|<season>))\b",
        _repeated,
        (
            Example("each Thursday", "?"),
            Example("every March", "?"),
            Example("each person", None),
        ),
        frozenset({"each", "every"}),
    ),
    Rule(
        "present",
        frozenset({"present"}),
        r"\b(?i:right now|now|currently|presently|at present|at the moment|these days)\b",
        _present,
        (
            Example("right now", "2025-02-24/2025-02-25"),
            Example("currently", "2025-02-24/2025-02-25"),
            Example("nowhere", None),
        ),
    ),
    Rule(
        "vague",
        frozenset({"vague"}),
        r"\b(?i:(?:more )?recently|recent (?:years|months|weeks|days"
        r"|quarters)|the (?:recent )?past(?= *[,.;]|\n| (?:and|but|that|it"
        r"|he|she|they|have|had))|the (?:near |foreseeable )?future|the (?:near"
        r"|short|long) term|(?:the )?(?:coming|past|future|next) (?:years|months"
        r"|weeks|days|quarters))\b",
        _vague,
        (
            Example("recently", "?"),
            Example("in coming weeks", "?"),
            Example("the pasture", None),
        ),
    ),
    Rule(
        "season",
        frozenset({"season"}),
        r"\b(?:(?:(?i:the) )?(?i:this past|this|last|next|late|early|mid-|the"
        r" early|the late) ?(?i:spring|summer|autumn|fall|winter)(?: (?i:of"
        r" )?(?:<year>))?|(?i:the (?:summer|autumn|winter|monsoon))|(?i:in"
        r"|by|since) (?i:spring|summer|autumn|winter))\b",
        _season,
        (
            Example("this autumn", "?"),
            Example("last spring", "?"),
            Example("a fall in prices", None),
        ),
    ),
    Rule(
        "holiday",
        frozenset({"holiday"}),
        r"\b(?P<h><holiday>)\b",
        _holiday,
        (
            Example("on Black Friday", "2024-11-29/2024-11-30"),
            Example("on Boxing Day", "2024-12-26/2024-12-27"),
            Example("a black cat", None),
        ),
    ),
)
