"""The period of a figure that stands at the head of the sentence before its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transforms.figures.reading import FigureReading
from transforms.periods.reach import LENGTHS, OPENING, RATES, REACH, WITHOUT_DATES, Bound
from transforms.text.sentences import SentenceSpan

SETS_THE_TIME = frozenset(
    {
        "quarter",
        "fiscal_quarter",
        "fiscal_year",
        "q_number",
        "month_quarter",
        "half",
        "months_of_year",
        "first_months",
        "year",
        "month",
        "month_year",
        "shifted_unit",
        "bare_unit",
    }
)
"""Rules of spans that a paragraph may go on to report on; a day rather dates one event."""
TIMELESS = LENGTHS | RATES | WITHOUT_DATES
CARRYING = frozenset({None, "in"})
"""Relations of such spans: what holds since or by a date says nothing of the next sentence."""
REPORTED = re.compile(
    r"(?<!\b[Hh]as )(?<!\bhave )(?<!\bhad )\b(?:rose|fell|grew|dropped|slipped|climbed|declined|"
    r"increased|decreased|jumped|plunged|shrank|slid|sank|tumbled|soared|surged|gained|totall?ed|"
    r"reached|came (?:in at|to)|amounted to|doubled|tripled|halved|swung|widened|narrowed|"
    r"contracted|expanded|was|were|earned|lost|sold|made)\b[^.;:]{0,60}$"
)
"""A plain past that reports the figure: the tense of what the sentence before speaks of."""
AHEAD = re.compile(
    r"(?i)\b(?:will|would|could|may|might|should|expects?|expected|forecasts?|if|plans?|aims?|"
    r"target(?:s|ed)?|since|still|now|overall|ever)\b"
)
"""What shows that a sentence speaks of another time, or of none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and the one before it, with the time expressions of both."""

    text: str
    sentence: SentenceSpan
    before: SentenceSpan
    own: Sequence[Bound]
    earlier: Sequence[Bound]
    on: date | None


def carried_over(figure: FigureReading, passage: Passage) -> Bound | None:
    """Return the span at the head of the sentence before, where it alone can date `figure`.

    "In the third quarter the firm had a hard time. Revenue fell 4%." Both sentences are of one
    paragraph, the first opens with the one span it names, which has begun; the second names no
    time and reports the figure in the plain past.
    """
    if any(one.reading.rule not in TIMELESS for one in passage.own):
        return None
    dated = [one for one in passage.earlier if one.reading.rule not in TIMELESS]
    if len(dated) != 1 or not _is_one_paragraph(passage):
        return None
    sets_the_time = _sets_the_time(dated[0], passage)
    return dated[0] if sets_the_time and _is_reported(figure, passage) else None


def _is_one_paragraph(passage: Passage) -> bool:
    between = passage.text[passage.before.end : passage.sentence.start]
    return "\n" not in between and passage.before.role == passage.sentence.role == "body"


def _sets_the_time(one: Bound, passage: Passage) -> bool:
    reading = one.reading
    if reading.rule not in SETS_THE_TIME or reading.relation not in CARRYING:
        return False
    has_begun = passage.on is None or not reading.period_start or reading.period_start < passage.on
    return has_begun and one.start - passage.before.start < OPENING


def _is_reported(figure: FigureReading, passage: Passage) -> bool:
    low = max(passage.sentence.start, figure.start - REACH)
    high = min(passage.sentence.end, figure.end + REACH)
    if AHEAD.search(passage.text, low, high):
        return False
    return REPORTED.search(passage.text, low, figure.start) is not None
