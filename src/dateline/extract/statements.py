"""Who says what: `<source> CUE <content>` in all its frames, with the quotations that run on over sentences."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.extract.clauses import agent_of, circumstances, is_passive, phrase, subject_of
from dateline.extract.contents import content_spans, mode_of, remainder
from dateline.extract.frames import FRAMES, role_of
from dateline.extract.quotations import with_running_quotes
from dateline.extract.speech import SpeechTables
from dateline.lexicon.rules.speech import Cue
from dateline.model.finding import Finding, Role
from dateline.model.reading import Reading, Sentence, Token, in_sentence
from dateline.model.sourced import Span


def statements_in(reading: Reading, tables: SpeechTables) -> Iterator[Finding]:
    """Every statement of the article in text order; a quotation's further sentences are contents of its statement."""
    found: list[Finding] = []
    for sentence in reading.sentences:
        if sentence.tokens:
            found.extend(_statements_of(reading, sentence, tables))
    yield from with_running_quotes(reading, found)


def _statements_of(reading: Reading, sentence: Sentence, tables: SpeechTables) -> Iterator[Finding]:
    for token in sentence.tokens:
        if token.is_verb and token.lemma in tables.verbs and token.dep not in ("amod", "aux", "auxpass", "compound"):
            finding = _by_verb(reading, sentence, token, tables)
            if finding is not None:
                yield finding
        elif token.text.lower() in tables.phrases:
            yield from _by_phrase(reading, sentence, token, tables)
        elif token.text.lower() in tables.unsourced:
            yield from _by_adverb(sentence, token)
        elif token.lemma in tables.ignorance and token.dep == "acomp":
            yield from _by_ignorance(sentence, token)


def _by_verb(reading: Reading, sentence: Sentence, verb: Token, tables: SpeechTables) -> Finding | None:
    if _is_unspoken(sentence, verb, tables):
        return None
    for cue in tables.verbs[verb.lemma]:
        for frame in cue.frames:
            roles = FRAMES[frame](sentence, verb, cue, tables)
            if roles is not None and _is_shy(sentence, roles, cue):
                return None
            if roles is not None:
                return _finding(reading, sentence, verb, cue, frame, _with_whole_name(reading, sentence, roles))
    return None


def _is_shy(sentence: Sentence, roles: list[Role], cue: Cue) -> bool:
    """ "Asked not to be named", "asked that her name not be used": who speaks so states nothing."""
    act = next((sentence.tokens[role.head] for role in roles if role.name == "content" and cue.unnamed), None)
    if act is None or sentence.child(act.i, "neg") is None or not is_passive(sentence, act.i):
        return False
    subject = sentence.child(act.i, "nsubjpass")
    return act.lemma in cue.unnamed or (subject is not None and subject.lemma in cue.unnamed)


def _with_whole_name(reading: Reading, sentence: Sentence, roles: list[Role]) -> list[Role]:
    """The roles, with nothing taken for a content that is the end of a name: "blamed the Front for the South"."""
    target = next((role for role in roles if role.name == "target"), None)
    names = () if target is None else in_sentence(reading.names, sentence.index)
    whole = next((name.span for name in names if target is not None and name.head == target.head), None)
    if target is None or whole is None or whole.end <= target.span.end:
        return roles
    kept = [role for role in roles if role is not target and not whole.contains(role.span)]
    return [replace(target, span=whole), *kept]


def _is_unspoken(sentence: Sentence, verb: Token, tables: SpeechTables) -> bool:
    """Infinitives, wishes and possibilities: nothing has been said yet ("plans to announce", "may say")."""
    for aux in sentence.children(verb.i, "aux"):
        if aux.tag == "TO" or (aux.tag == "MD" and sentence.child(verb.i, "neg") is None):
            return True
    return False


def _finding(
    reading: Reading, sentence: Sentence, verb: Token, cue: Cue, frame: str, roles: list[Role]
) -> Finding | None:
    passive = is_passive(sentence, verb.i) and frame != "quoting"
    source = agent_of(sentence, verb.i) if passive else subject_of(sentence, verb.i)
    if not passive and frame != "quoting":
        source = _speaker_above(sentence, verb) or source
    content = [role for role in roles if role.name == "content"]
    if source is not None and any(role.span.start <= source.start < role.span.end for role in content):
        source = None
    if source is None and not passive and verb.dep not in ("ROOT", "ccomp", "advcl", "conj", "parataxis"):
        return None
    if source is None and passive and verb.dep in ("acl", "advcl", "amod", "relcl"):
        return None  # "Asked whether …, the minister left": nobody's statement, only its occasion
    nobody = source is not None and _is_nobody(sentence, source)
    own = [] if source is None else [role_of("source", _source_span(sentence, source, verb), sentence, source.i, frame)]
    around = [r for r in circumstances(reading, sentence, verb.i) if not any(c.span.overlaps(r.span) for c in content)]
    negated = nobody or (sentence.child(verb.i, "neg") is not None and frame != "ignorance")
    if nobody:
        own = []
    return Finding(
        kind="statement",
        type=cue.stance,
        trigger=_cue_span(sentence, verb),
        sentence=sentence.index,
        head=verb.i,
        rule=f"statements.{frame}",
        roles=(*own, *roles, *around),
        marks=(
            ("mode", mode_of(sentence, [role.span for role in content])),
            ("lemma", verb.lemma),
            ("voice", "unattributed passive" if source is None and passive else "named"),
            ("polarity", "negative" if negated else "positive"),
        ),
    )


def _is_nobody(sentence: Sentence, source: Token) -> bool:
    """ "No group has claimed it", "none of them said so"."""
    return any(token.lemma in ("no", "none") for token in (source, *sentence.children(source.i, "det")))


def _source_span(sentence: Sentence, source: Token, verb: Token) -> Span:
    """The whole phrase of the source, titles and appositions included, less the clause that the cue stands in."""
    own = [child.i for child in sentence.children(source.i) if verb.i in sentence.subtree(child.i)]
    return phrase(sentence, source.i, full=True, without=frozenset(own))


def _speaker_above(sentence: Sentence, verb: Token) -> Token | None:
    """ "… had died, adding that …": a participle after a comma inside reported words is the outer speaker's."""
    if verb.tag != "VBG" or verb.dep != "advcl" or sentence.tokens[verb.i - 1].text != ",":
        return None
    host = sentence.tokens[verb.head]
    while host.dep in ("ccomp", "conj", "advcl", "xcomp") and host.head != host.i:
        outer = sentence.tokens[host.head]
        if host.dep == "ccomp":
            return subject_of(sentence, outer.i)
        host = outer
    return None


def _cue_span(sentence: Sentence, verb: Token) -> Span:
    """The verb with its auxiliaries, negation and particle where they stand together: "has not said", "pointed out"."""
    group = {t.i for t in sentence.children(verb.i, "aux", "auxpass", "neg", "prt")} | {verb.i}
    low = high = verb.i
    while low - 1 in group:
        low -= 1
    while high + 1 in group:
        high += 1
    return sentence.span_of([low, high])


def _by_phrase(reading: Reading, sentence: Sentence, first: Token, tables: SpeechTables) -> Iterator[Finding]:
    """`According to X, …`: the source is the object of the phrase, the content the rest of its clause."""
    for known in tables.phrases[first.text.lower()]:
        last = first.i + len(known.words) - 1
        words = tuple(t.text.lower() for t in sentence.tokens[first.i : last + 1])
        if words != known.words or last + 1 >= len(sentence.tokens):
            continue
        noun = sentence.child(last, "pobj")
        if noun is None:
            continue
        spans = remainder(sentence, first.i, frozenset(sentence.subtree(first.i)))
        yield Finding(
            kind="statement",
            type=known.stance,
            trigger=sentence.span_of([first.i, last]),
            sentence=sentence.index,
            head=first.i,
            rule="statements.phrase",
            roles=(
                role_of("source", phrase(sentence, noun.i, full=True), sentence, noun.i, "phrase"),
                *(role_of("content", span, sentence, sentence.tokens[first.i].head, "phrase") for span in spans),
            ),
            marks=(("mode", mode_of(sentence, spans)), ("lemma", " ".join(known.words)), ("voice", "named")),
        )


def _by_adverb(sentence: Sentence, adverb: Token) -> Iterator[Finding]:
    """ "The governor reportedly left": somebody says so, the text does not say who."""
    verb = sentence.tokens[adverb.head]
    if verb.is_verb:
        spans = content_spans(sentence, verb.i, frozenset())
        yield _unsourced(sentence, adverb, verb, spans, "asserts", "statements.adverb")


def _by_ignorance(sentence: Sentence, word: Token) -> Iterator[Finding]:
    """ "It is uncertain what …": whoever speaks does not know."""
    verb = sentence.tokens[word.head]
    clause = sentence.child(verb.i, "ccomp", "csubj", "advcl") or sentence.child(word.i, "ccomp", "prep", "advcl")
    if clause is not None:
        spans = content_spans(sentence, clause.i, frozenset())
        yield _unsourced(sentence, word, verb, spans, "does not know", "statements.ignorance")


def _unsourced(sentence: Sentence, cue: Token, verb: Token, spans: list[Span], stance: str, rule: str) -> Finding:
    return Finding(
        kind="statement",
        type=stance,
        trigger=Span(cue.start, cue.end),
        sentence=sentence.index,
        head=verb.i,
        rule=rule,
        roles=tuple(Role("content", span, sentence.index, verb.i, rule) for span in spans),
        marks=(("mode", mode_of(sentence, spans)), ("lemma", cue.lemma), ("voice", "unattributed passive")),
    )
