"""When two figures of one article say the same: the rules of restatement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from transforms.claims.likeness import Likeness, is_ratio
from transforms.claims.reading import FigureBinding
from transforms.claims.sizes import (
    SMALL_COUNT,
    digits_of,
    is_telling_count,
    noun_of,
    rounds,
    same_unit,
)
from transforms.contracts.vocabulary import SentenceRole
from transforms.figures.reading import FigureReading

SUMMARY_ROLES: frozenset[SentenceRole] = frozenset({"title", "standfirst", "caption", "heading"})
"""Parts of an article that say again, often rounded, what its body says."""
TELLING_COUNT = Decimal(10)
"""Above it "these 150 clerks" are those of before; "these two firms" may be any two."""
PLAIN_KINDS = frozenset({"count", "quantity"})
"""Kinds of which two small sizes agree by chance: their bounds must agree too."""
BRACKET = re.compile(r"(?: [\w'’-]+){0,4} \(")
"""What stands between a size and the same one in brackets: "one in ten firms (9%)"."""
OR_SHARE = re.compile(r"(?: [\w'’-]+){0,4},? or ")
"""The same after its noun: "three in ten trips, or 30 per cent"."""
OR_ENDS = (", or ", " or ")
LONGEST_OR = 48
"""Characters between two sums that are one rate of pay: "$60 a week, or $3,120 a year"."""
NEAR_SHARE = 5
CLOSE_SHARE = 2
"""Points by which a share in words and its percentage differ: in brackets, or elsewhere."""
ALIKE = 2
VERY_ALIKE = 3
"""Telling words in common that make up for another subject, or for none."""
PRICES = frozenset({"price", "price_change"})
COSTS = frozenset({"spending", "investment"})
VOTE = "vote"
"""The result of a vote is the same whoever is said to have voted: the town or its council."""
LARGE_MONEY = Decimal(1_000_000)
"""Sums from here on do not agree by chance: the same one of the same sort is the same."""
PER_PERIOD = re.compile(r"(?:\ban?|\bper|\beach|\bevery|/) ?(\w+)$")
PERIOD_SHARE = Decimal("0.03")
"""By so much a sum for a longer time may differ from its shorter one through rounding."""
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
        if self._in_one_sentence(earlier, later) or self._is_new(earlier, later):
            return False
        if not self._same_unit(earlier, later) or self._of_other_times(earlier, later):
            return False
        is_telling = earlier.figure.kind == "money" or earlier.figure.value > TELLING_COUNT
        if is_telling and self.likeness.points_back(later.figure):
            return True
        return self._same_thing(earlier, later)

    def is_introduced(self, later: Statement, same_size: Sequence[Statement]) -> bool:
        """Return whether the body tells of the size before and "another $5m" is not it."""
        if later.figure.kind != "money":
            return False
        is_told = any(not s.is_summary and self._same_unit(s, later) for s in same_size)
        return is_told and not later.is_summary and self.likeness.is_another(later.figure)

    def is_rounded(self, earlier: Statement, later: Statement) -> bool:
        """Return whether the headline or caption `earlier` is the body's `later`, rounded."""
        if earlier.role == later.role and not self._is_lead(earlier, later):
            return False
        if self._of_other_times(earlier, later):
            return False
        if earlier.figure.kind != later.figure.kind:
            return self._is_share_of(earlier, later)
        if earlier.binding.category == "time_span" or not rounds(earlier.figure, later.figure):
            return False
        return self._same_unit(earlier, later) and self._same_thing(earlier, later)

    def _in_one_sentence(self, a: Statement, b: Statement) -> bool:
        return self.likeness.sentence_of(a.figure) == self.likeness.sentence_of(b.figure)

    def _is_lead(self, earlier: Statement, later: Statement) -> bool:
        """Return whether the body's first sentence rounds what a later one gives in full."""
        is_first = earlier.role == "body" and self.likeness.is_first(earlier.figure)
        is_sum = earlier.figure.kind == later.figure.kind == "money"
        is_fine = digits_of(earlier.figure) > 1
        return is_first and is_sum and is_fine and self._agree(earlier, later)

    def _of_other_times(self, a: Statement, b: Statement) -> bool:
        """Return whether the two belong to periods that have no day in common."""
        if "time_span" in {a.binding.category, b.binding.category}:
            return False
        one, two = (self.likeness.context.periods[statement.index] for statement in (a, b))
        if not one.period_start or not two.period_start or not one.period_end or not two.period_end:
            return False
        return one.period_end <= two.period_start or two.period_end <= one.period_start

    def _is_share_of(self, earlier: Statement, later: Statement) -> bool:
        """Return whether a headline's "half of shops" is the body's "52 per cent of shops"."""
        is_close = is_ratio(earlier.figure, later.figure, CLOSE_SHARE)
        return is_close and self._shared(earlier, later) >= ALIKE

    def _is_new(self, earlier: Statement, later: Statement) -> bool:
        """Return whether a small size with another bound speaks of other things than before."""
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
        if is_telling_count(one, two):
            return True
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
        if is_telling_count(a.figure, b.figure):
            return True
        if "none" not in {one.direction, two.direction} and one.direction != two.direction:
            return False
        return self._same_sort(a, b)

    def _same_sort(self, a: Statement, b: Statement) -> bool:
        """Return whether two of one size, owner and unit measure the same sort of thing."""
        one, two = a.binding, b.binding
        is_one_category = one.category == two.category
        if a.is_summary or b.is_summary:
            are_prices = {one.category, two.category} <= PRICES
            is_sort = is_one_category or a.figure.kind == "money" or are_prices
            return is_sort or self._is_same_range(a, b)
        if a.figure.kind == "money" and a.figure.value >= LARGE_MONEY:
            is_known = self.likeness.is_definite(b.figure) or self.likeness.is_named_again(b.figure)
            return is_one_category or is_known
        return is_one_category and (one.direction, one.status) == (two.direction, two.status)

    def _same_owner(self, a: Statement, b: Statement) -> bool:
        """Return whether the subjects agree, or a headline speaks of the same in like words."""
        one, two = a.binding.subject, b.binding.subject
        if one == two or None in {one, two}:
            return True
        if not (a.is_summary or b.is_summary):
            return False
        if self._is_unlisted_sum(a, b):
            return True
        if noun_of(a.figure) == noun_of(b.figure) == VOTE:
            return True
        names = self.likeness.names_subject
        if names(a.index, b.index) or names(b.index, a.index):
            are_costs = {a.binding.category, b.binding.category} <= COSTS
            return are_costs or self._shared(a, b) >= 1
        return self._shared(a, b) >= ALIKE

    def _is_unlisted_sum(self, a: Statement, b: Statement) -> bool:
        """Return whether two equal large sums have owners of which one may be the other's name.

        Two entities of the reference table are two; of a name it does not know nobody can tell,
        and a headline's sum of one sort that the body gives to another spelling is the same.
        """
        owners = [s.binding.subject for s in (a, b)]
        if all(owner is None or owner.is_known for owner in owners):
            return False
        is_sum = a.figure.kind == b.figure.kind == "money" and a.figure.value >= LARGE_MONEY
        is_equal = a.figure.value == b.figure.value and a.figure.unit_code == b.figure.unit_code
        sorts = {a.binding.category, b.binding.category}
        is_sort = len(sorts) == 1 or sorts <= COSTS
        return is_sum and is_equal and is_sort and a.binding.status == b.binding.status

    def _same_span(self, a: Statement, b: Statement) -> bool:
        """Return whether two lengths of time are one: of one owner, or told in like words."""
        one, two = a.binding, b.binding
        if one.subject is not None and one.subject == two.subject:
            return one.status == two.status or _is_attribute(b)
        if _is_attribute(b) and self._is_known_span(a, b):
            return True
        return one.subject == two.subject and self._shared(a, b) >= VERY_ALIKE

    def _is_known_span(self, a: Statement, b: Statement) -> bool:
        """Return whether "the three-year contract" or a second "five-year delay" is of before."""
        next_words = [self.likeness.next_word(statement.figure) for statement in (a, b)]
        is_same_noun = _is_attribute(a) and next_words[0] == next_words[1] != ""
        return is_same_noun or (not _is_attribute(a) and self.likeness.is_definite(b.figure))

    def _is_same_range(self, a: Statement, b: Statement) -> bool:
        """Return whether equal sizes of unlike sorts stand in like words; a range tells more."""
        least = VERY_ALIKE if a.figure.value_high is None else ALIKE
        return self._shared(a, b) >= least

    def _shared(self, a: Statement, b: Statement) -> int:
        return self.likeness.shared(a.index, b.index)


def is_other_unit(earlier: Statement, later: Statement, text: str) -> bool:
    """Return whether `later` gives `earlier` in another unit.

    "120 points, or 0.4%"; "one in ten firms (9%)"; "$60 a week, or $3,120 a year".
    """
    between = text[earlier.figure.end : later.figure.start]
    a, b = earlier.figure, later.figure
    if BRACKET.fullmatch(between) and text[b.end : b.end + 1] == ")":
        return is_ratio(a, b, NEAR_SHARE)
    if is_ratio(a, b, CLOSE_SHARE) and OR_SHARE.fullmatch(between):
        return True
    is_near = between.endswith(OR_ENDS) and len(between) <= LONGEST_OR
    if is_near and _is_other_period(earlier, later):
        return True
    if between not in OR_ENDS:
        return False
    is_one_way = earlier.binding.direction == later.binding.direction
    return is_one_way and noun_of(a) == "point" and b.kind == "percent"


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
