"""Relations that a noun tells of: "Tehran's training of militias", "X, leader of Y", "Y spokesman X", "his militia"."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.extract.clauses import phrase, subject_of
from dateline.extract.relation_parties import STEM, Party, is_person, is_possessive, parties_at, party, possessor_of
from dateline.extract.relation_tables import RelationTables
from dateline.extract.relation_verbs import Bond, doer_of
from dateline.lexicon.rules.relations import RelationNoun, RelationRole
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

# A role and the name in apposition to it stand within so many words: "commander in the port, General Omar Haddad".
NEAR = 9


def deed_bonds(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> Iterator[Bond]:
    """The bond of a noun for a deed: "Tehran's training and financing of militias", "support for the rebels"."""
    for entry in tables.nouns.get(token.lemma, ()) or tables.nouns.get(token.text.lower(), ()):
        subjects = _doers(reading, sentence, token, tables)
        objects = _done_to(reading, sentence, token, entry, tables)
        if entry.mutual and not subjects:
            subjects, objects = _between(reading, sentence, token, tables)
        if not subjects and token.dep == "compound":
            subjects, objects = _mistaken_gerund(reading, sentence, token, tables)
        if subjects and objects:
            yield Bond(
                predicate=entry.predicate, head=token.i, trigger=Span(token.start, token.end), at=token.i,
                subjects=subjects, objects=objects, rule=f"relations.noun.{entry.lemma}",
            )  # fmt: skip


def role_bonds(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> Iterator[Bond]:
    """The bond of a noun for a role: in apposition, before a name, or said of somebody."""
    for entry in tables.roles.get(token.lemma, ()) or tables.roles.get(token.text.lower(), ()):
        words = entry.lemma.split()
        first = token.i - len(words) + 1
        if first < 0 or any(sentence.tokens[first + k].text.lower() != word for k, word in enumerate(words[:-1])):
            continue
        holder, verb = _holder(reading, sentence, token)
        if holder is None:
            continue
        subjects = tuple(parties_at(reading, sentence, holder.i, tables, several=False))
        objects = _bodies(reading, sentence, token, first, tables)
        if subjects and objects and holder.i != objects[0].head:
            yield Bond(
                predicate=_variant(sentence, token, entry), head=verb,
                trigger=Span(sentence.tokens[first].start, token.end), at=token.i, subjects=subjects, objects=objects,
                rule=f"relations.role.{entry.lemma}", past=_is_past(sentence, token, tables),
            )  # fmt: skip
            return


def possession_bonds(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> Iterator[Bond]:
    """The bond of a person who has a body: "the cleric Omar Haddad's Red Army", "his splintered militia"."""
    if is_possessive(token) and token.i > 0:
        owner = token.i - 1
        body = _run_after(sentence, token.i)
        if body is None or not is_person(reading, sentence, owner):
            return
    elif token.tag == "PRP$" and token.text.lower() in ("his", "her") and token.dep == "poss":
        owner, body = token.i, token.head
    else:
        return
    noun = sentence.tokens[body]
    entry = tables.possessions.get(noun.text.lower())
    if entry is None or (entry.named and noun.tag not in ("NNP", "NNPS")):
        return
    if any(child.lemma in tables.fellow for child in sentence.children(body, "amod")):
        return
    leader = party(reading, sentence, owner, tables, span=_name_before(sentence, owner))
    start = sentence.tokens[token.i + 1].start
    led = party(reading, sentence, body, tables, span=Span(start, noun.end))
    yield Bond(
        predicate=entry.predicate, head=None, trigger=Span(token.start, noun.end), at=body, subjects=(leader,),
        objects=(led,), rule=f"relations.possession.{noun.lemma}",
    )  # fmt: skip


def _doers(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> tuple[Party, ...]:
    """Possessor, adjective of nation or the one behind "by"; in "training and financing" one serves both."""
    for noun in (token, *_first_of(sentence, token)):
        owner = possessor_of(sentence, noun.i)
        if owner is not None:
            return tuple(parties_at(reading, sentence, owner.i, tables))
        for by in sentence.children(noun.i, "prep", "agent"):
            if by.lemma == "by" and (doer := sentence.child(by.i, "pobj")) is not None:
                return tuple(parties_at(reading, sentence, doer.i, tables))
        for nation in sentence.children(noun.i, "amod", "compound"):
            if nation.text[:1].isupper() and nation.i < noun.i:
                mention = party(reading, sentence, nation.i, tables, span=Span(nation.start, nation.end))
                if mention.chain is not None:
                    return (mention,)
    return ()


def _first_of(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The nouns that the token is coordinated with to its left."""
    while token.dep == "conj" and sentence.tokens[token.head].is_noun:
        token = sentence.tokens[token.head]
        yield token


def _done_to(
    reading: Reading, sentence: Sentence, token: Token, entry: RelationNoun, tables: RelationTables
) -> tuple[Party, ...]:
    later = [sentence.tokens[j] for j in sentence.conjuncts(token.i)[1:] if sentence.tokens[j].is_noun]
    for noun in (token, *later, *_first_of(sentence, token)):
        for prep in sentence.children(noun.i, "prep"):
            if prep.lemma in entry.prepositions and prep.i > token.i:
                return _behind(reading, sentence, prep, tables)
    return ()


def _behind(reading: Reading, sentence: Sentence, preposition: Token, tables: RelationTables) -> tuple[Party, ...]:
    """The parties behind a preposition."""
    found = sentence.children(preposition.i, "pobj")
    return tuple(one for token in found for one in parties_at(reading, sentence, token.i, tables))


def _between(
    reading: Reading, sentence: Sentence, token: Token, tables: RelationTables
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The two sides of "between the clan and the army"."""
    for prep in sentence.children(token.i, "prep"):
        if prep.lemma == "between" and (first := sentence.child(prep.i, "pobj")) is not None:
            sides = tuple(parties_at(reading, sentence, first.i, tables))
            return sides[:1], sides[1:]
    return (), ()


def _mistaken_gerund(
    reading: Reading, sentence: Sentence, token: Token, tables: RelationTables
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties of "denies training rebels", where the parser sees a noun "training rebels"."""
    trained = sentence.tokens[token.head]
    is_bare = trained.dep in ("dobj", "pobj") and sentence.child(trained.i, "det", "poss") is None
    if not is_bare or not token.text.endswith("ing"):
        return (), ()
    governor = sentence.tokens[trained.head]
    if trained.dep == "pobj":
        governor = sentence.tokens[governor.head]
    if governor.lemma not in tables.actuality.effects or not governor.is_verb:
        return (), ()
    accused = sentence.child(governor.i, "dobj") if trained.dep == "pobj" else None
    doer = accused or doer_of(sentence, governor.i)
    if doer is None:
        return (), ()
    objects = tuple(parties_at(reading, sentence, trained.i, tables, several=False))
    without = tuple(_without_first_word(each, token, sentence) for each in objects)
    return tuple(parties_at(reading, sentence, doer.i, tables)), without


def _without_first_word(one: Party, token: Token, sentence: Sentence) -> Party:
    start = sentence.tokens[token.i + 1].start
    if one.span.start > token.start or start >= one.span.end:
        return one
    return replace(one, span=Span(start, one.span.end), keys=one.keys - {token.lemma[:STEM]})


def _holder(reading: Reading, sentence: Sentence, token: Token) -> tuple[Token | None, int | None]:
    """Who holds the role, and the verb that says so, if one does."""
    head = sentence.tokens[token.head]
    if token.dep in ("compound", "nmod", "amod") and head.tag == "NNP":
        if token.tag == "NNP":
            # A rank: "Army Senior Chief Omar Haddad".
            return None, None
        while head.dep in ("compound", "nmod") and sentence.tokens[head.head].tag == "NNP":
            head = sentence.tokens[head.head]
        return head, None
    named = sentence.child(token.i, "appos")
    if token.dep == "appos" and named is not None and named.tag == "NNP" and named.i > token.i:
        # In a list of guests "the chief of the guard, Omar Said" comes after another guest's name.
        return named, None
    if token.dep == "appos" and (head.is_noun or head.tag == "PRP"):
        return head, None
    owner, name = sentence.child(token.i, "poss"), sentence.child(token.i, "compound")
    if owner is not None and name is not None and name.tag in ("NNP", "NNPS") and name.i == token.i - 1:
        # "Their Hezbollah allies" are Hezbollah.
        return name, None
    if token.dep in ("attr", "oprd") and head.is_verb:
        return _subject(sentence, head), head.i
    if named is not None and named.tag in ("NNP", "NNPS"):
        return named, None
    if (titled := _named_later(reading, sentence, token)) is not None:
        return titled, None
    if token.dep == "pobj" and head.lemma == "as" and sentence.tokens[head.head].is_verb:
        verb = sentence.tokens[head.head]
        return sentence.child(verb.i, "nsubjpass") or sentence.child(verb.i, "dobj"), verb.i
    return None, None


def _named_later(reading: Reading, sentence: Sentence, token: Token) -> Token | None:
    """Omar Haddad in "the army's commander in the port, General Omar Haddad", whose name tells of the role."""
    for name in reading.names:
        if name.sentence != sentence.index or name.who.role is None or name.head <= token.i:
            continue
        is_near = name.head - token.i <= NEAR and sentence.child(token.i, "poss", "prep") is not None
        if is_near and token.lemma in name.who.role.lower().split() and sentence.tokens[name.head].dep == "appos":
            return sentence.tokens[name.head]
    return None


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    found = subject_of(sentence, verb.i)
    return None if found is None or found.dep == "expl" else found


def _bodies(
    reading: Reading, sentence: Sentence, token: Token, first: int, tables: RelationTables
) -> tuple[Party, ...]:
    """The body that the role is in: behind "of" or "for", its possessor, or the words before the role."""
    for prep in sentence.children(token.i, "prep"):
        if prep.lemma in ("of", "for", "to") and prep.i > token.i:
            found = _behind(reading, sentence, prep, tables)
            if found or prep.lemma == "of":
                return found
    owner = possessor_of(sentence, token.i)
    if owner is None and token.dep in ("compound", "nmod") and token.head > token.i:
        owner = possessor_of(sentence, token.head)
    if owner is not None:
        own = sentence.child(token.i, "compound")
        if own is not None and own.i == first - 1 and own.lemma in tables.parties and owner.tag != "PRP$":
            # "The city's police chief" leads the police.
            span = Span(sentence.tokens[min(sentence.subtree(owner.i))].start, own.end)
            return (party(reading, sentence, own.i, tables, span=span),)
        return tuple(parties_at(reading, sentence, owner.i, tables))
    before = [j for j in sentence.subtree(token.i) if j < first] or _left_run(sentence, first)
    nouns = [j for j in before if sentence.tokens[j].is_noun or sentence.tokens[j].text.lower() in tables.parties]
    if not nouns or nouns[-1] != first - 1:
        return ()
    head = nouns[-1]
    start = _start_of_name(sentence, before, head, tables)
    is_party = sentence.tokens[head].tag in ("NNP", "NNPS") or sentence.tokens[head].lemma in tables.parties
    # "A military spokesman" names no army; "Iraqi military spokesman" and "Hezbollah leader" do.
    is_named = any(sentence.tokens[j].text[:1].isupper() for j in range(start, head + 1))
    if not is_party or not is_named:
        return ()
    span = Span(sentence.tokens[start].start, sentence.tokens[head].end)
    return (party(reading, sentence, head, tables, span=span),)


def _left_run(sentence: Sentence, first: int) -> list[int]:
    """The words right before the role that belong to the same name phrase."""
    run: list[int] = []
    j = first - 1
    while j >= 0 and _is_nominal(sentence.tokens[j]) and sentence.tokens[j].dep in ("compound", "amod", "nmod"):
        run.insert(0, j)
        j -= 1
    return run


def _is_nominal(token: Token) -> bool:
    return token.is_noun or token.tag.startswith("JJ")


def _start_of_name(sentence: Sentence, before: list[int], head: int, tables: RelationTables) -> int:
    """Where the name of the body begins: not with "former", "the" or "senior"."""
    start = head
    while start - 1 in before:
        token = sentence.tokens[start - 1]
        if token.text.lower() in tables.past:
            break
        if not (token.is_noun or (token.tag.startswith("JJ") and token.text[:1].isupper()) or token.text == "-"):
            break
        start -= 1
    return start


def _variant(sentence: Sentence, token: Token, entry: RelationRole) -> str:
    for child in sentence.children(token.i, "amod", "compound"):
        if child.lemma in entry.variants:
            return entry.variants[child.lemma]
    return entry.predicate


def _is_past(sentence: Sentence, token: Token, tables: RelationTables) -> bool:
    """Whether it is over: "the former leader", "former army spokesman"."""
    branch = [*sentence.subtree(token.i), *_left_run(sentence, token.i)]
    return any(j < token.i and sentence.tokens[j].text.lower() in tables.past for j in branch)


def _run_after(sentence: Sentence, i: int) -> int | None:
    """The last noun of the name that follows a possessive: Army in "'s Mehdi Army"."""
    last, j = None, i + 1
    while j < len(sentence.tokens) and _is_nominal(sentence.tokens[j]):
        last = j if sentence.tokens[j].is_noun else last
        j += 1
    return last


def _name_before(sentence: Sentence, i: int) -> Span:
    """The words of a name that end at the token: "Moqtada al-Sadr"."""
    if sentence.tokens[i].tag == "PRP$":
        return Span(sentence.tokens[i].start, sentence.tokens[i].end)
    start = i
    while start > 0 and (sentence.tokens[start - 1].tag in ("NNP", "NNPS") or sentence.tokens[start - 1].text == "-"):
        start -= 1
    own = Span(sentence.tokens[start].start, sentence.tokens[i].end)
    return own if own.end > own.start else phrase(sentence, i)
