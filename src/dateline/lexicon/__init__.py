"""The words: TOML and TSV in one folder a language. No Python stands beside them; `rules/` turns them into tables."""
