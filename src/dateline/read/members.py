"""The members of an archive: what they are called, which are passed over, and how one is opened."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from dateline.model.printable import printable
from dateline.model.problem import Problem
from dateline.read.sought import head_of
from dateline.read.source import Stream
from dateline.read.unpacked import Unpacked, too_much


class Names:
    """The names of the members of one archive as uris show them. Nothing is ever written under a name: "../a.txt" and
    "/etc/a.txt" are read like any other and shown as they are written, control characters as their escapes. A name
    that comes again is told apart by its number: "a.txt (2)"."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def shown(self, name: str) -> str:
        """The name for the uri."""
        printed = printable(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")) or "(no name)"
        times = self._given[printed] = self._given.get(printed, 0) + 1
        return printed if times == 1 else f"{printed} ({times})"


def is_passed_over(name: str) -> bool:
    """Whether a member is none of the user's reports: hidden, or what a Mac puts beside them."""
    parts = name.replace("\\", "/").split("/")
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in parts)


def is_wanted(stream: Stream, shown: str) -> bool:
    """Whether the user asked for this member, for all, or for something inside of it."""
    return not stream.inside or stream.inside == shown or stream.inside.startswith(f"{shown}#")


def opened_member(stream: Stream, shown: str, read: Callable[[int], bytes]) -> Iterator[Stream | Problem]:
    """The member as a stream of its own, and then what was wrong with it."""
    unpacked = Unpacked(read, stream.allowance)
    uri = f"{stream.uri}#{shown}"
    file, inside = unpacked.buffered(), stream.inside[len(shown) + 1 :]
    if head_of(file, 1) or not unpacked.fault:
        yield replace(stream, uri=uri, file=file, name=shown, path=None, start=0, inside=inside)
    if unpacked.is_too_much:
        yield too_much(uri, unpacked.fault)
    elif unpacked.fault:
        cause = f"this member is broken ({unpacked.fault})"
        yield Problem("read.archive", "R71", f"{uri}: {cause}; what came of it before is read: fetch the archive again")
