"""An article as one JSON record: id, title, published_on, source, body, or mapped fields."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import cast

from transforms.articles.credits import Credits, read_credits, read_names
from transforms.articles.document import Document, Segment, StatedDate, UnreadableDocument
from transforms.articles.json_spans import locate_strings, map_string
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.plain_text import join_article_lines, lay_out
from transforms.articles.roles import mark_lines
from transforms.articles.stated import read_stated, read_url_date
from transforms.text.mapped import MappedLine, chain_segments, clean_lines, join_mapped

MOST_NAMED = 30
LONGEST_NAMES = 500
"""Fields of a record that a reason names, and their characters."""

Record = Mapping[str, object]


def parse_record(source: str) -> Record:
    """Return the JSON object that `source` holds.

    Raises:
        UnreadableDocument: It is no JSON, or no object (broken_record).
    """
    try:
        value = json.loads(source.removeprefix("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument("broken_record", f"The record is no JSON: {error}.") from error
    if not isinstance(value, dict):
        raise UnreadableDocument("broken_record", "The record is JSON, but no object.")
    return value


def read_field(record: Record, mapping: Mapping[str, str], name: str) -> object:
    """Return the value of our field `name`, or None; a mapped "a.b" is read from inside "a"."""
    path = mapping.get(name, name)
    if path in record:
        return record[path]
    value: object = record
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def read_json_record(source: str, field_mapping: str | None, lexicon: ArticleLexicon) -> Document:
    """Return the article of one record: its title, then its body.

    A body may be one string or a list of paragraphs. Segments count source offsets in the JSON
    text, so an escaped character stands at its backslash.

    Raises:
        UnreadableDocument: No JSON object (broken_record), no field for the body (no_text_field),
            or neither title nor body holds a letter or digit (empty_document).
    """
    record = parse_record(source)
    mapping = cast("Mapping[str, str]", json.loads(field_mapping)) if field_mapping else {}
    _insist_on_body(record, mapping)
    places = locate_strings(source)
    titles = _field_lines(record, mapping, "title", source, places)
    body = join_article_lines(_field_lines(record, mapping, "body", source, places), lexicon)
    title = [join_mapped(titles, " ")] if titles else []
    lines = [*title, *(line for line in body if not title or line.text != title[0].text)]
    if not any(char.isalnum() for line in lines for char in line.text):
        raise UnreadableDocument("empty_document", "The record has neither title nor body.")
    return _compose(lines, bool(title), (record, mapping), lexicon)


def _insist_on_body(record: Record, mapping: Mapping[str, str]) -> None:
    path = mapping.get("body", "body")
    if path in record or read_field(record, mapping, "body") is not None:
        return
    given = ", ".join(list(record)[:MOST_NAMED])[:LONGEST_NAMES]
    reason = f"The record has no field {path!r}; name the one with the text, as in --map body=FIELD"
    raise UnreadableDocument("no_text_field", f"{reason}. Its fields: {given or 'none'}.")


def _compose(
    lines: Sequence[MappedLine],
    has_title: bool,
    record: tuple[Record, Mapping[str, str]],
    lexicon: ArticleLexicon,
) -> Document:
    texts = [line.text for line in lines]
    marked = mark_lines(texts, lexicon, title_at=0 if has_title else None, is_clean=True)
    credits = read_credits(marked, lexicon)
    text, segments, text_lines = lay_out(lines, marked, credits)
    source_name = _text(read_field(*record, "source"))
    url = _text(read_field(*record, "url"))
    publisher = (
        lexicon.publishers.find(source_name)
        or lexicon.publishers.at_host(url)
        or (credits.publisher if source_name is None else None)
    )
    language = (_text(read_field(*record, "language")) or "")[:2].lower()
    return Document(
        text=text,
        lines=text_lines,
        segments=segments,
        title=next((line.text for line in marked if line.role == "title"), None),
        publisher_name=publisher.name if publisher else source_name,
        publisher=publisher,
        agency=credits.agency or _source_agency(source_name, lexicon),
        authors=_authors(read_field(*record, "authors"), credits),
        url=url,
        language_code=language if language.isascii() and len(language) == len("en") else None,
        stated_dates=_dates(record, url),
    )


def _field_lines(
    record: Record, mapping: Mapping[str, str], name: str, source: str, places: Mapping[str, int]
) -> list[MappedLine]:
    """The clean lines of a text field; their segments count in the JSON text."""
    value = read_field(record, mapping, name)
    path = mapping.get(name, name)
    if isinstance(value, list):
        parts = [(f"{path}.{n}", part) for n, part in enumerate(value) if isinstance(part, str)]
    else:
        parts = [(path, value)] if isinstance(value, str) else []
    return [
        line
        for place, text in parts
        for line in _mapped(text, map_string(source, places[place]) if place in places else ())
    ]


def _mapped(text: str, outer: Sequence[Segment]) -> list[MappedLine]:
    return [
        MappedLine(line.text, chain_segments(line.segments, outer), line.after_blank, line.indented)
        for line in clean_lines(text)
    ]


def _dates(record: tuple[Record, Mapping[str, str]], url: str | None) -> tuple[StatedDate, ...]:
    value = read_field(*record, "published_on")
    stated = str(value) if isinstance(value, str | int) else None
    found = [
        read_stated(stated, f"record field published_on {stated}") if stated else None,
        read_url_date(url) if url else None,
    ]
    return tuple(date for date in found if date)


def _authors(value: object, credits: Credits) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(name) for name in value if isinstance(name, str))
    names = read_names(value) if isinstance(value, str) else ()
    return names or ((value,) if isinstance(value, str) and value else credits.authors)


def _source_agency(source_name: str | None, lexicon: ArticleLexicon) -> str | None:
    agency = lexicon.agencies.get(source_name or "")
    return agency.name if agency and agency.is_wire else None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
