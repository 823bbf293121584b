"""The report in one sentence, with a light that is also a shape and a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from expectations.report.cards import name_counts
from expectations.report.content import HeldLine, ReportContent, RunLine
from expectations.report.wording import plural

Light = Literal["good", "look", "stop", "empty"]
LIGHT_WORDS = {"good": "Good", "look": "Look here", "stop": "Stopped", "empty": "Nothing yet"}

SHOWN_REASONS = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """`light` is green (good), amber (look: something is held) or red (stop: the run failed)."""

    light: Light
    sentence: str

    @property
    def word(self) -> str:
        """Return what the light says in words."""
        return LIGHT_WORDS[self.light]


def verdict_of(content: ReportContent) -> Verdict:
    """Return the verdict on the newest run, and on everything that is held now."""
    if not content.runs:
        return Verdict("empty", "No run has put anything into this warehouse yet.")
    run = content.runs[0]
    if run.state in ("failed", "killed"):
        return Verdict("stop", _broken(run))
    if content.held_by_rule:
        return Verdict("look", f"{_documents(run)} {_held(content)}")
    failed = sum(not check.ok for check in content.checks)
    warnings = f" {plural(failed, 'expectation').capitalize()} gave a warning." if failed else ""
    return Verdict("good", f"{_documents(run)} Nothing is held back.{warnings}")


def _broken(run: RunLine) -> str:
    if run.state == "killed":
        return "The last run was killed; nothing of it was published, and the next one goes on."
    return f"The last run failed and published nothing: {run.failure or 'no reason was recorded'}"


def _documents(run: RunLine) -> str:
    if run.articles_in and run.articles_in == run.articles_duplicate:
        return f"Last run: {plural(run.articles_in, 'document')} came in, all known already."
    parts = [f"{run.articles_stored} stored"]
    if run.articles_duplicate:
        parts.append(f"{run.articles_duplicate} duplicate")
    parts.append(f"{run.articles_quarantined} held back")
    joined = ", ".join(parts)
    return f"Last run: {plural(run.articles_in, 'document')} came in: {joined}."


def _held(content: ReportContent) -> str:
    """Say what is held inside articles; where only whole documents are held, say why."""
    own = [line for line in content.held if not line.is_follower]
    rows = [line for line in own if not line.is_document]
    if not rows:
        return _held_documents(own)
    words = name_counts(rows)
    if len(rows) == 1:
        quote = f", \u201c{rows[0].quote}\u201d" if rows[0].quote else ""
        return f"In all, {words} is held back{quote}: {_lower(rows[0].rule_words)}"
    [(rule, _)] = Counter(line.rule_words for line in rows).most_common(1)
    return f"In all, {words} are held back, most often by this rule: {_lower(rule)}"


def _held_documents(own: Sequence[HeldLine]) -> str:
    rules = Counter(line.rule.replace("_", " ") for line in own).most_common(SHOWN_REASONS)
    if not rules:
        return "What is held back follows from that."
    reasons = ", ".join(f"{rule} ({count})" if count > 1 else rule for rule, count in rules)
    return f"In all, whole documents are held back as {reasons}."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
