"""The stages that `make bench` times are functions that are there."""

import importlib
import sys
from pathlib import Path

import pytest


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parents[2] / "bench"), *sys.path])
    return list(importlib.import_module("run").STAGES)


def function_at(target: str) -> object:
    """A function of a module, or the method of a class in one."""
    module, _, name = target.rpartition(".")
    try:
        return getattr(importlib.import_module(module), name, None)
    except ModuleNotFoundError:
        return getattr(function_at(module), name, None)


def test_every_timed_stage_is_a_function_of_the_program(stages: list[tuple[str, str]]):
    assert [] == [target for _, target in stages if not callable(function_at(target))]
