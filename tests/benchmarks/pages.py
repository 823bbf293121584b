"""Pages per second on two cores, beside trafilatura alone on the same pages in the same run.

usage: python -m tests.benchmarks.pages [FOLDER]
example: python -m tests.benchmarks.pages ../shared/eval/pages/dev

FOLDER holds .html.gz or .html files; without one it reads the labelled pages beside the checkout,
or the sample pages where those are absent. Reading a page is what a run does with it before its
figures are read: body, title, authors, dates, publisher, roles of lines, places in the markup.
"""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import trafilatura

from flows.reference import load_reference
from transforms.articles.document import UnreadableDocument
from transforms.articles.html import read_html
from transforms.articles.lexicon import ArticleLexicon

ROOT = Path(__file__).resolve().parent.parent.parent
LABELLED = ROOT.parent / "shared" / "eval" / "pages" / "dev"
SAMPLES = ROOT / "seeds" / "articles"
CORES = 2
ROUNDS = 5
"""Each reader goes over the pages so often, in turns; its fastest round counts."""
FEWEST_PAGES = 60
"""Fewer pages are repeated up to this many, so that a round takes longer than its noise."""


def measure(folder: Path) -> float:
    """Print pages per second of both readers and return our share of trafilatura's."""
    pages = load_pages(folder)
    readers: dict[str, Callable[[str], None]] = {"ours": read_ours, "trafilatura": read_theirs}
    fastest = dict.fromkeys(readers, 0.0)
    with ProcessPoolExecutor(CORES) as pool:
        for reader in readers.values():
            list(pool.map(reader, pages[: CORES * 4]))
        for _ in range(ROUNDS):
            for name, reader in readers.items():
                began = time.perf_counter()
                list(pool.map(reader, pages, chunksize=4))
                fastest[name] = max(fastest[name], len(pages) / (time.perf_counter() - began))
    share = fastest["ours"] / fastest["trafilatura"]
    print(
        f"{len(pages)} pages on {CORES} cores: {fastest['ours']:.1f} a second with title, authors, "
        f"dates and places; trafilatura alone {fastest['trafilatura']:.1f}; {share - 1:+.0%}"
    )
    return share


def load_pages(folder: Path) -> list[str]:
    """Return the markup of the pages of `folder`, repeated where they are few.

    Raises:
        FileNotFoundError: It holds no page.
    """
    contents = [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]
    contents += [path.read_bytes() for path in sorted(folder.glob("*.html"))]
    if not contents:
        raise FileNotFoundError(f"no .html.gz and no .html in {folder}")
    pages = [content.decode("utf-8", "replace") for content in contents]
    return pages * -(-FEWEST_PAGES // len(pages))


def read_ours(markup: str) -> None:
    """Read a page as a run does; one without an article is a page read, too."""
    try:
        read_html(markup, _lexicon())
    except UnreadableDocument:
        return


def read_theirs(markup: str) -> None:
    """Let trafilatura extract the text, as its documentation's first example does."""
    trafilatura.extract(markup)


@cache
def _lexicon() -> ArticleLexicon:
    return ArticleLexicon.from_reference(load_reference())


def main(words: list[str]) -> int:
    default = LABELLED if LABELLED.is_dir() else SAMPLES
    measure(Path(words[0]) if words else default)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
