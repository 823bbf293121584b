"""What `newsledger source test` prints."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from flows.answers import cell_text
from flows.jobs import place_of
from flows.source_list import ListedSource
from flows.source_trial import Trial
from transforms.article import ArticleRows
from transforms.contracts import Article, Capture, Figure

FIRST_LINES = 4
MOST_FIGURES = 12
WIDEST_LINE = 110


def trial_lines(source: ListedSource, trial: Trial) -> Iterator[str]:
    """Yield the document as it would be stored: what is known of it, its first lines, its figures.

    Args:
        source: What was tried.
        trial: What came of it.
    """
    yield f"source     {source.name}, {source.location}"
    for place, reason in trial.held:
        yield from wrap(f"held back  {place}: {reason}", WIDEST_LINE, subsequent_indent=" " * 11)
    if trial.capture is None or trial.rows is None:
        yield "nothing    no document that can be read" if trial.held else "nothing    it is empty"
        return
    yield from _article_lines(trial.capture, trial.rows.articles[0])
    yield from _figure_lines(trial.rows)
    yield ""
    yield "stored     nothing: this was a test"


def _article_lines(capture: Capture, article: Article) -> Iterator[str]:
    size = f"{capture.byte_count:,} bytes"
    yield f"document   {_cut(place_of(capture))} ({capture.media_type}, {size})"
    said = (
        ("title", article.title),
        ("publisher", _publisher(article)),
        ("agency", article.agency),
        ("authors", article.authors),
        ("date", _date(article)),
        ("language", article.language_code),
        ("address", article.url),
    )
    for label, value in said:
        if value or label in {"title", "publisher", "date"}:
            yield f"{label:<11}{cell_text(value) if value else 'unknown'}"
    yield ""
    for line in article.text.split("\n")[:FIRST_LINES]:
        yield f"  {_cut(cell_text(line))}"
    yield f"  ({article.word_count:,} words)"
    yield ""


def _publisher(article: Article) -> str | None:
    if article.publisher and not article.home_currency_code:
        return f"{article.publisher} (no home currency is known: a bare sign needs other evidence)"
    return article.publisher


def _date(article: Article) -> str:
    known = article.published_at or article.published_on
    return f"{cell_text(known) if known else 'unknown'} ({article.published_evidence})"


def _figure_lines(rows: ArticleRows) -> Iterator[str]:
    subjects = {claim.claim_id: claim.subject_name for claim in rows.claims}
    yield f"figures    {len(rows.figures)}"
    for figure in rows.figures[:MOST_FIGURES]:
        subject = subjects.get(figure.claim_id or "")
        parts = [_value(figure), figure.bound if figure.bound != "exact" else "", subject or ""]
        yield f"  {_cut(cell_text(figure.surface), 40):<40}  {'  '.join(filter(None, parts))}"
    if len(rows.figures) > MOST_FIGURES:
        yield f"  … and {len(rows.figures) - MOST_FIGURES} more"


def _value(figure: Figure) -> str:
    high = f" to {cell_text(figure.value_high)}" if figure.value_high is not None else ""
    unit = figure.unit_code or figure.unit_text or ""
    return f"{cell_text(figure.value)}{high} {unit}".rstrip()


def _cut(text: str, width: int = WIDEST_LINE) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
