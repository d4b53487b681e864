"""Whether a clause claims that its event happened: the hedges over a verb or noun, from auxiliary up to root."""

from msgspec import Struct

from dateline.extract.denials import is_presupposed, question_word
from dateline.extract.event_tables import EventTables
from dateline.extract.verdicts import is_content, negative_subject, verdict_on
from dateline.lexicon.rules.modality import Hedge, HedgeStatus
from dateline.model.reading import Sentence, Token

# A chain of governors longer than this is a broken parse.
LIMIT = 10
# What a question makes of its verb is what "whether" makes of it.
QUESTION = ("whether", "mark")


class Hedging(Struct, frozen=True):
    """What the words over an event make of it: the statuses found from the nearest to the farthest, whether it is
    negated, and the token of the first hedge. Status "none" among them means that nothing is claimed."""

    statuses: tuple[HedgeStatus, ...] = ()
    negated: bool = False
    word: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing is claimed at all: a mere purpose, a mere idea."""
        return "none" in self.statuses


def hedging_of(sentence: Sentence, i: int, tables: EventTables) -> Hedging:
    """The hedging over the verb or noun at `i`.

    "attacked" has none, "will attack" is planned, "failed to attack" negated, "to attack American troops" as a purpose
    is open, "denied that it attacked" is hypothetical.
    """
    statuses: list[HedgeStatus] = []
    negated, word = False, None
    at, beside, known = i, False, False
    seen: set[int] = set()
    while at not in seen and len(seen) < LIMIT:
        seen.add(at)
        token = sentence.tokens[at]
        own = _of_first(sentence, token, tables) if beside else _own(sentence, token, tables)
        if at != i and not beside and (nobody := negative_subject(sentence, token, tables)) is not None:
            own.append((None, nobody.i))
        over = verdict_on(sentence, token, tables) if is_content(sentence, token) else _above(sentence, token, tables)
        for hedge, source in (*own, *over):
            if hedge is None:
                negated ^= not known
                word = source if word is None else word
                continue
            negated ^= hedge.negates and not known
            if hedge.status != "occurred":
                statuses.append(hedge.status)
                word = source if word is None else word
        if token.head == at or "none" in statuses:
            break
        if token.dep == "advcl" and not _is_infinitive(sentence, token):
            break
        if token.dep in ("relcl", "nsubj", "nsubjpass") and not token.is_verb:
            break
        if token.dep == "relcl" or (token.dep == "acl" and not _is_infinitive(sentence, token)):
            break
        if is_content(sentence, token):
            break
        known |= is_presupposed(sentence, token, tables.actuality.effects)
        beside = token.dep == "conj"
        at = token.head
    return Hedging(tuple(statuses), negated, word)


def own_hedging(sentence: Sentence, i: int, tables: EventTables) -> Hedging:
    """The hedging by the words right at a noun: "the planned attack". What stands over "the attack" cannot undo it."""
    found = [pair for pair in _own(sentence, sentence.tokens[i], tables) if pair[0] is not None]
    return Hedging(tuple(hedge.status for hedge, _ in found if hedge is not None), word=found[0][1] if found else None)


def _own(sentence: Sentence, token: Token, tables: EventTables) -> list[tuple[Hedge | None, int]]:
    """The hedges right at the word: auxiliaries, "not", "if", modifiers; None stands for a plain negation."""
    found: list[tuple[Hedge | None, int]] = []
    for child in sentence.children(token.i):
        match child.dep:
            case "neg":
                found.append((None, child.i))
            case "det" if child.lemma == "no":
                found.append((None, child.i))
            case "aux":
                hedge = tables.hedges.get((child.lemma, "auxiliary"))
                found += [(hedge, child.i)] if hedge is not None else []
            case "mark" | "advmod" if token.is_verb and child.i < token.i:
                hedge = tables.hedges.get((child.lemma, "mark"))
                found += [(hedge, child.i)] if hedge is not None else []
            case "amod" | "compound" if not token.is_verb:
                hedge = tables.hedges.get((child.text.lower(), "modifier"))
                found += [(hedge, child.i)] if hedge is not None and not _is_compound(sentence, child) else []
            case _:
                pass
    if (asked := question_word(sentence, token)) is not None:
        found.append((tables.hedges[QUESTION], asked.i))
    if not found and token.dep == "conj" and token.is_verb and sentence.child(token.i, "nsubj", "nsubjpass") is None:
        own_aux = sentence.child(token.i, "aux", "auxpass")
        if own_aux is None:
            head = sentence.tokens[token.head]
            if head.is_verb and (head.tag == token.tag or token.tag == "VB"):
                return [pair for pair in _own(sentence, head, tables) if pair[0] is None or pair[0].by == "auxiliary"]
    return found


def _is_compound(sentence: Sentence, modifier: Token) -> bool:
    """Whether the modifier ends a compound: a "well-planned attack" is not planned any more; "now-cancelled" is."""
    hyphen = sentence.tokens[modifier.i - 1] if modifier.i > 1 else None
    if hyphen is None or hyphen.tag != "HYPH":
        return False
    return sentence.tokens[hyphen.i - 1].text.lower() != "now"


def _of_first(sentence: Sentence, first: Token, tables: EventTables) -> list[tuple[Hedge | None, int]]:
    """What a later conjunct shares of the first one's own words: "if" of a verb, whose auxiliaries `_own` has given
    already; of a noun its modifiers, and "no" only before "or"."""
    either = any(child.lemma in ("or", "nor") for child in sentence.children(first.i, "cc"))
    return [
        (hedge, source)
        for hedge, source in _own(sentence, first, tables)
        if (either and first.is_noun if hedge is None else first.is_noun or hedge.by == "mark")
    ]


def _above(sentence: Sentence, token: Token, tables: EventTables) -> list[tuple[Hedge | None, int]]:
    """What the governor of the word makes of it."""
    if token.head == token.i:
        return []
    head = sentence.tokens[token.head]
    if token.dep in ("xcomp", "ccomp", "acl", "advcl", "csubj") and token.is_verb:
        return _over_clause(sentence, token, head, tables)
    if token.dep == "relcl" and token.tag == "VB" and _is_infinitive(sentence, token):
        return _over_clause(sentence, token, head, tables)
    if token.dep == "pcomp":
        return _over_gerund(sentence, head, tables)
    if token.dep in ("pobj", "pcomp") and not token.is_verb:
        return _over_noun(sentence, head, tables)
    if token.dep == "dobj" and head.is_verb and head.lemma in tables.term("asks_for"):
        return [(tables.hedges.get((head.lemma, "complement")) or _open(tables), head.i)]
    return []


def _over_clause(sentence: Sentence, token: Token, head: Token, tables: EventTables) -> list[tuple[Hedge | None, int]]:
    infinitive = _is_infinitive(sentence, token)
    if infinitive and head.lemma == "go" and head.tag == "VBG":
        return [(tables.hedges.get(("will", "auxiliary")), head.i)]
    if infinitive and (adverb := _beside(sentence, token, head, tables)) is not None:
        return [adverb]
    if token.dep == "advcl":
        return [(_open(tables), token.i)] if infinitive and not _follows_motion(token, head) else []
    hedge = tables.hedges.get((head.lemma, "complement")) or tables.hedges.get((head.text.lower(), "complement"))
    if hedge is None and head.lemma == "be":
        complement = sentence.child(head.i, "acomp", "attr")
        hedge = None if complement is None else tables.hedges.get((complement.lemma, "complement"))
        if complement is None and infinitive:
            hedge = tables.hedges.get(("schedule", "complement"))
    if token.dep == "acl" and not infinitive:
        return []
    if token.dep == "acl" and any(
        entry.marks.get("status") == "foiled" for entry in tables.light.get(sentence.tokens[head.head].lemma, ())
    ):
        return [(tables.hedges.get(("attempt", "complement")), head.head)]
    if token.dep == "ccomp" and not infinitive and sentence.child(head.i, "neg") is not None:
        return _under_denial(head, tables)
    if hedge is not None:
        if not infinitive and hedge.status in ("planned", "scheduled", "foiled") and token.dep == "ccomp":
            return []
        return [(hedge, head.i)]
    return [(_open(tables), token.i)] if infinitive and token.tag == "VB" else []


def _beside(sentence: Sentence, token: Token, head: Token, tables: EventTables) -> tuple[Hedge | None, int] | None:
    """ "has yet to attack", "too weak to attack": the adverb beside the governor or its adjective undoes the act."""
    adjective = sentence.child(head.i, "acomp")
    for host in (head, token) if adjective is None else (head, token, adjective):
        for child in sentence.children(host.i, "advmod"):
            hedge = tables.hedges.get((child.lemma, "adverb"))
            undoes = host is adjective or head.lemma in ("have", "be") or head.tag == "JJ"
            if hedge is not None and child.i < token.i and undoes:
                return hedge, child.i
    return None


def _under_denial(head: Token, tables: EventTables) -> list[tuple[Hedge | None, int]]:
    """A clause under a denied verb: who does not think it thinks not; who did not say or see it leaves it open. The
    denial itself is heard at the verb, so what must not come down from there is taken back here."""
    if tables.actuality.effects.get(head.lemma) == "carries":
        return []
    return [(None, head.i), (tables.hedges[QUESTION], head.i)]


def _over_gerund(sentence: Sentence, preposition: Token, tables: EventTables) -> list[tuple[Hedge | None, int]]:
    """ "accused of attacking", "prevented from attacking", "capable of attacking", "without attacking"."""
    own = tables.hedges.get((preposition.lemma, "preposition"))
    governor = sentence.tokens[preposition.head]
    if own is not None and preposition.lemma in ("without", "than", "like", "as", "about", "against"):
        return [(own, preposition.i)]
    if preposition.lemma == "of" and governor.lemma == "instead":
        return [(tables.hedges[("without", "preposition")], governor.i)]
    hedge = tables.hedges.get((governor.lemma, "complement")) or (
        tables.hedges.get((governor.lemma, "of")) if not governor.is_verb else None
    )
    if hedge is not None:
        return [(hedge, governor.i)]
    if preposition.lemma in ("after", "before", "by", "in", "since", "while", "with"):
        return []
    return [(_open(tables), preposition.i)]


def _over_noun(sentence: Sentence, preposition: Token, tables: EventTables) -> list[tuple[Hedge | None, int]]:
    """ "the threat of attacks", "a plan for attacks"."""
    governor = sentence.tokens[preposition.head]
    if governor.is_noun and preposition.lemma in ("of", "for", "about", "to", "against"):
        hedge = tables.hedges.get((governor.lemma, "of"))
        if hedge is not None:
            return [(hedge, governor.i)]
    if governor.is_verb and preposition.lemma == "with" and governor.lemma == "threaten":
        return [(tables.hedges.get(("threaten", "complement")), governor.i)]
    if governor.is_verb and preposition.lemma in ("for", "of", "against", "on", "to", "from"):
        hedge = tables.hedges.get((governor.lemma, "complement"))
        if hedge is not None and hedge.status != "occurred":
            return [(hedge, governor.i)]
    return []


def _is_infinitive(sentence: Sentence, token: Token) -> bool:
    return any(child.tag == "TO" for child in sentence.children(token.i, "aux"))


def _follows_motion(token: Token, head: Token) -> bool:
    """ "rose to kill": never; kept for readings where an infinitive tells what came next ("went on to win")."""
    return head.lemma == "go" and token.i > head.i


def _open(tables: EventTables) -> Hedge:
    return tables.hedges[("for", "preposition")]
