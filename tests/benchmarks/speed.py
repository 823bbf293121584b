"""Words, articles and memory: of one reading process alone, then of the whole path on all cores.

usage: python -m tests.benchmarks.speed [PATH [LIMIT]]
example: python -m tests.benchmarks.speed ../shared/corpus/modern.jsonl.gz 419

Without a path it reads the corpora beside the checkout, or the sample articles where those are
absent, and measures pages beside trafilatura alone. Words a second count the CPU time of a reader
that is warm, with cleaning, reading and staging; articles a second count the clock of a run, its
start included. Memory is each process's share of what it holds (PSS); where the system does not
tell it, the largest resident size.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import pages
from tests.benchmarks.processes import Processes

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
DEFAULT_LIMIT = 1000
NEWSLEDGER = str(Path(sys.executable).with_name("newsledger"))
POLL_S = 0.2


def measure_reader(path: Path, limit: int) -> None:
    """Print what one process does in a second of its CPU time, and what memory it takes."""
    command = [sys.executable, "-m", "tests.benchmarks.one_reader", str(path), str(limit)]
    subprocess.run(command, check=True)


def measure_run(path: Path, limit: int) -> None:
    """Run `newsledger run` on `path` and print articles a second and each process's memory."""
    with tempfile.TemporaryDirectory() as warehouse:
        environment = os.environ | {"NEWSLEDGER_WAREHOUSE": warehouse}
        began = time.perf_counter()
        run = subprocess.Popen(
            [NEWSLEDGER, "run", str(path), "--limit", str(limit)], env=environment
        )
        seen = Processes(run.pid)
        while run.poll() is None:
            seen.look()
            time.sleep(POLL_S)
        seconds = time.perf_counter() - began
        if run.returncode:
            raise subprocess.CalledProcessError(run.returncode, "newsledger run")
        articles = _articles_in(environment)
    shares = sorted(seen.largest_shares_mb, reverse=True)
    print(
        f"{path.name}: {articles} articles in {seconds:.1f} s, {articles / seconds:.1f} a second; "
        f"all processes {seen.cpu_s:.1f} s of CPU time; "
        f"largest processes {', '.join(f'{share:.0f}' for share in shares[:5])} MB"
    )


def _articles_in(environment: dict[str, str]) -> int:
    query = [NEWSLEDGER, "sql", "--csv", "SELECT sum(articles_in) FROM runs"]
    counted = subprocess.run(query, check=True, env=environment, capture_output=True, text=True)
    return int(counted.stdout.split()[-1])


def main(words: list[str]) -> int:
    limit = int(words[1]) if len(words) > 1 else DEFAULT_LIMIT
    corpora = [path for path in (CORPUS / "modern.jsonl.gz", CORPUS / "reuters.jsonl.gz")]
    present = [path for path in corpora if path.exists()] or [ROOT / "seeds" / "articles"]
    for path in [Path(words[0])] if words else present:
        measure_reader(path, limit)
        measure_run(path, limit)
    if not words:
        pages.main([])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
