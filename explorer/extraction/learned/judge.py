"""The two models at work on the sentences of a document: edges, paths, and then the pairs that paths or rules join."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from explorer.extraction.learned import events, pairs
from explorer.extraction.learned.events import Asked, Path, Paths
from explorer.extraction.learned.features import Rows, rows_of, told_keys
from explorer.extraction.learned.sheet import Sheet
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.learned.weights import Weights
from explorer.extraction.reading import ReadSentence

_CLASSES = {sign: number for number, sign in pairs.SIGNS.items()}


class Judged(NamedTuple):
    """What was learned of a pair: the probability of each class (`pairs`), and the best path of each sign."""

    shares: tuple[float, ...]
    paths: dict[int, Path]

    @property
    def sign(self) -> int:
        """The likeliest sign if there is an effect."""
        _, up, down, open_, *_ = self.shares
        if up >= down:
            return 1 if up >= open_ else 0
        return -1 if down >= open_ else 0

    def sure(self, sign: int) -> float:
        """How sure an effect with *sign* is: the probability of any effect, less twice that of the opposite sign.

        The opposite is no effect of this sign, and once more because a wrong sign is worse than a missing effect. With
        that, one threshold serves: signs that are in doubt fall below it.
        """
        _, up, down, open_, *_ = self.shares
        opposite = self.shares[_CLASSES[-sign]] if sign else 0.0
        return max(0.0, up + down + open_ - 2 * opposite)


# For the tokens of two names, what was learned of them.
Judgement = dict[tuple[int, int], Judged]


class Question(NamedTuple):
    """The pairs that are asked for, their features, and the paths between them in each sentence."""

    asked: Asked
    rows: Rows
    paths: list[Paths]


def judge(weights: Weights, sentences: Sequence[ReadSentence]) -> list[Judgement]:
    """Return for each sentence what the models say of its pairs of names."""
    found: list[Judgement] = [{} for _ in sentences]
    sketches = [Sketch(one.tokens) for one in sentences]
    sheet = Sheet(sketches)
    question = questioned(sheet, sketches, sentences, read_paths(weights, sheet, sketches))
    if not len(question.asked.one):
        return found
    shares = weights.pairs.probabilities(question.rows).tolist()
    for number, one, other, row in zip(*(part.tolist() for part in question.asked), shares, strict=True):
        found[number][one, other] = Judged(tuple(row), question.paths[number].get((one, other), {}))
    return found


def read_paths(weights: Weights, sheet: Sheet, sketches: Sequence[Sketch]) -> list[Paths]:
    """Return the paths in each sentence."""
    asked = events.edges_asked(sketches, weights.words)
    if not len(asked.one):
        return [{} for _ in sketches]
    shares = weights.events.probabilities(asked.rows(sheet, events.MARK))
    edges = events.edges(asked, shares, len(sketches))
    return [events.paths(sketch, found, weights.signs) for sketch, found in zip(sketches, edges, strict=True)]


def questioned(
    sheet: Sheet,
    sketches: Sequence[Sketch],
    sentences: Sequence[ReadSentence],
    paths: list[Paths],
    least: float = pairs.JUDGED_FROM,
) -> Question:
    """Return the pairs of names that are worth asking for; never with an anaphor, which no annotation knows.

    Args:
        sheet: The sentences as arrays.
        sketches: The sentences.
        sentences: The same with what the rules found.
        paths: The paths in each.
        least: How sure a path must be that joins two names.
    """
    wanted: list[tuple[int, int, int]] = []
    told: list[list[str]] = []
    for number, (sketch, read) in enumerate(zip(sketches, sentences, strict=True)):
        rules = pairs.fired(sketch, read.findings)
        unjudged = tuple(one.name.span for one in read.anaphors)
        names = pairs.Told(sketch, paths[number], rules)
        for one, other in pairs.asked(sketch, names.strengths, rules, unjudged, least):
            wanted.append((number, one, other))
            told.append(names.features(one, other))
    asked = events.asked(wanted)
    starts = np.array(sheet.starts, dtype=np.int64)[asked.sentence] if wanted else asked.sentence
    rows = rows_of(sheet, pairs.MARK, starts + asked.one, starts + asked.other, told_keys(pairs.MARK, told))
    return Question(asked, rows, paths)
