"""Imports point down the floors; the contracts stand in pyproject.toml."""

import ast

from importlinter.cli import lint_imports

# Where a program meets the world. Only there may a heavy library be imported late, or a module by its name.
EDGES = ("cli", "room", "engine", "plugins", "__main__", "__init__")


def test_no_import_points_up(root, monkeypatch, capsys):
    monkeypatch.chdir(root)
    broken = lint_imports(config_filename="pyproject.toml", cache_dir=None)
    assert 0 == broken, capsys.readouterr().out


def test_modules_of_ours_are_imported_at_the_top(modules):
    """An import inside a function hides a dependency. Where two modules need each other, a noun belongs lower."""
    late = [
        f"{module.name}:{node.lineno}: {ast.unparse(node)}"
        for module in modules
        if module.room not in EDGES
        for function in ast.walk(module.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dateline"))
        or (isinstance(node, ast.Import) and any(name.name.startswith("dateline") for name in node.names))
    ]
    assert [] == late


def test_types_need_no_tricks(modules):
    assert [] == [module.name for module in modules if "TYPE_CHECKING" in module.source]


def test_imports_are_absolute(modules):
    relative = [
        f"{module.name}:{node.lineno}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert [] == relative
