"""A layout fits to what stays: it is shifted, an organic one also turned, mirrored and bent."""

from __future__ import annotations

import cmath
import math
from dataclasses import replace

import pytest

from explorer.layout.pins import bent, shifted
from explorer.layout.plan import LayoutEdge, LayoutNode, Places
from explorer.layout.quality import overlaps
from explorer.layout.registry import place
from tests.layout.graphs import tree

L_SHAPE = {"a": (0.0, 0.0), "b": (300.0, 0.0), "c": (300.0, 100.0), "d": (150.0, 0.0)}


def moved(places: Places, turn: complex, by: complex, *, mirror: bool = False) -> Places:
    points = {key: complex(x, -y if mirror else y) * turn + by for key, (x, y) in places.items()}
    return {key: (point.real, point.imag) for key, point in points.items()}


@pytest.mark.parametrize("mirror", [False, True])
@pytest.mark.parametrize("degrees", [0, 40, 180, 300])
def test_what_was_turned_and_mirrored_is_found_again(degrees: int, *, mirror: bool) -> None:
    wanted = moved(L_SHAPE, cmath.exp(1j * math.radians(degrees)), 40 - 700j, mirror=mirror)
    found = bent(L_SHAPE, {key: wanted[key] for key in "abc"}, [])
    for key in L_SHAPE:
        assert found[key] == pytest.approx(wanted[key], abs=1e-6)


def test_one_that_stays_only_shifts_the_others() -> None:
    tie = [LayoutEdge("a", "b")]
    assert bent(L_SHAPE, {"b": (310.0, 20.0)}, tie) == shifted(L_SHAPE, {"b": (310.0, 20.0)})
    assert shifted(L_SHAPE, {"b": (310.0, 20.0)})["a"] == (10.0, 20.0)


def test_pinned_hubs_take_their_leaves_along() -> None:
    hubs = {"h": (2000.0, 0.0), "k": (-2000.0, 500.0)}
    leaves = {f"{hub}{number}": hub for hub in hubs for number in range(8)}
    nodes = [LayoutNode(key, 80.0, 28.0, 0.0, 0.0) for key in (*hubs, *leaves)]
    held = [replace(node, x=hubs[node.key][0], y=hubs[node.key][1], fixed=True) for node in nodes[:2]]
    edges = [LayoutEdge("h", "k"), *(LayoutEdge(hub, leaf) for leaf, hub in leaves.items())]
    found = place("force", [*held, *nodes[2:]], edges)
    assert {key: found[key] for key in hubs} == hubs
    assert overlaps(nodes, found) == 0
    for leaf, hub in leaves.items():
        assert math.dist(found[leaf], found[hub]) < 400


def test_a_chain_between_two_that_stay_is_stretched_evenly() -> None:
    row = {key: (100.0 * number, 0.0) for number, key in enumerate("abcde")}
    edges = [LayoutEdge(*pair) for pair in ("ab", "bc", "cd", "de")]
    found = bent(row, {"a": (0.0, 0.0), "e": (4000.0, 0.0)}, edges)
    assert [round(found[key][0]) for key in "abcde"] == [0, 1000, 2000, 3000, 4000]


def test_flow_is_only_shifted_so_that_causes_stay_above_their_effects() -> None:
    nodes, edges = tree(15, 2)
    held = [replace(node, x=500.0 * number, y=300.0, fixed=number in {3, 12}) for number, node in enumerate(nodes)]
    free, found = place("flow", nodes, edges), place("flow", held, edges)
    # a node that nothing fixed came near to is where the layout had it, shifted as a whole
    ways = {(round(found[n.key][0] - free[n.key][0], 3), round(found[n.key][1] - free[n.key][1], 3)) for n in nodes}
    assert len(ways) < 8
