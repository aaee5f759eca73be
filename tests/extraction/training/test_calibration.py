"""Calibration: confidence is how often the like of it was right, and never falls as the probability rises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.extraction.training.calibration import knots, table

SCORED = st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=300)


@given(SCORED)
def test_knots_rise_in_both(scored: list[tuple[float, bool]]) -> None:
    found = knots(scored, 16)
    assert list(found) == sorted(found)
    assert [right for _, right in found] == sorted(right for _, right in found)
    assert all(0 <= right <= 1 for _, right in found)


def test_what_is_right_half_of_the_time_gets_a_half() -> None:
    found = knots([(0.9, at % 2 == 0) for at in range(200)], 16)
    assert found == ((0.9, 0.5),)


def test_a_falling_stretch_is_pooled() -> None:
    found = knots([(0.2, True)] * 100 + [(0.8, False)] * 100, 16)
    assert [right for _, right in found] == [0.5]


def test_the_table_has_a_row_for_each_tenth() -> None:
    assert table([(0.11, True), (0.19, False), (0.95, True)]) == [(0.15, 0.5, 2), (0.95, 1.0, 1)]


def test_no_pool_is_a_handful() -> None:
    assert len(knots([(at / 401, at > 200) for at in range(401)], 16)) <= 10
    assert knots([], 16) == ()
