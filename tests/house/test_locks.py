"""The locks: every package pinned by version and hash, no address, one version of each everywhere."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("run", "build", "dev", "docs")


@pytest.fixture(scope="module")
def locks(root):
    return {name: (root / "requirements" / f"{name}.lock").read_text("utf-8") for name in LOCKS}


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(locks, name):
    named = [line for line in locks[name].splitlines() if re.search(r"://|file:|^\s*-(i|f|e)\b|^\s*--(?!hash)", line)]
    assert [] == named


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_a_lock_is_pinned_by_hash(locks, name):
    packages = re.split(r"\n(?=[a-z0-9])", re.sub(r"^#.*\n", "", locks[name], flags=re.MULTILINE))
    unpinned = [package for package in packages if not re.search(r"^\S+==.*--hash=sha256:", package, re.DOTALL)]
    assert [] == unpinned


def test_a_package_has_one_version_in_all_locks(locks):
    versions = {}
    for text in locks.values():
        for name, version in pins(text):
            versions.setdefault(name, set()).add(version)
    assert {} == {name: found for name, found in versions.items() if len(found) > 1}


def test_the_build_lock_pins_what_the_build_requires(locks, project):
    required = project["build-system"]["requires"]
    assert len(required) == len(pins("\n".join(required)))
    assert set() == set(pins("\n".join(required))) - set(pins(locks["build"]))


def test_the_run_lock_satisfies_every_dependency(locks, project):
    pinned = dict(pins(locks["run"]))
    for row in project["project"]["dependencies"]:
        wanted = Requirement(row)
        assert wanted.specifier.contains(pinned[canonicalize_name(wanted.name)]), row


def pins(lock: str) -> list[tuple[str, str]]:
    found = re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE)
    return [(canonicalize_name(name), version) for name, version in found]
