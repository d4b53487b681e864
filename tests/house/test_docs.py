"""What a user can set or call is in the documentation."""

import re

from dateline.lexicon.rules.tables import TABLES
from dateline.plugins import BUILT_IN
from dateline.read.formats import FORMATS
from dateline.settings import describe_settings


def test_every_command_and_format_is_documented(root):
    text = (root / "docs" / "commands.md").read_text("utf-8")
    assert [] == [name for name in BUILT_IN["command"] if f"`dateline {name}" not in text]
    assert [] == [name for name in BUILT_IN["export"] if f"`{name}`" not in text]


def test_every_format_that_is_read_has_its_row(root):
    text = (root / "docs" / "formats.md").read_text("utf-8")
    assert [] == [kind.name for kind in FORMATS if f"| {kind.name} |" not in text]


def test_every_setting_is_documented_with_its_variable_and_default(root):
    text = (root / "docs" / "commands.md").read_text("utf-8")
    rows = [
        f"| `{s.name}` | `{s.variable}` | {f'`{s.default}`' if s.default else 'none'} |" for s in describe_settings()
    ]
    assert [] == [row for row in rows if row not in text]


def test_every_file_of_the_lexicon_opens_by_saying_what_it_holds(root):
    """The codebook lists the files by their first sentence."""
    folder = root / "src" / "dateline" / "lexicon" / "en"
    assert [] == sorted({t.file for t in TABLES if not (folder / t.file).read_text("utf-8").startswith("# ")})


def test_no_link_of_a_document_leads_nowhere(root):
    """Links inside the repository; those to the web are not followed."""
    lost = []
    for path in [*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("src/**/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            made = target == "codebook.md"  # when the documentation is built
            if not (made or (path.parent / target).exists() or (root / target).exists()):
                lost.append(f"{path.relative_to(root)}: {target}")
    assert [] == lost


def test_every_sample_report_is_in_the_readme_of_the_samples(root):
    samples = root / "src" / "dateline" / "samples"
    numbers = sorted(int(path.name.split("-")[0]) for path in samples.glob("*.txt"))
    ranges = re.findall(r"^\| (\d+)–(\d+) \|", (samples / "README.md").read_text("utf-8"), re.MULTILINE)
    assert numbers == [number for first, last in ranges for number in range(int(first), int(last) + 1)]
