"""Groups, bodies and peoples in a sentence: names of the list, governments by their capitals, and plain nouns."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.analysis.actor_phrases import Described, described, noun_ending_at
from dateline.analysis.actor_scan import Hit
from dateline.analysis.actor_tables import Wording, government_of, plain, who_of_actor
from dateline.analysis.name_drafts import Draft, head_of, is_subject, phrase_start, rest_of, tokens_in
from dateline.analysis.person_names import Setting
from dateline.model.reading import PlaceMention, Token
from dateline.model.sourced import Span
from dateline.model.values import Who

# A place after one of these does something or has something done to it; after "in" or "near" it is only a place.
PARTNER = frozenset({"with", "between", "against", "by", "among", "towards", "toward", "of", "to", "for", "from"})
ACTIVE_SUBJECT = ("dobj", "ccomp", "xcomp", "dative", "prt")
MODIFYING = frozenset({"amod", "compound", "nmod"})


def groups_in(setting: Setting, taken: frozenset[int], places: Sequence[PlaceMention]) -> Iterator[Draft]:
    """All of them, in no order; `taken` are the tokens that belong to people's names and roles."""
    nouns: dict[int, Draft] = {}
    covered: set[int] = set()
    named = {i for hit in setting.hits if hit.sense.meaning in ("actor", "country", "capital") for i in tokens_in(setting.sentence, hit.span)}
    for token in reversed(setting.sentence.tokens):
        if token.i not in taken and token.i not in named and token.i not in covered:
            found = _noun(setting, token)
            if found is not None:
                nouns[token.i] = found[0]
                covered.update(tokens_in(setting.sentence, Span(found[1], token.end)))
    yield from nouns.values()
    for hit in setting.hits:
        tokens = tokens_in(setting.sentence, hit.span)
        if tokens and not hit.tied and not set(tokens) <= taken:
            yield from _named(setting, hit, tokens, nouns, places)
    yield from _organisations(setting, taken | named, nouns, places)


def _noun(setting: Setting, token: Token) -> tuple[Draft, int] | None:
    """The mention whose head is a role noun, with the offset where the noun's own words begin; or None.

    Before another noun only a body or armed group is one ("police brutality", "the U.S. military spokesman").
    """
    if not (token.is_noun or token.tag in ("JJ", "VBN")):
        return None
    sentence, text, tables = setting.sentence, setting.text, setting.tables
    first = phrase_start(sentence, token.i)
    modifying = token.dep in MODIFYING
    if modifying and first == token.i and first > 0 and _is_nation(setting, sentence.tokens[first - 1]):
        first = min(tokens_in(sentence, _nation_at(setting, sentence.tokens[first - 1])))
    span = Span(sentence.tokens[first].start, token.end)
    ending = noun_ending_at(text, span.start, span.end, tables)
    if ending is None:
        return None
    entry = ending[0].entry
    if modifying and (entry.person or entry.body is None) and not entry.group:
        return None
    if modifying and not token.is_noun and first == token.i:
        return None
    found = described(text, span, setting.hits, tables, rest=rest_of(sentence, token.i), home=setting.home)
    if found is None:
        return None
    draft = _noun_draft(setting, token, span, found)
    return None if draft is None else (draft, ending[1])


def _is_nation(setting: Setting, token: Token) -> bool:
    return any(
        hit.span.end == token.end and hit.sense.country and hit.sense.meaning != "actor" and not hit.tied
        for hit in setting.hits
    )


def _nation_at(setting: Setting, token: Token) -> Span:
    return next(hit.span for hit in setting.hits if hit.span.end == token.end)


def _noun_draft(setting: Setting, token: Token, span: Span, found: Described) -> Draft | None:
    sentence, entry = setting.sentence, found.noun.entry
    lead = [t for t in sentence.tokens if span.start <= t.start and t.end <= span.end and t.i < token.i]
    counted = any(t.tag == "CD" or t.text.lower() in ("a", "an", "some", "several", "many", "few", "no", "another") for t in lead)
    owned = any(t.tag == "PRP$" for t in lead)
    definite = (owned and not found.noun.plural) or any(t.tag == "POS" or t.text.lower() in ("the", "this", "that", "these", "those") for t in lead)
    inside = [hit for hit in setting.hits if span.contains(hit.span) and not hit.tied]
    nation = next((hit.sense.country for hit in inside if hit.sense.country), None) or _stated(setting, token)
    single = not found.noun.plural
    if entry.thing and nation is None:
        return None
    if entry.weak and single and not lead and not entry.person and entry.sector in ("MIL", "UNK", "GOV"):
        return None
    who = found.who
    own_name = _own_name(setting, lead) if entry.anaphor or entry.group else None
    if own_name is not None and who.id is None:
        draft = _draft(setting, span, token.i, replace(who, name=own_name, role=None))
        return replace(draft, lemma=_effective_lemma(found))
    if counted and who.id is not None and single != entry.person:
        who = replace(who, id=None, of_id=who.id)
    elif counted and who.id is not None:
        who = replace(who, id=None, of_id=who.id)
    return Draft(
        span=span,
        sentence=sentence.index,
        head=token.i,
        who=who,
        form="noun",
        lemma=_effective_lemma(found),
        plural=found.noun.plural,
        definite=definite,
        plain=not counted,
        anaphor=entry.anaphor,
        group=entry.group or entry.anaphor or who.id is not None or (found.noun.plural and found.community is not None),
        community=found.community,
        nation=nation,
        gender=setting.tables.genders.get(found.noun.lemma),
        subject=is_subject(token),
    )


def _own_name(setting: Setting, lead: list[Token]) -> str | None:
    """The unlisted name right before the noun: "Ansar al-Sahra" of "the Ansar al-Sahra group"."""
    run: list[Token] = []
    for token in reversed(lead):
        proper = token.tag in ("NNP", "NNPS") or (run and (token.text == "-" or token.text in setting.tables.particles))
        if not proper or any(hit.span.start <= token.start < hit.span.end for hit in setting.hits):
            break
        run.insert(0, token)
    while run and not run[0].text[0].isalnum():
        run.pop(0)
    if not any(token.text[0].isupper() for token in run):
        return None
    return setting.text[run[0].start : run[-1].end]


def _stated(setting: Setting, token: Token) -> str | None:
    """The country that the words behind a noun give it: "the army of Chad"."""
    rest = rest_of(setting.sentence, token.i)
    if rest is None:
        return None
    return next((hit.sense.country for hit in setting.hits if rest.contains(hit.span) and hit.sense.country), None)


def _effective_lemma(found: Described) -> str:
    """The noun that says what they are: of "militia groups" and "a militant group" the first, of "groups" itself."""
    words = found.noun.lemma.split()
    if len(words) > 1 and words[-1] in ("group", "movement", "force"):
        return " ".join(words[:-1])
    return found.noun.lemma


def _named(
    setting: Setting, hit: Hit, tokens: list[int], nouns: dict[int, Draft], places: Sequence[PlaceMention]
) -> Iterator[Draft]:
    """What a known name means where it stands: an actor, a government, an adjective of one, a people."""
    sentence = setting.sentence
    head = head_of(sentence, tokens)
    token = sentence.tokens[head]
    sense = hit.meant(country=setting.home)
    if sense.actor is not None:
        yield _draft(setting, hit.span, head, who_of_actor(sense.actor), acronym=_acronym(setting, tokens[-1]))
    elif sense.country is not None and sense.meaning in ("country", "capital", "adjective", "community"):
        coordinated = _shared_noun(setting, token, nouns)
        if coordinated is not None:
            yield _of_shared_noun(setting, hit, head, coordinated)
        elif sense.meaning in ("country", "capital") and acts(setting, token, hit.span, places):
            yield _draft(setting, hit.span, head, government_of(sense.country, setting.tables))
        elif token.dep in MODIFYING or token.dep == "poss":
            inside = any(draft.span.contains(hit.span) for draft in nouns.values())
            if token.head not in nouns and not inside and not (sense.meaning == "capital" and token.dep != "poss"):
                who = government_of(sense.country, setting.tables)
                yield replace(_draft(setting, hit.span, head, who), form="adjective")
        elif sense.meaning in ("adjective", "community") and (token.is_noun or sentence.child(head, "det") is not None):
            yield _people(setting, hit, head, sense)
    elif sense.meaning == "people" or (sense.label is not None and token.is_noun and token.dep not in MODIFYING):
        yield _people(setting, hit, head, sense)


def acts(setting: Setting, token: Token, span: Span, places: Sequence[PlaceMention]) -> bool:
    """Whether the name of a country or capital stands for its government: it is the subject of a verb, the agent of a
    passive, or owns an act; where it is an object or a partner, the finder of places has the last word."""
    sentence = setting.sentence
    while token.dep == "conj":
        token = sentence.tokens[token.head]
    head = sentence.tokens[token.head]
    if token.dep == "nsubj" and head.is_verb:
        objects = any(sentence.child(head.i, label) is not None for label in ACTIVE_SUBJECT)
        return objects or head.lemma not in ("be", "have", "remain", "lie", "see", "become")
    if token.dep == "pobj" and head.dep == "agent":
        return True
    literal = next((place.literal for place in places if place.name.overlaps(span)), None)
    if literal is not None:
        return not literal
    if token.dep in ("nsubjpass", "dobj", "dative"):
        return head.is_verb
    return token.dep == "pobj" and head.lemma in PARTNER and head.lemma not in ("of", "from", "to", "for")


def _shared_noun(setting: Setting, token: Token, nouns: dict[int, Draft]) -> Draft | None:
    """The phrase that a nationality shares with the one it is joined to: "U.S." of "U.S. and Iranian officials"."""
    joined = setting.sentence.child(token.i, "conj")
    if token.dep not in MODIFYING or token.head not in nouns or joined is None:
        return None
    if not any(hit.span.start <= joined.start < hit.span.end and hit.sense.country for hit in setting.hits):
        return None
    return nouns[token.head]


def _of_shared_noun(setting: Setting, hit: Hit, head: int, shared: Draft) -> Draft:
    noun = setting.sentence.tokens[shared.head]
    name = f"{hit.span.slice(setting.text)} {noun.text}"
    country = hit.sense.country
    body = shared.who.id.partition("-")[2] if shared.who.id is not None else None
    who = Who(name, country=country, sector=shared.who.sector, kind=shared.who.kind)
    if body is not None:
        who = replace(who, id=f"{country}-{body}")
    return replace(shared, span=hit.span, head=head, who=who, nation=country)


def _people(setting: Setting, hit: Hit, head: int, sense: Wording) -> Draft:
    token = setting.sentence.tokens[head]
    name = hit.span.slice(setting.text)
    single = token.tag in ("NN", "NNP", "JJ") and sense.meaning != "people" and _has_article(setting, head)
    who = Who(name, country=sense.country or setting.home, kind="person" if single else "people", sector=None)
    draft = _draft(setting, hit.span, head, who)
    return replace(draft, form="noun", lemma=plain(name), plural=not single, group=not single, nation=sense.country)


def _has_article(setting: Setting, head: int) -> bool:
    det = setting.sentence.child(head, "det")
    return det is not None and det.text.lower() in ("a", "an", "one", "another")


def _organisations(
    setting: Setting, taken: frozenset[int] | set[int], nouns: dict[int, Draft], places: Sequence[PlaceMention]
) -> Iterator[Draft]:
    """Names that the parser marked and no list has: what stands beside them says what they are."""
    sentence = setting.sentence
    for entity in setting.entities:
        if entity.label not in ("ORG", "PERSON", "NORP", "FAC", "PRODUCT", "GPE"):
            continue
        tokens = tokens_in(sentence, entity.span)
        while tokens and (sentence.tokens[tokens[-1]].tag == "POS"):
            tokens.pop()
        while tokens and sentence.tokens[tokens[0]].tag in ("DT", "IN", "PRP$", "``", "''"):
            tokens.pop(0)
        if not tokens or taken.intersection(tokens) or any(hit.span.overlaps(entity.span) for hit in setting.hits):
            continue
        if any(i in nouns for i in tokens) or not any(sentence.tokens[i].text[0].isupper() for i in tokens):
            continue
        if any(place.literal and place.span.overlaps(entity.span) for place in places):
            continue
        draft = _organisation(setting, tokens, entity.label, nouns)
        if draft is not None:
            yield draft


def _organisation(setting: Setting, tokens: list[int], label: str, nouns: dict[int, Draft]) -> Draft | None:
    sentence = setting.sentence
    head = head_of(sentence, tokens)
    span = Span(sentence.tokens[tokens[0]].start, sentence.tokens[tokens[-1]].end)
    beside = [nouns[child.i] for child in sentence.children(head, "appos") if child.i in nouns]
    beside += [nouns[i] for i in (tokens[0] - 1, sentence.tokens[head].head) if i in nouns and _touches(nouns[i], span)]
    told = next((draft for draft in beside if draft.lemma is not None and draft.who.kind != "person"), None)
    if told is None and (label != "ORG" or (sentence.tokens[head].dep in MODIFYING and sentence.tokens[head].head not in nouns)):
        return None
    who = Who(span.slice(setting.text), kind="organisation")
    if told is not None:
        who = replace(who, kind=told.who.kind, sector=told.who.sector, country=told.who.country)
    return replace(_draft(setting, span, head, who, acronym=_acronym(setting, tokens[-1])), lemma=told and told.lemma)


def _touches(draft: Draft, span: Span) -> bool:
    return 0 <= span.start - draft.span.end <= 1


def _acronym(setting: Setting, last: int) -> str | None:
    """The short form in brackets right behind a name: "(URNG)"."""
    tokens = setting.sentence.tokens
    if last + 3 < len(tokens) and tokens[last + 1].text == "(" and tokens[last + 3].text == ")":
        letters = tokens[last + 2].text
        if 2 <= len(letters) <= 8 and letters[:2].isupper():
            return letters
    return None


def _draft(setting: Setting, span: Span, head: int, who: Who, *, acronym: str | None = None) -> Draft:
    token = setting.sentence.tokens[head]
    return Draft(
        span=span,
        sentence=setting.sentence.index,
        head=head,
        who=who,
        form="name",
        nation=who.country,
        subject=is_subject(token),
        acronym=acronym,
        group=True,
    )
