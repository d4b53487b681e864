"""Copy in capitals is read in print, at the same offsets."""

from time import process_time

import pytest

from dateline.analysis.actor_tables import compile_actors
from dateline.analysis.letter_case import CaseTables, compile_case, restored
from dateline.analysis.parse import load_parser
from dateline.lexicon.rules.load import Lexicon
from dateline.model.page import Page
from dateline.model.reading import Sentence
from dateline.model.records import Event, Statement
from dateline.model.sourced import Span
from dateline.pipeline import Desk, open_desk, report_of
from dateline.read.text import read_text
from dateline.settings import Settings


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> CaseTables:
    return compile_case(lexicon, load_parser(), compile_actors(lexicon))


def in_print(tables: CaseTables, *lines: str) -> str:
    """The lines, each a sentence, as they are read."""
    text = "\n".join(lines)
    sentences, start = [], 0
    for line in lines:
        sentences.append(Sentence(len(sentences), 0, Span(start, start + len(line)), ()))
        start += len(line) + 1
    found = restored(text, sentences, tables)
    assert len(text) == len(found)
    return found


@pytest.mark.parametrize(
    "expected",
    [
        "Gen. Karim Drellan said the army left Mali on Friday.",
        "The United Nations said 12 soldiers were killed near Baghdad on March 9.",
        "Police may release the guerrillas, President Varzan said.",
        "The rebels of the FMLN attacked a village north of San Miguel.",
        "The U.S. ambassador left at 9 p.m. on 4 May.",
        "I have seen no fighting since we came, said Luis Andrade.",
        "Five Iraqi policemen and a Kurdish farmer died on the road to Mosul.",
    ],
)
def test_names_and_openings_have_capitals_and_other_words_have_none(expected: str, tables: CaseTables):
    assert expected == in_print(tables, expected.upper())


def test_what_is_not_shouted_stays_as_it_was(tables: CaseTables):
    text = "The FMLN said U.S. troops of the UN MISSION had left; NATO denied it."
    assert text == in_print(tables, text)


def test_the_rest_of_the_page_tells_how_a_word_is_written(tables: CaseTables):
    body = "The ferry Brasswing left Varda with the pilot Marl on board."
    assert f"Fire on Brasswing kills the pilot Marl\n{body}" == in_print(
        tables, "FIRE ON BRASSWING KILLS THE PILOT MARL", body
    )


def test_a_single_shouted_word_is_no_example(tables: CaseTables):
    body = "We did NOT expect THIS, said Marl."
    assert f"He did not expect this attack\n{body}" == in_print(tables, "HE DID NOT EXPECT THIS ATTACK", body)


def test_a_shouted_phrase_in_a_plain_sentence_is_read_in_print(tables: CaseTables):
    assert "The sign read: do not enter the market, witnesses said." == in_print(
        tables, "The sign read: DO NOT ENTER THE MARKET, witnesses said."
    )


def test_letters_without_a_single_small_one_keep_their_places(tables: CaseTables):
    assert "İn D" == in_print(tables, "İN DİYARBAKIR THE GOVERNOR’S CONVOY WAS ATTACKED TWICE.")[:4]


def test_capitals_without_end_take_no_time(tables: CaseTables):
    began = process_time()
    in_print(tables, *["KABUL " * 600] * 20)
    in_print(tables, "plain " + "A B C D " * 2_000)
    in_print(tables, "x" + "A" * 20_000 + "a")
    assert process_time() - began < 40


REPORT = """Bomb kills nine at Taji market

TAJI, Iraq, March 9 (Northwire) - A car bomb killed nine people at a market near Taji on Sunday, police said.

Police captain Karim Haddad said gunmen had attacked a convoy of Iraqi soldiers in Mosul. "We will find them," Haddad
told reporters.
"""


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(Settings())


def test_a_wire_in_capitals_gives_the_records_of_the_same_wire_in_print(desk: Desk):
    plain, shouted = (told(desk, text) for text in (REPORT, REPORT.upper()))
    assert len(plain) >= 3
    assert plain == shouted


def test_the_evidence_is_quoted_as_the_page_has_it(desk: Desk):
    report = report_of(page_of(REPORT.upper()), desk)
    quoted = [row.span.slice(report.page.text) for record in report.records for row in record.evidence]
    assert quoted
    assert all(words == words.upper() for words in quoted)


def told(desk: Desk, text: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for record in report_of(page_of(text), desk).records:
        match record:
            case Event():
                found.append((record.type, record.trigger, [where.place for where in record.where], record.when))
            case Statement():
                found.append((record.stance, record.trigger, record.source and record.source.name.lower()))
    return found


def page_of(text: str) -> Page:
    page = read_text(text.encode(), uri="wire.txt")
    assert isinstance(page, Page)
    return page
