"""Find the figures of an article: every rule at every number, in order, none overlapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.contracts.vocabulary import Bound, Kind
from transforms.figures.amount import Amount, read_amount
from transforms.figures.counts import BARE, COUNT, INDEX, SINGLE_ONE, VOTE
from transforms.figures.hedges import hedge_after, hedge_before
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.measures import AGE, PROPORTION, QUANTITY, TIME_SPAN
from transforms.figures.money import EXCHANGE_RATE, MONEY
from transforms.figures.numbers import decimal_of
from transforms.figures.pairs import link_conversions
from transforms.figures.reading import FigureReading
from transforms.figures.refusals import Refusal, refuse
from transforms.figures.rule import Draft, FigureRule, Scene
from transforms.figures.shares import MULTIPLE, ONE_IN, PRICE_POINTS, read_share_word
from transforms.figures.spans import read_span_word
from transforms.figures.tokens import Line
from transforms.text.sentences import SentenceSpan

RULES: tuple[FigureRule, ...] = (
    EXCHANGE_RATE,
    MONEY,
    PROPORTION,
    INDEX,
    AGE,
    TIME_SPAN,
    MULTIPLE,
    QUANTITY,
    ONE_IN,
    PRICE_POINTS,
    VOTE,
    COUNT,
    SINGLE_ONE,
    BARE,
)
"""In this order; the first that reads an amount wins."""
REMEMBERED = 8
"""Earlier figures that an elliptic one may borrow its unit from."""


class UnreadableNumber(ValueError):
    """A surface holds no number, or none that any rule reads."""


def find_figures(
    text: str, sentences: Sequence[SentenceSpan], lexicon: FigureLexicon
) -> tuple[FigureReading, ...]:
    """Return the figures of all sentences but boilerplate, in order of their place.

    Offsets count in `text`; no two figures overlap; currencies of bare signs are left open.
    """
    readings: list[FigureReading] = []
    earlier: tuple[Draft, ...] = ()
    for sentence in sentences:
        if sentence.role == "boilerplate":
            continue
        line = Line.of(text, sentence.start, sentence.end)
        found = [item for item in read_line(line, lexicon, earlier) if isinstance(item, Draft)]
        earlier = tuple((*earlier, *found)[-REMEMBERED:])
        readings.extend(_place(line, draft, lexicon) for draft in found)
    return link_conversions(text, _without_overlaps(readings))


def read_line(
    line: Line, lexicon: FigureLexicon, earlier: tuple[Draft, ...] = ()
) -> Iterator[Draft | Refusal]:
    """Yield each figure of one sentence, and each number-like string that is refused."""
    index, done = 0, earlier
    while index < line.count:
        if not _may_begin(line, index, lexicon):
            index += 1
            continue
        item = refuse(line, index, lexicon) or _read_at(Scene(line, lexicon, done), index)
        if isinstance(item, Draft):
            done = (*done[-REMEMBERED:], item)
        if item is not None:
            yield item
        index = max(index + 1, item.end if item is not None else 0)


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
    fitting = [draft for draft in drafts if draft.kind == kind] or drafts
    if fitting:
        return _place(line, fitting[0], lexicon)
    for index in range(line.count):
        amount = read_amount(line, index, lexicon)
        if amount is not None:
            return _place(line, _as_counted(amount, kind), lexicon)
    raise UnreadableNumber(f"no number in {surface!r}")


def _as_counted(amount: Amount, kind: Kind | None) -> Draft:
    number, high = amount.low, amount.high
    return Draft(
        kind or "count",
        number.value,
        None if high is None else high.value,
        number.step,
        amount.start,
        amount.end,
        rule="surface",
    )


def _may_begin(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    word = line.words[index]
    if word[0].isdigit() or (word[0] == "." and len(word) > 1):
        return True
    lower = line.lower[index]
    if lower in ("a", "an"):
        return line.lower[index + 1] in lexicon.scales and len(line.lower[index + 1]) > 1
    return lower in lexicon.number_words or lower in lexicon.functions["span_word"]


def _read_at(scene: Scene, index: int) -> Draft | Refusal | None:
    line, lexicon = scene.line, scene.lexicon
    draft = read_span_word(line, index, lexicon) or read_share_word(line, index, lexicon)
    if draft is not None:
        return replace(draft, rule="span_word" if draft.is_time else "share_word")
    amount = read_amount(line, index, lexicon)
    if amount is None:
        code = line.is_number(index) and decimal_of(line.words[index]) is None
        return Refusal(index + 1, "code") if code else None
    for rule in RULES:
        draft = rule.read(scene, amount)
        if draft is not None:
            return replace(draft, rule=rule.name)
    return Refusal(amount.low.end, "number without a unit or a noun")


def _place(line: Line, draft: Draft, lexicon: FigureLexicon) -> FigureReading:
    """Return the draft as a reading, with its hedge and its place in the text."""
    start, end = draft.start, draft.end
    bound: Bound = "exact"
    if draft.value or draft.kind != "count":
        start, bound = hedge_before(line, start, lexicon, is_time=draft.is_time)
    after = hedge_after(line, end, lexicon) if bound == "exact" else None
    if after is not None:
        end, bound = after
    return FigureReading(
        start=line.starts[start],
        end=line.ends[end - 1],
        kind=draft.kind,
        value=draft.value,
        value_high=draft.high,
        bound="range" if draft.high is not None else bound,
        unit_code=draft.unit_code,
        unit_text=draft.unit_text,
        sign=draft.sign,
        rounding_step=draft.step,
        direction="down" if draft.is_negative else "none",
        converts=None,
        currency=None,
        rule=draft.rule,
    )


def _without_overlaps(readings: Sequence[FigureReading]) -> list[FigureReading]:
    kept: list[FigureReading] = []
    for reading in readings:
        if kept and reading.start < kept[-1].end:
            reading = replace(reading, start=kept[-1].end)  # noqa: PLW2901
        if reading.start < reading.end:
            kept.append(reading)
    return kept
