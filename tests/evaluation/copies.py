"""Measure how copies are found: stories of a news agency, each with four kinds of copy.

usage: python -m tests.evaluation.copies STORIES.jsonl.gz [--stories N] [--seed WORD] [--words N]
example: python -m tests.evaluation.copies ../shared/corpus/reuters.jsonl.gz

Of each story a copy gets boilerplate of a publisher (the same sentences for all stories), one
loses the last 40 % of its words, one has 10 % of its words changed, and one loses 30 % of its
sentences. Recall: share of copies in the story of their original. Precision: share of pairs
within a story that are truly copies; the corpus itself holds some stories twice, which count as
errors. Speed: CPU seconds for 10,000 articles, on one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from transforms.articles.document import TextLine
from transforms.copies.find import find_copies
from transforms.copies.signature import Key, sign
from transforms.copies.wires import Finding, Printed, join_wires
from transforms.text.sentences import split_sentences

CORPUS = "corpus/reuters.jsonl.gz"
STORIES = 1000
FEWEST_WORDS = 40
KINDS = ("boilerplate", "tail", "words", "sentences")
SHARES = (*(f"recall, {kind}" for kind in KINDS), "precision")
"""Measures in points of 100."""
SPEED = "seconds per 10,000"
BOILERPLATE = (
    "Sign up now for our free morning letter and miss no story that matters to you.",
    "Read more of what we write about markets, companies and the economy on our pages.",
    "Follow us wherever you are for news from our correspondents around the world.",
    "All rights reserved; nothing of this may be printed, aired or passed on without permission.",
    "Ask our readers' desk to change your delivery address or to report a fault of this page.",
)
NOBODY = Finding("evaluation", datetime(2025, 1, 1, tzinfo=UTC))


@dataclass(frozen=True)
class Text:
    """One text of the measurement: a story, or a copy of it."""

    story: int
    kind: str
    title: str
    body: str
    published_on: date


def texts_of(stories: Sequence[Mapping[str, str]], seed: str) -> list[Text]:
    """Return each story, followed by its four copies."""
    chance = random.Random(seed)
    words = [word for story in stories for word in story["body"].split()]
    found = []
    for number, story in enumerate(stories):
        bodies = {"original": story["body"], **copies_of(story["body"], words, chance)}
        for kind, body in bodies.items():
            day = date.fromisoformat(story["published_on"])
            found.append(Text(number, kind, story["title"], body, day))
    return found


def copies_of(body: str, vocabulary: Sequence[str], chance: random.Random) -> dict[str, str]:
    """Return the four copies of a story by kind."""
    words = body.split()
    changed = list(words)
    for place in chance.sample(range(len(words)), round(0.1 * len(words))):
        changed[place] = chance.choice(vocabulary)
    head, tail = chance.sample(BOILERPLATE, 2), chance.sample(BOILERPLATE, 3)
    sentences = re.split(r"(?<=[.!?])\s+", body.strip())
    count = min(round(0.3 * len(sentences)), len(sentences) - 1)
    dropped = set(chance.sample(range(len(sentences)), count))
    return {
        "boilerplate": "\n".join([*head, body, *tail]),
        "tail": " ".join(words[: round(0.6 * len(words))]),
        "words": " ".join(changed),
        "sentences": " ".join(
            sentence for place, sentence in enumerate(sentences) if place not in dropped
        ),
    }


def measure(stories: Sequence[Mapping[str, str]], seed: str = "copies") -> dict[str, float]:
    """Return recall of each kind and precision in points of 100, and seconds per 10,000."""
    texts = texts_of(stories, seed)
    keys: list[Key] = [(f"{number:016x}", 1) for number in range(len(texts))]
    lines = [list(_lines(text)) for text in texts]
    began = time.process_time()
    signatures = [
        sign(key, text.published_on, text.title, prose)
        for key, text, prose in zip(keys, texts, lines, strict=True)
    ]
    found = find_copies(signatures)
    prints = {
        key: Printed(key, text.title, text.published_on, None, None)
        for key, text in zip(keys, texts, strict=True)
    }
    rows = join_wires(found, prints, {}, NOBODY)
    seconds = time.process_time() - began
    wires = dict(zip(keys, (key[0] for key in keys), strict=True))
    wires.update({(row.article_id, row.version): row.wire_id for row in rows})
    measures = score(texts, [wires[key] for key in keys])
    return measures | {SPEED: 10_000 * seconds / len(texts)}


def score(texts: Sequence[Text], wires: Sequence[str]) -> dict[str, float]:
    """Return recall of each kind of copy, and precision over pairs, in points of 100."""
    original = {
        text.story: wire for text, wire in zip(texts, wires, strict=True) if text.kind == "original"
    }
    joined = Counter(
        text.kind for text, wire in zip(texts, wires, strict=True) if wire == original[text.story]
    )
    members = Counter(wires)
    within = Counter(zip(wires, (text.story for text in texts), strict=True))
    pairs = sum(_pairs(count) for count in members.values())
    recalls = {f"recall, {kind}": 100 * joined[kind] / joined["original"] for kind in KINDS}
    return recalls | {"precision": 100 * sum(_pairs(n) for n in within.values()) / max(1, pairs)}


def load_stories(
    path: Path, count: int = STORIES, seed: str = "copies", fewest_words: int = FEWEST_WORDS
) -> list[dict[str, str]]:
    """Return `count` stories of the corpus, drawn by `seed`, of at least so many words."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        stories = [json.loads(line) for line in file]
    long = [story for story in stories if len(story["body"].split()) >= fewest_words]
    return random.Random(seed).sample(long, min(count, len(long)))


def _lines(text: Text) -> Iterator[str]:
    """Yield title and sentences; a paragraph of this corpus begins with a space."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n(?=\s)", text.body)]
    for whole in (text.title, *paragraphs):
        for sentence in split_sentences(whole, [TextLine(0, len(whole), "body")]):
            yield whole[sentence.start : sentence.end]


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--stories", type=int, default=STORIES)
    parser.add_argument("--seed", default="copies")
    parser.add_argument("--words", type=int, default=FEWEST_WORDS, help="fewest words of a story")
    options = parser.parse_args(words)
    if not options.corpus.is_file():
        print(f"copies: {options.corpus} is not there", file=sys.stderr)
        return 2
    stories = load_stories(options.corpus, options.stories, options.seed, options.words)
    for name, value in measure(stories, options.seed).items():
        print(f"{name:22} {value:7.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
