"""Same input, same bytes out: below the edges nothing asks the clock, the machine, chance or the environment."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch

# Where a program meets the world: what is found there is passed down as an argument.
EDGES = ("cli", "room", "engine", "__main__")
CHANCE = ("uuid", "random", "secrets", "locale", "getpass", "socket")
# (modules, words) that only look like a question, and why.
ALLOWED = {
    ("fetch/*", "import socket"): "the room of the network; only files that are read later come out of it",
    ("analysis/parse.py", "os.environ"): "sets the number of arithmetic threads before numpy is loaded, reads nothing",
    (
        "ledger/*",
        "os.getpid",
    ): "names a lock's holder and a writer's unfinished files; enters no record",
}
ASKED = {
    "os": ("environ", "getenv", "environb", "getcwd", "getpid", "cpu_count", "urandom"),
    "datetime": ("now", "today", "utcnow"),
    "date": ("today",),
    "time": ("time", "localtime", "gmtime"),
    "Path": ("cwd", "home"),
    "platform": ("node", "platform"),
}


def test_below_the_edges_nothing_depends_on_where_and_when_it_runs(modules):
    complaints = [
        f"{module.name}:{line}: {what}; let the edge ask and pass the answer down"
        for module in modules
        if module.room not in EDGES
        for line, what in asked(module.tree)
        if not any(fnmatch(module.name, pattern) and what == named for pattern, named in ALLOWED)
    ]
    assert [] == complaints


def test_the_samples_give_the_same_bytes_whatever_the_hash_seed(samples):
    """No set, no salted hash decides an order: two processes with other seeds print the same JSON."""
    command = [sys.executable, "-m", "dateline", "read", "--json", *map(str, sorted(samples.glob("*.txt"))[::4])]
    first, second = (
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert 5 == first.count(b"\n")


def test_no_module_keeps_state(modules):
    """No cache, no global, no empty list to be filled later: what is compiled once is passed as an argument."""
    complaints = [
        f"{module.name}:{line}: {what}"
        for module in modules
        if module.room not in EDGES
        for line, what in kept(module.tree)
    ]
    assert [] == complaints


def test_the_rule_sees_the_clock_the_environment_chance_and_salted_hashes():
    for source in (
        "import uuid",
        "from random import choice",
        "import os\nos.environ['X']",
        "from os import getenv",
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now()",
        "hash('x')",
        "from pathlib import Path\nPath.home()",
    ):
        assert list(asked(ast.parse(source))), source


def test_the_rule_sees_state():
    for source in (
        "SEEN = {}",
        "SEEN: dict[str, int] = {}",
        "SEEN = set()",
        "@lru_cache\ndef f(): ...",
        "def f():\n global X",
    ):
        assert list(kept(ast.parse(source))), source
    assert [] == list(kept(ast.parse("X = (1, 2)\nY = {'a': 1}\ndef f():\n    seen = {}\n")))


def asked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and words of each question to the machine."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, f"import {name.name}") for name in names if name.name in CHANCE)
            case ast.ImportFrom(module=str(source), names=names):
                if source in CHANCE:
                    yield node.lineno, f"from {source} import …"
                yield from (
                    (node.lineno, f"from {source} import {name.name}")
                    for name in names
                    if name.name in ASKED.get(source, ()) and source in ("os", "time", "platform")
                )
            case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name) if name in ASKED.get(
                owner, ()
            ):
                yield node.lineno, f"{owner}.{name}"
            case ast.Call(func=ast.Name(id="hash")):
                yield node.lineno, "hash()"


def kept(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and words of each piece of state that outlives a call."""
    for node in tree.body:
        match node:
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                empty = isinstance(value, ast.List | ast.Dict) and not ast.unparse(value).strip("[]{}")
                if empty or (isinstance(value, ast.Call) and ast.unparse(value) in ("set()", "dict()", "list()")):
                    yield node.lineno, f"an empty container on module level: {ast.unparse(node)}"
    for node in ast.walk(tree):
        match node:
            case ast.Global():
                yield node.lineno, ast.unparse(node)
            case ast.FunctionDef(decorator_list=decorators):
                for decorator in decorators:
                    if ast.unparse(decorator).split("(")[0].split(".")[-1] in ("cache", "lru_cache"):
                        yield node.lineno, f"{node.name} is cached for the life of the process"
