"""The sections that need counting: rules that hold, steps of the flow, expectations by table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from expectations.report.content import (
    CheckLine,
    Counts,
    NumberLine,
    ReportContent,
    RunLine,
)
from expectations.report.wording import plural

Colour = Literal["good", "pale", "look", "stop", "faint"]
WHOLE = 1000
"""Width of a bar in its own units."""
STRANDS: Mapping[str, str] = MappingProxyType(
    {
        "figure": "figures",
        "held figure": "figures",
        "date": "dates and times",
        "year": "dates and times",
        "period": "dates and times",
        "clock_time": "dates and times",
        "unreadable": "could not be read",
        "unread": "could not be read",
    }
)
OTHER_STRAND = "names, codes, boilerplate and the like"
"""What the strip shows together; the table under it has the reasons one by one."""


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a bar."""

    words: str
    colour: Colour
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Step:
    """One bar: what went into a step, and what became of it.

    `lead` is the width of the part that goes on into the next bar, 0 where none does.
    """

    title: str
    parts: Sequence[Part]
    lead: int = 0


@dataclass(frozen=True, slots=True)
class CheckTable:
    """The expectations on one table, worst first."""

    name: str
    summary: str
    checks: Sequence[CheckLine]


def held_rules(content: ReportContent) -> list[tuple[str, str, int]]:
    """Return code, words and count of each rule that holds rows, the most frequent first."""
    words: dict[str, list[str]] = {}
    for line in content.held:
        words.setdefault(line.rule, []).append(line.rule_words)
    counts = sorted(content.held_by_rule.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(rule, _words_for(words.get(rule, [])), count) for rule, count in counts]


def _words_for(words: Sequence[str]) -> str:
    """Return the words of a rule; what differs from document to document is an example."""
    if len(set(words)) > 1:
        return f"for example: {words[0]}"
    return words[0] if words else ""


def flow_steps(content: ReportContent) -> list[Step]:
    """Return the steps from documents to yearly dollars; none where nothing has come in."""
    counts = content.counts
    run = content.runs[0] if content.runs else None
    steps = []
    if run is not None and run.articles_in:
        steps.append(_document_step(run))
    if content.numbers:
        steps.append(_number_step(content.numbers))
    if counts.figures + counts.figures_held:
        steps.append(_figure_step(counts))
    if counts.claims:
        steps.append(_claim_step(counts))
    return steps


def _document_step(run: RunLine) -> Step:
    return _step(
        f"{plural(run.articles_in, 'document')} in the last run",
        (run.articles_stored, "stored", "good"),
        (run.articles_duplicate, "duplicate", "faint"),
        (run.articles_quarantined, "held back", "stop"),
    )


def _number_step(numbers: Sequence[NumberLine]) -> Step:
    strands: Counter[str] = Counter()
    for line in numbers:
        strands[STRANDS.get(line.reason, OTHER_STRAND)] += line.count
    step = _step(
        f"{plural(strands.total(), 'number-like string')} in all articles",
        (strands["figures"], "figures", "good"),
        (strands["dates and times"], "dates and times", "pale"),
        (strands[OTHER_STRAND], OTHER_STRAND, "faint"),
        (strands["could not be read"], "could not be read", "look"),
    )
    return _leading(step)


def _figure_step(counts: Counts) -> Step:
    step = _step(
        f"{plural(counts.figures + counts.figures_held, 'figure')} read in all articles",
        (counts.claims, "are claims of their own", "good"),
        (counts.figures - counts.claims, "say the same again", "faint"),
        (counts.figures_held, "held back", "stop"),
    )
    return _leading(step)


def _claim_step(counts: Counts) -> Step:
    undated = counts.dollar_claims - counts.yearly_claims
    return _step(
        plural(counts.claims, "claim"),
        (counts.yearly_claims, "money in dollars a year", "good"),
        (undated, "money in dollars", "pale"),
        (counts.money_claims - counts.dollar_claims, "money without dollars", "look"),
        (counts.claims - counts.money_claims, "not about money", "faint"),
    )


def _step(title: str, *parts: tuple[int, str, Colour]) -> Step:
    total = sum(count for count, _, _ in parts) or 1
    placed, start = [], 0
    for count, words, colour in parts:
        width = round(count * WHOLE / total)
        if count:
            gap = 3 if start else 0
            placed.append(Part(f"{count:,} {words}", colour, start + gap, max(1, width - gap)))
        start += width
    return Step(title, placed)


def _leading(step: Step) -> Step:
    """Return the step with its first part going on into the next one."""
    first = step.parts[0]
    return replace(step, lead=first.width if first.colour == "good" else 0)


def failed_checks(checks: Sequence[CheckLine]) -> list[CheckLine]:
    """Return the expectations that some row fails: critical ones first, then by share."""
    failed = [check for check in checks if not check.ok]
    return sorted(failed, key=_badness)


def check_tables(checks: Sequence[CheckLine]) -> list[CheckTable]:
    """Return the expectations by table, tables in the order of their first check."""
    tables: dict[str, list[CheckLine]] = {}
    for check in checks:
        tables.setdefault(check.table_name, []).append(check)
    return [
        CheckTable(name, _summary(found), sorted(found, key=_badness))
        for name, found in sorted(tables.items())
    ]


def _summary(checks: Sequence[CheckLine]) -> str:
    failed = sum(not check.ok for check in checks)
    rows = plural(max(check.rows for check in checks), "row")
    if not failed:
        return f"{plural(len(checks), 'expectation')} on {rows}, all met"
    return f"{plural(len(checks), 'expectation')} on {rows}, {failed} not met by all of them"


def _badness(check: CheckLine) -> tuple[bool, bool, float, str, str]:
    failed_share = check.unexpected / check.rows if check.rows else 0.0
    return check.ok, check.severity != "critical", -failed_share, check.rule, check.rule_text
