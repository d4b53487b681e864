"""How many: the number in the words of a toll, and which of several tellings of a toll stands."""

from collections.abc import Sequence

from dateline.model.finding import Finding, Role
from dateline.model.reading import NumberMention, Reading, Sentence, Token
from dateline.model.records import Evidence, Outcome, Toll
from dateline.model.values import Count

ONE = Count(1, 1)
NOBODY = Count(0, 0, "none")
SEVERAL = Count(2, None, "vague")
OUTCOMES: tuple[Outcome, ...] = ("killed", "wounded", "missing", "abducted", "detained", "displaced")
# A role whose name ends so counts the doers themselves: "killing himself and six others".
OWN = "_self"
SINGULAR = frozenset({"NN", "NNP"})
BY_TAG = frozenset({"PRP", "WP"})


def count_of(role: Role, reading: Reading) -> Count | None:
    """The number of people in a role's words: "six people" is 6, "a farmer" 1, "no one" 0, "farmers" at least two.

    An age is no number of people ("a 12-year-old boy" is 1). None for words that do not say ("they").
    """
    sentence = reading.sentences[role.sentence]
    head = sentence.tokens[role.head]
    number = _number_at(role, sentence, reading)
    if number is not None:
        return number.count
    determiners = {child.lemma for child in sentence.children(head.i, "det")}
    if "no" in determiners or head.lemma in ("nobody", "none"):
        return NOBODY
    if head.tag in BY_TAG:
        return None if head.lemma in ("they", "we", "you", "who", "themselves", "-pron-") or head.text.lower() in ("them", "themselves", "who", "they") else ONE
    if head.tag in SINGULAR or determiners & {"a", "an", "another", "one"}:
        return ONE
    return SEVERAL if head.tag in ("NNS", "NNPS") else None


def tolls_of(finding: Finding, reading: Reading) -> list[tuple[Toll, list[Evidence]]]:
    """The tolls of an event, each with its evidence. Of several tellings the one that counts most stands, since a
    report first says how many and then tells of single victims; the shot who are not said to be dead are wounded."""
    found: list[tuple[Toll, list[Evidence]]] = []
    for outcome in OUTCOMES:
        for of_doers in (False, True):
            name = f"{outcome}{OWN}" if of_doers else outcome
            roles = _standing([role for role in finding.roles if role.name == name], reading)
            for role in roles:
                found.append(_toll(outcome, role, finding, reading, of_doers=of_doers))
    shot = _standing([role for role in finding.roles if role.name == "shot"], reading)
    if shot:
        found += _of_shot(shot, found, finding, reading)
    return [pair for pair in found if pair[0].count.qualifier != "unstated"]


def total(tolls: Sequence[Toll], outcome: Outcome) -> int | None:
    """The least number of people who came to that harm, doers included; None where the event tells of none."""
    lows = [toll.count.low or 0 for toll in tolls if toll.outcome == outcome]
    return sum(lows) if lows else None


def _standing(roles: list[Role], reading: Reading) -> list[Role]:
    """The roles of the sentence that counts most; of equals, the first."""
    by_sentence: dict[int, list[Role]] = {}
    for role in roles:
        by_sentence.setdefault(role.sentence, []).append(role)
    best: list[Role] = []
    most = -1
    for group in by_sentence.values():
        counted = sum((count.low or 0) if (count := count_of(role, reading)) is not None else 0 for role in group)
        if counted > most:
            best, most = group, counted
    return _apart(best)


def _apart(roles: list[Role]) -> list[Role]:
    """Roles that name different people: of two with the same words one is left."""
    kept: list[Role] = []
    for role in roles:
        if not any(other.span.overlaps(role.span) for other in kept):
            kept.append(role)
    return kept


def _toll(outcome: Outcome, role: Role, finding: Finding, reading: Reading, *, of_doers: bool) -> tuple[Toll, list[Evidence]]:
    count = count_of(role, reading) or Count(None, None, "unstated", role.span.slice(reading.text))
    rows = [Evidence(f"toll.{outcome}", role.span, role.rule)]
    including = next(
        (other for other in finding.roles if other.rule == f"tolls.{role.name}.including" and other.sentence == role.sentence),
        None,
    )
    if including is not None:
        rows.append(Evidence(f"toll.{outcome}.including", including.span, including.rule))
    words = None if including is None else including.span.slice(reading.text)
    return Toll(outcome, words_without_number(role, reading), count, words, of_doers), rows


def _of_shot(
    shot: list[Role], found: list[tuple[Toll, list[Evidence]]], finding: Finding, reading: Reading
) -> list[tuple[Toll, list[Evidence]]]:
    fatal = finding.mark("fatal") is not None
    killed = sum(toll.count.low or 0 for toll, _ in found if toll.outcome == "killed" and not toll.of_perpetrators)
    wounded = sum(toll.count.low or 0 for toll, _ in found if toll.outcome == "wounded")
    rest = sum((count.low or 0) for role in shot if (count := count_of(role, reading)) is not None) - killed - wounded
    if rest <= 0:
        return []
    outcome: Outcome = "killed" if fatal and not killed else "wounded"
    if len(shot) == 1 and not killed and not wounded:
        toll, rows = _toll(outcome, shot[0], finding, reading, of_doers=False)
        return [(toll, rows)]
    words = shot[0].span.slice(reading.text)
    rows = [Evidence(f"toll.{outcome}", role.span, "tolls.shot", "inferred") for role in shot]
    return [(Toll(outcome, words_without_number(shot[0], reading), Count(rest, rest, "exactly", words)), rows)]


def _number_at(role: Role, sentence: Sentence, reading: Reading) -> NumberMention | None:
    for number in reading.numbers:
        if number.sentence != role.sentence or number.ordinal or number.unit is not None:
            continue
        if not role.span.overlaps(number.span):
            continue
        for token in _tokens(sentence, number):
            if role.head in (token.i, token.head) or sentence.tokens[token.head].head == role.head and token.dep in ("quantmod", "nummod") and sentence.tokens[token.head].dep in ("nummod", "quantmod", "amod"):
                return number
    return None


def _tokens(sentence: Sentence, number: NumberMention) -> list[Token]:
    return [token for token in sentence.tokens if number.span.start <= token.start and token.end <= number.span.end]


def words_without_number(role: Role, reading: Reading) -> str:
    """Whom the toll counts, in the words of the report without the number: "civilians", "people"."""
    sentence = reading.sentences[role.sentence]
    numbers = [n.span for n in reading.numbers if n.sentence == role.sentence and role.span.overlaps(n.span) and not n.ordinal]
    keep = [
        token for token in sentence.tokens
        if role.span.start <= token.start and token.end <= role.span.end
        and not any(span.start <= token.start and token.end <= span.end for span in numbers)
    ]  # fmt: skip
    while keep and keep[0].dep in ("det", "prep", "quantmod", "advmod") and len(keep) > 1:
        keep.pop(0)
    if not keep:
        return "people"
    return reading.text[keep[0].start : keep[-1].end]
