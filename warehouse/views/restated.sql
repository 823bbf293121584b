-- Figures that differ between two versions of an article: what was said first, what is said now.
CREATE OR REPLACE VIEW restated AS
WITH versions AS (
    SELECT
        article_id, version, title, publisher, published_on, recorded_at, url, article_status,
        correction_note,
        lead(version) OVER (PARTITION BY article_id ORDER BY version) AS next_version
    FROM core.articles
),
stated AS (
    SELECT
        c.*,
        CASE WHEN c.kind = 'money' THEN c.unit_code ELSE coalesce(c.unit_code, c.unit_text) END
            AS unit,
        s.surface AS quote,
        regexp_replace(s.surface, '[0-9][0-9.,]*', '#', 'g') AS frame,
        f.start_char
    FROM core.claims AS c
    JOIN core.figures AS f ON f.figure_id = c.figure_id
    JOIN core.sentences AS s ON s.sentence_id = c.sentence_id
    WHERE c.article_id IN (SELECT article_id FROM core.articles WHERE version > 1)
),
numbered AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY article_id, version, frame ORDER BY start_char) AS place,
        count(*) OVER (
            PARTITION BY article_id, version, kind, category, status, direction,
                subject_entity_id, lower(measure), period_text
        ) AS likes
    FROM stated
),
same_sentence AS (
    SELECT was.claim_id AS was_id, now.claim_id AS now_id
    FROM numbered AS was
    JOIN versions AS v ON v.article_id = was.article_id AND v.version = was.version
    JOIN numbered AS now
        ON now.article_id = was.article_id AND now.version = v.next_version
        AND now.frame = was.frame AND now.place = was.place AND now.kind = was.kind
),
same_measure AS (
    SELECT was.claim_id AS was_id, now.claim_id AS now_id
    FROM numbered AS was
    JOIN versions AS v ON v.article_id = was.article_id AND v.version = was.version
    JOIN numbered AS now
        ON now.article_id = was.article_id AND now.version = v.next_version
        AND now.kind = was.kind AND now.category = was.category AND now.status = was.status
        AND now.direction = was.direction
        AND now.subject_entity_id = was.subject_entity_id
        AND lower(now.measure) = lower(was.measure)
        AND now.period_text IS NOT DISTINCT FROM was.period_text
    WHERE was.likes = 1 AND now.likes = 1
        AND was.claim_id NOT IN (SELECT was_id FROM same_sentence)
        AND now.claim_id NOT IN (SELECT now_id FROM same_sentence)
),
pairs AS (
    FROM same_sentence
    UNION ALL
    FROM same_measure
)
SELECT
    now.subject_name AS who,
    coalesce(
        now.measure || ': ' || now.purpose, now.measure, now.purpose, replace(now.category, '_', ' ')
    ) AS what,
    was.value AS was,
    was.value_high AS was_high,
    was.unit AS was_unit,
    was.usd AS was_usd,
    now.value AS now,
    now.value_high AS now_high,
    now.unit AS now_unit,
    now.usd AS now_usd,
    was.quote AS was_quote,
    now.quote AS now_quote,
    a.publisher,
    a.title,
    a.published_on AS said_on,
    b.recorded_at AS was_recorded_at,
    a.recorded_at,
    a.article_status,
    a.correction_note,
    a.url,
    was.claim_id AS was_claim_id,
    now.claim_id AS claim_id,
    was.version AS was_version,
    now.version AS version,
    now.article_id AS article_id
FROM pairs AS p
JOIN numbered AS was ON was.claim_id = p.was_id
JOIN numbered AS now ON now.claim_id = p.now_id
JOIN versions AS a ON a.article_id = now.article_id AND a.version = now.version
JOIN versions AS b ON b.article_id = was.article_id AND b.version = was.version
WHERE (was.value, was.value_high, was.unit) IS DISTINCT FROM (now.value, now.value_high, now.unit)
ORDER BY a.recorded_at DESC, now.article_id, now.version, now.start_char;

COMMENT ON VIEW restated IS 'One row per figure that an article changed from one version to the next: the same sentence with another number, or else the only statement of the same measure.';
COMMENT ON COLUMN restated.who IS 'Whose figure it is, by its canonical name. NULL: the text names no owner or doer.';
COMMENT ON COLUMN restated.what IS 'What is measured, in the words of the later version.';
COMMENT ON COLUMN restated.was IS 'Size in the earlier version, in its own unit; the lower end of a range.';
COMMENT ON COLUMN restated.was_high IS 'Upper end of a range. NULL: no range.';
COMMENT ON COLUMN restated.was_unit IS 'Unit in the earlier version, as in said. NULL: none is printed, or a currency that cannot be known.';
COMMENT ON COLUMN restated.was_usd IS 'The earlier size in US dollars. NULL: not money, or no rate.';
COMMENT ON COLUMN restated.now IS 'Size in the later version.';
COMMENT ON COLUMN restated.now_high IS 'Upper end of a range. NULL: no range.';
COMMENT ON COLUMN restated.now_unit IS 'Unit in the later version. NULL: none is printed, or a currency that cannot be known.';
COMMENT ON COLUMN restated.now_usd IS 'The later size in US dollars. NULL: not money, or no rate.';
COMMENT ON COLUMN restated.was_quote IS 'The sentence of the earlier version.';
COMMENT ON COLUMN restated.now_quote IS 'The sentence of the later version.';
COMMENT ON COLUMN restated.publisher IS 'Who published the article. NULL: unknown.';
COMMENT ON COLUMN restated.title IS 'Headline of the later version. NULL: none was found.';
COMMENT ON COLUMN restated.said_on IS 'Day of publication that the later version states. NULL: no date.';
COMMENT ON COLUMN restated.was_recorded_at IS 'When the warehouse learned of the earlier version (UTC).';
COMMENT ON COLUMN restated.recorded_at IS 'When the warehouse learned of the later version (UTC).';
COMMENT ON COLUMN restated.article_status IS 'How the later version stands, as far as it or its source says: corrected, updated, withdrawn or live. NULL: recorded before this was looked at.';
COMMENT ON COLUMN restated.correction_note IS 'The words of the later version that say so. NULL: none do.';
COMMENT ON COLUMN restated.url IS 'Address of the article. NULL: unknown.';
COMMENT ON COLUMN restated.was_claim_id IS 'Claim of the earlier version: FROM evidence(claim_id) shows its words.';
COMMENT ON COLUMN restated.claim_id IS 'Claim of the later version.';
COMMENT ON COLUMN restated.was_version IS 'The earlier version.';
COMMENT ON COLUMN restated.version IS 'The later version.';
COMMENT ON COLUMN restated.article_id IS 'The article.';
