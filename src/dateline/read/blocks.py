"""The blocks of a plain text: its lines, with the lines of a hard-wrapped paragraph taken together."""

import re
from itertools import pairwise

from dateline.model.page import Block

LINE = re.compile(r"[^\n]+")
# A line break is the wrapper's work when the next word would not have fitted; wires wrap ragged, so a little slack.
WIDEST, SLACK, MOST_BREAKS = 120, 14, 0.75


def blocks_of(text: str) -> tuple[Block, ...]:
    """Non-blank stretches in order: "paragraph" for wrapped lines taken together, "line" for a line of its own.

    Blocks have no white space at their ends. A line that is indented deeper than the one above opens a new block.
    """
    groups = _groups(text)
    may_wrap = _is_narrow(groups)
    blocks: list[Block] = []
    for group in groups:
        if may_wrap and len(group) > 1 and _is_wrapped(text, group):
            blocks += [Block(lines[0][0], lines[-1][1]) for lines in _by_indent(text, group)]
        else:
            blocks += [Block(start, end, "line") for start, end in group]
    return tuple(blocks)


def _groups(text: str) -> list[list[tuple[int, int]]]:
    """Runs of lines without a blank line between them."""
    groups: list[list[tuple[int, int]]] = []
    last = -2
    for found in LINE.finditer(text):
        line = found[0]
        stripped = line.strip()
        if not stripped:
            continue
        start = found.start() + line.index(stripped[0])
        if groups and last == found.start() - 1:
            groups[-1].append((start, start + len(stripped)))
        else:
            groups.append([(start, start + len(stripped))])
        last = found.end()
    return groups


def _is_narrow(groups: list[list[tuple[int, int]]]) -> bool:
    """Whether the page as a whole was wrapped: nine lines in ten are no wider than a terminal or a printed page."""
    widths = sorted(end - start for group in groups for start, end in group)
    return bool(widths) and widths[len(widths) * 9 // 10] <= WIDEST


def _is_wrapped(text: str, group: list[tuple[int, int]]) -> bool:
    width = max(end - start for start, end in group)
    if width > WIDEST or width < 40:
        return False
    full = 0
    for (start, end), (after, after_end) in pairwise(group):
        word = text.find(" ", after, after_end)
        full += end - start + 1 + ((word if word >= 0 else after_end) - after) > width - SLACK
    return full >= MOST_BREAKS * (len(group) - 1)


def _by_indent(text: str, group: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    paragraphs = [[group[0]]]
    for above, line in pairwise(group):
        if _indent(text, line[0]) > _indent(text, above[0]):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def _indent(text: str, start: int) -> int:
    return start - (text.rfind("\n", 0, start) + 1)
