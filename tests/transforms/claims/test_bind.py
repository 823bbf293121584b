"""What a clause tells of its figures, by table; the law that conversions are bound alike."""

from __future__ import annotations

import dataclasses

import pytest

from tests.transforms.claims import cases
from tests.transforms.claims.focus_cases import FOCUS_TABLES
from tests.transforms.claims.marked import bind, context_of
from tests.transforms.claims.speaker_cases import SOURCES
from tests.transforms.claims.status_cases import STATUSES_TOLD
from tests.transforms.claims.subject_cases import (
    ANTECEDENTS,
    ECONOMIES,
    KEPT,
    PEOPLE,
    SUBJECTS,
    TOPICS,
)
from transforms.claims.bind import UNBOUND, bind_figures
from transforms.claims.context import LONGEST_SENTENCE
from transforms.text.parse import Parse


@pytest.mark.parametrize(("story", "expected", "why"), [*cases.DIRECTIONS, *cases.MOVES_AND_NOT])
def test_direction(story: str, expected: tuple[str, ...], why: str) -> None:
    assert tuple(b.direction for b in bind(story)) == expected, why


@pytest.mark.parametrize(("story", "expected", "why"), cases.BELOW_ZERO)
def test_below_zero(story: str, expected: tuple[str, ...], why: str) -> None:
    assert tuple("yes" if b.is_negative else "no" for b in bind(story)) == expected, why


@pytest.mark.parametrize(("story", "expected", "why"), [*cases.STATUSES, *STATUSES_TOLD])
def test_status(story: str, expected: tuple[str, ...], why: str) -> None:
    assert tuple(b.status for b in bind(story)) == expected, why


@pytest.mark.parametrize(
    ("story", "expected", "why"), [*cases.CATEGORIES, *cases.SUMS, *cases.GOODS]
)
def test_category(story: str, expected: tuple[str, ...], why: str) -> None:
    assert tuple(b.category for b in bind(story)) == expected, why


@pytest.mark.parametrize(
    ("story", "expected", "why"),
    [
        *(*SUBJECTS, *ANTECEDENTS, *ECONOMIES, *TOPICS, *KEPT, *PEOPLE, *cases.STATE_OWNERS),
        *(case for table in FOCUS_TABLES for case in table),
    ],
)
def test_subject(story: str, expected: tuple[str | None, ...], why: str) -> None:
    bound = bind(story)
    assert tuple(b.subject.name if b.subject else None for b in bound) == expected, why
    assert all((b.subject is None) == (b.subject_rule is None) for b in bound)


@pytest.mark.parametrize(("story", "expected", "why"), [*cases.SPEAKERS, *SOURCES])
def test_speaker(story: str, expected: tuple[str | None, ...], why: str) -> None:
    assert tuple(b.speaker for b in bind(story)) == expected, why


@pytest.mark.parametrize(("story", "expected", "why"), [*cases.PURPOSES, *cases.UNTIMED])
def test_purpose(story: str, expected: tuple[str | None, ...], why: str) -> None:
    assert tuple(b.purpose for b in bind(story)) == expected, why


@pytest.mark.parametrize("story", cases.EVERY_STORY)
def test_measure_is_short_and_conversions_are_bound_alike(story: str) -> None:
    context = context_of(story)
    bound = bind_figures(context)
    assert all(b.measure is None or len(b.measure.split()) <= 8 for b in bound)
    for figure, binding in zip(context.figures, bound, strict=True):
        assert figure.converts is None or binding == bound[figure.converts]


@pytest.mark.parametrize("token_count", [0, LONGEST_SENTENCE + 1])
def test_a_figure_without_a_usable_parse_is_unbound(token_count: int) -> None:
    context = context_of(cases.PLEDGE)
    first = context.parses[0].tokens[0]
    broken = dataclasses.replace(
        context, parses=[Parse((first,) * token_count, ())] * len(context.sentences)
    )
    assert bind_figures(broken) == (UNBOUND,) * len(context.figures)
