"""People and bodies without a name: "Iraqi militias", "the interior ministry", "two soldiers", "a Sunni cleric"."""

from msgspec.structs import replace

from dateline.analysis.actor_phrases import SINGLE_BODIES, Described, described, noun_ending_at
from dateline.analysis.actor_scan import Hit
from dateline.analysis.actor_tables import plain
from dateline.analysis.name_drafts import (
    MODIFYING,
    SUBJECTS,
    Draft,
    Setting,
    acronym_behind,
    phrase_start,
    rest_of,
    tokens_in,
)
from dateline.model.reading import Token
from dateline.model.sourced import Span
from dateline.model.values import Who

HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN"})
# Nouns of kinds that name what several words say: of "militia groups" the first word tells who they are.
EMPTY_ENDS = (" group", " movement", " force", " organisation", " organization")


def nouns_in(setting: Setting, taken: frozenset[int]) -> dict[int, Draft]:
    """The mentions headed by role nouns, keyed by head token; `taken` are tokens that belong to names."""
    found: dict[int, Draft] = {}
    covered: set[int] = set()
    ends = setting.tables.noun_ends
    for token in reversed(setting.tokens):
        if token.tag not in HEADS or plain(token.text).rpartition("-")[2] not in ends:
            continue
        if token.i in taken or token.i in covered:
            continue
        mention = _mention(setting, token)
        if mention is not None:
            found[token.i], at = mention
            covered.update(tokens_in(setting.sentence, Span(at, token.end)))
    return found


def _mention(setting: Setting, token: Token) -> tuple[Draft, int] | None:
    """The mention with this head and the offset where its noun begins, or None.

    Before another noun only a body or armed group is one ("police brutality", "the U.S. military spokesman").
    """
    first = _first_token(setting, token)
    span = Span(setting.tokens[first].start, token.end)
    ending = noun_ending_at(setting, span)
    if ending is None:
        return None
    entry = ending[0].entry
    if token.dep in MODIFYING:
        body = entry.group or (entry.body is not None and not entry.person)
        if not body or (first == token.i and not token.is_noun):
            return None
    found = described(setting, span, rest=rest_of(setting.sentence, token.i), ending=ending)
    if found is None:
        return None
    draft = _draft(setting, token, span, found)
    return None if draft is None else (draft, ending[1])


def _first_token(setting: Setting, token: Token) -> int:
    """Where the phrase of a noun begins: with the nation right before it and with the whole of a name it begins in."""
    tokens = setting.tokens
    first = phrase_start(setting.sentence, token.i)
    if token.dep in MODIFYING and first == token.i and first > 0:
        nation = next((hit for hit in setting.hits if hit.span.end == tokens[first - 1].end and _is_nation(hit)), None)
        if nation is not None:
            return next(iter(tokens_in(setting.sentence, nation.span)), first)
    cut = next((hit.span for hit in setting.hits if hit.span.start < tokens[first].start < hit.span.end), None)
    if cut is not None and cut.end <= token.start:
        return next(iter(tokens_in(setting.sentence, cut)), first)
    return first


def _is_nation(hit: Hit) -> bool:
    return hit.sense.country is not None and hit.sense.meaning != "actor" and not hit.tied


def _draft(setting: Setting, token: Token, span: Span, found: Described) -> Draft | None:
    entry, plural, who = found.noun.entry, found.noun.plural, found.who
    lead = [setting.tokens[i] for i in tokens_in(setting.sentence, span) if i < token.i]
    senses = [setting.tables.determiners.get(before.text.lower()) for before in lead]
    new = "indefinite" in senses or any(before.tag == "CD" for before in lead)
    owned = any(before.tag == "PRP$" for before in lead)
    nation = _nation(setting, span) or _nation(setting, rest_of(setting.sentence, token.i))
    if entry.thing and nation is None and not owned:
        return None
    if not lead and not plural and not entry.person and entry.weak:
        # "by force", "in office": a bare singular is no one.
        return None
    if entry.kind == "party" and any(one.lemma == "to" for one in setting.sentence.children(token.i, "prep")):
        # "A party to the conflict" is a side in it.
        return None
    if entry.person and not plural and new and setting.tokens[token.head].lemma == "as" and token.dep == "pobj":
        # "As a captain he fought abroad": what somebody was, nobody else.
        return None
    definite = "definite" in senses or any(before.tag == "POS" for before in lead)
    if entry.person and _is_office(setting, token):
        definite = False
    # "His militia" may be one named before, "its office" is not.
    definite = definite or (owned and not plural and entry.sector != "UNK")
    draft = Draft(
        span=span,
        sentence=setting.sentence.index,
        head=token.i,
        who=_some_of(who) if new else replace(who, id=None, of_id=None) if owned and nation is None else who,
        form="noun",
        lemma=_telling(found.noun.lemma),
        plural=plural,
        definite=definite,
        plain=not new,
        anaphor=entry.anaphor,
        group=entry.group or entry.anaphor or who.id is not None or (plural and found.community is not None),
        community=found.community,
        nation=nation,
        gender=setting.tables.genders.get(found.noun.lemma),
        subject=token.dep in SUBJECTS,
        owned=owned,
        body=entry.body if entry.body in SINGLE_BODIES else None,
        thing=entry.thing,
        beside=token.head if token.dep == "appos" else None,
    )
    single = entry.person and not plural
    whole = None if single else _whole_name(setting, lead, token)
    if whole is not None:
        span = Span(span.start, whole.end)
        who = replace(draft.who, name=whole.slice(setting.text))
        return replace(draft, span=span, form="name", who=who, plural=False)
    own = None if single or who.id is not None else _own_name(setting, lead, token)
    if own is None:
        named = any(before.tag in ("NNP", "NNPS") and not _is_known(setting, before) for before in lead)
        return replace(draft, definite=False) if named else draft
    # The words of a name are no description: a "Defence Movement" is not the army's.
    blank = entry.weak and (token.text[0].isupper() or who.sector == "UNK")
    who = replace(who, name=own, sector=None if blank else who.sector)
    return replace(draft, form="name", who=who, plural=False, acronym=acronym_behind(setting, token.i))


def _is_office(setting: Setting, token: Token) -> bool:
    """Whether an "of" behind the noun says which office it is: "the minister of the interior" is not just any minister
    of whom the text spoke; "the leader of the group" may be."""
    of = next((one for one in setting.sentence.children(token.i, "prep") if one.lemma == "of"), None)
    rest = None if of is None else rest_of(setting.sentence, token.i)
    return rest is not None and not setting.named_in(rest) and described(setting, rest) is None


def _whole_name(setting: Setting, lead: list[Token], head: Token) -> Span | None:
    """The name that goes on behind its noun, as the parser marked it: "University of Karvala"."""
    behind = setting.tokens[head.i + 1 : head.i + 3]
    if setting.shouted or not head.text[0].isupper() or len(behind) < 2 or behind[0].text not in ("of", "for"):
        return None
    marked = (one.span for one in setting.entities if one.label == "ORG")
    name = next((span for span in marked if span.start <= head.start and behind[1].start < span.end), None)
    if name is None:
        return None
    capitals = [one.start for one in lead if one.text[0].isupper() and one.tag in ("NNP", "NNPS", "JJ")]
    start = min([at for at in capitals if at >= name.start], default=head.start)
    return None if any(hit.span.overlaps(Span(start, name.end)) for hit in setting.hits) else Span(start, name.end)


def _is_located(setting: Setting, token: Token) -> bool:
    return any(place.span.start <= token.start < place.span.end for place in setting.places)


def _is_known(setting: Setting, token: Token) -> bool:
    """Whether the token belongs to a name of the lists or to a place."""
    return _is_located(setting, token) or any(hit.span.start <= token.start < hit.span.end for hit in setting.hits)


def _some_of(who: Who) -> Who:
    """Some people of a body are not the body: "two soldiers"."""
    return who if who.id is None else replace(who, id=None, of_id=who.id)


def _nation(setting: Setting, span: Span | None) -> str | None:
    """The country that names inside the stretch state."""
    named = [] if span is None else setting.named_in(span)
    return next((hit.sense.country for hit in named if hit.sense.country), None)


def _telling(lemma: str) -> str:
    for end in EMPTY_ENDS:
        if lemma.endswith(end):
            return lemma.removesuffix(end)
    return lemma


def _own_name(setting: Setting, lead: list[Token], head: Token) -> str | None:
    """The unlisted name that the noun ends ("Northern Liberation Council"), or that stands before a noun for groups
    ("Ansar al-Sahra" of "the Ansar al-Sahra research group"); not a place ("Niger Delta militants")."""
    noun = setting.tables.nouns.get(head.text)
    groups = noun is not None and (noun.entry.anaphor or noun.entry.group or noun.entry.kind == "party")
    whole = head.text[0].isupper()
    if setting.shouted or not (whole or groups):
        return None
    run: list[Token] = []
    for token in reversed(lead):
        small = token.text == "-" or token.text in setting.tables.particles
        proper = token.tag in ("NNP", "NNPS") or (whole and token.i > 0)
        if proper and token.text[0].isupper() and token.text.lower() not in setting.tables.determiners:
            if not whole and any(hit.span.start <= token.start < hit.span.end for hit in setting.hits):
                break
            run.insert(0, token)
        elif (run and not small) or (whole and not run):
            break
        elif run:
            run.insert(0, token)
    while run and not run[0].text[0].isalnum():
        run.pop(0)
    titled = bool(run) and run[-1].text.lower() in setting.tables.nouns
    if not run or (not whole and not titled and all(_is_located(setting, token) for token in run)):
        return None
    return setting.words_of(run[0].i, head.i if whole else run[-1].i)
