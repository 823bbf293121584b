"""core.articles: one version of one article, with its clean text."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from transforms.contracts.columns import ID_PATTERN, RecordedAt, RulesVersion, RunId, Version
from transforms.contracts.table import Column, table
from transforms.contracts.vocabulary import ArticleStatus, DatePrecision


@table(
    "core.articles",
    grain="one version of one article",
    key=("article_id", "version"),
    sort_by=("published_on", "article_id"),
)
class Article:
    """An article as read. A corrected article is a new version; no version is overwritten."""

    article_id: Annotated[
        str,
        Column(
            "Hash of the capture's identity; also of title, day and publisher where another "
            "article came under that name.",
            pattern=ID_PATTERN,
        ),
    ]
    version: Version
    capture_id: Annotated[
        str, Column("Document it was read from.", references="raw.captures.capture_id")
    ]
    text_sha256: Annotated[str, Column("SHA-256 of text in hex.", pattern=r"^[0-9a-f]{64}$")]
    title: Annotated[str | None, Column("Headline.", null_means="none was found")]
    publisher: Annotated[str | None, Column("Name of the publisher.", null_means="unknown")]
    agency: Annotated[
        str | None, Column("News agency credited.", null_means="no agency is credited")
    ]
    authors: Annotated[
        str | None, Column('Names, separated by "; ".', null_means="no author is named")
    ]
    url: Annotated[str | None, Column("Canonical address.", null_means="unknown")]
    language_code: Annotated[
        str | None, Column("ISO 639-1.", pattern=r"^[a-z]{2}$", null_means="not stated")
    ]
    home_currency_code: Annotated[
        str | None,
        Column(
            "Currency that a bare sign means to the publisher (ISO 4217).",
            pattern=r"^[A-Z]{3}$",
            null_means="publisher unknown",
        ),
    ]
    published_at: Annotated[
        datetime | None,
        Column("Moment of publication (UTC).", null_means="known to the day at best"),
    ]
    published_on: Annotated[
        date | None, Column("Day of publication.", null_means="year, month or day unknown")
    ]
    published_precision: Annotated[
        DatePrecision | None,
        Column("How precise what is known of the date is.", null_means="no year is known"),
    ]
    published_evidence: Annotated[str, Column("What the date rests on, or why there is none.")]
    text: Annotated[str, Column("The whole cleaned article, title first; all offsets count in it.")]
    offset_map: Annotated[
        str,
        Column(
            "Segments text_start:source_start:length separated by spaces: where each stretch of "
            "text stands in the decoded capture."
        ),
    ]
    cleaner_version: Annotated[str, Column("Version of the code that made text from the capture.")]
    rules_version: RulesVersion
    word_count: Annotated[int, Column("Words in text.", unit="word", minimum=0)]
    figure_count: Annotated[int, Column("Figures read in it, held ones included.", minimum=0)]
    run_id: RunId
    recorded_at: RecordedAt
    published_year: Annotated[
        int | None,
        Column("Year of publication.", unit="year", minimum=1, null_means="the year is unknown"),
    ] = None
    published_month: Annotated[
        int | None,
        Column(
            "Month of publication, also where the year could not be settled.",
            unit="month",
            minimum=1,
            maximum=12,
            null_means="the month is unknown",
        ),
    ] = None
    published_day: Annotated[
        int | None,
        Column(
            "Day of the month of publication, also where the year could not be settled.",
            unit="day",
            minimum=1,
            maximum=31,
            null_means="the day is unknown",
        ),
    ] = None
    published_conflict: Annotated[
        str | None,
        Column(
            "Other days of publication that the capture states or its text implies.",
            null_means="nothing disagrees",
        ),
    ] = None
    article_status: Annotated[
        ArticleStatus | None,
        Column(
            "What its source, its headline's tag or a note says of this version: live, updated, "
            "corrected or withdrawn.",
            null_means="it was read before statuses were",
        ),
    ] = None
    correction_note: Annotated[
        str | None,
        Column(
            "The words that say so: the note as printed, the headline's tag, or how its feed or "
            "server takes it back.",
            null_means="nothing says so",
        ),
    ] = None
