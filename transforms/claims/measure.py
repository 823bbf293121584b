"""What a figure measures and what it is for, in the words of the text."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.claims.context import SentenceView
from transforms.claims.frame import Frame, object_of, phrase, subject_of
from transforms.claims.guidance import what_is_forecast
from transforms.claims.lexicon import ClaimLexicon
from transforms.contracts.vocabulary import Kind

LONGEST_MEASURE = 8
"""Words of a measure; a longer phrase is a clause, not a name for a size."""
PURPOSE_STOPS = frozenset({",", ";", ":", "–", "—", "-", "."})
TIME_LEADS = frozenset({"this", "next", "last", "each", "every", "a", "the"})
TIMES = frozenset(
    {"year", "month", "quarter", "week", "day", "decade", "century", "season", "summer", "winter"}
    | {"spring", "autumn", "fall", "weekend", "half"}
)
"""Nouns that tell a time behind "this" or "next"."""
TIME_WORDS = frozenset(
    {"annually", "yearly", "monthly", "today", "yesterday", "tomorrow", "tonight", "ago"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
"""Words that no purpose goes on behind: it ends before "today" and "annually"."""
KEPT_PREPOSITIONS = frozenset({"of", "as", "and"})
DROPPED_TAGS = frozenset({"DT", "PRP$", "POS", "CD", "$"})


COUNTED = frozenset({"count", "rate", "multiple"})
"""Kinds whose own noun ("240 aircraft") says what is measured."""


def find_measure(frame: Frame, kind: Kind, lexicon: ClaimLexicon) -> str | None:
    """Return what is measured as a short phrase, or None where the sentence names nothing.

    A noun that the figure hangs on comes first, then the counted noun within the figure, the
    noun that the verb gives the verb its own name for ("spend": spending), and last the
    grammatical subject or object.
    """
    return next((words for words in _candidates(frame, kind, lexicon) if words), None)


def _candidates(frame: Frame, kind: Kind, lexicon: ClaimLexicon) -> Iterator[str | None]:
    view = frame.view
    foretold = what_is_forecast(frame, lexicon)
    if foretold is not None:
        yield _words(view, foretold)
    for noun in frame.nouns[:1]:
        yield _words(view, noun)
    head = frame.figure.span.head
    if kind in COUNTED and view.tokens[head].pos == "NOUN":
        yield _words(view, head)
    if frame.verb is None:
        return
    yield _verb_measure(frame, lexicon)
    for token in (object_of(view, frame.verb), subject_of(view, frame.verb)):
        if token is None or view.figure_at(token) or view.name_at(token):
            continue
        if view.lemmas[token] not in lexicon.subject_nouns:
            yield _words(view, token)


def _verb_measure(frame: Frame, lexicon: ClaimLexicon) -> str | None:
    for verb in frame.verbs[:2]:
        key = (frame.view.lemmas[verb], "verb")
        for word in lexicon.categories.get(key, ()):
            if word.measure:
                return word.measure
    return None


def _words(view: SentenceView, head: int) -> str | None:
    kept = [
        view.tokens[token]
        for token in phrase(view, head)
        if view.tokens[token].tag not in DROPPED_TAGS
        and not (view.figure_at(token) and token != head)
        and view.name_at(token) is None
        and view.tokens[token].pos in {"ADJ", "NOUN", "PROPN", "VERB", "ADV"}
    ]
    if not kept or len(kept) > LONGEST_MEASURE:
        return None
    return " ".join(token.text for token in kept)


def find_purpose(frame: Frame, lexicon: ClaimLexicon) -> str | None:
    """Return what the figure is for ("AI infrastructure"), or None where it is not said.

    Only verbs and nouns of seeds/reference/purpose_words.csv introduce a purpose.
    """
    view = frame.view
    above = [view.lemmas[t] for t in (*frame.nouns[:2], *frame.verbs[:2])]
    for token in range(frame.figure.span.last + 1, len(view.tokens)):
        if view.lower(token) in PURPOSE_STOPS:
            return None
        is_dated = token + 1 < len(view.tokens) and view.tokens[token + 1].pos == "NUM"
        if not is_dated and any((word, view.lower(token)) in lexicon.purposes for word in above):
            return _purpose_words(view, token + 1)
    return None


def _is_time(view: SentenceView, token: int) -> bool:
    """Return whether a time begins at `token`: "this year", "next month", "annually"."""
    is_led = view.lower(token) in TIME_LEADS and view.lemmas[min(token + 1, _last(view))] in TIMES
    return is_led or view.lower(token) in TIME_WORDS


def _last(view: SentenceView) -> int:
    return len(view.tokens) - 1


def _purpose_words(view: SentenceView, first: int) -> str | None:
    last = first - 1
    for token in range(first, len(view.tokens)):
        is_end = view.tokens[token].pos in {"ADP", "VERB", "AUX", "SCONJ"} or _is_time(view, token)
        if view.lower(token) in PURPOSE_STOPS or view.figure_at(token):
            break
        if is_end and view.lower(token) not in KEPT_PREPOSITIONS:
            break
        last = token
    named = [t for t in range(first, last + 1) if view.tokens[t].pos != "DET"]
    if last < first or view.lower(first) in {"a", "the"} and last == first:
        return None
    if all((name := view.name_at(t)) and name.entity.entity_type == "place" for t in named):
        return None
    return view.words[view.tokens[first].start : view.tokens[last].end]
