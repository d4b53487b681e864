"""The attackers' own dead and wounded: "four guards and six assailants died in the assault"."""

from msgspec.structs import replace

from dateline.extract.arguments import OUTCOMES
from dateline.extract.event_tables import EventTables
from dateline.extract.told import HARM, Told
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token

COUNTED = ("killed", "wounded", "shot")


def with_own_dead(reading: Reading, told: Told, tables: EventTables) -> Told:
    """The event with those of its victims who are its doers told apart from the others: they are called attackers and
    something else was attacked too, they are the doer of another clause ("killed when they attacked"), or they were
    planting the bomb that killed them."""
    if not tables.is_under(told.kind, HARM):
        return told
    roles = told.finding.roles
    own = [role for role in roles if role.name in COUNTED and _is_own(reading, role, roles, tables)]
    if not own:
        return told
    own += [
        role for role in roles
        if role.name in COUNTED and role not in own and _is_one_of(reading.sentences[role.sentence], role, own)
    ]  # fmt: skip
    changed = tuple(replace(role, name=f"{role.name}_self") if role in own else role for role in roles)
    return replace(told, finding=replace(told.finding, roles=changed))


def _is_own(reading: Reading, role: Role, roles: tuple[Role, ...], tables: EventTables) -> bool:
    sentence = reading.sentences[role.sentence]
    head = sentence.tokens[role.head]
    if _handled(sentence, head, tables):
        return True
    if head.lemma not in tables.term("own side") and head.text.lower() not in tables.term("own side"):
        return False
    here = [other for other in roles if other.sentence == role.sentence]
    for actor in here:
        doer = sentence.tokens[actor.head]
        if actor.name == "actor" and doer.tag == "PRP" and role.head < doer.i:
            return True
        if actor.name == "actor" and actor.head == role.head:
            return True
    others = [other for other in here if other.name in (*OUTCOMES, "target") and other.head != role.head]
    others = [other for other in others if sentence.tokens[other.head].lemma not in tables.term("own side")]
    beside = any(
        sentence.tokens[actor.head].lemma in tables.term("own side") for actor in here if actor.name == "actor"
    )
    return bool(others) and (beside or not any(actor.name == "actor" for actor in here))


def _handled(sentence: Sentence, head: Token, tables: EventTables) -> bool:
    """Whether those harmed had the bomb in hand: "the two men who were planting it"."""
    for clause in sentence.children(head.i, "relcl", "acl"):
        thing = sentence.child(clause.i, "dobj")
        held = thing is not None and (thing.text.lower() == "it" or thing.lemma in tables.weapons)
        if clause.lemma in tables.term("handling") and held:
            return True
    return False


def _is_one_of(sentence: Sentence, role: Role, own: list[Role]) -> bool:
    """ "Three gunmen were killed and one was wounded": a bare number behind them counts some of them."""
    token = sentence.tokens[role.head]
    alone = token.tag == "CD" and not sentence.children(token.i)
    before = [other for other in own if other.sentence == role.sentence and other.head < role.head]
    return alone and bool(before)
