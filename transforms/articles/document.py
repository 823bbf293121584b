"""The cleaned article that all readings work on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from transforms.contracts.vocabulary import ArticleStatus, DatePrecision, SentenceRole


@dataclass(frozen=True, slots=True)
class Segment:
    """`length` characters of the text from `text_start` stand at `source_start` in the capture.

    The source offset counts characters of the decoded capture (for HTML: of its markup).
    """

    text_start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the text with the role of its sentences: text[start:end]."""

    start: int
    end: int
    role: SentenceRole


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that the capture itself states outside the prose: metadata, URL, a dateline.

    Where only the month or the year is stated, `published_on` is None and `year` and `month` hold
    what is.
    """

    published_on: date | None
    published_at: datetime | None
    precision: DatePrecision
    evidence: str
    year: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher as seeds/reference/publishers.csv knows it.

    `home_currency_code` is what a bare sign means to it, `dollar_code` what a bare $ does where
    the home currency has another sign and the house style is known; `time_zone` is an IANA name.
    """

    name: str
    home_currency_code: str | None
    country_code: str | None
    time_zone: str | None
    dollar_code: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Clean text (title first), its lines and roles, and what the capture says about itself.

    `stated_dates` come in order of trust. `publisher_name` is what the capture prints even where
    no seed row knows the publisher. `correction_note` are the words behind `status`.
    """

    text: str
    lines: tuple[TextLine, ...]
    segments: tuple[Segment, ...]
    title: str | None
    publisher_name: str | None
    publisher: Publisher | None
    agency: str | None
    authors: tuple[str, ...]
    url: str | None
    language_code: str | None
    stated_dates: tuple[StatedDate, ...]
    status: ArticleStatus = "live"
    correction_note: str | None = None


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of publication printed without its year.

    Attributes:
        month: 1 to 12.
        day: Day of the month.
        weekday: 0 (Monday) to 6, where it is printed beside it.
        words: As printed.
        not_before: The latest day that the text speaks of as past.
    """

    month: int
    day: int
    weekday: int | None
    words: str
    not_before: date | None = None

    def in_year(self, year: int) -> date | None:
        """Return the day in `year`; None where it has no such day or it is another weekday."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        is_past = self.not_before is None or found >= self.not_before
        return found if is_past and self.weekday in (None, found.weekday()) else None


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When the article was published, as far as it can be known.

    Attributes:
        published_on: The day, None where year, month or day is unknown.
        published_at: The moment in UTC, None where clock or time zone is unknown.
        precision: Of what is known with its year, None where the year is unknown.
        evidence: What it rests on, or why there is none.
        month_day: Month and day, also where the year could not be settled.
        year: Year, also where only it is known.
        month: Month, where it is known.
        conflict: What else was found and disagrees, None where nothing does.
        named: The day as printed, where its year was inferred or is still open.
    """

    published_on: date | None
    published_at: datetime | None
    precision: DatePrecision | None
    evidence: str
    month_day: tuple[int, int] | None = None
    year: int | None = None
    month: int | None = None
    conflict: str | None = None
    named: NamedDay | None = None

    @property
    def parts(self) -> tuple[int | None, int | None, int | None]:
        """Return year, month and day, each None where it is unknown."""
        if self.published_on is not None:
            return self.published_on.year, self.published_on.month, self.published_on.day
        month, day = self.month_day or (self.month, None)
        return self.year, month, day


class UnreadableDocument(ValueError):
    """A capture holds no article that can be read.

    Attributes:
        rule_code: Closed list: broken_record, document_too_large, empty_document, no_article,
            unreadable_encoding.
        reason: One plain sentence that names what was found.
    """

    def __init__(self, rule_code: str, reason: str) -> None:
        super().__init__(reason)
        self.rule_code = rule_code
        self.reason = reason
