"""What a piece of the grammar of times can begin with: its first letter, and the one behind it."""

from collections.abc import Iterable

from msgspec import Struct

NO_LETTER: frozenset[str] = frozenset()


class Opening(Struct, frozen=True):
    """The letters that a piece can begin with; whether it can match nothing, and any letters at all (`wild`). `alone`
    are the letters that can be the whole of a match, `pairs` the first letters of longer ones with their second, None
    for any."""

    first: frozenset[str] = NO_LETTER
    empty: bool = False
    wild: bool = False
    alone: frozenset[str] = NO_LETTER
    pairs: tuple[tuple[frozenset[str], frozenset[str] | None], ...] = ()

    def then(self, other: "Opening") -> "Opening":
        """The opening of this piece with another behind it."""
        joint = ((self.alone, None if other.wild else other.first),) if self.alone else ()
        return Opening(
            first=self.first | other.first if self.empty else self.first,
            empty=self.empty and other.empty,
            wild=self.wild or (self.empty and other.wild),
            alone=(self.alone if other.empty else NO_LETTER) | (other.alone if self.empty else NO_LETTER),
            pairs=(*self.pairs, *joint, *(other.pairs if self.empty else ())),
        )

    def seconds(self) -> dict[str, frozenset[str] | None]:
        """Each first letter with the letters that can stand behind it; None where any can, or nothing."""
        behind: dict[str, frozenset[str] | None] = dict.fromkeys(sorted(self.first), NO_LETTER)
        for firsts, seconds in (*self.pairs, (self.alone, None)):
            for letter in sorted(firsts):
                known = behind[letter]
                behind[letter] = None if known is None or seconds is None else known | seconds
        return behind


# Matches nothing: where a piece begins to be written, and what only looks ahead.
NOTHING = Opening(empty=True)


def letter_of(letters: frozenset[str]) -> Opening:
    """The opening of a piece that is one letter of these."""
    return Opening(letters, alone=letters)


def one_of(openings: Iterable[Opening]) -> Opening:
    """The opening of a choice between several pieces."""
    known = tuple(openings)
    return Opening(
        first=NO_LETTER.union(*(one.first for one in known)),
        empty=any(one.empty for one in known),
        wild=any(one.wild for one in known),
        alone=NO_LETTER.union(*(one.alone for one in known)),
        pairs=tuple(pair for one in known for pair in one.pairs),
    )
