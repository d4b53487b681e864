"""Which file holds which entries: one row a block. A new kind of words is a struct in its module and a row here."""

from msgspec import Struct

from dateline.lexicon.rules.actors import (
    Actor,
    AliasCue,
    Community,
    Determiner,
    Gendered,
    Homograph,
    Leader,
    Modifier,
    NameParticle,
    Official,
    Pronoun,
    RoleNoun,
    Title,
)
from dateline.lexicon.rules.actuality import ActualityWord
from dateline.lexicon.rules.entry import Entry
from dateline.lexicon.rules.events import (
    DoerWord,
    EventKind,
    EventNoun,
    EventVerb,
    LightVerb,
    SettingVerb,
    Suspicion,
    ThingWord,
    WeaponWord,
)
from dateline.lexicon.rules.fields import Field
from dateline.lexicon.rules.modality import Hedge
from dateline.lexicon.rules.numbers import (
    Currency,
    NumberBound,
    NumberMove,
    NumberSetting,
    NumberUnit,
    Numeral,
    VagueNumber,
)
from dateline.lexicon.rules.page import (
    Agency,
    BylineWord,
    Credit,
    DatelineWord,
    Furniture,
    Markup,
    NoticeWord,
    RoundupWord,
    SectionName,
    SignatureWord,
    Stamp,
)
from dateline.lexicon.rules.places import CommonWord, Country, KnownPlace, PlaceEvidence, PlaceWord
from dateline.lexicon.rules.relations import (
    Possession,
    RelationAside,
    RelationNoun,
    RelationRole,
    RelationTie,
    RelationVerb,
    Thing,
)
from dateline.lexicon.rules.sentences import Abbreviation, Opener, QuestionTag
from dateline.lexicon.rules.speech import Answered, Blame, Cue, Shift, SourcePhrase, StanceCode, Unsourced, Utterance
from dateline.lexicon.rules.time import Feast, TimeForm, TimeNumeral, TimePhrase, TimeWord
from dateline.lexicon.rules.tolls import HarmWord, MeasureWord, PeopleWord, TermWord
from dateline.lexicon.rules.trends import Measure, TrendAside, TrendNoun, TrendPredicate, TrendVerb


class Table(Struct, frozen=True):
    """A block of a lexicon file (`[[block]]` in TOML, all rows of a TSV) and the struct of its entries."""

    file: str
    block: str
    entry: type[Entry]


TABLES: tuple[Table, ...] = (
    Table("actors.tsv", "actor", Actor),
    Table("leaders.tsv", "leader", Leader),
    Table("officials.tsv", "official", Official),
    Table("roles.toml", "noun", RoleNoun),
    Table("roles.toml", "title", Title),
    Table("roles.toml", "modifier", Modifier),
    Table("roles.toml", "people", Community),
    Table("roles.toml", "homograph", Homograph),
    Table("roles.toml", "pronoun", Pronoun),
    Table("roles.toml", "gendered", Gendered),
    Table("roles.toml", "particle", NameParticle),
    Table("roles.toml", "determiner", Determiner),
    Table("roles.toml", "alias", AliasCue),
    Table("countries.tsv", "country", Country),
    Table("places.tsv", "place", KnownPlace),
    Table("place_words.tsv", "word", PlaceWord),
    Table("common_words.tsv", "word", CommonWord),
    Table("places.toml", "evidence", PlaceEvidence),
    Table("sentences.toml", "abbreviation", Abbreviation),
    Table("sentences.toml", "opener", Opener),
    Table("sentences.toml", "tag", QuestionTag),
    Table("speech.toml", "cue", Cue),
    Table("speech.toml", "answered", Answered),
    Table("speech.toml", "phrase", SourcePhrase),
    Table("speech.toml", "unsourced", Unsourced),
    Table("speech.toml", "utterance", Utterance),
    Table("speech.toml", "shift", Shift),
    Table("speech.toml", "blame", Blame),
    Table("speech.toml", "stance", StanceCode),
    Table("time.toml", "word", TimeWord),
    Table("time.toml", "numeral", TimeNumeral),
    Table("time.toml", "phrase", TimePhrase),
    Table("time.toml", "form", TimeForm),
    Table("time.toml", "feast", Feast),
    Table("page/furniture.toml", "furniture", Furniture),
    Table("page/markup.toml", "markup", Markup),
    Table("page/agencies.toml", "agency", Agency),
    Table("page/bylines.toml", "byline", BylineWord),
    Table("page/signatures.toml", "signature", SignatureWord),
    Table("page/notices.toml", "notice", NoticeWord),
    Table("page/roundups.toml", "roundup", RoundupWord),
    Table("page/credits.toml", "credit", Credit),
    Table("page/datelines.toml", "dateline", DatelineWord),
    Table("page/sections.toml", "section", SectionName),
    Table("page/stamps.toml", "stamp", Stamp),
    Table("actuality.toml", "word", ActualityWord),
    Table("trends.toml", "verb", TrendVerb),
    Table("trends.toml", "noun", TrendNoun),
    Table("trends.toml", "predicate", TrendPredicate),
    Table("trends.toml", "measure", Measure),
    Table("trends.toml", "aside", TrendAside),
    Table("numbers.toml", "numeral", Numeral),
    Table("numbers.toml", "vague", VagueNumber),
    Table("numbers.toml", "bound", NumberBound),
    Table("numbers.toml", "currency", Currency),
    Table("numbers.toml", "setting", NumberSetting),
    Table("numbers.toml", "move", NumberMove),
    Table("numbers.toml", "unit", NumberUnit),
    Table("relations.toml", "verb", RelationVerb),
    Table("relations.toml", "noun", RelationNoun),
    Table("relations.toml", "tie", RelationTie),
    Table("relations.toml", "role", RelationRole),
    Table("relations.toml", "possession", Possession),
    Table("relations.toml", "thing", Thing),
    Table("relations.toml", "aside", RelationAside),
    Table("events.toml", "event", EventKind),
    Table("verbs/violence.toml", "verb", EventVerb),
    Table("verbs/harm.toml", "verb", EventVerb),
    Table("verbs/war.toml", "verb", EventVerb),
    Table("verbs/law.toml", "verb", EventVerb),
    Table("verbs/protest.toml", "verb", EventVerb),
    Table("verbs/diplomacy.toml", "verb", EventVerb),
    Table("verbs/politics.toml", "verb", EventVerb),
    Table("verbs/force.toml", "verb", EventVerb),
    Table("verbs/coercion.toml", "verb", EventVerb),
    Table("verbs/relations.toml", "verb", EventVerb),
    Table("verbs/aid.toml", "verb", EventVerb),
    Table("verbs/concessions.toml", "verb", EventVerb),
    Table("verbs/dissent.toml", "verb", EventVerb),
    Table("nouns/violence.toml", "noun", EventNoun),
    Table("nouns/war.toml", "noun", EventNoun),
    Table("nouns/law.toml", "noun", EventNoun),
    Table("nouns/protest.toml", "noun", EventNoun),
    Table("nouns/diplomacy.toml", "noun", EventNoun),
    Table("verbs/light.toml", "light", LightVerb),
    Table("verbs/light.toml", "setting", SettingVerb),
    Table("verbs/light.toml", "suspicion", Suspicion),
    Table("weapons.toml", "weapon", WeaponWord),
    Table("weapons.toml", "doer", DoerWord),
    Table("things.toml", "thing", ThingWord),
    Table("modality.toml", "hedge", Hedge),
    Table("tolls.toml", "harm", HarmWord),
    Table("people.tsv", "people", PeopleWord),
    Table("totals.toml", "measure", MeasureWord),
    Table("terms.toml", "term", TermWord),
    Table("fields.toml", "field", Field),
    Table("fields.toml", "term", TermWord),
)
