-- Every number-like string of every text, with what became of it.
CREATE OR REPLACE VIEW numbers AS
WITH found AS (
    SELECT surface, 'figure' AS became, kind, article_id, version, start_char, end_char, figure_id
    FROM core.figures
    UNION ALL
    SELECT DISTINCT
        quote, 'held figure',
        CASE WHEN json_valid(held_row) THEN json_extract_string(held_row, '$.kind') END,
        article_id, version, start_char, end_char, row_key
    FROM core.quarantine
    WHERE table_name = 'core.figures'
    UNION ALL
    SELECT surface, reason, NULL, article_id, version, start_char, end_char, NULL
    FROM core.other_numbers
),
newest AS (
    SELECT article_id, max(version) AS version FROM core.articles GROUP BY article_id
)
SELECT
    f.surface,
    f.became,
    f.kind,
    a.title,
    a.publisher,
    a.published_on AS said_on,
    f.version IS NOT DISTINCT FROM n.version AS is_current,
    f.figure_id,
    f.article_id,
    f.version,
    f.start_char,
    f.end_char
FROM found AS f
LEFT JOIN core.articles AS a ON a.article_id = f.article_id AND a.version = f.version
LEFT JOIN newest AS n ON n.article_id = f.article_id;

COMMENT ON VIEW numbers IS 'One row per number-like string of a text: a figure, a held figure, or something else with its reason. Each digit of a stored text stands in exactly one row.';
COMMENT ON COLUMN numbers.surface IS 'The words as printed.';
COMMENT ON COLUMN numbers.became IS 'figure, held figure, or why it is no figure (number_reasons says what each reason means).';
COMMENT ON COLUMN numbers.kind IS 'What sort of figure it is. NULL: it is no figure.';
COMMENT ON COLUMN numbers.title IS 'Headline of the article. NULL: none was found, or the article is held back.';
COMMENT ON COLUMN numbers.publisher IS 'Who published the article. NULL: unknown.';
COMMENT ON COLUMN numbers.said_on IS 'Day of publication. NULL: the article has no date.';
COMMENT ON COLUMN numbers.is_current IS 'Whether it stands in the newest version of its article.';
COMMENT ON COLUMN numbers.figure_id IS 'The figure, in core.figures or core.quarantine. NULL: it is no figure.';
COMMENT ON COLUMN numbers.article_id IS 'Article it stands in.';
COMMENT ON COLUMN numbers.version IS 'Version of that article.';
COMMENT ON COLUMN numbers.start_char IS 'Offset of its first character in the article''s text.';
COMMENT ON COLUMN numbers.end_char IS 'Offset just past its last character.';
