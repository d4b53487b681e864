import gzip
import tracemalloc

import pytest

from dateline.fetch.packing import unpacked
from dateline.fetch.wire import TooLargeError


def test_a_bomb_is_never_unpacked_in_memory():
    bomb = gzip.compress(b"0" * 50_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(TooLargeError):
            unpacked(bomb, "gzip", most=1_000_000)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000


def test_the_largest_page_that_is_taken_has_exactly_the_limit():
    packed = gzip.compress(b"x" * 1_000)
    assert b"x" * 1_000 == unpacked(packed, "gzip", most=1_000)
    with pytest.raises(TooLargeError):
        unpacked(packed, "gzip", most=999)


def test_what_is_not_packed_stays_as_it_is():
    assert b"Calm" == unpacked(b"Calm", "", most=10)
    assert b"Calm" == unpacked(b"Calm", "identity", most=10)
    assert b"" == unpacked(b"", "gzip", most=10)
