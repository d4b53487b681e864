"""The gazetteer's file: how places and their names are laid out in one mapped file, written and looked up.

Standard library only and no import of ours: the wheel's build hook loads this module by its path, before anything is
installed. Little-endian throughout; the same places give the same bytes.
"""

import mmap
import struct
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

MAGIC = b"dateline gazetteer 3\n\0\0\0"
KINDS = ("city", "capital", "admin1", "admin2")
NONE = 0xFFFFFFFF
_HEADER = struct.Struct("<24s8I")
# Slots for each name, bits for each opening of a longer name: at most three in four and one in thirty are taken.
_SLOTS, _BITS = 4 / 3, 32
_PLACE = struct.Struct("<IiiIIIIHBB")
# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h", "ŋ": "n"}
)
_MARKS = str.maketrans({**dict.fromkeys("'’‘ʻʼʿʾ`´ʹ.", None), **dict.fromkeys("-–‐_/,", " ")})


class GazetteerMissing(Exception):
    """There is no gazetteer file, or it is not one that this version reads; the message says how to make it."""


class Row(NamedTuple):
    """A place of the file: `kind` one of `KINDS`, `country` ISO alpha-3, `admin1` and `admin2` GeoNames ids."""

    id: int
    name: str
    lat: float
    lon: float
    population: int
    kind: str
    country: str
    admin1: int | None
    admin2: int | None


def fold(name: str) -> str:
    """The form in which names are compared: "Ba‘qūbah" is "baqubah", "Al-Anbār" is "al anbar"."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        name = "".join(letter for letter in name if not unicodedata.combining(letter))
    return " ".join(name.lower().translate(_MARKS).split())


def write_gazetteer(target: Path, rows: Iterable[Row], names: Mapping[int, Iterable[tuple[str, bool]]]) -> int:
    """Write the file and return its size. `names` gives for each GeoNames id its folded names, each with whether it is
    the place's own name (and not another spelling or language)."""
    ordered = sorted(rows, key=lambda row: row.id)
    index = {row.id: i for i, row in enumerate(ordered)}
    countries = sorted({row.country for row in ordered})
    links: dict[bytes, dict[int, bool]] = {}
    for row in ordered:
        for name, own in names[row.id]:
            bearers = links.setdefault(name.encode(), {})
            bearers[index[row.id]] = own or bearers.get(index[row.id], False)
    texts, places = bytearray(), bytearray()
    for row in ordered:
        text = row.name.encode()[:255]
        admins = [NONE if admin is None else index.get(admin, NONE) for admin in (row.admin1, row.admin2)]
        places += _PLACE.pack(
            row.id, round(row.lat * 1e5), round(row.lon * 1e5), row.population, len(texts), *admins,
            countries.index(row.country), KINDS.index(row.kind), len(text),
        )  # fmt: skip
        texts += text
    blob, ends, starts, linked = bytearray(), [0], [0], bytearray()
    keys = sorted(links)
    for key in keys:
        blob += key
        ends.append(len(blob))
        best_first = sorted(links[key].items(), key=lambda link: (-ordered[link[0]].population, link[0]))
        linked += b"".join(struct.pack("<I", place << 1 | own) for place, own in best_first)
        starts.append(len(linked) // 4)
    codes = "".join(countries).encode()
    slots, marks = _slots(keys), _marks(keys)
    counts = (len(ordered), len(keys), len(linked) // 4, len(texts), len(blob), len(codes), len(slots), len(marks))
    tables = (struct.pack(f"<{len(ends)}I", *ends), struct.pack(f"<{len(starts)}I", *starts))
    hashed = struct.pack(f"<{len(slots)}I", *slots)
    parts = (_HEADER.pack(MAGIC, *counts), places, *tables, linked, hashed, marks, codes, texts, blob)
    content = b"".join(bytes(part) for part in parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return len(content)


def _slots(keys: Sequence[bytes]) -> list[int]:
    """Where each name stands, at the slot of its checksum or the next free one behind it."""
    slots = [NONE] * _power_of_two(int(_SLOTS * len(keys)))
    for at, key in enumerate(keys):
        slot = crc32(key) & (len(slots) - 1)
        while slots[slot] != NONE:
            slot = (slot + 1) & (len(slots) - 1)
        slots[slot] = at
    return slots


def _marks(keys: Sequence[bytes]) -> bytes:
    """A bit for the checksum of every beginning of a name of several words: "san" of "san salvador"."""
    openings = {key[:end] for key in keys for end, letter in enumerate(key) if letter == ord(" ")}
    marks = bytearray(_power_of_two(_BITS * len(openings)) // 8)
    for opening in openings:
        bit = crc32(opening) & (8 * len(marks) - 1)
        marks[bit >> 3] |= 1 << (bit & 7)
    return bytes(marks)


def _power_of_two(least: int) -> int:
    return max(1024, 1 << (least - 1).bit_length())


class GazetteerFile:
    """An open gazetteer file. Nothing is read but the pages of the map that a look-up touches."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError) as missing:
            raise GazetteerMissing(
                f"{path}: no gazetteer ({missing}); wheels carry it, in a source checkout run `python hatch_build.py`"
            ) from missing
        magic, *counts = _HEADER.unpack_from(mapped) if len(mapped) >= _HEADER.size else (b"", 0)
        if magic != MAGIC:
            raise GazetteerMissing(
                f"{path}: made by another version; run `python hatch_build.py` or reinstall dateline"
            )
        places, names, links, texts, blob, codes, slots, marks = counts
        sizes = (_HEADER.size, places * _PLACE.size, 4 * (names + 1), 4 * (names + 1), 4 * links, 4 * slots, marks,
                 codes, texts, blob)  # fmt: skip
        if sum(sizes) != len(mapped):
            raise GazetteerMissing(
                f"{path}: {len(mapped):,} bytes instead of {sum(sizes):,}, it was not written or copied whole; "
                "run `python hatch_build.py` or reinstall dateline"
            )
        _, self._places, ends, starts, linked, hashed, self._marks, names_of_countries, self._texts, self._blob = (
            mapped[end - size : end] for size, end in zip(sizes, accumulate(sizes), strict=True)
        )
        self._ends, self._starts = ends.cast("I"), starts.cast("I")
        self._links, self._slots = linked.cast("I"), hashed.cast("I")
        self._codes = bytes(names_of_countries).decode()
        self._last_slot, self._last_mark = slots - 1, 8 * marks - 1

    def find(self, folded: str) -> tuple[tuple[int, bool], ...]:
        """The places of a folded name as (index, whether it is their own name), most populous first."""
        key = folded.encode(errors="replace")
        slot = crc32(key) & self._last_slot
        while (at := self._slots[slot]) != NONE:
            if self._blob[self._ends[at] : self._ends[at + 1]] == key:
                links = self._links[self._starts[at] : self._starts[at + 1]]
                return tuple((link >> 1, bool(link & 1)) for link in links)
            slot = (slot + 1) & self._last_slot
        return ()

    def begins(self, folded: str) -> bool:
        """Whether any name of several words begins with these: "san" does, "baghdad" need not. One of thirty answers is
        yes where none does, which costs a look-up more."""
        bit = crc32(folded.encode(errors="replace")) & self._last_mark
        return bool(self._marks[bit >> 3] & (1 << (bit & 7)))

    def row(self, index: int) -> Row:
        """The place at an index, with its admin chain as GeoNames ids."""
        row = _PLACE.unpack_from(self._places, index * _PLACE.size)
        gn, lat, lon, population, text, admin1, admin2, country, kind, length = row
        return Row(
            gn, str(self._texts[text : text + length], "utf-8"), lat / 1e5, lon / 1e5, population, KINDS[kind],
            self._codes[3 * country : 3 * country + 3], self._id(admin1), self._id(admin2),
        )  # fmt: skip

    def divisions(self, index: int) -> tuple[tuple[int, str] | None, tuple[int, str] | None]:
        """The GeoNames ids and names of the first and second order divisions that the place at an index lies in."""
        row = _PLACE.unpack_from(self._places, index * _PLACE.size)
        return self._division(row[5]), self._division(row[6])

    def _division(self, index: int) -> tuple[int, str] | None:
        if index == NONE:
            return None
        row = _PLACE.unpack_from(self._places, index * _PLACE.size)
        return row[0], str(self._texts[row[4] : row[4] + row[9]], "utf-8")

    def _id(self, index: int) -> int | None:
        return None if index == NONE else int(_PLACE.unpack_from(self._places, index * _PLACE.size)[0])
