"""NewsQuant's conventions: one slot for bound or change, moves as ranges, joined nouns as units."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from flows.language_model import load_language_model
from flows.reference import load_reference
from tests.evaluation.newsquant_changes import change_of, repeated_change
from tests.evaluation.newsquant_concepts import ConceptReader, view_text
from tests.evaluation.newsquant_nouns import NounReader
from tests.evaluation.newsquant_units import UnitNamer, is_cents
from transforms.claims.lexicon import ClaimLexicon
from transforms.currency.dollars import resolve_currencies
from transforms.currency.evidence import Background
from transforms.figures.find import find_figures
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import FigureReading
from transforms.text.sentences import SentenceSpan

VAGUE = re.compile(
    r"\b(dozens|tens|hundreds|thousands|millions|billions)(?: of (thousands|millions|billions))?"
    r"(?= of\b)",
    re.IGNORECASE,
)
VAGUE_SIZES = {
    "dozens": 12.0,
    "tens": 10.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
}
VAGUE_RANGE = 10
"""The upper end of "hundreds of people" there is ten times the lower one."""
UNREAD_RULES = frozenset({"span_word"})
"""The benchmark reads no time span without a number ("a century")."""
UNREAD_WORDS = frozenset({"twice", "thrice", "double", "triple"})
FROM = re.compile(r"\bfrom\b[^,;]{0,12}$", re.IGNORECASE)
TO = re.compile(r"^[^,;]{0,30}?\bto\s+(?:about|just|around)?\s*$", re.IGNORECASE)
LONE_ONE = re.compile(
    r"\bone\b(?!\s+(?:another|day|thing|can|or|and|to|s\b|has\b|is\b)|[-'’])", re.IGNORECASE
)
NO_ONE = re.compile(r"\b(?:no|any|every|some|each|this|that|which|the|which)\s*$", re.IGNORECASE)
ONE_OF = re.compile(r"\s+of\b(?! (?:them|us|you|these|those|which|whom)\b)")


@dataclass(frozen=True)
class Quantity:
    """One prediction of the benchmark's own shape."""

    value: float
    value_high: float | None
    unit: str
    change: str
    concept: tuple[str, ...] = ()


def predict(source: Path, target: Path) -> None:
    """Write one line of quantities for each text of the gold JSON `source`."""
    reference = load_reference()
    lexicon, claims = (
        FigureLexicon.from_reference(reference),
        ClaimLexicon.from_reference(reference),
    )
    units = json.loads((source.parent / "unit_map.json").read_text(encoding="utf-8"))
    known = frozenset([*units["aliases"], *units["gold_units"]])
    texts = [join_tokens(item["text"]) for item in json.loads(source.read_text(encoding="utf-8"))]
    with target.open("w", encoding="utf-8") as file:
        for text, parse in zip(texts, load_language_model()(texts), strict=True):
            namer = UnitNamer(NounReader(text, parse), lexicon, known)
            quantities = read_quantities(namer, claims)
            file.write(json.dumps({"quantities": [vars(one) for one in quantities]}) + "\n")


def read_quantities(namer: UnitNamer, claims: ClaimLexicon) -> list[Quantity]:
    """Return the quantities of one text in the benchmark's conventions."""
    text, lexicon = namer.nouns.text, namer.lexicon
    sentences = [SentenceSpan(0, len(text), "body")]
    found = resolve_currencies(text, find_figures(text, sentences, lexicon), lexicon, Background())
    figures = [figure for figure in found if not _is_unread(figure)]
    concepts = ConceptReader(view_text(text, namer.nouns.parse, figures, claims))
    read: list[tuple[FigureReading, Quantity]] = []
    index = 0
    while index < len(figures):
        figure = figures[index]
        move = _move(namer, figures[index : index + 2])
        quantity = move or _repeating(text, read, figure, _quantity(namer, figure))
        concept = concepts.concept(figure.start, figure.end, quantity.unit)
        quantity = replace(quantity, concept=concept or _lent_concept(read, quantity))
        read.append((figure if move is None else figures[index + 1], quantity))
        index += 1 if move is None else 2
    quantities = [quantity for _, quantity in read]
    return quantities + _lone_ones(namer, figures) + _vague(namer, concepts)


def _repeating(
    text: str, read: list[tuple[FigureReading, Quantity]], figure: FigureReading, own: Quantity
) -> Quantity:
    """Return the quantity with what it repeats: "(224 kW)" a bound, a bare 63 its noun phrase."""
    if not read:
        return own
    last, shown = read[-1]
    change = repeated_change(shown.change, own.change, text[last.end : figure.start])
    lenders = [
        quantity.unit
        for earlier, quantity in read
        if figure.rule == "bare" and figure.unit_text and earlier.unit_text == figure.unit_text
    ]
    return replace(own, change=change, unit=lenders[-1] if lenders else own.unit)


def _lent_concept(read: list[tuple[FigureReading, Quantity]], own: Quantity) -> tuple[str, ...]:
    """Return the concept of the quantity right before, where it has the same unit."""
    return read[-1][1].concept if read and read[-1][1].unit == own.unit else ()


def _is_unread(figure: FigureReading) -> bool:
    return figure.rule in UNREAD_RULES or figure.unit_text in UNREAD_WORDS


def join_tokens(text: str) -> str:
    """Return text whose tokens were split by a treebank, joined as newspapers print them."""
    joined = re.sub(r"(?<=\S) - - (?=\S)", " -- ", text)
    joined = re.sub(r"(?<=[A-Za-z0-9]) - (?=[a-z]+\b)", "-", joined)
    joined = re.sub(r"(?<=\d) - (?=\d)", "-", joined)
    joined = re.sub(r"\bhk \$ ?", "HK$", joined)
    joined = re.sub(r"\b(?<!\.)([cCS]) \$ ?(?=\d)", lambda m: m[1].upper() + "$", joined)
    joined = re.sub(r"([$£€]) (?=[\d.])", r"\1", joined)
    joined = re.sub(r"(?<![\d,])(\d{1,3}), (?=\d{3}\b)", r"\1,", joined)
    joined = re.sub(r'(?<=\d) "(?= (?:long|wide|tall|high|deep|thick)\b)', '"', joined)
    return re.sub(r"(?<=\d) %", "%", joined)


def _quantity(namer: UnitNamer, figure: FigureReading) -> Quantity:
    factor = Decimal(100) if is_cents(figure) else Decimal(1)
    sign = -1 if figure.direction == "down" else 1
    high = None if figure.value_high is None else float(figure.value_high * factor)
    change = change_of(namer.nouns.text, figure)
    return Quantity(float(sign * figure.value * factor), high, namer.name(figure), change)


def _move(namer: UnitNamer, pair: list[FigureReading]) -> Quantity | None:
    """Return "from A to B" as one range, which is what the benchmark wants."""
    if len(pair) < len(("from", "to")) or any(one.value_high is not None for one in pair):
        return None
    text, (first, second) = namer.nouns.text, pair
    between = text[first.end : second.start]
    alike = first.kind == second.kind or (first.kind == "count" and first.unit_text is None)
    if not FROM.search(text[: first.start]) or not TO.match(between) or not alike:
        return None
    start, end = _quantity(namer, first), _quantity(namer, second)
    unit = end.unit if " per " in end.unit or start.unit == "-" else start.unit
    return replace(start, value_high=end.value, unit=unit, change="=")


def _vague(namer: UnitNamer, concepts: ConceptReader) -> list[Quantity]:
    """Return "dozens of people" as 12 to 120: vague plurals are figures only here."""
    found = []
    for match in VAGUE.finditer(namer.nouns.text):
        size = VAGUE_SIZES[match[1].lower()] * VAGUE_SIZES.get((match[2] or "").lower(), 1.0)
        unit = namer.nouns.share_of(match.end()) or "-"
        concept = concepts.concept(*match.span(), unit)
        found.append(Quantity(size, size * VAGUE_RANGE, unit, "=", concept))
    return found


def _lone_ones(namer: UnitNamer, figures: list[FigureReading]) -> list[Quantity]:
    """Return each "one" that the benchmark takes for a quantity of 1, mostly without concept."""
    text, taken = namer.nouns.text, [(figure.start, figure.end) for figure in figures]
    found = []
    for match in LONE_ONE.finditer(text):
        free = all(match.end() <= start or match.start() >= end for start, end in taken)
        if not free or NO_ONE.search(text[: match.start()]):
            continue
        of = ONE_OF.match(text, match.end())
        unit = namer.nouns.one_of(of.end()) if of else namer.nouns.phrase(match.end())
        if unit:
            found.append(Quantity(1.0, None, unit, "="))
    return found
