import os
import subprocess
import sys

import pytest

from dateline.cli.main import SUMMARIES
from dateline.plugins import BUILT_IN, COMMANDS, UnknownPluginError, load


def test_every_command_of_the_registry_has_its_summary():
    assert list(COMMANDS) == list(SUMMARIES)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(dateline, command):
    done = dateline(command, "--help")
    assert 0 == done.exit_code
    assert done.stdout.startswith("Usage: ")


@pytest.mark.parametrize("kind", BUILT_IN)
def test_everything_that_is_plugged_in_can_be_loaded(kind):
    for name in BUILT_IN[kind]:
        assert callable(load(kind, name))


def test_an_unknown_plugin_is_answered_with_the_names_there_are():
    with pytest.raises(UnknownPluginError, match="no export is called 'xml'; there are jsonl, csv"):
        load("export", "xml")


def test_help_imports_no_heavy_library_and_is_quick():
    """The promise is 150 ms of CPU on an idle machine; a loaded one gets some grace here, the libraries get none."""
    code = (
        "import sys, time\n"
        "from dateline.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'duckdb', 'msgspec', 'rich', 'thinc'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)\n"
        "print(time.process_time(), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy, seconds = done.stderr.splitlines()
    assert "[]" == heavy
    assert float(seconds) < 0.3


def test_the_module_is_the_command():
    done = subprocess.run([sys.executable, "-m", "dateline", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("dateline ")


def test_a_pipe_that_is_closed_early_is_no_accident(tmp_path):
    environ = os.environ | {"PYTHONUNBUFFERED": "1"}
    command = f"{sys.executable} -m dateline --help | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, env=environ)
    assert "Traceback" not in done.stderr
