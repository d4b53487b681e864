"""Officials of several states named in one breath: "the foreign ministers of Armenia and Georgia" are two."""

from dateline.model.finding import Role
from dateline.model.reading import Reading, Sentence, Token, in_sentence
from dateline.model.sourced import Sourced, Span
from dateline.model.values import Who


def officials_of(role: Role, reading: Reading) -> tuple[Sourced[Who], ...]:
    """One actor for each state behind the "of" of a plural office; none where the words name no such row."""
    sentence = reading.sentences[role.sentence]
    if not 0 <= role.head < len(sentence.tokens) or sentence.tokens[role.head].tag != "NNS":
        return ()
    head = sentence.tokens[role.head]
    states = [
        state for of in sentence.children(head.i, "prep") if of.lemma == "of"
        for one in sentence.children(of.i, "pobj") for i in sentence.conjuncts(one.i)
        if (state := _state(sentence.tokens[i], sentence, reading)) is not None
    ]  # fmt: skip
    if len(states) < 2:
        return ()
    first = min(sentence.subtree(head.i, frozenset(c.i for c in sentence.children(head.i, "prep", "det"))))
    office = Span(sentence.tokens[first].start, head.end)
    title = f"{reading.text[office.start : head.start]}{head.lemma}"
    return tuple(
        Sourced(
            Who(f"{title} of {name}", country=country, role=title, of=name, sector="GOV"),
            (office, span),
            rule="who.officials",
        )
        for name, country, span in states
    )


def _state(token: Token, sentence: Sentence, reading: Reading) -> tuple[str, str, Span] | None:
    """The name, the code and the words of the country that the token names, or None."""
    for place in in_sentence(reading.places, sentence.index):
        if place.span.start <= token.start < place.span.end and place.where.precision == "country":
            country = None if place.where.place is None else place.where.place.country
            return None if country is None else (place.where.name, country, place.span)
    for name in in_sentence(reading.names, sentence.index):
        if name.span.start <= token.start < name.span.end and name.who.country and name.who.kind == "government":
            return name.span.slice(reading.text), name.who.country, name.span
    return None
