"""Readings -> rows: ids, references between rows, and US dollars."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from transforms.contracts import (
    Article,
    Claim,
    Entity,
    Figure,
    Mention,
    OtherNumber,
    Relation,
    Sentence,
)
from transforms.entities.reading import NamedEntity
from transforms.identity import content_id

if TYPE_CHECKING:
    from transforms.article import ArticleReading

CLEANER_VERSION = "2"
"""Raised when the text made from a capture changes."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Under which ids, versions and run the rows of one article version are recorded."""

    article_id: str
    version: int
    capture_id: str
    rules_version: str
    run_id: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """The rows of one article version, by table."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    other_numbers: tuple[OtherNumber, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    claims: tuple[Claim, ...]


def text_digest(text: str) -> str:
    """Return the SHA-256 of `text` in hex: two articles with the same digest are duplicates."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def entity_id(entity: NamedEntity) -> str:
    """Return the id of `entity`: the same from whatever article it is named in."""
    return content_id("entity", entity.entity_type, fold_name(entity.name))


def fold_name(name: str) -> str:
    """Return what names of one entity share: composed (NFC), trimmed, in one case."""
    composed = unicodedata.normalize("NFC", name.strip())
    return unicodedata.normalize("NFC", composed.casefold())


def article_row(reading: ArticleReading, recording: Recording) -> Article:
    """Return the row of the article version itself."""
    document, published = reading.document, reading.published
    publisher = document.publisher
    year, month, day = published.parts
    return Article(
        article_id=recording.article_id,
        version=recording.version,
        capture_id=recording.capture_id,
        text_sha256=text_digest(document.text),
        title=document.title,
        publisher=publisher.name if publisher else document.publisher_name,
        agency=document.agency,
        authors="; ".join(document.authors) or None,
        url=document.url,
        language_code=document.language_code,
        home_currency_code=publisher.home_currency_code if publisher else None,
        published_at=published.published_at,
        published_on=published.published_on,
        published_precision=published.precision,
        published_evidence=published.evidence,
        text=document.text,
        offset_map=" ".join(
            f"{segment.text_start}:{segment.source_start}:{segment.length}"
            for segment in document.segments
        ),
        cleaner_version=CLEANER_VERSION,
        rules_version=recording.rules_version,
        word_count=len(document.text.split()),
        figure_count=len(reading.figures),
        run_id=recording.run_id,
        recorded_at=recording.recorded_at,
        published_year=year,
        published_month=month,
        published_day=day,
        article_status=document.status,
        correction_note=document.correction_note,
        published_conflict=published.conflict,
    )


def sentence_rows(reading: ArticleReading, recording: Recording) -> tuple[Sentence, ...]:
    """Return the sentences in text order."""
    text = reading.document.text
    return tuple(
        Sentence(
            sentence_id=span_id(recording, "sentence", sentence.start, sentence.end),
            article_id=recording.article_id,
            version=recording.version,
            sentence_number=number,
            start_char=sentence.start,
            end_char=sentence.end,
            surface=text[sentence.start : sentence.end],
            role=sentence.role,
        )
        for number, sentence in enumerate(reading.sentences, start=1)
    )


def other_number_rows(
    reading: ArticleReading, sentences: Sequence[Sentence], recording: Recording
) -> tuple[OtherNumber, ...]:
    """Return the number-like strings that are no figures, in text order."""
    text = reading.document.text
    return tuple(
        OtherNumber(
            article_id=recording.article_id,
            version=recording.version,
            sentence_id=sentence_at(sentences, other.start),
            start_char=other.start,
            end_char=other.end,
            surface=text[other.start : other.end],
            reason=other.reason,
        )
        for other in reading.others
    )


def mention_rows(
    reading: ArticleReading, sentences: Sequence[Sentence], recording: Recording
) -> tuple[Mention, ...]:
    """Return the mentions in text order."""
    return tuple(
        Mention(
            mention_id=span_id(recording, "mention", mention.start, mention.end),
            article_id=recording.article_id,
            version=recording.version,
            sentence_id=sentence_at(sentences, mention.start),
            entity_id=entity_id(mention.entity),
            start_char=mention.start,
            end_char=mention.end,
            surface=reading.document.text[mention.start : mention.end],
            rule=mention.rule,
            confidence=mention.confidence,
        )
        for mention in reading.mentions
    )


def entity_rows(reading: ArticleReading) -> tuple[Entity, ...]:
    """Return each entity that the article mentions, once, in order of first mention."""
    named = [mention.entity for mention in reading.mentions]
    named += [end for r in reading.relations for end in (r.subject, r.object)]
    named += [binding.subject for binding in reading.bindings if binding.subject]
    unique = {entity_id(entity): entity for entity in reversed(named)}
    return tuple(
        Entity(
            entity_id=id_,
            name=entity.name,
            entity_type=entity.entity_type,
            country_code=entity.country_code,
            ticker=entity.ticker,
            home_currency_code=entity.home_currency_code,
            link_reason=None if entity.is_known else "no row in seeds/reference/entities.csv",
            isin=entity.isin,
            parent_name=entity.parent_name,
            fiscal_year_end_month=entity.fiscal_year_end_month,
            source=entity.source,
        )
        for id_, entity in reversed(unique.items())
    )


def relation_rows(
    reading: ArticleReading, sentences: Sequence[Sentence], recording: Recording
) -> tuple[Relation, ...]:
    """Return each relation once, where it is first stated."""
    rows: dict[str, Relation] = {}
    for relation in reading.relations:
        subject, object_ = entity_id(relation.subject), entity_id(relation.object)
        id_ = content_id(
            recording.article_id, recording.version, subject, relation.predicate, object_
        )
        row = Relation(
            relation_id=id_,
            article_id=recording.article_id,
            version=recording.version,
            sentence_id=sentence_at(sentences, relation.start),
            subject_entity_id=subject,
            predicate=relation.predicate,
            object_entity_id=object_,
            start_char=relation.start,
            end_char=relation.end,
            surface=reading.document.text[relation.start : relation.end],
            rule=relation.rule,
        )
        rows.setdefault(id_, row)
    return tuple(rows.values())


def span_id(recording: Recording, what: str, start: int, end: int) -> str:
    """Return the id of what stands at text[start:end] of the article version."""
    return content_id(what, recording.article_id, recording.version, start, end)


def sentence_at(sentences: Sequence[Sentence], position: int) -> str:
    """Return the id of the sentence that holds `position`."""
    index = bisect_right(sentences, position, key=lambda s: s.start_char) - 1
    return sentences[index].sentence_id
