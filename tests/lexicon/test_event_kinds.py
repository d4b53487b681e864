"""The kinds of events: their codes exist in the schemes, and no word names a kind that is not there."""

from dateline.lexicon.rules.events import DoerWord, EventKind, EventNoun, EventVerb, WeaponWord
from dateline.lexicon.rules.load import Lexicon
from dateline.lexicon.rules.speech import StanceCode
from dateline.lexicon.rules.tolls import HarmWord

PLOVER = {
    "AGREE": "",
    "CONSULT": "visit|third-party|multilateral|phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw|release|disarm|ceasefire|access|resign",
    "REQUEST": "assist|change|yield|meet",
    "ACCUSE": "disapprove|investigate|allege",
    "REJECT": "assist|change|yield|meet",
    "THREATEN": "restrict|arrest|relations|expel|territory|violence",
    "PROTEST": "demo|riot|strike|hunger|boycott|obstruct|vandalize",
    "SANCTION": "convict|expel|withdraw|discontinue",
    "MOBILIZE": "troops|weapons|police|militia",
    "COERCE": "seize|restrict|censor|curfew|martial-law|arrest|deport|withhold|misinformation|cyber",
    "ASSAULT": (
        "abduct|beat|torture|sexual|targeted|destroy|primitive|firearms|explosives|suicide-attack|aerial|drone|"
        "heavy-weapons|crowd-control|unconventional"
    ),
}
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


def test_the_mode_of_a_kind_is_one_of_its_class(lexicon: Lexicon) -> None:
    wrong = [k.kind for k in lexicon.entries(EventKind) if k.mode and k.mode not in PLOVER[k.plover].split("|")]
    assert [] == wrong


def test_words_reach_every_class_and_every_mode(lexicon: Lexicon) -> None:
    told = _told(lexicon)
    reached = {(kind.plover, kind.mode) for kind in lexicon.entries(EventKind) if kind.kind in told}
    reached |= {(code.plover, code.mode) for code in lexicon.entries(StanceCode)}
    wanted = [(name, mode) for name, modes in PLOVER.items() for mode in (modes.split("|") if modes else [""])]
    assert [] == [pair for pair in wanted if pair not in reached]


def test_every_kind_has_a_verb_or_a_noun(lexicon: Lexicon) -> None:
    told = _told(lexicon)
    assert [] == [kind.kind for kind in lexicon.entries(EventKind) if kind.kind not in told]


def test_there_are_several_hundred_verbs(lexicon: Lexicon) -> None:
    assert 400 < len({verb for entry in lexicon.entries(EventVerb) for verb in entry.verbs})


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


def _told(lexicon: Lexicon) -> set[str]:
    """The kinds that a verb, a noun, a doer, a weapon or a word of harm tells of."""
    kinds = (EventVerb, EventNoun, DoerWord, WeaponWord, HarmWord)
    return {entry.event for kind in kinds for entry in lexicon.entries(kind)}
