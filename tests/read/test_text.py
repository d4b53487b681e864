"""Plain text to a page."""

import time

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.markdown import read_markdown
from dateline.read.text import read_text


def page_of(text: str) -> Page:
    page = read_text(text.encode(), uri="report.txt")
    assert isinstance(page, Page)
    return page


def words_of(page: Page) -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks]


def test_every_kind_of_line_end_becomes_one():
    assert page_of("a\r\nb\rc\u2028d\fe").text == "a\nb\nc\nd\ne"


def test_each_line_of_an_unwrapped_page_is_a_block():
    page = page_of("Talks resume in Dravia\n\n  The talks resumed on Monday. \nOfficials met at the port.\n")
    assert words_of(page) == ["Talks resume in Dravia", "The talks resumed on Monday.", "Officials met at the port."]


def test_the_lines_of_a_wrapped_paragraph_are_one_block():
    page = page_of(
        "Fighters shelled the northern harbour of the port on Sunday for a\n"
        "third night, and the hospital counted eleven dead by morning, its\n"
        "director said.\n\n"
        "The army gave no figure.\n"
    )
    assert [block.role for block in page.blocks] == ["paragraph", "line"]
    assert words_of(page)[0].endswith("its\ndirector said.")


def test_a_deeper_indent_opens_a_new_paragraph():
    page = page_of(
        "Fighters shelled the northern harbour of the port on Sunday for a\n"
        "third night, and the hospital counted eleven dead by morning there.\n"
        "   The army gave no figure, and its spokesman did not answer the two\n"
        "calls that were made to him during the day from the capital.\n"
    )
    assert [words[:8] for words in words_of(page)] == ["Fighters", "The army"]


def test_short_lines_below_each_other_stay_apart():
    assert words_of(page_of("World\nAfrica\nEurope")) == ["World", "Africa", "Europe"]


def test_a_page_of_blank_space_is_a_problem():
    problem = read_text(b" \n\t\r\n", uri="blank.txt")
    assert isinstance(problem, Problem)
    assert problem.code == "R01"


def test_the_digest_depends_on_the_text_alone():
    one = read_text("“Yes”".encode(), uri="a.txt")
    two = read_text("“Yes”".encode("utf-16"), uri="b.txt")
    assert isinstance(one, Page)
    assert isinstance(two, Page)
    assert one.digest == two.digest


def test_ten_megabytes_in_one_line_or_in_blank_lines_are_read_at_once():
    began = time.process_time()
    assert len(page_of("The army said. " * 700_000).blocks) == 1
    assert len(page_of("a" + "\n" * 10_000_000 + "b").blocks) == 2
    assert time.process_time() - began < 5


@given(st.text())
def test_blocks_lie_in_order_and_cover_all_that_is_not_blank(text: str):
    page = read_text(text.encode("utf-8", "replace"), uri="any")
    if isinstance(page, Page):
        at = 0
        for block in page.blocks:
            assert at <= block.start < block.end
            assert not page.text[at : block.start].strip()
            at = block.end
        assert not page.text[at:].strip()


def test_a_line_of_markdown_in_italics_or_bold_is_the_words_in_it():
    page = read_markdown(b"*By Mara Ilves*\n\n**Talks resume**\n\n__init__ *is* a *file*\n\n***\n\n_x", uri="a.md")
    found = [page.text[block.start : block.end] for block in page.blocks]
    assert ["By Mara Ilves", "Talks resume", "__init__ *is* a *file*", "***", "_x"] == found


def test_markdown_knows_its_headings_and_items():
    page = read_markdown(b"# Talks resume\n\nThe talks resumed.\n\n- Item one\n", uri="a.md")
    assert isinstance(page, Page)
    assert [block.role for block in page.blocks] == ["heading", "line", "list"]
    assert words_of(page) == ["Talks resume", "The talks resumed.", "Item one"]
