"""From the lexicon's files to typed, frozen tables: schema, loading with overlays, and the marks of examples."""
