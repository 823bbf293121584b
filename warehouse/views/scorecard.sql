-- How careful each publisher is, as far as its articles show it.
CREATE OR REPLACE VIEW scorecard AS
WITH latest AS (
    SELECT article_id, version, publisher, published_on
    FROM core.articles
    QUALIFY version = max(version) OVER (PARTITION BY article_id)
),
figures AS (
    SELECT
        article_id, version, count(*) AS good,
        count(*) FILTER (WHERE kind = 'money') AS sums,
        count(*) FILTER (WHERE kind = 'money' AND unit_code IS NOT NULL) AS settled
    FROM core.figures
    GROUP BY article_id, version
),
held AS (
    SELECT article_id, version, count(DISTINCT row_key) AS bad
    FROM core.quarantine
    WHERE table_name = 'core.figures'
    GROUP BY article_id, version
),
conversions AS (
    SELECT article_id, count(*) FILTER (WHERE ok IS NOT NULL) AS checked,
        count(*) FILTER (WHERE ok) AS fitting
    FROM fx_checks
    GROUP BY article_id
)
SELECT
    a.publisher,
    count(*) AS articles,
    CAST(coalesce(sum(f.good), 0) + coalesce(sum(h.bad), 0) AS BIGINT) AS rows,
    CAST(coalesce(sum(h.bad), 0) AS BIGINT) AS held,
    1 - coalesce(sum(h.bad), 0) / nullif(coalesce(sum(f.good), 0) + coalesce(sum(h.bad), 0), 0)
        AS pass_rate,
    count(a.published_on) / count(*) AS dated_share,
    sum(f.settled) / nullif(sum(f.sums), 0) AS currency_share,
    CAST(coalesce(sum(x.checked), 0) AS BIGINT) AS conversions,
    sum(x.fitting) / nullif(sum(x.checked), 0) AS conversion_share
FROM latest AS a
LEFT JOIN figures AS f ON f.article_id = a.article_id AND f.version = a.version
LEFT JOIN held AS h ON h.article_id = a.article_id AND h.version = a.version
LEFT JOIN conversions AS x ON x.article_id = a.article_id
GROUP BY a.publisher;

COMMENT ON VIEW scorecard IS 'One row per publisher: how much of what it prints passes the checks. Current versions of articles.';
COMMENT ON COLUMN scorecard.publisher IS 'The publisher. NULL: all articles whose publisher is unknown.';
COMMENT ON COLUMN scorecard.articles IS 'Its articles.';
COMMENT ON COLUMN scorecard.rows IS 'Figures read in them, held ones included.';
COMMENT ON COLUMN scorecard.held IS 'Figures held back.';
COMMENT ON COLUMN scorecard.pass_rate IS 'Share of the figures that were not held back. NULL: no figures.';
COMMENT ON COLUMN scorecard.dated_share IS 'Share of the articles whose day of publication is known.';
COMMENT ON COLUMN scorecard.currency_share IS 'Share of the sums of money whose currency is known. NULL: no money.';
COMMENT ON COLUMN scorecard.conversions IS 'Printed conversions that could be checked.';
COMMENT ON COLUMN scorecard.conversion_share IS 'Share of those that agree with the ECB rate. NULL: none to check.';
