"""People: "Mr Wu" and "Wu" are Eddie Wu once the article named him in full, and only he fits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from transforms.entities.candidate import Candidate
from transforms.entities.candidates import PARTICLES
from transforms.entities.forms import FormIndex, find_words
from transforms.entities.lexicon import NameLexicon
from transforms.entities.reading import NamedEntity
from transforms.entities.spans import NameSpan, TakenText, new_entity
from transforms.entities.view import SentenceView, view_at, words_before

SURNAME_FIRST_COUNTRIES = frozenset({"CN", "HK", "TW", "KR", "KP", "VN", "SG", "MY"})
"""Countries whose people may print the surname first: "Xi Jinping" is Mr Xi."""
FULL_CONFIDENCE = Decimal("0.80")
SURNAME_CONFIDENCE = Decimal("0.85")
LONE_CONFIDENCE = Decimal("0.50")
LONE_SIGHTINGS = 2
"""A lone name that the model takes for a person counts from this many sightings, or after "Mr"."""
SHORTEST_SURNAME = 2
WORD_AFTER = re.compile(r"\s+([^\W\d_][\w'’-]*)")
WORD_BEFORE = re.compile(r"([\w.'’-]+)\s+$")


def find_people(
    views: Sequence[SentenceView],
    candidates: Iterable[Candidate],
    known: Iterable[NameSpan],
    lexicon: NameLexicon,
) -> tuple[NameSpan, ...]:
    """Return mentions of people beyond `known`: new full names, surnames, lone titled names."""
    known = tuple(known)
    taken = TakenText(known)
    fresh = [name for name in candidates if name.entity_type == "person"]
    people = {
        span.entity.name: span.entity for span in known if span.entity.entity_type == "person"
    }
    spans = list(_full_names(fresh, people, taken))
    by_surname = index_surnames(people.values())
    index = FormIndex(name for name, bearers in by_surname.items() if len(bearers) == 1)
    for view in views:
        bearers = {surname: by_surname[surname][0] for surname in index.forms_in(view)}
        spans.extend(_surnames(view, bearers, taken, lexicon))
    spans.extend(_lone_names(views, fresh, taken, lexicon))
    return tuple(spans)


def index_surnames(people: Iterable[NamedEntity]) -> Mapping[str, tuple[NamedEntity, ...]]:
    """Return each surname with the people who bear it; several make it ambiguous."""
    index: dict[str, list[NamedEntity]] = defaultdict(list)
    for person in people:
        for surname in surnames_of(person):
            if person not in index[surname]:
                index[surname].append(person)
    return {surname: tuple(bearers) for surname, bearers in index.items()}


def surnames_of(person: NamedEntity) -> tuple[str, ...]:
    """Return the words that may stand alone for `person`: "Ma", "Xi", "Al Maktoum"."""
    words = person.name.split()
    if len(words) < 2:  # noqa: PLR2004 - a lone name has no surname
        return ()
    surnames = [words[-1].removesuffix(".")]
    if words[-1] in ("Jr.", "Jr", "III") and len(words) > 2:  # noqa: PLR2004 - as above
        surnames = [words[-2]]
    if words[-2].lower() in PARTICLES:
        surnames.append(f"{words[-2]} {words[-1]}")
    if person.country_code in SURNAME_FIRST_COUNTRIES:
        surnames.append(words[0])
    return tuple(word for word in surnames if len(word) >= SHORTEST_SURNAME)


def _full_names(
    fresh: Iterable[Candidate], people: dict[str, NamedEntity], taken: TakenText
) -> Iterator[NameSpan]:
    by_ends = {_ends(person.name): person for person in reversed(people.values())}
    for name in fresh:
        if " " not in name.surface or not taken.is_free(name.start, name.end):
            continue
        person = by_ends.setdefault(_ends(name.surface), new_entity(name.surface, "person"))
        people.setdefault(person.name, person)
        taken.take(name.start, name.end)
        yield NameSpan(
            name.start, name.end, name.surface, person, "person_full_name", FULL_CONFIDENCE
        )


def _ends(name: str) -> tuple[str, str]:
    """Return the first and last word, which "Tim D. Cook" and "Tim Cook" share."""
    words = name.split()
    return words[0], words[-1]


def _surnames(
    view: SentenceView,
    bearers: Mapping[str, NamedEntity],
    taken: TakenText,
    lexicon: NameLexicon,
) -> Iterator[NameSpan]:
    for surname, bearer in bearers.items():
        for at in find_words(view.text, surname, before=".&-", after="&-"):
            start, end = view.start + at, view.start + at + len(surname)
            if not taken.is_free(start, end) or not (
                is_titled(view.text, at, lexicon)
                or stands_alone(view, at, at + len(surname), lexicon)
            ):
                continue
            taken.take(start, end)
            yield NameSpan(start, end, surname, bearer, "person_surname", SURNAME_CONFIDENCE)


def is_titled(text: str, at: int, lexicon: NameLexicon) -> bool:
    """Return whether an honorific stands right before text[at]: "Mr ", "Sheikh "."""
    near = words_before(text, at)
    before = near.rstrip()
    return before != near and bool(before) and before.split()[-1] in lexicon.honorifics


def stands_alone(view: SentenceView, start: int, end: int, lexicon: NameLexicon) -> bool:
    """Return whether no capitalised neighbour makes view.text[start:end] part of another name."""
    if view.shape == "capitals":
        return False
    after = WORD_AFTER.match(view.text, end)
    if view.shape == "plain" and after and _goes_on(after.group(1), lexicon):
        return False
    near = words_before(view.text, start)
    before = WORD_BEFORE.search(near)
    if not before or view.shape != "plain" or not before.group(1)[0].isupper():
        return True
    word = before.group(1)
    opens = not near[: before.start()].strip(" \"'“‘-–—•")
    return opens or word in lexicon.offices or word in lexicon.nationalities


def _goes_on(word: str, lexicon: NameLexicon) -> bool:
    return word[0].isupper() and word not in lexicon.offices


def _lone_names(
    views: Sequence[SentenceView],
    fresh: Sequence[Candidate],
    taken: TakenText,
    lexicon: NameLexicon,
) -> Iterator[NameSpan]:
    lone = [name for name in fresh if " " not in name.surface]
    sightings = Counter(name.surface for name in lone)
    for name in lone:
        view = view_at(views, name.start)
        titled = is_titled(view.text, name.start - view.start, lexicon)
        if not taken.is_free(name.start, name.end) or not (
            titled or sightings[name.surface] >= LONE_SIGHTINGS
        ):
            continue
        taken.take(name.start, name.end)
        person = new_entity(name.surface, "person")
        yield NameSpan(
            name.start, name.end, name.surface, person, "person_lone_name", LONE_CONFIDENCE
        )
