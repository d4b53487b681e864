"""What several rooms' tests need: the shared folder, the lexicon, and reports made by hand for the rooms behind the
reading (the store, the exports, the commands)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.lexicon.rules.load import Lexicon, load_lexicon
from dateline.model.article import Article, Credits, Dateline, Part, Published
from dateline.model.names import page_digest, record_id
from dateline.model.page import Block, Page
from dateline.model.problem import Problem
from dateline.model.records import (
    Event,
    Evidence,
    Figure,
    Plover,
    Relation,
    Report,
    Statement,
    Toll,
    Trend,
)
from dateline.model.sourced import Sourced, Span
from dateline.model.values import Count, Place, When, Where, Who

TEXT = """Bomb kills {killed} at market near Taji

TAJI, Iraq ({agency}) – A car bomb killed {killed} people at a vegetable market near Taji on Monday, police said.

“We had warned of such attacks,” police captain Karim Haddad told reporters. The Army of the North denied \
that it was behind the blast.

Bombings have fallen sharply since March, the interior ministry said. In 2010 attacks killed 1,200 civilians.

Latest news

Festival opens in the capital
"""

MakeReport = Callable[..., Report]
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository with the seed report, its answer sheet and the gold sets, where there is one."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no folder ../shared beside the repository")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the bundled sample reports."""
    return ROOT / "src" / "dateline" / "samples"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon as shipped, without overlays."""
    return load_lexicon()


@pytest.fixture(scope="session")
def desk() -> Any:
    """The desk as shipped; opened once, because loading the parser takes more than a second.

    Imported here, so that a room that cannot be imported fails its own tests and not everybody's.
    """
    from dateline.pipeline import open_desk
    from dateline.settings import Settings

    return open_desk(Settings())


@pytest.fixture(scope="session")
def parser() -> Any:
    """The parser alone."""
    from dateline.analysis.parse import load_parser

    return load_parser()


@pytest.fixture
def make_report() -> MakeReport:
    """A report of a bombing, with one record of each kind. The number killed, the agency and the uri can be chosen."""
    return _report


@pytest.fixture
def report() -> Report:
    return _report()


def _report(*, killed: int = 9, agency: str = "Northern Wire", uri: str = "reports/taji.txt", day: int = 5) -> Report:
    text = TEXT.format(killed=killed, agency=agency)
    digest = page_digest(text)

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    def sourced(words: str) -> Sourced[str]:
        return Sourced(words, (span(words),), "test")

    def name(kind: str, words: str) -> str:
        return record_id(digest, kind, span(words))

    monday = When(date(2011, 9, day), date(2011, 9, day), "day")
    taji = Where("Taji", Place("gn:91597", "Taji", 33.51, 44.26, "PPL", "IRQ", "Salah ad Din"), "near", "near")
    police = Who("police", "irq-police", "IRQ", "COP")
    army = Who("Army of the North", None, "IRQ", "REB")
    said = name("statement", "police said")
    denied = name("statement", "denied")
    bombing = name("event", "car bomb")
    records = (
        Event(
            id=bombing,
            type="bombing",
            plover=Plover("ASSAULT", "explosives"),
            status="occurred",
            trigger=span("car bomb"),
            suspected=(army,),
            toll=(Toll("killed", "people", Count(killed, killed, "exactly", str(killed))),),
            where=(taji,),
            when=monday,
            according_to=(said,),
            denied_by=(denied,),
            evidence=(
                Evidence("toll.killed", span(f"{killed} people"), "toll.verb"),
                Evidence("where", span("vegetable market near Taji"), "place"),
                Evidence("when", span("on Monday"), "time.weekday", "inferred"),
            ),
        ),
        Statement(
            id=said,
            stance="asserts",
            trigger=span("police said"),
            source=police,
            cue="said",
            content=span(f"A car bomb killed {killed} people at a vegetable market near Taji on Monday"),
            about=(bombing,),
            when=monday,
            evidence=(Evidence("source", span("police said"), "speech.after"),),
        ),
        Statement(
            id=name("statement", "told"),
            stance="asserts",
            trigger=span("told"),
            source=Who("Karim Haddad", None, "IRQ", "COP", role="captain", of="police"),
            cue="told",
            mode="direct",
            audience="reporters",
            content=span("We had warned of such attacks"),
        ),
        Statement(
            id=denied,
            stance="denies",
            trigger=span("denied"),
            source=army,
            cue="denied",
            content=span("that it was behind the blast"),
            answers=said,
        ),
        Figure(
            id=name("figure", "1,200"),
            measure="killed",
            trigger=span("1,200"),
            of="civilians",
            count=Count(1200, 1200, "exactly", "1,200"),
            period=When(date(2010, 1, 1), date(2010, 12, 31), "year"),
            evidence=(Evidence("count", span("1,200"), "total"),),
        ),
        Trend(
            id=name("trend", "fallen"),
            measure="bombings",
            direction="down",
            degree="sharply",
            trigger=span("fallen"),
            period=When(date(2011, 3, 1), None, "month"),
        ),
        Relation(
            id=name("relation", "police captain"),
            subject=Who("Karim Haddad"),
            predicate="serves in",
            object=police,
            trigger=span("police captain"),
        ),
    )
    headline = f"Bomb kills {killed} at market near Taji"
    article = Article(
        page=digest,
        parts=(
            Part("headline", span(headline)),
            Part("furniture", span("Festival opens in the capital"), "latest", "Festival opens in the capital"),
        ),
        body=tuple(span(line.partition(") – ")[2] or line) for line in text.split("\n") if len(line) > 60),
        headline=sourced(headline),
        section=(),
        agency=sourced(agency),
        bylines=(),
        dateline=Dateline(span(f"TAJI, Iraq ({agency}) – "), sourced("TAJI"), None, sourced(agency)),
        credits=Credits(),
        published=Published(
            date(2011, 9, day),
            date(2011, 9, day),
            date(2011, 9, day),
            "day",
            "inferred",
            (span("on Monday"),),
            (),
            "weekday",
        ),
    )
    page = Page(uri, "text/plain", text, digest, (Block(0, len(headline), "line"),))
    problems = (Problem("resolve.when", "W01", "no date in these words", span("in the capital")),)
    return Report(page, article, (police, army), records, problems)
