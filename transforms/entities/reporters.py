"""Firms in a wire's headlines: "ACME CORP <ACM> 1ST QTR NET", "ACME <ACM> TO SELL UNIT"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from transforms.entities.lexicon import NameLexicon
from transforms.entities.new_names import fold_name
from transforms.entities.reading import NamedEntity
from transforms.entities.spans import NameSpan, TakenText, new_entity
from transforms.entities.view import SentenceView

CONFIDENCE = Decimal("0.70")
"""As of other names whose surroundings tell what they are (60 of 60 headlines read were right)."""
PERIOD = (
    r"(?:[1-4](?:ST|ND|RD|TH)\b|(?:FIRST|SECOND|THIRD|FOURTH|SIX|NINE)\b|YEAR\b|FULL YEAR\b"
    r"|(?:[A-Z]{3,9} )?(?:QTR|QUARTER|MTHS|MONTHS)\b)"
)
NAMED = r"(?P<name>[A-Z][A-Z0-9.,&' -]{1,60}?) ?<[A-Z.]{1,9}>"
HEADLINE = re.compile(rf"^(?:{NAMED}|<(?P<bracketed>[A-Z][^<>]{{1,60}})>) (?:IN )?{PERIOD}")
CODED = re.compile(f"^{NAMED}")
MOST_WORDS = 6
SHORT = 3
"""Letters up to which a word of capitals is taken for initials, but for legal forms."""
SMALL = frozenset({"and", "of", "for", "the"})


def find_reporters(
    views: Sequence[SentenceView], spans: Iterable[NameSpan], lexicon: NameLexicon
) -> Iterator[NameSpan]:
    """Yield the firm that opens a headline in capitals, where nothing in it is named.

    It is the entity of `spans` that has the same name but for its legal form, or whose name alone
    begins so; else a new one where the headline is of results, which begin with the firm's name.
    """
    spans = tuple(spans)
    taken = TakenText(spans)
    firms = {span.entity for span in spans if span.entity.entity_type == "company"}
    for view in (view for view in views if view.role == "title"):
        of_results = HEADLINE.match(view.text)
        told = of_results or CODED.match(view.text)
        if told is None:
            continue
        group = "name" if told["name"] else "bracketed"
        surface, (first, last) = told[group], told.span(group)
        start, end = view.start + first, view.start + last
        if len(surface.split()) > MOST_WORDS or not taken.is_free(start, end):
            continue
        entity = _known_firm(fold_name(surface, lexicon), firms, lexicon)
        if entity is None and of_results:
            entity = new_entity(_in_small_letters(surface, lexicon), "company")
        if entity:
            yield NameSpan(start, end, surface, entity, "opens_headline", CONFIDENCE)


def _known_firm(
    name: str, firms: Iterable[NamedEntity], lexicon: NameLexicon
) -> NamedEntity | None:
    """Return the firm of that folded name, else the only one whose name begins with it."""
    folded = {fold_name(firm.name, lexicon): firm for firm in firms}
    begun = [folded[key] for key in sorted(folded) if key.startswith(f"{name} ")]
    return folded.get(name) or (begun[0] if len(begun) == 1 else None)


def _in_small_letters(name: str, lexicon: NameLexicon) -> str:
    """Return a name in capitals as prose prints it: "Acme Data Corp"; initials stay as they are."""
    return " ".join(_word(word, lexicon) for word in name.split())


def _word(word: str, lexicon: NameLexicon) -> str:
    if word.lower() in SMALL:
        return word.lower()
    is_form = word.lower() in lexicon.legal_forms
    is_initials = len(word.strip(".")) <= SHORT or not re.search("[AEIOUY]", word)
    return word if is_initials and not is_form else word.capitalize()
