"""How the tables of figures write what is read: "count about 5000 people + percent 3..4 %"."""

from __future__ import annotations

from decimal import Decimal

from tests.transforms.figures.reader import lexicon, read
from transforms.figures.find import read_surface
from transforms.figures.reading import FigureReading


def described(text: str) -> str:
    """Return kind, minus, bound, value and unit of each figure of a sentence, " + " between."""
    return " + ".join(_describe(figure) for figure in read(text))


def unproven(text: str) -> list[str]:
    """Return the words of each figure that do not give its size when they are read alone.

    The lower end of "from $7 to $8 million" is read with the other end, which has its scale.
    """
    return [
        text[figure.start : figure.end]
        for figure in read(text)
        if _again(text[figure.start : figure.end], figure) != (figure.value, figure.value_high)
        and _again(text[figure.start :], figure)[0] != figure.value
        and not _is_lent(text, figure)
    ]


def _is_lent(text: str, figure: FigureReading) -> bool:
    """Return whether a unit printed before a bare number gives its size: "41 cts vs 13"."""
    unit = figure.unit_text or ""
    if not unit or unit.lower() not in text[: figure.start].lower():
        return False
    words = text[figure.start : figure.end]
    sizes = [_again(f"{words}{gap}{unit}", figure)[0] for gap in (" ", "")]
    return figure.value in sizes


def _again(words: str, figure: FigureReading) -> tuple[Decimal, Decimal | None]:
    again = read_surface(words, lexicon(), figure.kind)
    return again.value, again.value_high


def _describe(figure: FigureReading) -> str:
    bound = [] if figure.bound in ("exact", "range") else [figure.bound]
    minus = ["minus"] if figure.direction == "down" else []
    size = _plain(figure.value)
    if figure.value_high is not None:
        size += f"..{_plain(figure.value_high)}"
    unit = figure.unit_code or figure.sign or figure.unit_text or "-"
    return " ".join([figure.kind, *minus, *bound, size, unit])


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
