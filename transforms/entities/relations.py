"""Relations that the words of one sentence state between the entities it names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.contracts.vocabulary import EntityType, Predicate
from transforms.entities.reading import MentionReading, NamedEntity, RelationReading
from transforms.entities.relation_rules import RelationLexicon, RelationRule
from transforms.text.parse import Parse
from transforms.text.sentences import SentenceSpan

MARKS: dict[EntityType, str] = {
    "person": "P",
    "company": "O",
    "organization": "O",
    "government": "O",
    "place": "L",
    "facility": "F",
}
"""Letter of a mention's mark by its type; products and events are D."""
MARK = re.compile(r"<[POLFD](\d+)>")
MAJORITY = 50
"""Per cent from which a holder owns what it holds a share of."""
COUNTED = frozenset({"company", "organization"})
FEWEST_MAIN_MENTIONS = 2
SMALLEST_MAIN_SHARE = 3
"""The main company has at least one in so many of the namings of companies."""
LEADING = frozenset({"chief_executive_of", "chair_of", "founder_of"})
"""Who leads a body is not also said to work there."""
CENTRAL_BANK = re.compile(r"\b(?:Bank|Reserve|Monetary Authority)\b")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Whom a sentence means by roles without a body: the main company, the central bank."""

    company: NamedEntity | None
    bank: NamedEntity | None

    def of(self, rule: RelationRule) -> tuple[NamedEntity, ...]:
        """Return the body that `rule` leaves unnamed, none where the article names none."""
        body = self.bank if rule.is_of_bank else self.company
        return (body,) if body else ()


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with marks for names; origin[i] is where character i stands in the article."""

    marked: str
    origin: tuple[int, ...]
    mentions: tuple[MentionReading, ...]

    def entity(self, mark: str) -> NamedEntity:
        """Return the entity of a mark such as "<O1>"."""
        return self.mentions[int(mark.strip("<>POLFD"))].entity


def find_relations(
    text: str,
    sentences: Sequence[SentenceSpan],
    parses: Sequence[Parse],  # noqa: ARG001 - the interface that a syntactic reader will need
    mentions: Sequence[MentionReading],
    lexicon: RelationLexicon,
) -> tuple[RelationReading, ...]:
    """Return each relation once, at the first words that state it.

    Args:
        text: The article's text.
        sentences: Its sentences; boilerplate states nothing.
        parses: Their parses.
        mentions: Names found, in text order, without overlaps.
        lexicon: Rules and words.
    """
    found: dict[tuple[NamedEntity, Predicate, NamedEntity], RelationReading] = {}
    for marked, unnamed in _marked_sentences(text, sentences, mentions):
        for relation in _stated(marked, unnamed, lexicon):
            key = (relation.subject, relation.predicate, relation.object)
            if relation.subject != relation.object:
                found.setdefault(key, relation)
    leads = {(person, body) for person, predicate, body in found if predicate in LEADING}
    return tuple(
        relation
        for (person, predicate, body), relation in found.items()
        if predicate != "employed_by" or (person, body) not in leads
    )


def _marked_sentences(
    text: str, sentences: Sequence[SentenceSpan], mentions: Sequence[MentionReading]
) -> Iterator[tuple[MarkedSentence, Unnamed]]:
    """Yield each sentence that names someone, with the bodies that the article means so far."""
    starts = [mention.start for mention in mentions]
    counts: Counter[NamedEntity] = Counter()
    for sentence in sentences:
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        counts.update(mention.entity for mention in inside if mention.entity.entity_type in COUNTED)
        if inside and sentence.role != "boilerplate":
            company = find_main_company(counts) or _only_company(inside)
            yield mark_names(text, sentence, inside), Unnamed(company, _find_bank(counts))


def mark_names(
    text: str, sentence: SentenceSpan, inside: Sequence[MentionReading]
) -> MarkedSentence:
    """Return the sentence with each of its names replaced by a mark; `inside` are its mentions."""
    marked, origin, at = "", list[int](), sentence.start
    for number, mention in enumerate(inside):
        marked += text[at : mention.start]
        origin += range(at, mention.start)
        mark = f"<{MARKS.get(mention.entity.entity_type, 'D')}{number}>"
        marked += mark
        origin += [mention.start] * (len(mark) - 1) + [mention.end - 1]
        at = mention.end
    marked += text[at : sentence.end]
    origin += range(at, sentence.end)
    return MarkedSentence(marked, tuple(origin), tuple(inside))


def find_main_company(counts: Counter[NamedEntity]) -> NamedEntity | None:
    """Return the company named most, if one clearly is, else None.

    It is named twice at least, more than any other, and in a fair share of all namings.
    """
    companies = Counter({e: n for e, n in counts.items() if e.entity_type == "company"})
    ranked = companies.most_common(2)
    tied = len(ranked) > 1 and ranked[1][1] == ranked[0][1]
    if not ranked or tied or ranked[0][1] < FEWEST_MAIN_MENTIONS:
        return None
    is_main = ranked[0][1] * SMALLEST_MAIN_SHARE >= companies.total()
    return ranked[0][0] if is_main else None


def _only_company(inside: Sequence[MentionReading]) -> NamedEntity | None:
    """Return the company that a sentence names first of all, where it names no other body."""
    bodies = {m.entity for m in inside if m.entity.entity_type in COUNTED}
    first = inside[0].entity
    return first if bodies == {first} and first.entity_type == "company" else None


def _find_bank(counts: Counter[NamedEntity]) -> NamedEntity | None:
    """Return the central bank of the article: the body that it names most."""
    most = counts.most_common(1)
    entity = most[0][0] if most else None
    is_bank = entity is not None and entity.entity_type == "organization"
    return entity if entity and is_bank and CENTRAL_BANK.search(entity.name) else None


def _stated(
    sentence: MarkedSentence, unnamed: Unnamed, lexicon: RelationLexicon
) -> Iterator[RelationReading]:
    spoken_for: set[str] = set()
    for rule in lexicon.rules:
        for match in rule.pattern.finditer(sentence.marked):
            if lexicon.ended.search(_told(match)) or _was_ended(sentence, match, lexicon):
                continue
            if rule.name == "role_person" and match["subject"] in spoken_for:
                continue
            relations = list(_relations(rule, match, sentence, unnamed, lexicon))
            if relations and "roles" in rule.pattern.groupindex:
                spoken_for.add(match["subject"])
            yield from relations


def _told(match: re.Match[str]) -> str:
    """Return the words that matched without a second role that is over: "founder and former"."""
    over = match.groupdict().get("over")
    return match.group().replace(over, "") if over else match.group()


def _was_ended(sentence: MarkedSentence, match: re.Match[str], lexicon: RelationLexicon) -> bool:
    """Return whether "former" stands right before the words that matched."""
    before = sentence.marked[: match.start()].split()[-1:]
    return bool(before and lexicon.ended.match(before[0] + " "))


def _relations(
    rule: RelationRule,
    match: re.Match[str],
    sentence: MarkedSentence,
    unnamed: Unnamed,
    lexicon: RelationLexicon,
) -> Iterator[RelationReading]:
    groups = match.groupdict()
    subjects = _entities(groups.get("subject"), sentence) or unnamed.of(rule)
    objects = _entities(groups.get("object"), sentence) or unnamed.of(rule)
    for predicate in _predicates(rule, groups, lexicon):
        for subject in subjects:
            for thing in objects:
                yield RelationReading(
                    subject=subject,
                    predicate=predicate,
                    object=thing,
                    start=sentence.origin[match.start()],
                    end=sentence.origin[match.end() - 1] + 1,
                    rule=rule.name,
                )


def _entities(marks: str | None, sentence: MarkedSentence) -> tuple[NamedEntity, ...]:
    return tuple(sentence.entity(mark.group()) for mark in MARK.finditer(marks or ""))


def _predicates(
    rule: RelationRule, groups: dict[str, str | None], lexicon: RelationLexicon
) -> tuple[Predicate, ...]:
    """Return what the roles or the verb state."""
    if groups.get("roles"):
        roles = lexicon.role.findall(str(groups["roles"]))
        told = [lexicon.predicate_of(("roles",), role) for role in roles]
        return tuple(dict.fromkeys(predicate for predicate in told if predicate))
    predicate = lexicon.predicate_of(rule.forms, groups.get("verb") or "")
    share = groups.get("share")
    if predicate in ("investor_in", "owner_of") and share:
        predicate = "owner_of" if float(share) >= MAJORITY else "investor_in"
    return (predicate,) if predicate else ()
