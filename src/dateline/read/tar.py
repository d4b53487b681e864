"""A tar archive, one member after another as they come: nothing is sought, nothing is written to the disk."""

import tarfile
from collections.abc import Iterator
from typing import Self

from dateline.model.problem import Problem
from dateline.read.members import Names, is_passed_over, is_wanted, opened_member
from dateline.read.source import Stream
from dateline.read.unpacked import BROKEN

# How a tar archive may end: with two blocks of zeros, or with nothing at all.
ENDS = ("EOFHeaderError", "EmptyHeaderError")


def pages_of_tar(stream: Stream) -> Iterator[Stream | Problem]:
    """The ordinary files of a tar archive in its order; links, devices, hidden files and folders are passed over."""
    names = Names()
    try:
        with tarfile.open(fileobj=stream.file, mode="r|", errors="surrogateescape", tarinfo=Member) as archive:
            while (member := archive.next()) is not None:
                # It keeps every member that it met, and there may be millions.
                archive.members = []  # type: ignore[attr-defined]
                if not member.isreg() or is_passed_over(member.name):
                    continue
                shown = names.shown(member.name)
                file = archive.extractfile(member)
                if file is not None and is_wanted(stream, shown):
                    yield from opened_member(stream, shown, file.read)
    except BROKEN as broken:
        cause = f"this archive is broken or cut off ({' '.join(str(broken).split())})"
        yield Problem("read.archive", "R72", f"{stream.uri}: {cause}; what came before is read: fetch it again")


class Member(tarfile.TarInfo):
    """A member whose header is told to be broken, where the library would take it for the end of the archive."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        """The next member. Raises `tarfile.ReadError`."""
        try:
            member = super().fromtarfile(archive)
        except tarfile.HeaderError as broken:
            if type(broken).__name__ in ENDS:
                raise
            raise tarfile.ReadError(str(broken)) from broken
        if member.size < 0:
            raise tarfile.ReadError("a member of less than no bytes")
        return member
