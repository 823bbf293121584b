"""How a figure hangs in the tree of its sentence: nouns, prepositions and verbs above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.claims.context import CountedTokens, SentenceView

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
PHRASE_PARTS = frozenset(
    {"det", "amod", "compound", "poss", "nmod", "nummod", "case", "predet", "quantmod", "npadvmod"}
)
BORROWED_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acomp"})
"""A verb without a subject of its own that hangs by one of these has its head's subject."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PASSED = frozenset({"PUNCT", "ADV", "AUX"})
"""Parts of speech between a noun and its verb."""
MODIFIED_NOUN = frozenset({"acl", "relcl"})
"""A verb that hangs by one of these has the noun it modifies as its subject."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands above a figure, nearest first; of figures only their verbs ("doubled").

    `nouns` and `prepositions` end at the first verb; `verbs` go on to the root.
    """

    view: SentenceView
    figure: CountedTokens
    nouns: tuple[int, ...]
    prepositions: tuple[int, ...]
    verbs: tuple[int, ...]

    @property
    def verb(self) -> int | None:
        """The nearest verb above the figure, None in a sentence without one."""
        return self.verbs[0] if self.verbs else None


def frame_figure(view: SentenceView, figure: CountedTokens) -> Frame:
    """Return how `figure` hangs in its sentence."""
    nouns: list[int] = []
    prepositions: list[int] = []
    verbs: list[int] = []
    for token in ancestors(view, figure.span.head):
        pos = view.tokens[token].pos
        if view.figure_at(token) and pos not in VERBS:
            continue
        if pos in VERBS:
            verbs.append(token)
        elif not verbs and pos in NOUNS:
            nouns.append(token)
        elif not verbs and pos in {"ADP", "SCONJ", "PART"}:
            prepositions.append(token)
    if view.tokens[figure.span.head].pos in VERBS:
        verbs.insert(0, figure.span.head)
    return Frame(view, figure, tuple(nouns), tuple(prepositions), tuple(verbs))


def ancestors(view: SentenceView, token: int) -> Iterator[int]:
    """Yield the heads above `token`, nearest first; ends even where a parse has a loop."""
    seen = {token}
    head = view.tokens[token].head
    while head not in seen:
        yield head
        seen.add(head)
        head = view.tokens[head].head


def descendants(view: SentenceView, token: int) -> Iterator[int]:
    """Yield `token` and everything below it, in no particular order."""
    waiting, seen = [token], {token}
    while waiting:
        here = waiting.pop()
        yield here
        fresh = [child for child in view.children[here] if child not in seen]
        seen.update(fresh)
        waiting.extend(fresh)


def child_by(view: SentenceView, token: int, dependencies: frozenset[str]) -> int | None:
    """Return the first child of `token` that hangs by one of `dependencies`."""
    return next(
        (c for c in view.children[token] if view.tokens[c].dependency in dependencies), None
    )


def subject_of(view: SentenceView, verb: int) -> int | None:
    """Return the head of the grammatical subject of `verb`, its own or a borrowed one."""
    for _ in range(len(view.tokens)):
        own = child_by(view, verb, SUBJECTS)
        token = view.tokens[verb]
        if own is not None and view.tokens[own].tag not in {"WDT", "WP"}:
            return own
        if token.dependency in MODIFIED_NOUN:
            is_behind = view.tokens[token.head].pos in NOUNS or own is None
            return token.head if is_behind else _noun_before(view, own or 0)
        if own is not None or token.dependency not in BORROWED_SUBJECT or token.head == verb:
            return None
        if token.dependency == "advcl" and token.tag in FINITE:
            return _noun_beside(view, verb)
        if token.dependency == "conj" and view.tokens[token.head].pos in NOUNS:
            return token.head
        verb = token.head
    return None


def _noun_beside(view: SentenceView, verb: int) -> int | None:
    """Return the noun right before a finite verb that the parse gives no subject.

    As in "when she left, Acme, its owner, paid": of an apposition the noun that it describes.
    """
    before = (t for t in range(verb - 1, -1, -1) if view.tokens[t].pos not in PASSED)
    noun = next(before, None)
    if noun is None or view.tokens[noun].pos not in NOUNS:
        return None
    is_apposed = view.tokens[noun].dependency == "appos"
    return view.tokens[noun].head if is_apposed else noun


def _noun_before(view: SentenceView, relative: int) -> int | None:
    """Return the noun that a "which" far from its noun stands for: the last that is no subject."""
    for token in range(relative - 1, -1, -1):
        word = view.tokens[token]
        if word.pos in {"NOUN", "PROPN"} and word.dependency not in SUBJECTS | {"compound"}:
            return token
    return None


def object_of(view: SentenceView, verb: int) -> int | None:
    """Return the head of the direct object of `verb`, None where it has none."""
    return child_by(view, verb, OBJECTS)


def phrase(view: SentenceView, head: int) -> tuple[int, ...]:
    """Return the tokens of the noun phrase of `head` up to the head itself, in text order.

    Modifiers to the left belong to it, prepositional phrases and clauses to the right do not.
    """
    tokens = {head}
    for child in view.children[head]:
        if child < head and view.tokens[child].dependency in PHRASE_PARTS:
            tokens.update(descendants(view, child))
    return tuple(sorted(tokens))


def prepositional_objects(view: SentenceView, head: int, words: frozenset[str]) -> Iterator[int]:
    """Yield the nouns that prepositions in `words` tie to `head`."""
    for child in view.children[head]:
        if view.tokens[child].dependency in {"prep", "agent"} and view.lower(child) in words:
            yield from (
                noun for noun in view.children[child] if view.tokens[noun].dependency == "pobj"
            )
