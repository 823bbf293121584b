-- Printed conversions against the ECB, the disbelieved ones included.
CREATE OR REPLACE VIEW fx_checks AS
WITH latest AS (
    SELECT article_id, version, title, publisher, published_on, article_status
    FROM core.articles
    QUALIFY version = max(version) OVER (PARTITION BY article_id)
),
held AS (
    SELECT
        row_key, article_id, version, quote,
        CASE WHEN json_valid(held_row) THEN CAST(held_row AS JSON) END AS fields
    FROM core.quarantine
    WHERE table_name = 'core.figures'
),
pairs AS (
    SELECT
        figure_id, article_id, version, surface, pair_figure_id, pair_implied_rate, pair_ecb_rate,
        pair_off_by, pair_tolerance, fx_on, unit_code, currency_evidence, FALSE AS is_held
    FROM core.figures
    WHERE pair_figure_id IS NOT NULL
    UNION ALL
    SELECT
        row_key, article_id, version, quote, json_extract_string(fields, '$.pair_figure_id'),
        TRY_CAST(json_extract_string(fields, '$.pair_implied_rate') AS DECIMAL(38, 9)),
        TRY_CAST(json_extract_string(fields, '$.pair_ecb_rate') AS DECIMAL(38, 9)),
        TRY_CAST(json_extract_string(fields, '$.pair_off_by') AS DECIMAL(38, 9)),
        TRY_CAST(json_extract_string(fields, '$.pair_tolerance') AS DECIMAL(38, 9)),
        TRY_CAST(json_extract_string(fields, '$.fx_on') AS DATE),
        json_extract_string(fields, '$.unit_code'),
        json_extract_string(fields, '$.currency_evidence'), TRUE
    FROM held
    WHERE json_extract_string(fields, '$.pair_figure_id') IS NOT NULL
)
SELECT DISTINCT
    p.surface AS printed,
    o.surface AS original,
    p.pair_implied_rate AS implied_rate,
    p.pair_ecb_rate AS ecb_rate,
    p.pair_off_by AS off_by,
    p.pair_tolerance AS tolerance,
    CASE WHEN p.pair_tolerance <= 0.10 THEN abs(p.pair_off_by) <= p.pair_tolerance END AS ok,
    CASE
        WHEN p.unit_code IS NULL OR (o.figure_id IS NOT NULL AND o.unit_code IS NULL)
            THEN 'currency unknown'
        WHEN a.published_on IS NULL THEN 'no date'
        WHEN p.pair_off_by IS NULL THEN 'no ECB rate'
        WHEN p.pair_tolerance > 0.10 THEN 'too coarse'
        WHEN abs(p.pair_off_by) <= p.pair_tolerance THEN 'ok'
        ELSE 'off'
    END AS verdict,
    CASE WHEN p.currency_evidence IS DISTINCT FROM 'explicit' THEN p.unit_code END AS read_as,
    coalesce(p.fx_on, o.fx_on) AS fx_on,
    a.publisher,
    a.published_on AS said_on,
    a.title,
    a.article_status,
    p.is_held,
    p.figure_id,
    p.article_id
FROM pairs AS p
JOIN latest AS a ON a.article_id = p.article_id AND a.version = p.version
LEFT JOIN core.figures AS o ON o.figure_id = p.pair_figure_id;

COMMENT ON VIEW fx_checks IS 'One row per conversion that an article prints beside a sum, checked against the ECB cross rate of the day. Current versions of articles.';
COMMENT ON COLUMN fx_checks.printed IS 'The conversion as printed: S$70 billion.';
COMMENT ON COLUMN fx_checks.original IS 'The sum that it converts, as printed: 380 billion yuan. NULL: the sum itself is held back.';
COMMENT ON COLUMN fx_checks.implied_rate IS 'Units of the original''s currency per unit of the conversion''s, as the two numbers imply. NULL: a size of zero.';
COMMENT ON COLUMN fx_checks.ecb_rate IS 'The same rate as an ECB cross on fx_on. NULL: the ECB has none.';
COMMENT ON COLUMN fx_checks.off_by IS 'Implied over ECB rate, less one: 0.05 is 5 % too high. NULL: no ECB rate.';
COMMENT ON COLUMN fx_checks.tolerance IS 'Largest share that rounding of the printed digits and the spread of the last three ECB days explain together.';
COMMENT ON COLUMN fx_checks.ok IS 'Whether rounding and the spread of the last three ECB days explain the difference. NULL: it cannot be judged; verdict says why.';
COMMENT ON COLUMN fx_checks.verdict IS 'ok: rounding and the days explain the difference. off: they do not. too coarse: the digits fit almost any rate. no ECB rate: the ECB has none, or the two sums imply none. currency unknown: a sign of one of the two could not be settled. no date: the day of the article is unknown.';
COMMENT ON COLUMN fx_checks.read_as IS 'Currency (ISO 4217) that the conversion''s bare sign was taken for. NULL: the sign names its currency, or none is known.';
COMMENT ON COLUMN fx_checks.fx_on IS 'Day of the ECB rate. NULL: no rate.';
COMMENT ON COLUMN fx_checks.publisher IS 'Who published the article. NULL: unknown.';
COMMENT ON COLUMN fx_checks.said_on IS 'Day of publication. NULL: the article has no date.';
COMMENT ON COLUMN fx_checks.title IS 'Headline of the article. NULL: none was found.';
COMMENT ON COLUMN fx_checks.article_status IS 'Whether the article is live, updated, corrected or withdrawn.';
COMMENT ON COLUMN fx_checks.is_held IS 'Whether the conversion is held back in quarantine.';
COMMENT ON COLUMN fx_checks.figure_id IS 'The conversion, in core.figures or core.quarantine.';
COMMENT ON COLUMN fx_checks.article_id IS 'Article it stands in.';
