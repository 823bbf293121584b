"""newsledger explain: the words behind a row, and why each field has its value."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from decimal import Decimal

from flows.answers import cell_text
from flows.cli import CommandError
from flows.settings import Settings
from warehouse.errors import WarehouseError
from warehouse.explanation import Explanation, Row, UnknownId, explain, source_offset
from warehouse.paths import WarehousePaths
from warehouse.questions import QuestionError, open_questions

EXAMPLE = "newsledger explain 3f9a2c1b  # a claim_id or figure_id, or how it begins"
MARKS = ("\x1b[1;7m", "\x1b[0m")
PLAIN_MARKS = ("[", "]")

Reasons = tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]

FIGURE_REASONS: Reasons = (
    ("value", ("value", "value_high"), ("rule", "rules_version")),
    ("bound", ("bound",), ("rule",)),
    ("rounded to", ("rounding_step",), ()),
    ("unit", ("unit_code",), ("unit_text", "currency_evidence", "currency_reason")),
    ("sure of it", ("currency_confidence",), ("currency_runner_up",)),
    ("subject by", ("subject_rule",), ()),
    ("category", ("category",), ()),
    ("status", ("status",), ()),
    ("direction", ("direction",), ()),
    ("period", ("period_start", "period_end"), ("period_text", "period_reason")),
    ("US dollars", ("usd", "usd_high"), ("fx_on", "fx_rule", "usd_reason")),
    ("restates", ("restates_figure_id",), ("restatement",)),
    ("conversion", ("pair_implied_rate",), ("pair_ecb_rate", "pair_off_by", "pair_tolerance")),
)
CLAIM_REASONS: Reasons = (
    ("who", ("subject_name",), ("subject_rule", "subject_runner_up")),
    ("status", ("status",), ("status_rule",)),
    ("measure", ("measure",), ()),
    ("purpose", ("purpose",), ()),
    ("speaker", ("speaker",), ("speaker_rule",)),
    ("per year", ("usd_per_year",), ("years", "per_year_reason")),
    ("confidence", ("confidence",), ("confidence_reason",)),
    ("collapsed by", ("rule",), ("witness_count",)),
)
"""What is shown: a label, the columns of the value, and the columns that say why."""

WORDED = {
    "currency_runner_up": "next likely {}",
    "fx_on": "rate of {}",
    "pair_ecb_rate": "ECB {}",
    "rules_version": "rules {}",
    "subject_runner_up": "or {}",
    "unit_text": "printed {}",
    "witness_count": "{} witnesses",
    "years": "{} years",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsledger explain`."""
    parser.add_argument("id", metavar="ID", help="id of a claim, figure or held row, or its start")


def execute(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print the explanation and return 0.

    Raises:
        CommandError: There is no warehouse, or no single row with that id.
    """
    try:
        with open_questions(WarehousePaths(settings.warehouse)) as questions:
            questions.check_layout()
            explanation = explain(questions, arguments.id.strip().lower())
    except (WarehouseError, QuestionError, UnknownId) as error:
        raise CommandError(str(error)) from error
    marks = MARKS if sys.stdout.isatty() else PLAIN_MARKS
    for line in explanation_lines(explanation, marks):
        print(line)
    return 0


def explanation_lines(explanation: Explanation, marks: tuple[str, str]) -> Iterator[str]:
    """Yield the explanation as lines of text, the figure between `marks`."""
    shown = explanation.figure or explanation.held or explanation.claim or {}
    yield _heading(explanation)
    yield ""
    yield from _words(explanation, shown, marks)
    yield from _origin_lines(explanation, shown)
    if explanation.held is not None:
        yield from _held_lines(explanation.held)
    if explanation.claim is not None:
        yield from _section("the claim", explanation.claim, CLAIM_REASONS)
    if explanation.figure is not None:
        yield from _section("the figure", explanation.figure, FIGURE_REASONS)
    yield from _witness_lines(explanation)


def _heading(explanation: Explanation) -> str:
    claim, held = explanation.claim, explanation.held
    if held is not None:
        return f"held back by {held['rule_code']}: {cell_text(held['reason'])}"
    about = claim or {}
    parts = [about.get("subject_name"), about.get("measure"), about.get("purpose")]
    name = " · ".join(cell_text(part) for part in parts if part)
    row = claim if explanation.kind == "claim" else explanation.figure
    return f"{explanation.kind} {(row or {}).get(f'{explanation.kind}_id', '')}  {name}".rstrip()


def _words(explanation: Explanation, shown: Row, marks: tuple[str, str]) -> Iterator[str]:
    article = explanation.article
    if article is None or not explanation.sentences:
        if shown.get("quote"):
            yield f"  {cell_text(shown['quote'])}"
        return
    text = str(article["text"])
    for sentence in explanation.sentences:
        start, end = _offset(sentence, "start_char"), _offset(sentence, "end_char")
        words = _marked(text, (start, end), shown, marks)
        role = "" if sentence["role"] == "body" else f"  ({sentence['role']})"
        yield f"  {words}{role}"


def _marked(text: str, span: tuple[int, int], shown: Row, marks: tuple[str, str]) -> str:
    start, end = span
    first, last = _offset(shown, "start_char"), _offset(shown, "end_char")
    if not start <= first < end:
        return cell_text(text[start:end])
    before, figure, after = text[start:first], text[first:last], text[last:end]
    return f"{cell_text(before)}{marks[0]}{cell_text(figure)}{marks[1]}{cell_text(after)}"


def _origin_lines(explanation: Explanation, shown: Row) -> Iterator[str]:
    article, capture = explanation.article, explanation.capture
    if article is None:
        source = shown.get("source_name")
        yield from (["", f"source   {cell_text(source)}"] if source else [])
        return
    said = [article["title"], article["publisher"], article["agency"], article["published_on"]]
    yield ""
    yield "article  " + ", ".join(cell_text(part) for part in said if part)
    yield f"         {article['article_id']} version {article['version']}"
    yield f"dated    {cell_text(article['published_evidence'])}"
    if article.get("published_conflict"):
        yield f"         but {cell_text(article['published_conflict'])}"
    if capture is not None:
        yield f"source   {_place(capture, article, shown)}"


def _place(capture: Row, article: Row, shown: Row) -> str:
    name = cell_text(capture["source_name"])
    if capture["locator"]:
        name += f", {cell_text(capture['locator'])}"
    if shown.get("start_char") is None:
        return name
    first, last = _offset(shown, "start_char"), _offset(shown, "end_char")
    offset_map = str(article["offset_map"])
    start, end = source_offset(offset_map, first), source_offset(offset_map, last - 1)
    if start is None or end is None:
        return f"{name}, characters {first} to {last} of the article's text"
    return f"{name}, characters {start} to {end + 1} of the document ({first} to {last} of text)"


def _offset(row: Row, name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else -1


def _held_lines(held: Row) -> Iterator[str]:
    yield ""
    for label, name in (("expected", "expected"), ("found", "found"), ("meant for", "table_name")):
        if held[name]:
            yield f"{label:<11}{cell_text(held[name])}"


def _section(title: str, row: Row, reasons: Reasons) -> Iterator[str]:
    yield ""
    yield title
    for label, value_names, why_names in reasons:
        values = [cell_text(row[name]) for name in value_names if row.get(name) is not None]
        why = [_why(name, row[name]) for name in why_names if row.get(name) is not None]
        if values or why:
            yield f"  {label:<13}{' to '.join(values) or '–':<24}  {'; '.join(why)}".rstrip()


def _why(name: str, value: object) -> str:
    if isinstance(value, Decimal) and name in {"pair_off_by", "pair_tolerance"}:
        return f"{name.removeprefix('pair_').replace('_', ' ')} {value:.2%}"
    return WORDED.get(name, "{}").format(cell_text(value))


def _witness_lines(explanation: Explanation) -> Iterator[str]:
    if not explanation.witnesses:
        return
    yield ""
    yield "witnesses"
    for figure in explanation.witnesses:
        how = figure["restatement"] or "first statement"
        yield f"  {figure['figure_id']}  {cell_text(figure['surface'])}  ({how}, {figure['role']})"
