"""Which upright boxes meet a box."""

from __future__ import annotations

import pytest

from explorer.ui.canvas.few import FewBoxes
from explorer.ui.canvas.hits import Boxes


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
