"""Print every row read in seeds/articles, after the surroundings in which it was read.

usage: python -m tests.read_samples
"""

from __future__ import annotations

import json
import locale
import time
from dataclasses import asdict, fields
from datetime import UTC, datetime

from flows.language_model import load_language_model
from flows.rates import load_rates
from flows.reference import load_reference
from flows.sources import RunStamp, SourceOptions, find_captures
from transforms.article import Reader, Recording, read_article
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.read import read_document
from transforms.contracts import Capture

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    locale.setlocale(locale.LC_ALL, "")
    surroundings = {
        "clock": time.time(),
        "zone": time.tzname[0],
        "minutes_west": time.timezone // 60,
        "decimal_mark": locale.localeconv()["decimal_point"],
        "first_month": locale.nl_langinfo(locale.MON_1),
    }
    print(json.dumps(surroundings))
    reference = load_reference()
    lexicon = ArticleLexicon.from_reference(reference)
    reader = Reader.of(reference, load_language_model(), load_rates())
    for capture in find_captures("seeds/articles", SourceOptions(), RunStamp("sample", MOMENT)):
        if isinstance(capture, Capture):
            recording = Recording(capture.identity, 1, capture.capture_id, "1", "sample", MOMENT)
            rows = read_article(read_document(capture, lexicon), reader, recording)
            for table in fields(rows):
                for row in getattr(rows, table.name):
                    print(json.dumps([table.name, asdict(row)], default=str))


if __name__ == "__main__":
    main()
