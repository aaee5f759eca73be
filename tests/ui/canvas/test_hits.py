"""What lies under a point."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.ui.canvas.few import FewBoxes
from explorer.ui.canvas.hits import Boxes, Lines, flattened

points = st.tuples(st.integers(-50, 50), st.integers(-50, 50))
polylines = st.lists(st.lists(points, min_size=2, max_size=6), min_size=1, max_size=12)


def distance(line: list[tuple[int, int]], x: float, y: float) -> float:
    """The plain way to the distance of a point from a polyline."""
    best = math.inf
    for (ax, ay), (bx, by) in pairwise(line):
        length = (bx - ax) ** 2 + (by - ay) ** 2
        t = 0.0 if length == 0 else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
        best = min(best, math.dist((x, y), (ax + t * (bx - ax), ay + t * (by - ay))))
    return best


@given(polylines, points, st.integers(1, 60))
def test_the_nearest_line_is_found_as_the_plain_way_finds_it(
    lines: list[list[tuple[int, int]]], place: tuple[int, int], reach: int
) -> None:
    keys = [str(number) for number in range(len(lines))]
    distances = [distance(line, *place) for line in lines]
    # All have the same number of points: the last one stands for those that are missing.
    even = np.array([line + [line[-1]] * (6 - len(line)) for line in lines], dtype=np.float32)
    found = Lines(keys, even).nearest(*place, reach)
    if min(distances) < reach - 1e-3:
        assert found is not None
        assert distances[int(found)] == pytest.approx(min(distances), abs=1e-3)
    elif min(distances) > reach + 1e-3:
        assert found is None


def test_nothing_is_found_where_nothing_is() -> None:
    lines = Lines([], flattened([]))
    assert lines.nearest(0, 0, 5) is None
    assert lines.bounds is None


@pytest.mark.parametrize("kind", [Boxes, FewBoxes])
def test_no_box_is_found_where_none_is(kind: type[Boxes | FewBoxes]) -> None:
    boxes = kind([], [])
    assert boxes.meeting((0, 0, 1, 1)) == []
    assert boxes.centred_in((0, 0, 1, 1)) == []
    assert boxes.bounds is None


@pytest.mark.parametrize("kind", [Boxes, FewBoxes])
def test_boxes_are_found_in_their_order_and_bounded_together(kind: type[Boxes | FewBoxes]) -> None:
    boxes = kind(["low", "high", "far"], [(0, 0, 10, 10), (5, 5, 20, 20), (100, 100, 110, 110)])
    assert boxes.meeting((6, 6, 6, 6)) == ["low", "high"]
    assert boxes.meeting((10, 10, 10, 10)) == ["low", "high"]
    assert boxes.meeting((50, 50, 60, 60)) == []
    assert boxes.centred_in((0, 0, 13, 13)) == ["low", "high"]
    assert boxes.bounds == (0, 0, 110, 110)
