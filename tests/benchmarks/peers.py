"""Figures read a second, ours beside quantulum3, CQE and Microsoft Recognizers, in one run.

usage: python -m tests.benchmarks.peers [SENTENCES]
example: python -m tests.benchmarks.peers 200

Each peer is installed in an environment of its own under .venv/peers (pins/*.txt) and run in its
own process on one core. All read the same sentences after a warm-up: the labelled NewsQuant set and
SENTENCES (300) of the corpus of modern articles, or of the sample articles where those are absent.
A peer that cannot be installed is said so, and the rest goes on. Fails where ours is not faster
than a peer by the factor that we promise.

The F1 are not of like with like, so ours is shown twice: as read, and through
the mapping of tests/evaluation/newsquant.py, made on this labelled half, which follows the
benchmark's conventions (joined nouns as units, moves as ranges, a lone "one"). Of the peers only
the names of units are mapped, by unit_map.json.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.benchmarks.sentences import NEWSQUANT, ROOT, pick_sentences
from tests.evaluation.predict import predict

HERE = Path(__file__).resolve().parent
ENVIRONMENTS = ROOT / ".venv" / "peers"
PEERS = {"quantulum3": 25, "cqe": 150, "recognizers": 150}
"""How many times faster we promise to be."""
OURS = "newsledger"
KEYS = ("value", "value_high", "unit")
DEFAULT_COUNT = 300
PER_SECOND = 10_000
CAPTION = (
    "F1: ours as mapped to the benchmark's conventions (tests/evaluation/newsquant.py), made on "
    "this labelled half, and not mapped; the peers' as they come. unit_map.json maps units of all."
)


@dataclass(frozen=True)
class Timing:
    """What one reader took for one pass over the sentences, in seconds, and what it read."""

    name: str
    cpu_s: float
    wall_s: float
    quantities: list[list[Any]]


def environment_of(peer: str) -> Path | str:
    """Return the Python of the peer's own environment, made if need be, or why there is none."""
    pins, folder = HERE / "pins" / f"{peer}.txt", ENVIRONMENTS / peer
    python, ready = folder / "bin" / "python", folder / "ready"
    digest = sha256(pins.read_bytes()).hexdigest()
    if ready.exists() and ready.read_text(encoding="utf-8") == digest:
        return python
    print(f"installing {peer} in {folder.relative_to(ROOT)} ...", flush=True)
    venv.create(folder, with_pip=True, clear=True)
    # The pins name every package; CQE's own requirements cannot be met together and it needs few.
    command = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "-r", str(pins)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return next((line for line in done.stderr.splitlines() if "ERROR" in line), "pip failed")
    ready.write_text(digest, encoding="utf-8")
    return python


def time_reader(name: str, python: Path, sentences: Sequence[str]) -> Timing | str:
    """Return what the reader took, or why it did not run."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "sentences.json"), Path(folder, "result.json")
        source.write_text(json.dumps(sentences), encoding="utf-8")
        command = [str(python), "-P", str(HERE / "readers.py"), name, str(source), str(target)]
        done = subprocess.run(
            command, cwd=ROOT, env=one_thread(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            return (done.stderr.strip().splitlines() or ["it stopped without a word"])[-1]
        result = json.loads(target.read_text(encoding="utf-8"))
    passes = result["passes"]
    return Timing(name, result["cpu_s"] / passes, result["wall_s"] / passes, result["quantities"])


def one_thread() -> dict[str, str]:
    """Return the environment in which number libraries keep to one core."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
    return os.environ | dict.fromkeys(names, "1") | {"PYTHONPATH": ""}


def f1_of(timing: Timing, *, is_mapped: bool = False) -> str:
    """Return value and value+unit F1 by NewsQuant's scorer; mapped as `make evaluate` does ours."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder, "predicted.jsonl")
        if is_mapped:
            predict("newsquant", NEWSQUANT, predicted)
        else:
            predicted.write_text("\n".join(map(_as_prediction, timing.quantities)), "utf-8")
        scorer = str(NEWSQUANT.with_name("score_newsquant.py"))
        command = [sys.executable, scorer, str(NEWSQUANT), str(predicted), "--json"]
        scored = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return f"{scored['value']['F1']:.1f} / {scored['value+unit']['F1']:.1f}"


def _as_prediction(quantities: list[Any]) -> str:
    return json.dumps({"quantities": [dict(zip(KEYS, one, strict=True)) for one in quantities]})


def shown(timings: Sequence[Timing], count: int, labelled: int) -> Table:
    """Return the table of what was measured; speeds are by CPU time, which others disturb less."""
    ours = timings[0]
    title = f"{count} sentences on one core, after a warm-up"
    table = Table(title=title, caption=CAPTION if labelled else None)
    table.add_column("reader")
    for heading in ("sentences/s", "by the wall", "ours faster by", "promised"):
        table.add_column(heading, justify="right")
    if labelled:
        table.add_column("NewsQuant F1: value / +unit", justify="right")
    for one in timings:
        cells = [one.name, f"{count / one.cpu_s:,.0f}", f"{count / one.wall_s:,.0f}"]
        if one is ours:
            cells += ["", f"{PER_SECOND:,}/s"]
        else:
            cells += [f"{one.cpu_s / ours.cpu_s:,.0f} x", f"{PEERS[one.name]} x"]
        if labelled:
            cells.append(f1_of(_first(one, labelled), is_mapped=one is ours))
        table.add_row(*cells)
    if labelled:
        table.add_row(f"{OURS}, not mapped", *[""] * 4, f1_of(_first(ours, labelled)))
    return table


def _first(timing: Timing, count: int) -> Timing:
    return replace(timing, quantities=timing.quantities[:count])


def main(words: list[str]) -> int:
    sentences, labelled = pick_sentences(int(words[0]) if words else DEFAULT_COUNT)
    ours = time_reader(OURS, Path(sys.executable), sentences)
    if isinstance(ours, str):
        print(f"{OURS} did not run: {ours}")
        return 1
    timings = [ours]
    for peer in PEERS:
        python = environment_of(peer)
        timing = python if isinstance(python, str) else time_reader(peer, python, sentences)
        if isinstance(timing, str):
            print(f"{peer} could not be measured: {timing}")
        else:
            timings.append(timing)
    table = shown(timings, len(sentences), labelled)
    Console(width=None if sys.stdout.isatty() else 120).print(table)
    late = [one.name for one in timings[1:] if one.cpu_s < PEERS[one.name] * ours.cpu_s]
    print("\n".join(f"{name} is nearer than promised" for name in late), end="\n" if late else "")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
