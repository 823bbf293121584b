-- What the warehouse knew at a moment: the claims of each article's latest version by then; none of
-- an article that had been withdrawn.
CREATE OR REPLACE MACRO as_of(moment) AS TABLE
WITH known AS (
    SELECT article_id, version, title, publisher, agency, published_at, url, recorded_at,
        article_status,
        left(sha256(article_id || chr(31) || version), 16) AS own_wire_id
    FROM core.articles
    WHERE recorded_at <= CAST(moment AS TIMESTAMPTZ)
    QUALIFY version = max(version) OVER (PARTITION BY article_id)
),
prints_known AS (
    SELECT article_id, version, wire_id
    FROM core.wire_prints
    WHERE recorded_at <= CAST(moment AS TIMESTAMPTZ)
    QUALIFY row_number() OVER (
        PARTITION BY article_id, version ORDER BY recorded_at DESC, run_id DESC) = 1
)
SELECT
    c.claim_id,
    c.subject_name AS who,
    coalesce(c.measure || ': ' || c.purpose, c.measure, c.purpose, replace(c.category, '_', ' '))
        AS what,
    CASE
        WHEN c.kind = 'money' AND c.status = 'planned' AND c.direction <> 'down'
            AND c.category IN ('investment', 'spending') AND c.subject_entity_id IS NOT NULL
        THEN 'commitment'
        ELSE c.kind
    END AS kind,
    c.category,
    c.status,
    c.direction,
    coalesce(c.is_negative, false) AS is_negative,
    c.value,
    c.value_high,
    CASE WHEN c.kind = 'money' THEN c.unit_code ELSE coalesce(c.unit_code, c.unit_text) END AS unit,
    replace(c.bound, '_', ' ') AS hedge,
    c.usd,
    CASE WHEN c.bound IN ('exact', 'range', 'at_least', 'more_than') THEN c.usd END AS usd_low,
    CASE
        WHEN c.bound = 'range' THEN c.usd_high
        WHEN c.bound IN ('exact', 'at_most', 'less_than') THEN c.usd
    END AS usd_high,
    c.usd_per_year,
    CASE WHEN c.bound IN ('exact', 'range', 'at_least', 'more_than') THEN c.usd_per_year END
        AS usd_per_year_low,
    CASE
        WHEN c.bound = 'range' THEN c.usd_per_year_high
        WHEN c.bound IN ('exact', 'at_most', 'less_than') THEN c.usd_per_year
    END AS usd_per_year_high,
    c.per_year_reason,
    c.years,
    CASE
        WHEN c.period_kind IN ('by', 'until') AND c.period_end > c.said_on THEN c.said_on
        WHEN c.period_kind IN ('by', 'until') THEN NULL
        ELSE c.period_start
    END AS period_from,
    c.period_end AS period_to,
    c.period_kind,
    c.period_text,
    c.said_on,
    a.published_at,
    a.publisher,
    a.agency,
    c.speaker,
    c.measure,
    c.purpose,
    s.surface AS quote,
    c.witness_count AS witnesses,
    c.confidence,
    a.title,
    a.url,
    c.subject_entity_id AS who_id,
    c.article_id,
    c.version,
    a.recorded_at,
    coalesce(w.wire_id, a.own_wire_id) AS wire_id
FROM core.claims AS c
JOIN known AS a ON a.article_id = c.article_id AND a.version = c.version
LEFT JOIN prints_known AS w ON w.article_id = c.article_id AND w.version = c.version
LEFT JOIN core.sentences AS s ON s.sentence_id = c.sentence_id
WHERE a.article_status IS DISTINCT FROM 'withdrawn';

COMMENT ON MACRO TABLE as_of IS 'What the warehouse knew at a moment: every claim of the version of each article that was its latest then, with the columns of said, but of articles that had been withdrawn. Takes a text, date or timestamp: FROM as_of(''2025-02-01'').';
