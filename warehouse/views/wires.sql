-- Stories that several articles print now, each once: superseded and withdrawn texts print nothing.
CREATE OR REPLACE VIEW wires AS
WITH standing AS (
    SELECT
        * EXCLUDE (is_first),
        row_number() OVER (
            PARTITION BY wire_id
            ORDER BY is_first DESC, said_on NULLS LAST, published_at NULLS LAST, article_id
        ) = 1 AS is_first
    FROM prints
    WHERE is_current AND article_status IS DISTINCT FROM 'withdrawn'
)
SELECT
    wire_id,
    any_value(agency) AS agency,
    any_value(title) FILTER (is_first) AS title,
    any_value(publisher) FILTER (is_first) AS first_publisher,
    any_value(said_on) FILTER (is_first) AS said_on,
    any_value(published_at) FILTER (is_first) AS published_at,
    count(DISTINCT publisher) AS papers,
    count(DISTINCT article_id) AS articles,
    max(said_on) AS last_said_on,
    string_agg(DISTINCT publisher, '; ' ORDER BY publisher) AS publishers,
    any_value(article_id) FILTER (is_first) AS article_id
FROM standing
GROUP BY wire_id
HAVING count(DISTINCT article_id) > 1
ORDER BY papers DESC, articles DESC, wire_id;

COMMENT ON VIEW wires IS 'One row per story that several articles print, by their latest versions and without withdrawn ones: they are one witness. FROM prints shows each print.';
COMMENT ON COLUMN wires.wire_id IS 'The story, as in said.';
COMMENT ON COLUMN wires.agency IS 'News agency that it comes from: the one that the earliest print with a credit names. NULL: no print credits one.';
COMMENT ON COLUMN wires.title IS 'Headline of the first print. NULL: none was found.';
COMMENT ON COLUMN wires.first_publisher IS 'Publisher of the first print. NULL: unknown.';
COMMENT ON COLUMN wires.said_on IS 'Day of the first print. NULL: no print has a date.';
COMMENT ON COLUMN wires.published_at IS 'Moment of the first print (UTC). NULL: known to the day at best.';
COMMENT ON COLUMN wires.papers IS 'Publishers that print it, as far as they are known.';
COMMENT ON COLUMN wires.articles IS 'Articles that print it.';
COMMENT ON COLUMN wires.last_said_on IS 'Day of the last print. NULL: no print has a date.';
COMMENT ON COLUMN wires.publishers IS 'Their names. NULL: none is known.';
COMMENT ON COLUMN wires.article_id IS 'The first print.';
