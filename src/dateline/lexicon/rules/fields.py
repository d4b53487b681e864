"""Words for fields whose reports borrow the words of violence: a match, a market, a film, a drill."""

from typing import Literal

from dateline.lexicon.rules.entry import Entry

# What proves an event in such a report: a word of real harm in its sentence, people harmed by number, people killed by
# number, or a past deed of a named day with one of the first two.
FieldProof = Literal["ground", "number", "killed", "day"]


class Field(Entry, frozen=True):
    """A field and the `words` (one or two each, lower case) by which its reports are known; the classes and kinds of
    event that are `doubted` there took place only where one `proof` is given."""

    field: str
    words: tuple[str, ...]
    doubted: tuple[str, ...]
    proof: tuple[FieldProof, ...]
