"""Each actor of a report at its best: the fullest name, and what all its mentions say of role, rank and body."""

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.analysis.name_keys import ARTICLE
from dateline.model.reading import NameMention, Player, Reading, Sentence
from dateline.model.sourced import Span
from dateline.model.values import Who

PRONOUNS = frozenset({"PRP", "PRP$"})


def cast_of(reading: Reading) -> dict[int, Player]:
    """The actor of every chain, by its number."""
    found: dict[int, list[NameMention]] = {}
    for mention in reading.names:
        found.setdefault(mention.chain, []).append(mention)
    cast = {}
    for chain, mentions in sorted(found.items()):
        who = best_of(mentions, reading)
        naming = next((mention for mention in mentions if mention.who.name == who.name), mentions[0])
        cast[chain] = Player(who, naming)
    return cast


def actors_of(reading: Reading) -> tuple[Who, ...]:
    """One Who a chain in the order of first mention, under its best name and with all its wordings as aliases.

    Left out are chains without a name or an id that are only some people ("six people", "a suicide bomber").
    """
    cast = reading.cast or cast_of(reading)
    named = {mention.chain for mention in reading.names if _is_actor(mention, reading)}
    return tuple(player.who for chain, player in sorted(cast.items()) if chain in named)


def best_of(mentions: Sequence[NameMention], reading: Reading) -> Who:
    """The actor of a chain: the fullest name, and what its mentions say of role, rank, body, country and sector."""
    who = max(mentions, key=lambda mention: _fullness(mention.who)).who
    for other in (mention.who for mention in mentions):
        # "The secretary" says nothing of the country: it was taken from the place of the report.
        alike = other.kind == who.kind and (who.kind != "person" or _is_name(other.name))
        who = replace(
            who,
            id=who.id or (other.id if alike else None),
            country=who.country or (other.country if alike else None),
            sector=other.sector if who.sector in (None, "UNK") and alike else who.sector,
            role=who.role or (other.role if other.kind == who.kind else None),
            of=who.of or other.of,
            of_id=who.of_id or other.of_id,
            rank=who.rank or other.rank,
        )
    if who.id is None and who.kind == "organisation":
        armed = next((mention.who for mention in mentions if mention.who.kind == "armed group"), None)
        if armed is not None:
            who = replace(who, kind="armed group", sector=armed.sector)
    wordings = dict.fromkeys(_wording(mention, reading) for mention in mentions)
    return replace(who, aliases=tuple(words for words in wordings if words and words != who.name))


def without_article(span: Span, sentence: Sentence, text: str) -> str:
    """The words of a span without the article or pronoun that opens it."""
    first = sentence.token_at(span.start)
    if first is not None and first.tag in ("DT", "PRP$", "PDT") and first.end < span.end:
        span = Span(first.end, span.end)
    return " ".join(span.slice(text).split())


def _fullness(who: Who) -> tuple[int, ...]:
    proper = _is_name(who.name)
    words = len(who.name.split()) if proper else 0
    return (int(who.kind is not None), int(who.id is not None or who.kind == "person"), int(proper), words)


def _is_name(name: str) -> bool:
    """Whether the words end as a name does: "James Holt", "Omar al-Farsi", not "the minister" or "U.S. military"."""
    last = ARTICLE.sub("", name.split()[-1])
    return last[:1].isupper()


def _is_actor(mention: NameMention, reading: Reading) -> bool:
    """Whether the mention alone makes its chain worth a line: it has an id, or is a name, or a group by its nation or
    faith ("Iraqi militias"); not some people ("two Iraqi soldiers"), not a noun with the capital of its sentence."""
    if not _wording(mention, reading):
        return False
    if mention.who.id is not None or mention.who.kind == "person":
        return mention.who.id is not None or _is_name(mention.who.name)
    sentence = reading.sentences[mention.sentence]
    counted = any(number.span.overlaps(mention.span) for number in reading.numbers)
    counted = counted or any(t.tag == "CD" for t in sentence.tokens if mention.span.start <= t.start < mention.span.end)
    if counted or mention.who.kind == "crowd":
        return False
    common = " " not in mention.who.name and not sentence.tokens[mention.head].tag.startswith("NNP")
    return any(char.isupper() for char in mention.who.name[int(common) :])


def _wording(mention: NameMention, reading: Reading) -> str:
    """How the text names the actor here, without an article; nothing for pronouns and mere adjectives."""
    who = mention.who
    sentence = reading.sentences[mention.sentence]
    token = sentence.tokens[mention.head]
    before_noun = token.dep in ("amod", "compound", "nmod") and token.end == mention.span.end
    if who.kind is None or token.tag in PRONOUNS or (before_noun and who.kind == "government"):
        return ""
    return who.name if who.kind == "person" else without_article(mention.span, sentence, reading.text)
