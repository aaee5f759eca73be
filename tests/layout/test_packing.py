"""Parts side by side: none over another, on a page as small as it gets."""

from __future__ import annotations

import itertools

import hypothesis.strategies as st
from hypothesis import given

from explorer.layout.packing import Part, components, packed
from explorer.layout.plan import LayoutNode

SIZES = st.lists(st.tuples(st.integers(20, 900), st.integers(20, 900)), min_size=1, max_size=12)


def parts(sizes: list[tuple[int, int]]) -> list[Part]:
    made = [LayoutNode(f"n{number:02d}", *size) for number, size in enumerate(sizes)]
    return [Part.of([node], {node.key: (500.0, -70.0)}) for node in made]


@given(SIZES)
def test_no_part_lies_over_another_wherever_it_came_from(sizes: list[tuple[int, int]]) -> None:
    places = packed(parts(sizes))
    sized = [(places[f"n{number:02d}"], size) for number, size in enumerate(sizes)]
    for (a, one), (b, other) in itertools.combinations(sized, 2):
        aside, below = (one[0] + other[0]) / 2 - 1e-6, (one[1] + other[1]) / 2 - 1e-6
        assert abs(a[0] - b[0]) >= aside or abs(a[1] - b[1]) >= below


def test_a_narrow_part_stands_beside_a_wide_one_and_not_below_it() -> None:
    places = packed(parts([(1000, 800), (90, 230)]))
    assert places["n01"][0] > 1000
    assert places["n01"][1] < 400


def test_what_hangs_together_is_one_component_the_largest_first() -> None:
    assert components(6, [(5, 4), (4, 1), (0, 2)]) == [[1, 4, 5], [0, 2], [3]]
