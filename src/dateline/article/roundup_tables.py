"""The words of round-ups and live blogs, compiled once."""

import re

from msgspec import Struct

from dateline.article.phrases import any_of
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.page import RoundupWord

# Five past two: "14:05", "2.05pm", "2 p.m.", "1405" before a zone.
HALF = r"\s?[ap]\.?m\b\.?"


class RoundupTables(Struct, frozen=True, eq=False):
    """`briefs` and `entries` are searched in plain lines above the reports, `introduction`
    and `elsewhere` open plain paragraphs; `clock`
    is a time of day, with the groups `hour`, `minute` and `half`."""

    briefs: re.Pattern[str]
    entries: re.Pattern[str]
    introduction: re.Pattern[str]
    elsewhere: re.Pattern[str]
    clock: re.Pattern[str]


def compile_roundups(lexicon: Lexicon) -> RoundupTables:
    """The tables of one lexicon."""
    words: dict[str, list[str]] = {}
    for entry in lexicon.entries(RoundupWord):
        words.setdefault(entry.kind, []).extend(entry.words)

    def phrases(kind: str) -> str:
        return any_of(words.get(kind, ()))

    zone = rf"\s?(?:{phrases('zone')})\b"
    return RoundupTables(
        briefs=re.compile(rf"(?<!\w)(?:{phrases('briefs')})(?!\w)"),
        entries=re.compile(rf"(?<!\w)(?:{phrases('entries')})(?!\w)"),
        introduction=re.compile(rf"(?:{phrases('introduction')})(?!\w)"),
        elsewhere=re.compile(rf"(?:{phrases('elsewhere')})(?!\w)"),
        clock=re.compile(
            rf"(?i)(?:(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?::\d{{2}})?(?P<half>{HALF})?(?:{zone})?"
            rf"|(?P<hour2>\d{{1,2}})(?P<half2>{HALF})(?:{zone})?|(?P<hour3>\d{{2}})(?P<minute3>\d{{2}}){zone})(?!\w)"
        ),
    )
