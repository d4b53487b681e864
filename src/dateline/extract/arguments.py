"""The arguments of a verb with its passive undone, also where a headline or a broken parse hides them."""

from msgspec import Struct

from dateline.extract.clauses import agent_of, is_passive, object_of, subject_of
from dateline.extract.event_tables import EventTables
from dateline.model.reading import Sentence, Token

# What can befall people; "shot" until the report says whether they live.
OUTCOMES = frozenset({"killed", "wounded", "missing", "abducted", "detained", "displaced", "shot"})
# What can befall buildings, vehicles and installations.
EFFECTS = frozenset({"damaged", "destroyed", "taken"})


class Frame(Struct, frozen=True):
    """The arguments of a verb with its passive undone: who does it, and to whom or what. `on_place` says that what
    it is done to is a place by name."""

    verb: Token
    subject: Token | None
    object: Token | None
    passive: bool
    on_place: bool = False


def frame_of(sentence: Sentence, verb: Token, tables: EventTables) -> Frame:
    """The frame of a verb. "Six killed in blast" has no auxiliary and is passive all the same; "killed and wounded
    dozens" shares its object to the left, "was attacked, killing two" has no doer but the attack."""
    if is_headless(sentence, verb) and not _harms(verb, tables):
        return Frame(verb, sentence.tokens[verb.head], object_of(sentence, verb.i), passive=False)
    if is_passive(sentence, verb.i) or _shares_passive(sentence, verb):
        return Frame(verb, agent_of(sentence, verb.i), _passive_subject(sentence, verb), passive=True)
    found = object_of(sentence, verb.i) or _shared_object(sentence, verb) or _object_of_clause(sentence, verb)
    if found is not None and found.tag in ("WDT", "WP") and verb.dep == "relcl":
        found = sentence.tokens[verb.head]  # "the bridge, which rebels blew up"
    if found is not None and found.tag == "JJ" and found.dep == "oprd":
        found = None
    if found is None and verb.tag == "VBN" and verb.dep == "xcomp" and sentence.child(verb.i, "aux") is None:
        return Frame(verb, None, subject_of(sentence, verb.i), passive=True)
    subject = _active_subject(sentence, verb)
    if (
        found is None
        and subject is None
        and _harms(verb, tables)
        and (count := _count_before(sentence, verb)) is not None
    ):
        return Frame(verb, agent_of(sentence, verb.i), count, passive=True)
    if found is None and subject is not None and _is_headline_passive(sentence, verb, tables):
        return Frame(verb, agent_of(sentence, verb.i), subject, passive=True)
    return Frame(verb, subject, found, passive=False)


def is_headless(sentence: Sentence, verb: Token) -> bool:
    """ "A colonel defected to the rebels": the parser saw a noun with a participle where there is a clause."""
    head = sentence.tokens[verb.head]
    if verb.dep != "acl" or verb.tag != "VBN" or head.dep != "ROOT" or not head.is_noun:
        return False
    if sentence.child(verb.i, "agent", "auxpass") is not None:
        return False
    return not any(token.tag in ("VBD", "VBZ", "VBP") for token in sentence.tokens)


def _harms(verb: Token, tables: EventTables) -> bool:
    """Whether the verb can have people as victims without more words: "killed", "wounded", "shot", "arrested"."""
    return any(
        entry.object in OUTCOMES and not (entry.after_words or entry.particle or entry.counted or entry.object_words)
        for entry in tables.verbs.get(verb.lemma, ())
    )


def _shares_passive(sentence: Sentence, verb: Token) -> bool:
    """ "were killed or wounded": the second participle has no auxiliary of its own."""
    if (
        verb.tag not in ("VBN", "VBD")
        or verb.dep != "conj"
        or sentence.child(verb.i, "nsubj", "dobj", "aux") is not None
    ):
        return False
    return is_passive(sentence, verb.head)


def _passive_subject(sentence: Sentence, verb: Token) -> Token | None:
    own = sentence.child(verb.i, "nsubjpass", "nsubj")
    if own is not None and own.tag not in ("WDT", "WP"):
        return own
    return subject_of(sentence, verb.i) or _up_to(sentence, verb) or _noun_before(sentence, verb)


def _up_to(sentence: Sentence, verb: Token) -> Token | None:
    """ "Up to 16 were injured": the parser hangs the number under "up"."""
    for child in sentence.children(verb.i, "prep", "advmod"):
        if child.i < verb.i:
            for i in sentence.subtree(child.i):
                if sentence.tokens[i].tag == "CD" and sentence.tokens[i].dep == "pobj":
                    return sentence.tokens[i]
    return None


def _noun_before(sentence: Sentence, verb: Token) -> Token | None:
    """ "after a teenager was shot": the noun before the auxiliaries that the parser made an object of "after"."""
    first = min(
        (child.i for child in sentence.children(verb.i, "aux", "auxpass", "advmod") if child.i < verb.i), default=verb.i
    )
    if first == 0 or sentence.child(verb.i, "auxpass") is None:
        return None
    token = sentence.tokens[first - 1]
    while token.dep in ("compound", "amod", "nummod", "det") and token.head < first and token.head > token.i:
        token = sentence.tokens[token.head]
    return token if token.is_noun and token.dep in ("pobj", "dobj", "appos", "conj") else None


def _count_before(sentence: Sentence, verb: Token) -> Token | None:
    """ "1 Killed, 5 More Wounded": in a headline the number stands right before the participle."""
    before = sentence.tokens[verb.i - 1] if verb.i else None
    return before if before is not None and before.tag == "CD" and verb.tag in ("VBN", "VBD") else None


def _active_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The doer of an active verb. A participle under a passive clause has the passive's agent, or none."""
    own = sentence.child(verb.i, "nsubj", "csubj")
    if own is None and verb.dep == "xcomp" and (asked := _asked(sentence, verb)) is not None:
        return asked
    if own is None and verb.dep == "pcomp" and sentence.tokens[verb.head].lemma == "from":
        # "prevented the rebels from attacking": who is prevented was to do it.
        governor = sentence.tokens[verb.head].head
        kept = sentence.child(governor, "dobj", "nsubjpass") if sentence.tokens[governor].is_verb else None
        if kept is not None:
            return kept
    if own is None and verb.dep == "acl" and any(child.tag == "TO" for child in sentence.children(verb.i, "aux")):
        return None
    if own is None and verb.dep in ("advcl", "conj", "xcomp"):
        above = sentence.tokens[verb.head]
        if above.is_verb and is_passive(sentence, above.i):
            if verb.tag == "VBG" and verb.dep == "advcl":
                return agent_of(sentence, above.i)
            if verb.dep == "advcl":
                return None
    return subject_of(sentence, verb.i)


def _asked(sentence: Sentence, verb: Token) -> Token | None:
    """ "called on the president to resign", "ordered his men to leave": who is asked is to do it."""
    if all(child.tag != "TO" for child in sentence.children(verb.i, "aux")):
        return None
    above = sentence.tokens[verb.head]
    for preposition in sentence.children(above.i, "prep"):
        if above.lemma == "call" and preposition.lemma in ("on", "upon") and preposition.i < verb.i:
            return sentence.child(preposition.i, "pobj")
    asked = sentence.child(above.i, "dobj")
    is_asked = asked is not None and asked.i < verb.i and above.lemma in ("order", "tell", "ask", "urge", "instruct")
    return asked if is_asked else None


def _shared_object(sentence: Sentence, verb: Token) -> Token | None:
    """ "killed or wounded dozens": the object of the last verb when nothing but the conjunction stands between."""
    later = sentence.child(verb.i, "conj")
    if later is None or not later.is_verb or later.i - verb.i > 2:
        return None
    return object_of(sentence, later.i)


def _object_of_clause(sentence: Sentence, verb: Token) -> Token | None:
    """ "allowed the agency to enter": who is allowed stands as the subject of the infinitive."""
    for clause in sentence.children(verb.i, "ccomp"):
        if clause.tag == "VB":
            return sentence.child(clause.i, "nsubj")
    return None


def _is_headline_passive(sentence: Sentence, verb: Token, tables: EventTables) -> bool:
    """A verb of harm without object or auxiliary behind people: "Six killed in blast", "Two policemen wounded"."""
    if verb.tag not in ("VBD", "VBN") or sentence.child(verb.i, "aux", "dobj", "xcomp", "ccomp") is not None:
        return False
    subject = sentence.child(verb.i, "nsubj")
    if (
        subject is None
        or subject.tag == "PRP"
        or subject.lemma in tables.doers
        or subject.lemma in tables.term("perpetrator")
    ):
        return False
    return _harms(verb, tables)
