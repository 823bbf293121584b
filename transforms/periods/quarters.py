"""Rules for quarters, halves, fiscal years and the first months of a year."""

from __future__ import annotations

import re

from transforms.periods.anchor import (
    QUARTERS,
    fiscal_year_ending,
    quarter_near,
    whole_year,
    year_from_words,
)
from transforms.periods.calendar import MONTHS_IN, Interval, add, part_of_year, unit_around
from transforms.periods.parts import PART, modifier_of
from transforms.periods.reading import FISCAL_UNKNOWN
from transforms.periods.rule import Example, Found, Rule, Scene, undated

FULL_YEAR_DIGITS = 4
MONTHS, QUARTER_MONTHS, HALF_MONTHS = 12, 3, 6


def _ordinal(words: str, scene: Scene) -> int:
    """Return 1 for "first", -1 for "last" and "final"."""
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else int(scene.lexicon.value("ordinal", words))


def _quarter(match: re.Match[str], scene: Scene) -> Found | None:
    number = _ordinal(match["o"], scene)
    number = QUARTERS if number < 0 else number
    if not 1 <= number <= QUARTERS:
        return None
    year = _stated_year(match, scene)
    if year is not None:
        return Found(_quarter_of(year, number, scene), is_focus=True)
    if scene.on is None:
        return undated()
    if match["ago"]:
        this = quarter_near(number, scene.on, scene, "past")
        return Found(this.shifted(-1, "year"))
    tense = scene.tense(match.start(), match.end())
    interval = quarter_near(number, scene.on, scene, tense)
    return Found(interval, modifier=modifier_of(match["part"], scene), is_focus=True)


def _stated_year(match: re.Match[str], scene: Scene) -> int | None:
    words = next((match[name] for name in ("y1", "y2") if match[name]), None)
    return None if words is None else year_from_words(words, scene)


def _quarter_of(year: int, number: int, scene: Scene) -> Interval:
    """Return the quarter of the (fiscal) year named `year`, with the year end that is printed."""
    start = fiscal_year_ending(year, scene.year_end_month or MONTHS).start
    return Interval(
        add(start, number - 1, "quarter"),
        add(start, number, "quarter"),
    )


def _q_number(match: re.Match[str], scene: Scene) -> Found | None:
    number = int(match["q1"] or match["q2"])
    digits = match["y"]
    if digits:
        year = int(digits) if len(digits) == FULL_YEAR_DIGITS else 2000 + int(digits)
        return Found(_quarter_of(year, number, scene), is_focus=True)
    if scene.on is None:
        return undated()
    tense = scene.tense(match.start(), match.end())
    return Found(quarter_near(number, scene.on, scene, tense), is_focus=True)


def _month_quarter(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the June quarter" (it ends with June) and "the April-June quarter"."""
    last = scene.lexicon.month(match["b"])
    length = QUARTER_MONTHS
    if match["a"]:
        length = (last - scene.lexicon.month(match["a"])) % MONTHS + 1
    if match["y"]:
        end = part_of_year(int(match["y"]), last, 1).end
    elif scene.on is None:
        return undated()
    else:
        tense = scene.tense(match.start(), match.end())
        end = part_of_year(scene.on.year, last, 1).end
        begun = end if add(end, -length, "month") <= scene.on else add(end, -1, "year")
        coming = add(begun, 1, "year")
        is_nearer = abs((coming - scene.on).days) < abs((begun - scene.on).days)
        end = coming if tense != "past" and is_nearer else begun
    return Found(Interval(add(end, -length, "month"), end), is_focus=True)


def _half(match: re.Match[str], scene: Scene) -> Found | None:
    number = int(match["h"]) if match["h"] else abs(_ordinal(match["o"], scene))
    number = 2 if match["o"] and _ordinal(match["o"], scene) < 0 else number
    if number > 2:  # noqa: PLR2004
        return None
    year = _stated_year(match, scene)
    if year is None and scene.on is None:
        return undated()
    if year is None and scene.on is not None:
        year = scene.on.year
        is_future = scene.tense(match.start(), match.end()) == "future"
        if not is_future and part_of_year(year, number, HALF_MONTHS).start > scene.on:
            year -= 1
    return Found(part_of_year(year or 0, number, HALF_MONTHS), is_focus=True)


def _months_of_year(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the first nine months (of 1988)" and "the last three months of the year"."""
    count, unit = _number(match["n"], scene), scene.lexicon.value("units", match["u"])
    if unit not in MONTHS_IN or not 0 < count * MONTHS_IN[unit] < MONTHS:
        return None
    duration = f"P{count * MONTHS_IN[unit]}M"
    year = _stated_year(match, scene)
    if year is None and scene.on is None:
        return undated(duration)
    span = whole_year(year if year is not None else scene.on.year)  # type: ignore[union-attr]
    if span is None:
        return None
    if _ordinal(match["o"], scene) < 0:
        interval = Interval(add(span.end, -count, unit), span.end)
    else:
        interval = Interval(span.start, add(span.start, count, unit))
    is_future = scene.tense(match.start(), match.end()) == "future"
    if year is None and not is_future and scene.on is not None and interval.start > scene.on:
        interval = interval.shifted(-1, "year")
    return Found(interval, duration, is_focus=True)


def _number(words: str, scene: Scene) -> int:
    """Return the whole number that digits or number words print."""
    if words.isdigit():
        return int(words)
    total = 0
    for word in re.split(r"[\s-]+", words.casefold()):
        value = int(scene.lexicon.words["number"][word])
        total = total * value if value in (12, 100) and total else total + value
    return total


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
    shift = int(scene.lexicon.words["shift"].get((match["s"] or match["s2"] or "this").casefold(), "0"))
    year = scene.on.year + (scene.on.month > month) + shift
    return Found(fiscal_year_ending(year, month), is_focus=True)


def _last_year(words: str) -> int:
    """Return the year in which "2025", "26" or "2024-25" ends."""
    first, *rest = re.findall(r"\d+", words)
    year = int(first) if len(first) == FULL_YEAR_DIGITS else 2000 + int(first)
    return year + 1 if rest else year


def _latest(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the latest quarter": the one spoken of, else the last complete one."""
    unit = match["u"].casefold()
    focus = scene.recent_focus(match.start(), None if unit == "period" else unit)
    if focus is not None:
        return Found(focus)
    if scene.on is None:
        return undated()
    if unit == "period":
        return Found(reason="which period is meant is not clear")
    return Found(unit_around(scene.on, unit).shifted(-1, unit))


OF_YEAR = r"(?: (?i:of )?(?P<y1><year>)(?![\w%]|[.,]\d)| (?i:of )(?P<y2>(?i:this|last|next) year)\b| (?i:of the (?:calendar )?year)\b)?"
QUARTER = frozenset({"quarter"})

RULES: tuple[Rule, ...] = (
    Rule(
        "quarter",
        QUARTER,
        rf"{PART}\b(?:(?i:the|its|their|a|fiscal|fiscal-) )?(?:(?P<ago>(?i:(?:comparable )?year[- ](?:ago|earlier))) )?"
        r"(?:(?P<y2>(?:<year>|(?i:this|last|next) year)(?:'s|’s)?) )?(?i:(?:fiscal|flat)[ -])?"
        r"(?P<o>(?i:first|second|third|fourth|1st|2nd|3rd|4th))[ -](?i:quarters?)\b"
        r"(?: (?i:of )?(?:the )?(?i:fiscal )?(?P<y1><year>|(?i:this|last|next) year)(?![\w%]|[.,]\d)| (?i:of the (?:calendar |fiscal )?year)\b)?",
        _quarter,
        (
            Example("in the first quarter", "2025-01-01/2025-04-01"),
            Example("third quarter of 1988", "1988-07-01/1988-10-01"),
            Example("this year's third quarter", "2025-07-01/2025-10-01"),
            Example("a quarter of the money", None),
        ),
    ),
    Rule(
        "q_number",
        QUARTER,
        r"\b(?:Q(?P<q1>[1-4])|(?P<q2>[1-4])Q)(?:[ -]?(?:FY|')?(?P<y>20\d\d|\d\d)(?![\w%]|[.,]\d))?\b",
        _q_number,
        (
            Example("profit in Q4", "2024-10-01/2025-01-01"),
            Example("Q1 2024", "2024-01-01/2024-04-01"),
            Example("Q5", None),
        ),
    ),
    Rule(
        "month_quarter",
        frozenset({"month"}),
        r"\b(?:(?P<a><month>)(?:[-–]| (?i:to|through) ))?(?P<b><month>) (?i:quarter|period)\b(?: (?i:of )?(?P<y><year>)(?![\w%]))?",
        _month_quarter,
        (
            Example("the December quarter", "2024-10-01/2025-01-01"),
            Example("will cost in the April-June quarter", "2025-04-01/2025-07-01"),
            Example("the June quarterly report", None),
        ),
    ),
    Rule(
        "half",
        frozenset({"half"}),
        r"\b(?:(?i:the )?(?P<o>(?i:first|second|last|latter))[ -](?i:half)(?!\w)|H(?P<h>[12]))\b"
        + OF_YEAR,
        _half,
        (
            Example("the first half of 2024", "2024-01-01/2024-07-01"),
            Example("H2 2023", "2023-07-01/2024-01-01"),
            Example("half of the money", None),
        ),
    ),
    Rule(
        "months_of_year",
        frozenset({"unit"}),
        r"\b(?i:the )?(?P<o>(?i:first|final|last)) (?P<n><number>) (?P<u><units>)\b"
        r"(?: (?i:of )(?P<y1><year>)(?![\w%]|[.,]\d)| (?i:of )(?P<y2>(?i:this|last|next) year)\b| (?i:of the (?:calendar )?year)\b)",
        _months_of_year,
        (
            Example("the first three months of the year", "2025-01-01/2025-04-01"),
            Example("the last three months of 2024", "2024-10-01/2025-01-01"),
            Example("the last three months", None),
        ),
    ),
    Rule(
        "first_months",
        frozenset({"unit"}),
        r"\b(?i:the )?(?P<o>(?i:first)) (?P<n><number>) (?P<u>(?i:months|quarters))\b(?P<y1>(?!))?(?P<y2>(?!))?",
        _months_of_year,
        (
            Example("in the first nine months", "2025-01-01/2025-10-01"),
            Example("the first two quarters", "2025-01-01/2025-07-01"),
            Example("the first two years", None),
        ),
    ),
    Rule(
        "fiscal_year",
        frozenset({"fiscal"}),
        r"\b(?:(?i:the )?(?:(?i:full )?(?P<y3>\d{4}[-–/](?:\d{4}|\d\d)|<year>) (?i:fiscal|financial) (?i:year)"
        r"|(?:(?P<s>(?i:this|last|next|current|previous|prior|coming|latest|full)) (?:(?i:full) )?)?(?i:fiscal|financial)[ -](?i:year)(?: (?P<y1>(?:\d{4}[-–/]\d\d|<year>)(?![\w%]|[.,]\d)))?"
        r"|(?i:fiscal) (?P<y4>(?:\d{4}[-–/]\d\d|<year>)(?![\w%]|[.,]\d))|(?P<s2>(?i:this|last|next)) (?i:fiscal))"
        r"|FY ?'?(?P<y2>(?:20)?\d\d(?:[-/]\d\d)?))(?![\w-])(?! (?i:first|second|third|fourth))",
        _fiscal,
        (
            Example("this fiscal year", "?"),
            Example("in FY26", "?"),
            Example("fiscal policy", None),
        ),
    ),
    Rule(
        "latest_quarter",
        frozenset({"unit", "quarter"}),
        r"\b(?i:the )?(?i:latest|most recent|just-ended) (?P<u>(?i:quarter|month|year|week|period))\b",
        _latest,
        (
            Example("the latest quarter", "2024-10-01/2025-01-01"),
            Example("the latest month", "2025-01-01/2025-02-01"),
            Example("the latest news", None),
        ),
    ),
)
