"""Who says what stands in quotation marks, where the sentence itself does not tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.claims.context import SentenceView
from transforms.claims.discourse import Discourse
from transforms.claims.frame import SUBJECTS, Frame, child_by
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.naming import names_in_phrase
from transforms.claims.speaker import SPEAKER_TYPES, Speaker
from transforms.entities.reading import NamedEntity

OPENING, CLOSING = frozenset({"``"}), frozenset({"''"})
"""Tags of quotation marks."""
REACH = 2
"""Sentences back to which a quotation may go on from the one that names its speaker."""


def find_quoted(
    frame: Frame, views: Sequence[SentenceView], discourse: Discourse, lexicon: ClaimLexicon
) -> Speaker | None:
    """Return who is quoted with the figure, None where it stands in no quotation marks.

    As in "'It rose,' she said. 'By 5%.'": the speaker of the sentence before goes on. The
    sentence after tells it where the marks close only there.
    """
    if not _is_quoted(frame.view, frame.figure.span.first):
        return None
    for number in _near(frame.view, views):
        view = views[number]
        if not _marks(view):
            return None
        found = next(_sayers(view, discourse, lexicon), None)
        if found:
            entity, token = found
            return Speaker(entity, "speaker_of_quotation", token, number)
    return None


def _is_quoted(view: SentenceView, token: int) -> bool:
    """Return whether `token` stands within quotation marks of its sentence.

    A single mark opens or closes a quotation that goes on in another sentence.
    """
    marks = _marks(view)
    if len(marks) == 1:
        return (view.tokens[marks[0]].tag in OPENING) == (marks[0] < token)
    return sum(mark < token for mark in marks) % 2 == 1


def _near(view: SentenceView, views: Sequence[SentenceView]) -> Iterator[int]:
    """Yield the numbers of sentences that may tell the speaker, the figure's own first."""
    yield view.number
    marks = _marks(view)
    is_open = len(marks) == 1 and view.tokens[marks[0]].tag in OPENING
    if is_open and view.number + 1 < len(views):
        yield view.number + 1
    yield from range(view.number - 1, max(-1, view.number - 1 - REACH), -1)


def _marks(view: SentenceView) -> list[int]:
    return [t for t, word in enumerate(view.tokens) if word.tag in OPENING | CLOSING]


def _sayers(
    view: SentenceView, discourse: Discourse, lexicon: ClaimLexicon
) -> Iterator[tuple[NamedEntity, int]]:
    """Yield who says something in the sentence, outside of its quotations."""
    for verb, lemma in enumerate(view.lemmas):
        subject = child_by(view, verb, SUBJECTS)
        is_speech = lexicon.speech.get(lemma) == "says" and not _is_quoted(view, verb)
        if subject is None or not is_speech:
            continue
        for name in names_in_phrase(view, subject):
            if name.entity.entity_type in SPEAKER_TYPES:
                yield name.entity, name.span.head
        person = discourse.person[view.number]
        if person and lexicon.subject_nouns.get(view.lemmas[subject]) == "person_pronoun":
            yield person, subject
