"""`python -m flows` is `newsledger`, where the script is not on the path."""

from __future__ import annotations

import sys

from flows.cli import main

if __name__ == "__main__":
    sys.exit(main())
