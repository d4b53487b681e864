"""People named in a sentence, with rank, role and body: "U.S. military spokesman Rear Admiral James Holt"."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from dateline.analysis.actor_phrases import Described
from dateline.analysis.actor_scan import Hit
from dateline.analysis.actor_tables import leader_named, plain
from dateline.analysis.introductions import Introduction, apposition_of, introduction_of, is_hyphen, title_length
from dateline.analysis.name_drafts import MODIFYING, SUBJECTS, Draft, Setting, head_of, tokens_in
from dateline.model.reading import Entity, Token
from dateline.model.sourced import Span
from dateline.model.values import Who

NAME_WORDS = 8
LEADER_WORDS = 5
# Labels under which the parser often files people, read where a role beside them says that they are.
MISREAD = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
PROPER = frozenset({"NNP", "NNPS"})
FIRST_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "VBD", "VBN", "UH", "FW"})


def persons_in(setting: Setting) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """The people named in the sentence, in order, and the tokens that their names, titles and roles take up."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for run in _runs(setting):
        before = introduction_of(setting, run.start)
        beside, noun = apposition_of(setting, run, start=before.start)
        introduced = before.role is not None or before.rank is not None or before.gender is not None
        if not introduced and (_is_place(setting, run) or (beside is None and _is_modifier(setting, run))):
            continue
        if before.is_of_a_body or (beside is not None and not beside.noun.entry.person and not introduced):
            continue
        taken.update(run, before.consumed, () if noun is None else (noun,))
        drafts.append(_draft(setting, run, before, beside))
    return tuple(drafts), frozenset(taken)


def _runs(setting: Setting) -> list[range]:
    """Stretches of tokens that are a person's name: what the parser marked as one, and what follows a title or role."""
    known = {i for hit in setting.hits if not _is_part(setting, hit) for i in tokens_in(setting.sentence, hit.span)}
    runs: list[range] = []
    for entity in setting.entities:
        if entity.label == "PERSON" and not setting.shouted:
            runs.append(_trimmed(setting, tokens_in(setting.sentence, entity.span)))
        elif entity.label in MISREAD and not setting.shouted:
            runs += _misread(setting, entity)
    if not setting.shouted:
        runs += [_unmarked(setting, token) for token in setting.tokens if token.tag == "NNP"]
    for token, following in pairwise(setting.tokens):
        if following.text[0].isupper() or token.text[0].isupper():
            after = _after_title(setting, token)
            if after is not None:
                runs.append(_trimmed(setting, list(range(after, _run_end(setting, after)))))
    runs += [joined for run in runs if run for joined in _joined(setting, run)]
    kept: list[range] = []
    for run in sorted(filter(None, runs), key=lambda run: (-len(run), run.start)):
        free = not any(run.start < other.stop and other.start < run.stop for other in kept)
        if free and not set(run) <= known:
            kept.append(run)
    return sorted(kept, key=lambda run: run.start)


def _joined(setting: Setting, run: range) -> Iterator[range]:
    """The name coordinated with a person's that the parser did not mark: "Luis Ortega and Ana Robles"."""
    tokens = setting.tokens
    joined = setting.sentence.child(head_of(setting.sentence, run), "conj")
    if joined is None or joined.tag not in PROPER:
        return
    first = joined.i
    while first > 0 and tokens[first - 1].tag in PROPER and tokens[first - 1].head == joined.i:
        first -= 1
    span = Span(tokens[first].start, joined.end)
    if first < joined.i and not any(entity.span.overlaps(span) for entity in setting.entities):
        yield _trimmed(setting, list(range(first, joined.i + 1)))


def _is_place(setting: Setting, run: range) -> bool:
    """Whether the finder of places took the supposed name for a place."""
    span = Span(setting.tokens[run[0]].start, setting.tokens[run[-1]].end)
    located = any(place.literal and place.span.overlaps(span) for place in setting.places)
    return located or span.slice(setting.text) in setting.located


def _is_modifier(setting: Setting, run: range) -> bool:
    """Whether one word alone stands before a common noun: "the Ruzizi plain"."""
    token = setting.tokens[run[0]]
    head = setting.tokens[token.head]
    return len(run) == 1 and token.dep in MODIFYING and head.i > token.i and head.tag in ("NN", "NNS")


def _is_part(setting: Setting, hit: Hit) -> bool:
    """Whether the name of a country is only part of a person's ("Jordan" in "Eli Jordan")."""
    if hit.sense.meaning not in ("country", "capital"):
        return False
    return any(
        entity.label == "PERSON" and entity.span.contains(hit.span) and entity.span != hit.span
        for entity in setting.entities
    )


def _misread(setting: Setting, entity: Entity) -> list[range]:
    """The name in an entity of another kind that a person's role stands beside: "the farm's owner, X"."""
    run = _trimmed(setting, tokens_in(setting.sentence, entity.span))
    if not run or any(hit.span.overlaps(entity.span) for hit in setting.hits):
        return []
    found, _ = apposition_of(setting, run)
    return [run] if found is not None and found.noun.entry.person else []


def _trimmed(setting: Setting, tokens: list[int]) -> range:
    """The name without titles, nationalities and articles before it and without a possessive behind."""
    if not tokens:
        return range(0)
    start, stop = tokens[0], tokens[-1] + 1
    while stop > start and (setting.tokens[stop - 1].tag == "POS" or not setting.tokens[stop - 1].text[0].isalnum()):
        stop -= 1
    while start < stop:
        length = title_length(setting, start)
        if length and start + length < stop:
            start += length
        elif _is_no_part(setting, start, stop):
            start += 1
        else:
            break
    alone = stop - start == 1 and title_length(setting, start) > 0
    return range(0) if alone and _is_abbreviated(setting, start) else range(start, stop)


def _is_abbreviated(setting: Setting, i: int) -> bool:
    """Whether a title stands there that is cut short: the "Col" of "Col. Mirza" is nobody's name."""
    return setting.text[setting.tokens[i].end : setting.tokens[i].end + 1] == "."


def _is_no_part(setting: Setting, i: int, stop: int) -> bool:
    """Whether the first token of a supposed name is none of it: "the", "Iraqi", "Hamas", "spokesman"."""
    token = setting.tokens[i]
    word = token.text.lower()
    if not token.text[0].isupper() and word not in setting.tables.particles:
        return True
    if stop - i > 1 and word in setting.tables.nouns:
        return True
    last = setting.tokens[stop - 1]
    return any(
        hit.span.start <= token.start < hit.span.end < last.start
        for hit in setting.hits
        if hit.sense.meaning in ("adjective", "actor", "community")
    )


def _unmarked(setting: Setting, token: Token) -> range:
    """A name that the parser did not mark: that of a head of state or government, or of whoever says something."""
    i = token.i
    known = token.text.lower() in setting.tables.leader_words
    for length in range(min(LEADER_WORDS, len(setting.tokens) - i) if known else 0, 0, -1):
        if plain(setting.words_of(i, i + length - 1)) in setting.tables.leaders:
            return range(i, i + length)
    plain_name = token.text.isalpha() and token.text[1:].islower()
    if token.dep != "nsubj" or not plain_name or setting.sentence.child(token.head, "ccomp") is None:
        return range(0)
    marked = any(entity.span.start <= token.start < entity.span.end for entity in setting.entities)
    return range(0) if marked else range(i, i + 1)


def _after_title(setting: Setting, token: Token) -> int | None:
    """Where a name begins right behind a title or a person's role that starts at the token."""
    tokens, i = setting.tokens, token.i
    if token.text[0].isupper():
        length = title_length(setting, i) or int(token.text[-1] == "s" and _is_plural_title(setting, token))
        if length == 0:
            return None
    else:
        noun = setting.tables.nouns.get(plain(token.text))
        if noun is None or noun.plural or not noun.entry.person:
            return None
        length = 1
    at = i + length
    if at >= len(tokens) or title_length(setting, at):
        return None
    title = setting.tables.titles.get(plain(setting.words_of(i, at - 1)))
    if (title is None or not title.courtesy) and _is_in_body_name(setting, i, at):
        return None
    first = tokens[at]
    tags = ("NNP",) if setting.shouted else FIRST_TAGS
    if not first.text[0].isupper() or first.tag not in tags:
        return None
    return None if any(hit.span.start <= first.start < hit.span.end for hit in setting.hits) else at


def _is_plural_title(setting: Setting, token: Token) -> bool:
    """Whether the word is a title of several: "Presidents X and Y"."""
    noun = setting.tables.nouns.get(plain(token.text))
    return noun is not None and noun.plural and noun.entry.person and noun.lemma in setting.tables.titles


def _is_in_body_name(setting: Setting, first: int, last: int) -> bool:
    """Whether the parser marked both tokens as one organisation: "General Labour Front" has no general."""
    span = Span(setting.tokens[first].start, setting.tokens[last].end)
    return any(entity.label in ("ORG", "FAC", "PRODUCT") and entity.span.contains(span) for entity in setting.entities)


def _run_end(setting: Setting, start: int) -> int:
    """Where the run of capitals, particles and hyphens from `start` on ends."""
    tokens, particles = setting.tokens, setting.tables.particles
    stop = start
    while stop < len(tokens) and stop - start < NAME_WORDS:
        token = tokens[stop]
        small = is_hyphen(setting, stop) or token.text in particles
        capital = token.text[0].isupper() and (token.is_noun or token.tag in ("JJ", "FW", "VBN"))
        if not small and (not capital or (setting.shouted and token.tag != "NNP")):
            break
        stop += 1
    while stop > start and not tokens[stop - 1].text[0].isupper():
        stop -= 1
    return stop


def _draft(setting: Setting, run: range, before: Introduction, beside: Described | None) -> Draft:
    name = setting.words_of(run[0], run[-1])
    head = head_of(setting.sentence, run)
    told = [found for found in (before.described, beside) if found is not None]
    who = Who(name, kind="person", role=before.role, rank=before.rank, sector=before.sector, country=before.country)
    for found in told:
        who = replace(
            who,
            role=who.role or found.noun.lemma,
            of=who.of or found.who.of,
            of_id=who.of_id or found.who.of_id,
            country=who.country or found.who.country,
            sector=found.who.sector if who.sector in (None, "UNK") else who.sector,
        )
    if who.of is None and before.country is not None:
        who = replace(who, of=setting.tables.countries.get(before.country), of_id=f"{before.country}-gov")
    leader = leader_named(name, setting.tables)
    if leader is not None and who.country is None:
        # The year of the report is not known here: only the country is sure.
        who = replace(who, country=leader.country)
    lemma = told[0].noun.lemma if told else None if before.role is None else plain(before.role)
    return Draft(
        span=Span(setting.tokens[before.start].start, setting.tokens[run[-1]].end),
        sentence=setting.sentence.index,
        head=head,
        who=who,
        form="person",
        lemma=lemma,
        community=next((found.community for found in told if found.community), None),
        gender=before.gender or _gender(setting, run, told),
        subject=setting.tokens[head].dep in SUBJECTS,
    )


def _gender(setting: Setting, run: range, told: list[Described]) -> str | None:
    """By the role ("spokeswoman"), else by a first name that is given to one sex."""
    genders = setting.tables.genders
    by_role = next((genders[found.noun.lemma] for found in told if found.noun.lemma in genders), None)
    if by_role is not None or len(run) < 2:
        return by_role
    return genders.get(plain(setting.tokens[run[0]].text))
