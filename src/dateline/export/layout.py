"""The page that a ledger is set on: headings, labelled lines and columns within a width. Text in, lines out."""

import textwrap
from collections.abc import Iterable, Iterator

LABEL = 15
GAP = 2


def heading(title: str, count: int | None, *, width: int) -> str:
    """`EVENTS · 11 ────────────`: a section's title with the number of its entries, ruled to the width."""
    words = title if count is None else f"{title} · {count}"
    return f"{words} ".ljust(width, "─")


def entry(number: str, left: str, right: str, *, width: int) -> list[str]:
    """The first line of an entry: its number, what it is, and at the right edge when and where, if both fit."""
    head = f"{number:<4} {left}"
    if len(head) + len(right) + 2 <= width:
        return [f"{head}{right:>{width - len(head)}}".rstrip()]
    lines = wrapped(left, indent=5, first=5, width=width, prefix=f"{number:<4} ")
    return [*lines, *wrapped(right, indent=5, first=5, width=width)] if right else lines


def labelled(label: str, words: str, *, width: int, indent: int = 5) -> list[str]:
    """`according to   officials`, the words wrapped under themselves."""
    start = f"{'':{indent}}{label:<{LABEL}}"
    lines = wrapped(words, indent=len(start), first=0, width=width, prefix=start)
    return lines


def wrapped(words: str, *, indent: int, first: int, width: int, prefix: str = "") -> list[str]:
    """The words within the width, the first line `first` columns in (or behind `prefix`), the others `indent`."""
    filled = textwrap.wrap(
        " ".join(words.split()),
        width=width,
        initial_indent=prefix or " " * first,
        subsequent_indent=" " * indent,
        break_long_words=True,
        break_on_hyphens=False,
    )
    return [line.rstrip() for line in filled] or [(prefix or " " * first).rstrip()]


def columns(
    rows: Iterable[tuple[str, ...]], *, shares: tuple[int, ...], width: int, fixed: tuple[int, ...] = ()
) -> Iterator[str]:
    """Rows of cells side by side, each cell wrapped in its column. `fixed` gives columns their width where it is not 0
    (an id must not break), `shares` divide what remains among the others."""
    exact = fixed or (0,) * len(shares)
    room = width - GAP * (len(shares) - 1) - sum(exact)
    whole = sum(share for share, wide in zip(shares, exact, strict=True) if not wide)
    widths = [wide or max(4, room * share // whole) for share, wide in zip(shares, exact, strict=True)]
    for row in rows:
        cells = [textwrap.wrap(" ".join(cell.split()), wide) or [""] for cell, wide in zip(row, widths, strict=True)]
        for at in range(max(len(cell) for cell in cells)):
            line = (" " * GAP).join(
                f"{cell[at] if at < len(cell) else '':<{wide}}" for cell, wide in zip(cells, widths, strict=True)
            )
            yield line.rstrip()


def shortened(words: str, limit: int) -> str:
    """The words within a limit, cut at a space and marked with "…"."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= limit else textwrap.shorten(one_line, limit, placeholder=" …")


def quoted(words: str) -> str:
    """The words between typographic quotes, their own quotation marks left as they are."""
    return f"“{words}”" if not (words.startswith("“") and words.endswith("”")) else words
