"""How the documentation is built: Sphinx with MyST, in furo's dress; no request leaves the reader's machine."""

import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

project = "dateline"
author = "The dateline authors"
copyright = "2026, The dateline authors"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "dateline"
# ARCHITECTURE.md is included from the root, where its links are right.
suppress_warnings = ["myst.xref_missing"]


def setup(app: Any) -> None:
    """Have the codebook written before the pages are read."""
    from codebook import write_codebook

    app.connect("builder-inited", lambda _: write_codebook(HERE / "codebook.md"))
