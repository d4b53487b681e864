"""Who can stand in a relation: names, pronouns and nouns for people and bodies, with the words that mean them."""

from collections.abc import Iterator

from msgspec import Struct

from dateline.extract.clauses import phrase
from dateline.extract.measures import country_of
from dateline.extract.relation_tables import RelationTables
from dateline.model.reading import NameMention, Reading, Sentence, Token
from dateline.model.sourced import Span

# As in measures: "militias" and "militiamen" begin with the same six letters.
STEM = 6


class Party(Struct, frozen=True, kw_only=True):
    """One side of a relation: its head token and words; `chain` of its name if it has one, else None.

    `keys` are its content words by their first letters, countries by their code; `owned` is True for "his militia",
    which may be any body of that person's.
    """

    head: int
    span: Span
    chain: int | None
    keys: frozenset[str]
    named: bool
    owned: bool = False

    def is_same(self, other: "Party") -> bool:
        """Whether two mentions can mean the same party: one name, or the words of one within those of the other."""
        if self.chain is not None and self.chain == other.chain:
            return True
        if self.named and other.named and self.chain is not None and other.chain is not None:
            return False
        if self.owned or other.owned:
            return True
        return bool(self.keys) and bool(other.keys) and (self.keys <= other.keys or other.keys <= self.keys)


def parties_at(
    reading: Reading, sentence: Sentence, i: int | None, tables: RelationTables, *, several: bool = True
) -> Iterator[Party]:
    """The parties that the token stands for, each conjunct its own; none where it is no person and no body."""
    if i is None:
        return
    for j in sentence.conjuncts(i) if several else [i]:
        j = _named_after(sentence, j)
        head = _behind_amount(sentence, _behind_possessor(sentence, j), tables)
        if _is_party(reading, sentence, head, tables):
            top = j if head == _behind_amount(sentence, j, tables) else head
            yield party(reading, sentence, head, tables, span=_span(sentence, top, tables))


def parties_behind(
    reading: Reading, sentence: Sentence, preposition: Token, tables: RelationTables
) -> tuple[Party, ...]:
    """The parties behind a preposition."""
    found = sentence.children(preposition.i, "pobj")
    return tuple(one for token in found for one in parties_at(reading, sentence, token.i, tables))


def party(reading: Reading, sentence: Sentence, head: int, tables: RelationTables, *, span: Span) -> Party:
    """The party with this head and these words."""
    mention = name_at(reading, sentence, head)
    if mention is not None and mention.head != head and not span.contains(mention.span):
        # "Turkey" in "Turkey-backed rebels", which are a name as well.
        mention = None
    token = sentence.tokens[head]
    keys = frozenset(_keys(reading, sentence, span, tables))
    owner = sentence.child(head, "poss")
    owned = owner is not None and owner.tag == "PRP$" and (mention is None or mention.who.id is None)
    named = token.tag in ("NNP", "NNPS", "PRP", "PRP$") or (mention is not None and mention.who.id is not None)
    chain = None if mention is None else mention.chain
    return Party(head=head, span=span, chain=chain, keys=keys, named=named, owned=owned)


def is_possessive(token: Token) -> bool:
    """Whether the token is the mark in "Haddad's", also where the parser tags it as part of the name."""
    return token.tag == "POS" or (token.dep == "case" and token.text[:1] in ("'", "’"))


def possessor_of(sentence: Sentence, i: int) -> Token | None:
    """Whose the noun is: "the brigade's commander", "their allies"."""
    for child in sentence.children(i, "poss", "nmod"):
        if child.dep == "poss" or any(is_possessive(mark) for mark in sentence.children(child.i, "case")):
            return child
    return None


def name_at(reading: Reading, sentence: Sentence, i: int) -> NameMention | None:
    """The name mention whose head the token is, else the shortest one around it."""
    token = sentence.tokens[i]
    span = Span(token.start, token.end)
    around = [name for name in reading.names if name.sentence == sentence.index and name.span.overlaps(span)]
    for name in around:
        if name.head == i:
            return name
    return min(around, key=lambda name: (name.span.end - name.span.start, name.span), default=None)


def is_person(reading: Reading, sentence: Sentence, i: int) -> bool:
    """Whether the token ends a person's name; where no names were read, two capitalised words in a row."""
    mention = name_at(reading, sentence, i)
    if mention is not None:
        return mention.who.kind == "person" or mention.who.role is not None
    token = sentence.tokens[i]
    before = sentence.tokens[i - 1] if i > 0 else token
    return not reading.names and token.tag == "NNP" and before.tag == "NNP" and before.i != i


def is_body(reading: Reading, sentence: Sentence, one: Party, tables: RelationTables) -> bool:
    """Whether the party is a group, an organisation or a state, and no person."""
    token = sentence.tokens[one.head]
    if token.lemma in tables.bodies or token.text.lower() in tables.bodies:
        return True
    return token.tag in ("NNP", "NNPS") and not is_person(reading, sentence, one.head)


def _is_party(reading: Reading, sentence: Sentence, i: int, tables: RelationTables) -> bool:
    token = sentence.tokens[i]
    if token.tag in ("PRP", "PRP$"):
        is_vague = token.text.lower() in ("it", "its", "there", "you", "your")
        return not is_vague or name_at(reading, sentence, i) is not None
    if token.lemma in tables.strangers or _is_time(reading, sentence, token):
        return False
    if token.lemma in tables.parties or token.text.lower() in tables.parties:
        return True
    if token.tag in ("NNP", "NNPS"):
        first = sentence.tokens[min(sentence.subtree(i))]
        return first.text.lower() not in tables.strangers and not _is_mere_place(reading, sentence, token)
    mention = name_at(reading, sentence, i)
    return mention is not None and mention.head == i


def _is_time(reading: Reading, sentence: Sentence, token: Token) -> bool:
    span = Span(token.start, token.end)
    return any(time.sentence == sentence.index and time.span.overlaps(span) for time in reading.times)


def _is_mere_place(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Whether the name is that of a town or province, which trains nobody; countries and capitals stand for states."""
    span = Span(token.start, token.end)
    if any(name.sentence == sentence.index and name.span.overlaps(span) for name in reading.names):
        return False
    for place in reading.places:
        if place.sentence == sentence.index and place.span.overlaps(span):
            return place.literal and place.where.precision != "country"
    return False


def _named_after(sentence: Sentence, i: int) -> int:
    """The name of a person told by what he is: Omar Haddad in "a former teacher, Omar Haddad"."""
    name = sentence.child(i, "appos")
    if name is None or name.tag != "NNP" or sentence.tokens[i].tag not in ("NN", "NNS") or name.i < i:
        return i
    return name.i if sentence.tokens[min(sentence.subtree(name.i)) - 1].text == "," else i


def _behind_amount(sentence: Sentence, i: int, tables: RelationTables) -> int:
    """The people in "many of the people"; the token itself where nothing is counted."""
    token = sentence.tokens[i]
    if token.lemma in tables.amounts or token.tag in ("CD", "DT"):
        for prep in sentence.children(i, "prep"):
            if prep.lemma == "of" and (counted := sentence.child(prep.i, "pobj")) is not None:
                return counted.i
    return i


def _behind_possessor(sentence: Sentence, i: int) -> int:
    """The army in "the cleric Omar Haddad's Red Army", which the parser may hang under the cleric."""
    tokens = sentence.tokens
    end, possessive = i, None
    while end + 1 < len(tokens) and (tokens[end + 1].is_noun or tokens[end + 1].tag in ("POS", "JJ", "HYPH")):
        end += 1
        if is_possessive(tokens[end]):
            possessive = end
    if possessive in (None, end) or not tokens[end].is_noun or tokens[i].dep in ("poss", "nmod"):
        return i
    return end


def _span(sentence: Sentence, i: int, tables: RelationTables) -> Span:
    """The noun phrase, with the participle right behind it that says which ("the men being trained there"); of a
    person only the name, without the titles in front."""
    span = phrase(sentence, i)
    token = sentence.tokens[_behind_amount(sentence, i, tables)]
    if token.tag in ("NNP", "NNPS"):
        return _trimmed(sentence, span, token)
    for clause in sentence.children(token.i, "acl"):
        branch = sentence.subtree(clause.i)
        if sentence.tokens[branch[0]].start - span.end == 1 and clause.tag in ("VBN", "VBG") and i != token.i:
            return Span(span.start, sentence.tokens[branch[-1]].end)
    return _trimmed(sentence, span, token)


def _trimmed(sentence: Sentence, span: Span, head: Token) -> Span:
    """Without the possessive ending, and before a name without what is no part of it ("army spokesman")."""
    inside = [token for token in sentence.tokens if span.contains(Span(token.start, token.end))]
    end, start = span.end, span.start
    for token in inside:
        if token.dep == "prep" and sentence.child(token.i, "pcomp") is not None and token.i > head.i:
            # "The emirate of paying them" is the emirate.
            end = sentence.tokens[token.i - 1].end
            inside = [other for other in inside if other.i < token.i]
            break
    if inside and is_possessive(inside[-1]):
        end = inside[-2].end if len(inside) > 1 else end
    if head.tag in ("NNP", "NNPS"):
        for token in inside:
            if token.i < head.i and (token.tag in ("NN", "NNS") or token.text == ","):
                start = sentence.tokens[token.i + 1].start
    elif (post := [t for t in inside if t.i > head.i and t.dep == "amod"]) and post[0].tag.startswith("JJ"):
        end = sentence.tokens[post[0].i - 1].end
    return Span(start, end)


def _keys(reading: Reading, sentence: Sentence, span: Span, tables: RelationTables) -> Iterator[str]:
    country = country_of(reading, sentence, span)
    if country is not None:
        yield country
    for token in sentence.tokens:
        own = Span(token.start, token.end)
        if not span.contains(own) or not (token.is_noun or token.tag.startswith("JJ")):
            continue
        if token.lemma in tables.generic or token.lemma in tables.amounts:
            continue
        if country is None or country_of(reading, sentence, own) != country:
            yield token.lemma[:STEM]
