"""One letter to pages: its words with subject, sender and date, and the documents that are attached to it.

The plain policy of the standard library parses it, for the newer one raises on headers that it does not understand;
what a header says is decoded here, and no longer than a header is.
"""

import email
import email.header
import email.policy
import re
from collections.abc import Iterable, Iterator
from email.errors import HeaderParseError, MessageError
from email.message import Message

from msgspec import Struct
from msgspec.structs import replace

from dateline.model.page import Page, Stated
from dateline.model.printable import printable
from dateline.model.problem import Problem
from dateline.read.decode import decode
from dateline.read.rows import Told, clean, item_of, plain
from dateline.read.source import Document

# A letter with more parts was made to hold up its reader; and each line is held against every part that is open.
MOST_PARTS, MOST_LOOKS = 10_000, 20_000_000
LONGEST_HEADERS, LONGEST_HEADER = 1_000_000, 10_000
BOUNDARY = re.compile(rb"^--", re.MULTILINE)
MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.MULTILINE | re.IGNORECASE)
HEADERS_END = re.compile(rb"\r?\n\r?\n")
UNSEEN = re.compile(r"<(?:style|title)\b[^<>]*>[^<]*|<[^<>]{0,5000}>|&nbsp;", re.IGNORECASE)
NAME = re.compile(r'\s*"?([^<>"]+?)"?\s*<')
NAME_BEHIND = re.compile(r"\S+@\S+ \((.+)\)")
IN_BRACKETS = re.compile(r"<(https?://[^<>\s]+)>")
# Attachments that may hold a report, by media type and by the end of their names.
READABLE_TYPES = ("application/pdf", "application/rtf", "text/html", "text/plain", "text/markdown", "message/rfc822")
READABLE_NAMES = (".pdf", ".html", ".htm", ".txt", ".md", ".docx", ".rtf", ".eml")


class Attached(Struct, frozen=True):
    """An attachment that no reader takes, by its media type."""

    kind: str


def items_of_mail(raw: bytes, *, uri: str) -> Iterator[Page | Document | Problem | Attached]:
    """The words of a letter, as a page or a document of HTML, then its attachments at "uri/report.pdf"."""
    refusal = _refusal(raw)
    try:
        letter = email.message_from_bytes(raw, policy=email.policy.compat32) if not refusal else Message()
        parts = list(_leaves(letter))
    except RecursionError:
        refusal = "its parts lie too deep in each other"
    if refusal:
        yield Problem("read.mail", "R47", f"{uri}: this letter is not opened ({refusal}); save what it holds by itself")
        return
    stated = _stated(dict(_headers(letter)))
    told, problems = _told(parts, stated, uri)
    page = item_of(told, uri=uri)
    if isinstance(page, Page):
        yield replace(page, problems=tuple(problems))
    else:
        yield from problems
        yield from () if page is None else (page,)
    attached = list(_attachments(parts, stated, uri))
    if page is None and not problems and not any(isinstance(one, Document) for one in attached):
        yield Problem("read.mail", "R46", f"{uri}: a letter without words; passed over")
    yield from attached


def _refusal(raw: bytes) -> str:
    """Why a letter is not even parsed: it was made to take time and memory without end."""
    end = HEADERS_END.search(raw)
    if (end.start() if end else len(raw)) > LONGEST_HEADERS:
        return "more headers than a letter has"
    if len(BOUNDARY.findall(raw)) > MOST_PARTS and MULTIPART.search(raw):
        return "more parts than a letter has"
    if len(MULTIPART.findall(raw)) * raw.count(b"\n") > MOST_LOOKS:
        return "more parts within parts than a letter has"
    return ""


def _leaves(letter: Message) -> Iterator[Message]:
    """The parts that hold something themselves, in order; a letter within the letter is one of them."""
    left: list[Message] = [letter]
    while left:
        part = left.pop()
        inner = part.get_payload()
        if part.get_content_type() == "message/rfc822" or not isinstance(inner, list):
            yield part
        else:
            left += [one for one in reversed(inner) if isinstance(one, Message)]


def _headers(letter: Message) -> Iterator[tuple[str, str]]:
    """Name and decoded words of each header, the first of a name last, so that it is the one that stays."""
    for name, value in reversed(list(letter.raw_items())):
        yield name.lower(), _decoded(str(value)[:LONGEST_HEADER])


def _decoded(value: str) -> str:
    """A header's words: encoded ones are decoded, bare bytes are UTF-8 or Windows-1252."""
    try:
        pieces = email.header.decode_header(_of_bytes(value.encode("utf-8", "surrogateescape"), "utf-8"))
    except (HeaderParseError, ValueError):
        pieces = [(value.encode("utf-8", "replace"), None)]
    words = [piece if isinstance(piece, str) else _of_bytes(piece, charset or "utf-8") for piece, charset in pieces]
    return plain(clean("".join(words)))


def _of_bytes(raw: bytes, charset: str) -> str:
    for encoding in (charset, "utf-8"):
        try:
            return raw.decode(encoding)
        except (LookupError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def _stated(headers: dict[str, str]) -> tuple[Stated, ...]:
    """What the headers state. A letter that may be unsubscribed from is a publication, of the list or else its sender;
    any other, and one to a list that all may write to, has an author."""
    sender = _sender(headers.get("from", ""))
    listed = NAME.match(headers.get("list-id", ""))
    is_listed = "list-id" in headers or "list-unsubscribe" in headers
    outlet = (listed[1] if listed else sender) if is_listed else ""
    archived = IN_BRACKETS.search(headers.get("archived-at", ""))
    found = (
        ("title", headers.get("subject", "")),
        ("author", sender if not is_listed or "list-post" in headers else ""),
        ("outlet", outlet),
        ("date", headers.get("date", "")),
        ("url", archived[1] if archived else ""),
        ("language", headers.get("content-language", "")),
    )
    return tuple(Stated(name, words, "mail") for name, words in found if words)


def _sender(words: str) -> str:
    """The name in "A. Sayed <as@northwire.example>" or "as@northwire.example (A. Sayed)", else the address."""
    before, behind = NAME.match(words), NAME_BEHIND.fullmatch(words)
    address = words.partition("<")[2].partition(">")[0]
    return before[1] if before else behind[1] if behind else address or words


def _told(parts: Iterable[Message], stated: tuple[Stated, ...], uri: str) -> tuple[Told, list[Problem]]:
    """The letter's words: its HTML, unless that shows none; else its texts, one behind the other."""
    texts: list[str] = []
    markup: list[str] = []
    problems: list[Problem] = []
    for part in parts:
        if _is_attached(part):
            continue
        raw = part.get_payload(decode=True)
        decoded = (
            decode(raw, name=uri, declared=part.get_content_charset("")) if isinstance(raw, bytes) and raw else None
        )
        if isinstance(decoded, Problem):
            problems.append(decoded)
        elif decoded is not None:
            problems += decoded.problems
            is_markup = part.get_content_subtype() == "html"
            if (UNSEEN.sub("", decoded.text) if is_markup else decoded.text).strip():
                (markup if is_markup else texts).append(decoded.text)
    return Told("" if markup else "\n\n".join(texts), markup[0] if markup else "", stated), problems


def _is_attached(part: Message) -> bool:
    is_words = part.get_content_type() in ("text/plain", "text/html")
    return not is_words or part.get_content_disposition() == "attachment"


def _attachments(
    parts: Iterable[Message], stated: tuple[Stated, ...], uri: str
) -> Iterator[Document | Attached | Problem]:
    """The attached documents, with what the letter states but for its title (a letter within states its
    own); pictures shown in it are not told."""
    beside = tuple(one for one in stated if one.name != "title")
    taken: set[str] = set()
    for part in filter(_is_attached, parts):
        kind = part.get_content_type()
        name = _file_name(part, taken)
        if kind in READABLE_TYPES or name.lower().endswith(READABLE_NAMES):
            raw = _bytes_of(part)
            charset = str(part.get_content_charset(""))
            if raw:
                own = () if kind == "message/rfc822" else beside
                yield Document(f"{uri}/{name}", raw, media_type=kind, charset=charset, stated=own)
        elif not kind.startswith("image/") or part.get_content_disposition() == "attachment":
            yield Attached(kind)


def _bytes_of(part: Message) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):
        try:
            return b"".join(one.as_bytes() for one in inner if isinstance(one, Message))
        except (MessageError, LookupError, ValueError):
            return b""
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _file_name(part: Message, taken: set[str]) -> str:
    """The name of an attachment, without folders, each once."""
    name = printable(re.split(r"[/\\]", _decoded(part.get_filename("")[:LONGEST_HEADER]))[-1])[-100:].strip(". ")
    if not name:
        name = "letter.eml" if part.get_content_type() == "message/rfc822" else "attachment"
    number = 2
    while name in taken:
        name, number = f"{number}-{name.removeprefix(f'{number - 1}-')}", number + 1
    taken.add(name)
    return name
