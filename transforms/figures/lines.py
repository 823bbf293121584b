"""Read one sentence: every rule at every number, in order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from transforms.contracts.table import MONEY_SCALE
from transforms.contracts.vocabulary import Bound
from transforms.figures.ages import AGE
from transforms.figures.bare import BARE, INDEX, VOTE
from transforms.figures.counts import ANAPHOR, COUNT, SINGLE_ONE
from transforms.figures.dots import is_dotted
from transforms.figures.gaps import GAPPED, REPEATED
from transforms.figures.hedges import hedge_after, hedge_before, threshold_before
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.measures import PROPORTION, QUANTITY, TIME_SPAN
from transforms.figures.money import EQUATION, EXCHANGE_RATE, MONEY
from transforms.figures.number import ONE
from transforms.figures.ranges import read_amount
from transforms.figures.reading import FigureReading
from transforms.figures.record import replace
from transforms.figures.refusal import Refusal
from transforms.figures.refusals import refuse
from transforms.figures.rule import Draft, FigureRule, Scene
from transforms.figures.shares import MULTIPLE, ONE_IN, PRICE_POINTS, read_share_word
from transforms.figures.spans import read_span_word
from transforms.figures.tokens import Line

RULES: tuple[FigureRule, ...] = (
    EQUATION,
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
    ANAPHOR,
    REPEATED,
    GAPPED,
    BARE,
)
"""In this order; the first that reads an amount wins."""
MARKS = frozenset(".,;:!?()[]'\"’‘“”$£€%&/-–—")
"""The commonest tokens at which no figure begins."""
PASSED_KINDS = frozenset({"money", "percent", "index", "rate"})
PASSED_COUNT = Decimal(1000)
"""Kinds of figures, and the least count, that "topped" or "crossed" sets a limit to."""
REMEMBERED = 8
"""Earlier figures that an elliptic one may borrow its unit from."""


def read_line(
    line: Line, lexicon: FigureLexicon, earlier: tuple[Draft, ...] = ()
) -> Iterator[Draft | Refusal]:
    """Yield each figure of one sentence, and each number-like string that is refused."""
    past = 0
    here: tuple[Draft, ...] = ()
    for index in _beginnings(line, lexicon):
        if index < past:
            continue
        item = refuse(line, index, lexicon) or _read_at(Scene(line, lexicon, here, earlier), index)
        if item is None:
            continue
        if isinstance(item, Draft):
            here = (*here[-REMEMBERED:], item)
        past = item.end
        yield item if isinstance(item, Draft) else Refusal(item.end, item.reason, index)


def _beginnings(line: Line, lexicon: FigureLexicon) -> list[int]:
    """Return the tokens at which a figure may begin: no word of plain letters but an opener."""
    openers = lexicon.openers
    return [
        index
        for index, word in enumerate(line.lower[: line.count])
        if (word in openers or not ("a" <= word <= "z~" or word in MARKS))
        and _may_begin(line, index, lexicon)
    ]


def _may_begin(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    word = line.words[index]
    if word[0].isdecimal() or (word[0] == "." and len(word) > 1):
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
        return Refusal(index + 1, "unread") if line.is_number(index) else None
    if amount.is_unsure:
        return Refusal(amount.end, "unreadable")
    for rule in RULES:
        draft = rule.read(scene, amount)
        if draft is not None and is_dotted(line, amount, draft, lexicon):
            return Refusal(amount.low.end, "unreadable")
        if draft is not None:
            return replace(draft, rule=rule.name)
    return Refusal(amount.low.end, "unread")


def _may_pass(draft: Draft) -> bool:
    """Return whether a verb may set a limit to it: "crossed two rivers" tells of rivers."""
    return draft.kind in PASSED_KINDS or (draft.kind == "count" and draft.value >= PASSED_COUNT)


def place(line: Line, draft: Draft, lexicon: FigureLexicon) -> FigureReading:
    """Return the draft as a reading, with its hedge and its place in the text."""
    start, end = draft.start, draft.end
    bound: Bound
    start, bound = hedge_before(line, start, lexicon, is_time=draft.is_time)
    bound = draft.bound if bound == "exact" else bound
    after = hedge_after(line, end, lexicon) if bound == "exact" else None
    if after is not None:
        end, bound = after
    if bound == "exact" and _may_pass(draft):
        bound = threshold_before(line, start, end, lexicon)
    return FigureReading(
        start=line.starts[start],
        end=line.ends[end - 1],
        kind=draft.kind,
        value=_storable(draft.value),
        value_high=None if draft.high is None else _storable(draft.high),
        bound="range" if draft.high is not None else bound,
        unit_code=draft.unit_code,
        unit_text=draft.unit_text,
        sign=draft.sign,
        rounding_step=_storable(draft.step),
        direction="down" if draft.is_negative else "none",
        converts=None,
        currency=None,
        rule=draft.rule,
    )


def _storable(number: Decimal) -> Decimal:
    """Return endless fractions ("8-1/3 cents") rounded to the places that the tables hold."""
    if number.same_quantum(ONE):
        return number
    places = -int(number.as_tuple().exponent)
    return round(number, MONEY_SCALE) if places > MONEY_SCALE else number
