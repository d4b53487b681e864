"""What a document's properties call its title and author, told from what a program or a login wrote there."""

import re
from collections.abc import Set

# "Microsoft Word - report.doc", "C:\\reports\\final.indd", "draft_3.qxp".
OF_A_FILE = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$|^[A-Za-z]:\\|^file:|^Microsoft \w+ - ")
WORDS = re.compile(r"[^\W\d_]{2,}")
FEWEST = 3


def is_title(words: str, *, texts: Set[str]) -> bool:
    """Whether the words are a title: no name of a file, and at least three words, or words that stand in the document
    as a paragraph of their own ("Untitled" and "Layout 1" do not)."""
    if OF_A_FILE.search(words):
        return False
    return len(WORDS.findall(words)) >= FEWEST or words in texts


def is_author(words: str) -> bool:
    """Whether the words may be a person's or a body's name: a login ("jsmith", "user01") has no capital."""
    return words != words.lower()
