"""The arithmetic of looking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.ui.canvas.viewport import FIT_MAX_SCALE, MAX_SCALE, MIN_SCALE, Viewport

coordinates = st.floats(-1e5, 1e5)
ratios = st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0])
viewports = st.builds(
    Viewport,
    st.integers(50, 3000),
    st.integers(50, 2000),
    ratios,
    st.floats(MIN_SCALE, MAX_SCALE),
    coordinates,
    coordinates,
)


@given(viewports, coordinates, coordinates)
def test_there_and_back_is_the_same_place(viewport: Viewport, x: float, y: float) -> None:
    back = viewport.to_screen(*viewport.to_diagram(x, y))
    assert back == pytest.approx((x, y), abs=1e-3)


@given(viewports, st.floats(0.1, 10), st.floats(0, 1000), st.floats(0, 1000))
def test_zooming_keeps_the_point_within_a_pixel(viewport: Viewport, factor: float, x: float, y: float) -> None:
    before = viewport.to_diagram(x, y)
    viewport.zoom(factor, x, y)
    grown = max(1.0, factor)
    assert viewport.to_screen(*before) == pytest.approx((x, y), abs=grown / viewport.ratio + 1e-3)
    assert MIN_SCALE <= viewport.scale <= MAX_SCALE


@given(viewports, coordinates, coordinates, st.floats(1, 1e4), st.floats(1, 1e4))
def test_fit_shows_the_whole_box(viewport: Viewport, x: float, y: float, width: float, height: float) -> None:
    viewport.width, viewport.height = max(viewport.width, 200), max(viewport.height, 200)
    viewport.fit((x, y, x + width, y + height))
    assert viewport.scale <= FIT_MAX_SCALE
    if viewport.scale > MIN_SCALE:
        left, top, right, bottom = viewport.seen()
        slack = 2 / viewport.factor
        assert left - slack <= x
        assert top - slack <= y
        assert right + slack >= x + width
        assert bottom + slack >= y + height


@given(viewports, st.floats(-500, 500), st.floats(-500, 500))
def test_panning_moves_the_picture_by_as_much(viewport: Viewport, dx: float, dy: float) -> None:
    x, y = viewport.to_screen(0, 0)
    viewport.pan(dx, dy)
    assert viewport.to_screen(0, 0) == pytest.approx((x + dx, y + dy), abs=1.01 / viewport.ratio)


def test_a_new_size_keeps_the_middle() -> None:
    viewport = Viewport(800, 600, 1.0, 1.5, 100.0, 200.0)
    middle = viewport.middle
    viewport.resize(333, 777, 2.0)
    assert viewport.middle == pytest.approx(middle, abs=1)
