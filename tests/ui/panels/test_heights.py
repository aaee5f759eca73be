"""Heights of rows: sums and places stay true whatever is corrected."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.ui.panels.heights import Heights


@given(
    st.lists(st.integers(1, 500), min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 900)), max_size=20),
)
def test_tops_and_rows_agree_with_the_plain_sums(heights: list[int], changes: list[tuple[int, int]]) -> None:
    found = Heights(heights)
    for row, height in changes:
        if row < len(heights):
            heights[row] = height
            found.put(row, height)
    assert found.total == sum(heights)
    for row in range(len(heights)):
        top = sum(heights[:row])
        assert found.top(row) == top
        assert found[row] == heights[row]
        assert found.row_at(top) == row
        assert found.row_at(top + heights[row] - 1) == row
    assert found.row_at(-5) == 0
    assert found.row_at(sum(heights) + 100) == len(heights) - 1


def test_no_rows_have_no_height() -> None:
    assert Heights().total == 0
    assert len(Heights()) == 0
