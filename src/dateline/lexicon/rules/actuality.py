"""Words that say whether what stands under them is so: "continued to fall" is, "efforts to end" is not yet."""

from typing import Literal

from dateline.lexicon.rules.entry import Entry

Effect = Literal["carries", "opens", "denies", "negates"]


class ActualityWord(Entry, frozen=True):
    """What a governing word does to the act, state or change under it.

    `carries`: it is as actual as the governing word itself ("continued to rise", "accused of training");
    `opens`: nobody says that it is so ("fears of a rise", "if violence falls"); `denies`: somebody says that it is
    not ("denied training"); `negates`: the report says so ("failed to reduce"). A negated `carries` word negates what
    it carries ("do not think"); any other negated word leaves it open ("did not say").
    """

    lemma: str
    effect: Effect
