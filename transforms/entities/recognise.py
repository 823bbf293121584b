"""Names in an article: known aliases first, then people, governments, new names, short forms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from transforms.contracts.vocabulary import EntityType
from transforms.entities.candidates import Candidate, find_candidates
from transforms.entities.gazetteer import Gazetteer
from transforms.entities.governments import find_governments
from transforms.entities.known import find_known
from transforms.entities.lexicon import NameLexicon
from transforms.entities.people import find_people
from transforms.entities.reading import MentionReading, NamedEntity
from transforms.entities.resolve import find_short_forms
from transforms.entities.spans import NameSpan, TakenText, new_entity
from transforms.entities.view import SentenceView, view_sentences
from transforms.text.parse import Parse
from transforms.text.sentences import SentenceSpan

LEGAL_FORMS = frozenset(
    "inc inc. corp corp. corporation co co. company ltd ltd. limited plc group holding holdings "
    "berhad bhd ag sa se nv llc lp".split()
)
"""Last words that do not make another name of the same entity."""
TYPE_WORD_VOTES = 3
"""Votes of a name whose own words tell its type, against one per label of the model."""
TYPE_WORD_CONFIDENCE = Decimal("0.75")
MODEL_CONFIDENCE = Decimal("0.60")


def recognise_entities(
    text: str,
    sentences: Sequence[SentenceSpan],
    parses: Sequence[Parse],
    gazetteer: Gazetteer,
) -> tuple[MentionReading, ...]:
    """Return the mentions of an article in text order, without overlaps.

    Args:
        text: The article's text.
        sentences: Its sentences; boilerplate names nobody.
        parses: parses[i] is of the i-th sentence's own text.
        gazetteer: Known names and name words.

    Returns:
        Mentions whose spans lie each within one sentence and hold no article, title or possessive.
    """
    lexicon = gazetteer.lexicon
    views = view_sentences(text, sentences, parses)
    candidates = [name for view in views for name in find_candidates(view, lexicon)]
    known = _settle_longer(find_known(views, gazetteer), candidates)
    spans = list(find_governments(views, known, gazetteer))
    voted = _vote(candidates)
    spans += find_people(views, voted, spans, lexicon)
    spans += _new_names(voted, spans, lexicon)
    spans += find_short_forms(text, views, spans, lexicon)
    return tuple(
        MentionReading(span.start, span.end, span.entity, span.rule, span.confidence)
        for span in sorted(spans, key=lambda span: span.start)
    )


def _settle_longer(
    known: Sequence[NameSpan], candidates: Sequence[Candidate]
) -> tuple[NameSpan, ...]:
    """Return `known`, grown by legal forms ("Boeing Co.") and without parts of longer names."""
    longer = [name for name in candidates if name.rule == "type_word"]
    labelled = {(name.start, name.end) for name in candidates if name.rule == "model"}
    settled = []
    for span in known:
        around = [name for name in longer if _contains(name, span)]
        if not around:
            settled.append(span)
            continue
        name = max(around, key=lambda name: name.end - name.start)
        rest = f"{name.surface}".replace(span.surface, "", 1).lower().split()
        if name.start == span.start and all(word in LEGAL_FORMS for word in rest):
            settled.append(replace(span, end=name.end, surface=name.surface))
        elif (name.start, name.end) not in labelled and _is_generic(span):
            settled.append(span)
    return tuple(settled)


def _contains(name: Candidate, span: NameSpan) -> bool:
    return name.start <= span.start and span.end <= name.end and name.surface != span.surface


def _is_generic(span: NameSpan) -> bool:
    return span.entity.entity_type in ("place", "person")


def _vote(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates with one type per name: the one with most votes in the article."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    candidates = list(candidates)
    for name in candidates:
        weight = TYPE_WORD_VOTES if name.rule == "type_word" else 1
        votes[name.surface][name.entity_type] += weight
    return [
        replace(name, entity_type=votes[name.surface].most_common(1)[0][0]) for name in candidates
    ]


def _new_names(
    candidates: Iterable[Candidate], spans: Sequence[NameSpan], lexicon: NameLexicon
) -> Iterator[NameSpan]:
    taken = TakenText(spans)
    known = {fold_name(span.surface): span.entity for span in spans}
    ordered = sorted(candidates, key=lambda name: (name.rule != "type_word", name.start))
    for name in ordered:
        if name.entity_type == "person" or not taken.is_free(name.start, name.end):
            continue
        key = fold_name(name.surface)
        entity = known.setdefault(key, new_entity(name.surface, name.entity_type))
        taken.take(name.start, name.end)
        confidence = TYPE_WORD_CONFIDENCE if name.rule == "type_word" else MODEL_CONFIDENCE
        yield NameSpan(name.start, name.end, name.surface, entity, f"name_{name.rule}", confidence)


def fold_name(name: str) -> str:
    """Return `name` in lower case without its legal form, for telling whether two are the same."""
    words = name.lower().replace("’", "'").split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)
