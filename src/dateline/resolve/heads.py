"""How many people the words of a role count, whom they name, and who of them is told apart."""

from dateline.model.finding import Role
from dateline.model.reading import NumberMention, Sentence, Token, in_sentence
from dateline.model.sourced import Span
from dateline.model.values import Count
from dateline.resolve.context import Context

ONE = Count(1, 1)
NOBODY = Count(0, 0, "none")
SEVERAL = Count(2, None, "vague")
MULTIPLE = "tolls.multiple."
NONE = "tolls.none"
SINGULAR = frozenset({"NN", "NNP"})
BY_TAG = frozenset({"PRP", "WP"})
# What stands between a number and the noun that it counts: "12 young army recruits".
BETWEEN = frozenset(
    {"amod", "compound", "nmod", "nummod", "quantmod", "det", "punct", "poss", "case", "advmod", "hmod"}
)
# Parts of speech that the words of a part of the dead are made of: "most of them women and children".
PART = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "CC", "CD", "HYPH", "RB", "VBN", "PRP$", "IN"})


def count_of(role: Role, context: Context) -> Count | None:
    """The number of people in a role's words: "six people" is 6, "a farmer" 1, "both men" 2, "no one" 0, "farmers" at
    least two, "a third of the 30 hostages" 10.

    An age is no number of people ("a 12-year-old boy" is 1), and with "each" it is only the least of them. None for
    words that do not say ("they").
    """
    sentence = context.reading.sentences[role.sentence]
    head = sentence.tokens[role.head]
    if role.rule == NONE:
        return NOBODY
    if role.rule.startswith(MULTIPLE):
        times = int(role.rule.removeprefix(MULTIPLE))
        return Count(times, times, "exactly", role.span.slice(context.reading.text))
    number = number_at(role, sentence, context)
    if number is not None:
        return _of_each(number.count, role, sentence)
    share = _share_at(role, sentence, context)
    if share is not None:
        return share
    determiners = {child.lemma for child in sentence.children(head.i, "det", "preconj", "predet")}
    if "both" in determiners or head.lemma == "both":
        return Count(2, 2, "exactly", role.span.slice(context.reading.text))
    if "no" in determiners or head.lemma in ("nobody", "none"):
        return NOBODY
    if head.tag in BY_TAG:
        return None if {head.lemma, head.text.lower()} & context.people.many else ONE
    if head.lemma in context.people.together:
        return SEVERAL
    if head.tag in ("DT", "JJ"):
        return ONE
    if head.tag in SINGULAR or determiners & {"a", "an", "another", "one"}:
        return ONE
    return SEVERAL if head.tag in ("NNS", "NNPS") else None


def number_at(role: Role, sentence: Sentence, context: Context) -> NumberMention | None:
    """The number that counts the head of a role: it hangs on the head, or stands before it in the same phrase."""
    inside = [
        number
        for number in in_sentence(context.reading.numbers, role.sentence)
        if not number.ordinal and number.unit is None and number.count.qualifier != "unstated"
        and (role.span.overlaps(number.span) or _hangs_on(number, role.head, sentence))
    ]  # fmt: skip
    for number in inside:
        for token in sentence.tokens_in(number.span):
            above = sentence.tokens[token.head]
            if role.head in (token.i, token.head) or (
                above.head == role.head
                and token.dep in ("quantmod", "nummod")
                and above.dep in ("nummod", "quantmod", "amod")
            ):
                return number
    return next((number for number in inside if _stands_before(number, role.head, sentence)), None)


def words_without_number(role: Role, context: Context) -> str:
    """Whom the toll counts, in the words of the report without the number: "civilians", "people"; of "a family of
    five" the family stays."""
    if role.rule == NONE:
        return "people"
    sentence = context.reading.sentences[role.sentence]
    number = number_at(role, sentence, context)
    spans = [] if number is None else [number.span]
    keep = [token for token in sentence.tokens_in(role.span) if not any(span.contains(_span(token)) for span in spans)]
    words = context.people
    while len(keep) > 1 and (keep[0].dep in ("det", "prep", "quantmod", "advmod") or keep[0].lemma in words.others):
        keep.pop(0)
    head = sentence.tokens[role.head]
    named = any(token.is_noun and token.i > head.i for token in keep)
    if head not in keep and not named and head.lemma in words.together | words.pairs:
        keep = sorted([*keep, head], key=lambda token: token.i)
    if not keep or all(token.tag in ("PRP", "DT", "WP") or token.lemma in words.others for token in keep):
        return "people"
    return context.reading.text[keep[0].start : keep[-1].end]


def parts_told(sentence: Sentence) -> list[Span]:
    """Where a sentence tells a part of people counted before: "three of them children", "most of whom were women",
    "among them two guards" (without the first two words)."""
    found = []
    for token in sentence.tokens[1:]:
        before = sentence.tokens[token.i - 1]
        if token.text.lower() not in ("them", "whom") or before.lemma not in ("of", "among", "amongst"):
            continue
        start = token.i + 1 if before.lemma != "of" else _start_of_part(sentence, before.i)
        end = token.i + 1
        if end < len(sentence.tokens) and sentence.tokens[end].lemma == "be":
            end += 1
        first = end
        while end < len(sentence.tokens) and sentence.tokens[end].tag in PART:
            end += 1
        if end > first:
            found.append(Span(sentence.tokens[min(start, first)].start, sentence.tokens[end - 1].end))
    return found


def _of_each(count: Count, role: Role, sentence: Sentence) -> Count:
    """ "Five people each" are five here and five there: at least five."""
    each = any(token.lemma == "each" and token.head == role.head and token.i > role.head for token in sentence.tokens)
    return Count(count.low, None, "at least", count.words) if each else count


def _share_at(role: Role, sentence: Sentence, context: Context) -> Count | None:
    """ "A third of the 30 hostages" is ten; of a whole that is not told, more than one."""
    inside = [
        number for number in in_sentence(context.reading.numbers, role.sentence) if role.span.overlaps(number.span)
    ]
    for at, number in enumerate(inside):
        if number.unit != "percent" or all(token.i != role.head for token in sentence.tokens_in(number.span)):
            continue
        words = role.span.slice(context.reading.text)
        whole = next((other for other in inside[at + 1 :] if other.unit is None and not other.ordinal), None)
        if whole is None or not number.amounts or whole.count.low is None or whole.count.low != whole.count.high:
            return Count(2, None, "vague", words)
        share = number.amounts[0] if number.amounts[0] <= 1 else number.amounts[0] / 100
        part = round(share * whole.count.low, 6)
        return Count(round(part), round(part), "exactly" if part == int(part) else "about", words)
    return None


def _hangs_on(number: NumberMention, head: int, sentence: Sentence) -> bool:
    """Whether the number counts the head from outside the role's words: "between nine and 15 soldiers"."""
    return any(number.span.contains(_span(token)) for token in sentence.children(head, "nummod"))


def _stands_before(number: NumberMention, head: int, sentence: Sentence) -> bool:
    """Whether only words of the head's own phrase stand between the number and the head: "two or three army guards"."""
    tokens = sentence.tokens_in(number.span)
    if not tokens or not 0 < head - tokens[-1].i < 6:
        return False
    return all(token.dep in BETWEEN for token in sentence.tokens[tokens[-1].i + 1 : head])


def _start_of_part(sentence: Sentence, of: int) -> int:
    """Where the part before "of them" begins: at its number, with the words of its bound."""
    start = of - 1
    while start > 0 and sentence.tokens[start - 1].tag in ("CD", "RB", "DT", "JJS", "JJR", "HYPH"):
        start -= 1
    return start


def _span(token: Token) -> Span:
    return Span(token.start, token.end)
