"""Short forms within one article: "Quorvex" for Quorvex Resources, "(ADB)" after a full name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from transforms.entities.forms import FormIndex, find_words
from transforms.entities.lexicon import NameLexicon
from transforms.entities.people import stands_alone
from transforms.entities.reading import NamedEntity
from transforms.entities.spans import NameSpan, TakenText
from transforms.entities.view import SentenceView

SHORT_CONFIDENCE = Decimal("0.75")
SHORTENED_TYPES = frozenset({"company", "organization", "government", "facility"})
SHORTEST_FORM = 4
"""Letters a short form has at least, but for acronyms that the article introduces itself."""
SHORTEST_CAPITALS = 3
"""Letters of a short form in capitals: "CCL" of CCL Industries."""
INITIALS = re.compile(r"(?:[A-Z]\.)+$")
ACRONYM = re.compile(r"\s?\((?:the )?[\"“]?([A-Z][A-Za-z&-]{1,7})[\"”]?\)")
SMALL_WORDS = frozenset({"of", "for", "and", "the", "in", "on", "de", "la", "&"})


def find_short_forms(
    text: str,
    views: Sequence[SentenceView],
    spans: Sequence[NameSpan],
    lexicon: NameLexicon,
    surnames: frozenset[str] = frozenset(),
) -> tuple[NameSpan, ...]:
    """Return mentions by acronym or leading words of what `spans` name in full in this article.

    A form that is also one of the article's `surnames` is left to the person.
    """
    taken = TakenText(spans)
    leading = _leading_forms(spans, lexicon)
    forms = {form: entity for form, entity in leading.items() if form not in surnames}
    forms |= _initials(spans, lexicon)
    forms |= _acronyms(text, spans)
    found: list[NameSpan] = []
    index = FormIndex(forms)
    for view in views:
        for form in index.forms_in(view):
            found.extend(
                NameSpan(start, end, form, forms[form], "short_form", SHORT_CONFIDENCE)
                for start, end in find_occurrences(view, form, taken, lexicon)
            )
    return tuple(found)


def find_occurrences(
    view: SentenceView, form: str, taken: TakenText, lexicon: NameLexicon
) -> Iterator[tuple[int, int]]:
    """Yield and take the article offsets where `form` stands as a name of its own in `view`."""
    for at in find_words(view.text, form, before=".&@-", after="&@"):
        start, end = view.start + at, view.start + at + len(form)
        if not taken.is_free(start, end):
            continue
        if not form.isupper() and not stands_alone(view, at, at + len(form), lexicon):
            continue
        taken.take(start, end)
        yield start, end


def settle_acronyms(
    text: str, spans: Sequence[NameSpan], lexicon: NameLexicon
) -> tuple[NameSpan, ...]:
    """Return `spans`, where an acronym that the article itself explains means what it says.

    After "Quorvex Metal Exchange (QME)" no QME is another body's known short name; nor is it
    without the bracket, in an article that names that other body in no other way.
    """
    named = defaultdict(set)
    for span in spans:
        named[span.entity].add(span.surface)
    initials = _initials(spans, lexicon)
    otherwise = {
        span.surface for span in spans if named[span.entity] != {span.surface}
    } & initials.keys()
    meant = {form: entity for form, entity in initials.items() if form not in otherwise}
    meant |= _acronyms(text, spans)
    return tuple(
        replace(span, entity=meant[span.surface], rule="short_form", confidence=SHORT_CONFIDENCE)
        if meant.get(span.surface, span.entity) != span.entity
        else span
        for span in spans
    )


def _acronyms(text: str, spans: Iterable[NameSpan]) -> dict[str, NamedEntity]:
    found: dict[str, NamedEntity] = {}
    for span in spans:
        match = ACRONYM.match(text, span.end)
        if match and is_acronym_of(match.group(1), span.surface):
            found.setdefault(match.group(1), span.entity)
    return found


def _initials(spans: Iterable[NameSpan], lexicon: NameLexicon) -> dict[str, NamedEntity]:
    """Return the initials of bodies that alone have them: "QME" of Quorvex Metal Exchange."""
    owners: dict[str, set[NamedEntity]] = defaultdict(set)
    for span in spans:
        if span.entity.entity_type in SHORTENED_TYPES:
            for form in initial_forms(span.surface, lexicon):
                owners[form].add(span.entity)
    return {form: next(iter(named)) for form, named in owners.items() if len(named) == 1}


def initial_forms(name: str, lexicon: NameLexicon) -> tuple[str, ...]:
    """Return the initials of `name`, three or more, also without those of its legal forms."""
    words = [word for word in name.split() if word.lower() not in SMALL_WORDS]
    if not all(word[0].isupper() and not word.isupper() for word in words):
        return ()
    letters, forms = "".join(word[0] for word in words), list[str]()
    while len(letters) >= SHORTEST_CAPITALS:
        forms.append(letters)
        if words.pop().lower() not in lexicon.legal_forms:
            break
        letters = letters[:-1]
    return tuple(form for form in forms if form not in lexicon.non_names)


def is_acronym_of(acronym: str, name: str) -> bool:
    """Return whether the letters of `acronym` stand at word starts of `name`, in order.

    Small words may be skipped; "BICS" fits "Business Insights and Conditions Survey".
    """
    words = [word for word in re.split(r"[\s-]+", name) if word.lower() not in SMALL_WORDS]
    initials = "".join(word[0] for word in words if word).upper()
    letters = re.sub(r"[^A-Za-z]", "", acronym).upper()
    return initials == letters or (
        len(letters) > 1 and letters in initials + "S" and initials.startswith(letters[0])
    )


def _leading_forms(spans: Iterable[NameSpan], lexicon: NameLexicon) -> Mapping[str, NamedEntity]:
    owners: dict[str, set[NamedEntity | None]] = defaultdict(set)
    for span in spans:
        if span.entity.entity_type in SHORTENED_TYPES:
            for form in leading_forms(span.surface, lexicon):
                owners[form].add(span.entity)
        elif span.entity.entity_type == "person":
            owners[span.surface.split()[-1]].update({span.entity, None})
    return {
        form: entity
        for form, named in owners.items()
        if len(named) == 1 and (entity := next(iter(named))) is not None
    }


def leading_forms(name: str, lexicon: NameLexicon) -> tuple[str, ...]:
    """Return the shorter forms of `name`: its leading words without the words that tell its type.

    "Quorvex National Bank" gives "Quorvex National" and "Quorvex", "A.B. Quorvex and Co" also
    "Quorvex"; "Bank of Korea" gives none.
    """
    words = name.split()
    if words[0] in lexicon.first_words:
        return ()
    initials = next((at for at, word in enumerate(words) if not INITIALS.match(word)), 0)
    told = [at for at, word in enumerate(words) if word in lexicon.last_words]
    starts = {0, initials} if told or initials else set()
    last = told[-1] if told else initials + 1
    forms = (
        " ".join(words[at:end]).rstrip(",") for at in starts for end in range(at + 1, last + 1)
    )
    return tuple(dict.fromkeys(form for form in forms if _is_good_form(form, lexicon)))


def _is_good_form(form: str, lexicon: NameLexicon) -> bool:
    shortest = SHORTEST_CAPITALS if form.isupper() else SHORTEST_FORM
    if len(form) < shortest or form.rsplit(maxsplit=1)[-1].lower() in SMALL_WORDS:
        return False
    return not (
        form in lexicon.non_names
        or form in lexicon.nationalities
        or form in lexicon.offices
        or form in lexicon.first_words
        or form in lexicon.capitals
    )
