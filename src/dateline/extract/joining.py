"""One sentence, one event: "In an attack …, a bomber killed six and wounded ten" tells of one thing three times."""

from msgspec.structs import replace

from dateline.extract.arguments import EFFECTS, OUTCOMES
from dateline.extract.circumstance import in_its_scene
from dateline.extract.event_tables import EventTables
from dateline.extract.told import Told, denials_differ, joined
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token

# The widest kind of act in which people come to harm.
HARM = "attack"
OWN = ("actor", "weapon", "place", "time", "target")
RESULTS = frozenset({"after", "following"})
DURING = frozenset({"in", "during"})
# Prepositions that set one thing in time against another: the raid before which somebody was killed is not his death.
APART = frozenset({"after", "following", "since", "before", "despite"})


def joined_in_sentence(reading: Reading, sentence: Sentence, found: list[Told], tables: EventTables) -> list[Told]:
    """The tellings of a sentence with those of one event joined, in text order."""
    groups: list[list[Told]] = []
    for told in found:
        home = next(
            (group for group in groups if any(_is_same(sentence, other, told, tables) for other in group)), None
        )
        if home is None:
            groups.append([told])
        else:
            home.append(told)
    events = [joined(group, tables) for group in groups]
    if len(events) == 1 and tables.kinds[events[0].kind].violent and not events[0].bare:
        events = [in_its_scene(reading, sentence, events[0])]
    events = [_in_the_course_of(sentence, told, events) for told in events]
    return [_at_the_same_time(sentence, told, events) for told in events]


def _is_same(sentence: Sentence, first: Told, second: Told, tables: EventTables) -> bool:
    one, two = tables.kinds[first.kind], tables.kinds[second.kind]
    if one.violent != two.violent or (one.violent and denials_differ(first, second)):
        return False
    if not one.violent:
        nested = tables.is_under(first.kind, second.kind) or tables.is_under(second.kind, first.kind)
        return nested and (
            second.pointing or _dominates(sentence, first, second) or _dominates(sentence, second, first)
        )
    if _is_ordinal(sentence, first) or _is_ordinal(sentence, second):
        return False
    vague = (one.vague or two.vague) and tables.is_under(first.kind, HARM) and tables.is_under(second.kind, HARM)
    nested = tables.is_under(first.kind, second.kind) or tables.is_under(second.kind, first.kind)
    if not (vague or nested):
        return False
    return _is_connected(sentence, first, second)


def _is_connected(sentence: Sentence, first: Told, second: Told) -> bool:
    """Whether the grammar between two tellings leaves them one event: under one verb, or in clauses of which one only
    counts the victims."""
    a, b = first.finding.head, second.finding.head
    path_a, path_b = _path(sentence, a), _path(sentence, b)
    common = next(i for i in path_a if i in path_b) if any(i in path_b for i in path_a) else None
    if common is None:
        return _only_counts(first, second) or _only_counts(second, first)
    crossed = [sentence.tokens[i] for i in (*path_a[: path_a.index(common)], *path_b[: path_b.index(common)])]
    for token in crossed:
        if token.dep == "prep" and token.text.lower() in APART and not _is_cause(sentence, token, first, second):
            behind = [role for told in (first, second) for role in told.finding.roles if role.head > token.i]
            if any(role.name in ("time", "place") for role in behind):
                return False
    clauses = [token for token in crossed if _opens_clause(sentence, token)]
    if not clauses:
        return True
    return _only_counts(first, second) or _only_counts(second, first) or _shares_doer(first, second)


def _is_cause(sentence: Sentence, preposition: Token, first: Told, second: Told) -> bool:
    """Whether people were harmed in what the preposition names: "four people were hurt after a shooting in the port"
    tells of one event, "three guards were killed after the raid" of two."""
    noun = sentence.child(preposition.i, "pobj")
    if noun is None or preposition.text.lower() not in RESULTS:
        return False
    act, harm = (second, first) if second.finding.head == noun.i else (first, second)
    indefinite = not any(child.lemma == "the" for child in sentence.children(noun.i, "det", "poss"))
    return act.finding.head == noun.i and indefinite and _only_counts(harm, act) and not harm.names("time")


def _opens_clause(sentence: Sentence, token: Token) -> bool:
    """Whether the token heads a clause with a subject of its own beside the other telling's clause."""
    if token.dep not in ("conj", "parataxis", "ccomp", "advcl") or not token.is_verb:
        return False
    return sentence.child(token.i, "nsubj", "nsubjpass") is not None


def _only_counts(told: Told, beside: Told) -> bool:
    """Whether a telling names nothing but victims, and no other place than the one beside it."""
    places = {role.span for role in told.names("place")} - {role.span for role in beside.names("place")}
    return not places and not told.names("actor", "weapon", "target") and bool(told.names(*OUTCOMES, *EFFECTS))


def _shares_doer(first: Told, second: Told) -> bool:
    heads = {role.head for role in first.names("actor", "weapon")}
    return any(role.head in heads for role in second.names("actor", "weapon"))


def _dominates(sentence: Sentence, upper: Told, lower: Told) -> bool:
    return upper.finding.head in _path(sentence, lower.finding.head)


def _path(sentence: Sentence, i: int) -> list[int]:
    path, met = [i], {i}
    while (above := sentence.tokens[path[-1]].head) not in met:
        path.append(above)
        met.add(above)
    return path


def _is_ordinal(sentence: Sentence, told: Told) -> bool:
    """ "the second bombing in as many days" speaks of another one as well; it is read apart."""
    return told.finding.mark("earlier") is not None


def _in_the_course_of(sentence: Sentence, told: Told, events: list[Told]) -> Told:
    """ "killed three guards in a raid in Goma": what is done in the course of an act is done where and when it is."""
    for prep in sentence.children(told.finding.head, "prep"):
        noun = sentence.child(prep.i, "pobj") if prep.text.lower() in DURING else None
        act = next((event for event in events if noun is not None and event.finding.head == noun.i), None)
        if act is not None and act is not told:
            missing = [role for name in ("time", "place") if not told.names(name) for role in act.names(name)]
            told = told.with_roles(*(_borrowed(role) for role in missing))
    return told


def _at_the_same_time(sentence: Sentence, told: Told, events: list[Told]) -> Told:
    """An event without a time in a clause of "as" or "while" has the time of the event it stands under."""
    if told.names("time") or told.finding.sentence != sentence.index:
        return told
    path = _path(sentence, told.finding.head)
    under = next((i for i in path if _is_meanwhile(sentence, i)), None)
    if under is None:
        return told
    above = path[path.index(under) + 1 :]
    for event in events:
        heads = {event.finding.head, *(role.head for role in event.names("status"))}
        if event is not told and heads & set(above) and event.names("time"):
            return told.with_roles(*(_borrowed(role) for role in event.names("time")))
    return told


def _is_meanwhile(sentence: Sentence, i: int) -> bool:
    mark = sentence.child(i, "mark")
    return mark is not None and mark.lemma in ("as", "while") and sentence.tokens[i].is_verb


def _borrowed(role: Role) -> Role:
    return replace(role, rule="events.same_time")
