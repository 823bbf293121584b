"""The hand-written rules across tables, each one SELECT of the offending rows."""

from __future__ import annotations

from expectations.across_rule import AcrossRule
from expectations.copy_rules import COPY_WITHOUT_STORY

FIGURES, CLAIMS = "core.figures", "core.claims"
DIGITS = "length(regexp_replace({0}, '[^\\p{{Nd}}¼-¾⅐-⅞]+', '', 'g'))"
"""SQL for the number of digits in a text, whatever their script, vulgar fractions among them."""

FIRST_VERSION_NEW = AcrossRule(
    code="A8",
    table="core.articles",
    severity="critical",
    dimension="consistency",
    words="Versions of an article are numbered without gaps, and none is stored twice.",
    needs=("core.articles", "stored.articles"),
    sql="""
        SELECT concat_ws('|', a.article_id, a.version) AS row_key,
            'version ' || (coalesce(s.latest, 0) + 1) AS expected,
            'version ' || a.version AS found
        FROM (
            SELECT article_id, version, row_number() OVER (
                PARTITION BY article_id ORDER BY version) AS place
            FROM staged_articles
        ) AS a
        LEFT JOIN (
            SELECT article_id, max(version) AS latest FROM stored_articles GROUP BY article_id
        ) AS s USING (article_id)
        WHERE a.version <> coalesce(s.latest, 0) + a.place
    """,
)

SAME_ENTITY_TWICE = AcrossRule(
    code="E1",
    table="core.entities",
    severity="critical",
    dimension="uniqueness",
    words="One name and type is one entity, however it is capitalised.",
    needs=("core.entities",),
    sql="""
        SELECT entity_id AS row_key, 'one entity called ' || name AS expected,
            twins || ' entities' AS found
        FROM (
            SELECT entity_id, name, count(*) OVER (
                PARTITION BY entity_type,
                    lower(replace(nfc_normalize(trim(name)), chr(304), 'i' || chr(775)))) AS twins
            FROM staged_entities
        )
        WHERE twins > 1
    """,
)

CONVERSION_LEADS = AcrossRule(
    code="F10",
    table=CLAIMS,
    severity="critical",
    dimension="consistency",
    words="A printed conversion never counts as a claim of its own.",
    needs=(FIGURES, CLAIMS),
    sql="""
        SELECT c.claim_id AS row_key, 'a claim led by the original figure' AS expected,
            'led by the conversion ' || f.surface AS found
        FROM staged_claims AS c JOIN staged_figures AS f USING (figure_id)
        WHERE f.pair_figure_id IS NOT NULL
    """,
)

THOUSANDFOLD = AcrossRule(
    code="F11",
    table=CLAIMS,
    severity="warning",
    dimension="accuracy",
    words="No two claims of one owner and period differ a thousandfold.",
    needs=(CLAIMS,),
    sql="""
        SELECT a.claim_id AS row_key, 'a size like ' || printf('%,.0f', max(b.value)::DOUBLE)
                AS expected,
            printf('%,.0f', max(a.value)::DOUBLE) AS found
        FROM staged_claims AS a JOIN staged_claims AS b
            ON a.subject_entity_id = b.subject_entity_id AND a.category = b.category
            AND a.kind = 'money' AND b.kind = 'money' AND a.unit_code = b.unit_code
            AND a.measure = b.measure AND a.direction = b.direction AND a.status = b.status
            AND a.period_start IS NOT DISTINCT FROM b.period_start
            AND a.period_end IS NOT DISTINCT FROM b.period_end
            AND b.value::DOUBLE BETWEEN 900 * a.value::DOUBLE AND 1100 * a.value::DOUBLE
            AND a.value > 0
        GROUP BY a.claim_id
    """,
)

NUMBERS_COVERED = AcrossRule(
    code="F18",
    table="core.articles",
    severity="warning",
    dimension="completeness",
    words="Each digit of a text stands in one figure, or in one number that is none.",
    needs=("core.articles", FIGURES, "core.other_numbers"),
    sql=f"""
        SELECT concat_ws('|', a.article_id, a.version) AS row_key,
            {DIGITS.format("a.text")} || ' digits in rows that do not overlap' AS expected,
            coalesce(r.digits, 0) || ' digits, ' || coalesce(r.overlaps, 0) || ' overlaps' AS found
        FROM staged_articles AS a
        LEFT JOIN (
            SELECT article_id, version, sum({DIGITS.format("surface")}) AS digits,
                count(*) FILTER (start_char < last_end) AS overlaps
            FROM (
                SELECT *, lag(end_char) OVER (
                    PARTITION BY article_id, version ORDER BY start_char, end_char) AS last_end
                FROM (
                    SELECT article_id, version, start_char, end_char, surface FROM staged_figures
                    UNION ALL
                    SELECT article_id, version, start_char, end_char, surface
                    FROM staged_other_numbers
                )
            )
            GROUP BY article_id, version
        ) AS r ON r.article_id = a.article_id AND r.version = a.version
        WHERE {DIGITS.format("a.text")} <> coalesce(r.digits, 0) OR r.overlaps > 0
    """,
)

CLAIM_MEETS_FIGURE = AcrossRule(
    code="K1",
    table=CLAIMS,
    severity="critical",
    dimension="consistency",
    words="A claim's figure and sentence stand in the same article version.",
    needs=(FIGURES, CLAIMS, "core.sentences"),
    sql="""
        SELECT c.claim_id AS row_key, 'figure and sentence of ' || c.article_id AS expected,
            coalesce('figure of ' || f.article_id || ', sentence of ' || s.article_id,
                'no such figure or sentence') AS found
        FROM staged_claims AS c
        LEFT JOIN staged_figures AS f ON f.figure_id = c.figure_id
        LEFT JOIN staged_sentences AS s ON s.sentence_id = c.sentence_id
        WHERE f.claim_id IS DISTINCT FROM c.claim_id
            OR f.sentence_id IS DISTINCT FROM c.sentence_id
            OR (f.article_id, f.version) IS DISTINCT FROM (c.article_id, c.version)
            OR (s.article_id, s.version) IS DISTINCT FROM (c.article_id, c.version)
    """,
)

CLAIM_TWICE = AcrossRule(
    code="K4",
    table=CLAIMS,
    severity="warning",
    dimension="uniqueness",
    words="An article states a money claim once; repeats are its witnesses.",
    needs=(CLAIMS,),
    sql="""
        SELECT claim_id AS row_key, 'one claim with several witnesses' AS expected,
            twins || ' equal claims' AS found
        FROM (
            SELECT claim_id, count(*) OVER (
                PARTITION BY article_id, version, subject_entity_id, category, status, direction,
                    value, value_high, unit_code, period_start, period_end) AS twins
            FROM staged_claims
            WHERE kind = 'money' AND subject_entity_id IS NOT NULL
        )
        WHERE twins > 1
    """,
)

HEADLINE_ALONE = AcrossRule(
    code="K6",
    table=CLAIMS,
    severity="warning",
    dimension="accuracy",
    words="Money in a headline is stated again in the article.",
    needs=(CLAIMS, "core.sentences"),
    sql="""
        SELECT c.claim_id AS row_key, 'a figure of the body that restates it' AS expected,
            'only in the headline: ' || s.surface AS found
        FROM staged_claims AS c JOIN staged_sentences AS s USING (sentence_id)
        WHERE s.role = 'title' AND c.kind = 'money' AND c.witness_count = 1
    """,
)

WITNESSES_COUNTED = AcrossRule(
    code="K10",
    table=CLAIMS,
    severity="critical",
    dimension="consistency",
    words="A claim counts exactly the figures that point to it.",
    needs=(FIGURES, CLAIMS),
    sql="""
        SELECT c.claim_id AS row_key, count(f.figure_id) || ' witnesses' AS expected,
            any_value(c.witness_count) || ' witnesses' AS found
        FROM staged_claims AS c LEFT JOIN staged_figures AS f ON f.claim_id = c.claim_id
        GROUP BY c.claim_id
        HAVING count(f.figure_id) <> any_value(c.witness_count)
    """,
)

OVERLAPPING_NAMES = AcrossRule(
    code="M6",
    table="core.mentions",
    severity="warning",
    dimension="uniqueness",
    words="The names of two entities do not share words.",
    needs=("core.mentions",),
    sql="""
        SELECT mention_id AS row_key, 'words of its own' AS expected,
            surface || ' begins inside the name before it' AS found
        FROM (
            SELECT mention_id, surface, start_char, lag(end_char) OVER (
                PARTITION BY article_id, version ORDER BY start_char, end_char) AS last_end
            FROM staged_mentions
        )
        WHERE start_char < last_end
    """,
)

RATE_POSITIVE = AcrossRule(
    code="X2",
    table="core.fx_rates",
    severity="critical",
    dimension="validity",
    words="A rate is larger than zero and not of the euro itself.",
    needs=("core.fx_rates",),
    sql="""
        SELECT concat_ws('|', rate_on, currency_code) AS row_key,
            'a rate above zero, not of the euro itself' AS expected,
            units_per_eur::VARCHAR AS found
        FROM staged_fx_rates
        WHERE units_per_eur <= 0 OR currency_code = 'EUR'
    """,
)

MAIN_RATES_MISSING = AcrossRule(
    code="X3",
    table="core.fx_rates",
    severity="warning",
    dimension="completeness",
    words="Every ECB day has rates for the dollar, yen and pound.",
    needs=("core.fx_rates",),
    sql="""
        SELECT concat_ws('|', rate_on, min(currency_code)) AS row_key,
            'USD, JPY and GBP' AS expected, 'some are missing' AS found
        FROM staged_fx_rates
        GROUP BY rate_on
        HAVING count(*) FILTER (currency_code IN ('USD', 'JPY', 'GBP')) < 3
    """,
)

ACROSS_RULES: tuple[AcrossRule, ...] = (
    FIRST_VERSION_NEW,
    SAME_ENTITY_TWICE,
    CONVERSION_LEADS,
    THOUSANDFOLD,
    NUMBERS_COVERED,
    CLAIM_MEETS_FIGURE,
    CLAIM_TWICE,
    HEADLINE_ALONE,
    WITNESSES_COUNTED,
    OVERLAPPING_NAMES,
    RATE_POSITIVE,
    MAIN_RATES_MISSING,
    COPY_WITHOUT_STORY,
)
"""Every hand-written rule across tables."""
