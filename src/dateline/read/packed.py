"""One file packed as a whole: gzip, bzip2, xz. What lies in it is read as if it lay there by itself."""

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from dateline.model.problem import Problem
from dateline.read.sought import head_of
from dateline.read.source import Stream
from dateline.read.unpacked import Streams, Unpacked, too_much

# The dictionary of `xz -9` is 64 MB; a file may ask for 4 GB.
XZ_MEMORY = 200_000_000
# "reports.tgz" holds "reports.tar".
SHORT = ((".tgz", ".tar"), (".tbz2", ".tar"), (".txz", ".tar"))


def pages_of_gzip(stream: Stream) -> Iterator[Stream | Problem]:
    """What a gzip file holds, also of several members. Of one that is cut off, what came is read and it is told."""
    yield from _inside(stream, gzip.GzipFile(fileobj=stream.file).read1)


def pages_of_bzip2(stream: Stream) -> Iterator[Stream | Problem]:
    """What a bzip2 file holds."""
    yield from _inside(stream, Streams(stream.file, bz2.BZ2Decompressor).read)


def pages_of_xz(stream: Stream) -> Iterator[Stream | Problem]:
    """What an xz file holds."""
    yield from _inside(stream, Streams(stream.file, lambda: lzma.LZMADecompressor(memlimit=XZ_MEMORY)).read)


def _inside(stream: Stream, read: Callable[[int], bytes]) -> Iterator[Stream | Problem]:
    unpacked = Unpacked(read, stream.allowance)
    name = _unpacked_name(stream.name or stream.path or stream.uri)
    file = unpacked.buffered()
    if head_of(file, 1) or not unpacked.fault:
        yield replace(stream, file=file, name=name, path=None, start=0)
    if unpacked.is_too_much:
        yield too_much(stream.uri, unpacked.fault)
    elif unpacked.fault:
        cause = f"broken or cut off ({unpacked.fault})"
        yield Problem("read.packed", "R70", f"{stream.uri}: {cause}; what came before is read: fetch the file again")


def _unpacked_name(name: str) -> str:
    """The name of what is packed: "a.html" of "a.html.gz"."""
    for suffix, whole in SHORT:
        if name.lower().endswith(suffix):
            return name[: -len(suffix)] + whole
    return name.rpartition(".")[0] or name
