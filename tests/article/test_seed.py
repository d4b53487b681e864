"""The article section of the seed's answer sheet. Skipped without ../shared."""

from pathlib import Path

import yaml

from dateline.article.article import article_of
from dateline.article.tables import PageTables
from dateline.model.page import Page
from dateline.read.text import read_text


def test_the_article_section_of_the_sheet_comes_out_wholly(shared: Path, tables: PageTables):
    sheet = yaml.safe_load((shared / "seed" / "ledger.yaml").read_text("utf-8"))["article"]
    page = read_text((shared / "seed" / "article.txt").read_bytes(), uri="article.txt")
    assert isinstance(page, Page)
    article = article_of(page, tables)
    assert article.headline is not None
    assert article.agency is not None
    assert article.dateline is not None
    assert article.dateline.place is not None
    teasers = [(part.furniture, part.title) for part in article.furniture if part.title is not None]

    assert sheet["section"] == [section.value for section in article.section]
    assert sheet["headline"] == article.headline.value
    assert sheet["agency"] == article.agency.value
    assert sheet["byline"] == [name.value for name in article.bylines]
    assert sheet["dateline_place"] == article.dateline.place.value
    assert sheet["credits"]["reporting"] == [name.value for name in article.credits.reporting]
    assert sheet["credits"]["editing"] == [name.value for name in article.credits.editing]
    assert sheet["language"] == article.language
    assert sheet["body_paragraphs"] == len(article.body)
    assert sheet["lead_repeated_before_dateline"] == any(part.repeats == article.body[0] for part in article.parts)
    assert sheet["published"]["stated"] is article.published.best is None
    assert sheet["furniture"]["Latest news"] == len([kind for kind, _ in teasers if kind == "latest"])
    assert sheet["furniture"]["Must read"] == len([kind for kind, _ in teasers if kind == "must-read"])
    assert len(teasers) == sheet["furniture"]["Latest news"] + sheet["furniture"]["Must read"]
