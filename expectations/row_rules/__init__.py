"""Domain rules that one row answers, given the rows around it. One small function per rule."""

from expectations.row_rules.articles import ARTICLE_RULES
from expectations.row_rules.claims import CLAIM_RULES
from expectations.row_rules.figures import FIGURE_RULES
from expectations.row_rules.money import MONEY_RULES
from expectations.row_rules.names import NAME_RULES
from expectations.row_rules.numbers import NUMBER_RULES
from expectations.row_rules.rule import RowRule
from expectations.row_rules.runs import RUN_RULES
from expectations.row_rules.surroundings import Surroundings

ROW_RULES: tuple[RowRule, ...] = (
    *ARTICLE_RULES,
    *FIGURE_RULES,
    *NUMBER_RULES,
    *MONEY_RULES,
    *CLAIM_RULES,
    *NAME_RULES,
    *RUN_RULES,
)
"""Every row rule. The codes are those of the domain rules; see the words of each."""

__all__ = ["ROW_RULES", "RowRule", "Surroundings"]
