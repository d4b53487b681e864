from types import SimpleNamespace

import msgspec
import pytest
from click.testing import CliRunner

from dateline.cli.main import main


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """Every test has a folder of its own, and no setting of the one who runs it."""
    for name in ("DATELINE_STORE", "DATELINE_LEXICON", "DATELINE_QUIET", "DATELINE_LOG_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def desk(monkeypatch, make_report):
    """A desk that needs no parser: it gives the hand-made report for its text, and fails on a page named crash.txt."""
    import dateline.cli.demo
    import dateline.cli.desk
    import dateline.cli.ingest
    import dateline.engine.local

    known = {report.page.digest: report for report in (make_report(killed=killed) for killed in range(1, 50))}

    def report_of(page, desk):
        if page.uri.endswith("crash.txt"):
            raise KeyError("a fault of the program")
        return msgspec.structs.replace(known[page.digest], page=page)

    open_desk = SimpleNamespace(
        lexicon=SimpleNamespace(digest="words"), analysis=SimpleNamespace(parser=SimpleNamespace(digest="weights"))
    )
    for module in (dateline.cli.desk, dateline.cli.ingest):
        name = "open_desk" if module is dateline.cli.desk else "opened_desk"
        monkeypatch.setattr(module, name, lambda settings: open_desk)
    monkeypatch.setattr(dateline.engine.local, "report_of", report_of)


@pytest.fixture
def dateline():
    """Run a command line in this process: `dateline("read", "a.txt")` has exit_code, stdout and stderr."""

    def run(*arguments, stdin=None):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def write(tmp_path, make_report):
    """Write the hand-made report with so many killed as a file; gives its name."""

    def to_file(name, *, killed=9):
        (tmp_path / name).write_text(make_report(killed=killed).page.text, "utf-8")
        return name

    return to_file
