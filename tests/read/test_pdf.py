"""PDF to a page: columns, running heads, paragraphs over line, column and page ends; and files made to do harm."""

import time

from tests.read.pdf_writer import Line, assembled, column, pdf

from dateline.model.page import Block, Page
from dateline.model.problem import Problem
from dateline.read.formats import format_of
from dateline.read.pdf import MOST_PAGES, pages_of_pdf
from dateline.read.sniff import Head
from dateline.read.source import Document

LEFT = (
    "Fighters shelled the northern harbour of",
    "the port on Sunday for a third night, and",
    "the hospital counted eleven dead by the",
    "morning, its director said.",
    "  The army gave no figure of its own, and",
    "a spokesman did not answer two calls that",
    "were made to him from the capital about",
)
RIGHT = (
    "the shelling, which began when the talks",
    "on the roads broke off without a date.",
    "  The governor said that the hospital had",
    "no beds left, and asked for doctors from",
    "the neighbouring province, which sent ten",
    "on the same evening by boat.",
)
FIRST = (
    "Fighters shelled the northern harbour of the port on Sunday for a third night, and the hospital counted eleven "
    "dead by the morning, its director said."
)
SECOND = (
    "The army gave no figure of its own, and a spokesman did not answer two calls that were made to him from the "
    "capital about the shelling, which began when the talks on the roads broke off without a date."
)
THIRD = (
    "The governor said that the hospital had no beds left, and asked for doctors from the neighbouring province, which "
    "sent ten on the same evening by boat."
)


def page_of(raw: bytes) -> Page:
    page = read(raw)
    assert isinstance(page, Page), page
    return page


def read(raw: bytes) -> Page | Problem:
    (item,) = pages_of_pdf(Document("report.pdf", raw))
    return item


def words_of(page: Page, *, role: str = "", zone: str = "") -> list[str]:
    return [_words(page, block) for block in page.blocks if block.zone == zone and role in ("", block.role)]


def codes_of(item: Page | Problem) -> list[str]:
    return [item.code] if isinstance(item, Problem) else [problem.code for problem in item.problems]


def _words(page: Page, block: Block) -> str:
    return page.text[block.start : block.end]


def spread(number: int, *more: Line) -> list[Line]:
    head = [Line("The Harbour Courier", 40, 30, 8), Line(f"Sunday, page {number}", 480, 30, 8)]
    return [*head, *column(LEFT, 40, 200), *column(RIGHT, 310, 200), *more]


def justified(words: list[str], left: float, top: float) -> list[Line]:
    """Words of about half their size a letter in lines of 150 points, each drawn by itself."""
    lines: list[list[str]] = [[]]
    for word in words:
        if 5 * len(" ".join([*lines[-1], word])) > 150:
            lines.append([])
        lines[-1].append(word)
    drawn = []
    for down, line in enumerate(lines):
        blank = (150 - sum(5 * len(word) for word in line)) / max(1, len(line) - 1)
        starts = [sum(5 * len(word) + blank for word in line[:at]) for at in range(len(line))]
        drawn += [Line(word, left + at, top + 11 * down, 9) for word, at in zip(line, starts, strict=True)]
    return drawn


def test_columns_are_read_one_after_the_other_and_a_paragraph_runs_over_them():
    page = page_of(pdf([[*column(LEFT, 40, 200), *column(RIGHT, 310, 200)]]))
    assert [FIRST, SECOND, THIRD] == words_of(page)
    assert "\n\n".join([FIRST, SECOND, THIRD]) == page.text


def test_the_order_of_drawing_and_a_shifted_baseline_change_nothing():
    rows = [line for pair in zip(column(LEFT, 40, 200), column(RIGHT, 310, 205), strict=False) for line in pair]
    assert [FIRST, SECOND, THIRD] == words_of(page_of(pdf([[*rows, column(LEFT, 40, 200)[-1]]])))


def test_a_headline_and_a_caption_that_span_the_columns_part_the_page():
    caption = (
        "Officials count the boats that were moored along both sides of the harbour wall before the shelling began"
    )
    headline = [Line("Harbour shelled for a third night", 40, 100, 24, "B"), Line("as talks stall", 40, 128, 24, "B")]
    raw = pdf([[*headline, *spread(1), Line(caption, 40, 400, 9), *column(RIGHT, 40, 450), *column(LEFT, 310, 450)]])
    page = page_of(raw)
    assert ["Harbour shelled for a third night as talks stall"] == words_of(page, role="title")
    found = words_of(page)
    assert [SECOND, THIRD, caption] == found[found.index(SECOND) : found.index(caption) + 1]
    assert found.index(FIRST) == found.index(SECOND) - 1


def test_the_page_number_above_two_columns_is_no_third_column():
    raw = pdf(
        [[Line("The Harbour Courier", 40, 120), Line("7", 540, 120), *column(LEFT, 40, 200), *column(RIGHT, 310, 200)]]
    )
    assert [FIRST, SECOND, THIRD] == words_of(page_of(raw))[-3:]


def test_running_heads_stand_outside_a_paragraph_that_runs_over_the_page():
    pages = [
        [Line("The Harbour Courier", 40, 30, 8), *column(LEFT, 40, 200), Line("Page 1 of 2", 270, 820, 8)],
        [Line("The Harbour Courier", 40, 30, 8), *column(RIGHT, 40, 60), Line("Page 2 of 2", 270, 820, 8)],
    ]
    page = page_of(pdf(pages))
    assert [FIRST, SECOND, THIRD] == words_of(page)
    heads = ["The Harbour Courier", "Page 1 of 2", "The Harbour Courier", "Page 2 of 2"]
    assert heads == words_of(page, zone="around")
    assert {"running-head", "running-foot"} == {block.hint for block in page.blocks if block.zone}


def test_a_title_that_comes_again_as_a_running_head_stays_the_title():
    first = [Line("Harbour shelled", 40, 60, 24, "B"), *column(LEFT, 40, 200)]
    others = [[Line("Harbour shelled", 40, 30, 8), *column(RIGHT, 40, 200)] for _ in range(3)]
    page = page_of(pdf([first, *others]))
    assert ["Harbour shelled"] == words_of(page, role="title")
    assert ["Harbour shelled"] * 3 == words_of(page, zone="around")


def test_a_bare_number_at_the_edge_is_that_of_the_page():
    page = page_of(pdf([[*column(LEFT, 40, 200), Line("- 3 -", 290, 825)]]))
    assert ["- 3 -"] == words_of(page, zone="around")


def test_a_parted_word_is_joined_and_a_hyphen_of_its_own_is_kept():
    lines = (
        "Crowds of demon-",
        "strators filled the square while a cease-",
        "fire was debated; the cease-fire of mid-",
        "March had held for a week, a state-of-the-",
        "art radar station and 20 huts were burnt.",
    )
    told = (
        "Crowds of demonstrators filled the square while a cease-fire was debated; the cease-fire of mid-March had "
        "held for a week, a state-of-the-art radar station and 20 huts were burnt."
    )
    assert [told] == words_of(page_of(pdf([column(lines, 40, 200)])))


def test_in_capitals_a_hyphen_tells_nothing():
    lines = ("THE ARMY DENIED THAT DEMON-", "STRATORS WERE SHOT, AND UN AND NATO STAFF, THE UN-", "NATO TEAM SAID.")
    told = "THE ARMY DENIED THAT DEMONSTRATORS WERE SHOT, AND UN AND NATO STAFF, THE UN-NATO TEAM SAID."
    assert [told] == words_of(page_of(pdf([column(lines, 40, 200)])))


def test_the_wide_gaps_of_justified_lines_are_no_columns():
    told = (
        "Rescuers worked through the night in the ruins of the fish market, where a shell had struck the roof, and "
        "carried the wounded to boats that took them across the bay to the islands, where a school had been made a "
        "hospital by the nurses of the port"
    )
    left = justified(told.split(), 40, 200)
    right = justified(told.split(), 40 + 150 + 12, 200)
    page = page_of(pdf([sorted([*left, *right], key=lambda word: (word.top, word.left))]))
    assert f"{told} {told}" == page.text


def test_a_line_that_ends_early_ends_its_paragraph():
    lines = (
        "The northern road was shut on Sunday by the army and",
        "its allies.",
        "Food ran short in the port within two days of that, and",
    )
    page = page_of(pdf([column((*lines, "the price of bread rose."), 40, 200)]))
    assert ["The northern road was shut on Sunday by the army and its allies."] == words_of(page)[:1]
    assert 2 == len(page.blocks)


def test_list_items_are_items_with_their_marks():
    items = ["The road to the port was shut.", "The hospital was hit twice in the night."]
    lines = [Line(text, left, 200 + 20 * at) for at, item in enumerate(items) for text, left in (("•", 40), (item, 55))]
    assert [f"• {item}" for item in items] == words_of(page_of(pdf([lines])), role="list")


def test_a_table_is_read_row_by_row():
    rows = [("Town", "Killed", "Injured"), ("Kareth", "11", "20"), ("Port Selm", "3", "4"), ("Old Harbour", "7", "12")]
    cells = [Line(cell, 40 + 150 * at, 230 + 14 * down) for down, row in enumerate(rows) for at, cell in enumerate(row)]
    intro = Line("The ministry gave these figures for the towns of the coast on Monday:", 40, 200)
    page = page_of(pdf([[intro, *cells]]))
    assert [cell for row in rows for cell in row] == words_of(page, role="cell")


def test_a_large_initial_belongs_to_its_word():
    lines = ("he army said on Sunday that it would", "hold its fire while the talks went on,", "as it had in May.")
    raw = pdf([[Line("T", 40, 220, 32), *(Line(text, 65, 200 + 12 * at) for at, text in enumerate(lines))]])
    assert [
        "The army said on Sunday that it would hold its fire while the talks went on, as it had in May."
    ] == words_of(page_of(raw))


def test_turned_text_is_left_out_and_a_turned_page_is_read():
    turned = Line("DRAFT", 20, 500, turned="0 1 -1 0")
    assert [FIRST] == words_of(page_of(pdf([[turned, *column(LEFT[:4], 40, 200)]])))
    sideways = [Line(text, 100 + 12 * at, 700, turned="0 1 -1 0") for at, text in enumerate(LEFT[:4])]
    assert [FIRST] == words_of(page_of(pdf([sideways], rotate=90)))


def test_letters_are_as_large_as_their_matrix_makes_them():
    headline = Line("Harbour shelled", 40, 100, 1, "B", "24 0 0 24")
    page = page_of(pdf([[headline, *column(LEFT, 40, 200)]]))
    assert ["Harbour shelled"] == words_of(page, role="title")


def test_signs_beyond_ascii_are_read():
    assert ["Café – “no”, 5 € …"] == words_of(page_of(pdf([[Line("Café – “no”, 5 € …", 40, 100)]])))


def test_properties_are_stated_and_the_name_of_a_file_is_no_title():
    info = {
        "Title": "Harbour shelled for a third night",
        "Author": "Ann Example",
        "CreationDate": "D:20140512103000+02'00'",
    }
    page = page_of(pdf([column(LEFT, 40, 200)], info=info))
    assert ["Harbour shelled for a third night"] == [one.value for one in page.stated("title")]
    assert ["Ann Example"] == [one.value for one in page.stated("author")]
    assert ["2014-05-12T10:30:00+02:00"] == [one.value for one in page.stated("date")]
    assert {"document"} == {one.origin for one in page.metadata}
    for title in ("Microsoft Word - report.doc", "final_version_3.indd", "Untitled"):
        assert () == page_of(pdf([column(LEFT, 40, 200)], info={"Title": title, "Author": "user01"})).metadata


def test_a_stated_title_that_stands_in_the_text_has_its_place():
    page = page_of(
        pdf([[Line("Harbour shelled", 40, 60, 24), *column(LEFT, 40, 200)]], info={"Title": "Harbour shelled"})
    )
    (title,) = page.stated("title")
    assert title.span is not None
    assert "Harbour shelled" == title.span.slice(page.text)


def test_the_same_file_gives_the_same_page():
    raw = pdf([spread(1), spread(2)])
    assert read(raw) == read(raw)


def test_a_scan_says_that_it_needs_ocr():
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    drawn = b"q 500 0 0 500 0 0 cm /I Do Q"
    raw = assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 5 0 R "
            b"/Resources << /XObject << /I 4 0 R >> >> >>",
            picture + b"\nstream\n\x7f\nendstream",
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn),
        ]
    )
    problem = read(raw)
    assert ["R32"] == codes_of(problem)
    assert "ocrmypdf" in str(problem)


def test_a_locked_file_says_so():
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P -4 >>" % (b"00" * 32, b"11" * 32)
    pages = b"<< /Type /Pages /Kids [] /Count 0 >>"
    raw = assembled([b"<< /Type /Catalog /Pages 2 0 R >>", pages, lock], trailer="/Encrypt 3 0 R /ID [<00> <00>]")
    assert ["R31"] == codes_of(read(raw))
    assert ["R30"] == codes_of(read(b"%PDF-1.7\n" + b"\0" * 1_000))


def test_a_file_that_was_cut_short_is_read_as_far_as_it_goes():
    raw = pdf([spread(number) for number in range(1, 6)])
    page = page_of(raw[: len(raw) * 2 // 3])
    assert "R39" in codes_of(page)
    assert FIRST in words_of(page)
    assert ["R30"] == codes_of(read(raw[:200]))


def test_pages_beyond_the_limit_are_left_out_and_told():
    page = page_of(pdf([[Line(f"The army said on day {number} that", 40, 300)] for number in range(MOST_PAGES + 10)]))
    assert ["R33"] == codes_of(page)
    assert f"{MOST_PAGES:,} of {MOST_PAGES + 10:,} pages" in page.problems[0].message


def test_a_page_of_a_million_characters_is_read_in_part_and_in_time():
    began = time.process_time()
    page = page_of(pdf([[Line("The army said. " * 70, 40, at % 800, 1) for at in range(1_000)]]))
    assert ["R33"] == codes_of(page)
    scattered = [Line("ab", at * 7_919 % 590, at * 104_729 % 800, 2) for at in range(60_000)]
    assert ["R33"] == codes_of(page_of(pdf([scattered])))
    assert time.process_time() - began < 15


def test_loops_depths_and_crowds_of_objects_end_soon():
    began = time.process_time()
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    leaf = b"<< /Type /Page /MediaBox [0 0 500 500] >>"
    deep = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (at + 3) for at in range(50_000)]
    one = pdf([[Line("The army said on Sunday", 40, 100)]])
    loop = b"trailer\n<< /Size 7 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % ((one.index(b"xref\n"),) * 2)
    assert ["R30"] == codes_of(read(assembled([catalogue, *deep, leaf])))
    assert ["R30"] == codes_of(read(assembled([catalogue, b"<< /Type /Pages /Kids [2 0 R] /Count 1000000 >>"])))
    assert ["R30"] == codes_of(read(assembled([catalogue, b"<< >>", *[b"null"] * 500_000])))
    assert ["R30"] == codes_of(read(b"%PDF-1.7\n" + b"<<" * 5_000_000))
    assert ["The army said on Sunday"] == words_of(page_of(one[: one.rindex(b"trailer")] + loop))
    assert time.process_time() - began < 15


def test_a_pdf_is_told_by_its_signature_or_by_its_name_with_the_signature_further_on():
    for head in (Head(b"%PDF-1.4\n", "report"), Head(b"HTTP junk\r\n%PDF-1.4\n", "report.pdf")):
        kind = format_of(head)
        assert not isinstance(kind, Problem)
        assert "PDF" == kind.name
    assert "PDF" != getattr(format_of(Head(b"How to read the %PDF-1.4 header", "notes.txt")), "name", "")
