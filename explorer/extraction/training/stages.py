"""The stages of training: events, then pairs on what the event models of other folds say of them, then their doubts.

A pair's features tell how sure the paths of events are. Were they told by a model that had learned from the same
abstract, they would be surer than they ever are on a new one; so each abstract's are told by the model of its fold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.learned import events, pairs
from explorer.extraction.learned.events import Paths
from explorer.extraction.learned.judge import Batch, Question, doubted_pairs, questioned, read_paths
from explorer.extraction.learned.sheet import Sheet
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.learned.weights import Linear, Weights, unlearned
from explorer.extraction.training.examples import FOLDS, Example, Sentence, trigger_signs, trigger_words
from explorer.extraction.training.fitting import Plan, Problem, fit

EVENTS = Plan(classes=3, looseness=0.1, sieving=30, rounds=60, size=28_000)
PAIRS = Plan(classes=5, looseness=0.015, sieving=25, rounds=60, size=19_000)
DOUBTS = Plan(classes=3, looseness=0.2, sieving=20, rounds=60, size=1_000)
_CLASSES = len(pairs.SIGNS) + 2  # none, one for each sign, denied
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plans:
    """How the models are fitted."""

    events: Plan = EVENTS
    pairs: Plan = PAIRS
    doubts: Plan = DOUBTS


@dataclass(frozen=True, slots=True)
class Trained:
    """What training gives.

    Attributes:
        folds: For each fold, what was learned from the other ones.
        whole: What was learned from everything.
    """

    folds: tuple[Weights, ...]
    whole: Weights


class Training:
    """Trains on some examples.

    Args:
        examples: The annotated abstracts.
        plans: How the models are fitted.
        say: Told how far it is.
    """

    def __init__(self, examples: Sequence[Example], plans: Plans, say: Say) -> None:
        self._examples = examples
        self._plans = plans
        self._say = say
        self._owners = [one for one in examples for _ in one.sentences]
        self._sentences: list[Sentence] = [sentence for one in examples for sentence in one.sentences]
        self._sketches: list[Sketch] = [one.sketch for one in self._sentences]
        self._folds = np.array([one.fold for one in self._owners], dtype=np.int64)
        self._sheet = Sheet(self._sketches)
        self._documents = [number for number, one in enumerate(examples) for _ in one.sentences]

    def run(self) -> Trained:
        """Return what is learned, by folds and from everything."""
        *folds, whole = self._event_models()
        question = self._question(folds)
        labels, counts = self._labels(question)
        self._say(f"pairs: {len(labels)}, of each class {np.bincount(labels).tolist()}")
        its_fold = self._folds[question.asked.sentence]
        models = [
            fit(Problem(question.rows, labels, counts * (its_fold != fold)), self._plans.pairs)
            for fold in range(FOLDS + 1)
        ]
        doubts = self._doubts(question, labels > 0, shares_by_fold(question, models, its_fold))
        *folds, whole = (
            replace(one, pairs=model, doubts=doubt)
            for one, model, doubt in zip((*folds, whole), models, doubts, strict=True)
        )
        return Trained(tuple(folds), whole)

    def _doubts(self, question: Question, facts: NDArray[np.bool_], shares: NDArray[np.float64]) -> list[Linear]:
        """The models of doubts, learned from the pairs that are *facts*, for each fold and from everything."""
        asked, rows, _ = doubted_pairs(self._sketches, question, shares)
        if not asked:
            return [unlearned(self._plans.doubts.classes)] * (FOLDS + 1)
        columns = [part[asked].tolist() for part in question.asked]
        places = zip(*columns, strict=True)
        found = [self._owners[at].doubt(self._sentences[at], one, other) for at, one, other in places]
        labels, its_fold = np.array(found, dtype=np.int64), self._folds[question.asked.sentence[asked]]
        self._say(f"doubts: of each class {np.bincount(labels[facts[asked]]).tolist()}")
        return [
            fit(Problem(rows, labels, (facts[asked] & (its_fold != fold)).astype(np.float64)), self._plans.doubts)
            for fold in range(FOLDS + 1)
        ]

    def _event_models(self) -> list[Weights]:
        """The event model of each fold, learned from the other ones, and that of everything."""
        asked = events.edges_asked(self._sketches, trigger_words(self._examples))
        places = zip(*(part.tolist() for part in asked), strict=True)
        labels = np.array([self._sentences[at].edges.get((one, other), 0) for at, one, other in places], dtype=np.int64)
        self._say(f"edges: {len(labels)}, of each class {np.bincount(labels, minlength=3).tolist()}")
        rows = asked.rows(self._sheet, events.MARK)
        models = []
        for fold in range(FOLDS + 1):
            problem = Problem(rows, labels, (self._folds[asked.sentence] != fold).astype(np.float64))
            others = [one for one in self._examples if one.fold != fold]
            models.append(
                Weights(
                    fit(problem, self._plans.events), unlearned(_CLASSES), trigger_words(others), trigger_signs(others)
                )
            )
            self._say(f"events: {'everything' if fold == FOLDS else f'without fold {fold + 1}'} is fitted")
        return models

    def _question(self, folds: Sequence[Weights]) -> Question:
        """The pairs of all sentences, with the paths that the event model of their fold sees."""
        paths: list[Paths] = [{} for _ in self._sentences]
        for fold, weights in enumerate(folds):
            own = np.flatnonzero(self._folds == fold).tolist()
            sketches = [self._sketches[at] for at in own]
            for at, found in zip(own, read_paths(weights, Sheet(sketches), sketches), strict=True):
                paths[at] = found
        batch = Batch([one.read for one in self._sentences], self._sketches, self._sheet, self._documents)
        return questioned(batch, paths, pairs.LEARNED_FROM)

    def _labels(self, question: Question) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        places = zip(*(part.tolist() for part in question.asked), strict=True)
        found = [self._owners[at].label(self._sentences[at], one, other) for at, one, other in places]
        labels, counts = zip(*found, strict=True)
        return np.array(labels, dtype=np.int64), np.array(counts, dtype=np.float64)


def shares_by_fold(question: Question, models: Sequence[Linear], folds: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return what the model of each pair's fold says of it: the probability of each class."""
    found = np.stack([model.probabilities(question.rows) for model in models[:FOLDS]])
    shares: NDArray[np.float64] = found[folds, np.arange(len(folds))]
    return shares
