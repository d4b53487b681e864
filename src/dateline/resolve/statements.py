"""What a statement means: who speaks, in which stance, and which other statement it stands inside or answers."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from dateline.extract.speech import SpeechTables
from dateline.model.finding import Finding, Role
from dateline.model.names import record_id
from dateline.model.reading import Reading, Sentence, in_sentence
from dateline.model.records import Evidence, Plover, Stance, Statement, Voice
from dateline.model.sourced import Sourced, Span
from dateline.model.values import When, Where, Who
from dateline.resolve.context import Context
from dateline.resolve.intervals import intervals
from dateline.resolve.stance import stance_of
from dateline.resolve.where import where_of
from dateline.resolve.who import who_of

FIRST_PERSON = frozenset({"i", "we", "our", "my"})
# The frames in which a thing may speak: papers say, show, tell; they do not accuse.
TELLING = ("statements.clause", "statements.phrase", "statements.audience", "statements.quote")
SPEAKING = frozenset({"he", "she"})


def statements_of(findings: Sequence[Finding], context: Context, tables: SpeechTables) -> tuple[Statement, ...]:
    """The statements of an article in text order, nested ones inside those that report them.

    A first-person source between quotation marks is whoever the quotation is by; what such a speaker merely says,
    thinks or believes is the outer statement again and gives none of its own.
    """
    findings = [finding for finding in findings if _can_speak(finding, context.reading)]
    made = _with_speakers([_statement(finding, context, tables) for finding in findings], findings, context.reading)
    spoken = _nested(made, findings, context)
    by_id = {statement.id: statement for statement, _ in spoken}
    kept = []
    for statement, finding in spoken:
        own_words = _is_first_person(finding, context.reading)
        outer = by_id.get(statement.inside or "")
        if own_words and outer is None:
            continue
        if own_words and outer is not None and statement.stance in ("asserts", outer.stance):
            continue
        kept.append(statement)
    ids = {statement.id for statement in kept}
    return tuple(s if s.inside in ids or s.inside is None else replace(s, inside=None) for s in kept)


def _with_speakers(made: list[Statement], findings: Sequence[Finding], reading: Reading) -> list[Statement]:
    """ "he said" goes on with whoever spoke last by name, unless the pronoun is known to be another named person, or
    one without a name who has spoken since ("A spokesman denied it. “…,” he said")."""
    last: tuple[Statement, int] | None = None
    unnamed: Who | None = None
    item: int | None = None
    done = []
    for statement, finding in zip(made, findings, strict=True):
        # Who spoke in one report of a round-up does not go on in the next.
        if reading.item_of(finding.sentence) != item:
            item, last, unnamed = reading.item_of(finding.sentence), None, None
        paragraph = reading.sentences[finding.sentence].paragraph
        role = finding.role("source")
        pronoun = role is not None and role.span.slice(reading.text).lower() in SPEAKING
        known = _is_named(statement.source) or (unnamed is not None and statement.source == unnamed)
        if pronoun and not known and last is not None and paragraph - last[1] <= 2:
            statement = _spoken_by(statement, last[0])
        if _is_named(statement.source):
            last, unnamed = (statement, paragraph), None
        elif not pronoun and statement.source is not None and statement.source.kind == "person":
            unnamed = statement.source
        done.append(statement)
    return done


def _is_named(who: Who | None) -> bool:
    return who is not None and who.kind == "person" and who.name[:1].isupper()


def _can_speak(finding: Finding, reading: Reading) -> bool:
    """Whether the source is one that accuses, denies or calls for things: "orders … blamed" is a slip of the parser.
    A thing may say, show or suggest ("the letter says"), and a name of any kind may speak."""
    role = finding.role("source")
    if role is None or finding.rule in TELLING:
        return True
    head = reading.sentences[role.sentence].tokens[role.head]
    here = in_sentence(reading.names, role.sentence)
    named = any(name.head == role.head for name in here)
    # Of "the army's commander, General X" the commander is the head, and X the name.
    named = named or any(name.who.kind == "person" and role.span.contains(name.span) for name in here)
    return named or head.tag not in ("NN", "NNS")


def _statement(finding: Finding, context: Context, tables: SpeechTables) -> Statement:
    reading = context.reading
    sentence = reading.sentences[finding.sentence]
    source_role, target_role, audience = (finding.role(name) for name in ("source", "target", "audience"))
    contents = [role for role in finding.roles if role.name == "content"]
    source = None if source_role is None else who_of(source_role, reading)
    stance, target = stance_of(finding, source, reading, tables)
    if target is None and target_role is not None:
        target = who_of(target_role, reading)
    when, where = _when(finding, context), _where(finding, reading)
    rows = [
        Evidence("cue", finding.trigger, finding.rule),
        *_content_rows(contents, sentence),
        *_party_rows("source", source_role, source),
        *_party_rows("target", target_role, target),
        *_rows("when", when),
        *_rows("where", where),
    ]
    if audience is not None:
        rows.append(Evidence("audience", audience.span, audience.rule))
    cover = Span(contents[0].span.start, contents[-1].span.end) if contents else None
    return Statement(
        id=record_id(reading.article.page, "statement", finding.trigger),
        stance=stance,
        trigger=finding.trigger,
        plover=_plover(stance, tables),
        source=None if source is None else source.value,
        cue=finding.trigger.slice(reading.text),
        mode=finding.mark("mode") or "indirect",  # type: ignore[arg-type]
        polarity=finding.mark("polarity") or "positive",  # type: ignore[arg-type]
        target=None if target is None else target.value,
        audience=None if audience is None else audience.span.slice(reading.text),
        content=cover,
        voice=_voice(finding, source),
        when=None if when is None else when.value,
        where=None if where is None else where.value,
        evidence=tuple(rows),
    )


def _content_rows(contents: Sequence[Role], sentence: Sentence) -> list[Evidence]:
    """The stretches of the content, and the main word of the first: what a denial of it denies."""
    rows = [Evidence("content", role.span, role.rule) for role in contents]
    if contents:
        main = sentence.tokens[contents[0].head]
        rows.append(Evidence("content.main", Span(main.start, main.end), contents[0].rule))
    return rows


def _party_rows(name: str, role: Role | None, who: Sourced[Who] | None) -> list[Evidence]:
    """The words that name a party here, and the words elsewhere that say who it is (`source.name`)."""
    if who is None:
        return []
    if role is None:
        return _rows(name, who)
    elsewhere = [span for span in who.spans if not span.overlaps(role.span)]
    further = [Evidence(f"{name}.name", span, who.rule, "inferred") for span in elsewhere]
    return [Evidence(name, role.span, role.rule), *further]


def _rows(name: str, value: Sourced[Any] | None) -> list[Evidence]:
    return [] if value is None else [Evidence(name, span, value.rule, value.how) for span in value.spans]


def _plover(stance: Stance, tables: SpeechTables) -> Plover | None:
    """The act that the stance is between parties, if PLOVER has one."""
    code = tables.stances.get(stance)
    return Plover(code.plover, code.mode or None) if code is not None and code.plover else None


def _voice(finding: Finding, source: Sourced[Who] | None) -> Voice:
    """How the source shows itself: by name, as "officials", as a document or a medium, or not at all."""
    if source is None:
        return "unattributed passive"
    match source.value.kind:
        case "media":
            return "medium"
        case "document":
            return "document"
        case "person":
            return "named"
        case _:
            return "named" if source.value.id is not None else "anonymous"


def _when(finding: Finding, context: Context) -> Sourced[When] | None:
    role = finding.role("time")
    when = None if role is None else context.when_of(role)
    return when if isinstance(when, Sourced) else None


def _where(finding: Finding, reading: Reading) -> Sourced[Where] | None:
    role = finding.role("place")
    where = None if role is None else where_of(role.span, reading)
    return where if isinstance(where, Sourced) else None


def _is_first_person(finding: Finding, reading: Reading) -> bool:
    role = finding.role("source")
    return role is not None and role.span.slice(reading.text).lower() in FIRST_PERSON


def _nested(made: list[Statement], findings: Sequence[Finding], context: Context) -> list[tuple[Statement, Finding]]:
    """Each statement inside the smallest content of another that holds its cue; speakers of quotations filled in."""
    contents = [[role.span for role in finding.roles if role.name == "content"] for finding in findings]
    sizes = [sum(span.end - span.start for span in spans) for spans in contents]
    holding = intervals((span, number) for number, spans in enumerate(contents) for span in spans)
    result: list[tuple[Statement, Finding]] = []
    for number, (statement, finding) in enumerate(zip(made, findings, strict=True)):
        around = {other for _, other in holding.around(finding.trigger) if other != number}
        outer = min(sorted(around), key=lambda other: sizes[other], default=None)
        if outer is not None:
            statement = replace(statement, inside=made[outer].id)
            silent = statement.source is None and finding.rule == "statements.ignorance"
            if _is_first_person(finding, context.reading) or silent:
                statement = _spoken_by(statement, made[outer])
        result.append((statement, finding))
    return result


def _spoken_by(statement: Statement, outer: Statement) -> Statement:
    """The statement with the speaker of another, on the evidence of its own words and of that attribution."""
    kept = [row for row in statement.evidence if row.field != "source.name"]
    given = [
        replace(row, field="source.name", how="inferred")
        for row in outer.evidence
        if row.field in ("source", "source.name")
    ]
    return replace(statement, source=outer.source, voice=outer.voice, evidence=(*kept, *given))
