"""What holds of every export of an archive, whole or damaged."""

import io
import random
from pathlib import Path

import pytest

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.opened import opened
from dateline.read.source import Remark, Stream

EXPORTS = sorted((Path(__file__).parent / "exports").iterdir())
NAMES = [path.name for path in EXPORTS]


def read(raw: bytes, name: str) -> list[Page | Problem | Remark]:
    return list(opened(Stream(name, io.BytesIO(raw))))


def assert_sound(page: Page) -> None:
    assert page.text == page.text.strip()
    before = 0
    for block in page.blocks:
        words = page.text[block.start : block.end]
        assert before <= block.start < block.end
        assert words == words.strip() != ""
        before = block.end
    for one in page.metadata:
        assert one.value
        if one.span is not None:
            assert one.value == " ".join(one.span.slice(page.text).split())


@pytest.mark.parametrize("path", EXPORTS, ids=NAMES)
def test_the_pages_of_an_export_have_sound_blocks_and_an_address_each(path):
    found = [item for item in read(path.read_bytes(), path.name) if isinstance(item, Page)]
    assert found
    assert len(found) == len({page.uri for page in found})
    for page in found:
        assert_sound(page)


@pytest.mark.parametrize("path", EXPORTS, ids=NAMES)
def test_an_export_cut_off_anywhere_or_with_lines_missing_never_fails(path):
    raw = path.read_bytes()
    lines = raw.splitlines(keepends=True)
    chance = random.Random(5)
    damaged = [raw[:end] for end in range(1, len(raw), 97)]
    damaged += [b"".join(line for line in lines if chance.random() > 0.2) for _ in range(60)]
    damaged += [b"".join(chance.sample(lines, len(lines))) for _ in range(30)]
    for piece in damaged:
        for item in read(piece, path.name):
            assert not (isinstance(item, Problem) and item.code == "R09"), item
            if isinstance(item, Page) and "#" in item.uri:
                assert_sound(item)
