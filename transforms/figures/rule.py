"""What a figure rule is: a name, its pattern in words, a reader and examples that prove it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from transforms.contracts.vocabulary import Bound, Kind
from transforms.figures.amount import Amount
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.record import record
from transforms.figures.tokens import Line

FEWEST_EXAMPLES = 3


@record
class Draft:
    """A figure in tokens, before hedges and places in the text are added.

    Attributes:
        kind: What sort of number it is.
        value: Size in the unit, or lower end.
        high: Upper end of a range.
        step: One unit of the last printed digit.
        start: First token.
        end: Token past the last one.
        unit_code: As in `FigureReading`.
        unit_text: As in `FigureReading`.
        sign: Bare currency sign, as the lexicon writes it.
        is_time: It is a time span, before which "over" is no hedge.
        is_negative: A minus is printed.
        rule: Name of the rule; set where the rules are tried.
        bound: What a hedge inside it says; hedges around it are read later.
    """

    kind: Kind
    value: Decimal
    high: Decimal | None
    step: Decimal
    start: int
    end: int
    unit_code: str | None = None
    unit_text: str | None = None
    sign: str | None = None
    is_time: bool = False
    is_negative: bool = False
    rule: str = ""
    bound: Bound = "exact"


@record
class Scene:
    """What a rule may look at.

    Attributes:
        line: The sentence.
        lexicon: The words known.
        here: The last figures read in this sentence.
        before: The last figures of the sentences before it.
    """

    line: Line
    lexicon: FigureLexicon
    here: tuple[Draft, ...]
    before: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A text with one number and how the rule must read it.

    `value` None means that the rule must refuse the text. `unit` is the code, else the text.
    """

    text: str
    value: str | None
    unit: str | None = None
    bound: Bound = "exact"


Reader = Callable[[Scene, Amount], Draft | None]


@dataclass(frozen=True, slots=True)
class FigureRule:
    """A rule that turns an amount into a figure or refuses it.

    Raises:
        ValueError: Fewer than three examples, or none that is refused.
    """

    name: str
    pattern: str
    read: Reader
    examples: tuple[Example, ...]

    def __post_init__(self) -> None:
        """Refuse a rule that does not prove itself."""
        refused = [example for example in self.examples if example.value is None]
        if len(self.examples) < FEWEST_EXAMPLES or not refused:
            raise ValueError(f"{self.name}: three examples are needed, one of them a refusal")


def draft_of(amount: Amount, kind: Kind, end: int, factor: Decimal = Decimal(1)) -> Draft:
    """Return a draft with the amount's numbers, multiplied by `factor`."""
    high = amount.high
    return Draft(
        kind=kind,
        value=amount.low.value * factor,
        high=None if high is None else high.value * factor,
        step=(high or amount.low).step * factor,
        start=amount.start,
        end=end,
        is_negative=amount.is_negative,
        bound=amount.bound,
    )
