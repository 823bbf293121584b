"""Small articles of our own writing, good and bad, for runs in tests."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

STORIES = {
    "ferry": (
        "Harbour line orders two ferries\n\nPublished on March 3, 2025\n\n"
        "The harbour line will spend US$40 million on two electric ferries over the next two "
        "years, its chief executive said on Monday. The ferries carry about 300 passengers each "
        "and replace boats that were built more than 30 years ago.\n"
    ),
    "mill": (
        "Paper mill raises output by 12 per cent\n\nPublished on March 4, 2025\n\n"
        "A paper mill in the north raised its output by 12 per cent last year and hired 85 people. "
        "The owner plans to invest 90 million euros in a new machine in 2026, the mill said in a "
        "statement on Tuesday.\n"
    ),
    "orchard": (
        "Late frost halves the apple harvest\n\nPublished on April 22, 2025\n\n"
        "Growers in the valley expect to pick 4,500 tonnes of apples this autumn, half of what "
        "they picked a year earlier. The growers' union asked for 6 million pounds of aid.\n"
    ),
    "library": (
        "Town library reopens after repairs\n\nPublished on May 5, 2025\n\n"
        "The town library opened its doors again on Monday. Readers found the old oak tables in "
        "their places, and a choir of pupils sang in the hall while the mayor cut the ribbon.\n"
    ),
}


def write_stories(folder: Path) -> None:
    """Write the good articles, a text and a page and records, one of them twice."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("ferry", "mill"):
        (folder / f"{name}.txt").write_text(STORIES[name], encoding="utf-8")
    (folder / "ferry_again.txt").write_text(STORIES["ferry"], encoding="utf-8")
    records = [
        {"id": name, "title": words.partition("\n")[0], "body": words.partition("\n\n")[2]}
        for name, words in STORIES.items()
        if name in {"orchard", "library"}
    ]
    with gzip.open(folder / "wire.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)


BAD_DOCUMENTS = {
    "empty.txt": (b"", "an empty file"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "a picture called text"),
    "broken.jsonl": (b'{"id": "1", "title": "Half a rec\n', "a line that is no JSON"),
    "menu.html": (
        b"<html><head><title>Menu</title></head>"
        b"<body><nav><a href='/'>Home</a></nav></body></html>",
        "a page without an article",
    ),
}


def write_bad_documents(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, (content, _) in BAD_DOCUMENTS.items():
        (folder / name).write_bytes(content)
