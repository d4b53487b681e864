"""Many documents: one engine a file, each mapping pages to reports or chunks to segments."""
