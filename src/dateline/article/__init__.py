"""The article: a page taken apart into the report and what stands around it."""
