"""Whose fiscal calendar the words of a figure's period follow, and what is compared with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.claims.context import ClaimContext
from transforms.claims.reading import FigureBinding
from transforms.contracts.vocabulary import Category
from transforms.figures.reading import FigureReading
from transforms.periods.calendar import Interval
from transforms.periods.fiscal import resolve_fiscal, year_before
from transforms.periods.lexicon import PeriodLexicon
from transforms.periods.lookback import LOOKS_BACK
from transforms.periods.reading import COMPARED_FISCAL, FigurePeriod
from transforms.reference import ReferenceRow

OF_A_STATE: frozenset[Category] = frozenset({"economy", "debt", "spending"})
"""Categories of which the budget year of a place is meant, whatever the words around."""
OF_A_COMPANY: frozenset[Category] = frozenset(
    {"revenue", "profit_loss", "market_value", "price", "price_change", "stake", "deal_value"}
)
"""Categories that a place has no budget year for: what is sold or earned within it."""
STATE = re.compile(
    r"(?i)\b(?:budgets?|deficits?|surplus|borrow(?:ed|s|ing)|governments?|chancellor|treasury|"
    r"financ(?:e|ial) minist(?:er|ry)|congress|parliament|federal|taxpayers?|subsid(?:y|ies)|"
    r"set aside|allocat\w+)\b"
)
"""Words of a state's accounts."""
BEATEN = re.compile(
    r"(?i)\b(?:beat(?:s|ing|en)?|topp(?:ed|ing)|tops|miss(?:ed|es|ing)?|exceed(?:ed|ing|s)?|"
    r"surpass(?:ed|ing|es)?|had (?:been )?(?:expected|forecast|estimated|projected|predicted))\b"
)
"""An estimate that has been met or not: its period is over."""
FIGURES_BACK = 9
"""How many figures before one of its sentence may be what it is compared with."""
AHEAD = frozenset({"planned", "forecast"})


@dataclass(frozen=True, slots=True)
class _Issuers:
    """The article around a figure, as far as it tells whose year is meant.

    `states` are the mentions of countries and governments with a known fiscal year, `named` the
    names in each sentence, `of_state` and `beaten` the sentences on a state's accounts and on
    estimates that were met or not.
    """

    starts: Sequence[int]
    states: Sequence[tuple[int, str]]
    named: frozenset[tuple[int, str]]
    of_state: frozenset[int]
    beaten: frozenset[int]

    @classmethod
    def read(cls, context: ClaimContext, lexicon: PeriodLexicon) -> _Issuers:
        starts = [sentence.start for sentence in context.sentences]
        states = []
        for mention in context.mentions:
            row = lexicon.fiscal_years.get(mention.entity.name.casefold())
            if row is not None and row["issuer_type"] != "company":
                states.append((mention.start, row["issuer"]))
        return cls(
            starts,
            sorted(states),
            frozenset((bisect_right(starts, m.start) - 1, m.entity.name) for m in context.mentions),
            _sentences_with(STATE, context),
            _sentences_with(BEATEN, context),
        )

    def sentence(self, figure: FigureReading) -> int:
        """Return the index of the figure's sentence."""
        return bisect_right(self.starts, figure.start) - 1

    def of(self, figure: FigureReading, binding: FigureBinding) -> str | None:
        """Return whose fiscal calendar the figure may follow, None without one.

        A place has one for its budget only. A place that a sentence on a state's accounts names
        before the figure goes before a subject that it does not name; "the government" there is
        that of the one country named so far.
        """
        index, subject = self.sentence(figure), binding.subject
        is_told = index in self.of_state
        is_budget = binding.category in OF_A_STATE or (
            is_told and binding.category not in OF_A_COMPANY
        )
        if subject is not None and (index, subject.name) in self.named:
            is_free = subject.entity_type != "place" or binding.category not in OF_A_COMPANY
            return subject.name if is_free or is_told else None
        before = self.states[: bisect_right(self.states, (figure.start, ""))]
        if is_budget and before and before[-1][0] >= self.starts[index]:
            return before[-1][1]
        if subject is not None:
            return subject.name if subject.entity_type != "place" or is_budget else None
        names = {name for _, name in before} if is_told else set()
        return names.pop() if len(names) == 1 else None


def _sentences_with(words: re.Pattern[str], context: ClaimContext) -> frozenset[int]:
    return frozenset(
        index
        for index, sentence in enumerate(context.sentences)
        if words.search(context.text, sentence.start, sentence.end)
    )


def fiscal_periods(
    context: ClaimContext, bindings: Sequence[FigureBinding], lexicon: PeriodLexicon
) -> tuple[FigurePeriod, ...]:
    """Return the periods of `context` with fiscal ones dated by the calendar of their issuer.

    They can be dated only once it is known whose figure it is. One expression has one meaning: a
    sentence's estimates are of the quarter that it reports. "A year earlier" than a fiscal period
    is the fiscal period before.
    """
    places = _Issuers.read(context, lexicon)
    reported = _reported(context, bindings, places)
    resolved: list[FigurePeriod] = []
    rows: list[ReferenceRow | None] = []
    for figure, period, binding in zip(context.figures, context.periods, bindings, strict=True):
        name = places.of(figure, binding) if period.period_text else None
        key = (places.sentence(figure), period.period_text)
        is_ahead = binding.status in AHEAD and key not in reported
        rows.append(lexicon.fiscal_years.get((name or "").casefold()))
        resolved.append(resolve_fiscal(period, name, context.published, lexicon, is_ahead=is_ahead))
    article = context, places, lexicon
    return tuple(_compared(index, resolved, rows, article) for index in range(len(resolved)))


def _reported(
    context: ClaimContext, bindings: Sequence[FigureBinding], places: _Issuers
) -> frozenset[tuple[int, str | None]]:
    """Return the sentences and the expressions in them by which something done is reported.

    The only figure of its expression is that too where it is an estimate that was met or not.
    """
    keys = [
        (places.sentence(figure), period.period_text)
        for figure, period in zip(context.figures, context.periods, strict=True)
    ]
    counts = Counter(keys)
    return frozenset(
        key
        for key, binding in zip(keys, bindings, strict=True)
        if binding.status not in AHEAD or (counts[key] == 1 and key[0] in places.beaten)
    )


def _compared(
    index: int,
    resolved: Sequence[FigurePeriod],
    rows: Sequence[ReferenceRow | None],
    article: tuple[ClaimContext, _Issuers, PeriodLexicon],
) -> FigurePeriod:
    """Return the period at `index`, moved where it looks back from one that is fiscal."""
    period, (context, places, lexicon) = resolved[index], article
    if not LOOKS_BACK.fullmatch(period.period_text or ""):
        return period
    sentence = places.sentence(context.figures[index])
    for base in range(index - 1, max(-1, index - FIGURES_BACK), -1):
        row, known, bound = rows[base], resolved[base], context.periods[base]
        if places.sentence(context.figures[base]) != sentence:
            break
        if row is None or known == bound or known.period_start is None:
            continue
        if period.period_reason == COMPARED_FISCAL or _is_year_before(period, bound):
            back = year_before(known, row, lexicon)
            start, end = (back.start, back.end) if back else (None, None)
            reason = None if back else COMPARED_FISCAL
            return replace(period, period_start=start, period_end=end, period_reason=reason)
    return period


def _is_year_before(period: FigurePeriod, base: FigurePeriod) -> bool:
    """Return whether `period` is `base` as it was bound, one year back."""
    if base.period_start is None or base.period_end is None:
        return False
    back = Interval(base.period_start, base.period_end).shifted(-1, "year")
    return (period.period_start, period.period_end) == (back.start, back.end)
