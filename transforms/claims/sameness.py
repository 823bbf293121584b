"""When two figures of one article say the same: the rules of restatement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from transforms.claims.likeness import Likeness, is_ratio
from transforms.claims.reading import FigureBinding
from transforms.contracts.vocabulary import SentenceRole
from transforms.figures.reading import FigureReading

SUMMARY_ROLES: frozenset[SentenceRole] = frozenset({"title", "standfirst", "caption", "heading"})
"""Parts of an article that say again, often rounded, what its body says."""
SMALL_COUNT = Decimal(1000)
"""Counts up to here are the same only when they count the same noun."""
TELLING_COUNT = Decimal(10)
"""Above it "these 150 clerks" are those of before; "these two firms" may be any two."""
LOOSEST = Decimal("0.05")
"""A headline rounds by no larger share than this."""
ROUND_KINDS = frozenset({"money", "count", "rate", "quantity"})
"""Kinds whose trailing zeros are rounding: "$840 million" for 844."""
PLAIN_KINDS = frozenset({"count", "quantity"})
"""Kinds of which two small sizes agree by chance: their bounds must agree too."""
BRACKET = re.compile(r"(?: [\w'’-]+){0,4} \(")
"""What stands between a size and the same one in brackets: "one in ten firms (9%)"."""
OR_ENDS = (", or ", " or ")
LONGEST_OR = 48
"""Characters between "$42.50 a fortnight" and ", or $1,100 a year"."""
NEAR_SHARE = 5
CLOSE_SHARE = 2
"""Points by which a share in words and its percentage differ: in brackets, or elsewhere."""
ALIKE = 2
VERY_ALIKE = 3
"""Telling words in common that make up for another subject, or for none."""
PRICES = frozenset({"price", "price_change"})
COSTS = frozenset({"spending", "investment"})
VOTE = "vote"
"""The result of a vote is the same whoever is said to have voted: the bank or its board."""
LARGE_MONEY = Decimal(1_000_000)
"""Sums from here on do not agree by chance: the same one of the same sort is the same."""
PER_PERIOD = re.compile(r"(?:\ban?|\bper|\beach|\bevery|/) ?(\w+)$")
PERIOD_SHARE = Decimal("0.03")
"""By so much a yearly sum may differ from its fortnightly one through rounding."""
DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "fortnight": Decimal(14),
    "month": Decimal("30.4375"),
    "quarter": Decimal("91.3125"),
    "year": Decimal("365.25"),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure with what decides whether another one says the same."""

    index: int
    figure: FigureReading
    binding: FigureBinding
    role: SentenceRole
    words: str

    @property
    def is_summary(self) -> bool:
        """Return whether it stands in a headline, standfirst or caption."""
        return self.role in SUMMARY_ROLES


@dataclass(frozen=True, slots=True)
class Sameness:
    """The rules, for the figures of one article."""

    likeness: Likeness

    def is_repeat(self, earlier: Statement, later: Statement) -> bool:
        """Return whether `later`, of equal size, says `earlier` again."""
        if not self._same_unit(earlier, later) or self._is_new(earlier, later):
            return False
        is_telling = earlier.figure.kind == "money" or earlier.figure.value > TELLING_COUNT
        if is_telling and self.likeness.points_back(later.figure):
            return True
        return self._same_thing(earlier, later)

    def is_introduced(self, later: Statement, same_size: Sequence[Statement]) -> bool:
        """Return whether the body tells of the size before and "a 300 mln dlr loan" is another."""
        if later.figure.kind != "money":
            return False
        is_told = any(not s.is_summary and self._same_unit(s, later) for s in same_size)
        return is_told and not later.is_summary and self.likeness.is_another(later.figure)

    def is_rounded(self, earlier: Statement, later: Statement) -> bool:
        """Return whether the headline or caption `earlier` is the body's `later`, rounded."""
        if earlier.role == later.role:
            return False
        if earlier.figure.kind != later.figure.kind:
            return self._is_share_of(earlier, later)
        if earlier.binding.category == "time_span" or not rounds(earlier.figure, later.figure):
            return False
        return self._same_unit(earlier, later) and self._same_thing(earlier, later)

    def _is_share_of(self, earlier: Statement, later: Statement) -> bool:
        """Return whether a headline's "half of shops" is the body's "52 per cent of shops"."""
        is_close = is_ratio(earlier.figure, later.figure, CLOSE_SHARE)
        return is_close and self._shared(earlier, later) >= ALIKE

    def _is_new(self, earlier: Statement, later: Statement) -> bool:
        """Return whether "matches a 300 mln dlr loan" speaks of another one than before."""
        is_pointed = self.likeness.points_back(later.figure)
        if earlier.is_summary or later.is_summary or is_pointed:
            return False
        is_small = earlier.figure.kind in PLAIN_KINDS and earlier.figure.value <= SMALL_COUNT
        if is_small and earlier.figure.bound != later.figure.bound:
            return not self.likeness.is_definite(later.figure)
        return False

    def _same_unit(self, a: Statement, b: Statement) -> bool:
        one, two = a.figure, b.figure
        if same_unit(one, two):
            return True
        if one.kind != "count" or two.kind != "count" or one.value <= SMALL_COUNT:
            return False
        is_summary = a.is_summary or b.is_summary
        return is_summary and a.binding.subject is not None and self._agree(a, b)

    def _agree(self, a: Statement, b: Statement) -> bool:
        """Return whether subject, sort, direction and status of the two agree."""
        one, two = a.binding, b.binding
        if one.subject != two.subject:
            return False
        return (one.category, one.direction, one.status) == (
            two.category,
            two.direction,
            two.status,
        )

    def _same_thing(self, a: Statement, b: Statement) -> bool:
        """Return whether owner, sort and status let the two say the same."""
        if not self._same_owner(a, b):
            return False
        one, two = a.binding, b.binding
        if "time_span" in {one.category, two.category}:
            return one.category == two.category and self._same_span(a, b)
        if "none" not in {one.direction, two.direction} and one.direction != two.direction:
            return False
        if a.is_summary or b.is_summary:
            are_prices = {one.category, two.category} <= PRICES
            is_sort = one.category == two.category or a.figure.kind == "money" or are_prices
            return is_sort or self._is_same_range(a, b)
        if a.figure.kind == "money" and a.figure.value >= LARGE_MONEY:
            return one.category == two.category or self.likeness.is_definite(b.figure)
        parts = [(x.category, x.direction, x.status) for x in (one, two)]
        return parts[0] == parts[1]

    def _same_owner(self, a: Statement, b: Statement) -> bool:
        """Return whether the subjects agree, or a headline speaks of the same in like words."""
        one, two = a.binding.subject, b.binding.subject
        if one == two or None in {one, two}:
            return True
        if not (a.is_summary or b.is_summary):
            return False
        if _noun(a.figure) == _noun(b.figure) == VOTE:
            return True
        names = self.likeness.names_subject
        if names(a.index, b.index) or names(b.index, a.index):
            are_costs = {a.binding.category, b.binding.category} <= COSTS
            return are_costs or self._shared(a, b) >= 1
        return self._shared(a, b) >= ALIKE

    def _same_span(self, a: Statement, b: Statement) -> bool:
        """Return whether two lengths of time are one: of one owner, or told in like words."""
        one, two = a.binding, b.binding
        if one.subject is not None and one.subject == two.subject:
            return one.status == two.status or _is_attribute(b)
        return one.subject == two.subject and self._shared(a, b) >= VERY_ALIKE

    def _is_same_range(self, a: Statement, b: Statement) -> bool:
        """Return whether a range of two equal ends stands in like words."""
        return a.figure.value_high is not None and self._shared(a, b) >= ALIKE

    def _shared(self, a: Statement, b: Statement) -> int:
        return self.likeness.shared(a.index, b.index)


def is_other_unit(earlier: Statement, later: Statement, text: str) -> bool:
    """Return whether `later` gives `earlier` in another unit.

    "120 points, or 0.4%"; "one in ten firms (9%)"; "$42.50 a fortnight, or $1,100 a year".
    """
    between = text[earlier.figure.end : later.figure.start]
    a, b = earlier.figure, later.figure
    if BRACKET.fullmatch(between) and text[b.end : b.end + 1] == ")":
        return is_ratio(a, b, NEAR_SHARE)
    is_near = between.endswith(OR_ENDS) and len(between) <= LONGEST_OR
    if is_near and _is_other_period(earlier, later):
        return True
    if between not in OR_ENDS:
        return False
    if is_ratio(a, b, CLOSE_SHARE):
        return True
    is_one_way = earlier.binding.direction == later.binding.direction
    return is_one_way and _noun(a) == "point" and b.kind == "percent"


def _is_other_period(earlier: Statement, later: Statement) -> bool:
    """Return whether two sums for two lengths of time are one rate of pay."""
    ends = [PER_PERIOD.search(statement.words.lower()) for statement in (earlier, later)]
    days = [DAYS.get(end[1]) if end else None for end in ends]
    a, b = earlier.figure, later.figure
    if a.kind != b.kind or a.unit_code != b.unit_code or not a.value or days[0] == days[1]:
        return False
    if days[0] is None or days[1] is None:
        return False
    return abs(b.value / a.value * days[0] / days[1] - 1) <= PERIOD_SHARE


def _is_attribute(statement: Statement) -> bool:
    """Return whether it is said of a thing: "its three-year timeline" has no tense of its own."""
    return "-" in statement.words


def rounds(coarse: FigureReading, fine: FigureReading) -> bool:
    """Return whether `coarse` is `fine`, or the middle of its range, to fewer digits."""
    middle = fine.value
    if fine.value_high is not None and coarse.value_high is None:
        middle = (fine.value + fine.value_high) / 2
        if coarse.bound == "at_most":
            middle = fine.value_high
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


def same_unit(a: FigureReading, b: FigureReading) -> bool:
    """Return whether the units agree; a currency that could not be known agrees with any."""
    if a.kind == "money":
        return a.unit_code == b.unit_code or None in {a.unit_code, b.unit_code}
    if a.unit_code or b.unit_code:
        return a.unit_code == b.unit_code
    return _noun(a) == _noun(b) or (a.value > SMALL_COUNT and "" in {_noun(a), _noun(b)})


def _noun(figure: FigureReading) -> str:
    words = (figure.unit_text or "").lower().split()
    return words[-1].rstrip("s") if words else ""
