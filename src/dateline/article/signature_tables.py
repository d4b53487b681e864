"""The words of signatures, compiled once."""

import re

from msgspec import Struct

from dateline.article.phrases import CAPITAL, INNER, Phrases, any_of, compile_phrases
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.page import SignatureWord

OUTLET = rf"(?P<outlet>[{CAPITAL}]{INNER}*(?:[ \u00a0](?:of[ \u00a0]|the[ \u00a0])?[{CAPITAL}]{INNER}*){{0,4}})"


class SignatureTables(Struct, frozen=True, eq=False):
    """Look-ups over plain words, and patterns over words as written whose group `outlet` or `name` is who signs."""

    sources: Phrases[SignatureWord]
    inputs: Phrases[SignatureWord]
    unnamed: frozenset[str]
    desk: re.Pattern[str]
    special: re.Pattern[str]
    paper: re.Pattern[str]
    holders: tuple[re.Pattern[str], ...]


def compile_signatures(lexicon: Lexicon) -> SignatureTables:
    """The tables of one lexicon."""
    words: dict[str, list[str]] = {}
    for entry in lexicon.entries(SignatureWord):
        words.setdefault(entry.kind, []).extend(entry.words)
    by_kind = {entry.kind: entry for entry in lexicon.entries(SignatureWord)}
    return SignatureTables(
        sources=compile_phrases((one, by_kind["source"]) for one in words.get("source", ())),
        inputs=compile_phrases((one, by_kind["inputs"]) for one in words.get("inputs", ())),
        unnamed=frozenset(words.get("unnamed", ())),
        desk=re.compile(rf"{OUTLET}[ \u00a0](?i:{any_of(words.get('desk', ()))})"),
        special=re.compile(rf"(?i:{any_of(words.get('for', ()))})[ \u00a0]+(?:[Tt]he[ \u00a0])?{OUTLET}"),
        paper=re.compile(rf"(?i).+[ \u00a0](?:{any_of(words.get('paper', ()))})"),
        holders=tuple(re.compile(f"(?i){one}") for one in words.get("holder", ())),
    )
