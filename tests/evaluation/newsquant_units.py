"""NewsQuant's names of units: joined nouns in the singular, "dollar per share", "year of age"."""

from __future__ import annotations

import re

from transforms.figures.reading import FigureReading

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
WORD = re.compile(r"[^\W\d][\w-]*")
PASSED = frozenset(
    [
        "more",
        "than",
        "at",
        "least",
        "about",
        "some",
        "nearly",
        "almost",
        "over",
        "up",
        "to",
        "of",
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "a",
        "an",
        "million",
        "billion",
        "thousand",
        "hundred",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "seventeen",
        "twenty",
        "thirty",
        "and",
        "s",
        "combined",
        "under",
        "around",
        "approximately",
        "as",
        "many",
        "total",
        "most",
        "additional",
        "further",
        "charging",
        "extra",
        "long",
    ]
)
"""Words before the counted noun that are no part of the benchmark's unit."""
KINDS = {"percent": "percentage", "percentage_point": "percentage point", "basis_point": "bp"}
CENTS = frozenset({"cent", "cents", "cts", "ct", "c", "¢"})
AGES = re.compile(r"\bold\b|\bof age\b|\byo\b|^\d+$")


def is_cents(figure: FigureReading) -> bool:
    return figure.kind == "money" and (figure.unit_text or "") in CENTS | {"p", "pence", "penny"}


def unit_of(surface: str, figure: FigureReading) -> str:
    """Return the unit's name with its "per ..." part."""
    unit = _plain_unit(surface, figure)
    tail = PER.search(surface)
    if tail is None or figure.kind not in ("money", "count"):
        return unit
    return f"{unit} per {tail[1] or tail[2]}"


def _plain_unit(surface: str, figure: FigureReading) -> str:
    name = figure.unit_text or "-"
    if figure.kind == "money":
        return _money_unit(figure)
    if figure.kind in KINDS:
        return KINDS[figure.kind]
    if figure.unit_code in ("a", "mo", "wk", "d") and AGES.search(surface):
        return f"{singular(name)} of age"
    if figure.kind == "rate":
        return " per ".join(NAMES.get(part, singular(part)) for part in name.split("/"))
    if figure.kind == "index" and "point" not in surface:
        return "-"
    return (
        _noun_phrase(surface, name) if figure.kind == "count" else NAMES.get(name, singular(name))
    )


def _money_unit(figure: FigureReading) -> str:
    if not is_cents(figure):
        return figure.unit_code or "dollar"
    return "cent" if figure.unit_text in CENTS else "penny"


def _noun_phrase(surface: str, head: str) -> str:
    """Return the words between the number and its noun, joined as the benchmark joins them."""
    at = max(surface.lower().rfind(head.lower()), 0)
    words = WORD.findall(re.sub(r"^.*\d\S*", "", surface[:at]))
    kept = [word.strip("-") for word in words if word.lower().strip("-") not in PASSED]
    return " ".join([*kept, NAMES.get(head, singular(head))])


def singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
