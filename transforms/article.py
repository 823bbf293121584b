"""One article -> all its rows. Read this file as the table of contents of `transforms`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.article_rows import (
    ArticleRows,
    Recording,
    article_row,
    entity_rows,
    mention_rows,
    other_number_rows,
    relation_rows,
    sentence_rows,
)
from transforms.articles.document import Document, PublicationDate
from transforms.articles.publication_date import date_article
from transforms.articles.rate_year import settle_year_by_rates
from transforms.claims.bind import bind_figures
from transforms.claims.collapse import build_claims
from transforms.claims.context import ClaimContext
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.reading import FigureBinding, RestatementLink
from transforms.claims.witnesses import link_restatements
from transforms.currency.dollars import resolve_currencies
from transforms.currency.evidence import Background, Market
from transforms.currency.rates import RateTable
from transforms.entities.gazetteer import Gazetteer
from transforms.entities.reading import MentionReading, RelationReading
from transforms.entities.recognise import recognise_entities
from transforms.entities.relation_rules import RelationLexicon
from transforms.entities.relations import find_relations
from transforms.figure_rows import figure_rows
from transforms.figures.accounting import Readings, account_numbers
from transforms.figures.find import read_numbers
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import FigureReading, OtherReading
from transforms.periods.bind import bind_periods
from transforms.periods.find import Customs, find_times
from transforms.periods.issuers import fiscal_periods
from transforms.periods.lexicon import PeriodLexicon
from transforms.periods.reading import FigurePeriod, TimeReading
from transforms.reference import Reference
from transforms.text.datelines import dateline_end, moved_by
from transforms.text.parse import LanguageModel, Parse
from transforms.text.sentences import (
    SHAPES_ONLY,
    Abbreviations,
    SentenceSpan,
    split_sentences,
)

__all__ = ["ArticleReading", "ArticleRows", "Reader", "Recording", "read_article"]


@dataclass(frozen=True, slots=True)
class Reader:
    """All that reading an article needs besides the article: lexicons, model and rates."""

    figures: FigureLexicon
    periods: PeriodLexicon
    gazetteer: Gazetteer
    relations: RelationLexicon
    claims: ClaimLexicon
    model: LanguageModel
    rates: RateTable
    abbreviations: Abbreviations = SHAPES_ONLY

    @classmethod
    def of(cls, reference: Reference, model: LanguageModel, rates: RateTable) -> Reader:
        """Return a reader with every lexicon built from `reference`."""
        return cls(
            figures=FigureLexicon.from_reference(reference),
            periods=PeriodLexicon.from_reference(reference),
            gazetteer=Gazetteer.from_reference(reference),
            relations=RelationLexicon.from_reference(reference),
            claims=ClaimLexicon.from_reference(reference),
            model=model,
            rates=rates,
            abbreviations=Abbreviations.from_reference(reference),
        )


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """Everything read in one article, before ids are given; the last four run parallel.

    `others` are the number-like strings that are no figures.
    """

    document: Document
    published: PublicationDate
    sentences: Sequence[SentenceSpan]
    mentions: Sequence[MentionReading]
    relations: Sequence[RelationReading]
    times: Sequence[TimeReading]
    others: Sequence[OtherReading]
    figures: Sequence[FigureReading]
    periods: Sequence[FigurePeriod]
    bindings: Sequence[FigureBinding]
    links: Sequence[RestatementLink | None]


def read_article(document: Document, reader: Reader, recording: Recording) -> ArticleRows:
    """Return all rows of one article version; claims collapse the figures' restatements."""
    reading = read_document_text(document, reader)
    sentences = sentence_rows(reading, recording)
    figures = figure_rows(reading, sentences, reader.rates, recording)
    article = article_row(reading, recording)
    return ArticleRows(
        articles=(article,),
        sentences=sentences,
        figures=figures,
        other_numbers=other_number_rows(reading, sentences, recording),
        mentions=mention_rows(reading, sentences, recording),
        entities=entity_rows(reading),
        relations=relation_rows(reading, sentences, recording),
        claims=build_claims(figures, reading.bindings, article),
    )


def read_document_text(document: Document, reader: Reader) -> ArticleReading:
    """Return everything that the text of `document` says."""
    text = document.text
    sentences = split_sentences(text, document.lines, reader.abbreviations)
    numbers = read_numbers(text, sentences, reader.figures, document.language_code)
    context = _read_spans(document, sentences, numbers.figures, reader)
    bindings = bind_figures(context)
    return ArticleReading(
        document=document,
        published=context.published,
        sentences=sentences,
        mentions=context.mentions,
        relations=find_relations(
            text, sentences, context.parses, context.mentions, reader.relations
        ),
        times=context.times,
        others=account_numbers(
            text,
            Readings(sentences, context.figures, numbers.refused, context.times),
            reader.figures,
        ),
        figures=context.figures,
        periods=fiscal_periods(context, bindings, reader.periods),
        bindings=bindings,
        links=link_restatements(context, bindings),
    )


def _read_spans(
    document: Document,
    sentences: tuple[SentenceSpan, ...],
    found: tuple[FigureReading, ...],
    reader: Reader,
) -> ClaimContext:
    text = document.text
    published = settle_year_by_rates(
        date_article(document, sentences, reader.periods), found, reader.rates
    )
    figures = resolve_currencies(
        text,
        found,
        reader.figures,
        _background(document, published, sentences, reader),
    )
    parses = _parse(text, sentences, reader.model)
    country = document.publisher.country_code if document.publisher else None
    times = find_times(text, sentences, published, reader.periods, Customs(country))
    return ClaimContext(
        text=text,
        sentences=sentences,
        parses=parses,
        figures=figures,
        mentions=recognise_entities(text, sentences, parses, reader.gazetteer),
        times=times,
        periods=bind_periods(text, sentences, figures, times, published),
        published=published,
        publisher_name=document.publisher_name,
        lexicon=reader.claims,
    )


def _background(
    document: Document,
    published: PublicationDate,
    sentences: tuple[SentenceSpan, ...],
    reader: Reader,
) -> Background:
    """Return what tells the currency of a bare sign beside the text and its figures."""
    publisher, on = document.publisher, published.published_on
    return Background(
        home=publisher.home_currency_code if publisher else None,
        dollar=publisher.dollar_code if publisher else None,
        market=Market(reader.rates, on) if on else None,
        sentences=sentences,
        source_name=None if publisher else document.publisher_name,
        agency=reader.figures.agency_dollars.get(document.agency or ""),
    )


def _parse(text: str, sentences: Sequence[SentenceSpan], model: LanguageModel) -> tuple[Parse, ...]:
    """Return a parse of each sentence: of boilerplate an empty one, without any dateline."""
    prose = ["" if s.role == "boilerplate" else text[s.start : s.end] for s in sentences]
    begins = [dateline_end(sentence) for sentence in prose]
    news = [sentence[begin:] for sentence, begin in zip(prose, begins, strict=True)]
    return tuple(map(moved_by, model(news), begins))
