"""From findings to records: what the words mean, as of the day of the report."""
