-- What is held back and why.
CREATE OR REPLACE VIEW quarantine AS
SELECT
    q.rule_code AS rule,
    q.reason,
    q.expected,
    q.found,
    q.quote,
    q.sentence,
    coalesce(c.source_name, q.source_name) AS source_name,
    a.publisher,
    a.title,
    q.table_name,
    q.row_key,
    q.article_id,
    q.version,
    q.start_char,
    q.end_char,
    q.run_id,
    q.recorded_at,
    q.quarantine_id
FROM core.quarantine AS q
LEFT JOIN core.articles AS a ON a.article_id = q.article_id AND a.version = q.version
LEFT JOIN raw.captures AS c ON c.capture_id = a.capture_id;

COMMENT ON VIEW quarantine IS 'One row per row or document that is held back, with the rule it failed and its words. SELECT held_row FROM core.quarantine shows the whole row.';
COMMENT ON COLUMN quarantine.rule IS 'Rule it failed, such as F9.';
COMMENT ON COLUMN quarantine.reason IS 'The rule in plain words, with what was found.';
COMMENT ON COLUMN quarantine.expected IS 'What would have passed. NULL: see reason.';
COMMENT ON COLUMN quarantine.found IS 'What was there instead. NULL: see reason.';
COMMENT ON COLUMN quarantine.quote IS 'Its words as printed. NULL: a whole document.';
COMMENT ON COLUMN quarantine.sentence IS 'The sentence it stands in. NULL: it has none.';
COMMENT ON COLUMN quarantine.source_name IS 'File or feed it came from. NULL: unknown.';
COMMENT ON COLUMN quarantine.publisher IS 'Who published the article. NULL: unknown, or no article.';
COMMENT ON COLUMN quarantine.title IS 'Headline of the article. NULL: none, or no article.';
COMMENT ON COLUMN quarantine.table_name IS 'Table the row was meant for.';
COMMENT ON COLUMN quarantine.row_key IS 'Key of the held row, or the place of a held document.';
COMMENT ON COLUMN quarantine.article_id IS 'Article it stands in. NULL: a document that gave none.';
COMMENT ON COLUMN quarantine.version IS 'Version of that article. NULL: no article.';
COMMENT ON COLUMN quarantine.start_char IS 'Offset of its first character in the article''s text. NULL: it has no place in a text.';
COMMENT ON COLUMN quarantine.end_char IS 'Offset past its last character. NULL: it has no place in a text.';
COMMENT ON COLUMN quarantine.run_id IS 'Run that held it.';
COMMENT ON COLUMN quarantine.recorded_at IS 'When that run began (UTC).';
COMMENT ON COLUMN quarantine.quarantine_id IS 'Hash of table, row key and rule.';
