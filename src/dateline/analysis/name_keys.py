"""What mentions of one actor have in common: an id, a name, its short forms, its letters, another name told beside."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from dateline.analysis.actor_tables import ActorTables, plain
from dateline.analysis.name_drafts import SHORT_FORM, Draft

Key = tuple[str, ...]
# "al-Farsi" is Farsi: the Arabic article tied to a name is no part of it.
ARTICLE = re.compile(r"\b(?:al|el|ul|as|ash|ad|ar|an|at|az)[-–]")
# How many characters may stand between a name and another name for the same.
BETWEEN = 60
# Names of more words are lists or rubbish; no short form of them is looked for.
NAME_WORDS = 8


class Names(Struct, frozen=True):
    """What the whole text tells about its names before any is numbered.

    `particular` maps the id of a general name to that of the one meant ("al Qaeda" beside "al Qaeda in Iraq"),
    `bearers` the last words of a name to the people who may be called so, `firsts` its first word; `singles` are the
    people called by one word, `told` maps a name to the mention
    that says what its bearer is, `others` another name or the letters in brackets to the mention beside it.
    """

    particular: dict[str, str]
    bearers: dict[Key, list[tuple[int, Key]]]
    firsts: dict[str, set[Key]]
    singles: set[str]
    told: dict[str, Draft]
    others: dict[str, Draft]


def names_in(text: str, drafts: Sequence[Draft], tables: ActorTables) -> Names:
    """Everything that the drafts of a text, in its order, say of each other's names."""
    names = Names(_particular(drafts), {}, {}, set(), {}, {})
    named = [draft for draft in drafts if draft.form in ("person", "name")]
    for draft in named:
        words = name_words(draft.who.name)
        if draft.form == "person" and len(words) == 1:
            names.singles.add(words[0])
        if _is_told(draft):
            names.told.setdefault(plain(draft.who.name), draft)
        if draft.acronym is not None:
            _link(draft.acronym, draft, names)
    for draft in named:
        words = name_words(draft.who.name)
        if 1 < len(words) <= NAME_WORDS and settled(draft, names).form == "person":
            key = _person_key(words)
            names.firsts.setdefault(words[0], set()).add(key)
            for start in range(len(words)):
                names.bearers.setdefault(tuple(words[start:]), []).append((draft.span.start, key))
    for draft, following in pairwise(named):
        if _is_other_name(text, draft, following, tables):
            _link(following.who.name, draft, names)
    return names


def settled(draft: Draft, names: Names) -> Draft:
    """A bare name that the parser took for something else: a surname is the person's, a group's name the group's."""
    if draft.form not in ("person", "name") or draft.who.id is not None or _is_told(draft):
        return draft
    known = names.told.get(plain(draft.who.name))
    if known is not None:
        return replace(draft, form=known.form, who=replace(draft.who, kind=known.who.kind))
    words = tuple(name_words(draft.who.name))
    if draft.form == "name" and (words in names.bearers or (1 < len(words) < 4 and words[-1] in names.singles)):
        return replace(draft, form="person", who=replace(draft.who, kind="person"))
    return draft


def key_of(draft: Draft, names: Names) -> Key | None:
    """What mentions of one actor have in common; None for a mention that stands for itself alone."""
    who = draft.who
    if who.id is not None:
        return ("id", names.particular.get(who.id, who.id))
    if draft.form in ("person", "name"):
        first = names.others.get(plain(who.name)) if names.others else None
        if first is not None:
            return key_of(first, names)
        words = name_words(who.name)
        if draft.form == "name" or not words:
            return ("name", plain(who.name))
        return _bearer(words, draft.span.start, names)
    if draft.form == "noun" and draft.plain and draft.plural:
        return ("noun", draft.lemma or "", who.country or "", draft.community or "")
    return None


def name_words(name: str) -> list[str]:
    """The words of a name as they are compared: "Omar al-Farsi" is omar, farsi."""
    words = plain(name)
    if "-" in words or "–" in words:
        words = ARTICLE.sub("", words).replace("-", " ")
    return words.split()


def _particular(drafts: Iterable[Draft]) -> dict[str, str]:
    """General names that a longer one of this text makes particular, where only one does."""
    named: dict[str, str] = {}
    for draft in drafts:
        if draft.form == "name" and draft.who.id is not None:
            named.setdefault(draft.who.id, plain(draft.who.name))
    found = {}
    for general, name in named.items():
        starts = (f"{name} in ", f"{name} of ")
        longer = [other for other, words in named.items() if other != general and words.startswith(starts)]
        if len(longer) == 1:
            found[general] = longer[0]
    return found


def _is_told(draft: Draft) -> bool:
    """Whether a title, role or noun beside the name says what its bearer is."""
    return bool(draft.lemma or draft.who.role or draft.who.rank)


def _is_other_name(text: str, draft: Draft, following: Draft, tables: ActorTables) -> bool:
    """Whether the words between two names say that both are of one bearer, or the second spells out the first."""
    start, end = draft.span.end, following.span.start
    if draft.sentence != following.sentence or not 0 < end - start <= BETWEEN:
        return False
    between = text[start:end].strip()
    if between in ("(", "["):
        return _initials(following.who.name) == draft.who.name and len(draft.who.name) in SHORT_FORM
    cue = plain(between.strip(" ,;:(–—\"“'‘"))
    if cue.startswith("or") and not between.startswith(","):
        # "Hamas or Fatah" are two.
        return False
    if following.who.id is not None:
        return False
    same_sort = draft.form == following.form or "name" in (draft.form, following.form)
    return cue in tables.alias_cues and same_sort and between[0] in ",(–—"


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _link(other: str, draft: Draft, names: Names) -> None:
    """Make `other` a name of the draft's bearer, unless that one is itself only another name of somebody."""
    name, words = plain(other), plain(draft.who.name)
    if name != words and words not in names.others:
        names.others.setdefault(name, draft)


def _person_key(words: Sequence[str]) -> Key:
    """First and last name: "David Brian Keller" is David Keller."""
    return ("person", words[0], words[-1])


def _bearer(words: list[str], at: int, names: Names) -> Key:
    """The person last introduced by that name or by a longer one that ends with it before `at`, else the first after
    it; one word may be the first of just one person's names ("Kim" of Kim Sung Ho); else one known by it alone."""
    bearers = names.bearers.get(tuple(words))
    if bearers is not None:
        i = bisect_left(bearers, (at,))
        return bearers[i - 1][1] if i else bearers[0][1]
    if len(words) > 1:
        return _person_key(words)
    firsts = names.firsts.get(words[0], set())
    return next(iter(firsts)) if len(firsts) == 1 else ("person", words[0])
