"""What is news: habits, accidents and backgrounds tell no event, and some words point at one told before."""

from dateline.extract.arguments import OUTCOMES
from dateline.extract.clauses import subject_of
from dateline.extract.event_tables import EventTables
from dateline.extract.told import Told
from dateline.lexicon.rules.events import EventVerb
from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token

# The kind of event that a flood causes as well as a war.
DISPLACED = "displacement"
# Of words longer than this so many begin with a capital where a line is set in title case.
LONGER = 3
TITLED = 0.6
# A sentence may begin anew behind them.
STOPS = frozenset({".", ":", "“", '"', "-", "–", "—", "--"})
PROPER = frozenset({"NNP", "NNPS"})
# Roles whose words may be a time.
TIMELY = frozenset({"duration", "expires", "round", "status"})


def is_habit(sentence: Sentence, token: Token) -> bool:
    """A plain present in a subordinate clause: "the ministry, which hosts the talks", "a truce that is broken"."""
    if token.dep not in ("relcl", "advcl"):
        return False
    finite = sentence.child(token.i, "auxpass", "aux") or token
    return (
        finite.tag in ("VBP", "VBZ")
        and (finite.i == token.i or finite.dep == "auxpass")
        and not any(child.lemma == "have" for child in sentence.children(token.i, "aux"))
    )


def is_accident(sentence: Sentence, token: Token, entry: EventVerb, tables: EventTables) -> bool:
    """ "killed in a crash", "an earthquake struck, killing 40", "a bus overturned, killing 12": nobody's act. A vague
    word of harm alone can be an accident: who was shot dead after the earthquake was shot."""
    if not _is_vague(entry, tables):
        return False
    causes = [*sentence.children(token.i, "nsubj")]
    subject = subject_of(sentence, token.i)
    causes += [] if subject is None else [subject]
    is_harm = entry.object in OUTCOMES or entry.subject in OUTCOMES
    for preposition in sentence.children(token.i, "prep", "agent") if is_harm else ():
        causes += sentence.children(preposition.i, "pobj")
    if any(_is_mishap(sentence, cause, tables) for cause in causes):
        return True
    if not is_harm:
        return False
    if entry.marks.get("harm") is not None and any(
        sentence.tokens[i].text.lower() in tables.term("natural death") for i in sentence.subtree(token.i)
    ):
        return True
    above = token
    while above.dep in ("advcl", "conj") and above.head != above.i:
        above = sentence.tokens[above.head]
    is_crash = above.lemma in tables.term("accident verb") or _is_collision(sentence, above, tables)
    return (
        is_crash
        and not any(word.lemma in tables.nouns or word.lemma in tables.term("ground") for word in sentence.tokens)
    )  # fmt: skip


def _is_mishap(sentence: Sentence, cause: Token, tables: EventTables) -> bool:
    if cause.lemma in tables.term("accident"):
        return True
    modifiers = sentence.children(cause.i, "compound", "amod", "nmod")
    return any(word.lemma in tables.term("accident modifier") for word in modifiers) and cause.lemma in tables.nouns


def _is_collision(sentence: Sentence, verb: Token, tables: EventTables) -> bool:
    """ "A lorry hit a minibus": nobody is said to have meant it."""
    subject = subject_of(sentence, verb.i)
    return verb.is_verb and subject is not None and subject.lemma in tables.term("vehicle")


def _is_vague(entry: EventVerb, tables: EventTables) -> bool:
    return tables.kinds[entry.event].vague or entry.event == DISPLACED


def is_background(reading: Reading, sentence: Sentence, token: Token, entry: EventVerb) -> bool:
    """A long fight told only to say who somebody is: "a group that has fought the state since 2024", and whom somebody
    stands by: "troops backed by the kingdom"."""
    background = entry.marks.get("background")
    if background is None:
        return False
    if background == "participle":
        return token.dep in ("acl", "advcl") and token.tag == "VBN"
    below = {sentence.tokens[i].start for i in sentence.subtree(token.i)}
    times = [time for time in reading.times if time.span.start in below]
    if any(("lead", "since") in time.slots for time in times):
        return True
    return token.dep in ("relcl", "acl", "advcl") and not times and sentence.child(token.i, "aux") is not None


def points_back(sentence: Sentence, token: Token, tables: EventTables) -> bool:
    """Whether an argument points at people or things told before: "the bomber", "he", "the victims"."""
    if token.tag in ("PRP", "WP"):
        return token.text.lower() not in tables.term("self")
    if token.text.lower() == "those":
        return True
    if token.lemma in tables.term("anaphor"):
        return any(child.lemma in tables.term("definite") for child in sentence.children(token.i, "det", "poss"))
    return False


def is_known_person(sentence: Sentence, token: Token, tables: EventTables) -> bool:
    """Whether a noun for people is definite and no words behind it say which are meant: "the child", "the men"."""
    if token.tag not in ("NN", "NNS") or token.lemma not in tables.people:
        return False
    definite = any(child.lemma in tables.term("definite") for child in sentence.children(token.i, "det", "poss"))
    return definite and sentence.child(token.i, "prep", "acl", "relcl", "appos", "conj") is None


def own_placed(reading: Reading, sentence: Sentence, token: Token, tables: EventTables) -> bool:
    """Whether a time or place hangs on the noun itself: "the bombing of a market in Baquba on Sunday"."""
    below = {sentence.tokens[i].start for i in sentence.subtree(token.i)}
    lengths = tables.term("no_time_of_event")
    spans = [t.span for t in reading.times if t.sentence == sentence.index and t.form not in lengths]
    spans += [p.span for p in reading.places if p.sentence == sentence.index and p.literal]
    return any(span.start in below for span in spans)


def nth_in_row(reading: Reading, sentence: Sentence, token: Token) -> tuple[int, str] | None:
    """ "the second bombing in as many days" is (2, "day"): its place in the row and the unit of the row."""
    for child in sentence.children(token.i, "amod"):
        ordinal = next((n for n in reading.numbers if n.ordinal and n.span.start == child.start), None)
        if ordinal is None or ordinal.count.low is None or ordinal.count.low < 2:
            continue
        for time in reading.times:
            slots = dict(time.slots)
            if time.span.start > token.start and time.form == "as many days" and "unit" in slots:
                return ordinal.count.low, slots["unit"]
    return None


def earlier_one(told: Told, place: tuple[int, str]) -> Told | None:
    """Of the second in a row the first is another event, told only by being counted; of a third, nobody says which."""
    if place[0] != 2:
        return None
    return Told(told.with_marks(("earlier", place[1]), ("how", "inferred")).finding)


def is_time(reading: Reading, role: Role) -> bool:
    """Whether the words of a party are in truth a time: "signed on Monday", "talks on Friday"."""
    return role.name not in TIMELY and any(time.span.contains(role.span) for time in reading.times)


def is_name(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Whether a word of violence is written as a name is, in a sentence that is not all capitals: the band Bomb the
    Bass, the town of Fort Carnage; "the Boston Bombing" is an event."""
    before = sentence.tokens[token.i - 1] if token.i else None
    if not token.text[0].isupper() or before is None or before.text in STOPS or sentence.index == reading.headline:
        return False
    if not token.is_verb and (token.tag not in PROPER or sentence.child(token.i, "det", "poss") is not None):
        return False
    longer = [other for other in sentence.tokens if len(other.text) > LONGER and other.text[0].isalpha()]
    return sum(other.text[0].isupper() for other in longer) < len(longer) * TITLED
