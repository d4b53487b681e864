"""A ZIP archive: its members in their order, read where they lie. Nothing is ever written to the disk under a name."""

import stat
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, cast

from dateline.model.problem import Problem
from dateline.read.members import Names, is_passed_over, is_wanted, opened_member
from dateline.read.sought import Unsought, sought
from dateline.read.source import Stream
from dateline.read.unpacked import BROKEN

# The end of the directory stands in the last bytes, behind it a comment of at most 65,535.
END, END_SIZE, COMMENT = b"PK\5\6", 22, 65_535
# In an archive of over 4 GB this number stands for the size, and a locator before the end leads to a larger end.
IN_LARGE_END, LOCATOR, LOCATOR_SIZE = 0xFFFFFFFF, b"PK\6\7", 20
# A directory is taken into memory whole, at ten times its size on the disk: this is about a million members.
LARGEST_DIRECTORY = 64_000_000
IS_ENCRYPTED, IS_UTF_8 = 0x1, 0x800
HEADER = 30


def pages_of_zip(stream: Stream) -> Iterator[Stream | Problem]:
    """The members of a ZIP archive in its order. Folders, links, hidden files and what a Mac adds are passed over."""
    with sought(stream) as file:
        if isinstance(file, Unsought):
            yield Problem("read.archive", "R72", f"{stream.uri}: {file.reason}; store it as a file first")
            return
        try:
            if _directory_size(file) > LARGEST_DIRECTORY:
                raise zipfile.BadZipFile("its directory names more than a million members")
            archive = zipfile.ZipFile(file)
        except BROKEN as broken:
            cause = f"this archive cannot be opened ({' '.join(str(broken).split())})"
            yield Problem("read.archive", "R72", f"{stream.uri}: {cause}; fetch it again, or unpack it first")
            return
        yield from _members(archive, stream)


def _members(archive: zipfile.ZipFile, stream: Stream) -> Iterator[Stream | Problem]:
    names, left_out = Names(), Counter[str]()
    overlapping = _overlapping(archive.infolist())
    for member in archive.infolist():
        if member.filename.endswith("/") or stat.S_ISLNK(member.external_attr >> 16) or is_passed_over(member.filename):
            continue
        shown = names.shown(_name(member))
        if not is_wanted(stream, shown):
            continue
        if stream.allowance is not None and stream.allowance.left < 0:
            return
        if member.header_offset in overlapping:
            left_out["lie over other members, as in a trap; they are not read"] += 1
        elif member.flag_bits & IS_ENCRYPTED:
            left_out["are encrypted; unpack the archive with its password first"] += 1
        else:
            try:
                file = cast(zipfile.ZipExtFile, archive.open(member))
            except BROKEN as broken:
                left_out[f"cannot be opened ({' '.join(str(broken).split())}); unpack the archive first"] += 1
            else:
                yield from opened_member(stream, shown, file.read1)
    for why, count in left_out.items():
        yield Problem("read.archive", "R73", f"{stream.uri}: {count:,} of its members {why}")


def _overlapping(members: list[zipfile.ZipInfo]) -> frozenset[int]:
    """The offsets of members that begin before an earlier one ends: no packer writes so, a bomb of small size does."""
    found, end = [], 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            found.append(member.header_offset)
        end = max(end, member.header_offset + HEADER + len(member.orig_filename) + member.compress_size)
    return frozenset(found)


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name; one that does not say that it is UTF-8 may be so all the same."""
    if member.flag_bits & IS_UTF_8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _directory_size(file: BinaryIO) -> int:
    """The size of the directory as the end of the archive states it, 0 where there is none."""
    size = file.seek(0, 2)
    start = max(0, size - END_SIZE - COMMENT - LOCATOR_SIZE)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_SIZE:
        return 0
    stated: int = struct.unpack_from("<L", tail, at + 12)[0]
    if stated == IN_LARGE_END and tail[at - LOCATOR_SIZE :].startswith(LOCATOR):
        file.seek(min(struct.unpack_from("<Q", tail, at - LOCATOR_SIZE + 8)[0], size))
        stated = struct.unpack("<Q", file.read(48)[40:].ljust(8, b"\0"))[0]
    return min(stated, size)
