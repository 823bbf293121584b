"""The data-quality report: one self-contained page."""
