-- The words behind a claim.
CREATE OR REPLACE MACRO evidence(of_claim) AS TABLE
SELECT
    s.surface AS quote,
    f.surface,
    coalesce(f.restatement, 'first') AS witness,
    s.role,
    a.title,
    a.publisher,
    a.published_on AS said_on,
    c.source_name,
    c.locator,
    a.url,
    f.start_char,
    f.end_char,
    f.start_char - s.start_char AS start_in_quote,
    f.figure_id,
    f.article_id,
    f.version
FROM core.figures AS f
JOIN core.articles AS a ON a.article_id = f.article_id AND a.version = f.version
JOIN raw.captures AS c ON c.capture_id = a.capture_id
LEFT JOIN core.sentences AS s ON s.sentence_id = f.sentence_id
WHERE f.claim_id = of_claim
ORDER BY f.start_char;

COMMENT ON MACRO TABLE evidence IS 'The words behind a claim, one row per figure that states it: quote (the sentence), surface (the figure as printed), witness (first, conversion, repeat or other_unit), role of the sentence, title, publisher, said_on, source_name and locator (file and place in it), url, start_char and end_char (offsets in the text of the article), start_in_quote, figure_id, article_id, version. FROM evidence(''0123456789abcdef'').';
