"""Which statement another one answers: "Tehran denies the charge" speaks to the charge that was made before."""

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
        if source is not None and _points_back(statement, text, tables):
            statement = replace(statement, answers=_answered(source, done, text))
        done.append(statement)
    return tuple(done)


def _points_back(statement: Statement, text: str, tables: SpeechTables) -> bool:
    """Whether the content is only a word for what was said before: "the charge as baseless", "it"."""
    words = "" if statement.content is None else statement.content.slice(text).lower()
    return words in POINTING or any(word.strip('.,;”"’') in tables.answered for word in words.split())


def _answered(denier: Who, earlier: Sequence[Statement], text: str) -> str | None:
    by_others = [other for other in earlier if other.source is not None and _key(other.source) != _key(denier)]
    accusing = [other for other in by_others if other.target is not None and _key(other.target) == _key(denier)]
    about = [other for other in by_others if other.stance in ANSWERABLE or _names(other, denier, text)]
    found = accusing or about
    return found[-1].id if found else None


def _names(statement: Statement, who: Who, text: str) -> bool:
    said = "" if statement.content is None else statement.content.slice(text)
    return statement.stance == "asserts" and any(name in said for name in (who.name, *who.aliases))


def _key(who: Who) -> str:
    return who.id or who.name
