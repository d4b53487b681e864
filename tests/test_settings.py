from pathlib import Path

import pytest

from dateline.settings import (
    Settings,
    SettingsError,
    describe_settings,
    read_settings,
    settings_digest,
    unknown_variables,
)


def test_flags_outrank_the_environment_the_environment_the_file_the_file_the_defaults(tmp_path):
    (tmp_path / "dateline.toml").write_text('store = "file"\nchunk = 5\nquery_rows = 7\n')
    environ = {"DATELINE_STORE": "environment", "DATELINE_CHUNK": "6"}
    found = read_settings(folder=tmp_path, environ=environ, flags={"store": Path("flag"), "chunk": None})
    assert (Path("flag"), 6, 7, "en") == (found.store, found.chunk, found.query_rows, found.language)


def test_several_overlays_are_parted_as_in_a_path(tmp_path):
    found = read_settings(folder=tmp_path, environ={"DATELINE_LEXICON": "/one:/two"})
    assert (Path("/one"), Path("/two")) == found.lexicon


@pytest.mark.parametrize(
    ("file", "environ", "words"),
    [
        ("chunk = 0", {}, r"dateline.toml: chunk = 0: Expected `int` >= 1"),
        ("store = [", {}, "cannot be read"),
        ("stroe = 'x'", {}, "did you mean 'store'"),
        ("", {"DATELINE_CHUNK": "many"}, "environment: DATELINE_CHUNK = 'many'"),
        ("", {"DATELINE_LOG_FORMAT": "xml"}, "DATELINE_LOG_FORMAT = 'xml'"),
    ],
)
def test_a_setting_that_cannot_be_used_says_where_it_was_set_and_what_is_wrong(tmp_path, file, environ, words):
    (tmp_path / "dateline.toml").write_text(file)
    with pytest.raises(SettingsError, match=words):
        read_settings(folder=tmp_path, environ=environ)


def test_every_setting_says_what_it_means():
    described = describe_settings()
    assert list(Settings.__struct_fields__) == [setting.name for setting in described]
    assert all(setting.meaning.endswith(".") for setting in described)


def test_where_the_store_lies_changes_no_record_and_no_digest():
    assert settings_digest(Settings()) == settings_digest(Settings(store=Path("elsewhere"), chunk=1))
    assert settings_digest(Settings()) != settings_digest(Settings(language="ar"))


def test_a_choice_of_columns_can_change_records_and_none_leaves_a_store_as_it_was():
    assert settings_digest(Settings()) != settings_digest(Settings(columns="text=body"))
    assert "2a85dc9e" == settings_digest(Settings())[:8]


def test_a_misspelt_variable_is_noticed():
    assert ("DATELINE_STROE",) == unknown_variables({"DATELINE_STROE": "x", "DATELINE_STORE": "x", "HOME": "x"})
