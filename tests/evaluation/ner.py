"""Names of FiNER-ORD sentences: tokens in, PER, ORG and LOC spans out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from flows.language_model import load_language_model
from flows.reference import load_reference
from transforms.contracts.vocabulary import EntityType
from transforms.entities.gazetteer import Gazetteer
from transforms.entities.reading import MentionReading
from transforms.entities.recognise import recognise_entities
from transforms.text.parse import LanguageModel
from transforms.text.sentences import SentenceSpan

LABELS: dict[EntityType, str] = {
    "person": "PER",
    "company": "ORG",
    "organization": "ORG",
    "government": "ORG",
    "place": "LOC",
    "facility": "LOC",
}
"""FiNER-ORD's labels for our types; new products and events have none there."""
KNOWN_PRODUCT = "ORG"
"""FiNER-ORD labels indices (Kospi, the Dow) and platforms (Twitter) as organizations."""
NO_SPACE_BEFORE = frozenset((*",.;:?!)]%'’”", "'s", "’s"))
NO_SPACE_AFTER = frozenset({"(", "[", "$", "£", "€", "“"})


def predict(source: Path, target: Path) -> None:
    """Write the spans that our mentions give for each row of `source` to `target`.

    Rows of one `doc` are read as one article, as the product would read them; only `tokens` and
    `doc` are used.
    """
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line]
    model, gazetteer = load_language_model(), Gazetteer.from_reference(load_reference())
    with target.open("w", encoding="utf-8") as file:
        for _, group in groupby(rows, key=lambda row: row.get("doc", row["id"])):
            for row in label_article(list(group), model, gazetteer):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def label_article(
    rows: list[dict[str, Any]], model: LanguageModel, gazetteer: Gazetteer
) -> Iterator[dict[str, Any]]:
    """Yield each row of one article with its predicted spans."""
    text, sentences, places = join_tokens([row["tokens"] for row in rows])
    parses = model([text[sentence.start : sentence.end] for sentence in sentences])
    mentions = recognise_entities(text, sentences, parses, gazetteer)
    for row, tokens in zip(rows, places, strict=True):
        words = row["tokens"]
        spans = [span for mention in mentions if (span := _token_span(mention, tokens, words))]
        yield {"id": row["id"], "tokens": words, "spans": spans}


def join_tokens(
    token_rows: list[list[str]],
) -> tuple[str, tuple[SentenceSpan, ...], list[list[tuple[int, int]]]]:
    """Return the rows' tokens as text, one line a row, with their sentences and offsets."""
    text = ""
    sentences: list[SentenceSpan] = []
    places: list[list[tuple[int, int]]] = []
    for tokens in token_rows:
        start, offsets = len(text), []
        for at, token in enumerate(tokens):
            glued = at == 0 or token in NO_SPACE_BEFORE or tokens[at - 1] in NO_SPACE_AFTER
            text += "" if glued else " "
            offsets.append((len(text), len(text) + len(token)))
            text += token
        sentences.append(SentenceSpan(start, len(text), "body"))
        places.append(offsets)
        text += "\n"
    return text, tuple(sentences), places


def _token_span(
    mention: MentionReading, tokens: list[tuple[int, int]], words: list[str]
) -> list[int | str] | None:
    """Return [start, end, label] in tokens; the set leaves the dot of "Inc ." outside."""
    entity = mention.entity
    label = LABELS.get(entity.entity_type, KNOWN_PRODUCT if entity.is_known else None)
    inside = [
        at for at, (start, end) in enumerate(tokens) if start < mention.end and mention.start < end
    ]
    if len(inside) > 1 and label == "ORG" and words[inside[-1]] == ".":
        inside.pop()
    if label is None or not inside:
        return None
    return [inside[0], inside[-1] + 1, label]
