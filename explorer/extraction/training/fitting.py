"""Fitting: multinomial logistic regression by L-BFGS (Liu and Nocedal 1989), with float64 and in a fixed order."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.learned.features import Rows
from explorer.extraction.learned.weights import Linear, rounded
from explorer.extraction.training.design import Design, Matrix

_MEMORY = 8
_ENOUGH = 1e-3  # the largest slope at the end, as a share of that at the start
_SHORTEST = 1e-6


@dataclass(frozen=True, slots=True)
class Plan:
    """How a model is fitted.

    Attributes:
        classes: How many there are.
        looseness: The inverse of the penalty on large weights (C of liblinear).
        sieving: Steps, at most, that show which features matter.
        rounds: Steps, at most, with those that do.
        size: Features that are kept at most.
    """

    classes: int
    looseness: float
    sieving: int
    rounds: int
    size: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be learned: features, the class of each pair, and how much each pair counts (0: not at all)."""

    rows: Rows
    labels: NDArray[np.int64]
    importance: Matrix


def fit(problem: Problem, plan: Plan) -> Linear:
    """Return the model that *plan* makes of *problem*: fitted, cut down to size, and fitted further."""
    design = Design(problem.rows)
    weights = np.zeros((len(design.keys), plan.classes - 1))
    if len(design.keys) > plan.size:
        weights = _fitted(design, problem, plan, weights, plan.sieving)
        spread = np.abs(weights * design.scale[:, None]).max(axis=1)
        order = np.lexsort((design.keys, -spread * np.sqrt(design.counts)))
        kept = np.sort(order[: plan.size])
        design, weights = Design(problem.rows, design.keys[kept]), weights[kept]
    weights = _fitted(design, problem, plan, weights, plan.rounds)
    return rounded(design.keys, weights * design.scale[:, None])


def _fitted(design: Design, problem: Problem, plan: Plan, weights: Matrix, rounds: int) -> Matrix:
    loss = _Loss(design, problem, plan)
    value, slope = loss(weights)
    steps = _Steps()
    first = np.abs(slope).max()
    for _ in range(rounds):
        if np.abs(slope).max() <= _ENOUGH * first:
            break
        direction = steps.direction(slope)
        found = _line(loss, weights, value, slope, direction)
        if found is None:
            break
        step, value, new_slope = found
        steps.keep(step * direction, new_slope - slope)
        weights, slope = weights + step * direction, new_slope
    return weights


class _Loss:
    """What is made small: the surprise at the labels, and the squares of the weights."""

    def __init__(self, design: Design, problem: Problem, plan: Plan) -> None:
        self._design = design
        self._wanted = np.eye(plan.classes)[problem.labels][:, 1:]
        self._weight = (problem.importance * plan.looseness)[:, None]

    def __call__(self, weights: Matrix) -> tuple[float, Matrix]:
        """Return the loss and its slope."""
        scores = self._design.scores(weights)
        highest = np.maximum(scores.max(axis=1, keepdims=True), 0)  # the first class's score is 0
        powers = np.exp(scores - highest)
        total = powers.sum(axis=1, keepdims=True) + np.exp(-highest)
        surprise = (np.log(total) + highest - (scores * self._wanted).sum(axis=1, keepdims=True)) * self._weight
        slope = self._design.slopes((powers / total - self._wanted) * self._weight)
        return float(surprise.sum() + 0.5 * (weights * weights).sum()), slope + weights


class _Steps:
    """The last steps, and the direction that they give."""

    def __init__(self) -> None:
        self._kept: deque[tuple[Matrix, Matrix, float]] = deque(maxlen=_MEMORY)

    def keep(self, step: Matrix, change: Matrix) -> None:
        """Keep a step and how it changed the slope."""
        product = float((step * change).sum())
        if product > 1e-12:
            self._kept.append((step, change, 1 / product))

    def direction(self, slope: Matrix) -> Matrix:
        """Return where to go from a place with this *slope*."""
        shares = []
        way = -slope
        for step, change, inverse in reversed(self._kept):
            share = inverse * float((step * way).sum())
            shares.append(share)
            way = way - share * change
        if self._kept:
            _, change, inverse = self._kept[-1]
            way = way / (inverse * float((change * change).sum()))
        else:
            way = way / max(1.0, float(np.sqrt((slope * slope).sum())))
        for (step, change, inverse), share in zip(self._kept, reversed(shares), strict=True):
            way = way + (share - inverse * float((change * way).sum())) * step
        return way


def _line(
    loss: _Loss, weights: Matrix, value: float, slope: Matrix, direction: Matrix
) -> tuple[float, float, Matrix] | None:
    """Return how far to go in *direction*, and the loss and slope there; None where it leads nowhere."""
    promise = float((slope * direction).sum())
    step = 1.0
    while step > _SHORTEST:
        new_value, new_slope = loss(weights + step * direction)
        if new_value <= value + 1e-4 * step * promise:
            return step, new_value, new_slope
        step /= 2
    return None
