"""People named in a sentence, with rank, role and body: "U.S. military spokesman Rear Admiral Greg Smith"."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.actor_phrases import Described, described, noun_ending_at
from dateline.analysis.actor_scan import Hit
from dateline.analysis.actor_tables import ActorTables, plain
from dateline.analysis.name_drafts import Draft, head_of, is_subject, phrase_start, rest_of, tokens_in
from dateline.lexicon.rules.actors import Title
from dateline.model.reading import Entity, Sentence, Token
from dateline.model.sourced import Span
from dateline.model.values import Who

TITLE_WORDS = 4
NAME_WORDS = 8


class Setting(Struct, frozen=True):
    """What the search for names in one sentence needs: the text, its tree, the known names in it, the words."""

    text: str
    sentence: Sentence
    entities: tuple[Entity, ...]
    hits: tuple[Hit, ...]
    tables: ActorTables
    home: str | None = None


class Introduction(Struct, frozen=True):
    """The words before a name: where they start, the tokens that are titles or roles, and what they say."""

    start: int
    consumed: frozenset[int]
    rank: str | None = None
    role: str | None = None
    described: Described | None = None
    sector: str | None = None
    country: str | None = None
    gender: str | None = None


def persons_in(setting: Setting) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """The people named in the sentence, in order, and the tokens that their names, titles and roles take up."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for run in _name_runs(setting):
        before = _introduction(setting, run[0])
        beside, role_token = _apposition(setting, run)
        if _is_body(before.described) or (_is_body(beside) and before.role is None and before.rank is None):
            continue
        taken.update(run, before.consumed, () if role_token is None else (role_token,))
        drafts.append(_draft(setting, run, before, beside))
    return tuple(drafts), frozenset(taken)


def _name_runs(setting: Setting) -> list[range]:
    """Stretches of tokens that are a person's name: what the parser marked as one, and what follows a title or role."""
    sentence = setting.sentence
    known = {i for hit in setting.hits if not _is_part(setting, hit) for i in tokens_in(sentence, hit.span)}
    runs: list[range] = []
    for entity in setting.entities:
        if entity.label == "PERSON":
            tokens = tokens_in(sentence, entity.span)
            if tokens:
                runs.append(_trimmed(setting, tokens[0], tokens[-1] + 1))
    for i in range(len(sentence.tokens)):
        after = _after_title(setting, i)
        if after is not None:
            runs.append(_trimmed(setting, after, _run_end(setting, after)))
    kept: list[range] = []
    for run in sorted({run for run in runs if len(run) and not set(run) <= known}, key=lambda run: (-len(run), run.start)):
        if not any(run.start < other.stop and other.start < run.stop for other in kept):
            kept.append(run)
    return sorted(kept, key=lambda run: run.start)


def _is_part(setting: Setting, hit: Hit) -> bool:
    """Whether a known name is only part of a longer name of a person ("Jordan" in "Eli Jordan")."""
    for entity in setting.entities:
        longer = entity.span.contains(hit.span) and entity.span.end - entity.span.start > hit.span.end - hit.span.start + 3
        if entity.label == "PERSON" and longer and hit.sense.meaning in ("country", "capital"):
            return True
    return False


def _trimmed(setting: Setting, start: int, stop: int) -> range:
    """The name without titles, nationalities and articles before it and without a possessive behind."""
    tokens = setting.sentence.tokens
    while stop > start and (tokens[stop - 1].tag == "POS" or not tokens[stop - 1].text[0].isalnum()):
        stop -= 1
    while start < stop:
        length = _title_length(setting, start)
        if length and start + length < stop:
            start += length
        elif not tokens[start].text[0].isupper() and tokens[start].text.lower() not in setting.tables.particles:
            start += 1
        elif any(hit.span.start <= tokens[start].start < hit.span.end and hit.span.end < tokens[stop - 1].start
                 and hit.sense.meaning in ("adjective", "actor", "community") for hit in setting.hits):  # fmt: skip
            start += 1
        elif stop - start > 1 and tokens[start].text.lower() in setting.tables.nouns:
            start += 1
        else:
            break
    return range(start, stop)


def _after_title(setting: Setting, i: int) -> int | None:
    """Where a name begins right behind a title or a person's role that starts at token `i`."""
    tokens = setting.sentence.tokens
    length = _title_length(setting, i)
    if length == 0:
        noun = setting.tables.nouns.get(plain(tokens[i].text))
        if noun is None or noun.plural or not noun.entry.person or tokens[i].text[0].isupper():
            return None
        length = 1
    at = i + length
    if at >= len(tokens) or _title_length(setting, at):
        return None
    token = tokens[at]
    begins = token.text[0].isupper() and token.tag in ("NNP", "NNPS", "NN", "NNS", "JJ", "VBD", "VBN", "UH", "FW")
    if not begins or any(hit.span.start <= token.start < hit.span.end for hit in setting.hits):
        return None
    return at


def _title_length(setting: Setting, i: int) -> int:
    """How many tokens from `i` on are a title with a capital, 0 if none."""
    tokens = setting.sentence.tokens
    if not tokens[i].text[0].isupper():
        return 0
    for length in range(min(TITLE_WORDS, len(tokens) - i), 0, -1):
        if plain(setting.text[tokens[i].start : tokens[i + length - 1].end]) in setting.tables.titles:
            return length
    return 0


def _run_end(setting: Setting, start: int) -> int:
    """Where the run of capitals, particles and hyphens from `start` on ends."""
    tokens = setting.sentence.tokens
    stop = start
    while stop < len(tokens) and stop - start < NAME_WORDS:
        token = tokens[stop]
        joined = token.text in ("-", "–") or token.text.lower() in setting.tables.particles
        if joined and stop + 1 < len(tokens):
            ahead = tokens[stop + 1].text
            if not (ahead[0].isupper() or ahead in ("-", "–") or ahead.lower() in setting.tables.particles):
                break
        elif not (token.text[0].isupper() and token.tag != "POS" and (token.is_noun or token.tag in ("JJ", "FW", "VBN"))):
            break
        stop += 1
    while stop > start and not tokens[stop - 1].text[0].isupper():
        stop -= 1
    return stop


def _introduction(setting: Setting, name: int) -> Introduction:
    """What stands before a name and says who he is."""
    tokens, text = setting.sentence.tokens, setting.text
    consumed: set[int] = set()
    rank: list[str] = []
    sector = gender = country = office = None
    at = name
    while at > 0:
        length, title = _title_before(setting, at)
        if title is None or not (title.rank or title.courtesy):
            break
        consumed.update(range(at - length, at))
        at -= length
        sector, gender = sector or title.sector, gender or title.gender
        if title.rank:
            rank.insert(0, text[tokens[at].start : tokens[at + length - 1].end])
    first = _context_start(setting, at)
    found = _described_before(setting, first, at)
    if found is None and first > 1 and tokens[first - 1].text in ("of", "for"):
        first = _context_start(setting, at, reach_of=True)
        found = _described_before(setting, first, at)
    length, title = _title_before(setting, at)
    if title is not None and (found is None or tokens[at - length].start < found[1]):
        found = None
        consumed.update(range(at - length, at))
        office = text[tokens[at - length].start : tokens[at - 1].end]
        sector, country, gender = title.sector, title.country, title.gender or gender
        at -= length
    elif found is not None:
        consumed.update(i for i in range(first, at) if found[1] <= tokens[i].start)
        if found[0].noun.entry.person:
            office = text[found[1] : tokens[at - 1].end].partition(" of the ")[0]
        at = first
    return Introduction(
        start=at,
        consumed=frozenset(consumed),
        rank=" ".join(rank) or None,
        role=office,
        described=None if found is None else found[0],
        sector=sector,
        country=country,
        gender=gender,
    )


def _title_before(setting: Setting, at: int) -> tuple[int, Title | None]:
    """The longest title that ends right before token `at`, and its length in tokens."""
    tokens = setting.sentence.tokens
    for length in range(min(TITLE_WORDS, at), 0, -1):
        if tokens[at - length].text[0].isupper():
            title = setting.tables.titles.get(plain(setting.text[tokens[at - length].start : tokens[at - 1].end]))
            if title is not None:
                return length, title
    return 0, None


def _context_start(setting: Setting, at: int, *, reach_of: bool = False) -> int:
    """The first of the nouns, adjectives and possessives that stand in one row before token `at`; with `reach_of` the
    row may run over an "of" ("head of the army X")."""
    tokens = setting.sentence.tokens
    first = at
    while first > 0:
        token = tokens[first - 1]
        if token.tag in ("DT", "PRP$"):
            first -= 1
            if not (reach_of and first > 0 and tokens[first - 1].text in ("of", "for")):
                break
            continue
        own_of = reach_of and token.text in ("of", "for") and first > 1 and plain(tokens[first - 2].text) in setting.tables.nouns
        if not (token.is_noun or own_of or token.tag in ("JJ", "POS") or _joins(tokens, first - 1)):
            break
        first -= 1
    return first


def _joins(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token is a hyphen inside a word rather than a dash between words."""
    return tokens[i].text in ("-", "–") and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start


def _described_before(setting: Setting, first: int, at: int) -> tuple[Described, int] | None:
    """The role that the tokens from `first` to `at` end with, and the offset where its noun begins."""
    tokens, text = setting.sentence.tokens, setting.text
    if first >= at:
        return None
    span = Span(tokens[first].start, tokens[at - 1].end)
    ending = noun_ending_at(text, span.start, span.end, setting.tables)
    if ending is not None and not ending[0].plural:
        found = described(text, span, setting.hits, setting.tables, home=setting.home)
        return None if found is None else (found, ending[1])
    for i in range(at - 1, first, -1):
        if tokens[i].text in ("of", "for"):
            head = Span(tokens[first].start, tokens[i - 1].end)
            rest = Span(tokens[i + 1].start, tokens[at - 1].end) if i + 1 < at else None
            ending = noun_ending_at(text, head.start, head.end, setting.tables)
            found = described(text, head, setting.hits, setting.tables, rest=rest, home=setting.home)
            if found is not None and ending is not None and found.noun.entry.person:
                return found, ending[1]
    return None


def _apposition(setting: Setting, run: range) -> tuple[Described | None, int | None]:
    """The role beside a name: "X, the group's leader", "the group's leader, X"; and the token of its noun."""
    sentence, tokens = setting.sentence, setting.sentence.tokens
    head = head_of(sentence, run)
    beside = [child.i for child in sentence.children(head, "appos") if child.i not in run]
    if tokens[head].dep == "appos" and tokens[head].head not in run and tokens[run[0] - 1].text == ",":
        beside.append(tokens[head].head)
    if run.stop + 1 < len(tokens) and tokens[run.stop].text == "," and not beside:
        beside = [i for i in range(run.stop + 1, min(run.stop + 8, len(tokens))) if _ends_aside(sentence, run.stop, i)]
    for i in beside:
        span = Span(tokens[phrase_start(sentence, i)].start, tokens[i].end)
        found = described(
            setting.text, span, setting.hits, setting.tables, rest=rest_of(sentence, i), home=setting.home
        )
        if found is not None and not found.noun.plural:
            return found, i
    return None, None


def _ends_aside(sentence: Sentence, comma: int, i: int) -> bool:
    """Whether the noun phrase right behind the comma ends at `i`, and a comma or "of" follows."""
    tokens = sentence.tokens
    if not tokens[i].is_noun or phrase_start(sentence, i) != comma + 1 or i + 1 >= len(tokens):
        return False
    return tokens[i + 1].text in (",", ".", "of", "for", "at", "in", "with", "who")


def _is_body(found: Described | None) -> bool:
    """Whether the words describe a group rather than a person ("the militant group X")."""
    return found is not None and not found.noun.entry.person


def _draft(setting: Setting, run: range, before: Introduction, beside: Described | None) -> Draft:
    sentence, tokens, tables = setting.sentence, setting.sentence.tokens, setting.tables
    name = setting.text[tokens[run[0]].start : tokens[run[-1]].end]
    head = head_of(sentence, run)
    told = [found for found in (before.described, beside) if found is not None]
    who = Who(name, kind="person", role=before.role, rank=before.rank, sector=before.sector, country=before.country)
    for found in told:
        who = replace(
            who,
            role=who.role or found.noun.lemma,
            of=who.of or found.who.of,
            of_id=who.of_id or found.who.of_id,
            country=who.country or found.who.country,
            sector=found.who.sector if who.sector is None or who.sector == "UNK" else who.sector,
        )
    if who.of is None and before.country is not None:
        who = replace(who, of=tables.countries.get(before.country), of_id=f"{before.country}-gov")
    return Draft(
        span=Span(tokens[before.start].start, tokens[run[-1]].end),
        sentence=sentence.index,
        head=head,
        who=who,
        form="person",
        lemma=told[0].noun.lemma if told else None,
        community=next((found.community for found in told if found.community), None),
        gender=before.gender or _gender(setting, run, told),
        subject=is_subject(tokens[head]),
    )


def _gender(setting: Setting, run: range, told: list[Described]) -> str | None:
    genders = setting.tables.genders
    for found in told:
        gender = genders.get(found.noun.lemma)
        if gender is not None:
            return gender
    return genders.get(plain(setting.sentence.tokens[run[0]].text)) if len(run) > 1 else None
