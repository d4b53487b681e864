"""The whole flow on one screen: page → article → reading → findings → records, each arrow a pure function."""

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.actor_tables import compile_actors
from dateline.analysis.gate import compile_gate
from dateline.analysis.gazetteer import load_gazetteer
from dateline.analysis.letter_case import compile_case
from dateline.analysis.numbers import compile_numbers
from dateline.analysis.parse import load_parser
from dateline.analysis.places import compile_places
from dateline.analysis.reading import AnalysisTables, reading_of
from dateline.analysis.sentences import compile_sentences
from dateline.analysis.times import compile_times
from dateline.article.article import article_of
from dateline.article.tables import PageTables, compile_page
from dateline.extract.event_tables import EventTables, compile_events
from dateline.extract.events import events_in
from dateline.extract.relation_tables import RelationTables, compile_relations
from dateline.extract.relations import relations_in
from dateline.extract.speech import SpeechTables, compile_speech
from dateline.extract.statements import statements_in
from dateline.extract.totals import totals_in
from dateline.extract.trend_tables import TrendTables, compile_trends
from dateline.extract.trends import trends_in
from dateline.lexicon.rules.load import Lexicon, load_lexicon
from dateline.model.article import Article
from dateline.model.page import Page
from dateline.model.reading import Reading
from dateline.model.records import Report
from dateline.resolve.assemble import Findings, assembled
from dateline.resolve.context import Context, PeopleWords
from dateline.resolve.in_office import with_offices
from dateline.resolve.item_days import whens_of
from dateline.resolve.published import published_of
from dateline.settings import Settings


class Desk(Struct, frozen=True, eq=False):
    """All that a reader has at hand: the lexicon, the parser, and the tables of every room, compiled once."""

    lexicon: Lexicon
    page: PageTables
    analysis: AnalysisTables
    speech: SpeechTables
    events: EventTables
    trends: TrendTables
    relations: RelationTables


def open_desk(settings: Settings) -> Desk:
    """The desk for these settings. Raises `LexiconError` and `ParserError` (a broken lexicon, wrong weights)."""
    lexicon = load_lexicon(settings.language, overlays=settings.lexicon)
    parser = load_parser()
    speech, events = compile_speech(lexicon), compile_events(lexicon)
    trends, relations = compile_trends(lexicon), compile_relations(lexicon)
    people = compile_actors(lexicon)
    analysis = AnalysisTables(
        parser=parser,
        gate=compile_gate(parser, (*speech.triggers, *events.triggers, *trends.triggers, *relations.triggers), lexicon),
        reporting=speech.reporting,
        times=compile_times(lexicon),
        numbers=compile_numbers(lexicon),
        places=compile_places(lexicon, load_gazetteer(lexicon)),
        names=people,
        case=compile_case(lexicon, parser, people),
        sentences=compile_sentences(lexicon),
    )
    return Desk(lexicon, compile_page(lexicon), analysis, speech, events, trends, relations)


def read_page(page: Page, desk: Desk) -> tuple[Reading, Context]:
    """The reading of a page and what resolution knows of it: the day of the report and the value of every time."""
    return read_article(page, article_of(page, desk.page), desk)


def read_article(page: Page, article: Article, desk: Desk) -> tuple[Reading, Context]:
    """The same for a page whose parts are known already."""
    reading = reading_of(article, page.text, desk.analysis)
    times, people = desk.analysis.times, desk.analysis.names
    body = reading.of_body
    published = published_of(article, body.times, body.sentences, page.text, times, names=body.names, actors=people)
    whens = whens_of(reading, published, times)
    reading = replace(with_offices(reading, published, people), article=replace(article, published=published))
    return reading, Context(reading, published, whens, _people_words(desk))


def report_of(page: Page, desk: Desk) -> Report:
    """Everything that one page gives: the unit of work, a pure function of the page and the desk."""
    return report_on(page, *read_page(page, desk), desk)


def report_on(page: Page, reading: Reading, context: Context, desk: Desk) -> Report:
    """Everything that a reading of the page gives."""
    body = reading.of_body
    findings = Findings(
        events=tuple(events_in(reading, desk.events)),
        # A page that is a headline and nothing more has its totals there.
        figures=tuple(totals_in(body if reading.article.body else reading, desk.events)),
        trends=tuple(trends_in(body, desk.trends)),
        relations=tuple(relations_in(body, desk.relations)),
        statements=tuple(statements_in(body, desk.speech)),
    )
    return assembled(page, findings, context, desk.speech)


def _people_words(desk: Desk) -> PeopleWords:
    """The words that count people, as resolution takes them."""
    many = (word for word, pronoun in desk.analysis.names.pronouns.items() if pronoun.number == "many")
    term = desk.events.term
    several = term("perhaps several").union(many)
    return PeopleWords(term("together"), term("pair"), term("others"), several, term("local_force"), term("named_site"))
