"""A small writer of PDFs for the tests: lines of Helvetica at their places, uncompressed, with a cross-reference."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

FONTS = {"F": "Helvetica", "B": "Helvetica-Bold"}
WIDTH, HEIGHT = 595, 842


class Line(Struct, frozen=True):
    """A line of text: where it begins, measured from the page's top left, and how it is set. `turned` is its matrix."""

    text: str
    left: float
    top: float
    size: float = 10
    font: str = "F"
    turned: str = "1 0 0 1"


def column(text: Sequence[str], left: float, top: float, *, size: float = 10, leading: float = 12) -> list[Line]:
    """Lines below each other; one that opens with two blanks is indented, an empty one leaves a gap."""
    return [
        Line(line.strip(), left + (size * 1.5 if line.startswith("  ") else 0), top + at * leading, size)
        for at, line in enumerate(text)
        if line.strip()
    ]


def pdf(pages: Iterable[Iterable[Line]], *, info: Mapping[str, str] | None = None, rotate: int = 0) -> bytes:
    """The bytes of a PDF with these pages."""
    contents = [_content(lines) for lines in pages]
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
    ]
    for at, content in enumerate(contents):
        resources = "<< /Font << /F 3 0 R /B 4 0 R >> >>"
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate}"
        page = f"<< /Type /Page /Parent 2 0 R {box} /Resources {resources} /Contents {6 + 2 * at} 0 R >>"
        objects += [page.encode(), b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)]
    if info:
        told = " ".join(f"/{name} ({value})" for name, value in info.items())
        objects.append(f"<< {told} >>".encode("latin-1"))
    return assembled(objects, trailer=f"/Info {len(objects)} 0 R" if info else "")


def assembled(objects: Sequence[bytes], *, trailer: str = "") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    raw = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    at = len(raw)
    raw += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    raw += b"".join(b"%010d 00000 n \n" % place for place in places)
    raw += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n".encode()
    return bytes(raw)


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _content(lines: Iterable[Line]) -> bytes:
    shown = []
    for line in lines:
        words = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        place = f"{line.turned} {line.left} {HEIGHT - line.top}".encode()
        shown.append(b"BT /%b %g Tf %b Tm (%b) Tj ET" % (line.font.encode(), line.size, place, words))
    return b"\n".join(shown)
