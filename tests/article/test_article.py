"""A page taken apart."""

from datetime import date

from dateline.model.article import Published

WIRE = """World & NationHarboursFerries leave Karvala as truce holds

Ferries leave Karvala as truce holds


Meridian: Two ferries left the port of Karvala on Sunday, the first to sail since the shelling began in March. \
By Mara Ilves

KARVALA, Jan. 20 (Meridian) – Two ferries left the port of Karvala on Sunday, the first to sail since the shelling \
began in March.

“We were afraid until the last minute,” harbour master Tomas Rehn told reporters.

RELATED: Port city counts its dead after the shelling

The army said no shell had fallen for six days.

(Additional reporting by Josip Karam and Ana de la Roca; editing by A.J. Holm)

Latest news

Parliament votes on the harbour bill

Members gathered late on Monday for a vote that could still...

Grain prices fall

Traders said on May 3, 2044 that the harvest was the best in years.

Must read

The lighthouse that never went dark

Meridian: For ninety years a family has kept the lamp...

You might also likeRELATED
Recommended for you
"""


def test_a_wire_page_comes_apart_into_its_parts(take_apart):
    taken = take_apart(WIRE)
    article = taken.article
    assert ["World & Nation", "Harbours"] == [section.value for section in article.section]
    assert article.headline is not None
    assert article.headline.value == "Ferries leave Karvala as truce holds"
    assert article.agency is not None
    assert article.agency.value == "Meridian"
    assert ["Mara Ilves"] == [name.value for name in article.bylines]
    assert article.dateline is not None
    assert article.dateline.place is not None
    assert article.dateline.place.value == "Karvala"
    assert article.dateline.date is not None
    assert article.dateline.date.value == "Jan. 20"
    assert ["Josip Karam", "Ana de la Roca"] == [name.value for name in article.credits.reporting]
    assert ["A.J. Holm"] == [name.value for name in article.credits.editing]


def test_the_body_starts_behind_the_dateline_and_ends_above_the_credits(take_apart):
    body = take_apart(WIRE).body
    assert len(body) == 3
    assert body[0].startswith("Two ferries left the port")
    assert body[-1] == "The army said no shell had fallen for six days."


def test_a_standfirst_that_repeats_the_first_paragraph_says_so(take_apart):
    taken = take_apart(WIRE)
    (standfirst,) = (part for part in taken.article.parts if part.kind == "standfirst")
    assert standfirst.repeats == taken.article.body[0]


def test_each_teaser_is_a_part_with_its_title(take_apart):
    taken = take_apart(WIRE)
    assert ["Parliament votes on the harbour bill", "Grain prices fall"] == taken.titles("latest")
    assert ["The lighthouse that never went dark"] == taken.titles("must-read")
    assert [] == taken.titles("recommended")
    assert ["Port city counts its dead after the shelling"] == taken.titles("related")


def test_a_date_in_a_teaser_never_dates_the_page(take_apart):
    published = take_apart(WIRE).article.published
    assert published == Published(None, None, None, "unknown", "defaulted", rule="published.unknown")


def test_every_value_stands_where_its_span_says(take_apart):
    taken = take_apart(WIRE)
    article = taken.article
    for sourced in (*article.section, *article.bylines, *article.credits.reporting, *article.credits.editing):
        assert sourced.value == sourced.spans[0].slice(taken.text)


def test_the_parts_cover_every_line_of_the_page(take_apart):
    taken = take_apart(WIRE)
    covered = sorted(part.span for part in taken.article.parts)
    rest, at = "", 0
    for span in covered:
        rest += taken.text[at : span.start]
        at = max(at, span.end)
    assert rest.strip() == ""


def test_paragraphs_alone_are_all_body(take_apart):
    text = "Two ferries left the port on Sunday, the army said.\n\nNobody was hurt.\n\nThe talks go on.\n"
    taken = take_apart(text)
    assert len(taken.body) == 3
    assert taken.article.headline is None
    assert taken.article.problems == ()


def test_a_short_first_line_without_a_stop_is_the_headline(take_apart):
    taken = take_apart("Ferries leave Karvala\n\nTwo ferries left the port on Sunday, the army said.\n")
    assert ["Ferries leave Karvala"] == taken.parts("headline")
    assert ["Two ferries left the port on Sunday, the army said."] == taken.body


def test_a_page_of_menus_and_teasers_has_no_body_and_says_so(take_apart):
    taken = take_apart(
        "World\nPolitics\n\nLatest news\n\nGrain prices fall\n\nTraders said on Monday that...\n\nLog in\n"
    )
    assert taken.body == []
    assert ["P01"] == [problem.code for problem in taken.article.problems]


def test_furniture_in_the_middle_is_set_aside_and_the_report_goes_on(take_apart):
    taken = take_apart(
        "KARVALA (Reuters) – Two ferries left the port on Sunday, the army said.\n\n"
        "Advertisement\n\n"
        "Related\n\nPort city counts its dead\nGrain prices fall\n\n"
        "The truce has held for six days now, and the harbour is full again.\n\n"
        "Share this story\n\n"
        "Trending stories\n\nGrain prices fall\n\n"
        "The harbour master said that he would open the second pier on Monday.\n\n"
        "Nobody was hurt, he said.\n"
    )
    assert len(taken.body) == 4
    assert ["Port city counts its dead", "Grain prices fall"] == taken.titles("related")


def test_nothing_below_the_credits_is_body(take_apart):
    taken = take_apart(
        "KARVALA (AP) — Two ferries left the port on Sunday.\n\n"
        "Meridian Press writers Mara Ilves in Karvala and Tomas Rehn contributed to this report.\n\n"
        "The company was founded in 1911 and has its seat in the capital.\n"
    )
    assert ["Two ferries left the port on Sunday."] == taken.body
    assert ["Mara Ilves", "Tomas Rehn"] == [name.value for name in taken.article.credits.contributing]


def test_notices_and_captions_are_no_body(take_apart):
    taken = take_apart(
        "Ferries leave Karvala\n\n"
        "Smoke over the harbour on Sunday. (Photo: Harbour Courier)\n\n"
        "(Updates with army comment, paragraph 3)\n\n"
        "KARVALA (AFP) – Two ferries left the port on Sunday.\n\n"
        "Editor’s note: The name of the ferry has been corrected.\n"
    )
    assert ["Two ferries left the port on Sunday."] == taken.body
    assert len(taken.parts("caption")) == 1
    assert len(taken.parts("notice")) == 2


def test_sections_are_read_from_signs_and_from_names(take_apart):
    report = "Ferries leave Karvala as truce holds\n\nTwo ferries left the port on Sunday, the army said.\n"
    for path in ("Home > World > Middle East", "World » Middle East", "World | Middle East"):
        assert ["World", "Middle East"] == [s.value for s in take_apart(f"{path}\n\n{report}").article.section]


def test_an_outlet_is_no_agency(take_apart):
    taken = take_apart("Karvala (CNN) -- Two ferries left the port on Sunday.\n")
    assert taken.article.agency is None
    assert taken.article.dateline is not None
    assert taken.article.dateline.agency is not None
    assert taken.article.dateline.agency.value == "CNN"


def test_the_agency_of_a_byline_is_known_by_its_short_name(take_apart):
    taken = take_apart(
        "By Mara Ilves, Associated Press Writer\n\nTwo ferries left the port on Sunday, the army said.\n"
    )
    assert taken.article.agency is not None
    assert taken.article.agency.value == "AP"


def test_a_wrapped_daily_report_keeps_its_paragraphs(take_apart):
    taken = take_apart(
        "KARVALA, 3 JAN 90 (ACAN-EFE) -- [TEXT] THE ARMY SAID TODAY THAT TWO\n"
        "FERRIES HAD LEFT THE PORT, THE FIRST TO SAIL SINCE THE SHELLING BEGAN\n"
        "IN MARCH.\n\n"
        "   THE HARBOUR MASTER SAID THAT NOBODY WAS HURT AND THAT THE TRUCE WAS\n"
        "HOLDING.\n"
    )
    assert len(taken.body) == 2
    assert taken.body[0].startswith("THE ARMY SAID TODAY")
    assert taken.article.published.best == date(1990, 1, 3)
    assert taken.article.agency is not None
    assert taken.article.agency.value == "EFE"


def test_an_agency_that_signs_at_the_end_wrote_the_report_and_the_owner_of_the_page_printed_it(take_apart):
    taken = take_apart(
        "Ferries leave Karvala\n\nStaff and agencies\n\nTwo ferries left the port on Sunday, the army said.\n\n"
        "Nobody was hurt, the harbour master said. — Reuters\n\n© 2031 Harbour Courier\n"
    )
    article = taken.article
    assert [
        "Two ferries left the port on Sunday, the army said.",
        "Nobody was hurt, the harbour master said.",
    ] == taken.body
    assert article.agency is not None
    assert article.outlet is not None
    assert ("Reuters", "Harbour Courier") == (article.agency.value, article.outlet.value)
    assert article.bylines == ()


def test_an_outlet_that_signs_a_dateline_is_the_outlet(take_apart):
    article = take_apart("Karvala (CNN) -- Two ferries left the port on Sunday.\n\n© Reuters 2031\n").article
    assert article.agency is not None
    assert article.outlet is not None
    assert ("Reuters", "CNN") == (article.agency.value, article.outlet.value)


def test_agencies_behind_several_paragraphs_are_sources_of_a_digest_and_sign_nothing(take_apart):
    text = (
        "The day in brief\n\n"
        "Two ferries left the port of Karvala on Sunday with grain for the north, the army said. [AP]\n\n"
        "Gunmen opened fire on a bus near the old border post and wounded four people. [Reuters]\n"
    )
    taken = take_apart(text).article
    assert taken.agency is None
    assert any(span.slice(text).endswith("[AP]") for span in taken.body)
    alone = text.replace(" [AP]", "")
    assert "Reuters" == take_apart(alone).article.agency.value
