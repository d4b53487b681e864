"""What the words around a name say of its bearer: rank, role and body before it, an apposition beside it."""

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.actor_phrases import Described, described, noun_ending_at
from dateline.analysis.actor_tables import plain
from dateline.analysis.name_drafts import Setting, head_of, phrase_start, rest_of
from dateline.lexicon.rules.actors import Title
from dateline.model.sourced import Span

TITLE_WORDS = 4
# How far behind the comma the noun of an apposition may stand.
ASIDE_WORDS = 8
CLIMB = 6


class Introduction(Struct, frozen=True):
    """The words before a name: the token they start with, the tokens that are titles or roles, what they say."""

    start: int
    consumed: frozenset[int] = frozenset()
    rank: str | None = None
    role: str | None = None
    described: Described | None = None
    sector: str | None = None
    country: str | None = None
    gender: str | None = None

    @property
    def is_of_a_body(self) -> bool:
        """Whether they introduce a group rather than a person ("the militant group X")."""
        return self.rank is None and self.described is not None and not self.described.noun.entry.person


def introduction_of(setting: Setting, name: int) -> Introduction:
    """What stands before the name that starts at token `name`."""
    at, ranks, courtesy = _ranks_before(setting, name)
    found, first = _role_before(setting, at)
    if ranks and found is not None and found[0].noun.entry.body == "mil" and not found[0].noun.entry.person:
        # "Navy Capt. X": the service belongs to the rank, who he is stands before it.
        service = next(i for i in range(first, at) if setting.tokens[i].start >= found[1])
        ranks.insert(0, setting.words_of(service, at - 1))
        at = service
        found, first = _role_before(setting, at)
    rank = " ".join(ranks) or None
    sector = next((title.sector for title in courtesy if title.sector), None)
    gender = next((title.gender for title in courtesy if title.gender), None)
    length, title = _title_before(setting, at)
    if title is not None and (found is None or setting.tokens[at - length].start < found[1]):
        start = at - length
        return Introduction(
            start=start,
            consumed=frozenset(range(start, name)),
            rank=rank,
            role=setting.words_of(start, at - 1),
            sector=sector or title.sector,
            country=title.country,
            gender=gender or title.gender,
        )
    if found is None:
        return Introduction(at, frozenset(range(at, name)), rank=rank, sector=sector, gender=gender)
    is_person = found[0].noun.entry.person
    consumed = frozenset(i for i in range(first, name) if setting.tokens[i].start >= found[1])
    role = setting.text[found[1] : found[1] + len(found[0].noun.lemma)] if is_person else None
    return Introduction(first, consumed, rank, role, found[0], sector, gender=gender)


def apposition_of(setting: Setting, run: range, *, start: int | None = None) -> tuple[Described | None, int | None]:
    """What stands beside a name, and the token of its noun: "X, the group's leader", "the group's leader, X".

    `start` is the token at which the name begins with its titles: "the group's leader, Colonel X"."""
    sentence, tokens = setting.sentence, setting.tokens
    head = head_of(sentence, run)
    beside = [child.i for child in sentence.children(head, "appos") if child.i not in run]
    first = run.start if start is None else start
    if tokens[head].dep == "appos" and first > 0 and tokens[first - 1].text == ",":
        beside += _heads_above(setting, tokens[head].head, run)
    if not beside and run.stop + 1 < len(tokens) and tokens[run.stop].text == ",":
        reach = range(run.stop + 1, min(run.stop + ASIDE_WORDS, len(tokens)))
        beside = [i for i in reach if _ends_aside(setting, run.stop, i)]
    told: list[tuple[Described, int]] = []
    for i in beside:
        span = Span(tokens[phrase_start(sentence, i)].start, tokens[i].end)
        found = described(setting, span, rest=rest_of(sentence, i))
        if found is not None and not found.noun.plural:
            told.append((found, i))
    # Of "a doctor at the clinic, X" the doctor is a person.
    return next((one for one in told if one[0].noun.entry.person), told[0] if told else (None, None))


def title_length(setting: Setting, i: int) -> int:
    """How many tokens from `i` on are a title with a capital, 0 if none."""
    token = setting.tokens[i]
    if not token.text[0].isupper() or plain(token.text) not in setting.tables.title_words:
        return 0
    for length in range(min(TITLE_WORDS, len(setting.tokens) - i), 0, -1):
        if plain(setting.words_of(i, i + length - 1)) in setting.tables.titles:
            return length
    return 0


def is_hyphen(setting: Setting, i: int) -> bool:
    """Whether the token is a hyphen inside a word rather than a dash between words."""
    tokens = setting.tokens
    return tokens[i].text in ("-", "–") and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start


def _ranks_before(setting: Setting, name: int) -> tuple[int, list[str], list[Title]]:
    """The ranks and courtesies right before a name ("Prof.", "Rear Admiral"), and the token where they begin."""
    ranks: list[str] = []
    titles: list[Title] = []
    at = name
    while at > 0:
        length, title = _title_before(setting, at)
        if title is None or not (title.rank or title.courtesy):
            break
        at -= length
        titles.append(title)
        if title.rank:
            ranks.insert(0, setting.words_of(at, at + length - 1))
    return at, ranks, titles


def _title_before(setting: Setting, at: int) -> tuple[int, Title | None]:
    """The longest title that ends right before token `at`, and its length in tokens."""
    for length in range(min(TITLE_WORDS, at), 0, -1):
        if setting.tokens[at - length].text[0].isupper():
            title = setting.tables.titles.get(plain(setting.words_of(at - length, at - 1)))
            if title is not None:
                return length, title
    return 0, None


def _role_before(setting: Setting, at: int) -> tuple[tuple[Described, int] | None, int]:
    """The role that the words right before token `at` end with, the offset of its noun, and their first token."""
    first = _row_start(setting, at)
    found = _described(setting, first, at)
    if found is None and first > 1 and setting.tokens[first - 1].text in ("of", "for"):
        first = _row_start(setting, at, over_of=True)
        found = _described(setting, first, at)
    return (found, first) if found is not None else (None, at)


def _row_start(setting: Setting, at: int, *, over_of: bool = False) -> int:
    """The first of the nouns, adjectives and possessives that stand in one row before token `at`; with `over_of` the
    row may run over an "of" ("head of the army X")."""
    tokens, nouns = setting.tokens, setting.tables.nouns
    first = at
    while first > 0:
        token = tokens[first - 1]
        if token.tag in ("DT", "PRP$"):
            first -= 1
            if not (over_of and first > 0 and tokens[first - 1].text in ("of", "for")):
                break
            continue
        of = over_of and token.text in ("of", "for") and first > 1 and plain(tokens[first - 2].text) in nouns
        if not (token.is_noun or of or token.tag in ("JJ", "POS") or is_hyphen(setting, first - 1)):
            break
        first -= 1
    return first


def _described(setting: Setting, first: int, at: int) -> tuple[Described, int] | None:
    """The role that the tokens from `first` to `at` end with, and the offset where its noun begins."""
    tokens = setting.tokens
    if first >= at:
        return None
    span = Span(tokens[first].start, tokens[at - 1].end)
    ending = noun_ending_at(setting, span)
    if ending is not None and not ending[0].plural:
        found = described(setting, span, ending=ending)
        # An office with a capital ("Defence Secretary X") is of some state, not always of the one reported from.
        if found is not None and setting.text[ending[1]].isupper() and found.who.of_id is None:
            found = _without_home(setting, found)
        return None if found is None else (found, ending[1])
    for i in range(at - 2, first, -1):
        if tokens[i].text in ("of", "for"):
            head = Span(tokens[first].start, tokens[i - 1].end)
            ending = noun_ending_at(setting, head)
            found = described(setting, head, rest=Span(tokens[i + 1].start, tokens[at - 1].end))
            if found is not None and ending is not None and found.noun.entry.person:
                return found, ending[1]
    return None


def _without_home(setting: Setting, found: Described) -> Described:
    return replace(found, who=replace(found.who, country=None)) if found.who.country == setting.home else found


def _heads_above(setting: Setting, i: int, run: range) -> list[int]:
    """The noun a name is in apposition to, and those it hangs on: of "a doctor at the clinic in Hays, X" the doctor is
    meant, whatever the parser ties the name to."""
    found = []
    for _ in range(CLIMB):
        token = setting.tokens[i]
        if i in run or i > run.start or token.is_verb:
            break
        if token.is_noun:
            found.append(i)
        i = token.head
    return found


def _ends_aside(setting: Setting, comma: int, i: int) -> bool:
    """Whether the noun phrase right behind the comma ends at `i`, and a comma or preposition follows."""
    tokens = setting.tokens
    if not tokens[i].is_noun or phrase_start(setting.sentence, i) != comma + 1 or i + 1 >= len(tokens):
        return False
    return tokens[i + 1].tag in (",", ".", "IN", "WP")
