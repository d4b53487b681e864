"""At whose door a deed is laid: "bore the hallmarks of X", "blamed on X", "suspected X militants"."""

from dateline.extract.clauses import after_preposition, object_of, phrase, subject_of
from dateline.extract.event_tables import EventTables
from dateline.model.finding import Role
from dateline.model.reading import Sentence, Token


def suspicion_roles(sentence: Sentence, token: Token, roles: list[Role], tables: EventTables) -> list[Role]:
    """The suspects of the event told by the token."""
    found = []
    for role in roles:
        if role.name == "actor":
            for child in sentence.children(role.head, "amod", "advmod"):
                if child.text.lower() in tables.term("suspected"):
                    found.append(Role("suspected", role.span, sentence.index, role.head, "events.suspected"))
    for verb in sentence.tokens:
        for entry in tables.suspicions.get(verb.lemma, ()):
            found_object = object_of(sentence, verb.i)
            if entry.nouns and (found_object is None or found_object.lemma not in entry.nouns):
                continue
            if not _is_about(sentence, verb, entry.event_is, token):
                continue
            host = found_object.i if entry.nouns and found_object is not None else verb.i
            claimant = subject_of(sentence, verb.i) if entry.suspect == "subject" else None
            if claimant is not None and any(
                child.lemma == "no" for child in sentence.children(claimant.i, "det", "neg")
            ):
                continue
            if claimant is not None:
                suspects = [claimant]
            elif entry.suspect == "object" and found_object is not None:
                suspects = [found_object]
            else:
                suspects = list(after_preposition(sentence, host, frozenset({entry.suspect})))
            for suspect in suspects:
                span = phrase(sentence, suspect.i)
                found.append(Role("suspected", span, sentence.index, suspect.i, f"events.suspicion.{verb.lemma}"))
    return found


def _is_about(sentence: Sentence, verb: Token, event_is: str, token: Token) -> bool:
    match event_is:
        case "subject":
            subject = sentence.child(verb.i, "nsubjpass") or subject_of(sentence, verb.i)
            return subject is not None and subject.i == token.i
        case "object":
            found = object_of(sentence, verb.i)
            return found is not None and found.i == token.i
        case _:
            hosts = (verb, object_of(sentence, verb.i))
            return any(
                found.i == token.i for host in hosts if host is not None
                for found in after_preposition(sentence, host.i, frozenset({"for"}))
            )  # fmt: skip
