"""The kinds of events: their codes exist in the schemes, and no word names a kind that is not there."""

from dateline.lexicon.rules.events import DoerWord, EventKind, EventNoun, EventVerb, WeaponWord
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.tolls import HarmWord

PLOVER = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
ACLED = {
    "Battles": "Armed clash|Government regains territory|Non-state actor overtakes territory",
    "Explosions/Remote violence": (
        "Chemical weapon|Air/drone strike|Suicide bomb|Shelling/artillery/missile attack|"
        "Remote explosive/landmine/IED|Grenade"
    ),
    "Violence against civilians": "Sexual violence|Attack|Abduction/forced disappearance",
    "Protests": "Peaceful protest|Protest with intervention|Excessive force against protesters",
    "Riots": "Violent demonstration|Mob violence",
    "Strategic developments": (
        "Agreement|Arrests|Change to group/activity|Disrupted weapons use|Headquarters or base established|"
        "Looting/property destruction|Non-violent transfer of territory|Other"
    ),
}


def test_every_kind_has_a_plover_class(lexicon: Lexicon) -> None:
    assert [] == [kind.kind for kind in lexicon.entries(EventKind) if kind.plover not in PLOVER]


def test_every_plover_class_has_a_kind(lexicon: Lexicon) -> None:
    assert set(PLOVER) == {kind.plover for kind in lexicon.entries(EventKind)}


def test_every_kind_has_an_acled_type_and_sub_type_that_belong_together(lexicon: Lexicon) -> None:
    wrong = [k.kind for k in lexicon.entries(EventKind) if k.acled_sub not in ACLED.get(k.acled, "").split("|")]
    assert [] == wrong


def test_the_types_of_violence_are_those_of_ged(lexicon: Lexicon) -> None:
    assert [] == [kind.kind for kind in lexicon.entries(EventKind) if not set(kind.ged) <= {1, 2, 3}]


def test_a_wider_kind_is_a_kind(lexicon: Lexicon) -> None:
    kinds = {kind.kind for kind in lexicon.entries(EventKind)}
    assert [] == [kind.kind for kind in lexicon.entries(EventKind) if kind.under and kind.under not in kinds]


def test_every_word_names_a_kind_that_is_there(lexicon: Lexicon) -> None:
    kinds = {kind.kind for kind in lexicon.entries(EventKind)} | {""}
    named = [
        entry.event
        for kind in (EventVerb, EventNoun, DoerWord, WeaponWord, HarmWord)
        for entry in lexicon.entries(kind)
    ]
    assert [] == sorted({event for event in named if event not in kinds})
