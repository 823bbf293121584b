"""A writer process for fault tests: python -m tests.warehouse.writer ROOT FIRST COUNT.

Publishes numbered runs, each with rows in three tables, and prints each number once it is
acknowledged.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.warehouse.rows import Day, publish
from transforms.contracts import Run
from warehouse.lake import open_lake
from warehouse.paths import WarehousePaths

ROWS_PER_RUN = 20


def main() -> None:
    root, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with open_lake(WarehousePaths(root)) as lake:
        for number in range(first, first + count):
            day = Day()
            article = day.article(f"article {number}")
            for _ in range(ROWS_PER_RUN - 1):
                day.sentence(article, f"run {number}")
            day.claim(article, f"who {number}")
            day.add(Run, run_id=f"{number:06}")
            publish(lake, day.rows, f"batch-{number}")
            print(number, flush=True)


if __name__ == "__main__":
    main()
