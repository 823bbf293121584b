"""The rule about prints of one story."""

from __future__ import annotations

from expectations.across_rule import AcrossRule

COPY_WITHOUT_STORY = AcrossRule(
    code="A7",
    table="core.wire_prints",
    severity="warning",
    dimension="uniqueness",
    words="A copy belongs to the same story as the print that it resembles most.",
    needs=("core.wire_prints",),
    sql="""
        SELECT concat_ws('|', p.article_id, p.version, p.run_id) AS row_key,
            'wire_id ' || n.wire_id AS expected, 'wire_id ' || p.wire_id AS found
        FROM staged_wire_prints AS p JOIN staged_wire_prints AS n
            ON n.article_id = p.nearest_article_id AND n.version = p.nearest_version
        WHERE n.wire_id <> p.wire_id
    """,
)
