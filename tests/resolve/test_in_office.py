"""Leaders who are named without their office have the sector of the year of the report."""

import pytest

from dateline.model.names import page_digest
from dateline.model.page import Page
from dateline.pipeline import Desk, read_page
from dateline.read.blocks import blocks_of

# The year of the report, what it says, the name asked about, and his sector in it.
REPORTS = (
    ("2003", "Kofi Annan told reporters that the U.N. would send aid to Bunia.", "Kofi Annan", "GOV"),
    ("2009", "Kofi Annan told reporters that the U.N. would send aid to Bunia.", "Kofi Annan", "ELI"),
    ("2007", "Angela Merkel said that Germany would send more troops.", "Angela Merkel", "GOV"),
    ("2024", "Angela Merkel said that Germany had sent too few troops.", "Angela Merkel", "ELI"),
)


def sector_of(name: str, year: str, words: str, desk: Desk) -> str | None:
    text = f"GENEVA, March 3, {year} (Northwire) — {words} The talks went on behind closed doors for a second day.\n"
    reading, _ = read_page(Page("own.txt", "text/plain", text, page_digest(text), blocks_of(text)), desk)
    (player,) = [player for player in reading.cast.values() if player.who.name == name]
    return player.who.sector


@pytest.mark.parametrize(("year", "words", "name", "sector"), REPORTS, ids=[f"{one[2]} {one[0]}" for one in REPORTS])
def test_a_leader_has_the_sector_of_the_year(year: str, words: str, name: str, sector: str, desk: Desk):
    assert sector == sector_of(name, year, words, desk)


def test_a_namesake_in_a_report_that_speaks_of_nothing_else_in_the_country_has_none(desk: Desk):
    words = "Kofi Annan, who runs a bakery in Lima, said that gunmen killed two customers."
    assert "GOV" != sector_of("Kofi Annan", "2003", words, desk)
