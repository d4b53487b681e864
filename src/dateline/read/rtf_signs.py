"""RTF's own signs: what stands for a character, which groups hold no text of the report, which code pages there are."""

import codecs

# Control words that are a character.
SIGNS = {
    "tab": " ",
    "emdash": "\u2014",
    "endash": "\u2013",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "bullet": "\u2022",
    "emspace": " ",
    "enspace": " ",
    "~": " ",
    "_": "-",
}
# Groups that are no text. Any that opens with \* is none either, but for these few.
SKIPPED = frozenset(
    ["colortbl", "pict", "listtext", "pntext", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "filetbl", "sn", "sv", "xe"],
)
STARRED = frozenset({"shptxt", "shpinst", "fldrslt", "ud"})
# Groups that stand around the text, and what they are.
AROUND = {
    "header": "header",
    "headerl": "header",
    "headerr": "header",
    "headerf": "header",
    "footer": "footer",
    "footerl": "footer",
    "footerr": "footer",
    "footerf": "footer",
    "footnote": "footnote",
}
# Tables and properties whose words and numbers are read for what they tell; those of the second only inside the first.
TABLES = frozenset({"fonttbl", "stylesheet", "info"})
PROPERTIES = frozenset({"title", "author", "creatim", "revtim"})
# \fcharset of a font, and the code page of its letters; others are those of \ansicpg.
CHARSETS = {
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
ANSI = "cp1252"


def code_page(number: int) -> str:
    """The encoding of a code page by its number; that of Western Europe for one that nobody knows."""
    name = "utf-8" if number == 65001 else f"cp{number}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ANSI


def decoded(raw: bytes, encoding: str) -> str:
    """Letters of a code page. Some programs write UTF-8 without saying so: what is well formed as that is read so."""
    if raw.isascii():
        return raw.decode("ascii")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(encoding, "replace")
