"""Names in an article: known aliases first, then people, governments, new names, short forms."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from transforms.entities.acronyms import find_codes, find_terms, settle_acronyms
from transforms.entities.candidate import Candidate
from transforms.entities.candidates import find_candidates
from transforms.entities.gazetteer import Gazetteer
from transforms.entities.governments import find_governments
from transforms.entities.known import find_known
from transforms.entities.lexicon import NameLexicon
from transforms.entities.namesakes import settle_namesakes
from transforms.entities.new_names import TOLD_RULES, find_new_names, find_repeats, vote_types
from transforms.entities.people import find_people
from transforms.entities.reading import MentionReading
from transforms.entities.reporters import find_reporters
from transforms.entities.resolve import find_short_forms
from transforms.entities.spans import NameSpan
from transforms.entities.view import view_sentences, words_before
from transforms.text.parse import Parse
from transforms.text.sentences import SentenceSpan

LONGEST_NAME = 200
"""Characters; no name of a body is longer."""
TOWN = re.compile(r"\b[A-Z][\w.]+,\s$")
LONG_NAME = 4
"""Words from which a name that ends in a type word may swallow a place: "Ohio River Valley Board".
"""


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
    terms = find_terms(views, lexicon)
    candidates = [
        name
        for view in views
        for name in find_candidates(view, lexicon)
        if name.surface not in terms
    ]
    surnames = _new_surnames(candidates)
    known = _settle_longer(text, find_known(views, gazetteer, surnames), candidates, lexicon)
    known = _without_terms(known, terms)
    spans = list(find_governments(views, known, gazetteer))
    voted = vote_types(candidates, views, lexicon)
    spans += find_new_names(text, voted, spans, lexicon, told=True)
    spans = list(settle_acronyms(text, settle_namesakes(text, spans, lexicon), lexicon))
    spans += find_codes(text, spans)
    spans += find_short_forms(text, views, spans, lexicon, surnames)
    spans += find_people(views, _without_short_forms(voted, spans), spans, lexicon)
    spans += find_short_forms(text, views, spans, lexicon)
    spans += find_new_names(text, voted, spans, lexicon, told=False)
    spans += find_repeats(views, spans, lexicon)
    spans += find_reporters(views, spans, lexicon)
    return tuple(
        MentionReading(span.start, span.end, span.entity, span.rule, span.confidence)
        for span in sorted(spans, key=lambda span: span.start)
    )


def _without_terms(spans: Sequence[NameSpan], terms: frozenset[str]) -> tuple[NameSpan, ...]:
    """Return `spans` but for those that the article explains as a term and names no other way."""
    named = {span.entity for span in spans if span.surface not in terms}
    return tuple(span for span in spans if span.surface not in terms or span.entity in named)


def _without_short_forms(
    candidates: Sequence[Candidate], spans: Sequence[NameSpan]
) -> tuple[Candidate, ...]:
    """Return the candidates but for "people" who are the first words of a longer new name."""
    longer = {span.surface for span in spans if not span.entity.is_known}
    openings = {name[: gap.start()] for name in longer for gap in re.finditer(" ", name)}
    return tuple(
        name
        for name in candidates
        if name.entity_type != "person" or " " not in name.surface or name.surface not in openings
    )


def _new_surnames(candidates: Sequence[Candidate]) -> frozenset[str]:
    return frozenset(
        name.surface.split()[-1]
        for name in candidates
        if name.rule == "given_name" and " " in name.surface
    )


def _settle_longer(
    text: str,
    known: Sequence[NameSpan],
    candidates: Sequence[Candidate],
    lexicon: NameLexicon,
) -> tuple[NameSpan, ...]:
    """Return `known`, grown by legal forms ("Boeing Co.") and without parts of longer names."""
    longer = sorted(
        (name for name in candidates if name.rule in TOLD_RULES), key=lambda name: name.start
    )
    starts = [name.start for name in longer]
    labelled = {(name.start, name.end) for name in candidates if name.rule == "model"}
    settled = []
    for span in known:
        name = max(
            (
                name
                for name in longer[
                    bisect_left(starts, span.end - LONGEST_NAME) : bisect_right(starts, span.start)
                ]
                if _contains(name, span)
            ),
            key=lambda name: name.end - name.start,
            default=None,
        )
        if name is None:
            settled.append(span)
        elif _only_adds_form(name, span, lexicon) or _only_adds_noun(name, span):
            settled.append(replace(span, end=name.end, surface=name.surface))
        elif _is_generic(span) and (
            _locates(text, name, span) or not _is_trusted(name, labelled, lexicon)
        ):
            settled.append(span)
    return tuple(settled)


def _contains(name: Candidate, span: NameSpan) -> bool:
    return name.start <= span.start and span.end <= name.end and name.surface != span.surface


def _locates(text: str, name: Candidate, span: NameSpan) -> bool:
    """Return whether the place tells where a site's town lies: "its Selby, Texas refinery"."""
    before = words_before(text, name.start)
    return name.rule == "site_word" and name.start == span.start and bool(TOWN.search(before))


def _only_adds_form(name: Candidate, span: NameSpan, lexicon: NameLexicon) -> bool:
    rest = name.surface.removeprefix(span.surface).lower().strip(",").split()
    forms = [word for word in rest if word not in ("and", "&")]
    return name.start == span.start and all(word in lexicon.legal_forms for word in forms)


def _only_adds_noun(name: Candidate, span: NameSpan) -> bool:
    """Return whether a known site stands with what it is: "Ekofisk oil field"."""
    is_site = span.entity.entity_type == "facility" and name.rule == "site_word"
    return is_site and name.start == span.start


def _is_trusted(name: Candidate, labelled: set[tuple[int, int]], lexicon: NameLexicon) -> bool:
    """Return whether a place in `name` may be given up for it: "Quorvex Ghana Limited"."""
    last = name.surface.split()[-1].lower()
    return (
        name.rule in ("body_title", "site_word")
        or len(name.surface.split()) >= LONG_NAME
        or last in lexicon.legal_forms
        or (name.start, name.end) in labelled
    )


def _is_generic(span: NameSpan) -> bool:
    return span.entity.entity_type in ("place", "person")
