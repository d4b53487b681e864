"""What every entry of the lexicon has: its key, its examples, and what it must never match."""

from typing import Any

from msgspec import Struct

Scalar = str | int | float | bool


class Entry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One block of a TOML file or one row of a TSV file.

    `examples` are sentences with marks (`{verb:ambushed}`) that must come out by offset, `never` sentences that the
    entry must not match. `remove = true` in an overlay takes the entry with the same key out of the lexicon.
    """

    examples: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    remove: bool = False

    @property
    def key(self) -> tuple[Any, ...]:
        """What makes two entries of one table the same entry: by default the first field of the subclass."""
        return (getattr(self, self.__struct_fields__[0]),)
