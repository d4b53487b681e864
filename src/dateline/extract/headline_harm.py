"""Harm in a headline, by the order of its words: "Shelling goes on, two residents killed", "rockets kill 30"."""

from collections.abc import Iterator

from dateline.extract.arguments import OUTCOMES
from dateline.extract.event_tables import EventTables
from dateline.extract.told import Told
from dateline.extract.triggers import is_people
from dateline.lexicon.rules.tolls import Harm
from dateline.model.finding import Finding, Role
from dateline.model.reading import Sentence, Token
from dateline.model.sourced import Span

RULE = "events.headline"
# What the phrase of those harmed is made of, read backwards from "killed".
NOMINAL = frozenset({"CD", "POS", "DT", "RB", "IN", "''", "``", "HYPH"})
# Words of a bound may stand in it, other prepositions not.
BOUND = frozenset({"least", "most", "than", "more", "over", "about", "up", "to", "at", "some", "nearly", "around"})
NOUNS = frozenset({"CD", "NN", "NNS", "NNP", "NNPS"})
PARTICIPLE = frozenset({"VBN", "VBD"})


def told_in_headline(sentence: Sentence, found: list[Told], tables: EventTables) -> list[Told]:
    """What the words of harm of a headline tell that its tree does not: the participle right behind a number of people,
    the verb right before one."""
    known = {(role.name, i) for told in found for role in told.finding.roles for i in _tokens_of(sentence, role)}
    more = []
    for token in sentence.tokens:
        harm = _harm(token, tables)
        if harm is None or any(child.dep == "neg" for child in sentence.children(token.i)):
            continue
        outcome, kind = harm
        phrases = list(_before(sentence, token)) or list(_behind(sentence, token))
        roles = [
            Role(outcome, Span(words[0].start, words[-1].end), sentence.index, words[-1].i, RULE)
            for words in phrases
            if _is_number_of_people(sentence, words, tables) and not any((outcome, word.i) in known for word in words)
        ]
        if roles:
            marks = (("status", "occurred"), ("harm", "bare"))
            trigger = Span(token.start, token.end)
            finding = Finding("event", kind, trigger, sentence.index, token.i, RULE, tuple(roles), marks)
            more.append(Told(finding))
    return more


def with_harm(told: list[Told], more: list[Told], tables: EventTables) -> list[Told]:
    """The tellings with the harm of more: it befell people in the first that is violent, else it is an event alone."""
    for harm in more:
        home = next((one for one in told if tables.kinds[one.kind].violent), None)
        if home is None:
            told = [*told, harm]
        else:
            told = [one.with_roles(*harm.finding.roles) if one is home else one for one in told]
    return told


def _harm(token: Token, tables: EventTables) -> tuple[Harm, str] | None:
    """The outcome and the kind of event of a word of harm: "killed", "dead", "KIA"."""
    if token.is_verb:
        for entry in tables.verbs.get(token.lemma, ()):
            plain = not (entry.particle or entry.needs or entry.nouns or entry.after_words or entry.object_words)
            if plain and entry.object in OUTCOMES and tables.kinds[entry.event].vague:
                return entry.object, entry.event  # type: ignore[return-value]
    for word in tables.harms.get(token.lemma, ()) or tables.harms.get(token.text.lower(), ()):
        if word.part == "adjective" and word.event:
            return word.outcome, word.event
    return None


def _before(sentence: Sentence, token: Token) -> Iterator[tuple[Token, ...]]:
    """The phrases right before a word of harm, the nearest first: in "two soldiers, one rebel killed" both."""
    if token.is_verb and token.tag not in PARTICIPLE:
        return
    at = token.i - 1
    while at >= 0:
        words = []
        while at >= 0 and _is_nominal(sentence.tokens[at]):
            words.append(sentence.tokens[at])
            at -= 1
        while words and words[0].tag not in NOUNS:
            words.pop(0)
        if not words or not any(word.tag == "CD" for word in words):
            return
        yield tuple(reversed(words))
        if at < 0 or sentence.tokens[at].text not in (",", "and", "&"):
            return
        at -= 1


def _behind(sentence: Sentence, token: Token) -> Iterator[tuple[Token, ...]]:
    """The phrase right behind an active verb of harm: "rockets kill 30", "killing two militiamen"."""
    if not token.is_verb:
        return
    words = []
    for word in sentence.tokens[token.i + 1 :]:
        if not _is_nominal(word):
            break
        words.append(word)
    while words and words[-1].tag not in NOUNS:
        words.pop()
    if words:
        yield tuple(words)


def _is_number_of_people(sentence: Sentence, words: tuple[Token, ...], tables: EventTables) -> bool:
    last = words[-1]
    is_force = last.lemma in tables.term("counted force")
    return any(word.tag == "CD" for word in words) and (
        last.tag == "CD" or is_force or is_people(sentence, last, tables)
    )


def _is_nominal(token: Token) -> bool:
    if token.is_noun or token.tag.startswith("JJ"):
        return True
    return token.tag in NOMINAL and (token.tag != "IN" or token.text.lower() in BOUND)


def _tokens_of(sentence: Sentence, role: Role) -> list[int]:
    return [token.i for token in sentence.tokens_in(role.span)] if role.sentence == sentence.index else []
