"""Words live in the lexicon: a list of them in Python is a list that no example proves and no overlay reaches."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch

MOST = 12
# What may be longer: (modules, the name it is assigned to, or else its first string) and why it is no word list.
# A new row needs a reason that a stranger accepts: labels of the parser or columns of a table do, verbs and months
# never.
ALLOWED = {
    ("export/*", "COLUMNS"): "the columns of a file, in their order",
    ("analysis/place_words.py", "PRECISION"): "kinds of places and their precision: both are labels of ours",
    ("read/html_elements.py", "UNSEEN"): "names of HTML's elements, as its standard gives them",
    ("read/html_elements.py", "INLINE"): "names of HTML's elements, as its standard gives them",
    ("read/html_elements.py", "ROLES"): "names of HTML's elements, as its standard gives them",
    ("ledger/schema.py", "TABLES"): "the tables of the store, with what each keeps",
}


def test_no_module_holds_a_list_of_more_than_a_dozen_words(modules):
    complaints = [
        f"{module.name}:{line}: {name} holds {count} strings; words belong to src/dateline/lexicon/"
        for module in modules
        for line, name, count in word_lists(module.tree)
        if not any(fnmatch(module.name, pattern) and name == named for pattern, named in ALLOWED)
    ]
    assert [] == complaints


def test_every_allowed_list_still_stands(modules):
    standing = [(module.name, name) for module in modules for _, name, _ in word_lists(module.tree)]
    for pattern, name in ALLOWED:
        assert any(fnmatch(module, pattern) and name == named for module, named in standing), (pattern, name)


def test_the_rule_sees_lists_sets_dicts_split_strings_and_alternations():
    words = [f"word{chr(97 + i)}" for i in range(MOST + 1)]
    for source in (
        f"X = {words}",
        f"X = frozenset({set(words)})",
        f"X = {dict.fromkeys(words, 1)}",
        f"X = {dict(enumerate(words))}",
        f"X = {' '.join(words)!r}.split()",
        f"X = re.compile({'|'.join(words)!r})",
        f"X = [{', '.join(f'({word!r}, 1)' for word in words)}]",
    ):
        assert [(1, "X", MOST + 1)] == list(word_lists(ast.parse(source))), source


def test_a_dozen_is_not_too_many_and_a_type_is_no_list():
    words = [f"word{i}" for i in range(MOST + 1)]
    assert [] == list(word_lists(ast.parse(f"X = {words[:MOST]}")))
    assert [] == list(word_lists(ast.parse(f"X = Literal[{', '.join(map(repr, words))}]")))
    assert [] == list(word_lists(ast.parse(f"__all__ = {words}")))


def word_lists(tree: ast.Module) -> Iterator[tuple[int, str, int]]:
    """Line, name and length of each list that is too long."""
    for node, name in _named(tree, ""):
        count = _strings(node)
        if count > MOST:
            yield node.lineno, name, count


def _named(node: ast.AST, name: str) -> Iterator[tuple[ast.expr, str]]:
    """Every expression with the name it is assigned to; what stands in a type (`Literal[...]`) is left out."""
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
        return
    if isinstance(node, ast.Assign):
        name = ast.unparse(node.targets[0])
    elif isinstance(node, ast.AnnAssign):
        name = ast.unparse(node.target)
    if name == "__all__":
        return
    if isinstance(node, ast.expr):
        yield node, name or next((leaf.value for leaf in ast.walk(node) if _is_string(leaf)), "")
    for child in ast.iter_child_nodes(node):
        yield from _named(child, name)


def _strings(node: ast.expr) -> int:
    match node:
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
            return sum(_starts_with_string(item) for item in items)
        case ast.Dict(keys=keys, values=values):
            # `{"id": record.id, …}` is the shape of a record; only what maps words to constants is a word list.
            rows = [key for key, value in zip(keys, values, strict=True) if _is_constant(value)]
            return max(sum(map(_is_string, rows)), sum(map(_is_string, values)))
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
            return len(text.split())
        case ast.Constant(value=str(text)) if "|" in text and " " not in text.split("|")[0]:
            return len(re.findall(r"(?<![a-z])[a-z]{3,}(?=\||\)|$)", text, re.IGNORECASE))
    return 0


def _starts_with_string(item: ast.expr) -> bool:
    """A string, or a row whose first cell is one."""
    return _is_string(item) or (isinstance(item, ast.Tuple) and bool(item.elts) and _is_string(item.elts[0]))


def _is_constant(node: ast.expr) -> bool:
    try:
        ast.literal_eval(node)
    except ValueError:
        return False
    return True


def _is_string(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
