"""NewsQuant's conventions: one slot for bound or change, moves as ranges, joined nouns as units."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from flows.reference import load_reference
from tests.evaluation.newsquant_units import is_cents, singular, unit_of
from transforms.currency.dollars import resolve_currencies
from transforms.figures.find import find_figures
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import FigureReading
from transforms.text.sentences import SentenceSpan

BOUNDS = {
    "about": "~", "more_than": ">", "at_least": ">", "at_most": "<", "less_than": "<",
    "exact": "=", "range": "=",
}  # fmt: skip
UP = re.compile(
    r"\b(?:up|rose|rise[sn]?|rising|climb(?:ed|s)|gain(?:ed|s)|jump(?:ed|s)|increased|grew|grow|"
    r"soared|surged|advanced|added|edged up)\s*(?:by|about|around|nearly|another|under|over)?\s*$",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:down|fell|fall(?:s|en)?|drop(?:ped|s)?|dropped|slid|lost|decreased?|declined|slipped|"
    r"plunged|plummet(?:ed|ing)|tumbled|sank|shed|dipped)\s*"
    r"(?:by|about|around|nearly|another|under|over)?\s*$",
    re.IGNORECASE,
)
BARE_UP = re.compile(r"\b(?:up|down)\s*$", re.IGNORECASE)
VAGUE = re.compile(
    r"\b(dozens|tens|hundreds|thousands)(?: of (thousands|millions|billions))? of (\w+)",
    re.IGNORECASE,
)
VAGUE_SIZES = {
    "dozens": (12, 120),
    "tens": (10, 100),
    "hundreds": (100, 1000),
    "thousands": (1000, 10000),
}
VAGUE_SCALES = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}
FROM = re.compile(r"\bfrom\b[^,;]{0,12}$", re.IGNORECASE)
TO = re.compile(r"^[^,;]{0,30}?\bto\s+(?:about|just|around)?\s*$", re.IGNORECASE)
LONE_ONE = re.compile(
    r"\bone\b(?!\s+(?:another|day|thing|can|s\b|has\b|is\b)|[-'’])", re.IGNORECASE
)
NO_ONE = re.compile(r"\b(?:no|any|every|some|each|this|that|which|the|which)\s*$", re.IGNORECASE)
GENERATION = re.compile(r"\b([2-6])G\b")


@dataclass(frozen=True)
class Quantity:
    """One prediction of the benchmark's own shape."""

    value: float
    value_high: float | None
    unit: str
    change: str


def predict(source: Path, target: Path) -> None:
    """Write one line of quantities for each text of the gold JSON `source`."""
    lexicon = FigureLexicon.from_reference(load_reference())
    items = json.loads(source.read_text(encoding="utf-8"))
    with target.open("w", encoding="utf-8") as file:
        for item in items:
            quantities = read_quantities(item["text"], lexicon)
            file.write(json.dumps({"quantities": [vars(one) for one in quantities]}) + "\n")


def read_quantities(printed: str, lexicon: FigureLexicon) -> list[Quantity]:
    """Return the quantities of one sentence in the benchmark's conventions."""
    text = join_tokens(printed)
    sentences = [SentenceSpan(0, len(text), "body")]
    figures = list(resolve_currencies(text, find_figures(text, sentences, lexicon), None, lexicon))
    found: list[Quantity] = []
    index = 0
    while index < len(figures):
        move = _move(text, figures[index : index + 2])
        if move is not None:
            found.append(move)
            index += 2
            continue
        found.append(_quantity(text, figures[index]))
        index += 1
    return found + _lone_ones(text, figures) + _vague(text)


def join_tokens(text: str) -> str:
    """Return text whose tokens were split by a treebank, joined as newspapers print them."""
    joined = re.sub(r"(?<=\S) - - (?=\S)", " -- ", text)
    joined = re.sub(r"(?<=[A-Za-z0-9]) - (?=[a-z]+\b)", "-", joined)
    joined = re.sub(r"(?<=\d) - (?=\d)", "-", joined)
    joined = re.sub(r"\bhk \$ ?", "HK$", joined)
    joined = re.sub(r"\b[cC] \$ ?(?=\d)", "C$", joined)
    joined = re.sub(r"([$£€]) (?=[\d.])", r"\1", joined)
    return re.sub(r"(?<=\d) %", "%", joined)


def _quantity(text: str, figure: FigureReading) -> Quantity:
    before, surface = text[: figure.start], text[figure.start : figure.end]
    factor = Decimal(100) if is_cents(figure) else Decimal(1)
    sign = -1 if figure.direction == "down" else 1
    high = None if figure.value_high is None else float(figure.value_high * factor)
    change = BOUNDS[figure.bound]
    if change == ">" or (change == "~" and BARE_UP.search(before)):
        pass
    elif UP.search(before):
        change = "up"
    elif DOWN.search(before) or figure.direction == "down":
        change = "down"
    return Quantity(float(sign * figure.value * factor), high, unit_of(surface, figure), change)


def _move(text: str, pair: list[FigureReading]) -> Quantity | None:
    """Return "from A to B" as one range, which is what the benchmark wants."""
    if len(pair) < len(("from", "to")) or any(one.value_high is not None for one in pair):
        return None
    first, second = pair
    between = text[first.end : second.start]
    if not FROM.search(text[: first.start]) or not TO.match(between) or first.kind != second.kind:
        return None
    quantity = _quantity(text, first)
    end = _quantity(text, second)
    return replace(quantity, value_high=end.value, unit=end.unit, change="=")


def _vague(text: str) -> list[Quantity]:
    """Return "dozens of people" as 12 to 120: vague plurals are figures only here."""
    found = []
    for match in VAGUE.finditer(text):
        low, high = VAGUE_SIZES[match[1].lower()]
        scale = VAGUE_SCALES.get((match[2] or "").lower(), 1)
        unit = singular(match[3].lower())
        found.append(Quantity(low * scale, high * scale, unit, "="))
    return found


def _lone_ones(text: str, figures: list[FigureReading]) -> list[Quantity]:
    """Return each "one" that the benchmark takes for a quantity of 1, and 5G for 5."""
    taken = [(figure.start, figure.end) for figure in figures]
    found = []
    for match in LONE_ONE.finditer(text):
        free = all(match.end() <= start or match.start() >= end for start, end in taken)
        if free and not NO_ONE.search(text[: match.start()]):
            words = re.findall(r"[A-Za-z]+", text[match.end() : match.end() + 40])
            found.append(Quantity(1.0, None, " ".join(words[:1]), "="))
    for match in GENERATION.finditer(text):
        found.append(Quantity(float(match[1]), None, "generation wireless", "="))
    return found
