"""Figures that state an earlier one again: in another currency, rounded, repeated."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from transforms.claims.context import ClaimContext
from transforms.claims.likeness import Likeness
from transforms.claims.reading import FigureBinding, RestatementLink
from transforms.claims.sameness import Sameness, Statement, is_other_unit
from transforms.figures.reading import FigureReading


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
    seen, rules = _Seen(), Sameness(Likeness(context, bindings))
    for later, statement in enumerate(statements):
        found = _earlier(statement, seen, rules)
        seen.add(statement, is_first=rules.likeness.is_first(statement.figure))
        first = _first_of_pair(later, links)
        if found and found.earlier < first and first not in {later, *links}:
            links[first] = _across(context.figures, first, found)
        elif found and later not in links:
            links[later] = found
    return tuple(links.get(index) for index in range(len(statements)))


class _Seen:
    """Statements so far: by size, and those that may round what follows."""

    def __init__(self) -> None:
        self.by_size: dict[tuple[object, ...], list[Statement]] = {}
        self.summaries: list[Statement] = []
        self.bodies: list[Statement] = []
        self.rounders: list[Statement] = []

    def add(self, statement: Statement, *, is_first: bool) -> None:
        """Keep a statement, so that later ones are compared with it."""
        figure = statement.figure
        size = (figure.kind, figure.value, figure.value_high)
        self.by_size.setdefault(size, []).append(statement)
        (self.summaries if statement.is_summary else self.bodies).append(statement)
        if statement.is_summary or is_first:
            self.rounders.append(statement)

    def of_size(self, figure: FigureReading) -> Sequence[Statement]:
        """Return the statements of the size of `figure`, in text order."""
        return self.by_size.get((figure.kind, figure.value, figure.value_high), ())

    def last(self) -> Statement | None:
        """Return the last statement of all, None before the first."""
        ends = [group[-1] for group in (self.summaries, self.bodies) if group]
        return max(ends, key=lambda statement: statement.index, default=None)


def _first_of_pair(index: int, links: Mapping[int, RestatementLink]) -> int:
    """Return the first figure of a printed pair: a headline that repeats either repeats both."""
    link = links.get(index)
    return link.earlier if link and link.how == "conversion" else index


def _across(figures: Sequence[FigureReading], later: int, link: RestatementLink) -> RestatementLink:
    """Return the link as a conversion where the two are in different currencies.

    A headline repeats one side of a pair; the pair's first side then converts the headline.
    """
    codes = {figures[link.earlier].unit_code, figures[later].unit_code}
    return link if len(codes) == 1 else RestatementLink(link.earlier, "conversion")


def _statements(context: ClaimContext, bindings: Sequence[FigureBinding]) -> tuple[Statement, ...]:
    starts = [sentence.start for sentence in context.sentences]
    return tuple(
        Statement(
            index=index,
            figure=figure,
            binding=bindings[index],
            role=context.sentences[bisect_right(starts, figure.start) - 1].role,
            words=context.text[figure.start : figure.end],
        )
        for index, figure in enumerate(context.figures)
    )


def _earlier(later: Statement, seen: _Seen, rules: Sameness) -> RestatementLink | None:
    """Return the link to the first earlier statement of the same size, equal sizes first."""
    same_size = seen.of_size(later.figure)
    if rules.is_introduced(later, same_size):
        return None
    same = next((s for s in same_size if rules.is_repeat(s, later)), None)
    rounded = same or next(
        (s for s in seen.rounders if _is_first_rounded(s, later, (seen, rules))), None
    )
    if rounded:
        return RestatementLink(rounded.index, "repeat")
    last = seen.last()
    if last and is_other_unit(last, later, rules.likeness.context.text):
        return RestatementLink(last.index, "other_unit")
    return None


def _is_first_rounded(earlier: Statement, later: Statement, known: tuple[_Seen, Sameness]) -> bool:
    """Return whether the headline or caption `earlier` rounds `later`, and nothing before it."""
    seen, rules = known
    if not rules.is_rounded(earlier, later):
        return False
    return not any(rules.is_rounded(earlier, s) for s in seen.bodies if s.index > earlier.index)


def restatement_roots(links: Sequence[RestatementLink | None]) -> tuple[int, ...]:
    """Return for each figure the first figure of its group; one that is alone is its own."""
    roots = list(range(len(links)))
    for index, link in enumerate(links):
        if link is not None:
            roots[index] = roots[link.earlier]
    return tuple(roots)
