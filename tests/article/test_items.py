"""Pages of several reports: what begins one, and what does not."""

from datetime import date

import pytest

BRIEFS = """FACTBOX-Security developments in Dravia, March 3

March 3 (Northwire) - Following are security developments in Dravia at 1500 GMT on Monday.

* denotes new or updated items.

* KARVALA - A roadside bomb killed two policemen in the north of the town on Sunday, police said.

PORT VESPER - Gunmen opened fire on a bus, wounding four people, a hospital source said.

The gunmen fled.

GAO - The army said it had killed three militants in a raid on Monday.
"""

WIRES = """World briefs

Ferries leave Karvala

KARVALA, Dravia (AP) – Two ferries left the port on Sunday, the army said.

The truce held, it said.

Grain falls

PORT VESPER, Dravia (AP) – Grain prices fell on Sunday, traders said.
"""

PLACES = """Developments in Dravia on Sunday

At least five people were killed in Dravia on Sunday, officials said.

Gao:

A roadside bomb killed two soldiers on Sunday, the army said.

Port Vesper:

Gunmen wounded four people on a bus, police said.

They fled.
"""

LIVE = """Karvala truce: live updates

The truce in Karvala entered its second day on Sunday, with ferries sailing again.

Key events
14:35 Army says the port is open
14:05 Ferries leave

14:35 GMT

Army says the port is open

The army said on Sunday that the port of Karvala was open.

A spokesman gave no details.

14:05 GMT

Ferries leave

Two ferries left the port, the harbour master said.

13.40 GMT

Nobody was hurt, he said.
"""

DATED = """Karvala truce – as it happened

Mon 3 March 2031 14:35 GMT

The army said that the port of Karvala was open.

Mon 3 March 2031 09:15 GMT

Two ferries left the port, the harbour master said.

Sun 2 March 2031 22:10 GMT

A shell fell on the pier, police said on Sunday.
"""


def places(article):
    return [item.dateline.place.value if item.dateline and item.dateline.place else None for item in article.items]


def bodies(taken):
    return [[span.slice(taken.text)[:12] for span in item.body] for item in taken.article.items]


def test_each_brief_has_its_own_dateline_and_paragraphs(take_apart):
    taken = take_apart(BRIEFS)
    assert ["Karvala", "Port Vesper", "Gao"] == places(taken.article)
    assert [["A roadside b"], ["Gunmen opene", "The gunmen f"], ["The army sai"]] == bodies(taken)
    assert {"brief"} == {item.kind for item in taken.article.items}
    assert taken.body[0].startswith("Following are")


def test_wire_reports_under_one_page_have_their_headings(take_apart):
    taken = take_apart(WIRES)
    assert ["Karvala, Dravia", "Port Vesper, Dravia"] == places(taken.article)
    assert taken.article.items[1].heading is not None
    assert taken.article.items[1].heading.value == "Grain falls"
    assert [["Two ferries ", "The truce he"], ["Grain prices"]] == bodies(taken)


def test_announced_place_headings_begin_briefs_and_what_stands_above_is_the_pages_own(take_apart):
    taken = take_apart(PLACES)
    assert ["Gao", "Port Vesper"] == [item.heading.value for item in taken.article.items if item.heading]
    assert [["A roadside b"], ["Gunmen wound", "They fled."]] == bodies(taken)
    assert ["Gao:", "Port Vesper:"] == taken.parts("heading")


def test_two_paragraphs_about_something_else_are_briefs_of_their_own(take_apart):
    taken = take_apart(
        "Bomb kills two in Karvala\n\n"
        "KARVALA (Reuters) - A bomb killed two soldiers in Karvala on Sunday, the army said.\n\n"
        "Elsewhere, gunmen wounded four people on a bus near Port Vesper, police said.\n\n"
        "In other developments, the navy freed two fishermen on Sunday.\n\nThe truce is a week old.\n"
    )
    assert [["Elsewhere, g"], ["In other dev"]] == bodies(taken)
    assert len(taken.body) == 4


def test_the_entries_of_a_live_blog_have_times_and_headings(take_apart):
    taken = take_apart(LIVE)
    items = taken.article.items
    assert ["14:35 GMT", "14:05 GMT", "13.40 GMT"] == [item.at.value for item in items if item.at]
    assert ["Army says the port is open", "Ferries leave", None] == [
        i.heading.value if i.heading else None for i in items
    ]
    assert [["The army sai", "A spokesman "], ["Two ferries "], ["Nobody was h"]] == bodies(taken)
    assert taken.article.headline is not None
    assert taken.article.headline.value == "Karvala truce: live updates"


def test_a_list_of_key_events_begins_no_entries(take_apart):
    taken = take_apart(LIVE)
    listed = [part.span.slice(taken.text) for part in taken.article.furniture if part.furniture == "summary"]
    assert ["Key events", "14:35 Army says the port is open", "14:05 Ferries leave"] == listed


def test_an_entry_has_the_day_that_it_states_and_the_page_that_of_its_first_one(take_apart):
    article = take_apart(DATED).article
    days = [item.published.best for item in article.items if item.published is not None]
    assert [date(2031, 3, 3), date(2031, 3, 3), date(2031, 3, 2)] == days
    assert (date(2031, 3, 2), "published.entries") == (article.published.best, article.published.rule)


def test_a_day_alone_dates_the_entries_below_it(take_apart):
    article = take_apart(
        "Karvala truce: live updates\n\n3 March 2031\n\n14:35 GMT\n\nThe army said that the port was open again.\n\n"
        "09:15 GMT\n\nTwo ferries left the port of Karvala at nine.\n"
    ).article
    assert [date(2031, 3, 3)] * 2 == [item.published.best for item in article.items if item.published is not None]


def test_entries_may_stand_behind_their_times(take_apart):
    taken = take_apart(
        "Ferries leave Karvala\n\n2.15pm GMT — Two ferries left the port, the harbour master said.\n\n"
        "2.05pm GMT — The truce holds, the army said.\n\n1.50pm GMT — A shell fell on the pier.\n"
    )
    assert [["Two ferries "], ["The truce ho"], ["A shell fell"]] == bodies(taken)


@pytest.mark.parametrize(
    "text",
    [
        "KARVALA (Reuters) - Two ferries left the port on Sunday, the army said.\n\n"
        "14:05 was when the first left, he said.\n\n"
        "What happens next\n\nThe navy said it would go on.\n",
        "KARVALA (Reuters) - Two ferries left the port on Sunday, the army said.\n\n"
        "KARVALA (Reuters) - Two ferries left the port on Sunday.\n",
        "Truce holds, army says\n\nThe truce held on Sunday, the army said.\n\n"
        "Background:\n\nThe war began in May, he said.\n\n"
        "Reaction:\n\nThe navy welcomed it, she said.\n",
        "Truce holds, army says\n\nThe truce held on Sunday, the army said.\n\nElsewhere, a bus burned, police said.\n",
        "Ferry times in Karvala\n\nThe ferries sail again on Monday, the harbour master said.\n\n09:15\n14:05\n08:30\n",
        "Truce holds, army says\n\nThe army gave three reasons on Sunday.\n\n"
        "* The ferries are safe again, it said on Sunday.\n\n"
        "* The harbour is full of grain, it said on Sunday.\n\n* The winter is coming to Karvala, it said on Sunday.\n",
    ],
    ids=["a time in a sentence", "a lead said twice", "subheads", "one aside", "a timetable", "reasons"],
)
def test_one_report_stays_one(take_apart, text: str):
    assert () == take_apart(text).article.items


def test_the_turns_of_a_transcript_are_no_briefs(take_apart):
    turns = """The envoy and the mayor spoke on the radio

The two met in the studio in Port Vesper on Sunday and spoke about the truce for an hour, the station said.

JORIS HOLM: They said that they would never shell the harbour, and now they shell it every night of the week.

ILVES: You heard them say so, and you signed the truce with them all the same, in front of the whole town.

HOLM: Nobody else was there to sign it with, and without a signature the ferries would not have left at all.
"""
    found = take_apart(turns).article
    assert () == found.items
    assert any(span.slice(turns).startswith("ILVES: You heard") for span in found.body)


def test_labels_before_quotations_are_no_briefs(take_apart):
    digest = "The morning letter\n\n" + "\n\n".join(
        f"{label}—“The {thing} of Karvala will leave the harbour in March,” by the Courier’s harbour desk."
        for label, thing in (("FAREWELL", "last ferry"), ("NOW OPEN", "new ferry"), ("MOVING SHOP", "market boat"))
    )
    found = take_apart(digest).article
    assert () == found.items
    assert any(span.slice(digest).startswith("NOW OPEN") for span in found.body)


def test_every_paragraph_of_an_item_is_in_the_body_and_in_no_other_item(take_apart):
    for text in (BRIEFS, WIRES, PLACES, LIVE, DATED):
        article = take_apart(text).article
        inside = [span for item in article.items for span in item.body]
        assert inside == [span for span in article.body if span in set(inside)]
        assert list(article.body) == [part.span for part in article.parts if part.kind == "body"]
        at = 0
        for part in article.parts:
            assert at <= part.span.start < part.span.end
            at = part.span.end
