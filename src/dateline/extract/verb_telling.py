"""What a verb tells: who did what to whom, and who came to harm."""

from msgspec.structs import replace

from dateline.extract.arguments import OUTCOMES, frame_of
from dateline.extract.aspect import is_going_on, is_present
from dateline.extract.circumstance import purpose_roles
from dateline.extract.clauses import phrase
from dateline.extract.event_tables import EventTables
from dateline.extract.harm import fatal_roles, including_roles, of_self, rising_toll
from dateline.extract.hedging import hedging_of
from dateline.extract.news import is_accident, is_background, is_habit, is_known_person, is_name, points_back
from dateline.extract.nominal import accused_of
from dateline.extract.telling import Clue, telling
from dateline.extract.told import Told
from dateline.extract.triggers import trigger_span, verb_entry, verb_roles
from dateline.extract.verdicts import negative_subject
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token

ALLIANCE = "alliance"
VICTIMS = ("shot", *OUTCOMES)


def told_by_verb(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> Told | None:
    """What the verb tells, or None where it tells of no event."""
    if token.dep == "amod" and token.tag in ("VBN", "VBG", "VBD") and sentence.child(token.i, "prep", "agent") is None:
        return None
    if is_name(reading, sentence, token):
        return None
    frame = frame_of(sentence, token, tables)
    if frame.object is not None and _is_place(reading, frame.object):
        frame = replace(frame, on_place=True)
    entry = verb_entry(sentence, frame, tables)
    if entry is None:
        return None
    if _names_another(sentence, token, tables):
        return None
    hedging = hedging_of(sentence, token.i, tables)
    if is_accident(sentence, token, entry, tables):
        return None
    if hedging.is_open or is_habit(sentence, token) or is_background(reading, sentence, token, entry):
        return None
    above = sentence.tokens[token.head]
    if token.dep == "xcomp" and above.dep == "relcl" and above.tag in ("VBZ", "VBP"):
        return None
    roles = list(verb_roles(sentence, frame, entry))
    if token.dep == "pcomp" and (accused := accused_of(sentence, token)) is not None:
        roles = [role for role in roles if role.name != "actor"]
        roles.append(Role("suspected", phrase(sentence, accused.i), sentence.index, accused.i, "events.accused"))
    if (
        frame.object is not None
        and frame.object.lemma in tables.term("self")
        and entry.event in ("killing", "shooting", "wounding")
    ):
        roles = [of_self(role, sentence, tables) for role in roles]
    fatal = any(child.text.lower() in tables.term("fatally") for child in sentence.children(token.i, "advmod"))
    if fatal:
        roles = [replace(role, name=role.name.replace("shot", "killed")) for role in roles]
    nobody = negative_subject(sentence, token, tables)
    if nobody is not None and not any(role.name in OUTCOMES and _is_or_is_of(sentence, role, nobody) for role in roles):
        hedging = replace(hedging, negated=not hedging.negated, word=nobody.i)
    if not hedging.statuses and is_going_on(sentence, token):
        hedging = replace(hedging, statuses=("ongoing",))
    risen = rising_toll(sentence, token, roles, tables)
    roles = risen or roles
    roles += including_roles(sentence, roles, token.i, tables)
    if entry.event == "shooting":
        roles += fatal_roles(sentence, token, tables)
    if entry.event == ALLIANCE:
        roles += purpose_roles(sentence, token, tables)
    span = trigger_span(sentence, frame, entry)
    subject_points = frame.subject is not None and points_back(sentence, frame.subject, tables)
    object_points = frame.object is not None and points_back(sentence, frame.object, tables)
    marks = [*entry.marks.items(), ("voice", "passive" if frame.passive else "active")]
    if is_present(sentence, token):
        marks.append(("tense", "present"))
    pointing = subject_points or object_points or _befell_known(sentence, token, roles, tables)
    bare = entry.marks.get("beside") is not None
    clue = Clue(token, span, entry.event, roles, marks, hedging, pointing, bare, "verb")
    return telling(reading, sentence, clue, tables)


def _names_another(sentence: Sentence, token: Token, tables: EventTables) -> bool:
    """Whether the word only says which victim, suspect or scene is meant: "shooting victims", "bombing suspect"."""
    behind = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    return token.tag == "VBG" and behind is not None and behind.lemma in tables.term("of_event")


def _befell_known(sentence: Sentence, token: Token, roles: list[Role], tables: EventTables) -> bool:
    """Whether the verb tells what befell people told of before: "the child was struck by a bullet"; in "the man who was
    shot" it only says which man is meant."""
    victims = [role for role in roles if role.name in VICTIMS]
    return (
        token.dep not in ("acl", "relcl")
        and bool(victims)
        and all(is_known_person(sentence, sentence.tokens[role.head], tables) for role in victims)
    )


def _is_or_is_of(sentence: Sentence, role: Role, nobody: Token) -> bool:
    """Whether the role is that of nobody: "no one was hurt", "none of them was hurt" is a toll of none."""
    return role.head == nobody.i or sentence.tokens[sentence.tokens[role.head].head].head == nobody.i


def _is_place(reading: Reading, token: Token) -> bool:
    """Whether a name is that of a place: whoever captures it arrests nobody."""
    if not token.tag.startswith("NNP"):
        return False
    return any(place.literal and place.span.start <= token.start < place.span.end for place in reading.places)
