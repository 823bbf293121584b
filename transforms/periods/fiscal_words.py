"""Rules for fiscal years and for the quarter or period spoken of."""

from __future__ import annotations

import re

from transforms.periods.anchor import (
    fiscal_year_ending,
    whole_year,
)
from transforms.periods.calendar import unit_around
from transforms.periods.reading import FISCAL_UNKNOWN
from transforms.periods.rule import Example, Found, Rule, Scene, undated

FULL_YEAR_DIGITS = 4


def _fiscal(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "fiscal 1989", "FY26", "the 2024-25 fiscal year", "this fiscal year"."""
    words = match["y1"] or match["y2"] or match["y3"] or match["y4"]
    month = scene.year_end_month
    if month is None:
        return Found(reason=FISCAL_UNKNOWN)
    if words:
        return Found(fiscal_year_ending(_last_year(words), month), is_focus=True)
    if scene.on is None:
        return undated()
    shift = int(
        scene.lexicon.words["shift"].get((match["s"] or match["s2"] or "this").casefold(), "0")
    )
    year = scene.on.year + (scene.on.month > month) + shift
    return Found(fiscal_year_ending(year, month), is_focus=True)


def _last_year(words: str) -> int:
    """Return the year in which "2025", "26" or "2024-25" ends."""
    first, *rest = re.findall(r"\d+", words)
    year = int(first) if len(first) == FULL_YEAR_DIGITS else 2000 + int(first)
    return year + 1 if rest else year


def _period_of_year(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the 1988 quarter": the quarter or span spoken of, moved to that year."""
    unit = match["u"].casefold()
    focus = scene.recent_focus(match.start(), None if unit == "period" else unit)
    if focus is None:
        return Found(whole_year(int(match["y"])))
    return Found(focus.shifted(int(match["y"]) - focus.start.year, "year"))


def _latest(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the latest quarter": the one spoken of, else the last complete one."""
    unit = match["u"].casefold()
    is_period = unit == "period"
    focus = scene.recent_focus(match.start(), None if is_period else unit, is_over=not is_period)
    if focus is not None:
        return Found(focus, is_focus=unit == "quarter")
    if scene.on is None:
        return undated()
    if is_period:
        return Found(reason="which period is meant is not clear")
    return Found(unit_around(scene.on, unit).shifted(-1, unit), is_focus=unit == "quarter")


RULES: tuple[Rule, ...] = (
    Rule(
        "fiscal_year",
        frozenset({"fiscal"}),
        r"\b(?:(?i:the )?(?:(?i:full )?(?P<y3>\d{4}[-–/](?:\d{4}|\d\d)|<year>)"
        r" (?i:fiscal|financial) (?i:year)"
        r"|(?:(?P<s>(?i:this|last|next|current|previous|prior|coming|latest"
        r"|full)) (?:(?i:full) )?)?(?i:fiscal|financial)[ -](?i:year)(?: (?P<y1>"
        r"(?:\d{4}[-–/]\d\d|<year>)(?![\w%]|[.,]\d)))?"
        r"|(?i:fiscal) (?P<y4>(?:\d{4}[-–/]\d\d|<year>)(?![\w%]|[.,]\d))|(?P<s2>"
        r"(?i:this|last|next)) (?i:fiscal))"
        r"|FY ?'?(?P<y2>(?:20)?\d\d(?:[-/]\d\d)?))(?![\w-])(?! (?i:first|second|third|fourth))",
        _fiscal,
        (
            Example("this fiscal year", "?"),
            Example("in FY26", "?"),
            Example("fiscal policy", None),
        ),
    ),
    Rule(
        "period_of_year",
        frozenset({"year"}),
        r"\b(?i:the )?(?P<y><year>)(?:'s|’s)? (?P<u>(?i:quarter|period|month))\b",
        _period_of_year,
        (
            Example("the 1988 quarter", "1988-01-01/1989-01-01"),
            Example("the 2024 period", "2024-01-01/2025-01-01"),
            Example("the 1988 model", None),
        ),
    ),
    Rule(
        "latest_quarter",
        frozenset({"unit", "quarter"}),
        r"\b(?i:the )?(?i:latest|most recent|just-ended) (?P<u>(?i:quarter"
        r"|month|year|week|period))\b",
        _latest,
        (
            Example("the latest quarter", "2024-10-01/2025-01-01"),
            Example("the latest month", "2025-01-01/2025-02-01"),
            Example("the latest news", None),
        ),
    ),
)
