"""NewsQuant's conventions: one slot for bound or change, moves as ranges, joined nouns as units."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from flows.reference import load_reference
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
    r"\b(dozens|tens|hundreds|thousands)(?: of (thousands|millions|billions))? of (?:\w+ ){0,1}?(\w+)",
    re.IGNORECASE,
)
VAGUE_SIZES = {
    "dozens": (12, 120),
    "tens": (10, 100),
    "hundreds": (100, 1000),
    "thousands": (1000, 10000),
}
VAGUE_SCALES = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}
NAMES = {
    "sq m": "square metre",
    "sq ft": "square foot",
    "sq km": "square kilometre",
    "sq miles": "square mile",
    "sq yards": "square yard",
    "cubic feet": "cubic foot",
    "cubic metres": "cubic metre",
    "cubic meters": "cubic metre",
    "lb ft": "foot pound-force",
    "N m": "newton metre",
    "m/s": "metre per second",
    "ppm": "part per million",
    "ppb": "parts-per-billion",
    "feet": "foot",
    "inches": "inch",
    "V": "volt",
    "A": "ampere",
    "pounds": "pound-mass",
    "kV": "kilovolt",
    "km/hour": "kilometre per hour",
    "°C": "celsius",
    "°F": "fahrenheit",
    "tonnes": "metric ton",
    "hp": "horsepower",
    "women": "woman",
    "men": "man",
    "children": "child",
    "viruses": "virus",
    "rpm": "revolutions per minute",
    "meters": "metre",
    "Hz": "hertz",
    "gigatonnes": "gigaton",
}
PER = re.compile(
    r"\b(?:per|an?|each|every)\s+([a-z]+(?:\s(?:foot|metre|meter))?)\s*$|/\s*([a-z]+)\s*$"
)
FROM = re.compile(r"\bfrom\b[^,;]{0,12}$", re.IGNORECASE)
TO = re.compile(r"^[^,;]{0,30}?\bto\s+(?:about|just|around)?\s*$", re.IGNORECASE)
LONE_ONE = re.compile(
    r"\bone\b(?!\s+(?:another|day|thing|can|s\b|has\b|is\b)|[-'’])", re.IGNORECASE
)
NO_ONE = re.compile(r"\b(?:no|any|every|some|each|this|that|which|the|which)\s*$", re.IGNORECASE)
GENERATION = re.compile(r"\b([2-6])G\b")
SPELLED = frozenset(
    "more than at least about some nearly almost over up to of the its their his her our a an million billion "
    "thousand hundred one two three four five six seven eight nine ten eleven twelve twenty thirty "
    "combined under around approximately as many total".split()
)
CENTS = frozenset({"cent", "cents", "cts", "ct", "c", "¢"})
AGES = re.compile(r"\bold\b|\bof age\b|\byo\b|^\d+$")


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
    factor = Decimal(100) if _is_cents(figure) else Decimal(1)
    sign = -1 if figure.direction == "down" else 1
    high = None if figure.value_high is None else float(figure.value_high * factor)
    change = BOUNDS[figure.bound]
    if change == ">" or (change == "~" and BARE_UP.search(before)):
        pass
    elif UP.search(before):
        change = "up"
    elif DOWN.search(before) or figure.direction == "down":
        change = "down"
    return Quantity(float(sign * figure.value * factor), high, _unit(surface, figure), change)


def _is_cents(figure: FigureReading) -> bool:
    return figure.kind == "money" and (figure.unit_text or "") in CENTS | {"p", "pence", "penny"}


def _unit(surface: str, figure: FigureReading) -> str:
    unit = _plain_unit(surface, figure)
    tail = PER.search(surface)
    if tail is None or figure.kind not in ("money", "count"):
        return unit
    return f"{unit} per {tail[1] or tail[2]}"


def _plain_unit(surface: str, figure: FigureReading) -> str:
    if figure.kind == "money":
        if _is_cents(figure):
            return "cent" if figure.unit_text in CENTS else "penny"
        return figure.unit_code or "dollar"
    names = {"percent": "percentage", "percentage_point": "percentage point", "basis_point": "bp"}
    if figure.kind in names:
        return names[figure.kind]
    if figure.unit_code in ("a", "mo", "wk", "d") and AGES.search(surface):
        return f"{_singular(figure.unit_text or '')} of age"
    if figure.kind == "rate":
        return (figure.unit_text or "").replace("/", " per ")
    name = figure.unit_text or "-"
    if figure.kind == "count":
        return _noun_phrase(surface, name)
    return NAMES.get(name, _singular(name))


def _noun_phrase(surface: str, head: str) -> str:
    """Return the words between the number and its noun, joined as the benchmark joins them."""
    at = surface.lower().rfind(head.lower())
    words = re.findall(r"[A-Za-z][\w-]*", re.sub(r"^.*\d\S*", "", surface[:at])) if at > 0 else []
    kept = [w for w in words if w.lower() not in SPELLED]
    return " ".join([*kept, NAMES.get(head, _singular(head))]).replace(" 's", "")


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


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
        unit = _singular(match[3].lower())
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
