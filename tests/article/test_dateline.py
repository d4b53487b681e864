"""Datelines, as the wires write them."""

import pytest

from dateline.article.dateline import dateline_in
from dateline.article.tables import PageTables

BODY = (
    "Two ferries left the port of Karvala on Sunday, the first to sail since the "
    "shelling of the harbour began in March."
)


@pytest.mark.parametrize(
    ("written", "place", "day", "agency"),
    [
        ("KARVALA (Reuters) – ", "Karvala", None, "Reuters"),
        ("KARVALA, Jan 20 (Reuters) - ", "Karvala", "Jan 20", "Reuters"),
        ("PORT VESPER, Fla. (AP) _ ", "Port Vesper, Fla.", None, "AP"),
        ("PORT VESPER, Fla. (AP)_ ", "Port Vesper, Fla.", None, "AP"),
        ("KARVALA, Northern Dravia — ", "Karvala, Northern Dravia", None, None),
        ("DAR ES KARVA, 3 JAN 90 (ACAN-EFE) -- [TEXT] ", "Dar es Karva", "3 JAN 90", "ACAN-EFE"),
        ("KARVALA (DRAVIA), 16 SEP 89 -- [SPEECH] [TEXT] ", "Karvala (Dravia)", "16 SEP 89", None),
        ("KARVALA/PORT VESPER, March 3 (Reuters) - ", "Karvala/Port Vesper", "March 3", "Reuters"),
        ("Port Vesper (AFP) – ", "Port Vesper", None, "AFP"),
        ("Newhaven, Va. - ", "Newhaven, Va.", None, None),
        ("KARVALA: ", "Karvala", None, None),
        ("KARVALA, March 3 (AP): ", "Karvala", "March 3", "AP"),
        ("KARVALA, AFP — ", "Karvala", None, "AFP"),
        ("AFP - ", None, None, "AFP"),
        ("(Reuters) - ", None, None, "Reuters"),
        ("Dec 29 (Reuters) - ", None, "Dec 29", "Reuters"),
        ("O'SMARA, Dravia (AP) _\n\n", "O'Smara, Dravia", None, "AP"),
        ("KARVALA—", "Karvala", None, None),
        ("N. KARVA, Dravia, March 9 (Xinhua) -- ", "N. Karva, Dravia", "March 9", "Xinhua"),
    ],
)
def test_place_date_and_agency_are_read(
    tables: PageTables, written: str, place: str | None, day: str | None, agency: str | None
):
    dateline = dateline_in(written + BODY, 100, tables)
    assert dateline is not None
    found = (dateline.place, dateline.date, dateline.agency)
    assert (place, day, agency) == tuple(part.value if part is not None else None for part in found)
    assert dateline.span.end == 100 + len(written.rstrip())


@pytest.mark.parametrize(
    "words",
    [
        "BREAKING — Two ferries left the port.",
        "UPDATE - Two ferries left the port.",
        "Two ferries left the port - the first in weeks.",
        "FPRD — the main opposition party — said it would vote.",
        "Two ferries (of three) - left the port.",
        "Karvala – Two ferries left the port.",
        "KARVALA: What the truce means",
        "PAN-DRAVIAN talks began on Sunday in the port of Karvala, the army said.",
        "COVID-19 cases rose in the port.",
        "DRAVIA’S ECONOMY IS GROWING - But Slowly, Says Bank",
    ],
)
def test_other_words_before_a_dash_are_no_dateline(tables: PageTables, words: str):
    assert dateline_in(words, 0, tables) is None
