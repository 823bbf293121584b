"""The cleaned article that all readings work on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from transforms.contracts.vocabulary import DatePrecision, SentenceRole


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
    """A date that the capture itself states outside the prose: metadata, URL, a dateline."""

    published_on: date | None
    published_at: datetime | None
    precision: DatePrecision
    evidence: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher as seeds/reference/publishers.csv knows it.

    `home_currency_code` is what a bare sign means to it; `time_zone` is an IANA name.
    """

    name: str
    home_currency_code: str | None
    country_code: str | None
    time_zone: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """Clean text (title first), its lines and roles, and what the capture says about itself.

    `stated_dates` come in order of trust. `publisher_name` is what the capture prints even where
    no seed row knows the publisher.
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


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When the article was published, as far as it can be known.

    `month_day` holds (month, day) where the year could not be settled.
    """

    published_on: date | None
    published_at: datetime | None
    precision: DatePrecision | None
    evidence: str
    month_day: tuple[int, int] | None = None


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
