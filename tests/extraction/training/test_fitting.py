"""Fitting: slopes are those of the sums, and a pattern is learned."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.extraction.learned.features import Between, Rows
from explorer.extraction.training.design import Design
from explorer.extraction.training.fitting import Plan, Problem, fit


def rows(seed: int, pairs: int = 400) -> Rows:
    random = np.random.default_rng(seed)
    keys = np.arange(1, 200, dtype=np.uint32)
    places = random.choice(keys, (60, 5)).astype(np.uint32)
    start = random.integers(0, 40, pairs)
    between = Between(random.choice(keys, 60).astype(np.uint32), start, start + random.integers(0, 20, pairs))
    own = random.choice(np.concatenate([np.zeros(50, dtype=np.uint32), keys + 1000]), (pairs, 4)).astype(np.uint32)
    told = random.choice(np.arange(300, 310, dtype=np.uint32), 500), random.integers(0, pairs, 500)
    return Rows(places, random.integers(0, 60, pairs), random.integers(0, 60, pairs), (between,), own, told)


def test_slopes_are_those_of_the_scores() -> None:
    design = Design(rows(0))
    random = np.random.default_rng(1)
    weights, errors = random.normal(size=(len(design.keys), 2)), random.normal(size=(400, 2))
    assert (design.scores(weights) * errors).sum() == pytest.approx((design.slopes(errors) * weights).sum())


def test_a_fitted_model_scores_as_its_design_does() -> None:
    problem = Problem(rows(0), np.random.default_rng(2).integers(0, 3, 400), np.ones(400))
    model = fit(problem, Plan(3, 0.5, 10, 10, 10_000))
    design = Design(problem.rows, model.keys)
    told = design.scores(model.weights[:-1] / design.scale[:, None])
    assert np.allclose(told, model.scores(problem.rows))


PLANTED = list(range(1005, 1035))


def planted(seed: int) -> Problem:
    """Pairs whose class, half of them, is told by features of their own."""
    found = rows(seed, 2000)
    labels = np.isin(found.pairs, PLANTED).any(axis=1)
    return Problem(found, labels.astype(np.int64), np.ones(len(labels)))


def test_a_planted_pattern_is_learned_and_holds_on_new_pairs() -> None:
    model = fit(planted(0), Plan(3, 1.0, 30, 60, 10_000))
    new = planted(9)
    right = model.probabilities(new.rows).argmax(axis=1) == new.labels
    assert right.mean() > 0.95


def test_a_smaller_model_keeps_what_matters() -> None:
    model = fit(planted(0), Plan(3, 1.0, 30, 60, 40))
    assert len(model.keys) == 40
    assert set(PLANTED) <= set(model.keys.tolist())


def test_pairs_that_do_not_count_are_not_learned_from() -> None:
    problem = planted(0)
    turned = np.where(np.arange(2000) < 1000, problem.labels, 1 - problem.labels)
    counts = (np.arange(2000) < 1000).astype(float)
    plan = Plan(3, 1.0, 30, 60, 10_000)
    one = fit(Problem(problem.rows, problem.labels, counts), plan)
    other = fit(Problem(problem.rows, turned, counts), plan)
    assert np.array_equal(one.weights, other.weights)
