"""Relations that a role tells of: "X, leader of Y", "Y spokesman X", "X is a member of Y"."""

from collections.abc import Iterator

from dateline.extract.clauses import agent_of, is_passive, subject_of
from dateline.extract.relation_parties import Party, parties_at, parties_behind, party, possessor_of
from dateline.extract.relation_tables import RelationTables
from dateline.extract.relation_verbs import Bond
from dateline.lexicon.rules.relations import RelationRole
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.sourced import Span

# A role and the name in apposition to it stand within so many words: "commander in the port, General Omar Haddad".
NEAR = 9


def role_bonds(reading: Reading, sentence: Sentence, token: Token, tables: RelationTables) -> Iterator[Bond]:
    """The bond of a noun for a role: in apposition, before a name, or said of somebody."""
    for entry in tables.roles.get(token.lemma, ()) or tables.roles.get(token.text.lower(), ()):
        words = entry.lemma.split()
        first = token.i - len(words) + 1
        if first < 0 or any(sentence.tokens[first + k].text.lower() != word for k, word in enumerate(words[:-1])):
            continue
        holder, verb = _holder(reading, sentence, token, tables)
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


def _holder(
    reading: Reading, sentence: Sentence, token: Token, tables: RelationTables
) -> tuple[Token | None, int | None]:
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
        if any(entry.predicate == "replaced" for entry in tables.verbs.get(verb.lemma, ())):
            # "Succeeded Ali Said as head of the army", "was replaced as head of the army by Omar Haddad".
            return agent_of(sentence, verb.i) if is_passive(sentence, verb.i) else subject_of(sentence, verb.i), verb.i
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
            found = parties_behind(reading, sentence, prep, tables)
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
