"""Rules for quarters, halves, fiscal years and the first months of a year."""

from __future__ import annotations

import re

from transforms.periods.anchor import (
    QUARTERS,
    fiscal_year_ending,
    month_near,
    quarter_near,
    whole_year,
    year_from_words,
)
from transforms.periods.calendar import MONTHS_IN, Interval, add, part_of_year
from transforms.periods.fiscal_words import FULL_YEAR_DIGITS
from transforms.periods.lengths import (
    read_ordinal,
    read_whole_number,
)
from transforms.periods.parts import GAME, PART, is_of_game, modifier_of
from transforms.periods.rule import Example, Found, Rule, Scene, undated

MONTHS, QUARTER_MONTHS, HALF_MONTHS = 12, 3, 6
HALVES = 2


def _quarter(match: re.Match[str], scene: Scene) -> Found | None:
    number = read_ordinal(match["o"], scene)
    number = QUARTERS if number < 0 else number
    if not 1 <= number <= QUARTERS:
        return None
    if is_of_game(match, scene):
        return Found(reason=GAME)
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


def _month_range(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "January-August", "Jan-Dec, 1986": up to the end of the last month."""
    first, last = scene.lexicon.month(match["a"]), scene.lexicon.month(match["b"])
    length = (last - first) % MONTHS + 1
    if match["ya"]:
        return _between_years(match, first, last)
    if length == 1:
        return None
    if match["y"]:
        end = part_of_year(int(match["y"]), last, 1).end
    elif scene.on is None:
        return undated()
    else:
        end = month_near(last, scene.on, scene.tense(match.start(), match.end())).end
    return Found(Interval(add(end, -length, "month"), end), is_focus=True)


def _between_years(match: re.Match[str], first: int, last: int) -> Found | None:
    """Read "between November 2023 and March 2024"; the first year alone leaves the second open."""
    if not match["y"]:
        return None
    start = part_of_year(int(match["ya"]), first, 1).start
    end = part_of_year(int(match["y"]), last, 1).end
    return Found(Interval(start, end), is_focus=True) if start < end else None


def _half(match: re.Match[str], scene: Scene) -> Found | None:
    number = int(match["h"]) if match["h"] else abs(read_ordinal(match["o"], scene))
    number = 2 if match["o"] and read_ordinal(match["o"], scene) < 0 else number
    if number > HALVES:
        return None
    if is_of_game(match, scene):
        return Found(reason=GAME)
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
    count, unit = read_whole_number(match["n"], scene), scene.lexicon.value("units", match["u"])
    if unit not in MONTHS_IN or not 0 < count * MONTHS_IN[unit] < MONTHS:
        return None
    duration = f"P{count * MONTHS_IN[unit]}M"
    year = _stated_year(match, scene)
    if year is None and scene.on is None:
        return undated(duration)
    span = whole_year(year or (scene.on.year if scene.on else 0))
    if span is None:
        return None
    if read_ordinal(match["o"], scene) < 0:
        interval = Interval(add(span.end, -count, unit), span.end)
    else:
        interval = Interval(span.start, add(span.start, count, unit))
    is_future = scene.tense(match.start(), match.end()) == "future"
    if year is None and not is_future and scene.on is not None and interval.start > scene.on:
        interval = interval.shifted(-1, "year")
    return Found(interval, duration, is_focus=True)


OF_YEAR = (
    r"(?: (?i:of )?(?P<y1><year>)(?![\w%]|[.,]\d)| (?i:of )(?P<y2>(?i:this"
    r"|last|next) year)\b| (?i:of the (?:calendar )?year)\b)?"
)

QUARTER = frozenset({"quarter"})


RULES: tuple[Rule, ...] = (
    Rule(
        "quarter",
        QUARTER,
        rf"{PART}\b(?:(?i:the|its|their|a|fiscal|fiscal-) )?(?:(?P<ago>(?i:"
        r"(?:comparable )?year[- ](?:ago|earlier)|prior(?:[- ]year)?|year-before)) )?"
        r"(?:(?P<y2>(?:<year>|(?i:this|last|next) year)(?:'s|’s)?) )?(?i:(?:fiscal|flat)[ -])?"
        r"(?P<o>(?i:first|second|third|fourth|1st|2nd|3rd|4th))[ -](?i:quarters?)\b"
        r"(?: (?i:of )?(?:the )?(?i:fiscal )?(?P<y1><year>|(?i:this|last|next)"
        r" year)(?![\w%]|[.,]\d)| (?i:of the (?:calendar |fiscal )?year)\b)?",
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
        r"\b(?:Q(?P<q1>[1-4])|(?P<q2>[1-4])Q)(?:[ -]?(?:FY|')?(?P<y>(?:19|20)\d\d"
        r"|\d\d)(?![\w%]|[.,]\d))?\b",
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
        r"\b(?:(?P<a><month>)(?:[-–]| (?i:to|through) ))?(?P<b><month>) (?i:quarter"
        r"|period)\b(?: (?i:of )?(?P<y><year>)(?![\w%]))?",
        _month_quarter,
        (
            Example("the December quarter", "2024-10-01/2025-01-01"),
            Example("will cost in the April-June quarter", "2025-04-01/2025-07-01"),
            Example("the June quarterly report", None),
        ),
        frozenset({"period", "quarter"}),
    ),
    Rule(
        "month_range",
        frozenset({"month"}),
        r"(?<![\w-])(?:(?P<pair>(?i:between ))|(?i:from ))?(?P<a><month>)(?: (?P<ya><year>))?"
        r"(?:[-–/]| (?i:to|through) |(?(pair) (?i:and) |(?!)))(?P<b><month>)"
        r"(?![\w-])(?:,? (?P<y><year>)(?![\w%]|[.,]\d))?(?! \d{1,2}(?![\d%.,]))",
        _month_range,
        (
            Example("fell in January-August", "2024-01-01/2024-09-01"),
            Example("in Jan-Dec, 1986", "1986-01-01/1987-01-01"),
            Example("from November to January 2020", "2019-11-01/2020-02-01"),
            Example("between January and March 2024", "2024-01-01/2024-04-01"),
            Example("between November 2023 and March 2024", "2023-11-01/2024-04-01"),
            Example("January and March 2024", None),
            Example("May to May", None),
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
        r"(?: (?i:of )(?P<y1><year>)(?![\w%]|[.,]\d)| (?i:of )(?P<y2>(?i:this"
        r"|last|next) year)\b| (?i:of the (?:calendar )?year)\b)",
        _months_of_year,
        (
            Example("the first three months of the year", "2025-01-01/2025-04-01"),
            Example("the last three months of 2024", "2024-10-01/2025-01-01"),
            Example("the last three months", None),
        ),
        frozenset({"final", "first", "last"}),
    ),
    Rule(
        "first_months",
        frozenset({"unit"}),
        r"\b(?i:the )?(?P<o>(?i:first)) (?P<n><number>) (?P<u>(?i:months|quarters))\b"
        r"(?P<y1>(?!))?(?P<y2>(?!))?",
        _months_of_year,
        (
            Example("in the first nine months", "2025-01-01/2025-10-01"),
            Example("the first two quarters", "2025-01-01/2025-07-01"),
            Example("the first two years", None),
        ),
        frozenset({"first"}),
    ),
)
