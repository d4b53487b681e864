"""One document of the parser as a sentence's tree: out of the model's arrays, into our tokens."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from dateline.analysis.lemmas import Word
from dateline.model.reading import Sentence, Token

# A name in a document: its first token, the first token behind it, and its label.
NameSpan = tuple[int, int, str]


class Tree(Struct, frozen=True):
    """The words of a document with their tags and labels, where they stand in it, and the index of each one's head."""

    words: tuple[Word, ...]
    starts: tuple[int, ...]
    heads: tuple[int, ...]


def tree_of(doc: Any) -> Tree:
    """The tree of a parsed document."""
    text, strings = doc.text, doc.vocab.strings
    starts, lengths, tags, labels = doc.to_array(["IDX", "LENGTH", "TAG", "DEP"]).T.tolist()
    words = tuple(
        (text[start : start + length], strings[tag], strings[label])
        for start, length, tag, label in zip(starts, lengths, tags, labels, strict=True)
    )
    # A head is told by its distance, forwards or back.
    far = doc.to_array(["HEAD"]).astype("int64").ravel().tolist()
    return Tree(words, tuple(starts), tuple(i + distance for i, distance in enumerate(far)))


def in_sentence(tree: Tree, sentence: Sentence, ruled: Sequence[Word]) -> Sentence:
    """The sentence with the tokens of its tree; `ruled` are their lemmas, tags and labels."""
    offset = sentence.span.start
    children: list[list[int]] = [[] for _ in tree.heads]
    for i, head in enumerate(tree.heads):
        if head != i:
            children[head].append(i)
    tokens = tuple(
        Token(i, start + offset, start + offset + len(form), form, lemma, tag, label, head, tuple(below))
        for i, ((form, _, _), (lemma, tag, label), start, head, below) in enumerate(
            zip(tree.words, ruled, tree.starts, tree.heads, children, strict=True)
        )
    )
    return Sentence(sentence.index, sentence.paragraph, sentence.span, tokens, sentence.quotes)
