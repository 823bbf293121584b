"""Time stamps and datelines: dates that stand in a line of their own or before the first word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from transforms.articles.clock_times import TIME, read_moment
from transforms.articles.document import TextLine
from transforms.articles.numeric_dates import NUMERIC, read_numeric
from transforms.periods.lexicon import PeriodLexicon

StampKind = Literal["published", "stamp", "dateline", "updated"]
TRUST: tuple[StampKind, ...] = ("published", "stamp", "dateline", "updated")
"""Kinds of stamps, the most trusted first."""
LABELLED = frozenset({"published", "updated"})
WITHOUT_BARE = LABELLED | {"dateline"}
LONGEST_LINE = 140
FEBRUARY, LAST_OF_FEBRUARY, LAST_OF_MONTH = 2, 28, 30
WORDS_OF_A_SENTENCE = 2
OTHER_WORDS, OTHER_WORDS_WITH_LABEL = 5, 12
"""Words beside date, time and label that a line may hold and still be a time stamp."""
OPEN_END = re.compile(
    r"\b(?:until|by|of|on|the|to|from|for|in|and|or|at|before|after|since|ended|ending|dated)\s*\n$"
)
"""A line that goes on in the next one: a date there is part of a hard-wrapped sentence."""
OPEN_REACH = 12
SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\Z")
LINES_TO_YEAR = 2
HEAD_PARAGRAPHS = 2
"""A bare date further down belongs to another article, a list or a comment."""
QUOTED = re.compile(r"\(@|^\s*[—–]|\b(?:via|pic)\.")
"""In the line under a post that the article shows: its date is the post's."""
OTHER_LOWER = re.compile(
    r"(?<!\w)(?!(?:at|on|by|in|and|of|the|for|from|with|min|mins|minutes?|read|hours?|hrs?|a|p|m"
    r"|am|pm|de|van|von|der|la|le|al|bin|noon|midnight|st|nd|rd|th)\b)[a-z]{2,}"
)
"""A word that is neither a name nor one of those around a time: "Company went public May 7"."""
PROSE_NEAR = 3
LETTERS = re.compile(r"[^\W\d_]{2,}")
YEAR_ALONE = re.compile(r"\s*((?:19|20)\d\d)\s*")
PLACE = (
    r"(?:[A-Z][A-Z .,'/-]{2,40}?|[A-Z][A-Za-z .,'/-]{2,40}?,(?= )|[A-Z][A-Za-z .'-]{2,30}(?= \())"
)
AGENCY = r"(?:\([A-Z][A-Za-z /.]{1,30}\)|/[A-Z][\w /-]{2,30}/)"
DATELINE_DAY = r"(?:<weekday_any>,? )?(?:<month> ?<day>(?!\d)|<day> <month>)(?:,? <year>)?"
GLUED_YEAR = r"(?P<y>(?:19|20)\d\d)(?=\d{1,2}[:.]\d\d|\D|$)"
"""A year that the page's layout may have run together with the clock: "20246:35 AM"."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date printed in a time stamp or dateline; `year` is None where it is not printed.

    Where day and month could be either way round, both are 0.
    """

    kind: StampKind
    month: int
    day: int
    year: int | None
    weekday: int | None
    moment: datetime | None
    words: str

    @property
    def is_unclear(self) -> bool:
        """Return whether day and month can be either way round: only the year is known."""
        return self.month == 0

    @property
    def on(self) -> date | None:
        """Return the day, or None without a year or where the calendar has no such day."""
        if self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class _Patterns:
    dates: tuple[re.Pattern[str], ...]
    iso: re.Pattern[str]
    period: re.Pattern[str]
    label: re.Pattern[str]
    updated: re.Pattern[str]
    dateline: re.Pattern[str]
    bare_dateline: re.Pattern[str]

    @property
    def all_dates(self) -> tuple[re.Pattern[str], ...]:
        return (self.iso, NUMERIC, *self.dates)


@dataclass(frozen=True, slots=True)
class _Scene:
    patterns: _Patterns
    lexicon: PeriodLexicon
    country_code: str | None


def find_stamps(
    text: str, lines: Sequence[TextLine], lexicon: PeriodLexicon, country_code: str | None = None
) -> list[Stamp]:
    """Return the stamps of all lines, boilerplate included, the most trusted first.

    A line with no label is none where it is the title, stands below the first paragraphs, speaks
    of a period ("Year ended March 31"), or may be the head of a table of accounts.
    """
    scene = _Scene(_patterns_of(lexicon), lexicon, country_code)
    stamps: list[Stamp] = []
    paragraphs = 0
    for index, line in enumerate(lines):
        words = text[line.start : line.end]
        following = [text[one.start : one.end] for one in lines[index + 1 : index + 4]]
        found: list[Stamp] = []
        if not OPEN_END.search(text, max(0, line.start - OPEN_REACH), line.start):
            found = list(_stamps_of_line(words, following, scene))
        is_last = index == len(lines) - 1
        is_cut = is_last and not SENTENCE_END.search(text, 0, max(0, line.start - 1))
        trusted = LABELLED if line.role == "title" else TRUST
        if paragraphs > HEAD_PARAGRAPHS or is_cut:
            trusted = WITHOUT_BARE
        stamps.extend(one for one in found if one.kind in trusted)
        paragraphs += len(words) > LONGEST_LINE and not found
    return sorted(stamps, key=lambda stamp: TRUST.index(stamp.kind))


def _stamps_of_line(words: str, following: list[str], scene: _Scene) -> Iterator[Stamp]:
    patterns = scene.patterns
    dateline = patterns.dateline.match(words)
    bare = patterns.bare_dateline.match(words)
    if dateline:
        yield from _dates_of(dateline[0], "dateline", scene)
    elif bare:
        yield from _dates_of(bare[0], "stamp", scene)
    elif len(words) <= LONGEST_LINE and _is_stamp_line(words, patterns):
        for part, kind in _labelled_parts(words, patterns):
            for found in _dates_of(part, kind, scene):
                stamp = _with_year_below(found, following)
                if kind != "stamp" or not _is_of_table(stamp, words, following):
                    yield stamp


def _is_of_table(stamp: Stamp, words: str, following: list[str]) -> bool:
    """Return whether a line without a label is rather one of a table.

    So is a day without a year beside a word ("Payable April 18"), and the last day of a month
    above no prose ("Dec 31", then figures).
    """
    if stamp.year is None and LETTERS.search(TIME.sub(" ", words).replace(stamp.words, " ")):
        return True
    if stamp.is_unclear or stamp.weekday is not None or TIME.search(words):
        return False
    is_last = stamp.day >= (LAST_OF_FEBRUARY if stamp.month == FEBRUARY else LAST_OF_MONTH)
    has_prose = any(len(line) > LONGEST_LINE for line in following[:PROSE_NEAR])
    return is_last and not has_prose


def _is_stamp_line(words: str, patterns: _Patterns) -> bool:
    """Return whether little but dates, clock times, labels and names stands in the line."""
    if not any(pattern.search(words) for pattern in patterns.all_dates) or QUOTED.search(words):
        return False
    rest = words
    for pattern in (*patterns.all_dates, TIME):
        rest = pattern.sub(" ", rest)
    rest, labels = patterns.label.subn(" ", rest)
    if not labels and (patterns.period.search(rest) or words.endswith(".")):
        return False
    starts_with_date = any(pattern.match(words) for pattern in patterns.all_dates)
    if not labels and not starts_with_date and OTHER_LOWER.search(rest):
        return False
    others = re.findall(r"[^\W\d_]{2,}", rest)
    if rest.rstrip().endswith((".", "!", "?")) and len(others) > WORDS_OF_A_SENTENCE:
        return False
    return len(others) <= (OTHER_WORDS_WITH_LABEL if labels else OTHER_WORDS)


def _labelled_parts(words: str, patterns: _Patterns) -> Iterator[tuple[str, StampKind]]:
    """Yield the stretches of a line, each with what the label before it says."""
    labels = list(patterns.label.finditer(words))
    first = labels[0].start() if labels else len(words)
    if words[:first].strip():
        yield words[:first], "stamp"
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        end = after.start() if after else len(words)
        is_updated = patterns.updated.search(label[0]) is not None
        yield words[label.end() : end], "updated" if is_updated else "published"


def _dates_of(words: str, kind: StampKind, scene: _Scene) -> Iterator[Stamp]:
    for pattern in scene.patterns.all_dates:
        for match in pattern.finditer(words):
            stamp = _stamp(match, kind, words, scene)
            if stamp.year is None or stamp.on is not None or stamp.is_unclear:
                yield stamp
        if pattern.search(words):
            return


def _stamp(match: re.Match[str], kind: StampKind, words: str, scene: _Scene) -> Stamp:
    stamp = Stamp(
        kind=kind,
        month=0,
        day=0,
        year=int(match["y"]) if match["y"] else None,
        weekday=_weekday(match, words, scene.lexicon),
        moment=None,
        words=" ".join(match[0].split()).strip(" ,"),
    )
    if match.re is NUMERIC:
        on = read_numeric(match, stamp.weekday, scene.country_code)
        stamp = replace(stamp, month=on.month, day=on.day) if on else stamp
    else:
        month = int(match["m"]) if match["m"].isdigit() else scene.lexicon.month(match["m"])
        stamp = replace(stamp, month=month, day=int(match["d"].rstrip("stndrh")))
    on = stamp.on
    return replace(stamp, moment=read_moment(words, on, scene.lexicon.zones)) if on else stamp


def _weekday(match: re.Match[str], words: str, lexicon: PeriodLexicon) -> int | None:
    """Return the weekday printed in the date or, before digits alone, in front of it."""
    names = {**lexicon.words["weekday"], **lexicon.words["weekday_short"]}
    printed = match.groupdict().get("w")
    if printed is None and match.re is NUMERIC:
        printed = next(iter(words[: match.start()].split()[-1:]), None)
    found = names.get((printed or "").rstrip(".,").casefold())
    return None if found is None else int(found)


def _with_year_below(stamp: Stamp, following: list[str]) -> Stamp:
    """Return the stamp with the year that stands alone in one of the next lines."""
    if stamp.year is None:
        for line in [line for line in following if line.strip()][:LINES_TO_YEAR]:
            alone = YEAR_ALONE.fullmatch(line)
            if alone:
                return replace(stamp, year=int(alone[1]), words=f"{stamp.words} {alone[1]}")
    return stamp


@lru_cache(maxsize=4)
def _patterns_of(lexicon: PeriodLexicon) -> _Patterns:
    weekday = r"(?:(?P<w><weekday_any>),? )?"
    year = rf"(?:(?:,? |-){GLUED_YEAR})?"
    month_day = rf"(?<![A-Za-z/]){weekday}(?P<m><month>)(?: ?|-)(?P<d><day>)(?!\d){year}"
    day_month = rf"(?<!\w){weekday}(?P<d><day>)[ -](?P<m><month>){year}"
    published, updated = lexicon.choice("stamp_published"), lexicon.choice("stamp_updated")
    return _Patterns(
        dates=(lexicon.compile(month_day), lexicon.compile(day_month)),
        iso=re.compile(
            r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?!\d)"
        ),
        period=lexicon.compile(
            rf"(?i)\b(?:ended|ending|{lexicon.choice('unit')}|{lexicon.choice('units')}"
            rf"|ends|fiscal|yr|mths|mos|qtr|qtly|{lexicon.choice('quarter')}|pay|record|due|matures?"
            rf"|since|until|till|through|by the|as of|as at|after|before)\b"
        ),
        label=lexicon.compile(rf"(?:(?i:{published}|{updated}))(?: (?i:on|at))?\s*[:|-]?"),
        updated=lexicon.compile(rf"(?i:{updated})"),
        bare_dateline=lexicon.compile(
            r"(?:<month> ?<day>|<day> <month>) (?:[–—]|--?) (?=[A-Z][\w'’-]+ (?:\w+ ){2})"
        ),
        dateline=lexicon.compile(
            rf"(?:{PLACE},? {AGENCY}?,? ?{DATELINE_DAY} ?{AGENCY}?|{DATELINE_DAY} {AGENCY})"
            r" ?(?:[–—]|--?|:) "
            rf"|{PLACE} ?--? ?\(BUSINESS WIRE\) ?--? ?{DATELINE_DAY} ?--? ?"
        ),
    )
