"""What lies in a box, of few things: a plain list, so that a first picture waits for no library."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.ui.canvas.viewport import Box

#: More than these are looked up by columns (`hits.Boxes`).
FEW = 600


class FewBoxes:
    """Upright rectangles by key, the lowest first.

    Args:
        keys: Their keys.
        boxes: Left, top, right and bottom of each.
    """

    def __init__(self, keys: Sequence[str], boxes: Sequence[Box]) -> None:
        self._rows = list(zip(keys, boxes, strict=True))

    @property
    def bounds(self) -> Box | None:
        """The box that holds all, or None where there is none."""
        return around([box for _, box in self._rows])

    def meeting(self, box: Box) -> list[str]:
        """Return those that have a point in common with *box*, the lowest first."""
        left, top, right, bottom = box
        return [key for key, (x, y, x2, y2) in self._rows if x <= right and left <= x2 and y <= bottom and top <= y2]

    def centred_in(self, box: Box) -> list[str]:
        """Return the nodes whose centre is in *box*, the lowest first."""
        left, top, right, bottom = box
        return [
            key for key, (x, y, x2, y2) in self._rows if left <= (x + x2) / 2 <= right and top <= (y + y2) / 2 <= bottom
        ]


def around(boxes: Sequence[Box]) -> Box | None:
    """Return the box that holds *boxes*, or None where there are none."""
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
