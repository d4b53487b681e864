"""The elements of HTML by what they do to the text in them: the standard's names, the old ones too, no site's."""

# What is in them nobody sees. Not so <head>: a page without <body> may have been put into it by the parser.
UNSEEN = frozenset((
    "script", "style", "noscript", "template", "title", "svg", "math", "iframe", "object", "embed", "audio",
    "video", "canvas", "select", "datalist", "textarea", "map", "area", "base", "link", "meta", "param", "source",
    "track", "frameset", "noframes",
))  # fmt: skip
# They stand in a line of text; every other element begins and ends a block.
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "output", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "picture", "amp-img",
))  # fmt: skip
# What a block in them is; the innermost tells.
ROLES = {
    "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list", "dt": "list", "dd": "list", "blockquote": "quote", "figcaption": "caption", "caption": "caption",
    "td": "cell", "th": "cell", "address": "byline",
}  # fmt: skip
# Their names tell as much as a class.
TELLING = frozenset(("article", "aside", "button", "figure", "footer", "form", "header", "main", "nav"))
# The report of a page does not stand in them, unless all of it does.
BESIDE = frozenset(("nav", "footer", "aside", "figure", "form", "button"))
