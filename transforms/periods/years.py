"""Rules for years, ranges of years and decades."""

from __future__ import annotations

import re

from transforms.periods.anchor import (
    whole_year,
)
from transforms.periods.calendar import Interval, part_of_year, unit_around
from transforms.periods.parts import PART, modifier_of
from transforms.periods.reading import FISCAL_UNKNOWN
from transforms.periods.rule import Example, Found, Rule, Scene

COUNTED_NOUN = re.compile(
    r" (?:people|men|women|children|staff"
    r"|(?!sales|results|was|has)[a-z]{2,}[a-rt-z]s)\b"
)
BEFORE_A_YEAR = re.compile(r"(?i)\b(?:in|since|by|until|of|for|during|fiscal|the|from|to) $")
NAME_BEFORE = re.compile(r"\b(?!IN|ON|BY|OF|TO|FOR|FROM|SINCE|AND|UNTIL|THE)[A-Z]{3,} $")
"""A name in capitals, as of a machine: its number is no year."""
STREET = re.compile(
    r" (?:[A-Z][\w.'’]*,? ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Boulevard|Blvd|Way|"
    r"Court|Place|Square|Terrace|Highway|Parkway)\b"
)
"""What follows a house number: "of 1909 Elm Park Drive"."""
TWENTIETH = 1900
"""Century of "the '80s" and "the nineties"; "the '20s" may be either and is refused."""
TURN_OF_THE_MILLENNIUM = 2000
LONGEST = 150
"""Years that a range of years spans at most."""


def _year(match: re.Match[str], scene: Scene) -> Found | None:
    before = scene.text[max(0, match.start() - 12) : match.start()]
    after = scene.text[match.end() : match.end() + 20]
    if NAME_BEFORE.search(before) or STREET.match(scene.text, match.end()):
        return None
    is_counted = COUNTED_NOUN.match(after) and not BEFORE_A_YEAR.search(before)
    if is_counted:
        return None
    return Found(whole_year(int(match["y"])), modifier=modifier_of(match["part"], scene))


def _spelled_year(match: re.Match[str], scene: Scene) -> Found | None:
    if match["y"].casefold().endswith("thousand"):
        return Found(whole_year(TURN_OF_THE_MILLENNIUM))
    value = scene.lexicon.words["number"]
    words = re.split(r"[\s-]+", match["y"].casefold())
    year = int(value[words[0]]) * 100 + sum(int(value[word]) for word in words[1:])
    if not match["m"]:
        return Found(whole_year(year))
    return Found(part_of_year(year, scene.lexicon.month(match["m"]), 1))


def _year_range(match: re.Match[str], scene: Scene) -> Found | None:
    first = int(match["a1"] or match["a2"])
    digits = match["b1"] or match["b2"] or match["b3"]
    is_short = len(digits) == len("26")
    last = first // 100 * 100 + int(digits) if is_short else int(digits)
    last += 100 if last < first else 0
    if last == first + 1 and is_short:
        return _split_year(last, scene)
    span = (whole_year(first), whole_year(last))
    if span[0] is None or span[1] is None or not 0 < last - first <= LONGEST:
        return None
    return Found(Interval(span[0].start, span[1].end))


def _split_year(last: int, scene: Scene) -> Found:
    """Return the fiscal year that ends in the year `last`, where the article prints its end."""
    if scene.year_end_month is None:
        return Found(reason=FISCAL_UNKNOWN)
    end = part_of_year(last, scene.year_end_month, 1).end
    return Found(Interval(end.replace(year=end.year - 1), end))


def _decade(match: re.Match[str], scene: Scene) -> Found | None:
    words = (match["w"] or "").casefold()
    digits = match["y"] or match["s"] or scene.lexicon.words["decade"][words]
    decade = int(digits) * 10 if len(digits) > 1 else TWENTIETH + int(digits) * 10
    start = whole_year(decade)
    if start is None:
        return None
    interval = unit_around(start.start, "decade")
    return Found(interval, modifier=modifier_of(match["part"], scene))


YEAR = r"(?P<y><year>)(?![\w%]|[.,/]\d)"

YEARS = frozenset({"year"})


RULES: tuple[Rule, ...] = (
    Rule(
        "year",
        YEARS,
        rf"(?<![\w$£€¥.,#/])(?<![\w]-){PART}(?<![\w$£€¥.,#/])(?:(?i:the year) )?{YEAR}(?!-\d)",
        _year,
        (
            Example("in 2025", "2025-01-01/2026-01-01"),
            Example("the end of 1988", "1988-01-01/1989-01-01"),
            Example("in mid-1996", "1996-01-01/1997-01-01"),
            Example("$2000", None),
            Example("of 1909 Elm Park Drive", None),
        ),
    ),
    Rule(
        "spelled_year",
        frozenset({"number"}),
        r"\b(?:(?P<m><month>) )?(?:(?i:the year) )?(?P<y>(?i:(?:eighteen|nineteen)[\s-]"
        r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-]"
        r"(?:one|two|three|four|five|six|seven|eight|nine)\b)?)|(?<=year\s)"
        r"(?i:two thousand))\b",
        _spelled_year,
        (
            Example("nineteen ninety-six", "1996-01-01/1997-01-01"),
            Example("January nineteen ninety-seven", "1997-01-01/1997-02-01"),
            Example("nineteen people", None),
        ),
        frozenset({"eighteen", "nineteen", "thousand"}),
    ),
    Rule(
        "year_range",
        YEARS,
        r"(?<![\w$£€.,-])(?:(?i:from|between) (?P<a1><year>)"
        r" (?i:to|and|through|until) (?P<b1><year>)"
        r"|(?P<a2><year>)(?:[-–/](?P<b2><year>|\d\d)| (?i:to|through|until) (?P<b3><year>)))"
        r"(?![\w-]|[.,/]\d)",
        _year_range,
        (
            Example("from 2025 to 2028", "2025-01-01/2029-01-01"),
            Example("between 2020 and 2024", "2020-01-01/2025-01-01"),
            Example("2000 and 12", None),
        ),
    ),
    Rule(
        "decade",
        frozenset({"decade"}),
        rf"{PART}(?:(?i:the) )?(?:(?i:early|mid|late)[- ])?(?<!\w)"
        r"(?:(?P<y>(?:1[5-9]|20)\d)0s\b|['’‘](?P<s>[3-9])0s\b|(?i:(?<=the\s)(?P<w><decade>))\b)",
        _decade,
        (
            Example("the 1990s", "1990-01-01/2000-01-01"),
            Example("late 1980s", "1980-01-01/1990-01-01"),
            Example("the '80s", "1980-01-01/1990-01-01"),
            Example("the nineties", "1990-01-01/2000-01-01"),
            Example("the 1990", None),
            Example("in the '20s", None),
        ),
    ),
)
