import time
from datetime import date

import pytest
from msgspec.structs import replace

from dateline.article.article import article_of
from dateline.model.names import page_digest
from dateline.model.page import Block, Page, Stated
from dateline.model.sourced import Span

LEAD = "Two ferries left the port of Karvala on Sunday for the first time since the storm, the harbour master said."
MORE = "The crews had waited for nine days, and the town for its bread, he told reporters on the quay in the morning."


def page(*lines, stated=(), fetched=None):
    """A page of an HTML reader: the words after "role: " are a block of that role, the metadata in "name origin"."""
    blocks, at, texts = [], 0, []
    for line in (*lines, LEAD, MORE):
        role, _, words = (
            line.partition(": ") if line.split(": ")[0] in ("title", "byline", "heading") else ("", "", line)
        )
        blocks.append(Block(at, at + len(words), role or "paragraph"))
        texts.append(words)
        at += len(words) + 2
    text = "\n\n".join(texts)
    told = tuple(Stated(name.split()[0], value, name.split()[1]) for name, value in stated)
    return Page("a.html", "text/html", text, page_digest(text), tuple(blocks), fetched, told)


@pytest.fixture
def article(tables):
    return lambda *lines, stated=(), fetched=None: article_of(page(*lines, stated=stated, fetched=fetched), tables)


def headline(found):
    return found.headline.value, found.headline.how, found.headline.rule


def people(found):
    return [name.value for name in found.bylines]


def test_a_displayed_headline_has_its_place_in_the_text(article):
    found = article("title: Ferry port reopens", stated=[("title json-ld", "Ferry port reopens")])
    assert ("Ferry port reopens", "read", "headline.title") == headline(found)
    assert (Span(0, 18),) == found.headline.spans


def test_a_headline_that_only_metadata_state_says_so(article):
    found = article(stated=[("title json-ld", "Ferry port reopens")])
    assert ("Ferry port reopens", "stated", "headline.json-ld") == headline(found)
    assert () == found.headline.spans


def test_the_displayed_headline_outranks_one_written_for_searchers(article):
    found = article(
        "title: Karvala's ferries sail again after nine days",
        stated=[("title opengraph", "Ferries sail again after nine days in Karvala: what we know")],
    )
    assert "Karvala's ferries sail again after nine days" == found.headline.value


@pytest.mark.parametrize("logo", ["Harbour Courier", "World", "The Harbour Courier"])
def test_a_first_heading_that_is_a_logo_or_a_section_is_no_headline(article, logo):
    found = article(
        f"title: {logo}",
        "title: Ferry port reopens",
        stated=[("outlet opengraph", "Harbour Courier"), ("title opengraph", "Ferry port reopens")],
    )
    assert "Ferry port reopens" == found.headline.value


def test_of_several_headings_the_stated_titles_choose(article):
    found = article(
        "title: Subscribe to our morning letter today",
        "title: Ferry port reopens after the storm",
        stated=[("title json-ld", "Ferry port reopens after storm")],
    )
    assert "Ferry port reopens after the storm" == found.headline.value


@pytest.mark.parametrize(
    "title",
    [
        "Ferry port reopens | Harbour Courier",
        "Ferry port reopens - Harbour Courier",
        "Ferry port reopens – harbourcourier.example",
        "Harbour Courier | Ferry port reopens",
        "Ferry port reopens | The Harbour Courier",
    ],
)
def test_the_outlet_is_cut_off_a_stated_title(article, title):
    outlet = [("outlet opengraph", "Harbour Courier"), ("url opengraph", "https://www.harbourcourier.example/a")]
    assert "Ferry port reopens" == article(stated=[("title document", title), *outlet]).headline.value


def test_a_dash_in_a_headline_is_kept(article):
    stated = [("title json-ld", "Ferry port reopens - slowly"), ("outlet opengraph", "Harbour Courier")]
    assert "Ferry port reopens - slowly" == article(stated=stated).headline.value


def test_a_kicker_run_together_with_the_headline_is_cut_off(article):
    for shown in (
        "World Ferry port reopens",
        "World | Ferry port reopens",
        "LIVE Ferry port reopens",
        "LiveFerry port reopens",
    ):
        found = article(f"title: {shown}", stated=[("title json-ld", "Ferry port reopens")])
        assert "Ferry port reopens" == found.headline.value
        assert (Span(shown.index("Ferry"), len(shown)),) == found.headline.spans


def test_words_that_a_shorter_stated_title_leaves_out_are_kept(article):
    for shown in ("At Least Six Die as Ferry Sinks", "Update: Six Die as Ferry Sinks"):
        found = article(f"title: {shown}", stated=[("title json-ld", "Six Die as Ferry Sinks")])
        assert shown == found.headline.value


def test_a_headline_in_a_lower_heading_is_found_by_its_words(article):
    found = article("heading: Ferry Port Reopens", stated=[("title opengraph", "Ferry port reopens")])
    assert ("Ferry Port Reopens", "read") == headline(found)[:2]


def test_the_titles_that_agree_outvote_one_that_does_not(article):
    found = article(
        stated=[
            ("title json-ld", "Storm over: what now?"),
            ("title opengraph", "Ferry port reopens"),
            ("title meta", "Ferry port reopens"),
        ]
    )
    assert "Ferry port reopens" == found.headline.value


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Mara Ilves", ["Mara Ilves"]),
        ("By Mara Ilves and Tomas Rehn, Staff Writers", ["Mara Ilves", "Tomas Rehn"]),
        ("Mara Ilves, Tomas Rehn & A.J. Holm", ["Mara Ilves", "Tomas Rehn", "A.J. Holm"]),
        ("Mara Ilves; Tomas Rehn", ["Mara Ilves", "Tomas Rehn"]),
        ("Mara Ilves for Northwire", ["Mara Ilves"]),
        ("Mara Ilves and Tomas Rehn, Evening Gazette", ["Mara Ilves", "Tomas Rehn"]),
        ("Mara Ilves Harbour Courier", ["Mara Ilves"]),
        ("Mara Ilves | mara@courier.example | Harbour Courier", ["Mara Ilves"]),
        ("Mara Ilves @marailves", ["Mara Ilves"]),
        ("Mara Ilves, Updated March 9, 2031", ["Mara Ilves"]),
        ("Mara Ilves March 9, 2031 at 7:35 PM", ["Mara Ilves"]),
        ("Mara Ilves is a reporter who covers ports. She lives in Karvala.", ["Mara Ilves"]),
        ("Mara Ilves, MD, PhD", ["Mara Ilves"]),
        ("Review by Mara Ilves", ["Mara Ilves"]),
        ("Mara Ilves, Karvala", ["Mara Ilves"]),
        ("Mara Ilves, AFP", ["Mara Ilves"]),
        ("Reuters Staff", []),
        ("Josip bin Karam, Jr.", ["Josip bin Karam, Jr."]),
        ("https://www.courier.example/authors/mara", []),
        ("admin", []),
        ("Harbour Courier", []),
        (", Harbour Courier", []),
        ("", []),
    ],
)
def test_stated_authors_are_split_into_people(article, stated, expected):
    found = article(stated=[("author json-ld", stated), ("outlet opengraph", "Harbour Courier")])
    assert expected == people(found)


def test_people_displayed_beside_the_headline_have_their_place(article):
    found = article("title: Ferry port reopens", "By MARA ILVES", stated=[("author json-ld", "Mara Ilves")])
    (name,) = found.bylines
    assert ("Mara Ilves", (Span(23, 33),), "read") == (name.value, name.spans, name.how)


def test_people_only_in_the_metadata_are_stated(article):
    (name,) = article("title: Ferry port reopens", stated=[("author meta", "Mara Ilves")]).bylines
    assert ((), "stated", "byline.meta") == (name.spans, name.how, name.rule)


def test_the_displayed_byline_adds_those_whom_the_metadata_leave_out(article):
    found = article(
        "title: Ferry port reopens", "By Mara Ilves and Tomas Rehn, Courier", stated=[("author json-ld", "Mara Ilves")]
    )
    assert ["Mara Ilves", "Tomas Rehn"] == people(found)


def test_a_place_or_paper_behind_a_stated_author_is_no_second_one(article):
    for shown in ("By Mara Ilves, Khan Younis", "By Mara Ilves, Evening Gazette", "By Mara Ilves in Karvala"):
        assert ["Mara Ilves"] == people(article("title: Port", shown, stated=[("author json-ld", "Mara Ilves")]))


def test_a_byline_is_read_where_nobody_is_stated(article):
    assert ["Mara Ilves"] == people(article("title: Ferry port reopens", "9 March 2031 | By Mara Ilves"))
    assert ["Mara Ilves"] == people(article("title: Ferry port reopens", "Mara Ilves - March 9, 2031"))
    assert ["Mara Ilves"] == people(article("title: Ferry port reopens", "byline: Mara Ilves"))


def test_a_person_in_other_letters_is_the_same_person(article):
    stated = [("author json-ld", "MARA ILVES"), ("author json-ld", "Mara Ilves"), ("author json-ld", "MaraIlves")]
    assert ["Mara Ilves"] == people(article(stated=stated))


def test_who_edited_or_photographed_did_not_write(article):
    stated = [("author json-ld", "Mara Ilves"), ("author json-ld", "Ana Holm"), ("author json-ld", "Tomas Rehn")]
    found = article("title: Port", "By Mara Ilves", "Edited by Ana Holm", "Photos by Tomas Rehn", stated=stated)
    assert ["Mara Ilves"] == people(found)


def test_an_agency_that_signs_is_no_person(article):
    found = article("title: Ferry port reopens", "By Mara Ilves, Reuters", stated=[("author json-ld", "Mara Ilves")])
    assert (["Mara Ilves"], "Reuters") == (people(found), found.agency.value)
    for signed, agency in (("Mara Ilves, AFP", "AFP"), ("Reuters Staff", "Reuters"), ("AP Staff Writer", "AP")):
        assert agency == article(stated=[("author json-ld", signed)]).agency.value
    alone = article(stated=[("author json-ld", "Associated Press")])
    assert ([], "AP", "stated") == (people(alone), alone.agency.value, alone.agency.how)


def test_an_organisation_that_signs_is_an_agency_unless_it_is_the_outlet(article):
    assert "Northwire" == article(stated=[("agency json-ld", "Northwire")]).agency.value
    own = article(stated=[("agency json-ld", "Harbour Courier"), ("outlet json-ld", "The Harbour Courier")])
    assert None is own.agency


def test_a_desk_signs_only_where_nobody_else_does(article):
    assert ["Meridian Staff"] == people(article(stated=[("author json-ld", "Meridian Staff")]))
    both = [("author json-ld", "Meridian Staff"), ("author meta", "Mara Ilves")]
    assert ["Mara Ilves"] == people(article(stated=both))


def published(found):
    return found.published.best, found.published.how, found.published.rule


def test_the_first_publication_is_stated_by_the_metadata(article):
    stated = [("date meta", "2031-03-11"), ("date json-ld", "2031-03-09T08:15:00Z"), ("modified json-ld", "2031-03-12")]
    found = article(stated=stated)
    assert (date(2031, 3, 9), "stated", "published.json-ld") == published(found)
    assert (date(2031, 3, 11),) == found.published.also_possible
    assert date(2031, 3, 12) == found.modified.best


def test_the_displayed_day_is_the_outlet_s_own(article):
    found = article(
        "title: Ferry port reopens", "March 8, 2031 11:40pm", stated=[("date json-ld", "2031-03-09T04:40:00Z")]
    )
    assert (date(2031, 3, 8), "read") == published(found)[:2]
    loose = article(
        "title: Port", "World | March 8, 2031 11:40 p.m.", stated=[("date json-ld", "2031-03-09T04:40:00Z")]
    )
    assert (date(2031, 3, 8), "read") == published(loose)[:2]


def test_a_day_with_its_own_time_zone_needs_no_other(article):
    stated = [("date json-ld", "2031-03-09T04:40:00Z"), ("date meta", "2031-03-08T23:40:00-05:00")]
    assert date(2031, 3, 8) == article(stated=stated).published.best
    address = ("url opengraph", "https://courier.example/2031/03/08/ferry")
    assert date(2031, 3, 8) == article(stated=[stated[0], address]).published.best


def test_a_displayed_first_publication_outranks_the_metadata(article):
    found = article("title: Port", "First published on March 2, 2031", stated=[("date json-ld", "2031-03-09")])
    assert (date(2031, 3, 2), "published.published") == (found.published.best, found.published.rule)
    assert (date(2031, 3, 9),) == found.published.also_possible


def test_an_update_is_no_publication(article):
    found = article("title: Port", "Updated: March 12, 2031", stated=[("date json-ld", "2031-03-09")])
    assert (date(2031, 3, 9), date(2031, 3, 12)) == (found.published.best, found.modified.best)
    assert "read" == found.modified.how


def test_a_change_before_the_publication_is_not_believed(article):
    assert None is article(stated=[("date json-ld", "2031-03-09"), ("modified json-ld", "2031-03-01")]).modified


def test_a_day_in_the_address_is_better_than_none(article):
    for path in ("2031/03/09/", "2031-03-09-", "2031/mar/09/"):
        found = article(stated=[("url markup", f"https://courier.example/{path}ferry")])
        assert (date(2031, 3, 9), "stated", "published.address") == published(found)


def test_a_day_after_the_page_was_fetched_is_not_believed(article):
    stated = [("date json-ld", "2031-03-15"), ("date meta", "2031-03-09")]
    assert date(2031, 3, 9) == article(stated=stated, fetched=date(2031, 3, 10)).published.best
    assert date(2031, 3, 15) == article(stated=stated).published.best


def test_a_day_that_can_be_read_in_two_ways_is_told_as_two(article):
    found = article(stated=[("date meta", "3/4/2031")]).published
    assert (None, date(2031, 3, 4), date(2031, 4, 3)) == (found.best, found.earliest, found.latest)


@pytest.mark.parametrize("hint", ["related stories", "latest news list", "reader comments"])
def test_a_date_and_a_byline_of_the_furniture_are_another_report_s(tables, hint):
    shown = page("title: Ferry port reopens", "By Ana Holm", "Published March 2, 2030")
    zones = ("around", "around", "around", "report", "report")
    hints = ("article", hint, hint, "article", "article")
    blocks = zip(shown.blocks, zones, hints, strict=True)
    zoned = tuple(replace(block, zone=zone, hint=words) for block, zone, words in blocks)
    found = article_of(replace(shown, blocks=zoned), tables)
    assert ([], None, None) == (people(found), found.published.best, found.modified)


def test_a_word_for_furniture_that_the_whole_report_is_called_by_tells_nothing(tables):
    shown = page("title: Ferry port reopens", "By Ana Holm", "Published March 2, 2030")
    zones = ("around", "around", "around", "report", "report")
    blocks = zip(shown.blocks, zones, strict=True)
    zoned = tuple(replace(block, zone=zone, hint="related wrapper") for block, zone in blocks)
    found = article_of(replace(shown, blocks=zoned), tables)
    assert (["Ana Holm"], date(2030, 3, 2)) == (people(found), found.published.best)


def test_nothing_stated_is_unknown(article):
    assert (None, "defaulted", "published.unknown") == published(article("title: Ferry port reopens"))


def test_the_carrier_names_outlet_date_and_title_before_the_page_does(article):
    for origin in ("table", "export", "feed", "mail"):
        found = article(
            stated=[
                (f"title {origin}", "Ferry port reopens"),
                (f"outlet {origin}", "Harbour Courier"),
                (f"date {origin}", "20310309T081500Z"),
                (f"author {origin}", "Mara Ilves"),
                (f"url {origin}", "https://courier.example/ferry"),
                ("outlet opengraph", "The wire"),
                ("date json-ld", "2031-03-20"),
            ]
        )
        assert ("Ferry port reopens", "stated", f"headline.{origin}") == headline(found)
        assert ("Harbour Courier", date(2031, 3, 9)) == (found.outlet.value, found.published.best)
        assert (["Mara Ilves"], "https://courier.example/ferry") == (people(found), found.url.value)


def test_the_host_of_the_address_names_an_outlet_that_nothing_else_names(article):
    found = article(stated=[("url markup", "https://www.courier.example/ferry")]).outlet
    assert ("courier.example", "outlet.address", "stated") == (found.value, found.rule, found.how)


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        ([("url markup", "https://courier.example/a"), ("url opengraph", "https://courier.example/b")], "/a"),
        ([("url markup", "/a"), ("url opengraph", "https://courier.example/b")], "/a"),
        ([("url markup", "https://courier.example/"), ("url opengraph", "https://courier.example/b")], "/b"),
        ([("url markup", "javascript:alert(1)"), ("url feed", "https://courier.example/c")], "/c"),
    ],
)
def test_the_canonical_address_is_one_of_the_web(article, addresses, expected):
    assert f"https://courier.example{expected}" == article(stated=addresses).url.value


def test_no_other_address_than_one_of_the_web_is_kept(article):
    for address in (
        "ftp://courier.example/a",
        "file:///etc/passwd",
        "javascript:x",
        "http://",
        "http://[::1",
        "a.html",
    ):
        assert None is article(stated=[("url markup", address)]).url


def test_a_stated_headline_ends_before_the_outlet_that_only_the_text_names(article):
    stated = [("title document", "Ferry port reopens - The Plains Gazette")]
    assert "Ferry port reopens" == article("© 2031 The Plains Gazette", stated=stated).headline.value
    assert "Ferry port reopens - The Plains Gazette" == article(stated=stated).headline.value


def test_the_day_of_a_file_is_not_that_of_a_report_whose_dateline_names_another(article):
    made = [("date document", "2013-12-23T10:00")]
    report = "KARVALA, {} (Meridian) - The port reopened for the ferries, the harbour master said."
    assert article("title: Ferry port reopens", report.format("June 4"), stated=made).published.best is None
    near = article("title: Ferry port reopens", report.format("Dec. 20"), stated=made).published
    assert (date(2013, 12, 23), "published.document") == (near.best, near.rule)


def test_any_day_in_the_text_outranks_that_on_which_the_file_was_made(article):
    made = [("date document", "2013-12-23T10:00"), ("modified document", "2013-12-24")]
    found = article("title: Ferry port reopens", "KARVALA, March 9, 2031 (Meridian) - The port reopened.", stated=made)
    assert (date(2031, 3, 9), "published.dateline") == (found.published.best, found.published.rule)
    assert found.modified is None
    alone = article("title: Ferry port reopens", stated=made)
    assert (date(2013, 12, 23), date(2013, 12, 24)) == (alone.published.best, alone.modified.best)


def test_the_section_path_leaves_out_home_the_outlet_and_the_headline(article):
    steps = ("Home", "Harbour Courier", "World", "Africa", "Ferry port reopens")
    stated = [("section json-ld", step) for step in steps]
    found = article("title: Ferry port reopens", stated=[*stated, ("outlet json-ld", "Harbour Courier")])
    assert ["World", "Africa"] == [section.value for section in found.section]
    assert ["World", "Africa"] == [one.value for one in article(stated=[("section meta", "World > Africa")]).section]


def test_a_page_in_english_is_english_whatever_it_declares(article):
    found = article(stated=[("language markup", "fr-FR")])
    assert ("en", ()) == (found.language, found.problems)
    assert "en" == article(stated=[("language opengraph", "en_GB")]).language


def test_a_page_in_another_language_is_read_and_said_to_be_so(tables):
    text = "\n\n".join(
        ["Le port a rouvert dimanche, selon le maire de la ville, après neuf jours de tempête. " * 6] * 2
    )
    blocks = (Block(0, len(text) // 2 - 1), Block(len(text) // 2 + 1, len(text)))
    told = (Stated("language", "fr", "markup"),)
    found = article_of(Page("a.html", "text/html", text, page_digest(text), blocks, None, told), tables)
    assert ("fr", "P02") == (found.language, found.problems[0].code)


@pytest.mark.parametrize(
    "value", ["a" * 2_000_000, " | " * 500_000, "A B, " * 400_000, "Mara Ilves and " * 99_999, " " * 900_000]
)
@pytest.mark.parametrize("name", ["title", "author", "date", "outlet", "section", "url", "language"])
def test_hostile_metadata_are_read_in_time(article, name, value):
    stated = [(f"{name} table", value)] * 50 + [(f"{name} json-ld", f"{value[:900]}{i}") for i in range(400)]
    started = time.perf_counter()
    article("title: Ferry port reopens", stated=stated)
    assert time.perf_counter() - started < 8


def test_a_page_of_nothing_but_headings_and_bylines_is_read_in_time(article):
    started = time.perf_counter()
    article(*["title: Ferry port reopens, by Mara Ilves", "byline: By Mara Ilves"] * 5_000)
    assert time.perf_counter() - started < 10


def test_running_heads_and_footnotes_are_no_paragraphs_and_sign_nothing(tables):
    notes = (
        "Delta Standard – World News",
        "Twelve people were killed in the storm of last year, the paper reported then.",
    )
    lines = (notes[0], "Ferry port reopens", "By Mara Ilves", LEAD, notes[1], MORE)
    text, at, blocks = "\n\n".join(lines), 0, []
    for line in lines:
        role = "title" if line.startswith("Ferry") else "paragraph"
        blocks.append(Block(at, at + len(line), role, "around" if line in notes else ""))
        at += len(line) + 2
    found = article_of(Page("a.pdf", "application/pdf", text, page_digest(text), tuple(blocks)), tables)
    assert [LEAD, MORE] == [span.slice(text) for span in found.body]
    assert (["Mara Ilves"], None) == ([name.value for name in found.bylines], found.outlet)
