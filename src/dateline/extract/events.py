"""Events: who did what to whom, from verbs, nouns and words of harm; each event once, however often it is told."""

from collections.abc import Iterator

from dateline.extract.borrowed import as_history, is_borrowed
from dateline.extract.event_tables import EventTables, compile_events
from dateline.extract.fields import fields_of
from dateline.extract.harm_telling import told_by_harm
from dateline.extract.headline_harm import told_in_headline, with_harm
from dateline.extract.joining import joined_in_sentence
from dateline.extract.mentions import mentions_of
from dateline.extract.nominal import noun_word
from dateline.extract.noun_telling import told_by_noun
from dateline.extract.setting_telling import told_by_setting
from dateline.extract.things import with_things
from dateline.extract.told import Told, is_harm_alone, is_next
from dateline.extract.told_once import told_once
from dateline.extract.totals import is_total
from dateline.extract.verb_telling import told_by_verb
from dateline.model.finding import Finding
from dateline.model.reading import Reading, Sentence, Token

__all__ = ["EventTables", "compile_events", "events_in", "told_in"]


def events_in(reading: Reading, tables: EventTables) -> Iterator[Finding]:
    """The events of an article in text order, each with the roles and marks of all its tellings."""
    mentions, fields = mentions_of(reading), fields_of(reading, tables)
    told: list[Told] = []
    for sentence in reading.sentences:
        if sentence.tokens:
            here = mentions.of(sentence)
            goes_on = (
                bool(told) and not told[-1].bare and tables.kinds[told[-1].kind].violent and is_next(told[-1], sentence)
            )
            told += [
                as_history(sentence, one, tables)
                for one in told_in(here, sentence, tables)
                if (goes_on and is_harm_alone(one)) or not is_borrowed(here, sentence, one, fields, tables)
            ]
    for finding in told_once(reading, told, tables):
        yield with_things(finding, reading, tables)


def told_in(reading: Reading, sentence: Sentence, tables: EventTables) -> list[Told]:
    """The events that one sentence tells, tellings of the same one joined; totals over a period are left out.

    `reading` may hold the mentions of this sentence alone.
    """
    found = []
    for token in sentence.tokens:
        told = _told_by(reading, sentence, token, tables)
        if told is not None:
            found.append(told)
        if token.is_verb and token.lemma in tables.settings and (told is None or not tables.kinds[told.kind].violent):
            scene = told_by_setting(reading, sentence, token, tables)
            found += [] if scene is None else [scene]
    kept = [told for told in found if not is_total(reading, sentence, told.finding, tables)]
    joined = joined_in_sentence(reading, sentence, kept, tables)
    if sentence.index != reading.headline:
        return joined
    more = told_in_headline(sentence, found, tables)
    return with_harm(joined, [told for told in more if not is_total(reading, sentence, told.finding, tables)], tables)


def _told_by(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> Told | None:
    """What one token tells: as a verb, as a noun of an event, or as a word of harm; but no part of a time ("March")."""
    if any(time.span.start <= token.start < time.span.end for time in reading.times):
        return None
    if token.is_verb and token.lemma in tables.verbs and token.dep not in ("aux", "auxpass"):
        told = told_by_verb(reading, sentence, token, tables)
        if told is not None:
            return told
    if noun_word(sentence, token) in tables.nouns:
        told = told_by_noun(reading, sentence, token, tables)
        if told is not None:
            return told
    if token.lemma in tables.harms or token.text.lower() in tables.harms:
        return told_by_harm(reading, sentence, token, tables)
    return None
