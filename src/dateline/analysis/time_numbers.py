"""Numbers inside times: how many days or years words spell, and which year."""

import re
from collections.abc import Mapping

ARTICLES = ("a", "an")
_SCALES = (12, 100, 1000)


def number_of(words: list[str], figures: Mapping[str, str]) -> str:
    """The number that words spell: "twenty four" is 24, "two and a half" 2.5, "a few" X, "two to three" 2."""
    total: float | None = None
    for word in words:
        if word in ("to", "or") or (word == "-" and total is not None and not (total >= 20 and total % 10 == 0)):
            break
        figure = figures.get(word) or _plain_figure(word)
        if figure is None or (word in ARTICLES and len(words) > 1 and words[1:] != ["-"]):
            continue
        if figure == "X":
            return "X"
        value = float(figure)
        if total is None:
            total = value
        elif value in _SCALES and total < value:
            total *= value
        else:
            total += value
    if total is None:
        return "1" if words[0] in ARTICLES else "X"
    return f"{total:g}" if total < 1e6 else f"{int(total)}"


def year_of(words: list[str], figures: Mapping[str, str]) -> str:
    """The year that words spell: "nineteen ninety-six" is 1996, "two thousand and seven" 2007, "'89" stays 89."""
    if len(words) == 1:
        return words[0].removeprefix("'")
    parts = [int(float(figures[word])) for word in words if word in figures]
    if parts[:2] == [2, 1000]:
        return str(2000 + sum(parts[2:]))
    return str(parts[0] * 100 + sum(parts[1:]))


def _plain_figure(word: str) -> str | None:
    if "/" in word:
        top, _, bottom = word.partition("/")
        return str(int(top) / int(bottom)) if int(bottom) else None
    plain = re.sub(r",|(?:st|nd|rd|th)$", "", word)
    return {"¼": "0.25", "½": "0.5", "¾": "0.75"}.get(word, plain if plain.replace(".", "", 1).isdigit() else None)
