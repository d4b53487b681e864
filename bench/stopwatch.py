"""A stopwatch around named functions: CPU seconds that each stage spends itself, without the stages that it calls."""

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from time import process_time
from typing import Any


class Stopwatch:
    """Seconds of processor time by stage. A stage inside another stops the outer one's watch."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = process_time()

    def put_around(self, stage: str, function: str) -> None:
        """Time every call of `function`, a path such as "package.module.name" or "package.module.Class.name"."""
        owner, name = _owner(function)
        setattr(owner, name, self._timed(stage, getattr(owner, name)))

    def start(self, stage: str) -> None:
        """Stop the stage that runs and start this one inside it."""
        self._turn()
        self._running.append(stage)

    def stop(self) -> None:
        """Stop the innermost stage and let the outer one run on."""
        self._turn()
        self._running.pop()

    def _turn(self) -> None:
        now = process_time()
        if self._running:
            self.spent[self._running[-1]] += now - self._since
        self._since = now

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Any:
            self.start(stage)
            try:
                result = function(*arguments, **named)
            finally:
                self.stop()
            return self._timed_steps(stage, result) if isinstance(result, Iterator) else result

        return timed

    def _timed_steps(self, stage: str, steps: Iterable[Any]) -> Iterator[Any]:
        """A generator works while it is asked, not when it is made."""
        iterator = iter(steps)
        while True:
            self.start(stage)
            try:
                step = next(iterator)
            except StopIteration:
                return
            finally:
                self.stop()
            yield step


def _owner(function: str) -> tuple[Any, str]:
    path, _, name = function.rpartition(".")
    module, _, class_name = path.rpartition(".")
    try:
        owner = importlib.import_module(path)
    except ModuleNotFoundError:
        owner = getattr(importlib.import_module(module), class_name)
    if not hasattr(owner, name):
        raise SystemExit(f"{function}: there is no such function any more; correct the stages in bench/run.py")
    return owner, name
