-- How the runs went, newest first.
CREATE OR REPLACE VIEW runs AS
SELECT
    started_at,
    state,
    state IN ('published', 'unchanged') AS ok,
    epoch(ended_at) - epoch(started_at) AS duration_s,
    articles_in,
    articles_stored,
    articles_duplicate,
    articles_quarantined,
    figures_stored,
    figures_quarantined,
    claims_stored,
    checks_failed,
    failure,
    sources,
    ended_at,
    code_version,
    rules_version,
    run_id
FROM core.runs
ORDER BY started_at DESC, run_id DESC;

COMMENT ON VIEW runs IS 'One row per run, newest first. articles_in = stored + duplicate + quarantined.';
COMMENT ON COLUMN runs.started_at IS 'When it began (UTC).';
COMMENT ON COLUMN runs.state IS 'How it ended: published, unchanged, failed or killed.';
COMMENT ON COLUMN runs.ok IS 'Whether it ended well.';
COMMENT ON COLUMN runs.duration_s IS 'Seconds from start to end. NULL: it was killed.';
COMMENT ON COLUMN runs.articles_in IS 'Documents or records found in the sources.';
COMMENT ON COLUMN runs.articles_stored IS 'New article versions.';
COMMENT ON COLUMN runs.articles_duplicate IS 'Already in the warehouse, or twice in the sources.';
COMMENT ON COLUMN runs.articles_quarantined IS 'Held back whole.';
COMMENT ON COLUMN runs.figures_stored IS 'Figures published.';
COMMENT ON COLUMN runs.figures_quarantined IS 'Figures held back.';
COMMENT ON COLUMN runs.claims_stored IS 'Claims published.';
COMMENT ON COLUMN runs.checks_failed IS 'Expectations that some row failed.';
COMMENT ON COLUMN runs.failure IS 'Why it failed, in one sentence. NULL: it did not fail.';
COMMENT ON COLUMN runs.sources IS 'What was read.';
COMMENT ON COLUMN runs.ended_at IS 'When it ended (UTC). NULL: it was killed.';
COMMENT ON COLUMN runs.code_version IS 'Version of newsledger.';
COMMENT ON COLUMN runs.rules_version IS 'Version of the rules and lexicons.';
COMMENT ON COLUMN runs.run_id IS 'The run.';
