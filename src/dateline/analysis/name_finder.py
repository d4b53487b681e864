"""Name spans by the weights of the model's name finder, decoded over all sentences at once.

The decisions are those of spaCy's own decoder for these weights (begin, in, last, unit, out: the best one allowed, from
left to right). That one asks for the interpreter's lock many times a token, which took a quarter of a parse.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from dateline.analysis.trees import NameSpan

# An array of the library that the layers compute with; it is loaded with the weights, no sooner.
Array = Any


class NameFinder(Struct, frozen=True, eq=False):
    """The layers of a trained name finder. `moves` are its classes, each a kind with a label ("B-ORG", "O"); of those
    kinds `begin` (of several tokens), `whole` (one token) and `out` are told apart by a mask over the classes."""

    layers: Any
    moves: dict[str, int]
    begin: Array
    whole: Array
    out: Array

    def names(self, docs: Sequence[Any]) -> list[list[NameSpan]]:
        """The names of each document in order. The starts of sentences must be set; no name reaches over one."""
        np = self.layers.ops.xp
        vectors = self.layers.get_ref("tok2vec").predict(docs)
        # A row for "no such token" and one for each token; in it what the token adds as the one to be decided, as the
        # first of an open name, and as the one before.
        parts = self.layers.get_ref("lower").predict(vectors)
        layout = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs]).astype("int64")
        ends = np.cumsum([len(doc) for doc in docs])
        may_go_on = np.append(layout[1:, 0] != 1, False)
        may_go_on[ends - 1] = False
        best = self._outside(parts, may_go_on, blank=layout[:, 1] == 1)
        walks = [_Walk(int(end) - len(doc), int(end), best) for end, doc in zip(ends, docs, strict=True)]
        self._walk(walks, parts, may_go_on.tolist())
        return [walk.found for walk in walks]

    def _outside(self, parts: Array, may_go_on: Array, *, blank: Array) -> list[str]:
        """The best move at each token where no name is open: no name is a blank, and none begins at an end."""
        np = self.layers.ops.xp
        scores = self._scores(parts[1:, 0] + parts[0, 1] + parts[0, 2])
        allowed = self.out | (self.whole & ~blank[:, None]) | (self.begin & (may_go_on & ~blank)[:, None])
        moves = tuple(self.moves)
        return [moves[i] for i in np.where(allowed, scores, -np.inf).argmax(axis=1)]

    def _walk(self, walks: Sequence["_Walk"], parts: Array, may_go_on: list[bool]) -> None:
        """All documents from left to right; where names are open they are asked together which of them end."""
        np = self.layers.ops.xp
        opened = [walk for walk in walks if walk.to_next_name()]
        while opened:
            at = np.array([walk.at for walk in opened])
            first = np.array([walk.first for walk in opened])
            scores = self._scores(parts[at + 1, 0] + parts[first + 1, 1] + parts[at, 2])
            for walk, score in zip(opened, scores, strict=True):
                goes_on = score[self.moves[f"I-{walk.label}"]] >= score[self.moves[f"L-{walk.label}"]]
                walk.step(ends=not (goes_on and may_go_on[walk.at]))
            opened = [walk for walk in opened if walk.is_inside or walk.to_next_name()]

    def _scores(self, sums: Array) -> Array:
        """The score of each class for each state, from the sum of what its tokens add."""
        hidden, _ = self.layers.ops.maxout(sums + self.layers.get_ref("lower").get_param("b"))
        upper = self.layers.get_ref("upper")
        scores: Array = hidden @ upper.get_param("W").T + upper.get_param("b")
        return scores


def name_finder(component: Any) -> NameFinder:
    """The name finder of a loaded pipeline, from its component."""
    moves = [component.moves.get_class_name(i) for i in range(component.moves.n_moves)]
    kinds = [move[:2] if move[2:] else move for move in moves]
    np = component.model.ops.xp
    masks = {kind: np.array([one == kind for one in kinds]) for kind in ("B-", "U-", "O")}
    return NameFinder(component.model, {move: i for i, move in enumerate(moves)}, masks["B-"], masks["U-"], masks["O"])


class _Walk:
    """The way through one document: its tokens from `start` to `end` of the batch, with the best move at each."""

    def __init__(self, start: int, end: int, best: list[str]) -> None:
        self.start, self.end, self.best = start, end, best
        self.at = self.first = start
        self.label = ""
        self.is_inside = False
        self.found: list[NameSpan] = []

    def to_next_name(self) -> bool:
        """Go on to the second token of the next name of several; names of one token on the way are found."""
        while self.at < self.end:
            kind, label = self.best[self.at][:1], self.best[self.at][2:]
            self.at += 1
            if kind == "B":
                self.first, self.label, self.is_inside = self.at - 1, label, True
                return True
            if kind == "U":
                self.found.append((self.at - 1 - self.start, self.at - self.start, label))
        return False

    def step(self, *, ends: bool) -> None:
        """Take the token into the open name, the last one if it `ends`."""
        self.at += 1
        if ends:
            self.found.append((self.first - self.start, self.at - self.start, self.label))
            self.is_inside = False
