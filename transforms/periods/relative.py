"""Rules for words that count from the publication date or from the period spoken of."""

from __future__ import annotations

import re
from datetime import date

from transforms.periods.anchor import day_interval, weekend_around
from transforms.periods.calendar import MONTHS_IN, Interval, add, unit_around
from transforms.periods.parts import PART, modifier_of
from transforms.periods.quarters import _number
from transforms.periods.rule import Example, Found, Rule, Scene, undated

LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "M", "year": "Y"}
FACTORS = {"quarter": 3, "half": 6, "decade": 10, "century": 100}
ROLLING = ("past", "coming")
BESIDE = ("previous", "prior", "preceding")
"""Words that count from the period spoken of rather than from the publication date."""
UNCLEAR = "which period is meant is not clear"
INDEFINITE = "an indefinite number"
REACH = 2000
"""Longest count of units that is anchored; beyond it the calendar ends."""


def duration_of(count: int, unit: str) -> str:
    """Return the ISO 8601 duration of `count` units, such as P3Y, P9M, P10Y."""
    if unit in ("quarter", "half"):
        return f"P{count * FACTORS[unit]}M"
    if unit in ("decade", "century"):
        return f"P{count * FACTORS[unit]}Y"
    return f"P{count}{LETTERS[unit]}"


def rolling(on: date, count: int, unit: str) -> Interval | None:
    """Return the `count` units after `on`, or before it where count is negative."""
    if abs(count) > REACH:
        return None
    try:
        other = add(on, count, unit)
    except OverflowError:
        return None
    return Interval(min(on, other), max(on, other))


def unit_of(word: str, scene: Scene) -> str:
    """Return the unit that a singular or plural word names."""
    words = scene.lexicon.words
    return words["unit"].get(word.casefold()) or words["units"][word.casefold()]


def _shifted_unit(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "last year", "this month", "the past decade", "next weekend"."""
    unit, shift = unit_of(match["u"], scene), match["s"].casefold()
    step = int(scene.lexicon.value("shift", shift))
    if scene.on is None:
        return undated()
    if unit == "weekend":
        return Found(weekend_around(scene.on, step))
    if shift in (*BESIDE, "following"):
        return _beside_focus(unit, step, scene, match.start())
    if shift in ROLLING or (unit in ("decade", "century") and step):
        return Found(rolling(scene.on, step, unit), duration_of(1, unit))
    interval = unit_around(scene.on, unit).shifted(step, unit)
    return Found(interval, modifier=modifier_of(match["part"], scene), is_focus=unit == "quarter")


def _beside_focus(unit: str, step: int, scene: Scene, position: int) -> Found | None:
    focus = scene.recent_focus(position, unit)
    if focus is not None:
        return Found(focus.shifted(step, unit))
    if step > 0 or scene.on is None:
        return Found(reason=UNCLEAR)
    return Found(unit_around(scene.on, unit).shifted(step, unit))


def _bare_unit(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the quarter", "the week": the one spoken of, else the one around publication."""
    unit = match["u"].casefold()
    focus = scene.recent_focus(match.start(), None if unit == "period" else unit)
    if unit == "weekend":
        return undated() if scene.on is None else Found(weekend_around(scene.on, 0))
    if unit in ("quarter", "period", "month") and focus is not None:
        return Found(focus)
    if unit == "period":
        return Found(reason=UNCLEAR)
    if scene.on is None:
        return undated()
    interval = unit_around(scene.on, unit)
    if unit == "quarter":
        interval = interval.shifted(-1, unit)
    return Found(interval, modifier=modifier_of(match["part"], scene))


def _ago(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "two years ago", "a year earlier", "three days before"."""
    unit, words = unit_of(match["u"], scene), match["n"].casefold()
    count = _count(words, scene)
    if count is None:
        return Found(reason=INDEFINITE)
    duration = duration_of(count, unit)
    focus = scene.recent_focus(match.start())
    if match["how"].casefold() in ("later", "after"):
        return Found(duration=duration, reason=UNCLEAR)
    if unit == "year" and count == 1 and focus is not None:
        return Found(focus.shifted(-1, "year"))
    if scene.on is None:
        return undated(duration)
    span = rolling(scene.on, -count, unit)
    if span is None:
        return Found(duration=duration, reason="before the calendar")
    grain = "day" if unit in ("day", "week") else "month" if unit in ("month", "quarter") else unit
    grain = "year" if grain in ("decade", "century", "half") else grain
    return Found(unit_around(span.start, grain), duration)


def _year_ago(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the year-ago quarter", "year-earlier", "the same period last year"."""
    focus = scene.recent_focus(match.start())
    if focus is not None:
        return Found(focus.shifted(-1, "year"))
    if scene.on is None:
        return undated()
    return Found(unit_around(scene.on, "year").shifted(-1, "year"))


def _span(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the next three years": counted from the publication date."""
    unit, count = unit_of(match["u"], scene), _count(match["n"], scene)
    if count is None:
        return Found(reason=INDEFINITE)
    duration = duration_of(count, unit)
    if scene.on is None:
        return undated(duration)
    step = int(scene.lexicon.value("span", match["s"]))
    focus = scene.recent_focus(match.start())
    if match["s"].casefold() in BESIDE and focus is not None:
        return Found(rolling(focus.start, step * count, unit), duration)
    span = rolling(scene.on, step * count, unit)
    return Found(span, duration, None if span else "beyond the calendar")


def _count(words: str, scene: Scene) -> int | None:
    """Return the number, 2 for "a couple of", None for "several"."""
    lower = " ".join(words.casefold().split())
    if lower in ("a", "an", "one"):
        return 1
    vague = re.search(rf"\b(?:{scene.lexicon.choice('vague_number')})\b", lower)
    if vague:
        value = scene.lexicon.words["vague_number"][vague[0]]
        return int(value) if value else None
    return _number(lower, scene)


def _point(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.on is None:
        return undated()
    shift = int(scene.lexicon.value("point", match["p"]))
    return Found(day_interval(add(scene.on, shift, "day")))


def _daypart(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.on is None:
        return undated()
    shift = -1 if (match["s"] or "").casefold() in ("last", "overnight") else 0
    return Found(day_interval(add(scene.on, shift, "day")))


def _year_end(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.on is None:
        return undated()
    return Found(unit_around(scene.on, "year"), modifier="last")


def _consecutive(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the fourth consecutive month": four months up to the one spoken of or just ended."""
    unit, words = unit_of(match["u"], scene), match["o"].casefold()
    digits = re.match(r"\d+", words)
    count = int(digits[0]) if digits else int(scene.lexicon.value("ordinal", words))
    if unit not in MONTHS_IN or count < 1:
        return None
    if scene.on is None:
        return undated()
    last = unit_around(scene.on, unit).shifted(-1, unit)
    return Found(Interval(last.shifted(1 - count, unit).start, last.end))


UNIT = frozenset({"unit"})
RULES: tuple[Rule, ...] = (
    Rule(
        "shifted_unit",
        UNIT,
        rf"{PART}\b(?:(?i:the) )?(?P<s><shift>)(?: (?i:full|calendar|trading|whole|entire))? (?P<u><unit>)(?:'s|’s)?(?![\w]|-(?!end|on|long))",
        _shifted_unit,
        (
            Example("last year", "2024-01-01/2025-01-01"),
            Example("over the past decade", "2015-02-24/2025-02-24"),
            Example("earlier this week", "2025-02-24/2025-03-03"),
            Example("this yearbook", None),
        ),
    ),
    Rule(
        "bare_unit",
        UNIT,
        rf"{PART}\b(?i:the) (?:(?i:full|whole|entire) )?(?P<u>(?i:quarter|year|month|week|weekend|period))(?![\w]|-)(?! (?:<year>))",
        _bare_unit,
        (
            Example("over the week", "2025-02-24/2025-03-03"),
            Example("at the end of the year", "2025-01-01/2026-01-01"),
            Example("a week", None),
        ),
    ),
    Rule(
        "ago",
        UNIT,
        r"\b(?:(?i:about|nearly|almost|more than|some|over|around|roughly) )?(?P<n>(?i:an?)|<number>|<vague_number>) (?P<u><unit>|<units>) (?:(?i:or (?:so|two)) )?(?P<how>(?i:ago|earlier|before|later))\b",
        _ago,
        (
            Example("two years ago", "2023-01-01/2024-01-01"),
            Example("five months ago", "2024-09-01/2024-10-01"),
            Example("10 days ago", "2025-02-14/2025-02-15"),
            Example("long ago", None),
        ),
    ),
    Rule(
        "year_ago",
        UNIT,
        r"\b(?:(?i:the|a) )?(?:(?i:comparable|corresponding|same) )?(?:(?i:(?:(?:quarter|period|month|nine months|six months|half) )?a year (?:ago|earlier|before)|year[- ](?:ago|earlier)(?: (?:quarter|period|month|nine months|six months|half))?)|(?i:same|corresponding|comparable) (?i:period|quarter|month|time|week)(?: (?i:of )?(?i:last year|a year ago|a year earlier|the (?:previous|prior) year)))\b",
        _year_ago,
        (
            Example("in the year-ago quarter", "2024-01-01/2025-01-01"),
            Example("the same period last year", "2024-01-01/2025-01-01"),
            Example("a year of growth", None),
        ),
    ),
    Rule(
        "span",
        UNIT,
        r"\b(?:(?i:at least) )?(?:(?i:each|all) (?i:of )?)?(?:(?i:the|these|its|their) )?(?P<s><span>)[ -](?P<n><number>|<vague_number>)(?:(?:[ -](?i:to|or|and)[ -]<number>)? (?:(?i:full|fiscal|financial|trading|more|straight|calendar) )?|-)(?P<u><units>|<unit>)\b",
        _span,
        (
            Example("over the next three years", "2025-02-24/2028-02-24"),
            Example("in the past 12 months", "2024-02-24/2025-02-24"),
            Example("next 3 years", "2025-02-24/2028-02-24"),
            Example("the three years", None),
        ),
    ),
    Rule(
        "consecutive",
        UNIT,
        r"\b(?:(?i:the|a|an) )?(?P<o><ordinal>) (?i:consecutive|straight|successive) (?P<u><unit>)\b",
        _consecutive,
        (
            Example("for the fourth consecutive month", "2024-10-01/2025-02-01"),
            Example("a second straight quarter", "2024-07-01/2025-01-01"),
            Example("three straight sets", None),
        ),
    ),
    Rule(
        "point",
        frozenset({"point"}),
        r"\b(?:(?i:early|late|later|earlier|mid-?(?:morning|afternoon)|noon|(?:morning|afternoon|evening)) )?(?P<p><point>)(?:'s|’s)?(?: (?i:morning|afternoon|evening|night))?\b",
        _point,
        (
            Example("yesterday", "2025-02-23/2025-02-24"),
            Example("late today", "2025-02-24/2025-02-25"),
            Example("toady", None),
        ),
    ),
    Rule(
        "daypart",
        frozenset({"daypart"}),
        r"\b(?:(?i:later|early|late|earlier) )?(?:(?P<s>(?i:this|last)) (?i:morning|afternoon|evening|night)|(?i:overnight))\b",
        _daypart,
        (
            Example("this morning", "2025-02-24/2025-02-25"),
            Example("last night", "2025-02-23/2025-02-24"),
            Example("good morning", None),
        ),
    ),
    Rule(
        "year_end",
        UNIT,
        r"\b(?:(?i:around|by|the) )?(?i:year[- ]end|year['’]s end|(?:end|close) of (?:the )?(?:calendar )?year)\b",
        _year_end,
        (
            Example("by year-end", "2025-01-01/2026-01-01"),
            Example("until the end of the year", "2025-01-01/2026-01-01"),
            Example("years on end", None),
        ),
    ),
)
