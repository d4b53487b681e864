"""What a number is a number of where it counts no heads: percent, money, a measure, years of age."""

import re

from msgspec.structs import replace

from dateline.analysis.number_figures import Amount
from dateline.analysis.number_settings import Before
from dateline.analysis.number_tables import NumberTables

OLDEST = 119
# Behind an age that stands beside a name: "Amadou Barka, 43, was held", "Amadou Barka (43)".
BEHIND = re.compile(r"[ \u00a0-]*([A-Za-z]+|\S)")
BEHIND_AGE = re.compile(r"[,;)]|\.(?!\d)")


def with_unit(text: str, amount: Amount, before: Before, first: int, tables: NumberTables) -> tuple[Amount, str | None]:
    """The amount with its percent or money words taken in, and the unit; the words of a measure stay outside."""
    if amount.kind == "share":
        return amount, "percent"
    if amount.kind == "fold":
        return amount, "times"
    known = is_known_behind(text, amount.end, tables)
    percent = tables.percent.match(text, amount.end) if known else None
    if percent is not None:
        return replace(amount, end=percent.end()), "percent"
    sign = _sign(text, amount, before, first, tables)
    if sign is not None:
        return replace(amount, start=amount.start - len(sign[0])), tables.signs[" ".join(sign[1].lower().split())]
    money = tables.money_words.match(text, amount.end) if known else None
    if money is not None:
        return replace(amount, end=money.end()), tables.money[" ".join(money[1].lower().split())]
    measure = tables.measures.match(text, amount.end) if known else None
    if measure is not None:
        return amount, tables.units[" ".join(measure[1].lower().split())]
    return amount, "age" if _is_age(text, amount, before, tables) else None


def is_known_behind(text: str, end: int, tables: NumberTables) -> bool:
    """Whether the word behind a number opens a unit or a bound: the cheap look before the dear ones."""
    found = BEHIND.match(text, end)
    return found is not None and found[1].lower() in tables.behind


def is_currency(unit: str | None) -> bool:
    """Whether the unit is a code of ISO 4217: three capitals."""
    return unit is not None and len(unit) == 3 and unit.isupper()


def _sign(text: str, amount: Amount, before: Before, first: int, tables: NumberTables) -> re.Match[str] | None:
    """The sign of a currency right before the figures: "$5", "US $5", "Rs 500"."""
    apart = text[amount.start - 1 : amount.start].isspace()
    if amount.start == first or (apart and not (before and before[-1][0].lower() in tables.sign_words)):
        return None
    return tables.sign.search(text[max(first, amount.start - 6) : amount.start])


def _is_age(text: str, amount: Amount, before: Before, tables: NumberTables) -> bool:
    """Whether the figures stand behind a person's name and nothing else: "Amadou Barka, 43,"; not "in Karvala, 12,"."""
    mark = text[amount.start - 2 : amount.start] if amount.start > 2 else ""
    if mark not in (", ", " (") or not before or not (0 < amount.low <= OLDEST) or not text[amount.start].isdigit():
        return False
    behind = BEHIND_AGE.match(text, amount.end)
    if behind is None or (behind[0] == ")") != (mark == " ("):
        return False
    names = [word for word, start in before if start < amount.start and word not in ("", "(")]
    if not names or not names[-1][:1].isupper() or names[-1].rstrip(",").isupper():
        return False
    while names and names[-1][:1].isupper():
        last = names.pop().rstrip(",").lower()
        if last in tables.months or last in tables.numerals or last in tables.places_after:
            return False
    return not names or names[-1].lower() not in tables.places_after
