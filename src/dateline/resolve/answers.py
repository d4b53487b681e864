"""Which statement another one answers: "the clan rejects the charge" speaks to one made before."""

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.extract.speech import SpeechTables
from dateline.model.records import Statement
from dateline.model.values import Who

POINTING = frozenset({"it", "this", "that", "them"})
# What can be denied or confirmed: who merely asserts is answered only by whom his words name.
ANSWERABLE = ("accuses", "claims responsibility", "attributes")


def answered_by(statements: Sequence[Statement], text: str, tables: SpeechTables) -> tuple[Statement, ...]:
    """The statements, each denial or confirmation of "the charge", "the report", "it" tied to the one it answers: the
    last one before it by somebody else that accuses the denier, or else that speaks of it."""
    done: list[Statement] = []
    for statement in statements:
        source = statement.source if statement.stance in ("denies", "confirms") else None
        noun = _pointing_noun(statement, text, tables)
        if source is not None and noun is not None:
            answered = _answered(source, done, text, only_accusations=noun in tables.answered_acts)
            statement = replace(statement, answers=answered)
        done.append(statement)
    return tuple(done)


def _pointing_noun(statement: Statement, text: str, tables: SpeechTables) -> str | None:
    """The word by which the content points at what was said before: "charge" in "the charge as baseless", "it"."""
    words = [] if statement.content is None else statement.content.slice(text).lower().split()
    if len(words) == 1 and words[0] in POINTING:
        return words[0]
    plain = (word.strip('.,;”"’') for word in words)
    return next((word for word in plain if word in tables.answered), None)


def _answered(denier: Who, earlier: Sequence[Statement], text: str, *, only_accusations: bool) -> str | None:
    by_others = [other for other in earlier if other.source is not None and _key(other.source) != _key(denier)]
    found = [other for other in by_others if other.target is not None and _key(other.target) == _key(denier)]
    if not found and not only_accusations:
        found = [other for other in by_others if other.stance in ANSWERABLE or _names(other, denier, text)]
    return found[-1].id if found else None


def _names(statement: Statement, who: Who, text: str) -> bool:
    said = "" if statement.content is None else statement.content.slice(text)
    return statement.stance == "asserts" and any(name in said for name in (who.name, *who.aliases))


def _key(who: Who) -> str:
    return who.id or who.name
