"""Every telling of an attack, a death, a wounding, an arrest, a charge and damage, in the fields of the set that marks
each of them."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate

from adapters.document import Document, Prediction, page_of
from dateline.extract.events import told_in
from dateline.extract.setting_telling import is_setting
from dateline.extract.told import Told
from dateline.model.finding import Role
from dateline.model.reading import Reading
from dateline.pipeline import Desk, read_page

BREAK = "\n\n"
# The kind of the set for what came of a telling, and the role of ours that holds whom or what it befell.
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "die": ("killed",), "injure": ("wounded", "shot"), "damage": ("destroyed", "damaged"),
}  # fmt: skip
ACTS: Mapping[str, str] = {"arrest": "arrest", "charge": "charge"}
VICTIMS = ("target", "killed", "wounded", "shot", "destroyed", "damaged")


def wikievents(document: Document, desk: Desk) -> Prediction:
    """The tellings of a document, each with the number of its sentence in the set."""
    page = page_of(BREAK.join(document["sentences"]), document)
    starts = [0, *accumulate(len(sentence) + len(BREAK) for sentence in document["sentences"])]
    reading, _ = read_page(page, desk)
    found = []
    for sentence in reading.sentences:
        for told in told_in(reading, sentence, desk.events) if sentence.tokens else ():
            for kind, words in _kinds(told, desk):
                place = bisect_right(starts, told.finding.trigger.start) - 1
                found.append({"kind": kind, "sent": place, **_roles(told, reading, words)})
    return {"events": found}


def _kinds(told: Told, desk: Desk) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a telling is in the set, with the roles of ours that its target may have."""
    tables = desk.events
    if is_setting(told):
        return
    if tables.is_under(told.kind, "attack") and not (tables.kinds[told.kind].vague and told.names(*VICTIMS[1:])):
        yield "attack", VICTIMS
    for kind, names in OUTCOMES.items():
        if told.names(*names):
            yield kind, names
    for kind, ours in ACTS.items():
        if tables.is_under(told.kind, ours):
            yield kind, ("detained", "charged", "target")


def _roles(told: Told, reading: Reading, victims: tuple[str, ...]) -> dict[str, str | None]:
    names = {"actor": ("actor", "suspected"), "target": victims, "instrument": ("weapon",), "place": ("place",)}
    return {
        "trigger": told.finding.trigger.slice(reading.text),
        **{role: _words(told.names(*ours), reading) for role, ours in names.items()},
    }


def _words(roles: list[Role], reading: Reading) -> str | None:
    return roles[0].span.slice(reading.text) if roles else None
