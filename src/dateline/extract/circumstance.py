"""Where and when an event took place, beyond its own clause: "Anbar, where …", "joined with the army to push …"."""

from collections.abc import Iterator

from dateline.extract.arguments import frame_of
from dateline.extract.clauses import circumstances
from dateline.extract.event_tables import EventTables
from dateline.extract.scene import only_place, scene_of
from dateline.extract.told import Told
from dateline.extract.triggers import verb_entry, verb_roles
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token

MEANWHILE = ("while", "as", "when")


def circumstances_of(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> list[Role]:
    """The times and places of the event at the token. A length ("six-month") is no time of it; an event in a relative
    clause of "where" took place there."""
    lengths = tables.term("no_time_of_event")
    spans = [time.span for time in reading.times if time.form in lengths]
    roles = [
        role for role in circumstances(reading, sentence, token.i)
        if role.name == "time" and role.span not in spans and not _is_of_another(sentence, role, token, tables)
    ]  # fmt: skip
    roles += scene_of(reading, sentence, token, tables)
    if token.is_noun:
        for clause in (*_clauses_about(sentence, token, tables), *_clauses_below(sentence, token, tables)):
            roles += [role for role in circumstances(reading, sentence, clause.i) if role not in roles]
    if token.tag == "VBG" and token.dep == "advcl" and sentence.child(token.i, "nsubj") is None:
        named = {role.name for role in roles}
        above = [role for role in circumstances(reading, sentence, token.head) if role.name not in named]
        roles += [role for role in above if role.span not in spans]
    if not any(role.name == "time" for role in roles):
        roles += [role for role in _meanwhile(reading, sentence, token) if role.span not in spans]
    for name, word in (("place", "where"), ("time", "when")):
        if not any(role.name == name for role in roles):
            roles += _relative(reading, sentence, token, name, word)
    if not any(role.name == "place" for role in roles) and not _holds_anywhere(token, tables):
        roles += only_place(reading, sentence, token, tables)
    return roles


def _holds_anywhere(token: Token, tables: EventTables) -> bool:
    """Whether it is no act of a place, but something that holds for a time: a truce, a sanction, a demand."""
    entries = tables.nouns.get(token.lemma, ()) if token.is_noun else tables.verbs.get(token.lemma, ())
    kinds = {entry.event for entry in entries}
    return bool(kinds) and kinds <= (tables.term("lasts") | tables.term("has_deadline"))


def in_its_scene(reading: Reading, sentence: Sentence, told: Told) -> Told:
    """The only event of a sentence with the times and places of its whole clause, where its own words have none:
    "drove a car packed with explosives into a market in Gao on Sunday, killing nine"."""
    top = told.finding.head
    if not sentence.tokens[top].is_verb or told.finding.mark("harm") is not None:
        return told
    while sentence.tokens[top].dep in ("advcl", "conj", "xcomp") and sentence.tokens[top].head != top:
        top = sentence.tokens[top].head
    below = {sentence.tokens[i].start: i for i in sentence.subtree(top)}
    roles = []
    for name, mentions in (
        ("time", list(reading.times)),
        ("place", [place for place in reading.places if place.literal]),
    ):
        if told.names(name):
            continue
        spans = [
            m.span for m in mentions if m.span.start in below and not _is_aside(sentence, below[m.span.start], top)
        ]
        outer = [span for span in spans if not any(other != span and other.contains(span) for other in spans)]
        roles += [Role(name, span, sentence.index, below[span.start], f"events.scene.{name}") for span in outer]
    return told.with_roles(*roles)


def _is_aside(sentence: Sentence, i: int, top: int) -> bool:
    """Whether a word stands in a relative clause or a reported clause of its own below the top."""
    while i != top and sentence.tokens[i].head != i:
        if sentence.tokens[i].dep in ("relcl", "ccomp") or (
            sentence.tokens[i].dep == "advcl" and sentence.tokens[i].tag != "VBG"
        ):
            return True
        i = sentence.tokens[i].head
    return False


def own_circumstances(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> list[Role]:
    """The times and places that hang on a noun itself: what its clause says of them is not the noun's ("In Paris, the
    ministry condemned the bombing")."""
    below = {sentence.tokens[i].start for i in sentence.subtree(token.i)}
    times = [role for role in circumstances(reading, sentence, token.i) if role.name == "time"]
    roles = [*times, *scene_of(reading, sentence, token, tables)]
    return [role for role in roles if role.span.start in below]


def purpose_roles(sentence: Sentence, verb: Token, tables: EventTables) -> Iterator[Role]:
    """Whom allies turn on: "joined with the army to push the militants out" names its target in the infinitive."""
    for child in sentence.children(verb.i, "advcl", "xcomp"):
        if not child.is_verb or not any(aux.tag == "TO" for aux in sentence.children(child.i, "aux")):
            continue
        frame = frame_of(sentence, child, tables)
        entry = verb_entry(sentence, frame, tables)
        if entry is not None:
            for role in verb_roles(sentence, frame, entry):
                if role.name == "target":
                    yield Role("target", role.span, role.sentence, role.head, "events.purpose")


def _clauses_about(sentence: Sentence, noun: Token, tables: EventTables) -> Iterator[Token]:
    """Relative clauses that say when and where it takes place: "a round of talks that was to open in Havana"."""
    over = sentence.tokens[sentence.tokens[noun.head].head]
    hosts = [noun] if over.lemma not in tables.term("parts") else [noun, over]
    # "A travel ban on the two generals, imposed in 2017": the parser hangs the participle on the generals.
    hosts += [
        sentence.tokens[i] for prep in sentence.children(noun.i, "prep") if prep.lemma in ("on", "against")
        for one in sentence.children(prep.i, "pobj") for i in sentence.conjuncts(one.i)
    ]  # fmt: skip
    for host in hosts:
        for clause in sentence.children(host.i, "acl"):
            if clause.tag == "VBN" and (clause.lemma in tables.term("set_up") or clause.lemma in tables.light):
                yield clause
        for clause in sentence.children(host.i, "relcl"):
            if clause.lemma in tables.light and host.i in (noun.i, over.i):
                yield clause
            for inner in sentence.children(clause.i, "xcomp"):
                if inner.lemma in tables.light:
                    yield inner


def _clauses_below(sentence: Sentence, noun: Token, tables: EventTables) -> Iterator[Token]:
    """The infinitive of "is due to start in Cairo on June 2", whose circumstances are those of its subject."""
    top = sentence.tokens[sentence.tokens[noun.head].head]
    top = top if noun.dep == "pobj" and top.lemma in tables.term("parts") else noun
    if top.dep not in ("nsubj", "nsubjpass"):
        return
    above = sentence.tokens[top.head]
    for host in (above, *sentence.children(above.i, "acomp")):
        for inner in sentence.children(host.i, "xcomp"):
            if inner.lemma in tables.light:
                yield inner


def _is_of_another(sentence: Sentence, role: Role, token: Token, tables: EventTables) -> bool:
    """Whether a time or place hangs on the noun of another event below: "revenge for the arrests in January"."""
    at = sentence.tokens[role.head]
    for _ in range(8):
        if at.i == token.i or at.head == at.i:
            return False
        at = sentence.tokens[at.head]
        if at.i != token.i and at.is_noun and at.lemma in tables.nouns and at.dep in ("pobj", "dobj"):
            return True
    return False


def _meanwhile(reading: Reading, sentence: Sentence, token: Token) -> list[Role]:
    """The times of what went on when the event took place: "was shot while he sat in a car on Monday night", "were
    having dinner on Monday when they were shot"; and those of what a clause on the noun says that it did: "a blast that
    left two hurt late on Monday"."""
    clauses = [
        clause.i
        for verb in sentence.conjuncts(token.i)
        for clause in sentence.children(verb, "advcl")
        if _has_mark(sentence, clause, MEANWHILE)
    ]
    if token.dep == "advcl" and _has_mark(sentence, token, ("when",)):
        clauses.append(token.head)
    if token.is_noun:
        clauses += [clause.i for clause in sentence.children(token.i, "relcl") if clause.tag == "VBD"]
    found = [role for i in clauses for role in circumstances(reading, sentence, i) if role.name == "time"]
    if not found and token.is_noun and clauses:
        below = {sentence.tokens[i].start: i for clause in clauses for i in sentence.subtree(clause)}
        spans = [time.span for time in reading.times if time.span.start in below]
        found = [Role("time", span, sentence.index, below[span.start], "events.meanwhile") for span in spans]
    return found


def _has_mark(sentence: Sentence, clause: Token, words: tuple[str, ...]) -> bool:
    return any(child.lemma in words for child in sentence.children(clause.i, "mark", "advmod"))


def _relative(reading: Reading, sentence: Sentence, token: Token, name: str, word: str) -> list[Role]:
    """The place or time that a relative clause over the event belongs to: "Anbar, where …", "in October, when …"."""
    at = token
    for _ in range(8):
        if at.dep == "relcl" and any(child.lemma == word for child in sentence.children(at.i, "advmod")):
            host = sentence.tokens[at.head]
            mentions = [p for p in reading.places if p.literal] if name == "place" else list(reading.times)
            for mention in mentions:
                if mention.span.start <= host.start < mention.span.end:
                    return [Role(name, mention.span, sentence.index, host.i, f"events.{word}")]
            return []
        if at.head == at.i:
            return []
        at = sentence.tokens[at.head]
    return []
