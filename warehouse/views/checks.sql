-- What the expectations found, newest run first, worst first.
CREATE OR REPLACE VIEW checks AS
SELECT
    recorded_at,
    is_success AS ok,
    severity,
    rule_code AS rule,
    rule_text,
    table_name,
    column_name,
    dimension,
    row_count AS rows,
    unexpected_count AS unexpected,
    example,
    expectation,
    run_id,
    check_id
FROM core.checks
ORDER BY recorded_at DESC, is_success, severity, unexpected_count DESC, table_name, rule_code, check_id;

COMMENT ON VIEW checks IS 'One row per expectation on one table in one run, newest run first, worst first.';
COMMENT ON COLUMN checks.recorded_at IS 'When the run began (UTC).';
COMMENT ON COLUMN checks.ok IS 'Whether every row passed.';
COMMENT ON COLUMN checks.severity IS 'critical holds the row; warning reports it.';
COMMENT ON COLUMN checks.rule IS 'Domain rule such as F8, or contract.';
COMMENT ON COLUMN checks.rule_text IS 'The rule in plain words.';
COMMENT ON COLUMN checks.table_name IS 'Table that was checked.';
COMMENT ON COLUMN checks.column_name IS 'Column that was checked. NULL: the whole row or table.';
COMMENT ON COLUMN checks.dimension IS 'completeness, validity, consistency, uniqueness, timeliness or accuracy.';
COMMENT ON COLUMN checks.rows IS 'Rows looked at.';
COMMENT ON COLUMN checks.unexpected IS 'Rows that failed.';
COMMENT ON COLUMN checks.example IS 'One failing value. NULL: none failed, or it has no value.';
COMMENT ON COLUMN checks.expectation IS 'Type of the expectation.';
COMMENT ON COLUMN checks.run_id IS 'Run that made the check.';
COMMENT ON COLUMN checks.check_id IS 'Hash of table, rule, column and expectation.';
