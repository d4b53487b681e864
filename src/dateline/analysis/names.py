"""Who is in the text: people, groups, bodies and peoples, each mention with its words, its actor and its chain."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.analysis.actor_phrases import POSSESSIVE
from dateline.analysis.actor_scan import Hit, is_shouted, scan
from dateline.analysis.actor_tables import ActorTables, plain
from dateline.analysis.coreference import chained, in_text_order
from dateline.analysis.group_names import groups_in
from dateline.analysis.name_drafts import MODIFYING, SUBJECTS, Draft, Setting
from dateline.analysis.name_keys import name_words
from dateline.analysis.person_names import persons_in
from dateline.model.reading import Entity, NameMention, PlaceMention, Sentence, Token
from dateline.model.sourced import Span
from dateline.model.values import Who

NameTables = ActorTables
# What stands before a place: a country named behind it is where things happen, not who acts.
BEFORE_PLACE = (" in ", " in the ", "inside ", "across ")
# How many words above a possessive the verb of its sentence is looked for.
CLIMB = 5


def names_of(
    text: str,
    sentences: Sequence[Sentence],
    entities: Iterable[Entity],
    places: Iterable[PlaceMention],
    tables: NameTables,
    *,
    opening: Sequence[int] = (),
    reporting: frozenset[str] = frozenset(),
    dateline: str | None = None,
) -> tuple[NameMention, ...]:
    """Every mention in the parsed sentences, in text order, with the number of its chain.

    Pronouns and short names are mentions as well, where it is clear whom they mean; `opening` are the sentences that
    open reports of their own; `reporting` are the lemmas of verbs of speech, by which it is clear who says "I";
    `dateline` is the country in which the report was written.
    """
    parsed = [sentence for sentence in sentences if sentence.tokens]
    marked: dict[int, list[Entity]] = {}
    located: dict[int, list[PlaceMention]] = {}
    for entity in entities:
        marked.setdefault(entity.sentence, []).append(entity)
    surnames = _surnames(text, marked)
    for place in places:
        if not _is_surname(text, place, marked.get(place.sentence, ()), surnames):
            located.setdefault(place.sentence, []).append(place)
    hits = {sentence.index: scan(text, sentence.span, tables) for sentence in parsed}
    known_places = frozenset(
        place.name.slice(text) for mentions in located.values() for place in mentions if place.literal
    )
    home = _home(text, located, hits, dateline)
    drafts: list[Draft] = []
    for sentence in parsed:
        setting = Setting(
            text=text,
            hits=hits[sentence.index],
            tables=tables,
            home=home,
            sentence=sentence,
            entities=tuple(marked.get(sentence.index, ())),
            places=tuple(located.get(sentence.index, ())),
            located=known_places,
            shouted=is_shouted(sentence.span.slice(text)),
        )
        drafts += sorted(_drafts(setting), key=in_text_order)
    drafts = sorted([*drafts, *_bare_surnames(parsed, drafts)], key=in_text_order)
    return chained(text, sentences, drafts, tables, opening=opening, reporting=reporting)


def _surnames(text: str, marked: Mapping[int, Sequence[Entity]]) -> frozenset[str]:
    """The last words of the names of people that the parser marked."""
    names = (
        name_words(POSSESSIVE.sub("", entity.span.slice(text)))
        for entities in marked.values()
        for entity in entities
        if entity.label == "PERSON"
    )
    return frozenset(words[-1] for words in names if len(words) > 1)


def _is_surname(text: str, place: PlaceMention, entities: Sequence[Entity], surnames: frozenset[str]) -> bool:
    """Whether a supposed place is the name of a person whom the text names in full: "Sadr" beside "Jawad al-Sadr"."""
    words = name_words(place.name.slice(text))
    if not words or words[-1] not in surnames:
        return False
    return any(entity.label == "PERSON" and entity.span.contains(place.name) for entity in entities)


def _home(
    text: str, places: Mapping[int, Sequence[PlaceMention]], hits: Mapping[int, Sequence[Hit]], dateline: str | None
) -> str | None:
    """The country reported from: the one most of its places lie in, else the one most often named behind "in"; of two
    named as often that of the dateline, which counts as one more place where the text has another of that country."""
    literal = Counter(
        place.where.place.country
        for mentions in places.values()
        for place in mentions
        if place.literal and place.where.place is not None and place.where.place.country is not None
    )
    named = Counter(
        hit.sense.country
        for found in hits.values()
        for hit in found
        if hit.sense.meaning in ("country", "capital") and hit.sense.country is not None
        if text[max(0, hit.span.start - 8) : hit.span.start].lower().endswith(BEFORE_PLACE)
    )
    counted = literal or named
    if dateline is not None and dateline in counted:
        counted[dateline] += 1
    return min(counted, key=lambda country: (-counted[country], country != dateline, country)) if counted else None


def _bare_surnames(parsed: Sequence[Sentence], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The surnames of people named in full that stand alone where the parser marked nothing: "Lunde left early"."""
    full = (name_words(draft.who.name) for draft in drafts if draft.form == "person")
    surnames = frozenset(words[-1] for words in full if len(words) > 1)
    taken = {(draft.sentence, draft.head) for draft in drafts}
    covered: dict[int, list[Span]] = {}
    for draft in drafts:
        covered.setdefault(draft.sentence, []).append(draft.span)
    for sentence in parsed if surnames else ():
        for token in sentence.tokens:
            if not token.text[0].isupper() or token.text.lower() not in surnames or (sentence.index, token.i) in taken:
                continue
            spans = covered.get(sentence.index, ())
            if not _is_joined(sentence, token) and not any(s.start <= token.start < s.end for s in spans):
                yield Draft(
                    span=Span(token.start, token.end),
                    sentence=sentence.index,
                    head=token.i,
                    who=Who(token.text, kind="person"),
                    form="person",
                    subject=token.dep in SUBJECTS,
                )


def _is_joined(sentence: Sentence, token: Token) -> bool:
    """Whether the word is part of a longer name: "Lunde Street"."""
    beside = sentence.tokens[max(0, token.i - 1) : token.i] + sentence.tokens[token.i + 1 : token.i + 2]
    return any(other.is_noun and other.text[0].isupper() for other in beside) or token.dep in MODIFYING


def _drafts(setting: Setting) -> Iterator[Draft]:
    persons, taken = persons_in(setting)
    yield from persons
    yield from groups_in(setting, taken)
    yield from _pronouns(setting)


def _pronouns(setting: Setting) -> Iterator[Draft]:
    for token in setting.tokens:
        pronoun = setting.tables.pronouns.get(token.text.lower()) if token.tag in ("PRP", "PRP$") else None
        if pronoun is not None and not _is_an_event(setting, token):
            yield Draft(
                span=Span(token.start, token.end),
                sentence=setting.sentence.index,
                head=token.i,
                who=Who(pronoun.words[0] if pronoun.first else token.text),
                form="pronoun",
                lemma=pronoun.number,
                plural=pronoun.number == "many",
                gender=pronoun.gender,
                subject=token.dep in SUBJECTS,
                first=pronoun.first,
                ahead=_subject_ahead(setting.sentence, token),
                joined=_joined_to(setting.sentence, token),
            )


def _is_an_event(setting: Setting, pronoun: Token) -> bool:
    """Whether a pronoun is said to be a thing that is nobody: "It was the fifth attack", "it is a mistake"."""
    verb = setting.tokens[pronoun.head]
    what = setting.sentence.child(verb.i, "attr") if verb.lemma == "be" and pronoun.text.lower() == "it" else None
    if what is None or pronoun.dep not in SUBJECTS or what.tag not in ("NN", "NNS"):
        return False
    return plain(what.text).rpartition("-")[2] not in setting.tables.noun_ends


def _joined_to(sentence: Sentence, pronoun: Token) -> int | None:
    """The noun that the owned one is joined to: "the army" of "the army and its allies"."""
    owned = sentence.tokens[pronoun.head]
    return owned.head if pronoun.tag == "PRP$" and owned.dep == "conj" and owned.head < owned.i else None


def _subject_ahead(sentence: Sentence, pronoun: Token) -> int | None:
    """The subject that a possessive in a phrase before it looks ahead to: "In his speech, X said …"."""
    token = pronoun
    for _ in range(CLIMB if pronoun.tag == "PRP$" else 0):
        token = sentence.tokens[token.head]
        if token.is_verb:
            subject = sentence.child(token.i, *SUBJECTS)
            ahead = subject is not None and subject.i > pronoun.i and subject.is_noun
            return subject.i if ahead and subject is not None else None
        if token.dep in SUBJECTS or token.i == token.head:
            break
    return None
