"""Who plays a part: the mention at a role's words, resolved to what the whole report says of that actor."""

from dateline.analysis.cast import PRONOUNS, without_article
from dateline.model.finding import Role
from dateline.model.reading import NameMention, Reading, in_sentence
from dateline.model.sourced import Sourced, Span
from dateline.model.values import Who


def who_of(role: Role, reading: Reading) -> Sourced[Who]:
    """The actor that a role's words name, under its best name.

    A pronoun, a surname and "the group" give the full actor, `inferred` from their words and those of the mention that
    names it; words that no mention covers come back as they are written.
    """
    mention = _mention_at(role, reading)
    if mention is None:
        words = without_article(role.span, reading.sentences[role.sentence], reading.text)
        return Sourced(Who(words), (role.span,), rule="who.words")
    return _resolved(mention, reading)


def who_in(span: Span, reading: Reading) -> tuple[Sourced[Who], ...]:
    """The actors named side by side in a stretch of text: two for "U.S. and Iranian officials", one for "Iran's
    army". A name inside a longer one does not count; each actor comes once."""
    inside = [
        mention for mention in reading.names if span.contains(mention.span) and not _is_adjective(mention, reading)
    ]
    outer = [one for one in inside if not any(other is not one and _holds(other, one) for other in inside)]
    found: list[Sourced[Who]] = []
    chains: set[int] = set()
    for mention in outer:
        if mention.chain not in chains:
            chains.add(mention.chain)
            found.append(_resolved(mention, reading))
    return tuple(found)


def _mention_at(role: Role, reading: Reading) -> NameMention | None:
    """The mention with the role's head; else the longest that the role ends with; else the shortest around the head."""
    here = in_sentence(reading.names, role.sentence)
    for mention in here:
        if mention.head == role.head:
            return mention
    ending = [mention for mention in here if role.span.contains(mention.span) and mention.span.end == role.span.end]
    if ending:
        return max(ending, key=lambda mention: mention.span.end - mention.span.start)
    tokens = reading.sentences[role.sentence].tokens
    if not 0 <= role.head < len(tokens):
        return None
    head = tokens[role.head]
    around = [mention for mention in here if mention.span.start <= head.start and head.end <= mention.span.end]
    return min(around, key=lambda mention: mention.span.end - mention.span.start, default=None)


def _resolved(mention: NameMention, reading: Reading) -> Sourced[Who]:
    player = reading.cast[mention.chain]
    if _is_pronoun(player.naming, reading):
        # All that is known of the speaker is that he is one.
        return Sourced(Who(mention.span.slice(reading.text)), (mention.span,), rule="who.words")
    if _names_itself(mention, player.who):
        return Sourced(player.who, (mention.span,), rule="who.name")
    same = player.naming is mention
    spans = (mention.span,) if same else (mention.span, player.naming.span)
    return Sourced(player.who, spans, rule="who.chain", how="inferred")


def _is_pronoun(mention: NameMention, reading: Reading) -> bool:
    return reading.sentences[mention.sentence].tokens[mention.head].tag in PRONOUNS


def _names_itself(mention: NameMention, who: Who) -> bool:
    """Whether the words here say who it is: the full name, or words whose meaning the lexicon gives ("Tehran")."""
    return mention.who.name == who.name or (mention.who.id is not None and mention.who.id == who.id)


def _holds(outer: NameMention, inner: NameMention) -> bool:
    """Whether `inner` is only part of what `outer` names; of two with the same words the later listed is."""
    if outer.sentence != inner.sentence or outer.span == inner.span:
        return False
    return outer.span.contains(inner.span)


def _is_adjective(mention: NameMention, reading: Reading) -> bool:
    token = reading.sentences[mention.sentence].tokens[mention.head]
    return mention.who.name.startswith("Government of") and token.dep in ("amod", "compound", "nmod")
