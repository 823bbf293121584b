-- Which articles print one story, and how we know.
CREATE OR REPLACE VIEW prints AS
WITH current AS (
    SELECT *
    FROM core.wire_prints
    QUALIFY row_number() OVER (
        PARTITION BY article_id, version ORDER BY recorded_at DESC, run_id DESC) = 1
),
latest AS (
    SELECT article_id, max(version) AS version
    FROM core.articles
    GROUP BY article_id
)
SELECT
    w.wire_id,
    a.publisher,
    a.title,
    a.published_on AS said_on,
    a.published_at,
    w.article_id = w.first_article_id AND w.version = w.first_version AS is_first,
    w.version = l.version AS is_current,
    a.article_status,
    w.agency,
    w.containment_share AS containment,
    n.publisher AS nearest_publisher,
    n.title AS nearest_title,
    w.rule,
    a.url,
    w.article_id,
    w.version,
    w.recorded_at
FROM current AS w
JOIN core.articles AS a ON a.article_id = w.article_id AND a.version = w.version
JOIN latest AS l ON l.article_id = w.article_id
LEFT JOIN core.articles AS n
    ON n.article_id = w.nearest_article_id AND n.version = w.nearest_version
ORDER BY w.wire_id, is_first DESC, said_on NULLS LAST, w.article_id, w.version;

COMMENT ON VIEW prints IS 'One row per article version that has copies: other papers that print the story, or other versions of the article.';
COMMENT ON COLUMN prints.wire_id IS 'The story: the same for all its prints, and in said.';
COMMENT ON COLUMN prints.publisher IS 'Who published the print. NULL: unknown.';
COMMENT ON COLUMN prints.title IS 'Its headline. NULL: none was found.';
COMMENT ON COLUMN prints.said_on IS 'Day of publication. NULL: no date.';
COMMENT ON COLUMN prints.published_at IS 'Moment of publication (UTC). NULL: known to the day at best.';
COMMENT ON COLUMN prints.is_first IS 'Whether it is the first print, by day and moment of publication.';
COMMENT ON COLUMN prints.is_current IS 'Whether it is the latest version of its article.';
COMMENT ON COLUMN prints.article_status IS 'How it stands, as far as it or its source says: corrected, updated, withdrawn or live. NULL: recorded before this was looked at.';
COMMENT ON COLUMN prints.agency IS 'News agency that the story comes from: the one that its earliest print with a credit names. NULL: no print credits one.';
COMMENT ON COLUMN prints.containment IS 'Share of the runs of five words of the shorter text that the nearest print holds too, 0 to 1.';
COMMENT ON COLUMN prints.nearest_publisher IS 'Publisher of the print that it resembles most. NULL: unknown.';
COMMENT ON COLUMN prints.nearest_title IS 'Headline of that print. NULL: none was found.';
COMMENT ON COLUMN prints.rule IS 'Why it is a copy: same_names_and_numbers, or same_brief for short texts under one headline.';
COMMENT ON COLUMN prints.url IS 'Address of the print. NULL: unknown.';
COMMENT ON COLUMN prints.article_id IS 'The article.';
COMMENT ON COLUMN prints.version IS 'Version of the article.';
COMMENT ON COLUMN prints.recorded_at IS 'When the warehouse learned of it (UTC).';
