"""Dates that a capture states in a field, a tag or its address."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from transforms.articles.document import StatedDate

EARLIEST_YEAR = 1600
LATEST_YEAR = 2200
"""No news is older; a year beyond it is a slip."""

_ISO = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)"
    r"(?:[T ]+(?P<H>\d\d):?(?P<M>\d\d)(?::?(?P<S>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m>[A-Za-z]{3,9})\.?,?"
    r"|(?P<m2>[A-Za-z]{3,9})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?)\s+(?P<y>\d{4})\b"
    r"(?:,?\s+(?:at\s+)?(?P<H>\d{1,2}):(?P<M>\d\d)(?::(?P<S>\d\d))?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>UTC?|GMT|Z|[ECMP][SD]T|[+-]\d\d:?\d\d)?(?![\w:]))?",
    re.IGNORECASE,
)
_PART = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d))?")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")
_URL_DAYS = (
    re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?<!\d-)((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?!-?\d)"),
    re.compile(r"(?<=/)((?:19|20)\d\d)([01]\d)([0-3]\d)(?=/)"),
)
"""/2024/02/28/, /2024/feb/28/; story-2024-02-28; /20240228/, but not story-20240228: an id."""
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)/")
_UNSET = frozenset({date(1970, 1, 1), date(1969, 12, 31)})
"""What a content system prints where it has no date: second 0 of Unix time, here and west of it."""
_AMERICAN_ZONES = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
"""Hours from UTC of the zones that mail may name: RFC 822, 5.1."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def read_stated(value: str, evidence: str) -> StatedDate | None:
    """Return the date that `value` states, or None where it states none.

    Understood: ISO 8601, with or without time and zone; "28 Feb 2024" and "Feb 28, 2024" with
    or without a weekday, a clock and a zone, as mail and feeds write them; seconds or
    milliseconds since 1970; a year, or year and month, alone. The day is the one printed, in the
    printed zone; `published_at` is UTC, and None without a zone. The first day of Unix time is
    no date but the lack of one.
    """
    found = _read(value.strip(), evidence)
    return None if found and found.published_on in _UNSET else found


def _read(text: str, evidence: str) -> StatedDate | None:
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(epoch[1]))
        return StatedDate(moment.date(), moment, "minute", evidence)
    part = _PART.fullmatch(text)
    if part:
        return _from_part(part, evidence)
    iso = _ISO.match(text)
    if iso:
        return _from_iso(iso, evidence)
    words = _WORDS.match(text)
    if words:
        return _from_words(words, evidence)
    return None


def read_url_date(url: str) -> StatedDate | None:
    """Return the day in an address such as https://example.com/2024/02/28/story, or None.

    An address that holds only year and month ("/2024/02/") gives those.
    """
    path = url.partition("?")[0].partition("#")[0]
    found = next(filter(None, (pattern.search(path) for pattern in _URL_DAYS)), None)
    if not found:
        return _url_month(path)
    month = int(found[2]) if found[2].isdigit() else _month(found[2])
    day = _day(int(found[1]), month, int(found[3]))
    return StatedDate(day, None, "day", f"URL {found[0].strip('/')}") if day else None


def _url_month(path: str) -> StatedDate | None:
    found = _URL_MONTH.search(path)
    return _from_part_of(found[1], found[2], f"URL {found[0].strip('/')}") if found else None


def _from_part(part: re.Match[str], evidence: str) -> StatedDate | None:
    return _from_part_of(part["y"], part["m"], evidence)


def _from_part_of(year: str, month: str | None, evidence: str) -> StatedDate | None:
    first = _day(int(year), int(month or 1), 1)
    if first is None:
        return None
    if month is None:
        return StatedDate(None, None, "year", evidence, first.year)
    return StatedDate(None, None, "month", evidence, first.year, first.month)


def _from_iso(found: re.Match[str], evidence: str) -> StatedDate | None:
    day = _day(int(found["y"]), int(found["m"]), int(found["d"]))
    if day is None:
        return None
    return _with_clock(day, found, evidence)


def _from_words(found: re.Match[str], evidence: str) -> StatedDate | None:
    month = _month(found["m"] or found["m2"])
    day = _day(int(found["y"]), month, int(found["d"] or found["d2"]))
    if day is None or found["half"]:
        return StatedDate(day, None, "day", evidence) if day else None
    return _with_clock(day, found, evidence)


def _with_clock(day: date, found: re.Match[str], evidence: str) -> StatedDate:
    """The day, with its moment where hour, minute and zone are printed and exist."""
    zone = _zone(found["zone"])
    if found["H"] is None or zone is None:
        return StatedDate(day, None, "day", evidence)
    try:
        moment = datetime(
            day.year, day.month, day.day, int(found["H"]), int(found["M"]), tzinfo=zone
        )
        moment = moment.replace(second=int(found["S"] or 0)).astimezone(UTC)
    except (ValueError, OverflowError):
        return StatedDate(day, None, "day", evidence)
    return StatedDate(day, moment, "minute", evidence)


def _zone(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text[0] not in "+-":
        hours = _AMERICAN_ZONES.get(text.upper(), 0)
        return timezone(timedelta(hours=hours)) if hours else UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    if offset >= timedelta(hours=24):
        return None
    return timezone(-offset if text[0] == "-" else offset)


def _month(word: str) -> int:
    """1 to 12, or 0 where `word` is no month."""
    key = word[:3].lower()
    return _MONTHS.index(key) + 1 if key in _MONTHS else 0


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
