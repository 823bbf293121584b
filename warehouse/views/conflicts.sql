-- Where papers disagree: two stories, each with one size of the same thing, that cannot both hold.
CREATE OR REPLACE VIEW conflicts AS
WITH sized AS (
    SELECT
        *,
        CASE WHEN hedge IN ('at most', 'less than') THEN 0 ELSE value END AS value_low,
        CASE WHEN hedge NOT IN ('at least', 'more than') THEN coalesce(value_high, value) END
            AS value_top,
        CASE WHEN hedge IN ('at most', 'less than') THEN 0 ELSE usd END AS usd_least,
        CASE
            WHEN hedge NOT IN ('at least', 'more than')
            THEN CASE WHEN hedge = 'range' THEN usd_high ELSE usd END
        END AS usd_most
    FROM said
    WHERE who_id IS NOT NULL AND measure IS NOT NULL AND unit IS NOT NULL
        AND category <> 'time_span'
),
alone AS (
    SELECT *
    FROM sized
    QUALIFY count(*) OVER (
            PARTITION BY article_id, who_id, kind, category, status, direction, is_negative,
                lower(measure), period_from, period_to
        ) = 1
),
stories AS (
    SELECT *
    FROM alone
    QUALIFY row_number() OVER (
            PARTITION BY wire_id, who_id, kind, category, status, direction, is_negative,
                lower(measure), period_from, period_to, value, value_high, unit, hedge
            ORDER BY said_on NULLS LAST, claim_id
        ) = 1
),
compared AS (
    SELECT
        a AS lesser,
        b AS greater,
        CASE
            WHEN a.unit = b.unit THEN b.value_low / nullif(a.value_top, 0) - 1
            WHEN a.unit <> b.unit THEN b.usd_least / nullif(a.usd_most, 0) - 1
        END AS gap
    FROM stories AS a
    JOIN stories AS b
        ON a.who_id = b.who_id AND a.kind = b.kind AND a.category = b.category
        AND a.status = b.status AND a.direction = b.direction
        AND a.is_negative = b.is_negative
    WHERE a.wire_id <> b.wire_id
        AND a.article_id <> b.article_id
        AND a.publisher IS DISTINCT FROM b.publisher
        AND (a.unit = b.unit OR (a.usd IS NOT NULL AND b.usd IS NOT NULL))
        AND (
            lower(a.measure) = lower(b.measure)
            OR ends_with(lower(a.measure), ' ' || lower(b.measure))
            OR ends_with(lower(b.measure), ' ' || lower(a.measure))
        )
        AND (
            a.purpose IS NULL OR b.purpose IS NULL
            OR contains(lower(a.purpose), lower(b.purpose))
            OR contains(lower(b.purpose), lower(a.purpose))
        )
        AND CASE
            WHEN a.period_kind IS NULL AND b.period_kind IS NULL
            THEN abs(date_diff('day', a.said_on, b.said_on)) <= 7
            ELSE a.period_kind = b.period_kind
                AND abs(date_diff('day', a.period_to, b.period_to))
                    + abs(date_diff('day', a.period_from, b.period_from))
                    <= 0.1 * date_diff('day', a.period_from, a.period_to)
        END
)
SELECT
    lesser.who AS who,
    lesser.what AS what,
    lesser.kind AS kind,
    lesser.category AS category,
    lesser.status AS status,
    lesser.period_from AS period_from,
    lesser.period_to AS period_to,
    gap,
    lesser.value AS lesser_value,
    lesser.unit AS lesser_unit,
    lesser.hedge AS lesser_hedge,
    lesser.usd AS lesser_usd,
    lesser.publisher AS lesser_publisher,
    lesser.said_on AS lesser_said_on,
    lesser.quote AS lesser_quote,
    greater.value AS greater_value,
    greater.unit AS greater_unit,
    greater.hedge AS greater_hedge,
    greater.usd AS greater_usd,
    greater.publisher AS greater_publisher,
    greater.said_on AS greater_said_on,
    greater.quote AS greater_quote,
    lesser.claim_id AS lesser_claim_id,
    greater.claim_id AS greater_claim_id,
    lesser.wire_id AS lesser_wire_id,
    greater.wire_id AS greater_wire_id
FROM compared
WHERE gap > 0
ORDER BY gap DESC, lesser_claim_id, greater_claim_id;

COMMENT ON VIEW conflicts IS 'One row per two stories that cannot both be right: one measure of one subject and period, in the words of both, and sizes that their hedges do not reconcile. Prints of one wire are one story; an article that gives several sizes of the measure is not compared.';
COMMENT ON COLUMN conflicts.who IS 'Whose figure it is, by its canonical name.';
COMMENT ON COLUMN conflicts.what IS 'What is measured, in the words of the smaller figure''s text.';
COMMENT ON COLUMN conflicts.kind IS 'Sort of number, as in said.';
COMMENT ON COLUMN conflicts.category IS 'What sort of thing is measured.';
COMMENT ON COLUMN conflicts.status IS 'actual, planned, forecast or hypothetical: the same in both.';
COMMENT ON COLUMN conflicts.period_from IS 'First day of the period, as the smaller figure states it. NULL: neither states a period; they were said within a week.';
COMMENT ON COLUMN conflicts.period_to IS 'First day after the period. NULL: neither states a period.';
COMMENT ON COLUMN conflicts.gap IS 'Least share by which the greater exceeds the lesser: 0.1 is 10 %, after what the hedges allow.';
COMMENT ON COLUMN conflicts.lesser_value IS 'The smaller size, in its own unit.';
COMMENT ON COLUMN conflicts.lesser_unit IS 'Its unit, as in said.';
COMMENT ON COLUMN conflicts.lesser_hedge IS 'How its words limit it.';
COMMENT ON COLUMN conflicts.lesser_usd IS 'It in US dollars. NULL: not money, or no rate.';
COMMENT ON COLUMN conflicts.lesser_publisher IS 'Who says so. NULL: unknown.';
COMMENT ON COLUMN conflicts.lesser_said_on IS 'Day of the first print of that story. NULL: no date.';
COMMENT ON COLUMN conflicts.lesser_quote IS 'The sentence that says it.';
COMMENT ON COLUMN conflicts.greater_value IS 'The larger size, in its own unit.';
COMMENT ON COLUMN conflicts.greater_unit IS 'Its unit, as in said.';
COMMENT ON COLUMN conflicts.greater_hedge IS 'How its words limit it.';
COMMENT ON COLUMN conflicts.greater_usd IS 'It in US dollars. NULL: not money, or no rate.';
COMMENT ON COLUMN conflicts.greater_publisher IS 'Who says so. NULL: unknown.';
COMMENT ON COLUMN conflicts.greater_said_on IS 'Day of the first print of that story. NULL: no date.';
COMMENT ON COLUMN conflicts.greater_quote IS 'The sentence that says it.';
COMMENT ON COLUMN conflicts.lesser_claim_id IS 'Its claim: FROM evidence(claim_id) shows its words.';
COMMENT ON COLUMN conflicts.greater_claim_id IS 'Its claim: FROM evidence(claim_id) shows its words.';
COMMENT ON COLUMN conflicts.lesser_wire_id IS 'Its story, as in said.';
COMMENT ON COLUMN conflicts.greater_wire_id IS 'Its story, as in said.';
