"""Which figures restate which, by table; the law that links point back."""

from __future__ import annotations

import pytest

from tests.transforms.claims import cases
from tests.transforms.claims.marked import context_of
from transforms.claims.bind import bind_figures
from transforms.claims.collapse import claim_groups
from transforms.claims.witnesses import link_restatements, restatement_roots


@pytest.mark.parametrize(("story", "expected", "why"), cases.REPEATS)
def test_restatements(story: str, expected: tuple[int | None, ...], why: str) -> None:
    context = context_of(story)
    links = link_restatements(context, bind_figures(context))
    assert tuple(link.earlier if link else None for link in links) == expected, why


@pytest.mark.parametrize("story", cases.EVERY_STORY)
def test_links_point_back_and_groups_have_one_leader(story: str) -> None:
    context = context_of(story)
    links = link_restatements(context, bind_figures(context))
    assert all(link is None or 0 <= link.earlier < index for index, link in enumerate(links))
    roots = restatement_roots(links)
    leaders = claim_groups(context.figures, links, context.sentences)
    assert [roots[leader] for leader in leaders] == list(roots)
    assert [leaders[leader] for leader in leaders] == list(leaders)


def test_the_hedged_original_in_the_body_leads() -> None:
    context = context_of(cases.PLEDGE)
    links = link_restatements(context, bind_figures(context))
    assert claim_groups(context.figures, links, context.sentences) == (2, 4, 2, 2, 4, 5)


def test_a_headline_that_repeats_one_side_of_a_pair_is_converted_by_the_other() -> None:
    context = context_of(cases.PLEDGE)
    links = link_restatements(context, bind_figures(context))
    assert [link.how if link else None for link in links[:4]] == [
        None,
        None,
        "conversion",
        "conversion",
    ]
