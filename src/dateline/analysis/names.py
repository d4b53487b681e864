"""Who is in the text: people, groups, bodies and peoples, each mention with its words, its actor and its chain."""

from collections import Counter
from collections.abc import Sequence

from dateline.analysis.actor_scan import Hit, scan
from dateline.analysis.actor_tables import ActorTables
from dateline.analysis.coreference import chained
from dateline.analysis.group_names import groups_in
from dateline.analysis.name_drafts import Draft, is_subject
from dateline.analysis.person_names import Setting, persons_in
from dateline.model.reading import Entity, NameMention, PlaceMention, Sentence
from dateline.model.sourced import Span
from dateline.model.values import Who

NameTables = ActorTables


def names_of(
    text: str,
    sentences: tuple[Sentence, ...],
    entities: tuple[Entity, ...],
    places: tuple[PlaceMention, ...],
    tables: NameTables,
) -> tuple[NameMention, ...]:
    """Every mention in the parsed sentences, in text order, with the number of its chain.

    Pronouns and short names are mentions as well, where it is clear whom they mean.
    """
    hits = {sentence.index: scan(text, sentence.span, tables) for sentence in sentences if sentence.tokens}
    home = _home(text, places, hits)
    by_sentence: dict[int, list[Entity]] = {}
    for entity in entities:
        by_sentence.setdefault(entity.sentence, []).append(entity)
    here: dict[int, list[PlaceMention]] = {}
    for place in places:
        here.setdefault(place.sentence, []).append(place)
    drafts: list[Draft] = []
    for sentence in sentences:
        if sentence.tokens:
            found = tuple(by_sentence.get(sentence.index, ()))
            setting = Setting(text, sentence, found, hits[sentence.index], tables, home)
            persons, taken = persons_in(setting)
            groups = groups_in(setting, taken, here.get(sentence.index, ()))
            drafts += sorted([*persons, *groups, *_pronouns(setting)], key=lambda draft: (draft.span.start, -draft.span.end))
    return chained(text, sentences, tuple(drafts), tables)


def _home(text: str, places: Sequence[PlaceMention], hits: dict[int, tuple[Hit, ...]]) -> str | None:
    """The country reported from: the one most of its places lie in, else the one most often named behind "in"."""
    literal = Counter(
        place.where.place.country for place in places if place.literal and place.where.place and place.where.place.country
    )
    named = Counter(
        hit.sense.country
        for found in hits.values()
        for hit in found
        if hit.sense.meaning in ("country", "capital") and hit.sense.country is not None
        if text[max(0, hit.span.start - 8) : hit.span.start].lower().endswith((" in ", " in the ", "inside "))
    )
    for counted in (literal, named):
        if counted:
            return min(counted, key=lambda country: (-counted[country], country))
    return None


def _pronouns(setting: Setting) -> list[Draft]:
    found = []
    for token in setting.sentence.tokens:
        pronoun = setting.tables.pronouns.get(token.text.lower()) if token.tag in ("PRP", "PRP$") else None
        if pronoun is not None:
            found.append(
                Draft(
                    span=Span(token.start, token.end),
                    sentence=setting.sentence.index,
                    head=token.i,
                    who=Who(token.text),
                    form="pronoun",
                    lemma=pronoun.number,
                    plural=pronoun.number == "many",
                    gender=pronoun.gender,
                    subject=is_subject(token),
                )
            )
    return found
