"""Rules for fiscal years and for the quarter or period spoken of."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.periods.anchor import whole_year
from transforms.periods.calendar import unit_around
from transforms.periods.fiscal import read_fiscal
from transforms.periods.fiscal_calendar import FiscalUnsettled, printed_calendar
from transforms.periods.fiscal_phrases import FiscalPhrase, read_fiscal_phrase
from transforms.periods.reading import FISCAL_UNKNOWN
from transforms.periods.rule import Example, Found, Rule, Scene, undated

FULL_YEAR_DIGITS = 4
RESULTS_MONTHS = 5
"""Months after a year's end in which "for the full fiscal year it earned" means that year."""
COUNTED = re.compile(r"(?i)\b(?:one|a|any|each|every|per) $")


PART = (
    r"(?:(?:(?i:first|second|third|fourth|final|1st|2nd|3rd|4th)[ -](?:(?i:fiscal|financial)[ -])?"
    r"(?i:quarters?|half)(?!\w)|(?i:first)[ -]<number>[ -](?i:months?|quarters))"
    r"|Q[1-4]|[1-4]Q|H[12]|[12]H)"
)
ONE_YEAR = r"(?:<year>(?:[-–/](?:\d{4}|\d\d))?(?![\w%]|[.,]\d)|['’]\d\d\b)"
FISCAL_YEAR = (
    rf"(?:FY ?['’]?(?:20)?\d\d(?:[-–/](?:20)?\d\d)?(?!\w)|(?i:fiscal|financial)[ -](?:(?i:year) )?"
    rf"{ONE_YEAR}|{ONE_YEAR} (?i:fiscal|financial)(?: (?i:year))?|(?:(?i:this|last|next|current"
    r"|previous|prior|coming|latest) )?(?:(?i:full) )?(?i:fiscal|financial) (?i:year))(?![\w%])"
)
OF = r"(?:,? (?i:of|in|for) (?:(?i:the|its|their|our|his|her) )?|[ -]|)"


def _fiscal(match: re.Match[str], scene: Scene) -> Found:
    """Read "fiscal 1989", "FY26", "the 2024-25 fiscal year", "this fiscal year"."""
    month = scene.year_end_month
    if month is None:
        return Found(reason=FISCAL_UNKNOWN)
    phrase = read_fiscal_phrase(match[0], scene.lexicon)
    is_ahead = scene.tense(match.start(), match.end()) == "future"
    if phrase == FiscalPhrase(is_fiscal=True):
        phrase = _spoken_of(scene, match, month)
    try:
        calendar = printed_calendar(month, is_start_named=scene.is_start_named)
        interval = read_fiscal(calendar, phrase, scene.on, is_ahead=is_ahead)
    except FiscalUnsettled as unsettled:
        return Found(reason=str(unsettled))
    return Found(interval, is_focus=True)


def _spoken_of(scene: Scene, match: re.Match[str], month: int) -> FiscalPhrase:
    """Return which fiscal year "the (full) fiscal year" is, by the verb: the last one, or this."""
    tense = scene.tense(match.start(), match.end())
    is_just_over = scene.on is not None and (scene.on.month - month - 1) % 12 < RESULTS_MONTHS
    if tense == "future":
        return FiscalPhrase(is_fiscal=True, shift=0)
    return FiscalPhrase(is_fiscal=True, shift=-1 if tense == "past" and is_just_over else None)


def _fiscal_year(match: re.Match[str], scene: Scene) -> Found | None:
    """Read a whole fiscal year; "one full fiscal year" is a length."""
    low, high = max(0, match.start() - len("every ")), match.start()
    return None if COUNTED.search(scene.text, low, high) else _fiscal(match, scene)


def _fiscal_part(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "Q3 of its 2025 fiscal year", "fiscal third quarter", "first half of fiscal 2025".

    Its length goes along where the end that may be printed next is that of the part: not in
    "the third quarter of its fiscal year ending June 30".
    """
    if not scene.has_fiscal:
        return None
    found = _fiscal(match, scene)
    months = read_fiscal_phrase(match[0], scene.lexicon).months
    is_of_year = match[0].casefold().endswith("year")
    return replace(found, duration=None if is_of_year or not months else f"P{months}M")


def _fiscal_years(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the next two fiscal years"; they do not begin on the day of publication."""
    return _fiscal(match, scene) if scene.has_fiscal else None


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
        _fiscal_year,
        (
            Example("this fiscal year", "?"),
            Example("in FY26", "?"),
            Example("fiscal policy", None),
        ),
    ),
    Rule(
        "fiscal_part",
        frozenset({"fiscal", "quarter"}),
        rf"(?<![\w-])(?:(?i:the|its|their|a) )?(?:{PART}{OF}{FISCAL_YEAR}"
        rf"|{FISCAL_YEAR}(?:['’]s)?,?[ -]{PART}(?![\w%])"
        rf"|(?i:fiscal|financial)[ -]{PART}(?:,? (?:(?i:of) )?{ONE_YEAR})?(?!\w)"
        r"|(?i:first|second|third|fourth|final)[ -](?i:fiscal|financial)[ -](?i:quarter|half)"
        rf"(?:,? (?:(?i:of) (?:(?i:its|the|their) )?)?{ONE_YEAR})?(?!\w))",
        _fiscal_part,
        (
            Example("Q3 of its 2025 fiscal year", "?"),
            Example("the fiscal third quarter", "?"),
            Example("in Q3FY26", "?"),
            Example("a quarter of its fiscal stimulus", None),
        ),
    ),
    Rule(
        "fiscal_years",
        frozenset({"fiscal"}),
        r"\b(?:(?i:each of ))?(?:(?i:the) )?<shift> <number> (?:(?i:full) )?(?i:fiscal|financial)"
        r" (?i:years)\b",
        _fiscal_years,
        (
            Example("the next two fiscal years", "?"),
            Example("the last 3 financial years", "?"),
            Example("two fiscal years", None),
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
        frozenset({"month", "period", "quarter"}),
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
        frozenset({"ended", "latest", "recent"}),
    ),
)
