"""Every example of the lexicon is a test: its marks must come out by offset, and no `never` may match."""

import pytest

from dateline.cli.prove import prove_lexicon
from dateline.plugins import PROOFS
from dateline.settings import Settings


@pytest.fixture(scope="module")
def proven():
    return prove_lexicon(Settings())


@pytest.mark.parametrize("kind", PROOFS)
def test_every_example_of_the_kind_comes_out(proven, kind):
    assert [] == [complaint for complaint in proven.complaints if f", {kind} " in complaint]


def test_no_kind_of_entry_has_examples_that_nothing_proves(proven):
    assert () == proven.unproven


def test_there_are_examples_to_prove(proven):
    assert 1_500 < proven.examples
    assert 200 < proven.nevers


def test_an_overlay_with_an_example_that_does_not_come_out_is_named(tmp_path):
    (tmp_path / "trends.toml").write_text(
        '[[verb]]\nlemma = "zigzag"\ndirection = "down"\nexamples = ["{measure:Deaths} fell in May."]\n', "utf-8"
    )
    complaints = prove_lexicon(Settings(lexicon=(tmp_path,)), kinds={"TrendVerb"}).complaints
    assert any("trends.toml, TrendVerb 'zigzag" in complaint for complaint in complaints)
