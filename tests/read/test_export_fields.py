"""What holds of every export of an archive, whole or damaged."""

import io
import random
from pathlib import Path

import pytest

from dateline.model.page import Page
from dateline.model.problem import Problem
from dateline.read.export_fields import forename_first
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
            words = " ".join(one.span.slice(page.text).split())
            assert one.value in (words, forename_first(words))


@pytest.mark.parametrize("path", EXPORTS, ids=NAMES)
def test_the_pages_of_an_export_have_sound_blocks_and_an_address_each(path):
    found = [item for item in read(path.read_bytes(), path.name) if isinstance(item, Page)]
    assert found
    assert len(found) == len({page.uri for page in found})
    for page in found:
        assert_sound(page)


@pytest.mark.parametrize("path", [path for path in EXPORTS if path.suffix == ".txt"], ids=str)
def test_a_text_export_is_told_in_utf_16_with_hard_blanks_and_under_any_name(path):
    text = path.read_text()
    expected = [item.text for item in read(text.encode(), "export.txt") if isinstance(item, Page)]
    for raw in (text.encode("utf-16"), text.encode("utf-8-sig"), text.replace("\n", "\r\n").encode()):
        assert expected == [item.text for item in read(raw, "export") if isinstance(item, Page)]
    hard = text.replace(": ", ":\u00a0 ").encode()
    assert len(expected) == sum(isinstance(item, Page) for item in read(hard, "export.txt"))


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


def test_the_name_of_a_person_is_turned_and_that_of_a_desk_is_not():
    assert "Mara Ilves" == forename_first("Ilves, Mara")
    assert "Northwire Staff" == forename_first("Northwire Staff")
    assert "Ilves, Mara, and others" == forename_first("Ilves, Mara, and others")
