"""Every entry of the lexicon's page folder does what its examples say."""

import pytest

from dateline.article.prove import prove_page
from dateline.article.tables import PageTables
from dateline.lexicon.rules.load import load_lexicon
from dateline.lexicon.rules.page import (
    Agency,
    BylineWord,
    Credit,
    DatelineWord,
    Furniture,
    SectionName,
    SignatureWord,
    Stamp,
)

KINDS = (Furniture, Agency, BylineWord, Credit, DatelineWord, SectionName, SignatureWord, Stamp)
ENTRIES = [entry for kind in KINDS for entry in load_lexicon().entries(kind) if entry.examples or entry.never]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{type(entry).__name__}-{entry.key[-1]}"[:60])
def test_the_examples_come_out(entry, tables: PageTables):
    assert [] == prove_page(tables, entry)
