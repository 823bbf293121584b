"""Articles per second and peak memory of the whole path, into a temporary warehouse.

usage: python -m tests.benchmarks.speed [PATH [LIMIT]]
example: python -m tests.benchmarks.speed ../shared/corpus/modern.jsonl.gz 419

Without a path it reads the corpora beside the checkout, or the sample articles where those are
absent.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
DEFAULT_LIMIT = 1000


def measure(path: Path, limit: int) -> None:
    """Run `newsledger run` on `path` and print one line of figures."""
    with tempfile.TemporaryDirectory() as warehouse:
        environment = os.environ | {"NEWSLEDGER_WAREHOUSE": warehouse}
        command = [str(Path(sys.executable).with_name("newsledger")), "run", str(path)]
        command += ["--limit", str(limit)]
        began = time.perf_counter()
        subprocess.run(command, check=True, env=environment)
        seconds = time.perf_counter() - began
        counted = subprocess.run(
            [command[0], "sql", "--csv", "SELECT sum(articles_in) FROM runs"],
            check=True,
            env=environment,
            capture_output=True,
            text=True,
        )
    articles = int(counted.stdout.split()[-1])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{path.name}: {articles} articles in {seconds:.1f} s, {articles / seconds:.1f} a second; "
        f"the largest process took {peak:.0f} MB"
    )


def main(words: list[str]) -> int:
    limit = int(words[1]) if len(words) > 1 else DEFAULT_LIMIT
    corpora = [path for path in (CORPUS / "modern.jsonl.gz", CORPUS / "reuters.jsonl.gz")]
    present = [path for path in corpora if path.exists()] or [ROOT / "seeds" / "articles"]
    for path in [Path(words[0])] if words else present:
        measure(path, limit)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
