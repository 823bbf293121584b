"""Which names belong to a noun phrase."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.claims.context import NamedTokens, SentenceView
from transforms.claims.frame import SUBJECTS, phrase, prepositional_objects


def subject_names(view: SentenceView) -> Iterator[NamedTokens]:
    """Yield the names in grammatical subjects, the main clause's first."""
    subjects = [t for t in range(len(view.tokens)) if view.tokens[t].dependency in SUBJECTS]
    subjects.sort(key=lambda t: (view.tokens[view.tokens[t].head].dependency != "ROOT", t))
    for subject in subjects:
        yield from names_in_phrase(view, subject)


def names_in_phrase(view: SentenceView, head: int) -> Iterator[NamedTokens]:
    """Yield the names of the noun phrase of `head`: its own, possessors, "of" and "in" ones.

    A possessor comes before a name that only modifies: "Acme's Hong Kong shares". Names within
    a printed figure ("30 Boeing jets") are counted things, no owners, and left out.
    """
    own = view.name_at(head)
    if own and not view.figure_at(head):
        yield own
        return
    inner = sorted(phrase(view, head), key=lambda t: (view.tokens[t].dependency != "poss", t))
    seen: list[NamedTokens] = []
    below = prepositional_objects(view, head, frozenset({"of", "in", "at", "by"}))
    apposed = [c for c in view.children[head] if view.tokens[c].dependency == "appos"]
    nested = [t for noun in below for t in phrase(view, noun)]
    for token in (*inner, *apposed, *nested):
        name = view.name_at(token)
        if name and name not in seen and not view.figure_at(token):
            seen.append(name)
            yield name
