"""The page: what is said of each section, and the template that says it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from expectations.report import wording
from expectations.report.cards import held_cards
from expectations.report.content import PledgeLine, ReportContent
from expectations.report.plots import conversions_plot, runs_plot, verdict_on
from expectations.report.sections import check_tables, failed_checks, flow_steps, held_rules
from expectations.report.verdict import verdict_of

FOLDER = Path(__file__).resolve().parent
CARDS_SHOWN = 40
PAIRS_SHOWN = 60
PLEDGES_SHOWN = 20
RUNS_SHOWN = 28
PUBLISHERS_SHOWN = 60
TONES = MappingProxyType(
    {
        "agrees": "good",
        "outside its rounding": "look",
        "not believed, held": "stop",
        "too coarse to judge": "empty",
        "no ECB rate": "empty",
        "no date": "empty",
        "currency unknown": "look",
    }
)
RUN_WORDS = MappingProxyType(
    {
        "published": "published",
        "unchanged": "nothing new",
        "failed": "failed",
        "killed": "was killed",
    }
)
RUN_TONES = MappingProxyType(
    {"published": "is-good", "unchanged": "", "failed": "is-stop", "killed": "is-look"}
)


def build_report(content: ReportContent) -> str:
    """Return the whole page as HTML: no script, no address outside itself, under 2 MB.

    The same content gives the same page.
    """
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    page = _environment().get_template("page.html.j2")
    return page.render(
        style=Markup(style),
        style_hash=Markup(f"sha256-{digest}"),
        verdict=verdict_of(content),
        numbers=_numbers(content),
        run_words=RUN_WORDS,
        run_tones=RUN_TONES,
        **_sections(content),
    )


def _sections(content: ReportContent) -> dict[str, object]:
    cards = held_cards(content.held)
    own = [line for line in content.held if not line.is_follower]
    return {
        "held_total": sum(content.held_by_rule.values()),
        "cards": cards[:CARDS_SHOWN],
        "unshown": max(0, len(own) - CARDS_SHOWN),
        "held_rules": held_rules(content),
        "pairs": content.pairs,
        "pair_rows": [
            (pair, verdict_on(pair), TONES[verdict_on(pair)])
            for pair in content.pairs[:PAIRS_SHOWN]
        ],
        "pairs_unshown": max(0, len(content.pairs) - PAIRS_SHOWN),
        "conversions_svg": Markup(conversions_plot(content.pairs)),
        "flow": flow_steps(content),
        "numbers_became": content.numbers,
        "numbers_sentence": _numbers_sentence(content),
        "pledges": content.pledges[:PLEDGES_SHOWN],
        "pledges_unshown": max(0, content.counts.pledges - PLEDGES_SHOWN),
        "failed_checks": failed_checks(content.checks),
        "check_tables": check_tables(content.checks),
        "checks_sentence": _checks_sentence(content),
        "runs": content.runs[:RUNS_SHOWN],
        "runs_svg": Markup(_runs_svg(content)),
        "publishers": content.publishers[:PUBLISHERS_SHOWN],
    }


def _runs_svg(content: ReportContent) -> str:
    """A single run is told by its row in the table."""
    return runs_plot(content.runs[:RUNS_SHOWN]) if len(content.runs) > 1 else ""


def _numbers(content: ReportContent) -> Sequence[tuple[str, int]]:
    counts = content.counts
    return (
        ("articles", counts.articles),
        ("figures believed", counts.figures),
        ("figures held", counts.figures_held),
        ("claims", counts.claims),
        ("pledges of money", counts.pledges),
    )


def _numbers_sentence(content: ReportContent) -> str:
    unread = sum(line.count for line in content.numbers if line.reason == "unread")
    if not unread:
        return "each has its reason"
    return f"the reader has no reason for {unread:,}"


def _checks_sentence(content: ReportContent) -> str:
    failed = sum(not check.ok for check in content.checks)
    total = wording.plural(len(content.checks), "expectation")
    if not failed:
        return f"The last checked run met all of its {total}."
    return f"The last checked run met {len(content.checks) - failed:,} of {total}."


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
    )
    environment.filters.update(_FILTERS)
    return environment


def _rate(value: Decimal | None) -> str:
    return wording.NOTHING if value is None else f"{value:.4f}"


def _rounding(value: Decimal | None) -> str:
    return wording.NOTHING if value is None else f"±{value * 100:.1f}%"


def _dollars(value: Decimal | None) -> str:
    return wording.amount(value, "USD")


def _printed(pledge: PledgeLine) -> str:
    return wording.printed_amount(pledge.hedge, pledge.value, pledge.value_high, pledge.unit)


def _period(pledge: PledgeLine) -> str:
    return wording.period(pledge.period_from, pledge.period_to)


def _plain(name: str) -> str:
    return name.replace("_", " ")


_FILTERS: Mapping[str, Callable[..., str]] = {
    "moment": wording.moment,
    "day": wording.day,
    "deviation": wording.deviation,
    "share": wording.share,
    "seconds": wording.seconds,
    "rate": _rate,
    "plain": _plain,
    "rounding": _rounding,
    "dollars": _dollars,
    "printed": _printed,
    "period": _period,
}
