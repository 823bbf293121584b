"""The report in one sentence, with a light that is also a shape and a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from expectations.report.content import FOLLOWING, HeldLine, ReportContent, RunLine
from expectations.report.wording import plural

Light = Literal["good", "look", "stop", "empty"]
LIGHT_WORDS = {"good": "Good", "look": "Look here", "stop": "Stopped", "empty": "Nothing yet"}


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
    held = [line for line in content.held if not line.is_follower]
    if content.held_by_rule:
        return Verdict("look", f"{_documents(run)} {_held(content, held)}")
    failed = sum(not check.ok for check in content.checks)
    warnings = f" {plural(failed, 'expectation').capitalize()} gave a warning." if failed else ""
    return Verdict("good", f"{_documents(run)} Nothing is held back.{warnings}")


def _broken(run: RunLine) -> str:
    if run.state == "killed":
        return "The last run was killed; nothing of it was published, and the next one goes on."
    return f"The last run failed and published nothing: {run.failure or 'no reason was recorded'}"


def _documents(run: RunLine) -> str:
    if run.articles_in and run.articles_in == run.articles_duplicate:
        return f"{plural(run.articles_in, 'document').capitalize()} came in, all known already."
    parts = [f"{run.articles_stored} stored"]
    if run.articles_duplicate:
        parts.append(f"{run.articles_duplicate} known already")
    parts.append(f"{run.articles_quarantined} held back")
    joined = ", ".join(parts)
    return f"{plural(run.articles_in, 'document').capitalize()} came in: {joined}."


def _held(content: ReportContent, held: list[HeldLine]) -> str:
    own = {rule: n for rule, n in content.held_by_rule.items() if rule not in FOLLOWING}
    if len(held) == 1 and sum(own.values()) == 1:
        quote = f"\u201c{held[0].quote}\u201d" if held[0].quote else "a document"
        return f"One thing is held back, {quote}: {_lower(held[0].rule_words)}"
    total = sum(own.values()) or sum(content.held_by_rule.values())
    words = f"{plural(total, 'thing is', 'things are').capitalize()} held back"
    most = max(own, key=lambda rule: own[rule], default=None)
    why = next((line.rule_words for line in held if line.rule == most), None)
    return f"{words}." if why is None else f"{words}, most often by this rule: {_lower(why)}"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
