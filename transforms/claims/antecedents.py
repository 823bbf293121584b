"""Whom "it", "we", "the company" and "its" stand for, and who speaks for whom."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.claims.context import NamedTokens, SentenceView
from transforms.claims.discourse import ORGANISED, OWNER_TYPES, Discourse
from transforms.claims.frame import NOUNS, SUBJECTS, Frame, phrase, prepositional_objects
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.owner import Owner
from transforms.claims.states import NO_STATES, States
from transforms.entities.reading import NamedEntity

STANDING_IN = frozenset({"pronoun", "company", "state"})
"""Roles of words that stand for a named owner."""
PUBLIC_BODIES = frozenset({"ministry", "regulator", "union", "cartel"})
"""Nouns that no company is."""
FIRST_PERSON = frozenset({"we", "our", "us"})
DEFINITE = frozenset({"the", "these", "those", "both"})


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Resolves pronouns and nominals of one article."""

    lexicon: ClaimLexicon
    discourse: Discourse
    states: States = NO_STATES

    def is_own_voice(self, view: SentenceView, subject: int) -> bool:
        """Return whether a company speaks for itself, not an analyst or official of one."""
        name = view.name_at(subject)
        if name:
            return name.entity.entity_type == "company"
        return self.role(view, subject) in STANDING_IN

    def stand_in(self, frame: Frame, head: int, rule: str) -> Owner | None:
        """Return the owner that "its" or "the company's" in the phrase of `head` stands for."""
        view = frame.view
        below = prepositional_objects(view, head, frozenset({"of"}))
        for token in (*phrase(view, head), *below):
            is_owner = view.tokens[token].dependency in {"poss", "pobj"}
            if is_owner and self.role(view, token) in STANDING_IN:
                return Owner(self.meant(frame, token), rule)
        return None

    def meant(self, frame: Frame, token: int) -> NamedEntity | None:
        """Return whom the pronoun or nominal `token` means.

        An organisation whose name holds the noun ("the bank": Laurel Bank) comes first, then a
        subject before it in the sentence; then a noun means the article's main entity, if one
        rules, and a pronoun the subject of the sentence before.
        """
        if self.role(frame.view, token) == "state":
            return self.states.meant(frame.view, token)
        found = self._organisation(frame, token)
        is_public = frame.view.lemmas[token] in PUBLIC_BODIES
        return None if is_public and found and found.entity_type == "company" else found

    def _organisation(self, frame: Frame, token: int) -> NamedEntity | None:
        view, word = frame.view, frame.view.lower(token)
        before = [n for n in view.names if n.span.last < token]
        organised = [n for n in before if n.entity.entity_type in ORGANISED]
        acting = [n for n in organised if view.tokens[n.span.head].dependency in SUBJECTS]
        subjects = [n.entity for n in acting]
        spoken = [n.entity for n in acting if self._speaks(view, n)]
        focus, main = self.discourse.focus[view.number], self.discourse.main
        is_noun = self.role(view, token) == "company"
        known = (focus, main, *self.discourse.organised)
        named = [e for e in known if e and word in e.name.lower().split() and word != "board"]
        described = self.discourse.descriptors.get(view.lemmas[token])
        if is_noun and (named or described):
            return named[0] if named else described
        rules = self.discourse.rules and main is not None and main.entity_type in OWNER_TYPES
        if rules and word in FIRST_PERSON:
            return main
        if is_noun and rules:
            return spoken[-1] if spoken else main
        if subjects:
            return subjects[-1]
        if is_noun and main and main.entity_type in OWNER_TYPES:
            return main if rules else focus or main
        return focus

    def _speaks(self, view: SentenceView, name: NamedTokens) -> bool:
        """Return whether the name is a company that says something of itself."""
        verb = view.tokens[name.span.head].head
        return name.entity.entity_type == "company" and self.is_speech(view, verb, expects=True)

    def role(self, view: SentenceView, token: int) -> str | None:
        """Return the role of the noun `token` where an owner is sought, or None."""
        lemma = view.lemmas[token]
        is_described = lemma in self.discourse.descriptors and view.tokens[token].pos == "NOUN"
        return "company" if is_described else self.lexicon.subject_nouns.get(lemma)

    def is_speech(self, view: SentenceView, verb: int, *, expects: bool = False) -> bool:
        """Return whether `verb` reports words; with `expects` also whether it foretells."""
        stance = self.lexicon.speech.get(view.lemmas[verb])
        return stance == "says" or (expects and stance == "expects")


def is_several(view: SentenceView, noun: int) -> bool:
    """Return whether the noun stands for several who were named: "the partners", "both firms"."""
    parts = {view.lower(token) for token in phrase(view, noun)}
    return view.tokens[noun].tag == "NNS" and bool(parts & DEFINITE)


def counts_strangers(frame: Frame) -> bool:
    """Return whether the figure counts those who act, and the clause names no owner of them."""
    view, head = frame.view, frame.figure.span.head
    is_subject = view.tokens[head].dependency in SUBJECTS and view.tokens[head].pos in NOUNS
    return is_subject and frame.verb is not None
