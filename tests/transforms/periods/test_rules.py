"""Every rule does what its own examples say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.periods.find import RULES, candidates_of, grammar_of, read_phrase
from transforms.periods.rule import Example, Rule
from transforms.text.sentences import SentenceSpan

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


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_tried_on_its_own_examples(rule: Rule) -> None:
    """What a rule needs and is told by stands in each text in which its pattern is found."""
    grammar = grammar_of(period_lexicon())
    alone = replace(grammar, rules=tuple(pair for pair in grammar.rules if pair[0] is rule))
    ((_, pattern),) = alone.rules
    for text in (example.text for other in RULES for example in other.examples):
        found = candidates_of(SentenceSpan(0, len(text), "body"), text, alone)
        assert [one.match[0] for one in found] == [m[0] for m in pattern.finditer(text)], text


def test_rule_names_are_unique_and_fit_the_column() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(name.replace("_", "").isalnum() and name == name.lower() for name in names)


def test_a_rule_needs_examples_with_a_refusal() -> None:
    examples = (Example("2025", "?"),) * 3
    with pytest.raises(ValueError, match="one refusal"):
        Rule("year", frozenset({"year"}), "x", RULES[0].read, examples)
