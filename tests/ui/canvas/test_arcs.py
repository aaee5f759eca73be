"""Very many curves: which meet a box, which is nearest to a point, and short lines along them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.diagram import curves
from explorer.ui.canvas import arcs as module
from explorer.ui.canvas.arcs import Arcs, cut

points = st.tuples(st.integers(-50, 50), st.integers(-50, 50))
cubics = st.lists(st.tuples(points, points, points, points), min_size=1, max_size=12)
Cubic = Sequence[tuple[float, float]]


def arcs(lines: Sequence[Cubic]) -> Arcs:
    return Arcs(np.array(lines, dtype=np.float64).reshape(-1, 4, 2))


def distance(curve: Cubic, x: float, y: float) -> float:
    """The plain way to the distance of a point from a curve."""
    a, b, c, d = curve
    line = curves.points([(a, b, c, d)], 2000)
    return min(math.dist(point, (x, y)) for point in line)


def gentle(number: int, seed: int = 3) -> list[Cubic]:
    """Curves as long edges are: their control points near the chord."""
    draw = np.random.default_rng(seed)
    start, end = draw.uniform(0, 4000, (2, number, 2))
    step, aside = end - start, draw.uniform(-60, 60, (number, 2))
    found = np.stack([start, start + step / 3 + aside, end - step / 3 + aside, end], axis=1)
    return [[tuple(point) for point in curve] for curve in found.tolist()]


@settings(max_examples=60, deadline=None)
@given(cubics, points, st.integers(1, 60))
def test_the_nearest_curve_is_found_as_the_plain_way_finds_it(
    lines: list[Cubic], place: tuple[int, int], reach: int
) -> None:
    distances = [distance(line, *place) for line in lines]
    found = arcs(lines).nearest(*place, reach)
    if min(distances) < reach - 0.1:
        assert found is not None
        assert distances[found[0]] == pytest.approx(min(distances), abs=0.1)
        assert found[1] == pytest.approx(min(distances), abs=0.1)
    elif min(distances) > reach + 0.1:
        assert found is None


def test_among_very_many_gentle_curves_the_same_one_is_found_as_by_looking_at_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines, draw = arcs(gentle(3000)), np.random.default_rng(4)
    places = draw.uniform(0, 4000, (150, 2)).tolist()
    quick = [lines.nearest(x, y, 6.0) for x, y in places]
    monkeypatch.setattr(module, "MANY", 10**9)
    assert quick == [lines.nearest(x, y, 6.0) for x, y in places]
    assert sum(found is not None for found in quick) > 100


def test_nothing_is_found_where_nothing_is() -> None:
    assert arcs([]).nearest(0, 0, 5) is None
    assert arcs([]).bounds is None
    assert arcs([]).meeting((0, 0, 1, 1)).size == 0


@settings(max_examples=60, deadline=None)
@given(cubics, points, st.integers(1, 40))
def test_no_curve_with_a_point_in_the_box_is_left_out(lines: list[Cubic], corner: tuple[int, int], side: int) -> None:
    left, top = corner
    box = (left, top, left + side, top + side)
    found = set(arcs(lines).meeting(box).tolist())
    for row, (a, b, c, d) in enumerate(lines):
        line = curves.points([(a, b, c, d)], 200)
        if any(left <= x <= left + side and top <= y <= top + side for x, y in line):
            assert row in found


def test_the_lines_along_a_curve_stay_near_to_it_and_are_the_same_in_every_box() -> None:
    lines = gentle(40)
    whole, rows = arcs(lines).cut(np.arange(40), (-9000, -9000, 9000, 9000), 0.1)
    for row, (a, b, c, d) in enumerate(lines):
        middles = (whole[rows == row][:, :2] + whole[rows == row][:, 2:]) / 2
        assert len(middles) > 4
        line = np.array(curves.points([(a, b, c, d)], 4000))
        gaps = [np.hypot(*(line - middle).T).min() for middle in middles]
        assert max(gaps) < 1.0
    box = (1000.0, 1000.0, 1300.0, 1200.0)
    part, owners = arcs(lines).cut(np.arange(40), box, 0.1)
    all_lines = {(int(row), *line) for row, line in zip(rows, whole.tolist(), strict=True)}
    assert {(int(row), *line) for row, line in zip(owners, part.tolist(), strict=True)} <= all_lines
    assert 0 < len(part) < len(whole) / 5


def test_loose_curves_are_cut_like_those_of_a_table() -> None:
    lines, box = gentle(25), (500.0, 500.0, 2500.0, 2500.0)
    controls = np.array(lines)
    one, other = arcs(lines).cut(np.arange(25), box, 0.3), cut(controls, np.arange(25), box, 0.3)
    assert np.array_equal(one[0], other[0])
    assert np.array_equal(one[1], other[1])
