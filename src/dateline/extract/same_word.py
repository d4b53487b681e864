"""A noun of several kinds means the kind that was told before: "the strike" of miners is no air strike."""

from dateline.extract.event_tables import EventTables
from dateline.extract.told import Told
from dateline.model.reading import Reading


def as_told_before(reading: Reading, told: Told, groups: list[list[Told]], tables: EventTables) -> Told:
    """The telling as the kind of the last event told by the same noun, where it only points at one."""
    if not told.pointing or told.finding.rule != "events.noun":
        return told
    noun = reading.sentences[told.finding.sentence].tokens[told.finding.head].lemma
    kinds = {entry.event for entry in tables.nouns.get(noun, ())}
    if len(kinds) == 1:
        return told
    for group in reversed(groups):
        for other in reversed(group):
            word = reading.sentences[other.finding.sentence].tokens[other.finding.head].lemma
            if word == noun and other.kind in kinds:
                return told if other.kind == told.kind else told.as_kind(other.kind)
    return told
