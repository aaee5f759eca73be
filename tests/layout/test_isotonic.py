"""Isotonic regression: values that never fall, nearest to what was wished."""

from __future__ import annotations

import itertools

import hypothesis.strategies as st
from hypothesis import given

from explorer.layout.isotonic import isotonic


def test_wishes_that_rise_are_granted() -> None:
    assert isotonic([1.0, 2.0, 5.0]) == [1.0, 2.0, 5.0]


def test_wishes_that_fall_meet_at_their_weighted_mean() -> None:
    assert isotonic([3.0, 0.0], [1.0, 2.0]) == [1.0, 1.0]


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=12))
def test_values_never_fall_and_keep_the_mean(wishes: list[float]) -> None:
    found = isotonic(wishes)
    assert all(a <= b + 1e-9 for a, b in itertools.pairwise(found))
    assert abs(sum(found) - sum(wishes)) < 1e-6
