"""Mentions of Reuters-128 items with the entity that each names, for the B-cubed of clusters."""

from __future__ import annotations

import json
from pathlib import Path

from flows.language_model import load_language_model
from flows.reference import load_reference
from transforms.articles.document import TextLine
from transforms.entities.gazetteer import Gazetteer
from transforms.entities.reading import MentionReading
from transforms.entities.recognise import recognise_entities
from transforms.text.parse import LanguageModel
from transforms.text.sentences import Abbreviations, split_sentences


def predict(source: Path, target: Path) -> None:
    """Write [start, end, surface, entity] of the mentions of each `text` of `source`."""
    reference = load_reference()
    model, gazetteer = load_language_model(), Gazetteer.from_reference(reference)
    abbreviations = Abbreviations.from_reference(reference)
    with target.open("w", encoding="utf-8") as file:
        for line in source.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            mentions = link_text(row["text"], model, gazetteer, abbreviations)
            found = {"doc": row["doc"], "text": row["text"], "mentions": mentions}
            file.write(json.dumps(found, ensure_ascii=False) + "\n")


def link_text(
    text: str, model: LanguageModel, gazetteer: Gazetteer, abbreviations: Abbreviations
) -> list[list[int | str]]:
    """Return [start, end, surface, name of the entity] of each mention of one item."""
    sentences = split_sentences(text, [TextLine(0, len(text), "body")], abbreviations)
    parses = model([text[sentence.start : sentence.end] for sentence in sentences])
    mentions = recognise_entities(text, sentences, parses, gazetteer)
    ends = {sentence.end for sentence in sentences}
    return [_link(text, mention, ends) for mention in mentions]


def _link(text: str, mention: MentionReading, ends: set[int]) -> list[int | str]:
    """Return a mention as the set has it: without the full stop of its sentence or form."""
    end = mention.end
    is_company = mention.entity.entity_type == "company"
    if text[end - 1] == "." and (end in ends or is_company):
        end -= 1
    return [mention.start, end, text[mention.start : end], mention.entity.name]
