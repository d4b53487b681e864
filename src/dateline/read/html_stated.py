"""What an HTML page states of itself: in JSON-LD, in its head, and in the marks of its body."""

from itertools import chain

from lxml.html import HtmlElement

from dateline.model.page import Stated
from dateline.read.html_stated_json import stated_in_json_ld
from dateline.read.html_stated_markup import stated_in_markup
from dateline.read.html_stated_meta import stated_in_meta

MOST = 400


def stated_in(tree: HtmlElement) -> tuple[Stated, ...]:
    """Everything that the page states, JSON-LD first, then the head, then the markup of the body; nothing twice.

    Values are one line of words each, as they stand there otherwise: an author may be a list of authors, a date any
    date. None has a span: the reader of the page knows where its words went.
    """
    meta = stated_in_meta(tree)
    addresses = tuple(one.value for one in meta if one.name == "url")
    found = chain(stated_in_json_ld(tree, addresses), meta, stated_in_markup(tree))
    return tuple(dict.fromkeys(found))[:MOST]
