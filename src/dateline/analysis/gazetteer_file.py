"""The gazetteer's file: how places and their names are laid out in one mapped file, written and looked up.

Standard library only and no import of ours: the wheel's build hook loads this module by its path, before anything is
installed. Little-endian throughout; the same places give the same bytes.
"""

import mmap
import struct
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

MAGIC = b"dateline gazetteer 2\n\0\0\0"
KINDS = ("city", "capital", "admin1", "admin2")
NONE = 0xFFFFFFFF
_HEADER = struct.Struct("<24s8I")
_OPENINGS = 1 << 16
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
    for key in sorted(links):
        blob += key
        ends.append(len(blob))
        best_first = sorted(links[key].items(), key=lambda link: (-ordered[link[0]].population, link[0]))
        linked += b"".join(struct.pack("<I", place << 1 | own) for place, own in best_first)
        starts.append(len(linked) // 4)
    codes = "".join(countries).encode()
    openings = struct.pack(f"<{_OPENINGS + 1}I", *_positions_of_openings(sorted(links)))
    counts = (len(ordered), len(links), len(linked) // 4, len(texts), len(blob), len(codes), 0, 0)
    tables = (struct.pack(f"<{len(ends)}I", *ends), struct.pack(f"<{len(starts)}I", *starts))
    parts = (_HEADER.pack(MAGIC, *counts), places, *tables, linked, openings, codes, texts, blob)
    content = b"".join(bytes(part) for part in parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return len(content)


def _positions_of_openings(names: list[bytes]) -> list[int]:
    """Where in the sorted names those with each two first letters begin, and at the end how many names there are."""
    openings = (bytes((opening >> 8, opening & 255)).rstrip(b"\0") for opening in range(_OPENINGS))
    return [*(bisect_left(names, opening) for opening in openings), len(names)]


def _opening(name: bytes) -> int:
    return (name[0] << 8 | (name[1] if len(name) > 1 else 0)) if name else 0


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
        places, names, links, texts, _, codes = counts[:6]
        at = _HEADER.size
        self._places = mapped[at : (at := at + places * _PLACE.size)]
        self._ends = mapped[at : (at := at + 4 * (names + 1))].cast("I")
        self._starts = mapped[at : (at := at + 4 * (names + 1))].cast("I")
        self._links = mapped[at : (at := at + 4 * links)].cast("I")
        self._openings = mapped[at : (at := at + 4 * (_OPENINGS + 1))].cast("I")
        self._codes = bytes(mapped[at : (at := at + codes)]).decode()
        self._texts = mapped[at : (at := at + texts)]
        self._blob = mapped[at:]
        self._names = range(names)

    def find(self, folded: str) -> tuple[tuple[int, bool], ...]:
        """The places of a folded name as (index, whether it is their own name), most populous first."""
        at, key = self._position(folded), folded.encode()
        if at == len(self._names) or self._name(at) != key:
            return ()
        return tuple((link >> 1, bool(link & 1)) for link in self._links[self._starts[at] : self._starts[at + 1]])

    def begins(self, folded: str) -> bool:
        """Whether any name of several words begins with these: "san" does, "baghdad" need not."""
        at, key = self._position(folded + " "), folded.encode() + b" "
        return at < len(self._names) and self._name(at).startswith(key)

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

    def _position(self, folded: str) -> int:
        key = folded.encode()
        opening = _opening(key)
        low, high = self._openings[opening], self._openings[opening + 1]
        return bisect_left(self._names, key, low, high, key=self._name)

    def _name(self, at: int) -> bytes:
        return self._blob[self._ends[at] : self._ends[at + 1]].tobytes()
