"""How high the rows of a long list are and where each begins; a height that turns out otherwise costs little."""

from __future__ import annotations

from collections.abc import Sequence


class Heights:
    """Heights of rows in pixels, as a Fenwick tree (P. M. Fenwick, Softw. Pract. Exper. 24:327, 1994): all is O(log n).

    Args:
        heights: The height of each row, as far as it is known.
    """

    def __init__(self, heights: Sequence[int] = ()) -> None:
        self._heights = list(heights)
        self._tree = [0, *heights]
        for place in range(1, len(self._tree)):
            above = place + (place & -place)
            if above < len(self._tree):
                self._tree[above] += self._tree[place]
        self.total = sum(self._heights)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    def put(self, row: int, height: int) -> None:
        """Say how high *row* is."""
        change = height - self._heights[row]
        if not change:
            return
        self._heights[row] = height
        self.total += change
        place = row + 1
        while place < len(self._tree):
            self._tree[place] += change
            place += place & -place

    def top(self, row: int) -> int:
        """Return how far below the top of the list *row* begins."""
        total = 0
        while row:
            total += self._tree[row]
            row -= row & -row
        return total

    def row_at(self, y: int) -> int:
        """Return the row that is *y* pixels below the top; the first or the last one where there is none."""
        place, step = 0, 1 << len(self._heights).bit_length()
        while step:
            if place + step < len(self._tree) and self._tree[place + step] <= y:
                place += step
                y -= self._tree[place]
            step >>= 1
        return max(0, min(place, len(self._heights) - 1))
