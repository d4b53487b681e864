"""Words of violence that tell of none: of ideas, in a film, as a habit or a question, in a field that borrows them."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.extract.clauses import subject_of
from dateline.extract.event_tables import EventTables
from dateline.extract.fields import Fields, has_ground, has_number, is_doubtful
from dateline.extract.told import Told
from dateline.extract.triggers import is_people
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token

# Classes of event that befall people and things, and no ideas.
BODILY = frozenset({"ASSAULT"})
# A chain of governors longer than this is a broken parse.
LIMIT = 12
VICTIM = frozenset({"dobj", "nsubjpass"})


def is_borrowed(reading: Reading, sentence: Sentence, told: Told, fields: Fields, tables: EventTables) -> bool:
    """Whether a telling claims no event at all, whatever its words are elsewhere."""
    kind = tables.kinds[told.kind]
    if kind.plover in BODILY and _is_of_ideas(sentence, told, tables):
        return True
    if kind.plover in BODILY and (
        _is_asked(reading, sentence)
        or _is_depicted(sentence, told.finding.head, tables)
        or _is_general(reading, sentence, told, fields, tables)
        or (
            not fields.grounded
            and told.kind not in tables.term("ground kind")
            and _is_unproven(reading, sentence, told, tables)
        )
    ):
        return True
    return is_doubtful(reading, sentence, told, fields, tables)


def _is_of_ideas(sentence: Sentence, told: Told, tables: EventTables) -> bool:
    """Whether what acts or is acted upon is no thing: "fought corruption", "the battle for votes", "criticism hit"."""
    head = told.finding.head
    if any(
        role.sentence == sentence.index and sentence.tokens[role.head].head == head
        and sentence.tokens[role.head].dep in VICTIM and is_people(sentence, sentence.tokens[role.head], tables)
        for role in told.names("killed", "wounded", "shot")
    ):  # fmt: skip
        return False
    ideas = tables.term("idea")
    if not any(noun.lemma in ideas for noun in _nouns_at(sentence, head)):
        return False
    return not sentence.tokens[head].is_verb or not has_ground(sentence, told, tables)


def _nouns_at(sentence: Sentence, i: int) -> Iterator[Token]:
    """The subject and objects of a word, those behind its prepositions, and what they are a number of."""
    around = [*sentence.children(i, "nsubj", "nsubjpass", "dobj", "oprd")]
    if not around and sentence.tokens[i].is_verb and (subject := subject_of(sentence, i)) is not None:
        around = [subject]
    for host in (i, *(noun.i for noun in around)):
        around += sentence.children(host, "compound") if sentence.tokens[host].dep == "dobj" else ()
        for preposition in sentence.children(host, "prep", "agent", "dative"):
            around += sentence.children(preposition.i, "pobj")
    yield from around


def _is_unproven(reading: Reading, sentence: Sentence, told: Told, tables: EventTables) -> bool:
    """In a text without one word of real harm: whether nobody is said to be harmed, and neither a nation nor a place
    is attacked. "Delegates ambushed the treasurer with a motion"."""
    if any(role.name.endswith("_self") for role in told.finding.roles):
        return False
    harmed = [role for role in told.names("killed", "wounded", "shot", "abducted") if role.sentence == sentence.index]
    if any(_is_person(sentence, sentence.tokens[role.head], tables) for role in harmed):
        return False
    if told.names("place") and (told.finding.rule == "events.noun" or told.names("weapon")):
        return False
    parties = [role for role in told.names("actor", "target") if role.sentence == sentence.index]
    if any(_is_known(reading, role) for role in parties):
        return False
    doers = [role for role in parties if role.name == "actor"]
    return not any(sentence.tokens[role.head].lemma in tables.term("fought over") for role in doers or parties)


def _is_known(reading: Reading, role: Role) -> bool:
    """Whether a party is a nation, a place or a group of the lexicon's."""
    return any(place.span.overlaps(role.span) for place in reading.places) or any(
        name.span.overlaps(role.span) and name.who.id is not None for name in reading.names
    )


def _is_person(sentence: Sentence, token: Token, tables: EventTables) -> bool:
    return is_people(sentence, token, tables) and token.tag not in ("PRP", "PRP$", "WP")


def as_history(sentence: Sentence, told: Told, tables: EventTables) -> Told:
    """The telling marked as history where people remember it, with only those times that are its own: "marked 30 years
    since the bombing of a hall, which killed nine"."""
    at, limit = told.finding.head, LIMIT
    memory = tables.term("memory")
    while limit and sentence.tokens[at].head != at:
        token = sentence.tokens[at]
        head = sentence.tokens[token.head]
        if head.lemma in memory and token.dep not in ("nsubj", "advcl", "conj", "ROOT"):
            own = {sentence.tokens[i].start for i in sentence.subtree(token.i)}
            roles = tuple(
                role for role in told.finding.roles
                if role.name != "time" or (role.span.start in own and role.sentence == sentence.index)
            )  # fmt: skip
            return replace(told, finding=replace(told.finding, roles=roles)).with_marks(("historical", "yes"))
        at, limit = token.head, limit - 1
    return told


def _is_asked(reading: Reading, sentence: Sentence) -> bool:
    """ "Who killed the judge?" tells of no killing by itself."""
    return sentence.span.slice(reading.text).rstrip("\"”’'").endswith("?")


def _is_depicted(sentence: Sentence, i: int, tables: EventTables) -> bool:
    """Whether a film, a novel or a game tells it: "the novel tells of a village that was burnt", "in the film a king is
    stabbed"."""
    depictions, at = tables.term("depiction"), i
    if sentence.tokens[i].dep == "dobj" and sentence.tokens[sentence.tokens[i].head].lemma in tables.term("portray"):
        return True
    for _ in range(LIMIT):
        token = sentence.tokens[at]
        if at != i or token.is_verb:
            hosts = [*sentence.children(at, "nsubj")] if at != i else []
            for preposition in sentence.children(at, "prep"):
                if preposition.lemma == "in":
                    hosts += sentence.children(preposition.i, "pobj")
            if token.is_noun and at != i:
                hosts.append(token)
            if any(host.lemma in depictions for host in hosts):
                return True
        if token.head == at:
            return False
        at = token.head
    return False


def _is_general(reading: Reading, sentence: Sentence, told: Told, fields: Fields, tables: EventTables) -> bool:
    """What is so at all times: "the virus attacks the lungs", "is whipped every ten years". A headline is told in the
    present as well; it has no full stop, or no articles."""
    verb = sentence.tokens[told.finding.head]
    if any(time.form.startswith("every") and time.sentence == sentence.index for time in reading.times) and told.names(
        "time"
    ):
        return True
    in_art = fields.has_word(sentence.index, "art")
    if told.kind in tables.term("ground kind") or (
        has_ground(sentence, told, tables, without=("weapon",)) and not in_art
    ):
        return False
    if has_number(sentence, told, tables):
        return False
    finite = sentence.child(verb.i, "auxpass") or verb
    if finite.tag not in ("VBZ", "VBP") or sentence.child(verb.i, "aux") is not None:
        return False
    is_prose = sentence.span.slice(reading.text).rstrip("\"”’'").endswith(".")
    return (
        is_prose
        and sentence.index != reading.headline
        and any(token.lemma in ("the", "a", "an") for token in sentence.tokens)
    )
