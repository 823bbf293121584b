"""What a source says of a document survives its way through a capture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.articles.envelope import Envelope, read_envelope

WORDS = st.one_of(st.none(), st.text(min_size=1, max_size=20))


@given(st.builds(Envelope, WORDS, WORDS, WORDS, WORDS, WORDS, st.tuples(st.text(min_size=1))))
def test_what_is_written_is_read(envelope: Envelope) -> None:
    assert read_envelope(envelope.to_json()) == envelope


def test_a_silent_source_has_no_envelope() -> None:
    assert Envelope().to_json() is None
    assert read_envelope(None) == Envelope()


def test_fields_of_a_later_version_are_passed_over() -> None:
    assert read_envelope('{"title": "Shares rise", "mood": "good"}') == Envelope(
        title="Shares rise"
    )
