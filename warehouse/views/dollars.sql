-- How each sign or word that names no single currency was settled, held ones included.
CREATE OR REPLACE VIEW dollars AS
WITH latest AS (
    SELECT article_id, version, title, publisher, home_currency_code, published_on, article_status
    FROM core.articles
    QUALIFY version = max(version) OVER (PARTITION BY article_id)
),
held AS (
    SELECT
        row_key, article_id, version, quote, sentence, reason,
        CASE WHEN json_valid(held_row) THEN CAST(held_row AS JSON) END AS fields
    FROM core.quarantine
    WHERE table_name = 'core.figures' AND rule_code = 'F5'
),
settled AS (
    SELECT
        f.figure_id, f.article_id, f.version, f.unit_text, f.surface, f.value, f.unit_code,
        f.currency_confidence, f.currency_runner_up, f.currency_evidence, f.currency_reason,
        s.surface AS quote, FALSE AS is_held
    FROM core.figures AS f
    LEFT JOIN core.sentences AS s ON s.sentence_id = f.sentence_id
    WHERE f.kind = 'money' AND f.currency_evidence IS DISTINCT FROM 'explicit'
    UNION ALL
    SELECT
        row_key, article_id, version, json_extract_string(fields, '$.unit_text'), quote,
        TRY_CAST(json_extract_string(fields, '$.value') AS DECIMAL(38, 9)),
        json_extract_string(fields, '$.unit_code'),
        TRY_CAST(json_extract_string(fields, '$.currency_confidence') AS DECIMAL(38, 9)),
        json_extract_string(fields, '$.currency_runner_up'),
        json_extract_string(fields, '$.currency_evidence'),
        coalesce(json_extract_string(fields, '$.currency_reason'), reason), sentence, TRUE
    FROM held
)
SELECT
    d.unit_text AS sign,
    d.surface,
    d.unit_code AS currency,
    coalesce(d.currency_confidence, 0) AS confidence,
    d.currency_runner_up AS runner_up,
    d.currency_evidence AS evidence,
    d.currency_reason AS reason,
    d.value,
    a.publisher,
    a.home_currency_code AS home_currency,
    a.published_on AS said_on,
    d.quote,
    a.title,
    a.article_status,
    d.is_held,
    d.figure_id,
    d.article_id
FROM settled AS d
JOIN latest AS a ON a.article_id = d.article_id AND a.version = d.version;

COMMENT ON VIEW dollars IS 'One row per sum of money whose sign or word names no single currency ("$", "¥", "pounds"): which currency it was settled as, and why. Current versions of articles.';
COMMENT ON COLUMN dollars.sign IS 'The sign or word as printed. NULL: none was kept.';
COMMENT ON COLUMN dollars.surface IS 'The figure as printed.';
COMMENT ON COLUMN dollars.currency IS 'Currency it was settled as, ISO 4217. NULL: it cannot be known.';
COMMENT ON COLUMN dollars.confidence IS 'How sure the currency is, 0 to 1; 0 where it is not known.';
COMMENT ON COLUMN dollars.runner_up IS 'Next likely currency. NULL: no other was considered.';
COMMENT ON COLUMN dollars.evidence IS 'conversion: a figure in another currency beside it proves it. publisher: the home currency of the publisher. context: countries, markets and institutions that the article speaks of. NULL: no evidence.';
COMMENT ON COLUMN dollars.reason IS 'The evidence in words, or why there is no currency.';
COMMENT ON COLUMN dollars.value IS 'Size in that currency.';
COMMENT ON COLUMN dollars.publisher IS 'Who published the article. NULL: unknown.';
COMMENT ON COLUMN dollars.home_currency IS 'Currency that a bare sign means to the publisher. NULL: unknown publisher.';
COMMENT ON COLUMN dollars.said_on IS 'Day of publication. NULL: the article has no date.';
COMMENT ON COLUMN dollars.quote IS 'The sentence it stands in.';
COMMENT ON COLUMN dollars.title IS 'Headline of the article. NULL: none was found.';
COMMENT ON COLUMN dollars.article_status IS 'Whether the article is live, updated, corrected or withdrawn.';
COMMENT ON COLUMN dollars.is_held IS 'Whether the figure is held back in quarantine for it.';
COMMENT ON COLUMN dollars.figure_id IS 'The figure, in core.figures or core.quarantine.';
COMMENT ON COLUMN dollars.article_id IS 'Article it stands in.';
