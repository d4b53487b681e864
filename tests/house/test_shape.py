"""A module does one thing, opens by saying it, and is short enough to be read in one sitting."""

import ast

LONGEST = 300


def test_every_module_opens_by_saying_its_one_thing(modules):
    silent = [
        module.name
        for module in modules
        if module.source.strip() and not (ast.get_docstring(module.tree) or "").split("\n")[0].strip()
    ]
    assert [] == silent


def test_no_module_is_longer_than_300_lines_without_a_reason(modules):
    """The reason stands in the docstring: `Long because …`."""
    long = [
        f"{module.name}: {lines} lines; split it, or say `Long because …` in its docstring"
        for module in modules
        if (lines := module.source.count("\n")) > LONGEST
        and "long because" not in " ".join((ast.get_docstring(module.tree) or "").lower().split())
    ]
    assert [] == long


def test_names_are_the_newsrooms(modules):
    """No class or function is called after its place in a pattern; `Manager` says nothing to a reader of the news."""
    empty = ("Manager", "Handler", "Helper", "Utils", "Util", "Base", "Data2")
    named = [
        f"{module.name}:{node.lineno}: {node.name}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(empty)
    ]
    named += [module.name for module in modules if module.name.split("/")[-1] in ("utils.py", "helpers.py", "misc.py")]
    assert [] == named


def test_no_function_takes_more_than_two_positional_booleans_or_a_hidden_one(modules):
    """`read(page, True)` cannot be read: a boolean is passed by name."""
    hidden = []
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                hidden += [
                    f"{module.name}:{node.lineno}: {node.name}({argument.arg})"
                    for argument in node.args.args
                    if isinstance(argument.annotation, ast.Name)
                    and argument.annotation.id == "bool"
                    and not node.name.startswith("_")
                ]
    assert [] == hidden
