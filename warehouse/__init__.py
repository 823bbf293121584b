"""Where tables rest: DuckLake, staged Parquet and the self-contained DuckDB copy."""
