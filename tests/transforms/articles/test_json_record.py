"""JSON records: fields, mappings, places of strings, refusals."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.articles.lexicon import article_lexicon
from transforms.articles.document import Document, UnreadableDocument
from transforms.articles.json_record import read_json_record
from transforms.articles.json_spans import locate_strings, map_string
from transforms.text.mapped import source_offset

TITLE = "Harbour board buys a crane"
BODY = "The board paid £3 million.\n\nIt said “no more” to \\ questions."
JSON = st.recursive(
    st.text(max_size=12) | st.integers() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
REFUSALS = (
    ("{", "broken_record", "cut off"),
    ("[1]", "broken_record", "a list"),
    ("[" * 100_000, "broken_record", "nested past all reason"),
    ('{"title": "", "body": "  "}', "empty_document", "no words"),
    ('{"title": 3, "body": null}', "empty_document", "no text in the fields"),
    ('{"title": "A crane", "text": "It lifts 40 tonnes."}', "no_text_field", "no such field"),
    ("{}", "no_text_field", "no field at all"),
)


def _record(**fields: object) -> str:
    return json.dumps({"id": 7, "title": TITLE, "body": BODY, **fields})


@pytest.mark.parametrize(("source", "rule_code", "why"), REFUSALS, ids=[c[2] for c in REFUSALS])
def test_refusals(source: str, rule_code: str, why: str) -> None:
    with pytest.raises(UnreadableDocument) as error:
        read_json_record(source, None, article_lexicon())
    assert error.value.rule_code == rule_code, why


def test_fields() -> None:
    source = _record(source="TheGuardian", published_on="2025-03-04", authors=["Jane Roe"])
    document = read_json_record(source, None, article_lexicon())
    assert document.text.split("\n") == [TITLE, *BODY.split("\n\n")]
    assert [line.role for line in document.lines] == ["title", "body", "body"]
    assert document.publisher is not None
    assert document.publisher_name == "The Guardian"
    assert document.authors == ("Jane Roe",)
    assert [str(date.published_on) for date in document.stated_dates] == ["2025-03-04"]


def test_mapping_leads_into_objects_and_lists() -> None:
    source = json.dumps({"meta": {"head": TITLE}, "paragraphs": ["One was sold.", "Two remain."]})
    mapping = json.dumps({"title": "meta.head", "body": "paragraphs"})
    document = read_json_record(source, mapping, article_lexicon())
    assert document.text == f"{TITLE}\nOne was sold.\nTwo remain."
    _check_places(document, source)


def test_places_lead_through_escapes() -> None:
    source = _record()
    document = read_json_record(source, None, article_lexicon())
    _check_places(document, source)


def test_unknown_source_is_kept() -> None:
    document = read_json_record(_record(source="The Example Post"), None, article_lexicon())
    assert (document.publisher_name, document.publisher) == ("The Example Post", None)


def test_what_to_map_is_said() -> None:
    with pytest.raises(UnreadableDocument) as error:
        read_json_record(
            '{"head": "A crane", "story": "It lifts."}', '{"body": "txt"}', article_lexicon()
        )
    assert "no field 'txt'" in error.value.reason
    assert "--map body=FIELD. Its fields: head, story." in error.value.reason


def test_a_body_that_repeats_its_title() -> None:
    document = read_json_record(_record(body=f"{TITLE}\n{BODY}"), None, article_lexicon())
    assert document.text.count(TITLE) == 1


def test_figures_of_a_wire_table_stay_prose() -> None:
    body = "    Shr 61 cts vs 2.47 dlrs\n    Net 936,000 vs 3,174,000\n    Revs 510,000"
    document = read_json_record(_record(body=body), None, article_lexicon())
    assert {line.role for line in document.lines[1:]} == {"body"}


@given(JSON, st.booleans())
@settings(max_examples=60)
def test_strings_are_where_they_stand(value: object, is_ascii: bool) -> None:
    source = json.dumps({"k": value}, ensure_ascii=is_ascii)
    places = locate_strings(source)
    if isinstance(value, str):
        assert list(places) == ["k"]
        segments = map_string(source, places["k"])
        assert sum(segment.length for segment in segments) == len(value)
    for place in places.values():
        assert source[place] == '"'


def _check_places(document: Document, source: str) -> None:
    for number, char in enumerate(document.text):
        place = source_offset(document.segments, number)
        assert char == "\n" or (place is not None and source[place] in (char, "\\"))
