"""How many: the number in the words of a toll, and which of several tellings of a toll stands."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.model.finding import Finding, Role
from dateline.model.records import Evidence, Outcome, Toll
from dateline.model.sourced import Span
from dateline.model.values import Count
from dateline.resolve.context import Context
from dateline.resolve.heads import BY_TAG, MULTIPLE, SEVERAL, count_of, number_at, parts_told, words_without_number

__all__ = ["Counted", "count_of", "one_victim_once", "tolls_of", "total", "words_without_number"]

OUTCOMES: tuple[Outcome, ...] = ("killed", "wounded", "missing", "abducted", "detained", "displaced")
# A role whose name ends so counts the doers themselves: "killing himself and six others".
OWN = "_self"
# The toll as a later telling corrects it: "rose to 12".
RISING = "tolls.rising"


class Counted(Struct, frozen=True):
    """A toll with its evidence and the role that it was read from."""

    toll: Toll
    rows: list[Evidence]
    role: Role

    @property
    def low(self) -> int:
        """The least number, 0 where none is given."""
        return self.toll.count.low or 0


def tolls_of(finding: Finding, context: Context) -> list[tuple[Toll, list[Evidence]]]:
    """The tolls of an event, each with its evidence. Of several tellings the one that counts most stands, since a
    report first says how many and then tells of single victims; the shot who are not said to be dead are wounded."""
    counted: list[Counted] = []
    finding = _without_parts(finding, context)
    joint = _joint_sentence(finding, context)
    for outcome in OUTCOMES:
        for name in (outcome, f"{outcome}{OWN}"):
            roles = _standing([role for role in finding.roles if role.name == name], context, joint)
            if name == "wounded" and _tells_shot(finding, joint):
                roles = [role for role in roles if role.sentence == joint]
            counted += [_counted(outcome, role, finding, context) for role in roles]
    counted += _of_shot(finding, counted, context, joint)
    counted = one_victim_once(finding, counted, context)
    return [(one.toll, one.rows) for one in counted if one.toll.count.qualifier != "unstated"]


def _without_parts(finding: Finding, context: Context) -> Finding:
    """The finding without those who are only a part of the people counted before: in "at least 30, most of them women"
    the women are among the 30."""
    parts = {role.sentence: parts_told(context.reading.sentences[role.sentence]) for role in finding.roles}
    kept = [
        role for role in finding.roles
        if role.name.removesuffix(OWN) not in OUTCOMES
        or not any(part.contains(role.span) for part in parts[role.sentence])
    ]  # fmt: skip
    return replace(finding, roles=tuple(kept))


def one_victim_once(finding: Finding, counted: list[Counted], context: Context) -> list[Counted]:
    """The tolls without the victim who is told twice: wounded in one sentence and dead in another, or hurt by his own
    hand and then only "the boy"; of six shot of whom one died, five are wounded."""
    own = [one for one in counted if one.toll.of_perpetrators]
    if own:
        counted = [one for one in counted if one in own or not _hurt_himself(one, own[0], finding, context)]
    killed = [one for one in counted if one.toll.outcome == "killed"]
    wounded = [one for one in counted if one.toll.outcome == "wounded"]
    together = _joint_sentence(finding, context) is not None
    others = [one for one in wounded if not one.toll.of_perpetrators]
    hurt_once = bool(killed) and sum(one.low for one in wounded) == 1 and not together
    if hurt_once and _is_same_victim(wounded[0].role, killed, context):
        return [one for one in counted if one not in wounded]
    hurt_own = [one for one in own if one.toll.outcome == "wounded"]
    if hurt_own and sum(one.low for one in killed) == 1 and _is_own_death(killed[0].role, hurt_own[0].role, finding):
        return [one for one in counted if one not in wounded]
    alone = sum(one.low for one in others) == 1 and not _is_another(others[0].role, context)
    if own and alone and others[0].role.sentence != own[0].role.sentence:
        return [one for one in counted if one not in others]
    shot = sum(_low(role, context) for role in _standing([r for r in finding.roles if r.name == "shot"], context))
    dead = sum(one.low for one in killed)
    if shot > 1 and killed and sum(one.low for one in wounded) == shot and shot > dead and not together:
        rest = shot - dead
        toll = Toll("wounded", wounded[0].toll.who, Count(rest, rest, "exactly", wounded[0].toll.count.words))
        rows = [Evidence(row.field, row.span, "tolls.less_dead", "inferred") for one in wounded for row in one.rows]
        return [*(one for one in counted if one not in wounded), Counted(toll, rows, wounded[0].role)]
    return counted


def _hurt_himself(one: Counted, own: Counted, finding: Finding, context: Context) -> bool:
    """Whether the one told is the doer whom the same sentence calls "he": "a boy is in hospital after he shot
    himself"."""
    role, tokens = one.role, context.reading.sentences[one.role.sentence].tokens
    if one.low != 1 or role.sentence != own.role.sentence or tokens[role.head].dep not in ("nsubj", "nsubjpass"):
        return False
    return any(
        doer.name == "actor" and doer.sentence == role.sentence
        and tokens[doer.head].tag == "PRP" and role.span.end <= doer.span.start
        for doer in finding.roles
    )  # fmt: skip


def _is_own_death(dead: Role, hurt: Role, finding: Finding) -> bool:
    """Whether the one dead is he who hurt himself: "a boy is dead after shooting himself"."""
    if dead.sentence != hurt.sentence:
        return dead.rule in ("events.subject", "tolls.word")
    return any(
        role.name == "actor" and role.sentence == dead.sentence and role.head == dead.head for role in finding.roles
    )


def _is_same_victim(hurt: Role, killed: list[Counted], context: Context) -> bool:
    """Whether the one who is told as hurt is the one who is told as dead: not if the words set him apart, and of
    several dead only "he" or "the guard" can be one; "a woman" behind the dead is somebody else."""
    if _is_another(hurt, context):
        return False
    head = context.reading.sentences[hurt.sentence].tokens[hurt.head]
    children = list(context.reading.sentences[hurt.sentence].children(hurt.head, "det", "poss"))
    if sum(one.low for one in killed) > 1:
        return head.tag in BY_TAG or any(child.lemma == "the" for child in children)
    is_new = any(child.lemma == "a" for child in children) and hurt.sentence != context.reading.headline
    return not (is_new and all(one.role.sentence < hurt.sentence for one in killed))


def _is_another(role: Role, context: Context) -> bool:
    """Whether the words set this victim apart from those before: "another man", "a third"."""
    tokens = context.reading.sentences[role.sentence].tokens
    numbers = [number.span for number in context.reading.numbers if number.ordinal and number.sentence == role.sentence]
    inside = [token for token in tokens if role.span.start <= token.start and token.end <= role.span.end]
    return any(
        token.lemma in ("another", "other") or any(span.start == token.start for span in numbers) for token in inside
    )


def _low(role: Role, context: Context) -> int:
    count = count_of(role, context)
    return 0 if count is None else count.low or 0


def total(tolls: Sequence[Toll], outcome: Outcome) -> int | None:
    """The least number of people who came to that harm, doers included; None where the event tells of none."""
    lows = [toll.count.low or 0 for toll in tolls if toll.outcome == outcome]
    return sum(lows) if lows else None


def _joint_sentence(finding: Finding, context: Context) -> int | None:
    """The sentence that tells both of dead and of hurt people, each with a number: its figures belong together. Of
    several the one with most dead."""
    killed: dict[int, int] = {}
    hurt: set[int] = set()
    for role in finding.roles:
        low = _low(role, context)
        if role.name == "killed" and low and not _is_known(role, context):
            killed[role.sentence] = killed.get(role.sentence, 0) + low
        if role.name in ("wounded", "shot") and low:
            dead = {other.head for other in finding.roles if other.name == "killed" and other.sentence == role.sentence}
            if role.head not in dead and not _is_vague(role, context):
                hurt.add(role.sentence)
    both = [sentence for sentence in killed if sentence in hurt]
    return max(both, key=lambda sentence: killed[sentence], default=None)


def _tells_shot(finding: Finding, joint: int | None) -> bool:
    """Whether the sentence with the dead counts all who were shot: "six people were shot, one of them fatally"."""
    return any(role.name == "shot" and role.sentence == joint for role in finding.roles)


def _is_known(role: Role, context: Context) -> bool:
    """Whether the words point at one victim told before: "he", "the victim"."""
    sentence = context.reading.sentences[role.sentence]
    head = sentence.tokens[role.head]
    definite = any(child.lemma == "the" for child in sentence.children(head.i, "det"))
    return head.tag in BY_TAG or (head.tag == "NN" and definite)


def _is_vague(role: Role, context: Context) -> bool:
    count = count_of(role, context)
    return count is None or count.qualifier == "vague"


def _standing(roles: list[Role], context: Context, joint: int | None = None) -> list[Role]:
    """The roles of the sentence that tells of both dead and hurt, unless another has more dead; else those of the
    sentence that counts most; of equals, the first."""
    by_sentence: dict[int, list[Role]] = {}
    for role in roles:
        by_sentence.setdefault(role.sentence, []).append(role)
    by_sentence = {sentence: _without_summary(group, context) for sentence, group in by_sentence.items()}
    rising = [role for role in roles if role.rule == RISING]
    if rising:
        return rising[-1:]
    if joint in by_sentence and roles[0].name != "killed":
        return _apart(by_sentence[joint], context)
    best: list[Role] = []
    most = (False, -1)
    for group in by_sentence.values():
        counted = (any(_is_counted(role, context) for role in group), sum(_low(role, context) for role in group))
        if counted > most:
            best, most = group, counted
    return _apart(best, context)


def _is_counted(role: Role, context: Context) -> bool:
    """Whether the words say how many, and not just that they are several ("paramedics")."""
    return count_of(role, context) not in (None, SEVERAL)


def _without_summary(group: list[Role], context: Context) -> list[Role]:
    """ "Two men killed in a double homicide" are two: the word sums up those told, or stands for all of them."""
    sums = [role for role in group if role.rule.startswith(MULTIPLE)]
    single = [role for role in group if role not in sums]
    if not sums or not single:
        return group
    return sums[:1] if _low(sums[0], context) > sum(_low(role, context) for role in single) else single


def _apart(roles: list[Role], context: Context) -> list[Role]:
    """Roles that name different people: of two with the same words one is left, and the doer comes to harm once."""
    kept: list[Role] = []
    for role in roles:
        words = words_without_number(role, context).lower()
        same = any(
            other.span.overlaps(role.span) or role.name.endswith(OWN)
            or (other.rule != role.rule and words_without_number(other, context).lower() == words)
            for other in kept
        )  # fmt: skip
        if not same:
            kept.append(role)
    return kept


def _counted(outcome: Outcome, role: Role, finding: Finding, context: Context) -> Counted:
    count = count_of(role, context) or Count(None, None, "unstated", role.span.slice(context.reading.text))
    number = number_at(role, context.reading.sentences[role.sentence], context)
    start = role.span.start if number is None else min(role.span.start, number.span.start)
    rows = [Evidence(f"toll.{outcome}", Span(start, role.span.end), role.rule)]
    including = _including(role, finding, context)
    if including is not None:
        rows.append(Evidence(f"toll.{outcome}.including", including.span, including.rule))
    words = None if including is None else including.span.slice(context.reading.text)
    toll = Toll(outcome, words_without_number(role, context), count, words, role.name.endswith(OWN))
    return Counted(toll, rows, role)


def _including(role: Role, finding: Finding, context: Context) -> Role | None:
    """Who is counted within: "including three children", "three of them children", "among them two guards"."""
    rule = f"tolls.{role.name}.including"
    sentence = context.reading.sentences[role.sentence]
    told = [other for other in finding.roles if other.rule == rule and other.sentence == role.sentence]
    if told and sentence.tokens[told[0].head].tag not in BY_TAG:
        return told[0]
    later = [other.span.start for other in finding.roles if other.name in OUTCOMES and other.sentence == role.sentence]
    for part in parts_told(sentence):
        between = any(role.span.end <= start < part.start for start in later)
        if part.start >= role.span.start and not between:
            return Role("including", part, role.sentence, role.head, rule)
    return None


def _of_shot(finding: Finding, counted: list[Counted], context: Context, joint: int | None) -> list[Counted]:
    """Those shot of whom nothing more is said: all of them, less the dead and the wounded that are told."""
    found = []
    for role in _standing([role for role in finding.roles if role.name == f"shot{OWN}"], context):
        if not any(one.toll.of_perpetrators for one in counted):
            found.append(_counted("wounded", role, finding, context))
    shot = _standing([role for role in finding.roles if role.name == "shot"], context, joint)
    told = sum(one.low for one in counted if one.toll.outcome in ("killed", "wounded") and not one.toll.of_perpetrators)
    rest = sum(_low(role, context) for role in shot) - told
    if rest <= 0:
        return found
    if told == 0:
        return [*found, *(_counted("wounded", role, finding, context) for role in shot)]
    words = shot[0].span.slice(context.reading.text)
    toll = Toll("wounded", words_without_number(shot[0], context), Count(rest, rest, "exactly", words))
    return [
        *found,
        Counted(toll, [Evidence("toll.wounded", role.span, "tolls.shot", "inferred") for role in shot], shot[0]),
    ]
