"""What a statement means: who speaks, in which stance, and which other statement it stands inside or answers."""

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.extract.speech import SpeechTables
from dateline.lexicon.rules.speech import Shift
from dateline.model.finding import Finding, Role
from dateline.model.names import record_id
from dateline.model.problem import Problem
from dateline.model.reading import Reading, Sentence, Token
from dateline.model.records import Evidence, Plover, Stance, Statement
from dateline.model.sourced import Sourced, Span
from dateline.model.values import When, Where, Who
from dateline.resolve.context import Context
from dateline.resolve.where import where_of
from dateline.resolve.who import who_of

FIRST_PERSON = frozenset({"i", "we", "our", "my"})
SPEAKING = frozenset({"he", "she"})
POINTING = frozenset({"it", "this", "that", "them"})


def statements_of(findings: Sequence[Finding], context: Context, tables: SpeechTables) -> tuple[Statement, ...]:
    """The statements of an article in text order, nested ones inside those that report them.

    A first-person source between quotation marks is whoever the quotation is by; what such a speaker merely says,
    thinks or believes is the outer statement again and gives none of its own.
    """
    findings = [finding for finding in findings if _can_speak(finding, context.reading)]
    made = _with_speakers([_statement(finding, context, tables) for finding in findings], findings, context.reading)
    spoken = _nested(made, findings, context)
    kept = []
    for statement, finding in spoken:
        own_words = _is_first_person(finding, context.reading)
        outer = next((s for s, _ in spoken if s.id == statement.inside), None)
        if own_words and outer is None:
            continue
        if own_words and outer is not None and statement.stance in ("asserts", outer.stance):
            continue
        kept.append(statement)
    ids = {statement.id for statement in kept}
    return tuple(s if s.inside in ids or s.inside is None else replace(s, inside=None) for s in kept)


def answered_by(statements: Sequence[Statement], context: Context, tables: SpeechTables) -> tuple[Statement, ...]:
    """The statements, each denial or confirmation of "the charge", "the report" tied to the one it answers: the last
    accusation, claim or assertion before it by somebody else, one that names the denier first."""
    done: list[Statement] = []
    for statement in statements:
        words = "" if statement.content is None else statement.content.slice(context.reading.text).lower()
        noun = _head_noun(words, tables)
        pointing = noun in tables.answered or words in POINTING
        if statement.stance in ("denies", "confirms") and pointing and statement.source is not None:
            statement = replace(statement, answers=_answered(statement.source, done, context.reading.text))
        done.append(statement)
    return tuple(done)


def _with_speakers(made: list[Statement], findings: Sequence[Finding], reading: Reading) -> list[Statement]:
    """"he said" goes on with whoever spoke last by name, unless the pronoun is known to be another named person."""
    last: tuple[Statement, int] | None = None
    done = []
    for statement, finding in zip(made, findings, strict=True):
        paragraph = reading.sentences[finding.sentence].paragraph
        role = finding.role("source")
        pronoun = role is not None and role.span.slice(reading.text).lower() in SPEAKING
        if pronoun and not _is_named(statement.source) and last is not None and paragraph - last[1] <= 2:
            statement = _spoken_by(statement, last[0])
        if _is_named(statement.source):
            last = (statement, paragraph)
        done.append(statement)
    return done


def _is_named(who: Who | None) -> bool:
    return who is not None and who.kind == "person" and who.name[:1].isupper()


def _can_speak(finding: Finding, reading: Reading) -> bool:
    """Whether the source is one that accuses, denies or calls for things: "orders … blamed" is a slip of the parser.
    A thing may say, show or suggest ("the letter says"), and a name of any kind may speak."""
    role = finding.role("source")
    if role is None or finding.rule in ("statements.clause", "statements.phrase", "statements.audience", "statements.quote"):
        return True
    head = reading.sentences[role.sentence].tokens[role.head]
    named = any(name.sentence == role.sentence and name.head == role.head for name in reading.names)
    return named or head.tag not in ("NN", "NNS")


def _head_noun(words: str, tables: SpeechTables) -> str:
    """The first word that names a statement ("the charge as baseless" → "charge"), or the last word."""
    plain = [word.strip(".,;”\"’") for word in words.split()]
    return next((word for word in plain if word in tables.answered), plain[-1] if plain else "")


def _statement(finding: Finding, context: Context, tables: SpeechTables) -> Statement:
    reading = context.reading
    sentence = reading.sentences[finding.sentence]
    source_role, target_role, audience = (finding.role(name) for name in ("source", "target", "audience"))
    contents = [role for role in finding.roles if role.name == "content"]
    source = None if source_role is None else who_of(source_role, reading)
    stance, target = _stance(finding, sentence, contents, source, context, tables)
    if target is None and target_role is not None:
        target = who_of(target_role, reading)
    when, where = _when(finding, context), _where(finding, reading)
    fields: list[tuple[str, Sequence[Span], str, str]] = [("cue", [finding.trigger], finding.rule, "read")]
    fields += [("content", [role.span], role.rule, "read") for role in contents]
    if contents:
        main = sentence.tokens[contents[0].head]
        fields.append(("content.main", [Span(main.start, main.end)], contents[0].rule, "read"))
    for name, found in (("source", source), ("target", target), ("when", when), ("where", where)):
        if found is not None:
            fields.append((name, found.spans, found.rule, found.how))
    if audience is not None:
        fields.append(("audience", [audience.span], audience.rule, "read"))
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
        evidence=tuple(Evidence(name, span, rule, how) for name, spans, rule, how in fields for span in spans),  # type: ignore[arg-type]
    )


def _plover(stance: Stance, tables: SpeechTables) -> Plover | None:
    """The act that the stance is between parties, if PLOVER has one."""
    code = tables.stances.get(stance)
    return Plover(code.plover, code.mode or None) if code is not None and code.plover else None


def _voice(finding: Finding, source: Sourced[Who] | None) -> str:
    """How the source shows itself: by name, as "officials", as a document or a medium, or not at all."""
    if source is None:
        return "unattributed passive"
    kind = source.value.kind or ""
    if kind in ("media", "document"):
        return {"media": "medium", "document": "document"}[kind]
    return "named" if source.value.id is not None or kind == "person" else "anonymous"


def _stance(
    finding: Finding,
    sentence: Sentence,
    contents: list[Role],
    source: Sourced[Who] | None,
    context: Context,
    tables: SpeechTables,
) -> tuple[Stance, Sourced[Who] | None]:
    """The stance of the cue, unless the content shifts it; with the accused party where the content names one."""
    stance: Stance = finding.type  # type: ignore[assignment]
    if stance != "asserts" or finding.rule == "statements.ignorance" or not contents:
        return stance, None
    inside = [t for t in sentence.tokens if any(c.span.start <= t.start and t.end <= c.span.end for c in contents)]
    main = _main_verb(sentence, finding, inside)
    if main is None or _is_one_of_several(sentence, main):
        return stance, None
    for shift in tables.shifts:
        if main.lemma == shift.verb and _shifts(sentence, main, shift, source, context):
            return shift.stance, None  # type: ignore[return-value]
    if _says_no(sentence, main):
        return "denies", None
    accused = _accused(sentence, main, inside, source, context, tables)
    return ("accuses", accused) if accused is not None else (stance, None)


def _main_verb(sentence: Sentence, finding: Finding, inside: list[Token]) -> Token | None:
    """The verb of the content itself: the highest token of the content."""
    here = {token.i for token in inside}
    for token in inside:
        if token.is_verb and token.dep == "ccomp" and token.head == finding.head:
            return token
    return next((t for t in inside if t.is_verb and (t.head not in here or t.head == t.i)), None)


def _is_one_of_several(sentence: Sentence, main: Token) -> bool:
    """"There was a flash, we do not know why, and now it is dark": the content as a whole has no stance of its own."""
    others = sentence.children(main.i, "conj", "ccomp", "parataxis")
    return any(t.is_verb and sentence.child(t.i, "nsubj", "nsubjpass", "expl") and (t.i < main.i or t.dep == "conj") for t in others)


def _shifts(
    sentence: Sentence, verb: Token, shift: Shift, source: Sourced[Who] | None, context: Context
) -> bool:
    subject = sentence.child(verb.i, "nsubj", "nsubjpass", "expl")
    pronoun = subject is not None and subject.tag == "PRP"
    own = subject is not None and source is not None and (
        pronoun or who_of(Role("source", Span(subject.start, subject.end), sentence.index, subject.i, ""), context.reading).value.id
        == source.value.id is not None
    )
    if shift.negated and sentence.child(verb.i, "neg") is None:
        return False
    if shift.own and not own:
        return False
    if shift.object:
        thing = sentence.child(verb.i, "dobj")
        empty = shift.own or (thing is not None and (sentence.child(thing.i, "neg") or _has_no(sentence, thing)))
        return thing is not None and thing.lemma == shift.object and bool(empty) and pronoun
    if shift.complement:
        word = sentence.child(verb.i, "acomp", "attr")
        return word is not None and word.lemma == shift.complement and (shift.own or pronoun)
    return pronoun


def _says_no(sentence: Sentence, main: Token) -> bool:
    """"no new date had been set", "there were no casualties": the content itself denies."""
    subject = sentence.child(main.i, "nsubj", "nsubjpass")
    attribute = sentence.child(main.i, "attr") if sentence.child(main.i, "expl") is not None else None
    return any(noun is not None and _has_no(sentence, noun) for noun in (subject, attribute))


def _has_no(sentence: Sentence, noun: Token) -> bool:
    return any(token.lemma == "no" for token in sentence.children(noun.i, "det", "neg"))


def _accused(
    sentence: Sentence,
    main: Token,
    inside: list[Token],
    source: Sourced[Who] | None,
    context: Context,
    tables: SpeechTables,
) -> Sourced[Who] | None:
    """The subject of the content, when the content blames it and it is not the source itself."""
    subject = sentence.child(main.i, "nsubj")
    blames = any(
        (t.lemma in tables.blame_verbs and t.is_verb) or (t.lemma in tables.blame_nouns and t.is_noun) for t in inside
    )
    negated = sentence.child(main.i, "neg") is not None
    if subject is None or not blames or negated or subject.tag == "PRP":
        return None
    accused = who_of(Role("target", Span(subject.start, subject.end), sentence.index, subject.i, "statements.blame"), context.reading)
    same = source is not None and accused.value.name == source.value.name
    return None if same or accused.value.id is None else accused


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


def _nested(
    made: list[Statement], findings: Sequence[Finding], context: Context
) -> list[tuple[Statement, Finding]]:
    """Each statement inside the smallest content of another that holds its cue; speakers of quotations filled in."""
    holds = [
        [role.span for role in finding.roles if role.name == "content"] for finding in findings
    ]
    result: list[tuple[Statement, Finding]] = []
    for number, (statement, finding) in enumerate(zip(made, findings, strict=True)):
        outer, size = None, 0
        for other, spans in enumerate(holds):
            inside = other != number and any(span.contains(finding.trigger) for span in spans)
            extent = sum(span.end - span.start for span in spans)
            if inside and (outer is None or extent < size):
                outer, size = other, extent
        if outer is not None:
            statement = replace(statement, inside=made[outer].id)
            silent = statement.source is None and finding.rule == "statements.ignorance"
            if _is_first_person(finding, context.reading) or silent:
                statement = _spoken_by(statement, made[outer])
        result.append((statement, finding))
    return result


def _spoken_by(statement: Statement, outer: Statement) -> Statement:
    """The statement with the speaker of another, on the evidence of its own words and of that attribution."""
    kept = [replace(row, how="inferred") if row.field == "source" else row for row in statement.evidence]
    given = [replace(row, how="inferred") for row in outer.evidence if row.field == "source"]
    return replace(statement, source=outer.source, voice=outer.voice, evidence=(*kept, *given))


def _answered(source: Who, earlier: list[Statement], text: str) -> str | None:
    def fits(other: Statement) -> bool:
        by_another = other.source is not None and (other.source.id or other.source.name) != (source.id or source.name)
        return by_another and other.stance in ("accuses", "asserts", "claims responsibility", "attributes")

    def names(other: Statement) -> bool:
        said = "" if other.content is None else other.content.slice(text)
        return other.stance != "asserts" or source.name in said or any(alias in said for alias in source.aliases)

    named = [
        other
        for other in earlier
        if fits(other) and other.target is not None and (other.target.id or other.target.name) == (source.id or source.name)
    ]
    found = named or [other for other in earlier if fits(other) and names(other)]
    return found[-1].id if found else None
