"""The words around a place name: what they add to its span, how they move it, and whether it is a place at all."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dateline.lexicon.rules.places import PlaceWord
from dateline.model.reading import Sentence, Token
from dateline.model.sourced import Span
from dateline.model.values import Place, WherePrecision

Use = Literal["place", "government", "adjective", "modifier", "name"]
# Precision of a name alone, by the kind of its place; other kinds (canal, camp …) are sites.
PRECISION: Mapping[str, WherePrecision] = {
    "country": "country", "continent": "region", "region": "region", "mountain": "region", "island": "region",
    "river": "region", "sea": "sea", "lake": "sea", "admin1": "admin1", "admin2": "admin2",
    "city": "place", "capital": "place", "district": "part",
}  # fmt: skip
# A street of a town: it bears the name of another town, of a country or of a man.
STREET = "street"
# How closely words pin a place down that no gazetteer has: its noun says so.
UNPLACED_PRECISION: Mapping[str, WherePrecision] = {STREET: "site", "district": "part"}
MODIFIERS = frozenset({"compound", "nmod", "amod", "conj"})
# Characters before a name in which words that belong to it are looked for, more where figures
# may be those of a distance.
LEFT_REACH, FAR_REACH = 48, 90


class AroundTables(Struct, frozen=True):
    """Patterns over the words of the lexicon, compiled once, and who may act like a government."""

    part: re.Pattern[str]
    noun_of: re.Pattern[str]
    part_of: re.Pattern[str]
    beside: re.Pattern[str]
    after: re.Pattern[str]
    kind: re.Pattern[str]
    of_own: re.Pattern[str]
    own: tuple[str, ...]
    pair: re.Pattern[str]
    pairs: Mapping[str, tuple[str, ...]]
    peoples: frozenset[str]
    border: re.Pattern[str]
    direction: re.Pattern[str]
    again: re.Pattern[str]
    enders: frozenset[str]
    part_enders: frozenset[str]
    inside: frozenset[str]
    nouns: Mapping[str, str]
    part_nouns: frozenset[str]
    precisions: Mapping[str, str]
    subjects: frozenset[str]
    objects: frozenset[str]
    possessions: frozenset[str]
    literal_subjects: frozenset[str]
    towards: frozenset[str]


class Around(Struct, frozen=True):
    """A name with the words that belong to it. `noun` is the kind of place that a noun beside it says it is,
    `relation` the words that narrow or move it, `near` whether they move it, `part` whether they narrow it."""

    span: Span
    noun: str | None = None
    relation: str | None = None
    near: bool = False
    part: bool = False
    locative: bool = False


def compile_around(words: Iterable[PlaceWord], *, peoples: frozenset[str]) -> AroundTables:
    """The patterns for the lexicon's words of parts, sides, kinds, relations and distances. `peoples` are the last
    words of the names and adjectives of countries, in lower case: nouns behind them belong to the next name."""
    of: dict[str, list[str]] = {}
    words = tuple(words)
    for word in words:
        of.setdefault(word.role, []).append(word.word)

    def any_of(*roles: str) -> str:
        known = sorted({word for role in roles for word in of.get(role, ())}, key=lambda word: (-len(word), word))
        return "(?:" + "|".join(map(re.escape, known)) + ")" if known else "(?!)"

    number = r"(?:\d[\d,.]*|" + any_of("quantity") + ")"
    distance = rf"{number}(?:[ -]{any_of('quantity')})*[ -]{any_of('distance')}"
    far = rf"(?:(?:about|some|around|roughly|nearly|just|only) )?{distance}(?: \([^()]*\))?"
    side, part, noun = any_of("side"), any_of("part"), any_of("noun")
    beside = (
        rf"(?:{far} )?(?:(?:just|well|immediately) )?(?:to the )?{side} of",
        rf"{far} (?:outside|off|from|inside)",
        rf"(?:(?:just|right) )?{any_of('relation')}",
    )
    directions = (
        rf"(?:the )?((?:{number}|{any_of('quantity')}) {part} {any_of('part noun', 'noun')})",
        rf"the ((?:{part} )?{side}|{part} {any_of('part noun', 'noun')})",
    )
    own, parts = any_of("own country"), any_of("part noun")
    of_own = (
        rf"(?:the )?((?:{part} )*(?:{side}|{parts})) of the {own}",
        rf"the {own}['’]s ((?:[a-z-]+ )?(?:(?:{part} )?{side}|{part} {any_of('part noun', 'noun')}))",
    )
    i = re.IGNORECASE
    return AroundTables(
        part=re.compile(rf"\b({part}(?:(?:,? and |, | or |-){part})*)(?: |-)$", i),
        noun_of=re.compile(rf"\b(?:the )?((?:(?<!['’])[a-z-]+ )?{noun}) of (?:the )?$", i),
        part_of=re.compile(rf"\b(?:the )?((?:{part} )*(?:{any_of('part noun')}|{side})) of (?:the )?$", i),
        beside=re.compile(rf"\b({'|'.join(beside)}) (?:the )?$", i),
        after=re.compile(rf"(?:['’]s?)?[ -]((?:{part}[ -])*)({any_of('part noun', 'noun')}|{side})\b(?! of\b)", i),
        kind=re.compile(rf" ({noun})(?= of\b)"),
        own=tuple(of.get("own country", ())),
        of_own=re.compile(rf"\b(?:{'|'.join(of_own)})\b(?!-| [A-Z])"),
        pair=re.compile(rf"\b(?:the |a )?({any_of('pair')}) (?:the )?$", i),
        pairs={word.word: tuple(word.sense.split("|")) for word in words if word.role == "pair"},
        peoples=peoples,
        border=re.compile(rf" {any_of('border noun')}\b"),
        direction=re.compile(rf"\b(?:{'|'.join(directions)})\b(?! of\b|-| [A-Z])"),
        again=re.compile(rf"\b(\w+) (the (?:{part} )?({noun}))\b(?!,? (?:of\b|[A-Z])|[-’'])"),
        enders=frozenset(word.split()[-1] for role in ("part", "relation") for word in of.get(role, ()))
        | {"of", "the"},
        part_enders=frozenset(part.split()[-1] for part in of.get("part", ())),
        inside=_never_longer({word.word: word.sense for word in words if word.role == "relation"}),
        nouns={word.word.lower(): word.sense for word in words if word.role == "noun"},
        part_nouns=frozenset(word for word in of.get("part noun", ()) if word.endswith("s")),
        precisions={word.word: word.sense for word in words if word.role == "relation"},
        subjects=frozenset(of.get("government subject", ())),
        objects=frozenset(of.get("government object", ())),
        possessions=frozenset(of.get("government noun", ())),
        literal_subjects=frozenset(of.get("literal subject", ())),
        towards=frozenset(of.get("towards", ())),
    )


def _never_longer(relations: Mapping[str, str]) -> frozenset[str]:
    """The prepositions inside which something is, where no longer relation ends with them: "in", but "to" may be that
    of "on the road to"."""
    last_words = {relation.rsplit(" ", 1)[-1] for relation in relations if " " in relation}
    return frozenset(word for word, sense in relations.items() if sense == "inside" and word not in last_words)


def around(text: str, name: Span, sentence: Span, tables: AroundTables) -> Around:
    """What belongs to the name: "10 km west of Kirkuk", "western Anbar province", "Baghdad's southern outskirts"."""
    setting = _behind(text, name, sentence.end, tables)
    lowest = max(sentence.start, name.start - LEFT_REACH)
    before = text[lowest : name.start].rsplit(None, 1)[-1:]
    last = before[0].lower().strip("-") if before else ""
    if last not in tables.enders:
        return setting
    if last in tables.inside and text[name.start - 1] == " ":
        return replace(setting, locative=True)
    setting = _kind_and_part(text, lowest, setting, tables)
    far = max(sentence.start, name.start - FAR_REACH)
    figures = any(letter.isdigit() for letter in text[far : name.start])
    return _relation(text, far if figures else lowest, setting, tables)


def _behind(text: str, name: Span, end: int, tables: AroundTables) -> Around:
    """Anbar province", "Baghdad's southern outskirts", "Hama countryside"."""
    found = tables.after.match(text, name.end, end)
    if found is None:
        kind = tables.kind.match(text, name.end, end)
        return (
            Around(name)
            if kind is None or _last_word(text, name) in tables.peoples
            else Around(Span(name.start, kind.end()), tables.nouns[kind[1].lower()])
        )
    span = Span(name.start, found.end())
    noun = tables.nouns.get(found[2].lower())
    if noun is not None and text[name.end] not in "'’" and not found[1]:
        # "Donna Avenue" is a name, "the Gao road" leads to Gao.
        return Around(span, "site" if noun == STREET and found[2].islower() else noun)
    return Around(span, None, f"{found[1]}{found[2]}".strip(), part=True)


def _last_word(text: str, name: Span) -> str:
    return name.slice(text).rsplit(" ", 1)[-1].lower()


def _kind_and_part(text: str, lowest: int, setting: Around, tables: AroundTables) -> Around:
    """western Anbar province", "the northern town of Tikrit", "the districts of Gao" where no other name follows."""
    name = setting.span.start
    if _ends_with(text, lowest, name, tables.part_enders):
        found = tables.part.search(text, lowest, name)
        setting = setting if found is None else _with(setting, found.start(), found[1], part=True)
    if not text[lowest : setting.span.start].lower().endswith(("of ", "of the ")):
        return setting
    found = tables.noun_of.search(text, lowest, setting.span.start)
    if found is not None and not _belongs_to_a_name(found[1], tables):
        word = found[1].rsplit(" ", 1)[-1].lower()
        if word in tables.part_nouns and not text.startswith((" and ", ", "), setting.span.end):
            return _with(setting, found.start(), found[1], part=True)
        noun = tables.nouns.get(word, setting.noun)
        setting = replace(setting, span=Span(found.start(), setting.span.end), noun=noun)
        if (found := tables.part.search(text, lowest, setting.span.start)) is not None:
            setting = _with(setting, found.start(), found[1], part=setting.part)
    return setting


def _ends_with(text: str, lowest: int, end: int, words: frozenset[str]) -> bool:
    last = text[lowest:end].rsplit(None, 1)[-1:]
    return bool(last) and last[0].lower().rstrip("-").rsplit("-", 1)[-1] in words


def _belongs_to_a_name(words: str, tables: AroundTables) -> bool:
    """Whether the noun in these words is that of a name: "Karrada district" is one, "Indian state" and "City" not."""
    first, _, noun = words.partition(" ")
    return noun != "" and first[0].isupper() and first.lower() not in tables.peoples


def _relation(text: str, lowest: int, setting: Around, tables: AroundTables) -> Around:
    """near Baquba", "10 km (6 miles) west of Kirkuk", "on the outskirts of Tripoli", "the north of Mali"."""
    start = setting.span.start
    beside = tables.beside.search(text, lowest, start)
    narrowed = tables.part_of.search(text, lowest, start) if " of " in text[lowest:start] else None
    if narrowed is not None and (beside is None or narrowed.start() < beside.start()):
        words = text[narrowed.start(1) : narrowed.end()].strip()
        setting = _with(setting, narrowed.start(), words, part=True)
        beside = tables.beside.search(text, lowest, setting.span.start)
    if beside is None:
        return setting
    precision = tables.precisions.get(beside[1].lower(), "near")
    if precision == "inside":
        return replace(setting, locative=True)
    part = setting.part or precision == "part"
    return replace(_with(setting, beside.start(), beside[1], part=part), near=precision == "near", locative=True)


def _with(setting: Around, start: int, words: str, *, part: bool) -> Around:
    """The setting grown to the left by words that narrow or move it."""
    relation = words if setting.relation is None else f"{words} … {setting.relation}"
    return replace(setting, span=Span(start, setting.span.end), relation=relation, part=part)


def precision_of(place: Place | None, words: Around) -> WherePrecision:
    """How closely the words pin the place down: near it, a part of it, or what the place itself is."""
    if words.near:
        return "near"
    if place is None:
        return UNPLACED_PRECISION.get(words.noun or "", "unknown")
    alone = PRECISION.get(place.kind, "site")
    return "part" if words.part and alone in ("country", "place") else alone


def use_of(place: Place, name: Span, sentence: Sentence, tables: AroundTables) -> Use:
    """Whether the name of a country or a capital is a place here, stands for a government, or marks a noun.

    "Tehran denies", "accused Iran of", "Iran's determination" and "talks with Damascus" are governments; "in Tehran",
    "Baghdad's streets" and "Iran borders seven states" are places.
    """
    token = _last_token(sentence, name)
    if token is None:
        return "place"
    while token.dep in MODIFIERS and token.head != token.i:
        head = sentence.tokens[token.head]
        if token.dep != "conj" and head.start >= name.end:
            return _as_modifier(sentence, name, head, place, tables)
        token = head
    head = sentence.tokens[token.head]
    return "government" if _acts(token, head, sentence, place, tables) else "place"


def _as_modifier(sentence: Sentence, name: Span, head: Token, place: Place, tables: AroundTables) -> Use:
    """What "U.S. military officials" (a government's), "Iran sceptics" and "a Baghdad market" (a place) are; "a White
    House contender" is like the sceptics."""
    between = [token.lemma for token in sentence.tokens if name.end <= token.start <= head.start]
    if any(lemma in tables.possessions for lemma in between):
        return "government"
    return "modifier" if place.kind in ("country", "seat") else "place"


def _acts(token: Token, head: Token, sentence: Sentence, place: Place, tables: AroundTables) -> bool:
    match token.dep:
        case "nsubj" | "nsubjpass":
            if head.lemma in tables.literal_subjects:
                return False
            lemma = head.lemma
            if (then := sentence.child(head.i, "xcomp")) is not None and then.lemma in tables.subjects:
                lemma = then.lemma
            known = tables.subjects if token.dep == "nsubj" else tables.objects | tables.subjects
            return lemma in known or (place.kind == "country" and token.dep == "nsubj" and head.is_verb)
        case "poss":
            return head.lemma in tables.possessions
        case "dobj" | "dative" | "npadvmod":
            return head.lemma in tables.objects
        case "pobj":
            above = sentence.tokens[head.head]
            if head.dep == "agent":
                return above.lemma in tables.subjects or above.lemma in tables.objects
            if head.lemma in tables.towards:
                return above.lemma in tables.possessions or above.lemma in tables.objects
            return head.lemma == "to" and (above.lemma in tables.possessions or above.lemma in tables.objects)
        case _:
            return False


def _last_token(sentence: Sentence, name: Span) -> Token | None:
    token = sentence.token_at(name.end - 1) if sentence.tokens else None
    return token if token is not None and token.start >= name.start - 1 else None
