"""Labelled data beside the checkout; tests that need it skip where it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def needs(name: str) -> pytest.MarkDecorator:
    """Return the mark of tests that need the file or folder `name` beside the checkout."""
    return pytest.mark.skipif(not (SHARED / name).exists(), reason=f"needs ../shared/{name}")


needs_shared = needs("eval")
