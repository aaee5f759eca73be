"""A layout fits to what stays: it is shifted, an organic one also turned, mirrored and bent."""

from __future__ import annotations

import cmath
import math
from dataclasses import replace

import pytest

from explorer.layout.pins import bent, shifted
from explorer.layout.plan import Places
from explorer.layout.quality import overlaps
from explorer.layout.registry import place
from tests.layout.graphs import scale_free, tree

L_SHAPE = {"a": (0.0, 0.0), "b": (300.0, 0.0), "c": (300.0, 100.0), "d": (150.0, 0.0)}


def moved(places: Places, turn: complex, by: complex, *, mirror: bool = False) -> Places:
    points = {key: complex(x, -y if mirror else y) * turn + by for key, (x, y) in places.items()}
    return {key: (point.real, point.imag) for key, point in points.items()}


@pytest.mark.parametrize("mirror", [False, True])
@pytest.mark.parametrize("degrees", [0, 40, 180, 300])
def test_what_was_turned_and_mirrored_is_found_again(degrees: int, *, mirror: bool) -> None:
    wanted = moved(L_SHAPE, cmath.exp(1j * math.radians(degrees)), 40 - 700j, mirror=mirror)
    found = bent(L_SHAPE, {key: wanted[key] for key in "abc"})
    for key in L_SHAPE:
        assert found[key] == pytest.approx(wanted[key], abs=1e-6)


def test_one_that_stays_only_shifts_the_others() -> None:
    assert bent(L_SHAPE, {"b": (310.0, 20.0)}) == shifted(L_SHAPE, {"b": (310.0, 20.0)})
    assert shifted(L_SHAPE, {"b": (310.0, 20.0)})["a"] == (10.0, 20.0)


def test_a_pinned_hub_takes_its_leaves_along() -> None:
    nodes, edges = scale_free(60, 75, 3)
    free = place("force", nodes, edges)
    pinned = {"n0000": (2000.0, 0.0), "n0001": (-2000.0, 500.0)}
    held = [
        replace(node, x=x, y=y, fixed=node.key in pinned) for node in nodes for x, y in [_at(node.key, pinned, free)]
    ]
    found = place("force", held, edges)
    assert all(found[key] == place for key, place in pinned.items())
    assert overlaps(nodes, found) == 0
    leaves = {
        edge.source if edge.target == "n0000" else edge.target
        for edge in edges
        if "n0000" in (edge.source, edge.target)
    }
    degree = {key: sum(key in (edge.source, edge.target) for edge in edges) for key in leaves}
    for key in (key for key in leaves if degree[key] == 1):
        assert math.dist(found[key], found["n0000"]) < math.dist(found[key], found["n0001"])


def _at(key: str, pinned: Places, free: Places) -> tuple[float, float]:
    return pinned.get(key, free[key])


def test_flow_is_only_shifted_so_that_causes_stay_above_their_effects() -> None:
    nodes, edges = tree(15, 2)
    held = [replace(node, x=500.0 * number, y=300.0, fixed=number in {3, 12}) for number, node in enumerate(nodes)]
    free, found = place("flow", nodes, edges), place("flow", held, edges)
    # a node that nothing fixed came near to is where the layout had it, shifted as a whole
    ways = {(round(found[n.key][0] - free[n.key][0], 3), round(found[n.key][1] - free[n.key][1], 3)) for n in nodes}
    assert len(ways) < 8
