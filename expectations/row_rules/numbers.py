"""Rules about number-like strings that are no figures: N1 and the silence of F18."""

from __future__ import annotations

from expectations.declarations import Finding
from expectations.row_rules.rule import RowRule
from expectations.row_rules.spans import words_match_text
from expectations.row_rules.surroundings import Surroundings
from transforms.contracts import OtherNumber

SHOWN = 80
TABLE = "core.other_numbers"


def check_reason_known(number: OtherNumber, _: Surroundings) -> Finding | None:
    """F18: a number that is no figure is something else that can be named."""
    if number.reason != "unread":
        return None
    return Finding("a figure, or a reason why it is none", repr(number.surface[:SHOWN]))


NUMBER_RULES: tuple[RowRule, ...] = (
    RowRule(
        "N1",
        TABLE,
        "critical",
        "validity",
        "A number that is no figure is printed in the text exactly where it says.",
        words_match_text,
        proves_code=True,
    ),
    RowRule(
        "F18",
        TABLE,
        "warning",
        "completeness",
        "The reader can say why a number is no figure.",
        check_reason_known,
    ),
)
