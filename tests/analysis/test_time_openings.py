"""With which two letters a piece of the grammar of times can begin."""

import pytest

from dateline.analysis.time_openings import NOTHING, Opening, letter_of, one_of

A, B, C = (letter_of(frozenset(letter)) for letter in "abc")
ANYTHING = Opening(empty=True, wild=True)


def optional(piece: Opening) -> Opening:
    return one_of((piece, NOTHING))


@pytest.mark.parametrize(
    ("piece", "seconds"),
    [
        (A, {"a": None}),
        (A.then(B), {"a": {"b"}}),
        (A.then(optional(B)), {"a": None}),
        (A.then(optional(B)).then(C), {"a": {"b", "c"}}),
        (optional(A).then(B).then(C), {"a": {"b"}, "b": {"c"}}),
        (one_of((A.then(B), B.then(C))), {"a": {"b"}, "b": {"c"}}),
        (one_of((A, A.then(B))), {"a": None}),
        (A.then(ANYTHING).then(B), {"a": None}),
        (A.then(NOTHING).then(B), {"a": {"b"}}),
    ],
    ids=["one", "two", "may end", "may skip", "may open", "either", "short or long", "a gap", "a look ahead"],
)
def test_the_letters_behind_the_first_are_told(piece, seconds):
    assert seconds == piece.seconds()


def test_a_piece_that_may_match_nothing_says_so():
    assert optional(A).then(optional(B)).empty
    assert not optional(A).then(B).empty
