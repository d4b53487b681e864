"""Loading: overlays add, replace and remove; what is broken is named with its file, its field and the remedy."""

from pathlib import Path

import pytest

from dateline.lexicon.rules.load import Lexicon, LexiconError, load_lexicon
from dateline.lexicon.rules.speech import Cue


def overlay(folder: Path, name: str, text: str) -> Lexicon:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return load_lexicon(overlays=[folder])


def cues(lexicon: Lexicon, lemma: str) -> list[Cue]:
    return [cue for cue in lexicon.entries(Cue) if cue.lemma == lemma]


def test_an_overlay_adds_an_entry(tmp_path: Path, lexicon: Lexicon):
    text = '[[cue]]\nlemma = "intone"\nstance = "asserts"\nframes = ["clause"]\n'
    assert [] == cues(lexicon, "intone")
    assert ["asserts"] == [cue.stance for cue in cues(overlay(tmp_path, "speech.toml", text), "intone")]


def test_an_overlay_replaces_the_entry_with_the_same_key(tmp_path: Path, lexicon: Lexicon):
    text = '[[cue]]\nlemma = "say"\nstance = "asserts"\nframes = ["quote"]\n'
    assert ("clause",) == cues(lexicon, "say")[0].frames
    assert [("quote",)] == [cue.frames for cue in cues(overlay(tmp_path, "speech.toml", text), "say")]


def test_an_overlay_removes_every_entry_that_its_row_fits(tmp_path: Path):
    assert [] == cues(overlay(tmp_path, "speech.toml", '[[cue]]\nlemma = "claim"\nremove = true\n'), "claim")


def test_the_later_overlay_wins(tmp_path: Path):
    first, second = tmp_path / "a", tmp_path / "b"
    row = '[[cue]]\nlemma = "say"\nstance = "asserts"\nframes = ["{}"]\n'
    overlay(first, "speech.toml", row.format("quote"))
    overlay(second, "speech.toml", row.format("object"))
    assert ("object",) == cues(load_lexicon(overlays=[first, second]), "say")[0].frames


def test_any_byte_of_an_overlay_changes_the_digest(tmp_path: Path, lexicon: Lexicon):
    assert lexicon.digest != overlay(tmp_path, "speech.toml", "# a remark\n").digest


def test_the_same_files_have_the_same_digest(lexicon: Lexicon):
    assert lexicon.digest == load_lexicon().digest


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("speech.toml", '[[cue]]\nlemma = "say"\nstanze = "asserts"\n', ("speech.toml", "'say'", "stanze")),
        ("speech.toml", '[[cues]]\nlemma = "say"\n', ("[[cues]]", "this file has", "cue")),
        ("speech.toml", '[[cue]\nlemma = "say"\n', ("speech.toml", "line 1", "lexicon check")),
        ("spech.toml", "", ("spech.toml", "no table has this name", "speech.toml")),
        ("speech.toml", '[[cue]]\nlemma = "sayy"\nremove = true\n', ("nothing to remove", "sayy")),
        ("speech.toml", '[[cue]]\nlema = "say"\nremove = true\n', ("no field 'lema'",)),
        ("actors.tsv", "id\tname\nx\ty\tz\n", ("actors.tsv", "3 cells where the header has 2")),
        ("actors.tsv", "id\tname\tsince\tuntil\nx\ty\t2010\t1990\n", ("'x'", "1990", "before", "correct")),
        ("leaders.tsv", "name\tcountry\tsince\tuntil\nAmos Drel\tMLI\t2015\t2010\n", ("'Amos Drel'", "2010")),
        ("places.tsv", "name\tkind\tlat\tlon\nKarvala\tcity\t999\t3\n", ("'Karvala'", "<= 90", "$.lat")),
        ("places.tsv", "name\tkind\nKarvala\tcity\n", ("places.tsv", "'Karvala'", "lat")),
        ("time.toml", '[[form]]\nform = "odd"\nmeans = "fruit"\npatterns = ["{weekday}"]\n', ("'odd'", "fruit")),
    ],
)
def test_a_broken_overlay_is_named_with_its_file_its_field_and_the_remedy(
    tmp_path: Path, name: str, text: str, words: tuple[str, ...]
):
    with pytest.raises(LexiconError) as told:
        overlay(tmp_path, name, text)
    assert [] == [word for word in words if word not in str(told.value)]


def test_bytes_that_are_no_text_are_named(tmp_path: Path):
    (tmp_path / "speech.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match=r"speech\.toml"):
        load_lexicon(overlays=[tmp_path])


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(LexiconError, match="no such folder"):
        load_lexicon(overlays=[tmp_path / "none"])


@pytest.mark.parametrize("language", ["xx", "", "..", "../..", "rules"])
def test_a_language_that_there_is_not_is_answered_with_those_there_are(language: str):
    with pytest.raises(LexiconError, match=r"no lexicon of the language .*; there are: en$"):
        load_lexicon(language)
