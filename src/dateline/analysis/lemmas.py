"""Lemmas by the model's own rules, asked once for each word with its tag and label."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

# A word as the rules see it: its form, its tag and its dependency label.
Word = tuple[str, str, str]
# What is remembered at most, some 60 MB: a run over many pages meets new names without end.
MOST = 200_000


class Lemmas(Struct, frozen=True, eq=False):
    """The pipeline's rules, and what they said so far: a word has the same lemma, tag and label wherever it stands, but
    for a few pairs ("ain't", "let's", "there's"), which are `phrases`; their sentences are read whole."""

    nlp: Any
    phrases: Any
    known: dict[Word, Word]

    def of(self, docs: Sequence[Any], words: Sequence[Sequence[Word]]) -> list[list[Word]]:
        """The words of each document, the lemma in the place of the form; tags and labels as the rules leave them."""
        if len(self.known) > MOST:
            self.known.clear()
        whole = [bool(self.phrases(doc)) for doc in docs]
        plain = [one for one, is_phrase in zip(words, whole, strict=True) if not is_phrase]
        self._learn(dict.fromkeys(word for one in plain for word in one if word not in self.known))
        return [
            self._ruled(doc) if is_phrase else [self.known[word] for word in one]
            for doc, one, is_phrase in zip(docs, words, whole, strict=True)
        ]

    def _learn(self, new: Iterable[Word]) -> None:
        from spacy.tokens import Doc

        learnt = list(new)
        if learnt:
            forms, tags, labels = (list(column) for column in zip(*learnt, strict=True))
            doc = Doc(self.nlp.vocab, words=forms, tags=tags, deps=labels, heads=list(range(len(forms))))
            self.known.update(zip(learnt, self._ruled(doc), strict=True))

    def _ruled(self, doc: Any) -> list[Word]:
        for name in ("attribute_ruler", "lemmatizer"):
            doc = self.nlp.get_pipe(name)(doc)
        return [(token.lemma_.lower(), token.tag_, token.dep_) for token in doc]


def lemmas_of(nlp: Any) -> Lemmas:
    """The lemmas of a loaded pipeline, none asked yet."""
    from spacy.matcher import Matcher

    phrases = Matcher(nlp.vocab, validate=False)
    several = [
        pattern for rule in nlp.get_pipe("attribute_ruler").patterns for pattern in rule["patterns"] if len(pattern) > 1
    ]
    # The first word alone tells: a sentence that holds one is read whole, whatever follows.
    phrases.add("first word", [pattern[:1] for pattern in several])
    return Lemmas(nlp, phrases, {})
