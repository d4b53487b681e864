"""Words that say whether an event happened: hedges of status over a verb or noun, and auxiliaries."""

from typing import Any, Literal

from dateline.lexicon.rules.entry import Entry

HedgeStatus = Literal[
    "occurred", "ongoing", "planned", "scheduled", "postponed", "cancelled", "foiled", "threatened", "hypothetical",
    "none",
]  # fmt: skip


class Hedge(Entry, frozen=True):
    """Words above an event that decide its status: `words` govern it as `by` says ("complement": "plans to attack",
    "threatened to strike"; "auxiliary": "will attack"; "mark": "if they attack"; "modifier": "a planned attack";
    "of": "the threat of attacks"; "adverb": it stands beside what governs them, "has yet to attack";
    "preposition": "without an attack"). Status "none" means that nothing is entered;
    `negates` that the opposite is said."""

    words: tuple[str, ...]
    by: Literal["complement", "auxiliary", "mark", "modifier", "of", "preposition", "adverb"]
    status: HedgeStatus
    negates: bool = False

    @property
    def key(self) -> tuple[Any, ...]:
        """The words and how they govern."""
        return (self.words, self.by)
