"""The seed report: what a careful human reader entered in the ledger must come out, and nothing false beside it."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from dateline.pipeline import open_desk, report_of
from dateline.read.text import read_text
from dateline.settings import Settings
from tests.seed.sheet import Outcome, Sheet


@pytest.fixture(scope="module")
def sheet(shared: Path) -> Sheet:
    page = read_text((shared / "seed/article.txt").read_bytes(), uri="seed/article.txt")
    report = report_of(page, open_desk(Settings()))
    return Sheet(yaml.safe_load((shared / "seed/ledger.yaml").read_text("utf-8")), report)


def outcomes(sheet: Sheet) -> list[Outcome]:
    found = list(sheet.outcomes())
    for outcome in found:
        print(f"{outcome.state:8} {outcome.entry:14} {'; '.join(outcome.why)}")
    for record in sheet.surplus():
        print(f"surplus  {record.trigger.slice(sheet.text)!r} {type(record).__name__}")
    return found


def test_every_entry_of_the_sheet_is_found(sheet: Sheet):
    assert [] == [(o.entry, o.state, o.why) for o in outcomes(sheet) if o.state != "found"]


def test_nothing_is_read_from_the_furniture(sheet: Sheet):
    furniture = [part.span for part in sheet.report.article.furniture]
    assert [] == [r for r in sheet.report.records if any(span.overlaps(r.trigger) for span in furniture)]


def test_the_report_stands_in_seventeen_paragraphs(sheet: Sheet):
    assert 17 == len(sheet.report.article.body)


def test_the_standfirst_is_a_repetition_and_not_body(sheet: Sheet):
    assert ["standfirst"] == [part.kind for part in sheet.report.article.parts if part.kind == "standfirst"]


def test_eight_teasers_are_set_aside(sheet: Sheet):
    kinds = [part.furniture for part in sheet.report.article.furniture if part.title]
    assert (6, 2) == (kinds.count("latest"), kinds.count("must-read"))


def test_the_head_of_the_article_is_read(sheet: Sheet):
    article, wanted = sheet.report.article, sheet.sheet["article"]
    assert wanted["section"] == [s.value for s in article.section]
    assert wanted["headline"] == article.headline.value
    assert wanted["agency"] == article.agency.value
    assert wanted["byline"] == [b.value for b in article.bylines]
    assert wanted["dateline_place"] == article.dateline.place.value.title()
    assert wanted["credits"]["reporting"] == [c.value for c in article.credits.reporting]
    assert wanted["credits"]["editing"] == [c.value for c in article.credits.editing]


def test_the_day_of_publication_is_inferred_and_its_reasons_are_given(sheet: Sheet):
    published = sheet.report.article.published
    assert (date(2008, 1, 20), "inferred") == (published.best, published.how)
    assert (date(2008, 1, 27),) == published.also_possible
    because = [span.slice(sheet.text) for span in published.because]
    for words in sheet.sheet["article"]["published"]["because"]:
        assert any(quote in words or words in quote for quote in because), words


def test_people_and_groups_come_with_their_roles(sheet: Sheet):
    for person in sheet.sheet["people_and_groups"]:
        matches = [who for who in sheet.report.actors if sheet.same(who, person["name"])]
        assert matches, person["name"]
        if "role" in person:
            assert any(person["role"].lower() == (who.role or "").lower() for who in matches), (person, matches)


def test_every_filled_field_has_its_words(sheet: Sheet):
    for record in sheet.report.records:
        assert record.evidence, record
        assert all(row.span.slice(sheet.text).strip() for row in record.evidence)
