"""Predictions for the scorers of the labelled data.

usage: python -m tests.evaluation.predict KIND SOURCE TARGET
  articles   folder of .txt            -> folder of prediction JSON for score_gold.py
  newsquant  gold JSON (texts only)    -> JSONL for score_newsquant.py
  pages      folder of .html.gz        -> JSONL for score_pages.py
  ner        JSONL of tokens           -> JSONL for score_ner.py
  links      JSONL of texts            -> JSONL for score_link.py
  times      JSONL of dated texts      -> JSONL for score_times.py

Only the text is read, never the labels. The conventions of each data set are mapped here and
nowhere in the product.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

KINDS = ("articles", "newsquant", "pages", "ner", "links", "times")
ARGUMENT_COUNT = 3


def predict(kind: str, source: Path, target: Path) -> None:
    """Write the predictions of `kind` for `source` to `target`."""
    importlib.import_module(f"tests.evaluation.{kind}").predict(source, target)


def main(words: list[str]) -> int:
    if len(words) != ARGUMENT_COUNT or words[0] not in KINDS:
        print(__doc__, file=sys.stderr)
        return 2
    predict(words[0], Path(words[1]), Path(words[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
