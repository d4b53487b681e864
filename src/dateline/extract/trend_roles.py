"""The roles around a trend: how strongly, from where, when, in what place, and whose measure it is."""

from collections.abc import Iterator

from dateline.extract.clauses import circumstances, phrase
from dateline.extract.trend_scene import Scene, Sign, is_amount
from dateline.model.finding import Role
from dateline.model.reading import Sentence, Token
from dateline.model.sourced import Span

# Prepositions of a figure that tells how much: "by a third", "to 12 a month", "of 20 percent", "at 2.4 percent".
HOW_MUCH = ("by", "to", "of", "at")


def roles_around(scene: Scene, sign: Sign, outer: int | None) -> tuple[Role, ...]:
    """The roles beside the measure; `outer` is the top of the measure's branch, None where it was named before."""
    found = tuple(_degree_and_baseline(scene, sign))
    baseline = next((role.span for role in found if role.name == "baseline"), None)
    circles = (*_times(scene, sign, outer), *_places(scene, sign, outer))
    return (*found, *(role for role in circles if baseline is None or not baseline.overlaps(role.span)))


def owner_of(scene: Scene, sign: Sign, outer: int) -> tuple[Role, ...]:
    """Who the possessive of the measure stands for, where it is the subject: "officials softened their rhetoric"."""
    sentence = scene.sentence
    owner = sentence.child(outer, "poss")
    if owner is None or owner.tag != "PRP$" or sign.subject is None or sign.subject == outer:
        return ()
    if not sentence.tokens[sign.subject].is_noun:
        return ()
    return (Role("owner", phrase(sentence, sign.subject), sentence.index, sign.subject, "trends.owner"),)


def _degree_and_baseline(scene: Scene, sign: Sign) -> Iterator[Role]:
    """At most one baseline; a strong word is itself the first degree ("plunged", "more than doubled")."""
    sentence, baselines = scene.sentence, scene.tables.baselines
    seen = 0
    if sign.baseline is not None:
        seen += 1
        yield Role("baseline", _branch(sentence, sign.baseline), sentence.index, sign.baseline, "trends.baseline")
    if sign.strong:
        yield Role("degree", _strong(sentence, sign), sentence.index, sign.head, "trends.degree.strong")
    for anchor in (sign.head,) if sign.link is None else (sign.head, sign.link):
        for child in sentence.children(anchor):
            if child.lemma in baselines and child.dep in ("prep", "advcl", "prt") and child.i > sign.first and not seen:
                seen += 1
                yield Role("baseline", _branch(sentence, child.i), sentence.index, child.i, "trends.baseline")
            elif _is_on_period(scene, child, sign) and not seen:
                seen += 1
                yield Role("baseline", _branch(sentence, child.i), sentence.index, child.i, "trends.baseline.on")
            elif _is_degree(scene, child.i, sign):
                yield Role("degree", _branch(sentence, child.i), sentence.index, child.i, "trends.degree")


def _is_on_period(scene: Scene, preposition: Token, sign: Sign) -> bool:
    """ "Down 23 percent on the same period last year"; "on Monday" is when."""
    noun = scene.sentence.child(preposition.i, "pobj")
    is_on = preposition.lemma == "on" and preposition.dep == "prep" and preposition.i > sign.last
    return is_on and noun is not None and noun.lemma in scene.tables.periods


def _strong(sentence: Sentence, sign: Sign) -> Span:
    """A strong word with the adverbs right before it: "more than doubled"."""
    first = sign.first
    for child in reversed(list(sentence.children(sign.head, "advmod", "amod", "quantmod"))):
        branch = sentence.subtree(child.i)
        if branch[-1] == first - 1:
            first = branch[0]
    return Span(sentence.tokens[first].start, sentence.tokens[sign.last].end)


def _is_degree(scene: Scene, i: int, sign: Sign) -> bool:
    token = scene.sentence.tokens[i]
    if i == sign.argument or sign.first <= i <= sign.last:
        return False
    match token.dep:
        case "advmod" | "amod" | "acomp" | "dep":
            return token.lemma in scene.tables.degrees or token.text.lower() in scene.tables.degrees
        case "npadvmod" | "dobj" | "nummod" | "nmod" | "compound" | "quantmod":
            return is_amount(scene, i)
        case "prep" if token.lemma in HOW_MUCH:
            measured = scene.sentence.child(i, "pobj")
            return measured is not None and (
                is_amount(scene, measured.i) or (token.lemma == "by" and measured.lemma in scene.tables.fractions)
            )
        case _:
            return False


def _branch(sentence: Sentence, i: int) -> Span:
    """The words at and below the token, without punctuation at the end."""
    # "By half since Tuesday": the time hangs on the figure.
    inner = [
        t.i for figure in sentence.children(i, "pobj") for t in sentence.children(figure.i, "prep") if t.lemma != "of"
    ]
    indices = sentence.subtree(i, frozenset(inner))
    while len(indices) > 1 and sentence.tokens[indices[-1]].dep == "punct":
        indices.pop()
    return sentence.span_of(indices)


def _times(scene: Scene, sign: Sign, outer: int | None) -> list[Role]:
    """For a noun the times below it, else those of its clause up to the next noun of movement; for a verb those of its
    clause, else those inside the measure ("attacks reported in May fell")."""
    below = _below(scene, "time", sign.head, outer)
    near = [role for role in _near(scene, sign) if role.name == "time"]
    if scene.sentence.tokens[sign.head].is_noun:
        return below or [role for role in near if _is_of_this(scene, sign, role)]
    return near or below


def _places(scene: Scene, sign: Sign, outer: int | None) -> list[Role]:
    """As for times, but a verb's places add to those of the measure; failing all, the place before "where"."""
    below = _below(scene, "place", sign.head, outer)
    near = [role for role in _near(scene, sign) if role.name == "place"]
    if scene.sentence.tokens[sign.head].is_noun:
        found = below or [role for role in near if _is_of_this(scene, sign, role)]
    else:
        found = near + [role for role in below if all(role.span != other.span for other in near)]
    return found or list(_before_where(scene, sign))


def _near(scene: Scene, sign: Sign) -> tuple[Role, ...]:
    head = sign.head if sign.link is None else scene.sentence.tokens[sign.link].head
    return circumstances(scene.reading, scene.sentence, head)


def _below(scene: Scene, name: str, *tops: int | None) -> list[Role]:
    """The times or literal places below these tokens, unless they are verbs."""
    sentence = scene.sentence
    found: dict[Span, Role] = {}
    mentions = scene.reading.times if name == "time" else scene.reading.places
    here = [mention for mention in mentions if mention.sentence == sentence.index and getattr(mention, "literal", True)]
    for top in tops if here else ():
        if top is None or sentence.tokens[top].is_verb:
            continue
        branch = set(sentence.subtree(top)) - {top}
        for mention in here:
            token = sentence.token_at(mention.span.end - 1)
            # "Rifles shipped through Aden" are fewer: that is no event in Aden.
            if token is not None and token.i in branch and (name == "time" or not _in_clause(sentence, token.i, top)):
                found[mention.span] = Role(name, mention.span, sentence.index, token.i, f"trends.{name}")
    return [found[span] for span in sorted(found)]


def _in_clause(sentence: Sentence, i: int, top: int) -> bool:
    """Whether a clause of its own stands between the token and the noun above it."""
    while i != top and sentence.tokens[i].head != i:
        if sentence.tokens[i].dep in ("acl", "relcl", "advcl"):
            return True
        i = sentence.tokens[i].head
    return False


def _is_of_this(scene: Scene, sign: Sign, role: Role) -> bool:
    """Whether no other noun of movement stands between this one and the time or place behind it."""
    if role.span.start < scene.sentence.tokens[sign.first].start:
        return True
    between = scene.sentence.tokens[sign.last + 1 : role.head]
    return not any(token.lemma in scene.tables.nouns and token.is_noun for token in between)


def _before_where(scene: Scene, sign: Sign) -> Iterator[Role]:
    """The place before "where": "in the delta, where violence has fallen"."""
    sentence = scene.sentence
    token = sentence.tokens[sign.head]
    if token.dep != "relcl" or all(child.text.lower() != "where" for child in sentence.children(sign.head, "advmod")):
        return
    place = sentence.tokens[token.head]
    for mention in scene.reading.places:
        if (
            mention.literal
            and mention.sentence == sentence.index
            and mention.span.start <= place.start < mention.span.end
        ):
            yield Role("place", mention.span, sentence.index, place.i, "trends.place.where")
