"""Time stamps and datelines: dates that stand in a line of their own or before the first word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from transforms.articles.document import TextLine
from transforms.periods.lexicon import PeriodLexicon

StampKind = Literal["published", "stamp", "dateline", "updated"]
TRUST: tuple[StampKind, ...] = ("published", "stamp", "dateline", "updated")
"""Kinds of stamps, the most trusted first."""
LONGEST_LINE = 140
WORDS_OF_A_SENTENCE, NOON = 2, 12
OTHER_WORDS, OTHER_WORDS_WITH_LABEL = 5, 12
"""Words beside date, time and label that a line may hold and still be a time stamp."""
OPEN_END = re.compile(
    r"\b(?:until|by|of|on|the|to|from|for|in|and|or|at|before|after|since|ended|ending|dated)\s*\n$"
)
"""A line that goes on in the next one: a date there is part of a hard-wrapped sentence."""
OPEN_REACH = 12
LINES_TO_YEAR = 2
HEAD_PARAGRAPHS = 2
"""A bare date further down belongs to another article, a list or a comment."""
TIME = re.compile(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::\d\d)?\s?"
    r"(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>[A-Za-z]{2,4}\b)?"
)
YEAR_ALONE = re.compile(r"\s*((?:19|20)\d\d)\s*")
GLUED_YEAR = r"(?P<y>(?:19|20)\d\d)(?=\d{1,2}[:.]\d\d|\D|$)"
"""A year that the page's layout may have run together with the clock: "20246:35 AM"."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date printed in a time stamp or dateline; `year` is None where it is not printed."""

    kind: StampKind
    month: int
    day: int
    year: int | None
    weekday: int | None
    moment: datetime | None
    words: str

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
    label: re.Pattern[str]
    updated: re.Pattern[str]
    dateline: re.Pattern[str]


def find_stamps(text: str, lines: Sequence[TextLine], lexicon: PeriodLexicon) -> list[Stamp]:
    """Return the stamps of all lines, boilerplate included, the most trusted first."""
    patterns = _patterns_of(lexicon)
    stamps: list[Stamp] = []
    paragraphs = 0
    for index, line in enumerate(lines):
        words = text[line.start : line.end]
        following = [text[one.start : one.end] for one in lines[index + 1 : index + 4]]
        found: list[Stamp] = []
        if not OPEN_END.search(text, max(0, line.start - OPEN_REACH), line.start):
            found = list(_stamps_of_line(words, following, patterns, lexicon))
        stamps.extend(one for one in found if one.kind != "stamp" or paragraphs <= HEAD_PARAGRAPHS)
        paragraphs += len(words) > LONGEST_LINE and not found
    return sorted(stamps, key=lambda stamp: TRUST.index(stamp.kind))


def _stamps_of_line(
    words: str, following: list[str], patterns: _Patterns, lexicon: PeriodLexicon
) -> Iterator[Stamp]:
    dateline = patterns.dateline.match(words)
    if dateline:
        yield from _dates_of(dateline[0], "dateline", patterns, lexicon)
    elif len(words) <= LONGEST_LINE and _is_stamp_line(words, patterns):
        for part, kind in _labelled_parts(words, patterns):
            for stamp in _dates_of(part, kind, patterns, lexicon):
                yield _with_year_below(stamp, following)


def _is_stamp_line(words: str, patterns: _Patterns) -> bool:
    """Return whether little but dates, clock times, labels and names stands in the line."""
    if not any(pattern.search(words) for pattern in (*patterns.dates, patterns.iso)):
        return False
    rest = words
    for pattern in (*patterns.dates, patterns.iso, TIME):
        rest = pattern.sub(" ", rest)
    rest, labels = patterns.label.subn(" ", rest)
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


def _dates_of(
    words: str, kind: StampKind, patterns: _Patterns, lexicon: PeriodLexicon
) -> Iterator[Stamp]:
    for pattern in (patterns.iso, *patterns.dates):
        for match in pattern.finditer(words):
            stamp = _stamp(match, kind, words, lexicon)
            if stamp.year is None or stamp.on is not None:
                yield stamp
        if pattern.search(words):
            return


def _stamp(match: re.Match[str], kind: StampKind, words: str, lexicon: PeriodLexicon) -> Stamp:
    month = int(match["m"]) if match["m"].isdigit() else lexicon.month(match["m"])
    year = int(match["y"]) if match["y"] else None
    weekday = match.groupdict().get("w")
    names = {**lexicon.words["weekday"], **lexicon.words["weekday_short"]}
    stamp = Stamp(
        kind=kind,
        month=month,
        day=int(match["d"].rstrip("stndrh")),
        year=year,
        weekday=int(names[weekday.rstrip(".").casefold()]) if weekday else None,
        moment=None,
        words=" ".join(match[0].split()).strip(" ,"),
    )
    return _with_moment(stamp, words, lexicon) if stamp.on else stamp


def _with_moment(stamp: Stamp, words: str, lexicon: PeriodLexicon) -> Stamp:
    """Return the stamp with its moment in UTC, where clock and time zone are printed."""
    clock = TIME.search(GLUE.sub(r"\1 ", words))
    on = stamp.on
    if clock is None or on is None or not clock["zone"]:
        return stamp
    offset = lexicon.zones.get(clock["zone"].upper())
    if offset is None:
        return stamp
    hour = int(clock["hour"])
    if clock["half"] and hour <= NOON:
        hour = hour % NOON + (NOON if clock["half"][0] in "pP" else 0)
    local = datetime(on.year, on.month, on.day, hour, int(clock["minute"]), tzinfo=UTC)
    return _replace(stamp, moment=local - timedelta(minutes=offset))


GLUE = re.compile(r"((?:19|20)\d\d)(?=\d{1,2}[:.]\d\d)")


def _with_year_below(stamp: Stamp, following: list[str]) -> Stamp:
    """Return the stamp with the year that stands alone in one of the next lines."""
    if stamp.year is None:
        for line in [line for line in following if line.strip()][:LINES_TO_YEAR]:
            alone = YEAR_ALONE.fullmatch(line)
            if alone:
                return _replace(stamp, year=int(alone[1]), words=f"{stamp.words} {alone[1]}")
    return stamp


def _replace(
    stamp: Stamp, *, moment: datetime | None = None, year: int | None = None, words: str = ""
) -> Stamp:
    return Stamp(
        kind=stamp.kind,
        month=stamp.month,
        day=stamp.day,
        year=year or stamp.year,
        weekday=stamp.weekday,
        moment=moment or stamp.moment,
        words=words or stamp.words,
    )


@lru_cache(maxsize=4)
def _patterns_of(lexicon: PeriodLexicon) -> _Patterns:
    weekday = r"(?:(?P<w><weekday_any>),? )?"
    month_day = rf"(?<![A-Za-z]){weekday}(?P<m><month>) ?(?P<d><day>)(?!\d)(?:,? {GLUED_YEAR})?"
    day_month = rf"(?<!\w){weekday}(?P<d><day>) (?P<m><month>)(?:,? {GLUED_YEAR})?"
    published, updated = lexicon.choice("stamp_published"), lexicon.choice("stamp_updated")
    return _Patterns(
        dates=(lexicon.compile(month_day), lexicon.compile(day_month)),
        iso=re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
        label=lexicon.compile(rf"(?:(?i:{published}|{updated}))(?: (?i:on|at))?\s*[:|-]?"),
        updated=lexicon.compile(rf"(?i:{updated})"),
        dateline=lexicon.compile(
            r"[A-Z][A-Za-z .,'/-]{2,40}?,? (?:<month>) ?(?:<day>)(?!\d)(?:, (?:<year>))?"
            r" ?(?:\([A-Z][A-Za-z /.]{1,30}\)|/[A-Z][\w /-]{2,30}/)? ?(?:[–—]|--?) "
        ),
    )
