"""Where the legend goes."""

from __future__ import annotations

import pytest

from explorer.diagram.shapes import Outline, Rect, Shape
from explorer.figures.arrange import Room, arrange

ROOM = Room(width=500, height=600, gap=10)
LETTERS = (0.4, 0.6)


def legend(width: float) -> tuple[Shape, ...]:
    """Eight entries of 100 by 20 units, in as many columns as fit."""
    columns = max(1, int((width + 20) // 120))
    return tuple(
        Outline((("M", x, y), ("L", x + 100, y), ("L", x + 100, y + 20), ("Z",)), fill="#000000")
        for x, y in ((place % columns * 120.0, place // columns * 20.0) for place in range(8))
    )


def test_under_a_wide_diagram_and_beside_a_high_one() -> None:
    wide = arrange(Rect(0, 0, 2000, 500), legend, ROOM, 0.7, LETTERS)
    high = arrange(Rect(0, 0, 500, 2000), legend, ROOM, 0.7, LETTERS)
    assert (wide.legend is not None, wide.beside) == (True, False)
    assert (high.legend is not None, high.beside) == (True, True)
    assert wide.scale == pytest.approx(500 / 2000), "it has the whole width"
    assert high.scale == pytest.approx(600 / 2000), "it has the whole height"


@pytest.mark.parametrize(
    "frame", [Rect(0, 0, 50, 50), Rect(-9, 5, 3000, 90), Rect(0, 0, 90, 3000), Rect(0, 0, 800, 700)]
)
def test_diagram_and_legend_stay_in_the_room(frame: Rect) -> None:
    plan = arrange(frame, legend, ROOM, 0.7, LETTERS)
    assert plan.width <= ROOM.width + 0.01
    assert plan.height <= ROOM.height + 0.01
    assert plan.legend is not None
    assert LETTERS[0] <= plan.legend.scale <= LETTERS[1]
    assert plan.scale <= 0.7


def test_a_legend_without_room_is_left_out() -> None:
    plan = arrange(Rect(0, 0, 100, 100), legend, Room(60, 60, 10), 0.7, LETTERS)
    assert plan.legend is None
    assert plan.scale == pytest.approx(0.6)


def test_no_legend_leaves_all_the_room() -> None:
    plan = arrange(Rect(0, 0, 1000, 1000), lambda width: (), ROOM, 0.7, LETTERS)
    assert (plan.legend, plan.scale) == (None, 0.5)
