"""Which words stand behind subject, status and speaker; sentences and names are invented."""

from __future__ import annotations

import pytest

from tests.transforms.claims.marked import bind, context_of
from transforms.claims.bind import bind_figures
from transforms.claims.reading import Evidence

NAMED = "[Acme|company] will spend {$5 million|money} on roads."
NOMINAL = (
    "# [Acme|company] grows\n[Acme|company] had a good year.\n"
    "The company spent {$5 million|money} on roads."
)
GUESS = "# [Acme|company] grows\n[Acme|company] had a good year.\nRevenue rose {3%|percent}."
SAID = "Sales rose {3%|percent}, [Ana Ruiz|person] said."
CREDITED = "Sales rose {3%|percent}, according to [Acme|company]."
DENIED = "The minister denied that the state would sell {49%|percent} of the airline."
NEGATED = "[Acme|company] did not pay {$5 million|money}."
DOUBT = (
    "# [Acme|company] weighs its future\n[Acme|company] had a good year.\n"
    "[Birch|company] met.\nThe company spent {$5 million|money} on roads."
)

STORIES = (NAMED, NOMINAL, GUESS, SAID, CREDITED, DENIED, NEGATED, DOUBT)

WORDS: tuple[tuple[str, str, str | None, str], ...] = (
    (NAMED, "why_subject", "Acme", "the name"),
    (NAMED, "why_status", "will", "the helping verb"),
    (NAMED, "why_speaker", None, "nobody is quoted"),
    (NOMINAL, "why_subject", "The company", "the words that stand for the name"),
    (NOMINAL, "why_status", "spent", "a fact: the verb that tells it"),
    (GUESS, "why_subject", "Acme", "the name in the sentence before"),
    (SAID, "why_speaker", "Ana Ruiz", "who is quoted"),
    (CREDITED, "why_speaker", "Acme", "who is credited"),
)


def words(story: str, why: Evidence | None) -> str | None:
    if why is None or why.start is None or why.end is None:
        return None
    return context_of(story).text[why.start : why.end]


@pytest.mark.parametrize(("story", "field", "expected", "reason"), WORDS)
def test_words_behind(story: str, field: str, expected: str | None, reason: str) -> None:
    assert words(story, getattr(bind(story)[0], field)) == expected, reason


@pytest.mark.parametrize(
    ("story", "distance", "runner_up"),
    [(NAMED, None, None), (NOMINAL, 1, None), (GUESS, 1, None), (DOUBT, 1, "Acme")],
)
def test_distance_and_runner_up(story: str, distance: int | None, runner_up: str | None) -> None:
    why = bind(story)[0].why_subject
    assert why is not None
    assert (why.distance, why.runner_up) == (distance, runner_up)


@pytest.mark.parametrize(("story", "is_denied"), [(NAMED, False), (DENIED, True), (NEGATED, True)])
def test_what_is_denied_is_marked(story: str, is_denied: bool) -> None:
    assert bind(story)[0].is_denied is is_denied


@pytest.mark.parametrize("story", STORIES)
def test_evidence_is_there_for_what_is_told(story: str) -> None:
    context = context_of(story)
    for binding in bind_figures(context):
        assert (binding.subject is None) == (binding.why_subject is None)
        assert (binding.speaker is None) == (binding.why_speaker is None)
        for why in (binding.why_subject, binding.why_status, binding.why_speaker):
            if why and why.start is not None and why.end is not None:
                assert 0 <= why.start < why.end <= len(context.text)
