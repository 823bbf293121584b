"""Figures that state an earlier one again: in another currency, rounded, repeated."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from transforms.claims.context import ClaimContext
from transforms.claims.reading import FigureBinding, RestatementLink
from transforms.contracts.vocabulary import SentenceRole
from transforms.figures.reading import FigureReading

SUMMARY_ROLES: frozenset[SentenceRole] = frozenset({"title", "standfirst", "caption", "heading"})
"""Parts of an article that say again, often rounded, what its body says."""
SMALL_COUNT = Decimal(1000)
"""Counts up to here are the same only when they count the same noun."""
LOOSEST = Decimal("0.05")
"""A headline rounds by no larger share than this."""
ROUND_KINDS = frozenset({"money", "count", "rate", "quantity"})
"""Kinds whose trailing zeros are rounding: "$840 million" for 844."""
BRACKET = re.compile(r"(?: \w+)? \(")
"""What stands between a size and the same one in brackets: "one in ten firms (9%)"."""
PRICES = frozenset({"price", "price_change"})
LARGE_MONEY = Decimal(1_000_000)
"""Sums from here on do not agree by chance: the same one of the same sort is the same."""
RATIO_KINDS = frozenset({"percent", "multiple"})


@dataclass(frozen=True, slots=True)
class _Statement:
    """One figure with what decides whether another one says the same."""

    index: int
    figure: FigureReading
    binding: FigureBinding
    role: SentenceRole
    words: str


def link_restatements(
    context: ClaimContext, bindings: Sequence[FigureBinding]
) -> tuple[RestatementLink | None, ...]:
    """Return for each figure the earlier one that it restates, or None; parallel to the figures.

    Printed conversions come from the figures themselves. A repeat has the same size, unit and
    owner and measures the same sort of thing; headline, standfirst and captions may round.
    """
    statements = _statements(context, bindings)
    links: dict[int, RestatementLink] = {}
    for statement in statements:
        original = statement.figure.converts
        if original is not None and original != statement.index:
            earlier, later = sorted((statement.index, original))
            links[later] = RestatementLink(earlier, "conversion")
    seen = _Seen()
    for later, statement in enumerate(statements):
        found = _earlier(statement, seen, context)
        seen.add(statement)
        first = _first_of_pair(later, links)
        if found and found.earlier < first and first not in {later, *links}:
            links[first] = found
        elif found and later not in links:
            links[later] = found
    return tuple(links.get(index) for index in range(len(statements)))


class _Seen:
    """Statements so far: by size, and those that may round what follows."""

    def __init__(self) -> None:
        self.by_size: dict[tuple[object, ...], list[_Statement]] = {}
        self.summaries: list[_Statement] = []
        self.bodies: list[_Statement] = []

    def add(self, statement: _Statement) -> None:
        figure = statement.figure
        size = (figure.kind, figure.value, figure.value_high)
        self.by_size.setdefault(size, []).append(statement)
        is_summary = statement.role in SUMMARY_ROLES
        (self.summaries if is_summary else self.bodies).append(statement)

    def of_size(self, figure: FigureReading) -> Sequence[_Statement]:
        return self.by_size.get((figure.kind, figure.value, figure.value_high), ())

    def last(self) -> _Statement | None:
        ends = [group[-1] for group in (self.summaries, self.bodies) if group]
        return max(ends, key=lambda statement: statement.index, default=None)


def _first_of_pair(index: int, links: Mapping[int, RestatementLink]) -> int:
    """Return the first figure of a printed pair: a headline that repeats either repeats both."""
    link = links.get(index)
    return link.earlier if link and link.how == "conversion" else index


def _statements(context: ClaimContext, bindings: Sequence[FigureBinding]) -> tuple[_Statement, ...]:
    starts = [sentence.start for sentence in context.sentences]
    return tuple(
        _Statement(
            index=index,
            figure=figure,
            binding=bindings[index],
            role=context.sentences[bisect_right(starts, figure.start) - 1].role,
            words=context.text[figure.start : figure.end],
        )
        for index, figure in enumerate(context.figures)
    )


def _earlier(later: _Statement, seen: _Seen, context: ClaimContext) -> RestatementLink | None:
    """Return the link to the first earlier statement of the same size, equal sizes first."""
    same = next((s for s in seen.of_size(later.figure) if _is_repeat(s, later)), None)
    rounded = same or next((s for s in seen.summaries if _is_first_rounded(s, later, seen)), None)
    if rounded:
        return RestatementLink(rounded.index, "repeat")
    last = seen.last()
    if last and _is_other_unit(last, later, context.text):
        return RestatementLink(last.index, "other_unit")
    return None


def _is_repeat(earlier: _Statement, later: _Statement) -> bool:
    return _same_unit(earlier.figure, later.figure) and _same_thing(earlier, later)


def _is_first_rounded(earlier: _Statement, later: _Statement, seen: _Seen) -> bool:
    """Return whether the headline or caption `earlier` rounds `later`, and nothing before it."""
    if not _is_rounded(earlier, later):
        return False
    return not any(_is_rounded(earlier, s) for s in seen.bodies if s.index > earlier.index)


def _is_rounded(earlier: _Statement, later: _Statement) -> bool:
    if earlier.role == later.role or earlier.figure.kind != later.figure.kind:
        return False
    if earlier.binding.category == "time_span" or not _rounds(earlier.figure, later.figure):
        return False
    return _same_unit(earlier.figure, later.figure) and _same_thing(earlier, later)


def _rounds(coarse: FigureReading, fine: FigureReading) -> bool:
    """Return whether `coarse` is `fine`, or the middle of its range, to fewer digits."""
    middle = fine.value
    if fine.value_high is not None and coarse.value_high is None:
        middle = (fine.value + fine.value_high) / 2
    off_by = abs(coarse.value - middle)
    step = max(_printed_step(coarse), fine.rounding_step)
    return off_by * 2 <= step and off_by <= LOOSEST * middle


def _printed_step(figure: FigureReading) -> Decimal:
    """Return one unit of the last digit that is no trailing zero, where those round."""
    step = figure.rounding_step
    if figure.kind not in ROUND_KINDS or not step or not figure.value:
        return step
    digits = int(figure.value / step)
    while digits and digits % 10 == 0:
        digits //= 10
        step *= 10
    return step


def _same_unit(a: FigureReading, b: FigureReading) -> bool:
    """Return whether the units agree; a currency that could not be known agrees with any."""
    if a.kind == "money":
        return a.unit_code == b.unit_code or None in {a.unit_code, b.unit_code}
    if a.unit_code or b.unit_code:
        return a.unit_code == b.unit_code
    return _noun(a) == _noun(b) or (a.value > SMALL_COUNT and "" in {_noun(a), _noun(b)})


def _noun(figure: FigureReading) -> str:
    words = (figure.unit_text or "").lower().split()
    return words[-1].rstrip("s") if words else ""


def _same_thing(a: _Statement, b: _Statement) -> bool:
    """Return whether owner, sort and status let the two say the same."""
    one, two = a.binding, b.binding
    if one.subject != two.subject and None not in {one.subject, two.subject}:
        return False
    if one.category == "time_span" or two.category == "time_span":
        return one.category == two.category and one.status == two.status and bool(one.subject)
    if "none" not in {one.direction, two.direction} and one.direction != two.direction:
        return False
    if a.role in SUMMARY_ROLES or b.role in SUMMARY_ROLES:
        are_prices = {one.category, two.category} <= PRICES
        return one.category == two.category or a.figure.kind == "money" or are_prices
    if a.figure.kind == "money" and a.figure.value >= LARGE_MONEY:
        return one.category == two.category
    parts = [(x.category, x.direction, x.status) for x in (one, two)]
    return parts[0] == parts[1]


def _is_other_unit(earlier: _Statement, later: _Statement, text: str) -> bool:
    """Return whether `later` gives `earlier` in another unit: "120 points, or 0.4%"; "(9%)"."""
    between = text[earlier.figure.end : later.figure.start]
    a, b = earlier.figure, later.figure
    if BRACKET.fullmatch(between) and text[b.end : b.end + 1] == ")":
        return a.kind in RATIO_KINDS and b.kind in RATIO_KINDS and a.kind != b.kind
    if between not in {" or ", ", or "} or earlier.binding.direction != later.binding.direction:
        return False
    return _noun(a) == "point" and b.kind == "percent"


def restatement_roots(links: Sequence[RestatementLink | None]) -> tuple[int, ...]:
    """Return for each figure the first figure of its group; one that is alone is its own."""
    roots = list(range(len(links)))
    for index, link in enumerate(links):
        if link is not None:
            roots[index] = roots[link.earlier]
    return tuple(roots)
