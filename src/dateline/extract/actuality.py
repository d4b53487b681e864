"""Whether a sentence says that something is so: climbs from a word to the root and asks each governor what it does."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from dateline.analysis.parse import Parser
from dateline.extract.denials import is_presupposed, nobody_of, question_word
from dateline.extract.proof import example_reading
from dateline.lexicon.rules.actuality import ActualityWord, Effect
from dateline.lexicon.rules.examples import example_of
from dateline.lexicon.rules.load import Lexicon
from dateline.model.reading import Sentence, Token

Standing = Literal["asserted", "negated", "denied", "open"]

INFINITIVE = "to"
# A chain of governors longer than this is a broken parse.
LIMIT = 12


class ActualityTables(Struct, frozen=True):
    """The effect of each governing word by its lemma."""

    effects: Mapping[str, Effect]


def compile_actuality(lexicon: Lexicon) -> ActualityTables:
    """The table of `actuality.toml`."""
    return ActualityTables({entry.lemma: entry.effect for entry in lexicon.entries(ActualityWord)})


def standing(sentence: Sentence, i: int, tables: ActualityTables) -> Standing:
    """What the sentence says of the verb or noun at `i`.

    "Violence fell" is asserted, "violence has not fallen" and "they do not think violence has fallen" negated,
    "Iran denies training them" denied, "efforts to end violence", "if it falls" and "could fall" open.
    """
    negated = denied = known = aside = False
    at, below = i, None
    for _ in range(LIMIT):
        token = sentence.tokens[at]
        here = _own(sentence, token, tables)
        if here == "open" or question_word(sentence, token) is not None:
            return "open"
        if not aside and nobody_of(sentence, token, tables.effects, below) is not None:
            negated = not negated
        negated ^= here == "negated" and not known
        above, link = _link(sentence, token, tables)
        if link == "opens":
            return "open"
        negated ^= link == "negates" and not known
        denied |= link == "denies" and not known
        known |= is_presupposed(sentence, token, tables.effects)
        aside |= token.dep in ("pobj", "pcomp", "prep", "agent")
        if above is None:
            break
        at, below = above, at
    if denied:
        return "open" if negated else "denied"
    return "negated" if negated else "asserted"


def prove_actuality(tables: ActualityTables, entry: ActualityWord, parser: Parser) -> list[str]:
    """What is wrong with the entry: each mark names the standing of the words under it."""
    complaints = []
    for marked in entry.examples:
        example = example_of(marked)
        (sentence,) = example_reading(example.text, parser).sentences
        for expected, span in example.marks:
            token = sentence.token_at(span.start)
            found = None if token is None else standing(sentence, token.i, tables)
            if found != expected:
                words = span.slice(example.text)
                complaints.append(f"{entry.lemma}: {words!r} is {found}, not {expected}: {example.text}")
    return complaints


def _own(sentence: Sentence, token: Token, tables: ActualityTables) -> Standing:
    """What the words right at the token say: its negation, modal, determiner or subordinator."""
    negated = False
    for child in sentence.children(token.i):
        match child.dep:
            case "neg":
                negated = not negated
            case "aux" if child.tag == "MD":
                return "open"
            case "aux" if child.tag == "TO" and token.head == token.i:
                return "open"
            case "mark" | "advmod" | "det" | "preconj" | "amod" if child.i < token.i:
                effect = tables.effects.get(child.lemma)
                if effect == "opens" and child.dep != "amod":
                    return "open"
                negated ^= effect in ("negates", "empties")
            case "advcl" if token.tag not in ("VBD", "VBN"):
                if any(tables.effects.get(mark.lemma) == "opens" for mark in sentence.children(child.i, "mark")):
                    return "open"
            case _:
                pass
    return "negated" if negated else "asserted"


def _link(sentence: Sentence, token: Token, tables: ActualityTables) -> tuple[int | None, Effect]:
    """The governor that goes on to decide, and what it does; no governor where the token stands on its own."""
    if token.head == token.i:
        return None, "carries"
    head = sentence.tokens[token.head]
    infinitive = any(child.tag == "TO" for child in sentence.children(token.i, "aux"))
    match token.dep:
        case "conj":
            return _beside(sentence, token, head, tables)
        case "csubj" | "csubjpass" if token.is_verb:
            return None, "opens"
        case "xcomp" | "ccomp" | "csubj" | "csubjpass":
            return _under(sentence, token, head, tables, known_only=infinitive)
        case "advcl":
            # "Has the means to win while raising pay": a participle is as open as what it goes with.
            hangs = token.tag == "VBG" and standing(sentence, head.i, tables) == "open"
            return None, "opens" if infinitive or hangs else "carries"
        case "acl" | "relcl":
            effect = tables.effects.get(head.lemma, "opens" if infinitive else "carries")
            goes_on = infinitive or _is_content(sentence, token)
            return (head.i, effect) if goes_on and effect != "opens" else (None, effect)
        case "pcomp":
            return _after_preposition(sentence, head, tables, known_only=not _is_absolute(sentence, token, head))
        case "pobj" | "dobj" if _is_definite(sentence, token):
            # What is known stays so whatever happens to it: "no pause in Chad's training", "did not end the raids".
            return _governed(sentence, token, head, tables) or (None, "carries")
        case "pobj":
            return _after_preposition(sentence, head, tables, known_only=False)
        case "prep" | "agent":
            return head.i, "carries"
        case "dobj" | "attr" | "oprd" | "dative":
            return head.i, tables.effects.get(head.lemma, "carries")
        case "nsubj" | "nsubjpass" if token.is_noun and _is_definite(sentence, token):
            return None, "carries"
        case "nsubj" | "nsubjpass":
            effect = tables.effects.get(head.lemma, "carries")
            return head.i, effect if token.dep == "nsubjpass" and effect == "opens" else "carries"
        case "amod" | "poss" | "nmod":
            return None, "carries"
        case _:
            return head.i, "carries"


def _governed(
    sentence: Sentence, token: Token, head: Token, tables: ActualityTables
) -> tuple[int | None, Effect] | None:
    """What the words right above an object do to it, None where they are no governing words."""
    words = (head, sentence.tokens[head.head]) if token.dep == "pobj" else (head,)
    for word in words:
        if word.lemma in tables.effects:
            effect = tables.effects[word.lemma]
            goes_on = effect in ("carries", "stands", "denies", "negates")
            return (words[-1].i, effect) if goes_on else (None, effect)
    return None


def _beside(sentence: Sentence, token: Token, first: Token, tables: ActualityTables) -> tuple[int | None, Effect]:
    """A later conjunct stands where the first one stands; it shares the first one's "not" and "could" only when it has
    no subject and no auxiliary of its own, a noun only after "or" ("no drop or pause", but "no drop but a rise")."""
    if token.tag == "VB" and first.tag != "VB" and sentence.child(token.i, "aux") is None:
        # A bare verb beside a finite one shares an infinitive that the parser lost: "is going to back and fund them".
        return None, "opens"
    if token.is_noun:
        shared = any(child.lemma in ("or", "nor") for child in sentence.children(first.i, "cc"))
    else:
        shared = sentence.child(token.i, "nsubj", "nsubjpass", "expl", "aux", "auxpass") is None
        shared = shared and not any(child.lemma == "but" for child in sentence.children(first.i, "cc"))
        # "Did not attack the town and killed three": what is finite takes no share of "did not" and "could".
        shared = shared and not (first.tag == "VB" and token.tag in ("VBD", "VBZ", "VBP"))
    if shared:
        return first.i, "carries"
    return _link(sentence, first, tables)


def _under(
    sentence: Sentence, token: Token, head: Token, tables: ActualityTables, *, known_only: bool
) -> tuple[int | None, Effect]:
    """A clause under a verb or an adjective: its own word decides, and its predicate if it is "is likely"."""
    complement = sentence.child(head.i, "acomp", "attr", "oprd")
    if _is_apart(sentence, token, head):
        return None, "carries"
    for governor in (head, complement):
        if governor is None or governor.i == token.i or governor.lemma not in tables.effects:
            continue
        effect = tables.effects[governor.lemma]
        if effect == "carries" and governor.i == head.i:
            return head.i, "carries"
        if effect == "denies" and sentence.child(head.i, "neg") is not None:
            return None, "opens"
        return (head.i if effect == "negates" else None), effect
    if known_only:
        return None, "opens"
    if token.dep == "ccomp" and sentence.child(head.i, "neg") is not None:
        return None, "opens"
    return head.i if token.dep == "xcomp" else None, "carries"


def _is_apart(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether the clause only stands before its head, which begins anew after it: "There was a rise, nobody
    knows why", "Attacks fell, he said" (there the head says nothing on whether it is so, unless it is denied)."""
    if token.dep != "ccomp" or token.i > head.i or sentence.child(head.i, "neg") is None:
        return False
    subject = sentence.child(head.i, "nsubj", "nsubjpass", "expl")
    return subject is not None and subject.i > token.i


def _after_preposition(
    sentence: Sentence, preposition: Token, tables: ActualityTables, *, known_only: bool
) -> tuple[int | None, Effect]:
    """A noun or gerund after a preposition: first the word before the preposition decides, then the preposition."""
    governor = sentence.tokens[preposition.head]
    # "Praised the fence for stemming": what hangs on the object in the tree may hang on the verb in sense.
    above = [sentence.tokens[governor.head]] if known_only and governor.dep == "dobj" else []
    for word in (preposition, governor, *above):
        effect = tables.effects.get(word.lemma)
        if effect is None:
            continue
        if effect in ("carries", "stands"):
            return governor.i, "carries"
        return (governor.i, effect) if effect == "negates" else (None, effect)
    return (None, "opens") if known_only else (governor.i, "carries")


def _is_content(sentence: Sentence, token: Token) -> bool:
    """Whether the clause says what its noun means ("claims that Chad trains them"), and not which one."""
    return any(child.lemma == "that" and child.tag == "IN" for child in sentence.children(token.i))


def _is_absolute(sentence: Sentence, token: Token, preposition: Token) -> bool:
    """Whether a participle has its own subject after "with": "with militias still being trained"."""
    return preposition.lemma == "with" and sentence.child(token.i, "nsubj", "nsubjpass") is not None


def _is_definite(sentence: Sentence, token: Token) -> bool:
    """Whether the noun speaks of something known: "the drop", "Iran's training"."""
    for child in sentence.children(token.i, "det", "poss"):
        if child.dep == "poss" or child.lemma in ("the", "this", "that", "these", "those"):
            return True
    return False
