"""Rules for dates that are written out: days, months, years, decades."""

from __future__ import annotations

import re
from collections.abc import Mapping

from transforms.periods.anchor import (
    month_day,
    month_near,
    read_date,
    shifted_weekday,
    year_from_words,
)
from transforms.periods.calendar import Interval, add, next_weekday, part_of_year
from transforms.periods.lengths import read_ordinal
from transforms.periods.parts import PART, modifier_of
from transforms.periods.rule import Example, Found, Rule, Scene, undated
from transforms.periods.years import YEAR, YEARS

OPEN_ENDS: Mapping[str, str | None] = {"since": "begun", "through": None}
"""What stands before a month whose year the verbs do not tell: the past month, or the nearer."""
NO_SUCH_DAY = "the calendar has no such day"

LISTED = re.compile(r"\b([A-Z][a-z]{2,8})\.?(?: and|,? or|,) $")
LAST_WORD = re.compile(r"([A-Za-z]+)[ \n-]+$")
NAME_FOLLOWS = re.compile(r" +[A-Z][a-z]")
SPELLED_AFTER = re.compile(r"(?i)\b(?:on|ended|ending|through|until|by|record|pay|payable)\s$")
"""What stands before a day that wires spell: "the week ended March six"."""
NOUN_FOLLOWS = re.compile(
    r" (?!(?:is|was|has|says|does|asks|goes)\b)[a-z]+(?:s|ion|ment|put|ing|ade)\b"
)
"""What makes a month of "March" at the head of a sentence: "March sales", not "March said"."""
OPENING = 3
PRONOUNS = frozenset({"that", "it", "they", "and", "he", "she", "we", "you"})
BEFORE_A_MONTH = frozenset(
    {"in", "since", "by", "until", "from", "of", "to", "last", "next", "the"}
)
NAMES = frozenset({"april", "june", "may", "august", "jan", "march", "mar"})
"""Months that are also people's names or other words."""

CLOCK = (
    r"(?:(?=[\daAnNmMeE])(?i:(?:around |about )?\d{1,2}(?::\d\d)? ?[ap]\.?m\.?(?: [A-Z]{2,4})?,?"
    r"|noon|midnight|(?:mid[ -]?)?(?:morning|afternoon|evening))(?: on)?"
    r" )?"
)


def _full_date(match: re.Match[str], scene: Scene) -> Found | None:
    day = int(match["d"].rstrip("stndrh"))
    month = int(match["m"]) if match["m"].isdigit() else scene.lexicon.month(match["m"])
    interval = read_date(int(match["y"]), month, day)
    return Found(interval, reason=None if interval else NO_SUCH_DAY)


def _month_day(match: re.Match[str], scene: Scene) -> Found | None:
    words = match["d"].casefold()
    digits, numbers = re.match(r"\d+", words), scene.lexicon.words["number"]
    if words in numbers and not SPELLED_AFTER.search(
        scene.text, max(0, match.start() - 12), match.start()
    ):
        return None
    spelled = numbers.get(words) or scene.lexicon.words["ordinal"].get(words, "0")
    day = int(digits[0]) if digits else int(spelled)
    if scene.on is None:
        return undated()
    tense = scene.tense(match.start(), match.end())
    interval = month_day(scene.lexicon.month(match["m"]), day, scene.on, tense)
    return Found(interval, reason=None if interval else NO_SUCH_DAY)


def _month_year(match: re.Match[str], scene: Scene) -> Found | None:
    year = year_from_words(match["y"], scene)
    if year is None:
        return undated()
    interval = part_of_year(year, scene.lexicon.month(match["m"]), 1)
    return Found(interval, modifier=modifier_of(match["part"], scene), is_focus=True)


def _week_of_month(match: re.Match[str], scene: Scene) -> Found | None:
    """Read "the third full week of May": the weeks that lie wholly in the month, from Monday."""
    month, number = scene.lexicon.month(match["m"]), read_ordinal(match["o"], scene)
    if match["y"]:
        whole = part_of_year(int(match["y"]), month, 1)
    elif scene.on is None:
        return undated()
    else:
        whole = month_near(month, scene.on, scene.tense(match.start(), match.end()))
    first = next_weekday(add(whole.start, -1, "day"), 0)
    weeks = [Interval(add(first, n, "week"), add(first, n + 1, "week")) for n in range(5)]
    inside = [week for week in weeks if week.end <= whole.end]
    if not -1 <= number <= len(inside) or number == 0:
        return None
    return Found(inside[number - 1 if number > 0 else number])


def _month(match: re.Match[str], scene: Scene) -> Found | None:
    if not match["shift"] and not match["part"] and _is_other_word(match, scene):
        return None
    if scene.on is None:
        return undated()
    month, shift = scene.lexicon.month(match["m"]), (match["shift"] or "").casefold()
    if "this" in shift and "past" not in shift:
        interval = part_of_year(scene.on.year, month, 1)
    else:
        tense = scene.tense(match.start(), match.end())
        before = LAST_WORD.search(scene.text, max(0, match.start() - 15), match.start())
        tense = OPEN_ENDS.get(before[1].casefold() if before else "", tense)
        interval = month_near(month, scene.on, tense)
        if ("last" in shift or "past" in shift) and interval.end > scene.on:
            interval = month_near(month, scene.on, "begun")
            interval = interval.shifted(-1, "year") if interval.end > scene.on else interval
        if "next" in shift and interval.start <= scene.on:
            interval = interval.shifted(1, "year")
    return Found(interval, modifier=modifier_of(match["part"], scene), is_focus=True)


def _is_other_word(match: re.Match[str], scene: Scene) -> bool:
    """Return whether "May" or "June" is rather a name or a verb; after "April and" it is not."""
    text = scene.text
    listed = LISTED.search(text, max(0, match.start() - 20), match.start())
    is_listed = listed is not None and listed[1].casefold() in scene.lexicon.months
    if is_listed or match["m"].rstrip(".").casefold() not in NAMES:
        return False
    low = max(scene.bounds[0], match.start() - 15)
    before = LAST_WORD.search(text, low, match.start())
    if before is None and match.start() - scene.bounds[0] < OPENING:
        return NOUN_FOLLOWS.match(text, match.end()) is None
    word = before[1] if before else ""
    if word.casefold() in BEFORE_A_MONTH:
        return False
    if NAME_FOLLOWS.match(text, match.end()):
        return True
    return not word.islower() or word in PRONOUNS


def _weekday(match: re.Match[str], scene: Scene) -> Found | None:
    before = LAST_WORD.search(scene.text, max(0, match.start() - 15), match.start())
    if before is not None and before[1].casefold() in scene.lexicon.words["named_day"]:
        return None
    if scene.on is None:
        return undated()
    weekday = int(scene.lexicon.value("weekday", match["w"]))
    shift = (match["shift"] or "").casefold().split()
    tense = scene.tense(match.start(), match.end())
    on, last = scene.on, scene.last_spoken(match.start())
    if shift == ["the", "previous"] and last is not None and last.end == add(last.start, 1, "day"):
        on = last.start
    return Found(shifted_weekday(weekday, shift[-1] if shift else None, on, tense))


WEEKDAY = "(?:<weekday_any>,? (?:on )?)?"

DAY = "(?P<d><day>)"

NOT_A_NUMBER = r"(?![\d%]|[.,:]\d|-\w| (?i:per cent|percent|pct|million|billion|trillion|mln|pc)\b)"

SPELLED = "one|two|three|four|five|six|seven|eight|nine"

MONTHS = frozenset({"month"})


RULES: tuple[Rule, ...] = (
    Rule(
        "full_date",
        MONTHS,
        rf"\b{CLOCK}{WEEKDAY}(?P<m><month>) {DAY},? {YEAR}",
        _full_date,
        (
            Example("March 14, 1997", "1997-03-14/1997-03-15"),
            Example("Monday, Nov. 13, 2017", "2017-11-13/2017-11-14"),
            Example("February 30, 2024", None),
        ),
        frozenset({"<year>"}),
    ),
    Rule(
        "day_month_year",
        MONTHS,
        rf"\b{CLOCK}{WEEKDAY}{DAY} (?:of )?(?P<m><month>),? {YEAR}",
        _full_date,
        (
            Example("14 March 1997", "1997-03-14/1997-03-15"),
            Example("29th of February 2024", "2024-02-29/2024-03-01"),
            Example("31 April 2024", None),
        ),
        frozenset({"<year>"}),
    ),
    Rule(
        "iso_date",
        YEARS,
        r"(?<![\w-])(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])",
        _full_date,
        (
            Example("2025-02-24", "2025-02-24/2025-02-25"),
            Example("1999-12-31", "1999-12-31/2000-01-01"),
            Example("2025-13-01", None),
        ),
    ),
    Rule(
        "month_day",
        MONTHS,
        rf"\b{CLOCK}{WEEKDAY}(?P<m><month>) (?P<d><day>|(?i:<ordinal>|{SPELLED}))\b{NOT_A_NUMBER}",
        _month_day,
        (
            Example("rose on Feb 24", "2025-02-24/2025-02-25"),
            Example("sold on Dec. 9", "2024-12-09/2024-12-10"),
            Example("Feb 30", None),
        ),
    ),
    Rule(
        "day_month",
        MONTHS,
        rf"\b{CLOCK}{WEEKDAY}(?P<d><day>) (?:of )?(?P<m><month>)(?![\w-])",
        _month_day,
        (
            Example("on 3 January", "2025-01-03/2025-01-04"),
            Example("due on the 15th of March", "2025-03-15/2025-03-16"),
            Example("31 June", None),
        ),
    ),
    Rule(
        "month_year",
        MONTHS,
        rf"{PART}(?<!\w)(?P<m><month>),? (?:of )?(?P<y><year>(?!\w|[.,]\d)|"
        r"(?i:this|last|next) year\b)",
        _month_year,
        (
            Example("October 2015", "2015-10-01/2015-11-01"),
            Example("Dec. 2021", "2021-12-01/2022-01-01"),
            Example("October rallies", None),
        ),
        frozenset({"<year>", "last", "next", "this"}),
    ),
    Rule(
        "week_of_month",
        MONTHS,
        r"\b(?:(?i:the) )?(?P<o><ordinal>) (?:(?i:full) )?(?i:week) (?i:of|in) (?P<m><month>)"
        r"(?:,? (?P<y><year>)(?![\w%]))?",
        _week_of_month,
        (
            Example("in the second full week of March 2021", "2021-03-08/2021-03-15"),
            Example("the second week of January", "2025-01-13/2025-01-20"),
            Example("the sixth week of January", None),
        ),
        frozenset({"week"}),
    ),
    Rule(
        "month",
        MONTHS,
        rf"(?<![\w-]){PART}(?:(?P<shift>(?i:this past|this coming|this|last|next)) )?"
        r"(?<!\w)(?P<m><month>)(?![\w])",
        _month,
        (
            Example("sales fell in October", "2024-10-01/2024-11-01"),
            Example("last March", "2024-03-01/2024-04-01"),
            Example("May I ask", None),
        ),
    ),
    Rule(
        "weekday",
        frozenset({"weekday"}),
        rf"\b{CLOCK}{PART}(?:(?P<shift>(?i:this past|this coming|the previous"
        r"|the following|this|last|next)) )?(?P<w><weekday>)(?: (?:<daypart>))?\b",
        _weekday,
        (
            Example("said on Friday", "2025-02-21/2025-02-22"),
            Example("will meet on Thursday", "2025-02-27/2025-02-28"),
            Example("Fridays", None),
        ),
    ),
)
