"""Every rule does what its own examples say."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.periods.find import RULES, read_phrase
from transforms.periods.rule import Example, Rule

MONDAY = date(2025, 2, 24)
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule.name}: {one.text}" for rule, one in EXAMPLES]
)
def test_examples(rule: Rule, example: Example) -> None:
    found = read_phrase(example.text, MONDAY, period_lexicon(), rule)
    if example.expected is None:
        assert found is None or found.interval is None
    elif example.expected == "?":
        assert found is not None
    elif example.expected.startswith("P"):
        assert found is not None
        assert found.duration == example.expected
    else:
        assert found is not None
        assert found.interval is not None
        assert f"{found.interval.start}/{found.interval.end}" == example.expected


def test_rule_names_are_unique_and_fit_the_column() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(name.replace("_", "").isalnum() and name == name.lower() for name in names)


def test_a_rule_needs_examples_with_a_refusal() -> None:
    examples = (Example("2025", "?"),) * 3
    with pytest.raises(ValueError, match="one refusal"):
        Rule("year", frozenset({"year"}), "x", RULES[0].read, examples)
