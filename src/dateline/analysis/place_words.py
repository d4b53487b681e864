"""The words around a place name: what they add to its span, how they move it, and whether it is a place at all there."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

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
MODIFIERS = frozenset({"compound", "nmod", "amod", "conj"})
LEFT_REACH = 90  # characters before a name in which words that belong to it are looked for


class AroundTables(Struct, frozen=True):
    """Patterns over the words of the lexicon, compiled once, and who may act like a government."""

    part: re.Pattern[str]
    noun_of: re.Pattern[str]
    part_of: re.Pattern[str]
    beside: re.Pattern[str]
    after: re.Pattern[str]
    direction: re.Pattern[str]
    nouns: Mapping[str, str]
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


def compile_around(words: Iterable[PlaceWord]) -> AroundTables:
    """The patterns for the lexicon's words of parts, sides, kinds, relations and distances."""
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
    i = re.IGNORECASE
    return AroundTables(
        part=re.compile(rf"\b({part}(?:(?:,? and |, | or |-){part})*)(?: |-)$", i),
        noun_of=re.compile(rf"\b(?:the )?((?:[a-z-]+ )?{noun}) of (?:the )?$", i),
        part_of=re.compile(rf"\b(?:the )?((?:{part} )*(?:{any_of('part noun')}|{side})) of (?:the )?$", i),
        beside=re.compile(
            rf"\b((?:{far} )?(?:(?:just|well|immediately) )?(?:to the )?{side} of|{far} (?:outside|off|from|inside)|"
            rf"(?:(?:just|right) )?{any_of('relation')}) (?:the )?$", i),  # fmt: skip
        after=re.compile(rf"(?:['’]s?)?[ -]((?:{part}[ -])*)({noun}|{any_of('part noun')}|{side})\b(?! of\b)", i),
        direction=re.compile(
            rf"\b(?:(?:the )?((?:{number}|{any_of('quantity')}) {part} {any_of('part noun', 'noun')})|"
            rf"the ((?:{part} )?{side}|{part} {any_of('part noun', 'noun')}))"
            r"\b(?! of\b|-| [A-Z])"),  # fmt: skip
        nouns={word.word: word.sense for word in words if word.role == "noun"},
        precisions={word.word: word.sense for word in words if word.role == "relation"},
        subjects=frozenset(of.get("government subject", ())),
        objects=frozenset(of.get("government object", ())),
        possessions=frozenset(of.get("government noun", ())),
        literal_subjects=frozenset(of.get("literal subject", ())),
        towards=frozenset(of.get("towards", ())),
    )


def around(text: str, name: Span, sentence: Span, tables: AroundTables) -> Around:
    """What belongs to the name: "10 km west of Kirkuk", "western Anbar province", "Baghdad's southern outskirts"."""
    start, end, noun, relation, near, part = name.start, name.end, None, [], False, False
    if (found := tables.after.match(text, end, sentence.end)) is not None:
        word = found[2].lower()
        kind = tables.nouns.get(word)
        possessive = text[end] in "'’"
        if kind is not None and not possessive and not found[1]:
            end, noun = found.end(), kind
        elif possessive or found[1] or kind is None:
            end, part = found.end(), True
            relation.append(f"{found[1]}{found[2]}".strip())
    lowest = max(sentence.start, start - LEFT_REACH)
    if (found := tables.part.search(text, lowest, start)) is not None:
        start, part = found.start(), True
        relation.insert(0, found[1])
    if (found := tables.noun_of.search(text, lowest, start)) is not None:
        noun = tables.nouns.get(found[1].rsplit(" ", 1)[-1].lower(), noun)
        start = found.start()
        if (found := tables.part.search(text, lowest, start)) is not None:
            start = found.start()
            relation.insert(0, found[1])
    locative = False
    beside = tables.beside.search(text, lowest, start)
    narrowed = tables.part_of.search(text, lowest, start)
    if narrowed is not None and (beside is None or text[narrowed.start() : narrowed.start() + 4].lower() == "the "):
        start, part = narrowed.start(), True
        relation.insert(0, text[narrowed.start(1) : narrowed.end()].strip())
        beside = tables.beside.search(text, lowest, start)
    if beside is not None:
        precision = tables.precisions.get(beside[1].lower(), "near")
        locative = True
        if precision != "inside":
            start = beside.start()
            near, part = near or precision == "near", part or precision == "part"
            relation.insert(0, beside[1])
    return Around(Span(start, end), noun, " … ".join(relation) if len(relation) > 1 else "".join(relation) or None,
                  near, part, locative)  # fmt: skip


def precision_of(place: Place | None, words: Around) -> WherePrecision:
    """How closely the words pin the place down: near it, a part of it, or what the place itself is."""
    if words.near:
        return "near"
    if place is None:
        return "unknown"
    alone = PRECISION.get(place.kind, "site")
    return "part" if words.part and alone in ("country", "place") else alone


def use_of(place: Place | None, name: Span, sentence: Sentence, tables: AroundTables, *, speaks: bool) -> Use:
    """Whether the name is a place here or stands for a government. `speaks` says that it may: a country, a capital.

    "Tehran denies", "accused Iran of", "Iran's determination" and "talks with Damascus" are governments; "in Tehran",
    "Baghdad's streets" and "Iran borders seven states" are places.
    """
    token = _last_token(sentence, name)
    if not speaks or token is None or place is None:
        return "place"
    while token.dep in MODIFIERS and token.head != token.i:
        head = sentence.tokens[token.head]
        if token.dep != "conj" and head.start >= name.end:
            return _as_modifier(sentence, name, head, place, tables)
        token = head
    head = sentence.tokens[token.head]
    return "government" if _acts(token, head, sentence, place, tables) else "place"


def _as_modifier(sentence: Sentence, name: Span, head: Token, place: Place, tables: AroundTables) -> Use:
    """"U.S. military officials" are a government's, "Iran sceptics" are marked by it, "a Baghdad market" is a place."""
    between = [token.lemma for token in sentence.tokens if name.end <= token.start <= head.start]
    if any(lemma in tables.possessions for lemma in between):
        return "government"
    return "modifier" if place.kind == "country" else "place"


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
