"""How the documentation is built: Sphinx with MyST, in furo's dress; no request leaves the reader's machine."""

project = "dateline"
author = "The dateline authors"
copyright = "2026, The dateline authors"  # noqa: A001
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "dateline"
# ARCHITECTURE.md is included from the root, where its links are right.
suppress_warnings = ["myst.xref_missing"]
