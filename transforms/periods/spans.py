"""Rules for stretches and points of time that count from the publication date."""

from __future__ import annotations

import re

from transforms.periods.anchor import day_interval
from transforms.periods.calendar import MONTHS_IN, Interval, add, unit_around
from transforms.periods.lengths import (
    duration_of,
    read_count,
    rolling,
    unit_of,
)
from transforms.periods.parts import is_name
from transforms.periods.relative import BESIDE, INDEFINITE, UNIT
from transforms.periods.rule import Example, Found, Rule, Scene, undated
from transforms.periods.vague import LENGTHS

SINCE = re.compile(r"(?i)\bsince (?:the )?$")


def _span(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the next three years": counted from the publication date."""
    unit, count = unit_of(match["u"], scene), read_count(match["n"], scene)
    if count is None or unit == "weekend":
        return Found(reason=INDEFINITE)
    if match["to"]:
        return Found(reason=LENGTHS)
    duration = duration_of(count, unit)
    if scene.on is None:
        return undated(duration)
    step = int(scene.lexicon.value("span", match["s"]))
    focus = scene.recent_focus(match.start())
    if match["s"].casefold() in BESIDE and focus is not None:
        return Found(rolling(focus.start, step * count, unit), duration)
    span = rolling(scene.on, step * count, unit)
    return Found(span, duration, None if span else "beyond the calendar")


def _point(match: re.Match[str], scene: Scene) -> Found | None:
    if is_name(match, scene):
        return None
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
    """Read "by year-end": this year's; "since year-end" and what "stood" at it: last year's."""
    if scene.on is None:
        return undated()
    end = unit_around(scene.on, "year").end
    low = max(0, match.start() - len("since the "))
    is_over = SINCE.search(scene.text, low, match.start()) is not None
    if is_over or scene.tense(match.start(), match.end()) == "past":
        end = add(end, -1, "year")
    return Found(day_interval(add(end, -1, "day")))


def _year_to_date(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.on is None:
        return undated()
    return Found(unit_around(scene.on, "year"), modifier="before")


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


RULES: tuple[Rule, ...] = (
    Rule(
        "span",
        UNIT,
        r"\b(?:(?i:at least) )?(?:(?i:each|all) (?i:of )?)?(?:(?i:the|these"
        r"|its|their) )?(?P<s><span>)[ -](?P<n><number>|<vague_number>)(?:"
        r"(?P<to>[ -](?i:to|or|and)[ -]<number>)? (?:(?i:full|fiscal|financial"
        r"|trading|more|straight|calendar) )?|-)(?P<u><units>|<unit>)\b",
        _span,
        (
            Example("over the next three years", "2025-02-24/2028-02-24"),
            Example("in the past 12 months", "2024-02-24/2025-02-24"),
            Example("next 3 years", "2025-02-24/2028-02-24"),
            Example("the three years", None),
        ),
        frozenset({"<span>"}),
    ),
    Rule(
        "consecutive",
        UNIT,
        r"\b(?:(?i:the|a|an) )?(?P<o><ordinal>) (?i:consecutive|straight|successive)"
        r" (?P<u><unit>)\b",
        _consecutive,
        (
            Example("for the fourth consecutive month", "2024-10-01/2025-02-01"),
            Example("a second straight quarter", "2024-07-01/2025-01-01"),
            Example("three straight sets", None),
        ),
        frozenset({"consecutive", "straight", "successive"}),
    ),
    Rule(
        "point",
        frozenset({"point"}),
        r"\b(?:(?i:early|late|later|earlier|mid-?(?:morning|afternoon)|noon"
        r"|(?:morning|afternoon|evening)) )?(?P<p><point>)(?:'s|’s)?(?: (?i:morning"
        r"|afternoon|evening|night))?\b",
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
        r"\b(?:(?i:later|early|late|earlier) )?(?:(?P<s>(?i:this|last)) (?i:morning"
        r"|afternoon|evening|night)|(?i:overnight))\b",
        _daypart,
        (
            Example("this morning", "2025-02-24/2025-02-25"),
            Example("last night", "2025-02-23/2025-02-24"),
            Example("good morning", None),
        ),
    ),
    Rule(
        "year_to_date",
        UNIT,
        r"\b(?:(?i:the) )?(?i:year[- ]to[- ]date)\b(?! (?i:period))",
        _year_to_date,
        (
            Example("up 39 percent year-to-date", "2025-01-01/2026-01-01"),
            Example("the year to date", "2025-01-01/2026-01-01"),
            Example("up to date", None),
        ),
        frozenset({"date"}),
    ),
    Rule(
        "year_end",
        UNIT,
        r"\b(?:(?i:around|by|the) )?(?i:year[- ]end|year['’]s end|(?:end|close)"
        r" of (?:the )?(?:calendar )?year)\b",
        _year_end,
        (
            Example("by year-end", "2025-12-31/2026-01-01"),
            Example("until the end of the year", "2025-12-31/2026-01-01"),
            Example("since year-end", "2024-12-31/2025-01-01"),
            Example("years on end", None),
        ),
        frozenset({"close", "end"}),
    ),
)
