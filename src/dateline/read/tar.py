"""A tar archive, one member after another as they come: nothing is sought, nothing is written to the disk."""

import tarfile
from collections.abc import Iterator

from dateline.model.problem import Problem
from dateline.read.members import Names, is_passed_over, is_wanted, opened_member
from dateline.read.source import Stream
from dateline.read.unpacked import BROKEN


def pages_of_tar(stream: Stream) -> Iterator[Stream | Problem]:
    """The ordinary files of a tar archive in its order; links, devices, hidden files and folders are passed over."""
    names = Names()
    try:
        with tarfile.open(fileobj=stream.file, mode="r|", errors="surrogateescape") as archive:
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
