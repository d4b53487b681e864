"""Every entry of numbers.toml does what its examples say."""

import pytest

from dateline.analysis.numbers import NumberTables, compile_numbers
from dateline.analysis.prove_numbers import prove_numbers
from dateline.lexicon.rules.load import Lexicon, load_lexicon
from dateline.lexicon.rules.numbers import (
    Currency,
    NumberBound,
    NumberMove,
    NumberSetting,
    NumberUnit,
    Numeral,
    VagueNumber,
)

KINDS = (Numeral, VagueNumber, NumberBound, Currency, NumberSetting, NumberMove, NumberUnit)
ENTRIES = [entry for kind in KINDS for entry in load_lexicon().entries(kind) if entry.examples or entry.never]


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> NumberTables:
    return compile_numbers(lexicon)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{type(entry).__name__}-{entry.key[-1]}"[:60])
def test_the_examples_come_out(entry, tables: NumberTables):
    assert [] == prove_numbers(tables, entry)
