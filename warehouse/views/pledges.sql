-- Commitments, each once. Statements of one size by one who are the same pledge where their periods
-- overlap; one without a period is taken to hold for a year from the day it was said.
CREATE OR REPLACE VIEW pledges AS
WITH dated AS (
    SELECT
        *,
        coalesce(
            period_from,
            least(said_on, period_to),
            min(coalesce(period_from, said_on)) OVER (PARTITION BY who_id, unit, value, value_high),
            DATE '1970-01-01'
        ) AS begins_on,
        coalesce(period_to, CAST(begins_on + INTERVAL 1 YEAR AS DATE)) AS ends_on
    FROM said
    WHERE kind = 'commitment'
),
marked AS (
    SELECT
        *,
        begins_on >= max(ends_on) OVER (
            PARTITION BY who_id, unit, value, value_high
            ORDER BY begins_on, ends_on, claim_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS is_apart
    FROM dated
),
numbered AS (
    SELECT
        *,
        count(*) FILTER (WHERE is_apart) OVER (
            PARTITION BY who_id, unit, value, value_high
            ORDER BY begins_on, ends_on, claim_id
            ROWS UNBOUNDED PRECEDING
        ) AS pledge_number
    FROM marked
),
counted AS (
    SELECT
        *,
        CASE
            WHEN row_number() OVER (
                PARTITION BY who_id, unit, value, value_high, pledge_number, wire_id
                ORDER BY witnesses DESC, claim_id
            ) = 1 THEN witnesses
        END AS own_witnesses
    FROM numbered
),
ranked AS (
    SELECT
        *,
        row_number() OVER same_pledge AS place,
        min(said_on) OVER (PARTITION BY who_id, unit, value, value_high, pledge_number)
            AS first_said_on,
        sum(own_witnesses) OVER (PARTITION BY who_id, unit, value, value_high, pledge_number)
            AS all_witnesses,
        count(own_witnesses) OVER (PARTITION BY who_id, unit, value, value_high, pledge_number)
            AS stories,
        count(DISTINCT article_id)
            OVER (PARTITION BY who_id, unit, value, value_high, pledge_number) AS articles
    FROM counted
    WINDOW same_pledge AS (
        PARTITION BY who_id, unit, value, value_high, pledge_number
        ORDER BY period_from IS NULL, said_on NULLS LAST, confidence DESC, claim_id
    )
)
SELECT
    who,
    what,
    category,
    value,
    value_high,
    unit,
    hedge,
    usd,
    usd_low,
    usd_high,
    usd_per_year,
    usd_per_year_low,
    usd_per_year_high,
    per_year_reason,
    years,
    period_from,
    period_to,
    period_kind,
    first_said_on AS said_on,
    publisher,
    articles,
    stories,
    CAST(all_witnesses AS BIGINT) AS witnesses,
    confidence,
    quote,
    title,
    claim_id,
    article_id
FROM ranked
WHERE place = 1
ORDER BY usd DESC NULLS LAST, who, claim_id;

COMMENT ON VIEW pledges IS 'One row per distinct pledge, largest first: money that a named one plans to invest or spend. Conversions, headlines and other articles that repeat it (same who, size, currency, overlapping period) are collapsed into it, so that none is counted twice. Look before you sum all the same: a pledge that was raised or cut later stays as a row of its own beside the new one, as do a part beside its whole and a repeat in another currency only. Money that its subject wants to raise is no pledge.';
COMMENT ON COLUMN pledges.who IS 'Who pledges, by its canonical name.';
COMMENT ON COLUMN pledges.what IS 'What is pledged and, after a colon, what it is for, in the words of the text.';
COMMENT ON COLUMN pledges.category IS 'investment or spending.';
COMMENT ON COLUMN pledges.value IS 'Size in its own currency; the lower end of a range.';
COMMENT ON COLUMN pledges.value_high IS 'Upper end of a range. NULL: no range.';
COMMENT ON COLUMN pledges.unit IS 'Currency, ISO 4217. NULL: it cannot be known.';
COMMENT ON COLUMN pledges.hedge IS 'How the words limit the value: exact, about, at least, more than, at most, less than or range.';
COMMENT ON COLUMN pledges.usd IS 'The value in US dollars at the last ECB rate published on or before the article''s date. NULL: no rate.';
COMMENT ON COLUMN pledges.usd_low IS 'Least that the words allow, in US dollars. NULL: they set no lower limit, or no usd.';
COMMENT ON COLUMN pledges.usd_high IS 'Most that the words allow, in US dollars. NULL: they set no upper limit, or no usd.';
COMMENT ON COLUMN pledges.usd_per_year IS 'usd / years, or the sum itself where it is stated per year (per quarter or month: multiplied). NULL: see per_year_reason.';
COMMENT ON COLUMN pledges.usd_per_year_low IS 'usd_low / years. NULL: the words set no lower limit, or no yearly value.';
COMMENT ON COLUMN pledges.usd_per_year_high IS 'usd_high / years. NULL: the words set no upper limit, or no yearly value.';
COMMENT ON COLUMN pledges.per_year_reason IS 'Why there is no yearly value. NULL: there is one, or it is not money.';
COMMENT ON COLUMN pledges.years IS 'Length of the period in years, or of the unit of a sum stated per year, quarter or month. NULL: no length is known.';
COMMENT ON COLUMN pledges.period_from IS 'First day of the period; of "by 2030" and "until 2030" the day it was said. NULL: none, open, over by then, or undatable.';
COMMENT ON COLUMN pledges.period_to IS 'First day after the period. NULL: none, open, or undatable.';
COMMENT ON COLUMN pledges.period_kind IS 'How the words mean the period: within it, by it (a deadline), since, from or until it, as_of, so_far, per, or length (only how long: dates, where given, count from publication). NULL: no period is stated.';
COMMENT ON COLUMN pledges.said_on IS 'Day of the first article that states it. NULL: none of them has a date.';
COMMENT ON COLUMN pledges.publisher IS 'Publisher of the article shown. NULL: unknown.';
COMMENT ON COLUMN pledges.articles IS 'Articles that state it.';
COMMENT ON COLUMN pledges.stories IS 'Stories that state it: the prints of one wire in many papers are one story.';
COMMENT ON COLUMN pledges.witnesses IS 'Figures that state it, over all stories: of several prints of one wire, those of one print.';
COMMENT ON COLUMN pledges.confidence IS 'How sure the reading of the article shown is, 0 to 1; not a probability.';
COMMENT ON COLUMN pledges.quote IS 'The sentence that says it, in the article shown.';
COMMENT ON COLUMN pledges.title IS 'Headline of the article shown: the first that gives a period, else the first. NULL: none was found.';
COMMENT ON COLUMN pledges.claim_id IS 'Claim of the article shown: FROM evidence(claim_id) shows its words.';
COMMENT ON COLUMN pledges.article_id IS 'The article shown.';
