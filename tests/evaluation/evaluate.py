"""Predict and score every labelled set, print one table, and hold the floors.

usage: python -m tests.evaluation.evaluate EVAL_FOLDER [--update]
example: python -m tests.evaluation.evaluate ../shared/eval

A measure below its floor (tests/evaluation/floors.json) fails. --update raises floors to what was
reached, rounded down to half a point; it never lowers one.
"""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.evaluation import copies
from tests.evaluation.predict import predict

FLOORS = Path(__file__).with_name("floors.json")
Measures = dict[str, float]


@dataclass(frozen=True)
class LabelledSet:
    """One data set: what to predict from, and how to run its scorer on the predictions."""

    name: str
    kind: str
    gold: str
    scorer: str
    read: Callable[[str, Path], Measures]
    options: tuple[str, ...] = ()


def run_scorer(labelled: LabelledSet, folder: Path, predictions: Path) -> Measures:
    """Return the measures of one labelled set, in points of 100."""
    report = predictions.with_name(predictions.name + ".report.json")
    options = [option.replace("REPORT", str(report)) for option in labelled.options]
    gold = str(folder / labelled.gold)
    done = subprocess.run(
        [sys.executable, str(folder / labelled.scorer), gold, str(predictions), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{labelled.scorer} on {labelled.gold}: {done.stderr.strip()}")
    return labelled.read(done.stdout, report)


def read_articles(printed: str, _report: Path) -> Measures:
    scored = json.loads(printed)
    lines = {name: 100 * line["micro"][2] for name, line in scored["lines"].items()}
    return lines | {name: 100 * share for name, share in scored["article"].items()}


def read_newsquant(printed: str, _report: Path) -> Measures:
    scored = json.loads(printed)
    return {name: part["F1"] for name, part in scored.items() if isinstance(part, dict)}


def read_pages(_printed: str, report: Path) -> Measures:
    (scored,) = json.loads(report.read_text(encoding="utf-8")).values()
    shown = ("body_f1", "title", "date", "authors", "snippet_acc")
    return {name: 100 * scored[name] for name in shown if scored[name] is not None}


def read_names(printed: str, _report: Path) -> Measures:
    return {name: 100 * part["f1"] for name, part in json.loads(printed).items()}


def read_times(printed: str, _report: Path) -> Measures:
    found = re.findall(r"^(\w+)\s.* F1\s+([\d.]+)", printed, re.MULTILINE)
    return {name: float(f1) for name, f1 in found}


def read_links(printed: str, _report: Path) -> Measures:
    """Return the B-cubed F1 of clusters; the set's own links are not ours to predict."""
    found = re.search(r"^b3 .* F1 ([\d.]+)", printed, re.MULTILINE)
    return {"b3": float(found[1])} if found else {}


SETS = (
    LabelledSet(
        "articles/dev",
        "articles",
        "articles/dev",
        "articles/score_gold.py",
        read_articles,
        ("--json",),
    ),
    LabelledSet(
        "articles/dev_b",
        "articles",
        "articles/dev_b",
        "articles/score_gold.py",
        read_articles,
        ("--json",),
    ),
    *(
        LabelledSet(
            f"newsquant/{name}",
            "newsquant",
            f"newsquant/{name}.json",
            "newsquant/score_newsquant.py",
            read_newsquant,
            ("--json",),
        )
        for name in (
            "newsquant_dev",
            "currency-model",
            "age-model",
            "dimension-model",
            "temperature-model",
        )
    ),
    LabelledSet(
        "pages/dev",
        "pages",
        "pages/dev",
        "pages/score_pages.py",
        read_pages,
        ("--json", "REPORT"),
    ),
    LabelledSet(
        "entities/finer_ord_val",
        "ner",
        "entities/finer_ord_val.jsonl",
        "entities/score_ner.py",
        read_names,
        ("--json", "--map-pred", "core"),
    ),
    LabelledSet(
        "entities/link_reuters_128",
        "links",
        "entities/link_reuters_128.jsonl",
        "entities/score_link.py",
        read_links,
    ),
    LabelledSet(
        "times/timebank", "times", "times/timebank.jsonl", "times/score_times.py", read_times
    ),
)


def evaluate(folder: Path) -> dict[str, Measures]:
    """Return the measures of every labelled set in `folder`, by set name."""
    results = {}
    with tempfile.TemporaryDirectory() as scratch:
        for number, labelled in enumerate(SETS):
            target = Path(scratch) / f"predictions{number}"
            predict(labelled.kind, folder / labelled.gold, target)
            results[labelled.name] = run_scorer(labelled, folder, target)
            print(f"measured {labelled.name}", file=sys.stderr)
    corpus = folder.parent / copies.CORPUS
    if corpus.is_file():
        found = copies.measure(copies.load_stories(corpus))
        results["copies"] = {name: found[name] for name in copies.SHARES}
        print("measured copies", file=sys.stderr)
    return results


def load_floors() -> dict[str, Measures]:
    floors: dict[str, Measures] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def raise_floors(
    results: Mapping[str, Measures], floors: dict[str, Measures], target: Path = FLOORS
) -> None:
    """Write to `target` the higher of floor and result, rounded down to half a point."""
    for name, measures in results.items():
        held = floors.setdefault(name, {})
        for measure, value in measures.items():
            held[measure] = max(held.get(measure, 0.0), math.floor(value * 2) / 2)
    target.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


def show(results: Mapping[str, Measures], floors: Mapping[str, Measures]) -> bool:
    """Print the table and return whether every floor holds."""
    table = Table(title="Measured on labelled data (points of 100)")
    for heading in ("data", "measure", "reached", "floor", ""):
        table.add_column(heading, justify="right" if heading in {"reached", "floor"} else "left")
    holds = True
    for name, measures in results.items():
        for measure, value in measures.items():
            floor = floors.get(name, {}).get(measure, 0.0)
            is_below = value < floor
            holds &= not is_below
            mark = "BELOW" if is_below else ""
            table.add_row(name, measure, f"{value:.1f}", f"{floor:.1f}", mark)
    Console(width=100).print(table)
    return holds


def main(words: list[str]) -> int:
    places = [word for word in words if not word.startswith("--")]
    if len(places) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(places[0])
    if not folder.is_dir():
        print(f"evaluate: {folder} is not there; it holds the labelled data", file=sys.stderr)
        return 2
    results, floors = evaluate(folder), load_floors()
    if "--update" in words:
        raise_floors(results, floors)
    return 0 if show(results, floors) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
