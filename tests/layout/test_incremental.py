"""Keep my positions: only what overlaps moves, and no farther than it must; the new find room near their neighbours."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given, settings

from explorer.layout.incremental import KeepParams
from explorer.layout.plan import LayoutEdge, LayoutNode
from explorer.layout.quality import overlaps
from explorer.layout.registry import place
from explorer.layout.spacing import separated
from explorer.model.progress import Progress

spots = st.tuples(st.floats(-300, 300), st.floats(-200, 200), st.booleans())


def at(number: int, x: float, y: float, fixed: bool = False) -> LayoutNode:
    return LayoutNode(f"n{number:02d}", 80.0, 28.0, x, y, fixed=fixed)


def apart(nodes: list[LayoutNode]) -> list[LayoutNode]:
    """Those of *nodes* that may be fixed together: fixed nodes that lie over each other have to stay so."""
    kept: list[LayoutNode] = []
    for node in nodes:
        there = {one.key: (one.x or 0.0, one.y or 0.0) for one in (*kept, node)}
        if node.fixed and overlaps([*[one for one in kept if one.fixed], node], there):
            kept.append(replace(node, fixed=False))
        else:
            kept.append(node)
    return kept


@settings(max_examples=60, deadline=None)
@given(st.lists(spots, max_size=25))
def test_nothing_lies_over_anything_afterwards_and_the_pinned_stay(places: list[tuple[float, float, bool]]) -> None:
    nodes = apart([at(number, x, y, fixed) for number, (x, y, fixed) in enumerate(places)])
    found = place("keep", nodes, [])
    assert overlaps(nodes, found) == 0
    assert all(found[node.key] == (node.x, node.y) for node in nodes if node.fixed)


@settings(max_examples=30, deadline=None)
@given(st.lists(spots, max_size=15))
def test_to_make_room_twice_moves_nothing_more(places: list[tuple[float, float, bool]]) -> None:
    nodes = [at(number, x, y) for number, (x, y, _) in enumerate(places)]
    once = place("keep", nodes, [], KeepParams(gap=0.0))
    again = [replace(node, x=once[node.key][0], y=once[node.key][1]) for node in nodes]
    assert place("keep", again, [], KeepParams(gap=0.0)) == once


def test_what_has_room_stays_and_what_overlaps_moves_by_little() -> None:
    nodes = [at(0, 0, 0), at(1, 70, 5), at(2, 900, 900)]
    found = place("keep", nodes, [])
    assert found["n02"] == (900, 900)
    moved = [math.dist(found[node.key], (node.x or 0.0, node.y or 0.0)) for node in nodes[:2]]
    assert max(moved) <= 26  # half of what they overlap by and the gap between them


def test_all_at_one_spot_find_room() -> None:
    nodes = [at(number, 5.0, 5.0) for number in range(80)]
    assert overlaps(nodes, place("keep", nodes, [])) == 0


def test_new_nodes_come_near_their_neighbours_and_nothing_else_moves() -> None:
    chance = random.Random(1)
    old = [at(number, number % 6 * 200.0, number // 6 * 120.0) for number in range(30)]
    new = [LayoutNode(f"x{number}", 80.0, 28.0) for number in range(8)]
    edges = [LayoutEdge(f"n{chance.randrange(30):02d}", node.key) for node in new]
    found = place("keep", [*old, *new], edges)
    assert all(found[node.key] == (node.x, node.y) for node in old)
    for edge in edges:
        assert math.dist(found[edge.source], found[edge.target]) < 250
    assert overlaps([*old, *new], found) == 0


def test_fixed_nodes_that_lie_over_each_other_stay_so() -> None:
    nodes = [at(0, 0, 0, fixed=True), at(1, 5, 5, fixed=True)]
    assert separated(nodes, {"n00": (0, 0), "n01": (5, 5)}, Progress()) == {"n00": (0, 0), "n01": (5, 5)}
