"""One walk through an RTF document: its groups, the letters of its code pages, its paragraphs."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from dateline.read.composed import clean
from dateline.read.docx_styles import role_of_style
from dateline.read.paragraphs import Paragraph
from dateline.read.rtf_signs import (
    ANSI,
    AROUND,
    CHARSETS,
    PROPERTIES,
    SIGNS,
    SKIPPED,
    STARRED,
    TABLES,
    code_page,
    decoded,
)
from dateline.read.rtf_tokens import tokens

# Control words that end a paragraph.
ENDS = frozenset({"par", "line", "sect", "page", "cell", "nestcell", "row", "nestrow"})
NOWHERE = "-"
BODY = 9


class State(Struct, frozen=True):
    """What holds inside a group: where its text goes ("" is the body), and how its letters and paragraphs are set."""

    goes: str = ""
    font: int = -1
    skips: int = 1
    style: int = -1
    level: int = BODY
    is_bold: bool = False
    is_hidden: bool = False
    is_cell: bool = False
    is_item: bool = False


class Reading:
    """The walk. `paragraphs` are found by where they go: "" body, "header", "footer", "footnote"."""

    def __init__(self) -> None:
        self.paragraphs: dict[str, list[Paragraph]] = {}
        self.properties: dict[str, str] = {}
        self.times: dict[str, dict[str, int]] = {}
        self.styles: dict[int, str] = {}
        self.charsets: dict[int, str] = {}
        self.encoding = ANSI
        self.state = State()
        self.above: list[State] = []
        self.pieces: dict[str, list[tuple[str, bool]]] = {}
        self.letters = bytearray()
        self.to_skip = 0
        self.is_starred = self.opens_page = False

    @property
    def is_open(self) -> bool:
        """Whether a group was not closed: the document is cut short."""
        return bool(self.above)

    def read(self, raw: bytes) -> None:
        """Read the whole document."""
        for name, number, letters in tokens(raw):
            if name == "":
                self.text(letters)
            elif name == "'":
                self.byte(letters)
            elif name == "{":
                self.flush()
                self.above.append(self.state)
                self.to_skip = 0
            elif name == "}":
                self.close()
            else:
                self.word(name, number)
        self.flush()
        for goes in sorted(self.pieces):
            self.end_paragraph(goes)

    def text(self, letters: bytes) -> None:
        skipped = min(self.to_skip, len(letters))
        self.to_skip -= skipped
        self.letters += letters[skipped:]

    def byte(self, letter: bytes) -> None:
        if self.to_skip:
            self.to_skip -= 1
        else:
            self.letters += letter

    def close(self) -> None:
        self.flush()
        self.to_skip = 0
        closed = self.state
        if self.above:
            self.state = self.above.pop()
        if closed.goes == "stylesheet":
            name = "".join(text for text, _ in self.pieces.pop("stylesheet", []))
            self.styles.setdefault(closed.style, clean(name).rstrip(";").lower())
        elif closed.goes in PROPERTIES and closed.goes != self.state.goes:
            self.properties.setdefault(closed.goes, "".join(text for text, _ in self.pieces.pop(closed.goes, [])))
        elif closed.goes != self.state.goes and closed.goes in AROUND.values():
            self.end_paragraph(closed.goes, state=closed)

    def word(self, name: str, number: int | None) -> None:
        if name == "*":
            self.is_starred = True
            return
        starred, self.is_starred = self.is_starred, False
        if name == "u":
            self.unicode(number or 0)
        elif name in SIGNS:
            self.flush()
            self.put(SIGNS[name])
        elif name in ENDS:
            self.flush()
            self.end(name)
        elif name in SETTERS:
            self.flush()
            self.state = SETTERS[name](self.state, 1 if number is None else number)
        elif starred or name in SKIPPED or name in AROUND or name in TABLES or name in PROPERTIES:
            self.enter(name, is_starred=starred)
        elif self.state.goes in TABLES or self.state.goes in PROPERTIES:
            self.entry(name, number or 0)
        elif name == "ansicpg":
            self.encoding = code_page(number or 0)
        elif name == "mac":
            self.encoding = "mac_roman"

    def unicode(self, number: int) -> None:
        self.flush()
        self.put(chr(number % 0x10000) if number < 0x10000 else chr(min(number, 0x10FFFF)))
        self.to_skip = self.state.skips

    def enter(self, name: str, *, is_starred: bool) -> None:
        """A group that is more than text: what of it is read, and where to."""
        self.flush()
        goes = self.state.goes
        if name in PROPERTIES:
            goes = name if goes == "info" else goes
        elif goes == NOWHERE or (is_starred and name not in STARRED) or name in SKIPPED:
            if name in ("listtext", "pntext"):
                self.put("\v")
            goes = NOWHERE
        elif name in TABLES:
            goes = name
        elif name in AROUND:
            goes = AROUND[name]
        self.state = replace(self.state, goes=goes)

    def entry(self, name: str, number: int) -> None:
        """A control word in a table of fonts or a date of the properties."""
        if name == "fcharset" and number in CHARSETS:
            self.charsets[self.state.font] = CHARSETS[number]
        elif self.state.goes in PROPERTIES and number >= 0:
            self.times.setdefault(self.state.goes, {}).setdefault(name, number)

    def end(self, name: str) -> None:
        """A paragraph, a cell, a line or a page ends here."""
        if self.state.goes in PROPERTIES or self.state.goes in TABLES or self.state.goes == NOWHERE:
            return
        self.end_paragraph(self.state.goes, is_cell=name in ("cell", "nestcell"))
        if name == "page":
            self.opens_page = True

    def flush(self) -> None:
        """The letters so far, as characters, to where they go."""
        if self.letters:
            letters = decoded(bytes(self.letters), self.charsets.get(self.state.font, self.encoding))
            self.letters.clear()
            self.put(letters)

    def put(self, text: str) -> None:
        state = self.state
        if not state.is_hidden and state.goes not in (NOWHERE, "fonttbl", "info"):
            self.pieces.setdefault(state.goes, []).append((text, state.is_bold))

    def end_paragraph(self, goes: str, *, is_cell: bool = False, state: State | None = None) -> None:
        pieces = self.pieces.pop(goes, [])
        # The halves of a character beyond 16 bits come one by one.
        text = "".join(text for text, _ in pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        is_item = "\v" in text
        if not (words := clean(text)):
            return
        bold = clean("".join(text for text, _ in pieces[: _bold_until(pieces)]))
        state = state or self.state
        style = self.styles.get(state.style, "")
        role = role_of_style(style) or "paragraph"
        if is_cell or state.is_cell:
            role = "cell"
        elif state.level < BODY and role == "paragraph":
            role = "heading"
        elif (is_item or state.is_item) and role == "paragraph":
            role = "list"
        opens_page, self.opens_page = self.opens_page and goes == "", self.opens_page and goes != ""
        if goes == "":
            one = Paragraph(words, role, bold == words, bold, opens_page, hint="" if style == "normal" else style)
        else:
            one = Paragraph(words, "paragraph", bold == words, bold, zone="around", hint=goes)
        self.paragraphs.setdefault(goes, []).append(one)


def _bold_until(pieces: list[tuple[str, bool]]) -> int:
    return next((at for at, (text, is_bold) in enumerate(pieces) if text.strip() and not is_bold), len(pieces))


def _fresh_paragraph(state: State, _: int) -> State:
    return replace(state, style=-1, level=BODY, is_cell=False, is_item=False)


def _plain(state: State, _: int) -> State:
    return replace(state, is_bold=False, is_hidden=False)


SETTERS: dict[str, Callable[[State, int], State]] = {
    "b": lambda state, number: replace(state, is_bold=number != 0),
    "v": lambda state, number: replace(state, is_hidden=number != 0),
    "deleted": lambda state, number: replace(state, is_hidden=number != 0),
    "f": lambda state, number: replace(state, font=number),
    "uc": lambda state, number: replace(state, skips=max(0, min(number, 8))),
    "s": lambda state, number: replace(state, style=number),
    "ls": lambda state, number: replace(state, is_item=number != 0),
    "intbl": lambda state, _: replace(state, is_cell=True),
    "outlinelevel": lambda state, number: replace(state, level=number),
    "pard": _fresh_paragraph,
    "plain": _plain,
}
