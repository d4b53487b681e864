"""Which file holds which entries: one row a block. A new kind of words is a struct in its module and a row here."""

from msgspec import Struct

from dateline.lexicon.rules.entry import Entry


class Table(Struct, frozen=True):
    """A block of a lexicon file (`[[block]]` in TOML, all rows of a TSV) and the struct of its entries."""

    file: str
    block: str
    entry: type[Entry]


TABLES: tuple[Table, ...] = ()
