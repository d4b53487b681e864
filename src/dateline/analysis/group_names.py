"""Groups, governments and peoples by name: the actor list, capitals that stand for governments, unlisted names."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.analysis.actor_scan import Hit
from dateline.analysis.actor_tables import Wording, government_of, plain, who_of_actor
from dateline.analysis.name_drafts import MODIFYING, SUBJECTS, Draft, Setting, acronym_behind, head_of, tokens_in
from dateline.analysis.noun_mentions import nouns_in
from dateline.model.reading import Entity, Token
from dateline.model.sourced import Span
from dateline.model.values import Who

# A country behind one of these is a party to something; behind "in" or "near" it is only a place.
PARTY_TO = frozenset({"with", "between", "against", "by", "among", "towards", "toward"})
# A subject that has one of these acts; "Baghdad is quiet" is a place.
OBJECTS = ("dobj", "ccomp", "xcomp", "dative", "prt")
STATES = frozenset({"be", "have", "remain", "lie", "see", "become"})


def groups_in(setting: Setting, taken: frozenset[int]) -> Iterator[Draft]:
    """All groups, bodies and peoples, in no order; `taken` are the tokens of people's names, titles and roles."""
    spans = [hit.span for hit in setting.hits if hit.sense.meaning in ("actor", "country", "capital")]
    named = {i for span in spans for i in tokens_in(setting.sentence, span)}
    nouns = nouns_in(setting, taken | named)
    yield from nouns.values()
    for hit in setting.hits:
        tokens = tokens_in(setting.sentence, hit.span)
        if tokens and not hit.tied and not set(tokens) <= taken:
            draft = _named(setting, hit, tokens, nouns, taken)
            if draft is not None:
                yield draft
    for entity in setting.entities:
        draft = _unlisted(setting, entity, nouns, taken)
        if draft is not None:
            yield draft


def _named(
    setting: Setting, hit: Hit, tokens: list[int], nouns: dict[int, Draft], taken: frozenset[int]
) -> Draft | None:
    """What a known name means where it stands: an actor, a government, an adjective of one, a people."""
    head = head_of(setting.sentence, tokens)
    token = setting.tokens[head]
    sense = hit.meant(country=setting.home)
    if sense.actor is not None:
        return _draft(setting, hit.span, head, who_of_actor(sense.actor), acronym=acronym_behind(setting, tokens[-1]))
    if sense.is_community:
        shared = _shared_noun(setting, token, nouns)
        if shared is not None:
            return replace(_of_shared_noun(setting, hit, head, shared), community=plain(hit.span.slice(setting.text)))
        if any(noun.span.contains(hit.span) and noun.head != head for noun in nouns.values()):
            return None
    if sense.meaning == "people" or sense.is_community:
        return _people(setting, hit, head, sense) if token.dep not in MODIFYING and token.is_noun else None
    if sense.country is None:
        return None
    government = government_of(sense.country, setting.tables)
    shared = _shared_noun(setting, token, nouns)
    if shared is not None:
        return _of_shared_noun(setting, hit, head, shared)
    if sense.meaning in ("country", "capital") and _acts(setting, token, hit.span):
        return _draft(setting, hit.span, head, government)
    if token.dep in MODIFYING or token.dep == "poss":
        described = token.head in nouns or token.head in taken or any(n.span.contains(hit.span) for n in nouns.values())
        if described or (sense.meaning == "capital" and token.dep != "poss"):
            return None
        return replace(_draft(setting, hit.span, head, government), form="adjective")
    if sense.meaning in ("adjective", "community") and (
        token.is_noun or setting.sentence.child(head, "det") is not None
    ):
        return _people(setting, hit, head, sense)
    return None


def _acts(setting: Setting, token: Token, span: Span) -> bool:
    """Whether the name of a country or capital stands for its government: it is the subject of a verb or the agent of
    a passive; elsewhere the finder of places has the last word."""
    sentence = setting.sentence
    while token.dep == "conj":
        token = sentence.tokens[token.head]
    head = sentence.tokens[token.head]
    if token.dep == "nsubj" and head.is_verb:
        return head.lemma not in STATES or any(sentence.child(head.i, label) is not None for label in OBJECTS)
    if token.dep == "pobj" and head.dep == "agent":
        return True
    place = next((place for place in setting.places if place.name.overlaps(span)), None)
    if place is not None:
        return not place.literal and token.dep not in MODIFYING
    if token.dep in ("nsubjpass", "dobj", "dative"):
        return head.is_verb
    return token.dep == "pobj" and head.lemma in PARTY_TO


def _shared_noun(setting: Setting, token: Token, nouns: dict[int, Draft]) -> Draft | None:
    """The phrase that a nationality shares with the one it is joined to: "U.S." of "U.S. and Iranian officials"."""
    joined = setting.sentence.child(token.i, "conj")
    if token.dep not in MODIFYING or token.head not in nouns or joined is None:
        return None
    nations = (hit.span for hit in setting.hits if hit.sense.country or hit.sense.is_community)
    return nouns[token.head] if any(span.start <= joined.start < span.end for span in nations) else None


def _of_shared_noun(setting: Setting, hit: Hit, head: int, shared: Draft) -> Draft:
    country = hit.sense.country
    who = shared.who
    if country is None:
        name = f"{hit.span.slice(setting.text)} {setting.tokens[shared.head].text}"
        return replace(shared, span=hit.span, head=head, who=replace(who, name=name))
    body = None if who.id is None else who.id.partition("-")[2]
    who = Who(
        f"{hit.span.slice(setting.text)} {setting.tokens[shared.head].text}",
        id=None if body is None else f"{country}-{body}",
        country=country,
        sector=who.sector,
        kind=who.kind,
    )
    return replace(shared, span=hit.span, head=head, who=who, nation=country)


def _people(setting: Setting, hit: Hit, head: int, sense: Wording) -> Draft:
    """ "The Iranians", "Sunnis", "an Iraqi"."""
    det = setting.sentence.child(head, "det")
    article = None if det is None else setting.tables.determiners.get(det.text.lower())
    single = sense.meaning != "people" and article == "indefinite"
    name = hit.span.slice(setting.text)
    who = Who(name, country=sense.country or setting.home, kind="person" if single else "people")
    draft = _draft(setting, hit.span, head, who)
    return replace(
        draft,
        form="noun",
        lemma=plain(name),
        plural=not single,
        group=not single,
        plain=not single,
        nation=sense.country,
    )


def _unlisted(setting: Setting, entity: Entity, nouns: dict[int, Draft], taken: frozenset[int]) -> Draft | None:
    """A name that the parser marked and no list has; a noun beside it says what it is ("the militant group X")."""
    if entity.label not in ("ORG", "PERSON", "NORP", "FAC", "PRODUCT", "GPE") or setting.shouted:
        return None
    tokens = [i for i in tokens_in(setting.sentence, entity.span) if setting.tokens[i].tag not in ("DT", "POS", "PRP$")]
    if not tokens or taken.intersection(tokens) or any(i in nouns for i in tokens):
        return None
    span = Span(setting.tokens[tokens[0]].start, setting.tokens[tokens[-1]].end)
    if not any(setting.tokens[i].text[0].isupper() for i in tokens) or any(
        hit.span.overlaps(span) for hit in setting.hits
    ):
        return None
    if any(place.literal and place.span.overlaps(span) for place in setting.places):
        return None
    head = head_of(setting.sentence, tokens)
    told = _noun_beside(setting, head, span, nouns)
    before_other = setting.tokens[head].dep in MODIFYING and setting.tokens[head].head not in nouns
    if told is None and (entity.label != "ORG" or before_other):
        return None
    who = Who(span.slice(setting.text), kind="organisation")
    if told is not None:
        who = replace(who, kind=told.who.kind, sector=told.who.sector, country=told.who.country)
    return replace(
        _draft(setting, span, head, who, acronym=acronym_behind(setting, tokens[-1])), lemma=told and told.lemma
    )


def _noun_beside(setting: Setting, head: int, span: Span, nouns: dict[int, Draft]) -> Draft | None:
    """The noun for a group in apposition to a name, or right before it."""
    beside = [nouns[child.i] for child in setting.sentence.children(head, "appos") if child.i in nouns]
    beside += [noun for noun in nouns.values() if 0 <= span.start - noun.span.end <= 1]
    return next((noun for noun in beside if noun.who.kind not in ("person", "crowd")), None)


def _draft(setting: Setting, span: Span, head: int, who: Who, *, acronym: str | None = None) -> Draft:
    return Draft(
        span=span,
        sentence=setting.sentence.index,
        head=head,
        who=who,
        form="name",
        group=True,
        nation=who.country,
        subject=setting.tokens[head].dep in SUBJECTS,
        acronym=acronym,
        beside=setting.tokens[head].head if setting.tokens[head].dep == "appos" else None,
    )
