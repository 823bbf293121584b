"""What stands behind one row: its words, its place in the source, and why it has its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.contracts import declared_tables
from warehouse.questions import Questions

Row = Mapping[str, object]
"""One stored row: column name to value."""

LOOKED_IN = (
    ("claim", "core.claims", "claim_id"),
    ("figure", "core.figures", "figure_id"),
    ("held row", "core.quarantine", "row_key"),
    ("held row", "core.quarantine", "quarantine_id"),
)
CANDIDATES_SHOWN = 5
NEIGHBOURS = 1
"""Sentences shown before and after the one that a figure stands in."""


class UnknownId(LookupError):
    """No row, or more than one, has the id; the message says which."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim with its figures, or one held row.

    Attributes:
        kind: claim, figure or held row, as the id was found.
        figure: The figure that was asked for, the leading one of a claim; None where held.
        claim: The claim that it states; None where it is held.
        held: The row of core.quarantine; None where it was published.
        article: The article, without a held document's.
        capture: Where the article was read from.
        sentences: The figure's sentence and its neighbours, in order.
        witnesses: All figures of the claim in order, each with the role of its sentence.
    """

    kind: str
    figure: Row | None
    claim: Row | None
    held: Row | None
    article: Row | None
    capture: Row | None
    sentences: Sequence[Row]
    witnesses: Sequence[Row]


def explain(questions: Questions, prefix: str) -> Explanation:
    """Return what stands behind the claim, figure or held row whose id begins with `prefix`.

    Raises:
        UnknownId: There is none, or several; the message names them.
    """
    kind, table_name, column, wanted = _find(questions, prefix)
    if kind == "held row":
        held = _rows(questions, table_name, f"{column} = ?", [wanted])[0]
        return _explain_held(questions, held)
    if kind == "claim":
        claim = _rows(questions, "core.claims", "claim_id = ?", [wanted])[0]
        figures = _rows(questions, "core.figures", "figure_id = ?", [claim["figure_id"]])
        return _explain_figure(questions, kind, figures[0] if figures else None, claim)
    figure = _rows(questions, "core.figures", "figure_id = ?", [wanted])[0]
    claims = _rows(questions, "core.claims", "claim_id = ?", [figure["claim_id"]])
    return _explain_figure(questions, kind, figure, claims[0] if claims else None)


def source_offset(offset_map: str, text_offset: int) -> int | None:
    """Return where a character of an article's text stands in the decoded capture.

    Args:
        offset_map: Column offset_map of core.articles: text_start:source_start:length ...
        text_offset: Offset in the article's text.

    Returns:
        None where the cleaner added the character, such as a line break.
    """
    for segment in offset_map.split():
        text_start, source_start, length = map(int, segment.split(":"))
        if text_start <= text_offset < text_start + length:
            return source_start + text_offset - text_start
    return None


def _find(questions: Questions, prefix: str) -> tuple[str, str, str, str]:
    found: dict[str, tuple[str, str, str, str]] = {}
    for kind, table_name, column in LOOKED_IN:
        rows = questions.rows(
            f"SELECT DISTINCT {column} AS id FROM {table_name} "
            f"WHERE starts_with({column}, ?) ORDER BY id LIMIT {CANDIDATES_SHOWN + 1}",
            [prefix],
        )
        for wanted in (str(row["id"]) for row in rows):
            found.setdefault(wanted, (kind, table_name, column, wanted))
    if prefix in found:
        return found[prefix]
    if not found:
        raise UnknownId(f"no claim, figure or held row has an id that begins with {prefix!r}")
    if len(found) > 1:
        names = [f"{kind} {wanted}" for kind, _, _, wanted in found.values()]
        more = ", …" if len(names) > CANDIDATES_SHOWN else ""
        raise UnknownId(f"{prefix!r} fits {', '.join(names[:CANDIDATES_SHOWN])}{more}")
    return next(iter(found.values()))


def _explain_figure(
    questions: Questions, kind: str, figure: Row | None, claim: Row | None
) -> Explanation:
    subject = figure or claim or {}
    article, capture = _origin(questions, subject)
    return Explanation(
        kind=kind,
        figure=figure,
        claim=claim,
        held=None,
        article=article,
        capture=capture,
        sentences=_surroundings(questions, subject),
        witnesses=_witnesses(questions, claim),
    )


def _explain_held(questions: Questions, held: Row) -> Explanation:
    article, capture = _origin(questions, held)
    return Explanation(
        kind="held row",
        figure=None,
        claim=None,
        held=held,
        article=article,
        capture=capture,
        sentences=_surroundings(questions, held),
        witnesses=(),
    )


def _origin(questions: Questions, row: Row) -> tuple[Row | None, Row | None]:
    key = [row.get("article_id"), row.get("version")]
    articles = _rows(questions, "core.articles", "article_id = ? AND version = ?", key)
    if not articles:
        return None, None
    captures = _rows(questions, "raw.captures", "capture_id = ?", [articles[0]["capture_id"]])
    return articles[0], captures[0] if captures else None


def _surroundings(questions: Questions, row: Row) -> Sequence[Row]:
    sentences = _rows(
        questions,
        "core.sentences",
        "article_id = ? AND version = ? ORDER BY start_char",
        [row.get("article_id"), row.get("version")],
    )
    start = row.get("start_char")
    for place, sentence in enumerate(sentences):
        has_id = sentence["sentence_id"] == row.get("sentence_id")
        if has_id or (isinstance(start, int) and _holds(sentence, start)):
            return sentences[max(place - NEIGHBOURS, 0) : place + NEIGHBOURS + 1]
    return ()


def _holds(sentence: Row, offset: int) -> bool:
    start, end = sentence["start_char"], sentence["end_char"]
    return isinstance(start, int) and isinstance(end, int) and start <= offset < end


def _witnesses(questions: Questions, claim: Row | None) -> Sequence[Row]:
    if claim is None:
        return ()
    return questions.rows(
        "SELECT f.*, s.role FROM core.figures AS f LEFT JOIN core.sentences AS s "
        "ON s.sentence_id = f.sentence_id WHERE f.claim_id = ? ORDER BY f.start_char",
        [claim["claim_id"]],
    )


def _rows(
    questions: Questions, table_name: str, condition: str, parameters: Sequence[object]
) -> Sequence[Row]:
    names = [name for name in declared_tables()[table_name].column_names if name != "content"]
    return questions.rows(
        f"SELECT {', '.join(names)} FROM {table_name} WHERE {condition}", parameters
    )
