"""Read one figure's words again, without the sentence that they stood in."""

from __future__ import annotations

from decimal import Decimal

from transforms.contracts.vocabulary import Kind
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.lines import place, read_line
from transforms.figures.number import ONE, share_of
from transforms.figures.numbers import read_number
from transforms.figures.ranges import read_amount
from transforms.figures.reading import FigureReading
from transforms.figures.record import replace
from transforms.figures.rule import Draft
from transforms.figures.tokens import Line

SHARES = frozenset({"part", "times", "fold", "double", "grown"})
NOUN = " units"
"""Put behind a bare range, so that its dash is not taken for a score."""


class UnreadableNumber(ValueError):
    """A surface holds no number that any rule reads."""


def read_surface(surface: str, lexicon: FigureLexicon, kind: Kind | None = None) -> FigureReading:
    """Return the figure that a surface prints, read without its sentence.

    Args:
        surface: The words of one figure as printed.
        lexicon: The rules' words.
        kind: What the sentence made of it: a bare "12.4m" is a quantity or a count.

    Raises:
        UnreadableNumber: No rule reads a number in it.
    """
    line = Line.of(surface, 0, len(surface))
    drafts = [item for item in read_line(line, lexicon) if isinstance(item, Draft)]
    bare = _bare_amounts(surface, lexicon, kind)
    fitting = [draft for draft in drafts if draft.kind == kind]
    if any(draft.high is not None for draft in bare) and all(
        draft.high is None for draft in fitting
    ):
        fitting = bare
    shares = _shares(line, lexicon) if kind == "multiple" else []
    found = [*fitting, *shares, *bare, *drafts]
    if not found:
        raise UnreadableNumber(f"no number in {surface!r}")
    return place(line, found[0], lexicon)


def _bare_amounts(surface: str, lexicon: FigureLexicon, kind: Kind | None) -> list[Draft]:
    """Return the first amount, if the sentence alone made it a figure of `kind`."""
    line = Line.of(surface + NOUN, 0, len(surface) + len(NOUN))
    for index in range(line.count):
        if kind not in (None, "quantity") and line.is_glued(index + 1):
            number = read_number(line, index, lexicon, is_money=True)
            if number is not None and number.is_scaled:
                draft = Draft(kind, number.value, None, number.step, index, number.end)
                return [replace(draft, rule="surface")]
        amount = read_amount(line, index, lexicon)
        if amount is not None:
            low, high = amount.low, amount.high
            by = 1 / amount.sign.divisor if amount.sign is not None else ONE
            top = None if high is None else high.value * by
            end = min(amount.end, line.count - 1)
            draft = Draft(kind or "count", low.value * by, top, low.step * by, amount.start, end)
            return [replace(draft, rule="surface")]
    return []


def _shares(line: Line, lexicon: FigureLexicon) -> list[Draft]:
    """Return "tenth" or "twice", which only their sentence makes a share or a multiple."""
    found = []
    for index in range(line.count):
        word = lexicon.number_words.get(line.lower[index])
        if word is not None and word.role in SHARES:
            value = share_of(_top(line, index, lexicon), word.value)
            value = value if word.role == "part" else word.value
            draft = Draft("multiple", value, None, ONE, index, index + 1, "x")
            found.append(replace(draft, rule="surface"))
    return found


def _top(line: Line, index: int, lexicon: FigureLexicon) -> Decimal:
    """Return the 2 of "two-thirds", else 1."""
    word = lexicon.number_words.get(line.lower[index - 1 - (line.words[index - 1] == "-")])
    return word.value if word is not None and word.role == "one" and index else ONE
