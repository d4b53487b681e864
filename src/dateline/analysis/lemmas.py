"""Lemmas by the model's own rules, asked once for each word with its tag and label."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

# A word as the rules see it: its form, its tag and its dependency label.
Word = tuple[str, str, str]
# Words remembered at most, some 60 MB: a run over many pages meets new names without end.
MOST = 200_000
# The parts of speech of which the model has lists.
PARTS = ("noun", "verb", "adj", "adv")


class Lemmas(Struct, frozen=True, eq=False):
    """The pipeline's rules, and what they said so far: a word has the same lemma, tag and label wherever it stands.

    Not so the words that may open a phrase of the rules ("let's", "ain't", "there's"), which `phrases` finds: they are
    known as None, and a sentence that holds one is read whole.
    """

    nlp: Any
    phrases: Any
    known: dict[Word, Word | None]

    def of(self, docs: Sequence[Any], words: Sequence[Sequence[Word]]) -> list[list[Word]]:
        """The words of each document, the lemma in the place of the form; tags and labels as the rules leave them."""
        if len(self.known) > MOST:
            self.known.clear()
        self._learn(list(dict.fromkeys(word for one in words for word in one if word not in self.known)))
        return [self._recalled(doc, one) for doc, one in zip(docs, words, strict=True)]

    def knows(self, word: str, *parts: str) -> bool:
        """Whether the model's lists of ordinary words hold a form in small letters: as one of these parts of speech, as
        any when none is given. The lists hold names too ("guatemala"), but few."""
        tables = self.nlp.get_pipe("lemmatizer").lookups
        index, irregular, rules = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
        if not parts and (word in self.nlp.Defaults.stop_words or not word.isalpha()):
            return True
        return any(
            word in index[part]
            or word in irregular.get(part, {})
            or any(
                word.endswith(old) and word[: len(word) - len(old)] + new in index[part]
                for old, new in rules.get(part, ())
            )
            for part in parts or PARTS
        )

    def _recalled(self, doc: Any, words: Sequence[Word]) -> list[Word]:
        recalled = [known for word in words if (known := self.known[word]) is not None]
        return recalled if len(recalled) == len(words) else self._ruled(doc)

    def _learn(self, new: list[Word]) -> None:
        opening = {new[at] for _, at, _ in self.phrases(self._listed(new))}
        self.known.update(dict.fromkeys(opening))
        alone = [word for word in new if word not in opening]
        self.known.update(zip(alone, self._ruled(self._listed(alone)), strict=True))

    def _listed(self, words: list[Word]) -> Any:
        """The words one after the other as a document."""
        from spacy.tokens import Doc

        forms, tags, labels = ([word[column] for word in words] for column in range(3))
        return Doc(self.nlp.vocab, words=forms, tags=tags, deps=labels, heads=list(range(len(words))))

    def _ruled(self, doc: Any) -> list[Word]:
        for name in ("attribute_ruler", "lemmatizer"):
            doc = self.nlp.get_pipe(name)(doc)
        return [(token.lemma_.lower(), token.tag_, token.dep_) for token in doc]


def lemmas_of(nlp: Any) -> Lemmas:
    """The lemmas of a loaded pipeline, none asked yet."""
    from spacy.matcher import Matcher

    # The model keeps its lists of lemmas as lists, and looks each form up from the front: 50 µs a word.
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for part in list(index):
        index[part] = frozenset(index[part])
    phrases = Matcher(nlp.vocab, validate=False)
    rules = nlp.get_pipe("attribute_ruler").patterns
    several = [pattern for rule in rules for pattern in rule["patterns"] if len(pattern) > 1]
    phrases.add("opening", [pattern[:1] for pattern in several])
    return Lemmas(nlp, phrases, {})
