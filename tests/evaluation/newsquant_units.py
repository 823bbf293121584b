"""NewsQuant's names of units: joined nouns in the singular, "dollar per share", "year of age"."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from tests.evaluation.newsquant_nouns import NounReader, singular
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.ranges import read_amount
from transforms.figures.reading import FigureReading
from transforms.figures.tokens import Line

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
    "ms": "millisecond",
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
    "rpm": "revolutions per minute",
    "meters": "metre",
    "Hz": "hertz",
    "gigatonnes": "gigaton",
    "s": "second",
    "d": "day",
    "W": "watt",
    "TW": "terawatt",
    "Wh": "watt hour",
    "MWh": "megawatt hour",
    "TWh": "terawatt hour",
    "J": "joule",
    "kJ": "kilojoule",
    "MJ": "megajoule",
    "GJ": "gigajoule",
    "MHz": "megahertz",
    "THz": "terahertz",
    "K": "kelvin",
    "KB": "kilobyte",
    "TB": "terabyte",
    "PB": "petabyte",
    "EB": "exabyte",
    "MP": "megapixel",
    "Pa": "pascal",
    "kPa": "kilopascal",
    "hPa": "hectopascal",
    "mA": "milliampere",
    "mV": "millivolt",
    "MV": "megavolt",
    "N": "newton",
    "Ah": "ampere-hour",
    "cl": "centilitre",
    "dl": "decilitre",
    "hl": "hectolitre",
    "ng": "nanogram",
    "ns": "nanosecond",
    "µs": "microsecond",
    "cm3": "cubic centimetre",
    "m3": "cubic metre",
    "cm2": "square centimetre",
    "Gbps": "gigabit per second",
    "kbps": "kilobit per second",
}
PER = re.compile(
    r"\b(?:per|an?|each|every)[\s-]+([a-z]+(?:\s(?:foot|metre|meter))?)\s*$|/\s*([a-z]+)\s*$",
    re.IGNORECASE,
)
PER_BEHIND_BRACKET = re.compile(r"^\s*\([^()]{1,30}\)\s*(?:per|an?)\s+([a-z]+)")
PRINTED = {"bhp": "brake horsepower", "pound-feet": "pound-foot", "pound-foot": "pound-foot"}
"""Units that the product reads as one and the benchmark does not."""
NO_TAILS = frozenset({"cent", "half"})
"""Behind "per" and "a" these are part of the number or of the word percent."""
PERIODS = {"annum": "year"}
KINDS = {"percent": "percentage", "percentage_point": "percentage point", "basis_point": "bp"}
CENTS = frozenset({"cent", "cents", "cts", "ct", "c", "¢"})
AGES = re.compile(r"\bold\b|\bof age\b|\byo\b")
AGED = re.compile(r"\b(?:aged?(?: of)?|ages of|life expectancy(?: \w+){0,5})\s*$", re.IGNORECASE)
SHARE_WORDS = re.compile(r"(?:half|third|fourth|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?$")


def is_cents(figure: FigureReading) -> bool:
    """Return whether the benchmark counts the amount in cents or pence."""
    return figure.kind == "money" and (figure.unit_text or "") in CENTS | {"p", "pence", "penny"}


@dataclass(frozen=True)
class UnitNamer:
    """Names the units of one text's figures.

    Attributes:
        nouns: The parsed text.
        lexicon: The product's words, to tell the number from its noun.
        known: Units that the benchmark's map holds, in any spelling.
    """

    nouns: NounReader
    lexicon: FigureLexicon
    known: Container[str]

    def name(self, figure: FigureReading) -> str:
        """Return the unit's name with its "per ..." part."""
        unit, surface = self._plain(figure), self.surface(figure)
        tail = PER.search(surface) if figure.kind in ("money", "count", "percent") else None
        if tail is None and figure.kind == "money":
            tail = PER_BEHIND_BRACKET.search(self.nouns.text[figure.end :])
        if tail is None or tail[1] in NO_TAILS:
            return unit
        per = next(group for group in tail.groups() if group).lower()
        return f"{unit} per {PERIODS.get(per, per)}"

    def surface(self, figure: FigureReading) -> str:
        """Return the words of the figure."""
        return self.nouns.text[figure.start : figure.end]

    def _plain(self, figure: FigureReading) -> str:
        if figure.kind == "money":
            return self._money(figure)
        if figure.kind in KINDS:
            return KINDS[figure.kind]
        if figure.kind == "multiple":
            return self._share(figure)
        if figure.kind == "count":
            return self._counted(figure)
        return self._measured(figure)

    def _measured(self, figure: FigureReading) -> str:
        surface, name = self.surface(figure), figure.unit_text or "-"
        aged = AGES.search(surface) or AGED.search(self.nouns.text[: figure.start])
        if figure.rule == "age" or (figure.unit_code in ("a", "mo", "wk", "d") and aged):
            return f"{singular(name)} of age"
        printed = self.nouns.text[self.number_end(figure) : figure.end].strip(" -")
        named = PRINTED.get(printed.lower()) or NAMES.get(name)
        if named or (printed and printed in self.known):
            return named or printed
        if figure.kind == "rate":
            return " per ".join(NAMES.get(part, singular(part)) for part in name.split("/"))
        if figure.kind == "index" and "point" not in surface:
            return "-"
        return self._with_content(singular(name), figure.end)

    def _money(self, figure: FigureReading) -> str:
        """Return the currency; a bare sign or word has one meaning there, whatever the context."""
        if is_cents(figure):
            return "cent" if figure.unit_text in CENTS else "penny"
        sign = figure.sign or ""
        if sign and (sign in self.known or sign.lower() in self.known):
            return sign
        return figure.unit_code or "dollar"

    def _share(self, figure: FigureReading) -> str:
        """Return "% condo" for "half the condos", else the multiple's own word."""
        if not SHARE_WORDS.search(self.surface(figure).lower()):
            return singular(figure.unit_text or "-")
        return f"% {self.nouns.share_of(figure.end) or '-'}"

    def _counted(self, figure: FigureReading) -> str:
        head = figure.unit_text
        if head is None:
            return "-"
        begin = self.number_end(figure)
        begin += self.nouns.text[begin : begin + 1] == "-"
        printed = self.nouns.text[begin : figure.end]
        tail = PER.search(printed)
        end = begin + tail.start() if tail and tail.start() else figure.end
        if not printed.strip():
            return singular(head)
        phrase = self.nouns.phrase(begin, end)
        joined = phrase if phrase.endswith(singular(head)) else singular(head)
        return joined if head in self.known else self._with_neighbour(joined, end)

    def _with_neighbour(self, unit: str, end: int) -> str:
        """Return "course meal" for "a three-course meal": with the noun that is qualified."""
        carrier = self.nouns.carrier(end)
        return f"{unit} {carrier}" if carrier else self._with_content(unit, end)

    def _with_content(self, unit: str, end: int) -> str:
        """Return "barrel of oil" for "two barrels of oil", where the benchmark has such a unit."""
        whole = f"{unit} of {self.nouns.content(end)}"
        return whole if whole in self.known else unit

    def number_end(self, figure: FigureReading) -> int:
        """Return the offset past the figure's number, its unit and noun left out."""
        line = Line.of(self.nouns.text, figure.start, figure.end)
        for index in range(line.count):
            amount = read_amount(line, index, self.lexicon)
            if amount is not None:
                return line.ends[(amount.high or amount.low).end - 1]
        return figure.start
