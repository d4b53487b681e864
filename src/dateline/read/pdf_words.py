"""The words of a PDF page with their places, turned so that the page's text stands upright; `top` grows downwards."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator

import pypdfium2.raw as pdfium
from msgspec import Struct

# A broadsheet page holds some 40,000 characters.
MOST_CHARACTERS = 200_000
# The signs that the library puts where a line ends in a hyphen.
PARTED = (0x02, 0xFFFE)
# A hyphen, a soft hyphen, and the two that Unicode has for the same.
HYPHENS = ("-", "\xad", "\u2010", "\u2011")
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# So many degrees a word may lean and still stand in its line (a scan that was laid on askew).
LEANING = 5
BOLD_WEIGHT = 650


class Word(Struct, frozen=True, gc=False):
    """A word and its box in points. `size` is that of its letters; one that `breaks` ends its line in a hyphen."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    is_bold: bool = False
    breaks: bool = False

    @property
    def middle(self) -> float:
        """The height at which the word stands."""
        return (self.top + self.bottom) / 2


class PageWords(Struct, frozen=True):
    """The words of a page in the order in which they were drawn, the page's own box, and how many of its characters
    were read and left unread; `strange` are those that are no letters of any language."""

    words: tuple[Word, ...]
    box: tuple[float, float, float, float]
    characters: int
    unread: int
    strange: int


def words_of(page: pdfium.FPDF_PAGE) -> PageWords:
    """The words of a loaded page. Words that stand askew, or across most others of the page, are left out."""
    text = pdfium.FPDFText_LoadPage(page)
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, bounds)
    box = (bounds.left, bounds.bottom, bounds.right, bounds.top)
    if not text:
        return PageWords((), box, 0, 0, 0)
    try:
        reading = _Reading(text)
        found = [word for start, end in reading.stretches() for word in reading.words(start, end)]
        turns = Counter(turn for turn, _ in found if turn >= 0)
        upright = min(turns, key=lambda turn: (-turns[turn], turn)) if turns else 0
        page_box = _turned(box, upright)
        words = tuple(
            word
            for turn, word in ((turn, _upright(word, upright)) for turn, word in found)
            if turn == upright and _is_on(word, page_box)
        )
        return PageWords(words, page_box, reading.count, reading.unread, reading.strange)
    finally:
        pdfium.FPDFText_ClosePage(text)


class _Reading:
    """One page's characters."""

    def __init__(self, text: pdfium.FPDF_TEXTPAGE) -> None:
        self.text = text
        total = max(0, pdfium.FPDFText_CountChars(text))
        self.count = min(total, MOST_CHARACTERS)
        self.unread = total - self.count
        unicode = pdfium.FPDFText_GetUnicode
        self.codes = [unicode(text, at) for at in range(self.count)]
        self.strange = sum(code == 0xFFFD or 0xE000 <= code <= 0xF8FF or code == 0 for code in self.codes)
        self.box, self.matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self.name, self.flags = ctypes.create_string_buffer(64), ctypes.c_int()

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Stretches of characters without a blank; a hyphen at a line's end closes one."""
        start = -1
        for at, code in enumerate(self.codes):
            if code <= 0x20 or code in (0xA0, 0x3000, 0xFFFE):
                if start >= 0:
                    yield start, at + (code in PARTED)
                start = -1
            elif start < 0:
                start = at
        if start >= 0:
            yield start, self.count

    def words(self, start: int, end: int) -> Iterator[tuple[int, Word]]:
        """The words of a stretch with their quarter turns (-1 is askew): one, or several where it leaps elsewhere."""
        first, last = self.box_of(start), self.box_of(end - 1 - self.is_parted(end))
        height = abs(first[3] - first[1]) or 1.0
        leap = max(abs(first[1] - last[1]), abs(first[0] - last[0]) - height * (end - start))
        begun, before = start, first
        for at in range(start + 1, end) if leap > height and self.turn(start)[0] in (0, 2) else ():
            box = self.box_of(at)
            if box[0] < before[0] or abs(box[1] - before[1]) > 0.5 * abs(before[3] - before[1]):
                yield self.word(begun, at)
                begun = at
            before = box
        yield self.word(begun, end)

    def is_parted(self, end: int) -> bool:
        """Whether a stretch ends in the library's sign of a hyphen at a line's end."""
        return self.codes[end - 1] in PARTED

    def word(self, start: int, end: int) -> tuple[int, Word]:
        breaks = self.is_parted(end)
        last = max(start, end - 1 - breaks)
        first_box, last_box = self.box_of(start), self.box_of(last)
        turn, size = self.turn(start)
        box = (
            min(first_box[0], last_box[0]),
            min(first_box[1], last_box[1]),
            max(first_box[2], last_box[2]),
            max(first_box[3], last_box[3]),
        )
        raw = "".join(map(chr, self.codes[start : last + 1])).translate(LIGATURES)
        breaks = breaks or (len(raw) > 1 and raw.endswith(HYPHENS))
        text = raw.rstrip("".join(HYPHENS)) + "-" if breaks else raw.replace("\xad", "")
        return turn, Word(text, *box, size, self.is_bold(start), breaks)

    def box_of(self, at: int) -> tuple[float, float, float, float]:
        pdfium.FPDFText_GetLooseCharBox(self.text, at, self.box)
        return self.box.left, self.box.bottom, self.box.right, self.box.top

    def turn(self, at: int) -> tuple[int, float]:
        """The quarter turns of a character, -1 for one that stands askew, and the size of its letters."""
        matrix = self.matrix
        pdfium.FPDFText_GetMatrix(self.text, at, matrix)
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
        quarters = round(angle / 90)
        size = pdfium.FPDFText_GetFontSize(self.text, at) * math.hypot(matrix.c, matrix.d)
        return (quarters % 4 if abs(angle - 90 * quarters) <= LEANING else -1), round(size, 1)

    def is_bold(self, at: int) -> bool:
        length = pdfium.FPDFText_GetFontInfo(self.text, at, self.name, len(self.name), self.flags)
        return b"bold" in self.name.raw[:length].lower() or pdfium.FPDFText_GetFontWeight(self.text, at) >= BOLD_WEIGHT


def _turned(box: tuple[float, float, float, float], quarters: int) -> tuple[float, float, float, float]:
    """A box of the page (left, bottom, right, top; upwards) as left, top, right, bottom of the upright page."""
    left, bottom, right, top = box
    match quarters:
        case 1:
            return bottom, left, top, right
        case 2:
            return -right, bottom, -left, top
        case 3:
            return -top, -right, -bottom, -left
        case _:
            return left, -top, right, -bottom


def _upright(word: Word, quarters: int) -> Word:
    left, top, right, bottom = _turned((word.left, word.top, word.right, word.bottom), quarters)
    return Word(word.text, left, top, right, bottom, word.size, word.is_bold, word.breaks)


def _is_on(word: Word, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= (word.left + word.right) / 2 <= box[2] and box[1] <= word.middle <= box[3]
