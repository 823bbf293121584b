"""Which words state a relation, and which only look so."""

from __future__ import annotations

import re

import pytest

from tests.transforms.entities.models import read_lines
from transforms.entities.gazetteer import Gazetteer
from transforms.entities.relation_rules import RelationLexicon
from transforms.entities.relations import find_relations

Stated = set[tuple[str, str, str]]

CASES: tuple[tuple[tuple[str, ...], Stated, str], ...] = (
    (
        ("Alibaba chief executive Eddie Wu spoke.",),
        {("Eddie Wu", "chief_executive_of", "Alibaba Group")},
        "body, role, person",
    ),
    (
        ("Tim Cook, the chief executive of Apple, spoke.",),
        {("Tim Cook", "chief_executive_of", "Apple")},
        "person, role of body",
    ),
    (
        ("Alibaba grew.", "Alibaba hired.", "At noon, chief executive Eddie Wu sang."),
        {("Eddie Wu", "chief_executive_of", "Alibaba Group")},
        "a bare role belongs to the company the article is about",
    ),
    (
        ("Former Alibaba chairman Jack Ma spoke.", "Jack Ma, once chairman of Alibaba, left."),
        set(),
        "a role that is over is none",
    ),
    (
        ("Facebook owner Meta Platforms and Google parent Alphabet grew.",),
        {("Meta Platforms", "owner_of", "Facebook"), ("Alphabet", "owner_of", "Google")},
        "owner and parent",
    ),
    (
        ("Alibaba shipped.", "Alibaba sold.", "The firm co-founded by Mr Jack Ma grew."),
        {("Jack Ma", "founder_of", "Alibaba Group")},
        "the company, founded by",
    ),
    (
        ("Alibaba has invested in start-ups, including Moonshot and Zhipu.",),
        {
            ("Alibaba Group", "investor_in", "Moonshot AI"),
            ("Alibaba Group", "investor_in", "Zhipu AI"),
        },
        "a list of what one invests in",
    ),
    (
        ("Tesco owns 51% of Ocado.", "Tesco owns 4.5% of Asda."),
        {("Tesco", "owner_of", "Ocado"), ("Tesco", "investor_in", "Asda")},
        "from half on a holder is an owner",
    ),
    (
        ("Boeing sold.", "Boeing grew.", "Its larger rival Airbus did not."),
        {("Airbus", "competitor_of", "Boeing")},
        "its rival",
    ),
    (
        ("Tesco will buy 40 of Airbus's electric vans.",),
        {("Airbus", "supplier_to", "Tesco")},
        "goods bought from their maker",
    ),
    (
        ("Tesco is integrating Ocado's AI picking software into its shops.",),
        {("Ocado", "supplier_to", "Tesco")},
        "what one uses of another's making",
    ),
    (("Tesco is using Ocado's name.",), set(), "a name is no supply"),
    (
        ("Ocado grew.", "Ocado raised more, and Apple and Nvidia took part."),
        {("Apple", "investor_in", "Ocado"), ("Nvidia", "investor_in", "Ocado")},
        "a round of the article's main company",
    ),
    (
        ("Jane Quorve, a director at the Confederation of British Industry, spoke.",),
        {("Jane Quorve", "employed_by", "Confederation of British Industry")},
        "staff at a body",
    ),
    (
        ("Alibaba founder and former chairman Jack Ma spoke.",),
        {("Jack Ma", "founder_of", "Alibaba Group")},
        "the role that is not over",
    ),
    (
        ("Alibaba's Jack Ma said so.", "Jack Ma founded Alibaba."),
        {("Jack Ma", "founder_of", "Alibaba Group")},
        "who leads it does not only work there",
    ),
    (
        ("Alibaba's Jack Ma said so.", "Tesco's Jack Ma shop closed."),
        {("Jack Ma", "employed_by", "Alibaba Group")},
        "a person of a body",
    ),
    (
        ("Tesco is hiring, finance director Jack Ma said.",),
        {("Jack Ma", "employed_by", "Tesco")},
        "the only company of the sentence",
    ),
    (("Apple said Tesco met Asda, finance director Jack Ma said.",), set(), "one of three"),
    (
        (
            "Ocado grew.",
            "Ocado rose.",
            "Tesco, Asda, Apple, Boeing and Airbus fell.",
            "Chairman Jack Ma spoke.",
        ),
        set(),
        "a round-up has no main company",
    ),
    (
        ("The Bank of England met.", "The Bank of England voted, said governor Jack Ma."),
        {("Jack Ma", "employed_by", "Bank of England")},
        "the governor of the central bank that the article is about",
    ),
    (("Tesco grew.", "Tesco rose.", "Said governor Jack Ma."), set(), "no central bank"),
    (
        ("Tesco said its Ocado unit grew.", "Asda sold its chip subsidiary, Nvidia."),
        {("Tesco", "owner_of", "Ocado"), ("Asda", "owner_of", "Nvidia")},
        "its unit, named",
    ),
    (
        ("Tesco will pay $3 million for the stock it does not yet own in Asda.",),
        {("Tesco", "investor_in", "Asda")},
        "the rest is bought by one who has a part",
    ),
    (
        ("Tesco told the Bank of England it raised its stake in Asda to 60 per cent.",),
        {("Tesco", "owner_of", "Asda")},
        "who moves a stake, not who is told",
    ),
    (("Tesco sold its stake in Asda.",), set(), "a stake that is sold"),
    (
        ("Tesco is the largest buyer of Airbus's electric vans.",),
        {("Airbus", "supplier_to", "Tesco")},
        "a customer",
    ),
    (
        (
            "Ocado grew.",
            "Ocado raised more.",
            "Ocado said Apple and two other investors took part, as did Nvidia.",
        ),
        {("Apple", "investor_in", "Ocado"), ("Nvidia", "investor_in", "Ocado")},
        "others beside it",
    ),
    (("Tesco met Asda.", "Jack Ma and Apple were named."), set(), "names beside each other"),
)


@pytest.mark.parametrize(("lines", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_states(
    lines: tuple[str, ...],
    expected: Stated,
    why: str,
    gazetteer: Gazetteer,
    relation_lexicon: RelationLexicon,
) -> None:
    text, sentences, parses, mentions = read_lines(lines, gazetteer)
    relations = find_relations(text, sentences, parses, mentions, relation_lexicon)
    assert {(r.subject.name, r.predicate, r.object.name) for r in relations} == expected, why


def test_the_words_of_a_relation_are_in_one_sentence(
    gazetteer: Gazetteer, relation_lexicon: RelationLexicon
) -> None:
    lines = ("Profits rose.", "Meta, led by Mark Zuckerberg, bought Manus.")
    text, sentences, parses, mentions = read_lines(lines, gazetteer)
    (relation,) = find_relations(text, sentences, parses, mentions, relation_lexicon)
    assert text[relation.start : relation.end] == "Meta, led by Mark Zuckerberg"


def test_every_rule_reads_its_examples_and_refuses_its_refusals(
    relation_lexicon: RelationLexicon,
) -> None:
    for rule in relation_lexicon.rules:
        assert rule.examples, rule.name
        for example in rule.examples:
            assert rule.pattern.search(example), (rule.name, example)
        for refused in rule.refused:
            found = rule.pattern.search(refused)
            ended = found and relation_lexicon.ended.search(refused)
            assert not found or ended, (rule.name, refused)


def test_patterns_take_linear_time(relation_lexicon: RelationLexicon) -> None:
    long = "The company " + "very " * 3000 + "old <O0> " + ", and " * 500 + "<P1>"
    for rule in relation_lexicon.rules:
        assert len(re.findall(rule.pattern, long)) < 1000
