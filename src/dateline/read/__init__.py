"""Reading: bytes to a `Page`, one format a file. From here on the page's text never changes."""
