"""The parts of a DOCX: one ZIP of XML files, opened within limits; no entity, DTD or network address is followed."""

import io
import posixpath
import zipfile
import zlib

from lxml import etree
from msgspec import Struct

from dateline.model.problem import Problem

# A report is under 1 MB of XML; a book of 2,000 pages is some 15 MB.
LARGEST_PART = 30_000_000
MOST_PARTS = 10_000
ENTRY = b"PK\x01\x02"
RELATIONS = "_rels/.rels"
MAIN = "word/document.xml"
PARSER = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False, "recover": True}


class Package(Struct, eq=False):
    """An opened DOCX; `problems` grows with every part that cannot be read."""

    uri: str
    archive: zipfile.ZipFile
    problems: list[Problem]

    def part(self, name: str) -> etree._Element | None:
        """The root of a part; None if the package has none of that name or if it may not be read (a problem)."""
        try:
            info = self.archive.getinfo(name)
            if info.file_size > LARGEST_PART:
                self._told("R36", f"{name} unpacks to {info.file_size / 1_000_000:.0f} MB; not read")
                return None
            with self.archive.open(info) as file:
                raw = file.read(LARGEST_PART + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
            self._told("R35", f"{name} cannot be unpacked ({error}); open and save the file again")
            return None
        return self._parsed(name, raw)

    def related(self, name: str) -> tuple[tuple[str, str], ...]:
        """The parts that a part refers to, as (kind, name) sorted by name: ("header", "word/header1.xml")."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels") if name else RELATIONS)
        found: set[tuple[str, str]] = set()
        for relation in root if root is not None else ():
            if isinstance(relation.tag, str) and relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found.add((posixpath.basename(relation.get("Type", "")), target))
        return tuple(sorted(found, key=lambda one: (len(one[1]), one[1], one[0])))

    def _parsed(self, name: str, raw: bytes) -> etree._Element | None:
        parser = etree.XMLParser(**PARSER)
        try:
            root = etree.fromstring(raw, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            self._told("R35", f"{name} is no XML ({error}); open and save the file again")
            return None
        if root is None:
            self._told("R35", f"{name} is no XML; open and save the file again")
            return None
        if root.getroottree().docinfo.doctype:
            self._told("R36", f"{name} declares a document type, as no DOCX does; not read")
            return None
        if len(parser.error_log):
            cause = parser.error_log[0].message
            self._told("R35", f"{name} is damaged ({cause}); what stands before the damage was read")
        return root

    def _told(self, code: str, cause: str) -> None:
        self.problems.append(Problem("read.docx", code, f"{self.uri}: {cause}"))


def opened_package(raw: bytes, *, uri: str) -> Package | Problem:
    """The package, or why it cannot be opened: broken (R35), or made to fill the disk (R36)."""
    if raw.count(ENTRY) > MOST_PARTS:
        return Problem("read.docx", "R36", f"{uri}: more than {MOST_PARTS:,} files in one document; not read")
    try:
        return Package(uri, zipfile.ZipFile(io.BytesIO(raw)), [])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        return Problem("read.docx", "R35", f"{uri}: the document is broken or cut short ({error}); fetch it again")


def main_part(package: Package) -> str:
    """The name of the part that holds the text, as the package's relations tell."""
    return next((name for kind, name in package.related("") if kind == "officeDocument"), MAIN)


def local(tag: object) -> str:
    """The name of an element without its name space (there are two: transitional and strict); "" for a comment."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: etree._Element, name: str = "val") -> str:
    """An attribute by its name without the name space, "" if there is none."""
    for key, found in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(found)
    return ""
