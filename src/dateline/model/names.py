"""Ids that depend on nothing but the content: the same page gives the same ids on every machine."""

from collections.abc import Iterable
from hashlib import blake2b

from dateline.model.sourced import Span

# The file that marks a folder as a store: whoever reads a folder of reports passes over it.
STORE_MARK = ".dateline-store"


def page_digest(text: str) -> str:
    """The BLAKE2b-128 of the text in hex, 32 characters."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def record_id(page: str, kind: str, trigger: Span, *, more: str = "") -> str:
    """The id of a record: page digest, kind and trigger span, with `more` where one trigger gives several records.

    Sixteen hex characters behind a letter for the kind ("e1f0…"), so a person sees what an id is.
    """
    name = f"{page}\x1f{kind}\x1f{trigger.start}\x1f{trigger.end}\x1f{more}"
    return kind[0] + blake2b(name.encode(), digest_size=8).hexdigest()


def article_id(page: str) -> str:
    """The id of the article on a page: "a" and sixteen hex characters."""
    return "a" + blake2b(f"{page}\x1farticle".encode(), digest_size=8).hexdigest()


def story_id(events: Iterable[str]) -> str:
    """The id of the story that tells these events (ids): "st" and sixteen hex characters, whatever their order."""
    return "st" + blake2b("\x1f".join(sorted(events)).encode(), digest_size=8).hexdigest()
