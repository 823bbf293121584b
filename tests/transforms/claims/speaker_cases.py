"""Cases of sources that a sentence names; stories and companies are invented."""

from __future__ import annotations

from tests.transforms.claims.marked import Case

SOURCES: tuple[Case, ...] = (
    (
        "Sales fell {5%|percent}, according to analysts at [Utopia|country] banking group"
        " [Acme|company].",
        ("Acme",),
        "a place is no source",
    ),
    (
        "According to one count, [Acme|company] sold {5%|percent}.",
        (None,),
        "a source without a name",
    ),
    (
        "According to [Birch|company], [Acme|company] sold {5%|percent}.",
        ("Birch",),
        "a source before the comma",
    ),
)
