"""Whom "it", "we", "the company" and "its" stand for, and who speaks for whom."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.claims.context import NamedTokens, SentenceView
from transforms.claims.discourse import ORGANISED, OWNER_TYPES, Discourse
from transforms.claims.frame import (
    NOUNS,
    SUBJECTS,
    Frame,
    ancestors,
    phrase,
    prepositional_objects,
)
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.owner import Owner
from transforms.claims.states import NO_STATES, States
from transforms.entities.reading import NamedEntity

STANDING_IN = frozenset({"pronoun", "company", "state"})
"""Roles of words that stand for a named owner."""
PUBLIC_BODIES = frozenset(
    {"ministry", "regulator", "union", "cartel", "institute", "department", "commission", "bureau"}
)
"""Nouns that no company is."""
FIRST_PERSON = frozenset({"we", "our", "us"})
PLURALS = frozenset({"they", "their", "them", "themselves"})
LINKING = frozenset({"when", "after", "before", "since", "as", "because", "while"})
"""Words between a name and the "it" that stands for it: "Acme when it raised $5m"."""
SIZES = frozenset({"dobj", "npadvmod"})
"""How the size of a change hangs on its verb."""
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
        below = tuple(prepositional_objects(view, head, frozenset({"of"})))
        within = (token for whole in below for token in phrase(view, whole))
        parts = (token for token in within if self.role(view, token) == "company")
        for token in (*phrase(view, head), *below, *parts):
            if view.tokens[token].tag == "WP$":
                owner = self._whose(frame, token)
                return Owner(owner, rule) if owner else None
            is_owner = view.tokens[token].dependency in {"poss", "pobj"}
            if is_owner and self.role(view, token) in STANDING_IN:
                return Owner(self.meant(frame, token), rule)
        return None

    def _whose(self, frame: Frame, token: int) -> NamedEntity | None:
        """Return whom "whose" means: the noun before its clause, by its name or as a nominal."""
        view = frame.view
        above = (t for t in ancestors(view, token) if view.tokens[t].dependency == "relcl")
        clause = next(above, None)
        if clause is None:
            return None
        noun = view.tokens[clause].head
        name = view.name_at(noun)
        if name:
            return name.entity if name.entity.entity_type in OWNER_TYPES else None
        return self.meant(frame, noun) if self.role(view, noun) in STANDING_IN else None

    def meant(self, frame: Frame, token: int) -> NamedEntity | None:
        """Return whom the pronoun or nominal `token` means.

        An organisation whose name holds the noun ("the bank": Laurel Bank) comes first, then a
        subject before it in the sentence; then a noun means the article's main entity, if one
        rules, and a pronoun the subject of the sentence before.
        """
        role = self.role(frame.view, token)
        if role == "state":
            return self.states.meant(frame.view, token)
        if role == "person_pronoun":
            return self.discourse.person[frame.view.number]
        found = None if is_empty(frame.view, token) else self._organisation(frame, token)
        is_public = frame.view.lemmas[token] in PUBLIC_BODIES
        return None if is_public and found and found.entity_type == "company" else found

    def _organisation(self, frame: Frame, token: int) -> NamedEntity | None:
        is_noun = self.role(frame.view, token) == "company"
        return self._of_noun(frame.view, token) if is_noun else self._of_pronoun(frame.view, token)

    def _of_noun(self, view: SentenceView, token: int) -> NamedEntity | None:
        """Return whom "the bank" means; "the Dutch bank" is none of another country."""
        found = self._called(view, token)
        code = self._nation(view, token)
        if code is None or found is None or found.country_code in {code, None}:
            return found
        known = (self.discourse.focus[view.number], *self.discourse.organised)
        return next((e for e in known if e and e.country_code == code), None)

    def _nation(self, view: SentenceView, token: int) -> str | None:
        """Return the code of the country whose adjective describes the noun."""
        adjectives = (view.tokens[t].text for t in phrase(view, token) if not view.name_at(t))
        codes = (self.lexicon.nationalities.get(word) for word in adjectives)
        return next((code for code in codes if code), None)

    def _called(self, view: SentenceView, token: int) -> NamedEntity | None:
        focus, main, word = self.discourse.focus[view.number], self.main, view.lower(token)
        known = (focus, self.discourse.main, *self.discourse.organised)
        named = [e for e in known if e and word in e.name.lower().split() and word != "board"]
        described = self.discourse.descriptors.get(view.lemmas[token])
        if named or described:
            return named[0] if named else described
        acting = self._acting(view, token)
        if main and self.discourse.rules:
            spoken = (n.entity for n in reversed(acting) if self._speaks(view, n))
            return next(spoken, self.discourse.told_of[view.number] or main)
        return acting[-1].entity if acting else focus or main

    def _of_pronoun(self, view: SentenceView, token: int) -> NamedEntity | None:
        """Return whom "it" or "our" means: a subject before it, else that of the last sentence."""
        if self.main and self.discourse.rules and view.lower(token) in FIRST_PERSON:
            return self.main
        acting = self._acting(view, token)
        after = acting[-1].span.last if acting else -1
        nouns = [t for t in range(after + 1, token) if self._is_acting_noun(view, t)]
        if nouns:
            return self._of_noun(view, nouns[-1])
        near = view.name_at(token - 2) if view.lower(token - 1) in LINKING else None
        if near and near.entity.entity_type in ORGANISED:
            return near.entity
        if view.lower(token) in PLURALS and self._has_others(view, token):
            return None
        if acting:
            return acting[-1].entity
        is_barred = any(self._binds(view, name, token) for name in view.names)
        is_of_goods = view.lower(token) == "it" and self.discourse.after_goods[view.number]
        return None if is_barred or is_of_goods else self.discourse.focus[view.number]

    def _has_others(self, view: SentenceView, token: int) -> bool:
        """Return whether "they" stands for others named before it: "homeowners", "two people"."""
        return any(
            view.tokens[t].tag == "NNS"
            and view.tokens[t].dependency in SUBJECTS
            and not view.name_at(t)
            and self.role(view, t) in {None, "unowned", "actor"}
            for t in range(token)
        )

    @property
    def main(self) -> NamedEntity | None:
        """The entity that the article is about, where it may own figures."""
        main = self.discourse.main
        return main if main and main.entity_type in OWNER_TYPES else None

    def _acting(self, view: SentenceView, token: int) -> list[NamedTokens]:
        """Return the organisations named in subjects before `token` that it may stand for."""
        return [
            name
            for name in view.names
            if name.span.last < token
            and name.entity.entity_type in ORGANISED
            and is_in_subject(view, name.span.head)
            and not _reports_of_others(view, name)
            and not self._binds(view, name, token)
        ]

    def _is_acting_noun(self, view: SentenceView, token: int) -> bool:
        """Return whether the token is a subject such as "the company"."""
        is_subject = view.tokens[token].dependency in SUBJECTS
        return is_subject and not view.name_at(token) and self.role(view, token) == "company"

    def _binds(self, view: SentenceView, name: NamedTokens, token: int) -> bool:
        """Return whether the pronoun cannot mean the name: "Acme expects it to fall"."""
        verb = view.tokens[token].head
        is_subject = view.tokens[token].dependency in SUBJECTS
        is_bare = any(view.tokens[c].tag == "TO" for c in view.children[verb])
        above = view.tokens[name.span.head]
        is_matrix = above.dependency in SUBJECTS and above.head == view.tokens[verb].head
        return is_subject and is_bare and is_matrix and verb != above.head

    def _speaks(self, view: SentenceView, name: NamedTokens) -> bool:
        """Return whether the name is a company that says something of itself."""
        verb = view.tokens[name.span.head].head
        is_company = name.entity.entity_type == "company"
        return is_company and self.is_speech(view, verb, expects=True)

    def role(self, view: SentenceView, token: int) -> str | None:
        """Return the role of the noun `token` where an owner is sought, or None.

        Several companies act, but stand for none: "banks", "the three units".
        """
        lemma, word = view.lemmas[token], view.tokens[token]
        is_described = lemma in self.discourse.descriptors and word.pos == "NOUN"
        found = "company" if is_described else self.lexicon.subject_nouns.get(lemma)
        return "actor" if found == "company" and word.tag == "NNS" else found

    def is_speech(self, view: SentenceView, verb: int, *, expects: bool = False) -> bool:
        """Return whether `verb` reports words; with `expects` also whether it foretells.

        A verb of a move whose object is a size reports nothing: "the index added 1%".
        """
        direct = (c for c in view.children[verb] if view.tokens[c].dependency in SIZES)
        is_move = (view.lemmas[verb], "verb") in self.lexicon.directions
        if is_move and any(view.figure_at(child) for child in direct):
            return False
        stance = self.lexicon.speech.get(view.lemmas[verb])
        return stance == "says" or (expects and stance == "expects")


def is_in_subject(view: SentenceView, token: int) -> bool:
    """Return whether the word is a subject or describes one: "Acme shares", "Acme officials"."""
    for _ in view.tokens:
        if view.tokens[token].dependency not in {"compound", "poss", "nmod"}:
            break
        token = view.tokens[token].head
    is_headed = view.tokens[token].dependency == "ROOT" and view.tokens[token].pos == "NOUN"
    return is_headed or view.tokens[token].dependency in SUBJECTS


def _reports_of_others(view: SentenceView, name: NamedTokens) -> bool:
    """Return whether the name only passes on news: "the Herald reported that the group"."""
    verb = view.tokens[name.span.head].head
    has_clause = any(view.tokens[c].dependency == "ccomp" for c in view.children[verb])
    return view.lemmas[verb] == "report" and has_clause


def is_empty(view: SentenceView, token: int) -> bool:
    """Return whether "it" stands for the clause behind it: "it is important to save $5"."""
    verb = view.tokens[token].head
    links = {view.tokens[child].dependency for child in view.children[verb]}
    is_said_of = view.lemmas[verb] == "be" and "acomp" in links
    return view.lower(token) == "it" and is_said_of and bool(links & {"xcomp", "ccomp", "advcl"})


def is_several(view: SentenceView, noun: int) -> bool:
    """Return whether the noun stands for several who were named: "the partners", "both firms"."""
    parts = {view.lower(token) for token in phrase(view, noun)}
    return view.tokens[noun].tag == "NNS" and bool(parts & DEFINITE)


def are_people(view: SentenceView, subject: int) -> bool:
    """Return whether the subject joins several people: "Ana Ruiz and Jo Poe", "Sam and Jo Poe"."""
    for child in view.children[subject]:
        link, name = view.tokens[child].dependency, view.name_at(child)
        is_person = name is not None and name.entity.entity_type == "person"
        has_and = any(view.tokens[c].dependency == "cc" for c in view.children[child])
        if (link == "conj" and is_person) or (link == "nmod" and has_and):
            return True
    return False


def counts_strangers(frame: Frame) -> bool:
    """Return whether the figure counts those who act in a clause: "two people said"."""
    view, head = frame.view, frame.figure.span.head
    is_subject = view.tokens[head].dependency in SUBJECTS and view.tokens[head].pos in NOUNS
    return is_subject and frame.verb is not None
