"""Short forms within one article: "Quorvex" for Quorvex Resources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from transforms.entities.acronyms import (
    SHORT_CONFIDENCE,
    SHORTENED_TYPES,
    SHORTEST_CAPITALS,
    SMALL_WORDS,
    find_acronyms,
    find_initials,
)
from transforms.entities.forms import FormIndex, find_words
from transforms.entities.lexicon import NameLexicon
from transforms.entities.people import stands_alone
from transforms.entities.reading import NamedEntity
from transforms.entities.spans import NameSpan, TakenText
from transforms.entities.view import SentenceView

SHORTEST_FORM = 4
"""Letters a short form has at least, but for acronyms that the article introduces itself."""
PAIR = 3
"""Words of two partners and what joins them: "Quorvex and Lund" is also Quorvex."""
INITIALS = re.compile(r"(?:[A-Z]\.)+$")


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
    leading = leading_owners(spans, lexicon)
    forms = {form: entity for form, entity in leading.items() if form not in surnames}
    forms |= find_initials(spans, lexicon)
    forms |= find_acronyms(text, spans)
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


def leading_owners(spans: Iterable[NameSpan], lexicon: NameLexicon) -> Mapping[str, NamedEntity]:
    """Return the leading words that only one body of `spans` has, and no person as a surname."""
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
    is_pair = len(words) == PAIR and words[1] in ("&", "and")
    starts = {0, initials} if told or initials or is_pair else set()
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
