"""Radial: the chosen one in the middle, all others on rings by their distance."""

from __future__ import annotations

import math

import pytest

from explorer.layout.plan import LayoutEdge, LayoutNode, Places
from explorer.layout.quality import overlaps, quality
from explorer.layout.radial import RadialParams
from explorer.layout.registry import place
from tests.layout.graphs import scale_free, tree

ROUND = RadialParams(stretch=1.0)


def rings(places: Places, centre: str) -> dict[str, float]:
    return {key: math.dist(place, places[centre]) for key, place in places.items()}


def test_who_is_farther_along_the_edges_is_farther_from_the_middle() -> None:
    nodes, edges = tree(40)
    away = rings(place("radial", nodes, edges, RadialParams(centre="n0000", stretch=1.0)), "n0000")
    steps = {"n0000": 0}
    for edge in edges:
        steps[edge.target] = steps[edge.source] + 1
    for step in range(max(steps.values())):
        inner = max(away[key] for key, found in steps.items() if found == step)
        assert inner < min(away[key] for key, found in steps.items() if found == step + 1)


def test_the_best_connected_stands_in_the_middle_unless_another_one_is_chosen() -> None:
    nodes = [LayoutNode(key, 60, 28) for key in "abcdefg"]
    edges = [LayoutEdge("c", key) for key in "abdefg"]
    assert min(rings(place("radial", nodes, edges, ROUND), "c").values()) == 0.0
    middle = place("radial", nodes, edges, ROUND)
    spokes = [round(math.dist(middle["c"], middle[key])) for key in "abdefg"]
    assert max(spokes) - min(spokes) < 40
    chosen = rings(place("radial", nodes, edges, RadialParams(centre="a", stretch=1.0)), "a")
    assert chosen["c"] < min(chosen[key] for key in "bdefg")


def test_the_way_of_an_edge_does_not_count() -> None:
    nodes, edges = tree(30)
    turned = [LayoutEdge(edge.target, edge.source) for edge in edges]
    params = RadialParams(centre="n0004")
    assert place("radial", nodes, edges, params) == place("radial", nodes, turned, params)


@pytest.mark.parametrize("root", ["n0000", "n0013"])
def test_a_tree_has_no_crossings(root: str) -> None:
    nodes, edges = tree(60)
    assert quality(nodes, edges, place("radial", nodes, edges, RadialParams(centre=root))).crossings == 0


def test_a_hub_of_three_hundred_has_lanes_instead_of_one_huge_ring() -> None:
    nodes = [LayoutNode("hub", 60, 28), *(LayoutNode(f"t{number:03d}", 80, 28) for number in range(300))]
    places = place("radial", nodes, [LayoutEdge("hub", node.key) for node in nodes[1:]])
    assert overlaps(nodes, places) == 0
    away = [abs(places[node.key][1] - places["hub"][1]) for node in nodes]
    assert max(away) < 1200


def test_what_does_not_hang_on_the_centre_is_there_too() -> None:
    nodes, edges = scale_free(90, 80, 5)
    places = place("radial", nodes, edges, RadialParams(centre="n0000"))
    assert places.keys() == {node.key for node in nodes}
    assert overlaps(nodes, places) == 0


def test_a_centre_that_is_not_there_is_none() -> None:
    nodes, edges = tree(12)
    assert place("radial", nodes, edges, RadialParams(centre="gone")) == place("radial", nodes, edges)
