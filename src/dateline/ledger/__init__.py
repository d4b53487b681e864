"""The store: append-only segments are the truth, a DuckDB file the index, each fact knows since when it is known."""
