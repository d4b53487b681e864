"""Words that say whether what stands under them is so: "continued to fall" is, "efforts to end" is not yet."""

from typing import Literal

from dateline.lexicon.rules.entry import Entry

Effect = Literal["carries", "stands", "opens", "denies", "negates", "empties"]


class ActualityWord(Entry, frozen=True):
    """What a governing word does to the act, state or change under it.

    `carries`: it is as actual as the governing word itself ("continued to rise", "accused of training"); `stands`:
    so too, but what denies the governing word does not reach it ("has not spoken since the raid"); `opens`: nobody
    says that it is so ("fears of a rise", "if violence falls"); `denies`: somebody says that it is not ("denied
    training"); `negates`: the report says so ("failed to reduce"); `empties`: nobody and nothing does it ("no one
    came"). A negated `carries` word negates what it carries ("do not think"); any other negated word leaves it open
    ("did not say").
    """

    lemma: str
    effect: Effect
