-- Every number-like string of every text: how many became figures, and why the others did not.
CREATE OR REPLACE VIEW number_reasons AS
WITH meanings(reason, meaning) AS (VALUES
    ('figure', 'read as a figure and believed'),
    ('held figure', 'read as a figure and held back in quarantine'),
    ('date', 'a day or month of the calendar (Feb 24, 2019-09-01)'),
    ('year', 'a year, a span of years or a decade (2024, 1986/87, the 1990s)'),
    ('period', 'another time expression (Q4, fiscal 2026, the first half of 2025)'),
    ('clock_time', 'a time of day (8:30 a.m.)'),
    ('ordinal', 'a place in an order (3rd, 19th)'),
    ('score', 'a result or record of a match (7-2)'),
    ('address', 'a house number (45 Finsbury Square)'),
    ('name', 'part of a name, of a model, a company or an index (A350, GPT-4, S&P 500, 5G)'),
    ('law', 'a law or a part of one (Section 230, Chapter 11)'),
    ('label', 'a rank, list, page or version number (No. 3, page 5)'),
    ('reference', 'a footnote or a citation ([9])'),
    ('code', 'a telephone number, web address, version or other code'),
    ('ratio', 'a ratio or shape that serves as a name (2-for-1, 4x4)'),
    ('table', 'one of several numbers in a line of a table, whose heads are not read'),
    ('boilerplate', 'it stands in a boilerplate line'),
    ('other_language', 'the words around it are in another language'),
    ('unreadable', 'an amount whose size is not sure ($3 b, 1,000,00 euros)'),
    ('unread', 'the reader cannot say why: this is the measure of silence')
),
counted AS (
    SELECT
        became AS reason,
        count(*) AS count,
        min({'article_id': article_id, 'version': version, 'start': start_char, 'end': end_char})
            AS place
    FROM numbers
    GROUP BY became
)
SELECT
    c.reason,
    m.meaning,
    c.count,
    c.count / sum(c.count) OVER () AS share,
    regexp_replace(
        CASE WHEN c.place.start > 28
            THEN regexp_replace(substr(a.text, c.place.start - 27, 28), '^\S*\s+', '')
            ELSE substr(a.text, 1, c.place.start) END
        || '[' || substr(a.text, c.place.start + 1, c.place.end - c.place.start) || ']'
        || regexp_replace(substr(a.text, c.place.end + 1, 28), '\s+\S*$', ''),
        '\s+', ' ', 'g'
    ) AS example
FROM counted AS c
LEFT JOIN meanings AS m USING (reason)
LEFT JOIN core.articles AS a
    ON a.article_id = c.place.article_id AND a.version = c.place.version
ORDER BY c.count DESC, c.reason;

COMMENT ON VIEW number_reasons IS 'One row per thing that a number-like string became, the most frequent first. The counts add up to all number-like strings of all stored texts; texts stored before core.other_numbers existed count their figures alone. "unread" measures silence: nobody can say why it is no figure.';
COMMENT ON COLUMN number_reasons.reason IS 'figure, held figure, or why it is no figure: the reason in core.other_numbers.';
COMMENT ON COLUMN number_reasons.meaning IS 'The reason in plain words.';
COMMENT ON COLUMN number_reasons.count IS 'Number-like strings, in all stored versions of articles.';
COMMENT ON COLUMN number_reasons.share IS 'Share of all number-like strings, 0 to 1.';
COMMENT ON COLUMN number_reasons.example IS 'One of them in brackets, with the words around it. NULL: its article is held back.';
