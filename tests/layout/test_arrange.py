"""Align, distribute, snap, mirror, rotate and spread do to places what their names say; fixed nodes stay."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from explorer.layout import arrange
from explorer.layout.plan import LayoutNode, Places
from explorer.layout.quality import overlaps


def node(key: str, x: float, y: float, width: float = 60.0, height: float = 28.0, fixed: bool = False) -> LayoutNode:
    return LayoutNode(key, width, height, x, y, fixed)


WIDE = [node("a", 0, 0, 40), node("b", 130, 50, 100), node("c", 300, 210, 60)]


@st.composite
def placed(draw: st.DrawFn) -> list[LayoutNode]:
    place = st.integers(-40, 40)
    return [
        node(f"n{number}", draw(place) * 10.0, draw(place) * 10.0, draw(st.sampled_from([40.0, 90.0])), 28.0, fixed)
        for number, fixed in enumerate(draw(st.lists(st.booleans(), min_size=1, max_size=9)))
    ]


def there(nodes: list[LayoutNode], places: Places) -> Places:
    return {one.key: places.get(one.key, (one.x or 0.0, one.y or 0.0)) for one in nodes}


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("left", {"a": (0, 0), "b": (30, 50), "c": (10, 210)}),
        ("right", {"a": (310, 0), "b": (280, 50), "c": (300, 210)}),
        ("centre", {"a": (150, 0), "b": (150, 50), "c": (150, 210)}),
        ("top", {"a": (0, 0), "b": (130, 0), "c": (300, 0)}),
        ("middle", {"a": (0, 105), "b": (130, 105), "c": (300, 105)}),
        ("bottom", {"a": (0, 210), "b": (130, 210), "c": (300, 210)}),
    ],
)
def test_aligned_nodes_have_one_side_on_a_line(side: str, expected: Places) -> None:
    assert arrange.align(WIDE, side) == expected


def test_nodes_align_to_the_pinned_one() -> None:
    pinned = node("p", 500, 90, 20, fixed=True)
    assert arrange.align([*WIDE, pinned], "left") == {"a": (510, 0), "b": (540, 50), "c": (520, 210)}


def test_distributed_nodes_have_equal_gaps_between_their_borders() -> None:
    places = there(WIDE, arrange.distribute(WIDE, across=True))
    gaps = [places["b"][0] - 50 - (places["a"][0] + 20), places["c"][0] - 30 - (places["b"][0] + 50)]
    assert gaps[0] == pytest.approx(gaps[1])
    assert places["a"] == (0, 0)
    assert places["c"] == (300, 210)
    assert places["b"][1] == 50


def test_distributed_nodes_keep_a_pinned_one_between_them_where_it_is() -> None:
    nodes = [node("a", 0, 0), node("b", 0, 40), node("p", 0, 300, fixed=True), node("c", 0, 310), node("d", 0, 500)]
    places = arrange.distribute(nodes, across=False)
    assert places == {"b": (0, 150), "c": (0, 400)}


@given(placed())
def test_a_snapped_node_moves_by_at_most_half_the_grid(nodes: list[LayoutNode]) -> None:
    for key, (x, y) in arrange.snap(nodes, 30.0).items():
        old = next(one for one in nodes if one.key == key)
        assert x % 30 == y % 30 == 0
        assert abs(x - (old.x or 0)) <= 15
        assert abs(y - (old.y or 0)) <= 15


@given(placed(), st.booleans())
def test_mirroring_twice_gives_the_first_places_back(nodes: list[LayoutNode], across: bool) -> None:
    free = [node(one.key, one.x or 0, one.y or 0, one.width) for one in nodes]
    once = arrange.mirror(free, across=across)
    again = arrange.mirror([node(one.key, *once[one.key], one.width) for one in free], across=across)
    for one in free:
        assert again[one.key] == pytest.approx((one.x, one.y))


def test_mirroring_exchanges_left_and_right_only() -> None:
    places = arrange.mirror(WIDE, across=True)
    assert [key for key, _ in sorted(places.items(), key=lambda pair: pair[1][0])] == ["c", "b", "a"]
    assert [places[one.key][1] for one in WIDE] == [0, 50, 210]


def test_a_quarter_turn_goes_clockwise() -> None:
    nodes = [node("a", 0, 0, 40, 40), node("b", 400, 0, 40, 40), node("c", 400, 200, 40, 40)]
    places = arrange.rotate(nodes, 90)
    for key, place in {"a": (300, -100), "b": (300, 300), "c": (100, 300)}.items():
        assert places[key] == pytest.approx(place)


@given(placed(), st.sampled_from([30.0, 90.0, 180.0, -45.0]))
def test_no_node_lies_over_another_after_a_turn(nodes: list[LayoutNode], degrees: float) -> None:
    free = [node(one.key, one.x or 0, one.y or 0, one.width) for one in nodes]
    assert overlaps(free, arrange.rotate(free, degrees)) == 0
    assert overlaps(free, arrange.spread(free, 0.5)) == 0


def test_spread_nodes_are_further_from_their_middle() -> None:
    assert arrange.spread([node("a", 0, 0), node("b", 200, 100)], 2.0) == {"a": (-100, -50), "b": (300, 150)}


@given(placed())
def test_fixed_nodes_never_move(nodes: list[LayoutNode]) -> None:
    free = {one.key for one in nodes if not one.fixed}
    moved = [arrange.align(nodes, side) for side in arrange.SIDES]
    moved += [arrange.distribute(nodes, across=True), arrange.snap(nodes), arrange.mirror(nodes, across=False)]
    moved += [arrange.rotate(nodes, 90), arrange.spread(nodes, 0.8), arrange.spread(nodes, 1.25)]
    assert all(places.keys() <= free for places in moved)


def test_nothing_gives_nothing() -> None:
    assert arrange.align([], "left") == arrange.distribute([], across=True) == arrange.rotate([], 90) == {}
