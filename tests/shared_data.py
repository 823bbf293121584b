"""Labelled data beside the checkout; tests that need it skip where it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "eval").is_dir(), reason="needs the labelled data in ../shared/eval"
)
