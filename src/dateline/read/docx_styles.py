"""The styles of a DOCX: what a paragraph's style makes it, and whether it is bold."""

from lxml import etree
from msgspec import Struct

from dateline.read.docx_parts import local, value

OFF = ("0", "false", "off", "none")
# The built-in names are the same in every language of the program.
ROLES = {"title": "title", "caption": "caption", "quote": "quote", "intense quote": "quote"}
# A style may be based on another, and that again; no honest one is deeper.
DEEPEST = 20


class Style(Struct, frozen=True):
    """What a style says: its name in lower case, the role it gives, whether its letters are bold."""

    name: str = ""
    role: str = "paragraph"
    is_bold: bool = False


PLAIN = Style()


def styles_of(root: etree._Element | None) -> dict[str, Style]:
    """The paragraph styles by their id; styles that are based on others have taken over what those say."""
    declared = {} if root is None else {value(one, "styleId"): one for one in root if local(one.tag) == "style"}
    return {name: _style(name, declared) for name in declared}


def first(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, its first child of the next name, and so on."""
    for name in path:
        element = next((child for child in element if local(child.tag) == name), None) if element is not None else None
    return element


def is_on(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is switched on (`<w:b/>`) or off (`<w:b w:val="0"/>`); None where it is not named."""
    found = first(properties, name)
    return None if found is None else value(found).lower() not in OFF


def role_of_style(name: str) -> str:
    """The role that the built-in style of that name (in lower case) gives; "" for one that gives none."""
    if name.startswith("heading "):
        return "heading"
    return "list" if name.startswith("list ") else ROLES.get(name, "")


def _style(name: str, declared: dict[str, etree._Element]) -> Style:
    role, bold = "", None
    at = name
    for _ in range(DEEPEST):
        element = declared.get(at)
        if element is None:
            break
        role = role or _role(element)
        bold = is_on(first(element, "rPr"), "b") if bold is None else bold
        based = first(element, "basedOn")
        at = value(based) if based is not None else ""
    return Style(_name(declared[name]), role or "paragraph", bool(bold))


def _role(element: etree._Element) -> str:
    role = role_of_style(_name(element))
    if not role and first(element, "pPr", "outlineLvl") is not None:
        return "heading"
    return role or ("list" if first(element, "pPr", "numPr") is not None else "")


def _name(element: etree._Element) -> str:
    named = first(element, "name")
    return value(named).lower() if named is not None else ""
