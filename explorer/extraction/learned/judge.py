"""The models at work on the sentences of documents: edges, paths, the pairs that paths or rules join, their doubts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.learned import doubts, events, pairs
from explorer.extraction.learned.doubts import Doubt
from explorer.extraction.learned.elsewhere import Elsewhere
from explorer.extraction.learned.events import Asked, Path, Paths
from explorer.extraction.learned.features import Group, Rows, rows_of, told_keys
from explorer.extraction.learned.pairs import Fired
from explorer.extraction.learned.reach import Reach
from explorer.extraction.learned.sheet import Sheet
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.learned.weights import Weights
from explorer.extraction.reading import ReadSentence

_CLASSES = {sign: number for number, sign in pairs.SIGNS.items()}


class Judged(NamedTuple):
    """What was learned of a pair.

    Attributes:
        shares: The probability of each class (`pairs`).
        paths: The best path of each sign.
        denied: If there is an effect, how likely it is that the sentence denies it.
        supposed: If there is one, how likely it is that the sentence only supposes it or asks for it.
        denier: The word that denies it if it is denied, or -1.
    """

    shares: tuple[float, ...]
    paths: dict[int, Path]
    denied: float = 0.0
    supposed: float = 0.0
    denier: int = -1

    @property
    def sign(self) -> int:
        """The likeliest sign if there is an effect."""
        _, up, down, open_, *_ = self.shares
        if up >= down:
            return 1 if up >= open_ else 0
        return -1 if down >= open_ else 0

    def sure(self, sign: int) -> float:
        """How sure an effect with *sign* is: the probability of any effect, less three times that of the opposite sign.

        The opposite is no effect of this sign, and twice more because a wrong sign is worse than a missing effect. With
        that, one threshold serves: signs that are in doubt fall below it.
        """
        _, up, down, open_, *_ = self.shares
        opposite = self.shares[_CLASSES[-sign]] if sign else 0.0
        return max(0.0, up + down + open_ - 3 * opposite)


# For the tokens of two names, what was learned of them.
Judgement = dict[tuple[int, int], Judged]


class Batch(NamedTuple):
    """Sentences that are judged at once.

    Attributes:
        read: As they were read.
        sketches: As models see them.
        sheet: The same as arrays.
        documents: The document of each, as a number.
    """

    read: Sequence[ReadSentence]
    sketches: Sequence[Sketch]
    sheet: Sheet
    documents: Sequence[int]

    @classmethod
    def of(cls, read: Sequence[ReadSentence], documents: Sequence[int]) -> Batch:
        """Return the sentences *read* as they are judged."""
        sketches = [Sketch(one.tokens) for one in read]
        return cls(read, sketches, Sheet(sketches), documents)


class Question(NamedTuple):
    """The pairs that are asked for, their features, and for each sentence its paths and what rules found in it."""

    asked: Asked
    rows: Rows
    paths: list[Paths]
    rules: list[Fired]


def judge(weights: Weights, sentences: Sequence[ReadSentence], documents: Sequence[int]) -> list[Judgement]:
    """Return for each sentence what the models say of its pairs of names.

    Args:
        weights: What was learned.
        sentences: The sentences that have names; all of a document.
        documents: The document of each, as a number.
    """
    found: list[Judgement] = [{} for _ in sentences]
    batch = Batch.of(sentences, documents)
    question = questioned(batch, read_paths(weights, batch.sheet, batch.sketches))
    if not len(question.asked.one):
        return found
    shares = weights.pairs.probabilities(question.rows)
    doubted = doubted_pairs(batch.sketches, question, shares)
    marks = np.zeros((len(shares), 2))
    words = [-1] * len(shares)
    if doubted.pairs and len(weights.doubts.keys):
        marks[doubted.pairs] = weights.doubts.probabilities(doubted.rows)[:, doubts.DENIED :]
        words = [doubted.words.get(at, -1) for at in range(len(shares))]
    columns = (*(part.tolist() for part in question.asked), shares.tolist(), marks.tolist(), words)
    for number, one, other, row, (denied, supposed), word in zip(*columns, strict=True):
        paths = question.paths[number].get((one, other), {})
        found[number][one, other] = Judged(tuple(row), paths, denied, supposed, word)
    return found


class Doubted(NamedTuple):
    """Pairs whose sentences may deny or only suppose what they say of them.

    Attributes:
        pairs: Which of the pairs that were asked for.
        rows: Their features.
        words: For those that some word may deny, that word.
    """

    pairs: list[int]
    rows: Rows
    words: dict[int, int]


def doubted_pairs(sketches: Sequence[Sketch], question: Question, shares: NDArray[np.float64]) -> Doubted:
    """Return the pairs of *question* that may be denied or only supposed.

    Args:
        sketches: The sentences.
        question: The pairs.
        shares: The probability of each class of each pair.
    """
    reaches: dict[int, Reach] = {}
    told: dict[int, list[str]] = {}
    words: dict[int, int] = {}
    worth = np.flatnonzero(shares[:, pairs.NONE] <= 1 - doubts.WORTH)
    columns = (part[worth].tolist() for part in (*question.asked, shares))
    for at, number, one, other, row in zip(worth.tolist(), *columns, strict=True):
        reach = reaches.get(number)
        if reach is None:
            reach = reaches[number] = Reach(sketches[number])
        if reach.reaches:
            doubt = Doubt(one, other, doubts.strongest(question.paths[number].get((one, other), {})), row)
            told[at] = doubts.told(reach, question.rules[number], doubt)
            if reach.denies:
                words[at] = reach.denying(one, other, doubt.path)
    return Doubted(list(told), doubts.rows(list(told.values())), words)


def read_paths(weights: Weights, sheet: Sheet, sketches: Sequence[Sketch]) -> list[Paths]:
    """Return the paths in each sentence."""
    asked = events.edges_asked(sketches, weights.words)
    if not len(asked.one):
        return [{} for _ in sketches]
    shares = weights.events.probabilities(asked.rows(sheet, events.MARK))
    edges = events.edges(asked, shares, len(sketches))
    return [events.paths(sketch, found, weights.signs) for sketch, found in zip(sketches, edges, strict=True)]


def questioned(batch: Batch, paths: list[Paths], least: float = pairs.JUDGED_FROM) -> Question:
    """Return the pairs of names that are worth asking for; never with an anaphor, which no annotation knows.

    Args:
        batch: The sentences.
        paths: The paths in each.
        least: How sure a path must be that joins two names.
    """
    wanted: list[tuple[int, int, int]] = []
    told: list[list[Group]] = []
    rules = [pairs.fired(sketch, read.findings) for sketch, read in zip(batch.sketches, batch.read, strict=True)]
    elsewhere = Elsewhere(batch.sketches, paths, rules, batch.documents)
    for number, (sketch, read) in enumerate(zip(batch.sketches, batch.read, strict=True)):
        unjudged = tuple(one.name.span for one in read.anaphors)
        names = pairs.Told(sketch, paths[number], rules[number])
        for one, other in pairs.asked(sketch, names.strengths, rules[number], unjudged, least):
            wanted.append((number, one, other))
            told.append([*names.features(one, other), *elsewhere.features(number, one, other)])
    asked = events.asked(wanted)
    starts = np.array(batch.sheet.starts, dtype=np.int64)[asked.sentence] if wanted else asked.sentence
    rows = rows_of(batch.sheet, pairs.MARK, starts + asked.one, starts + asked.other, told_keys(pairs.MARK, told))
    return Question(asked, rows, paths, rules)
