"""Dashes drawn out one by one."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from explorer.diagram.shapes import Outline, Words
from explorer.figures.dashes import drawn_out


@given(st.floats(10, 300), st.floats(1, 9), st.floats(1, 9))
def test_dashes_are_as_long_as_asked_and_begin_with_the_line(length: float, dash: float, gap: float) -> None:
    line = Outline((("M", 0.0, 0.0), ("L", length, 0.0)), stroke="#000000", dash=(dash, gap))
    (found,) = drawn_out([line])
    assert isinstance(found, Outline)
    assert found.dash == ()
    starts = [command[1] for command in found.commands if command[0] == "M"]
    ends = [command[1] for command in found.commands if command[0] == "L"]
    assert starts[0] == 0.0
    for start, end in zip(starts, ends, strict=False):
        assert math.isclose(end - start, dash, abs_tol=1e-6) or math.isclose(end, length, abs_tol=1e-6)
    assert max(ends) <= length + 1e-9


def test_a_dashed_form_keeps_its_filling_whole() -> None:
    corners = (("M", 0.0, 0.0), ("L", 30.0, 0.0), ("L", 30.0, 30.0), ("Z",))
    filling, border = drawn_out([Outline(corners, fill="#FF0000", stroke="#000000", dash=(4.0, 2.0))])
    assert isinstance(filling, Outline)
    assert isinstance(border, Outline)
    assert (filling.commands, filling.stroke, border.fill) == (corners, None, None)


def test_what_has_no_dashes_stays() -> None:
    shapes = [Outline((("M", 0.0, 0.0), ("C", 1.0, 1.0, 2.0, 2.0, 3.0, 0.0)), stroke="#000000"), Words("a", 0, 0, 9)]
    assert drawn_out(shapes) == shapes
