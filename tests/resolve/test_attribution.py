"""What statements do to records: who carries them, who denies them, and what a denial alone leaves."""

from dateline.model.records import Event, Evidence, Plover, Relation, Statement
from dateline.model.sourced import Span
from dateline.model.values import Who
from dateline.resolve.attribution import attributed, standing


def statement(name: str, stance: str, content: Span, **more: object) -> Statement:
    evidence = (Evidence("content", content, "test"),)
    return Statement(id=name, stance=stance, trigger=Span(content.end, content.end + 1), evidence=evidence, **more)


def event(name: str, at: int, *, negated: bool = False) -> Event:
    return Event(
        id=name, type="attack", plover=Plover("ASSAULT"), status="occurred", trigger=Span(at, at + 5), negated=negated
    )


def relation(name: str, at: int) -> Relation:
    return Relation(id=name, subject=Who("A"), predicate="supplies", object=Who("B"), trigger=Span(at, at + 5))


def test_a_record_inside_a_content_is_according_to_it():
    ((record,), (said,)) = attributed([event("e", 10)], [statement("s", "asserts", Span(0, 50))])
    assert (("s",), ()) == (record.according_to, record.denied_by)
    assert ("e",) == said.about


def test_a_record_outside_every_content_is_the_reporters_own():
    ((record,), _) = attributed([event("e", 70)], [statement("s", "asserts", Span(0, 50))])
    assert () == record.according_to


def test_the_chain_of_a_nested_source_is_kept():
    outer, inner = statement("outer", "asserts", Span(0, 50)), statement("inner", "asserts", Span(5, 40))
    ((record,), _) = attributed([event("e", 10)], [outer, inner])
    assert {"outer", "inner"} == set(record.according_to)


def test_an_answered_charge_is_denied_by_the_answer():
    charge = statement("charge", "accuses", Span(0, 50))
    answer = statement("answer", "denies", Span(60, 70), answers="charge")
    ((record,), _) = attributed([relation("r", 10)], [charge, answer])
    assert (("charge",), ("answer",)) == (record.according_to, record.denied_by)


def test_what_only_a_denial_speaks_of_has_not_occurred():
    ((record,), _) = attributed([event("e", 10)], [statement("s", "denies", Span(0, 50))])
    assert ("hypothetical", ("s",)) == (standing(record).status, record.denied_by)


def test_a_denial_in_words_of_its_own_carries_what_it_negates():
    ((record,), _) = attributed([event("e", 10, negated=True)], [statement("s", "denies", Span(0, 50))])
    assert (("s",), ()) == (record.according_to, record.denied_by)
