"""Organic: neighbours are near, hubs have room, thousands of nodes take seconds, and none lies over another."""

from __future__ import annotations

import math
from itertools import combinations, pairwise
from statistics import fmean

import numpy as np
import pytest

from explorer.layout.field import Grid
from explorer.layout.force import ForceParams, force
from explorer.layout.forces import spread
from explorer.layout.plan import LayoutEdge, LayoutNode, LayoutProgress, Places
from explorer.layout.quality import overlaps, quality
from explorer.layout.registry import place
from explorer.model.progress import Progress
from tests.layout.graphs import scale_free, tree
from tests.patience import paced


def test_neighbours_stand_nearer_than_strangers() -> None:
    nodes, edges = scale_free(120, 150, 4)
    places = place("force", nodes, edges)
    tied = {frozenset((edge.source, edge.target)) for edge in edges if edge.source != edge.target}
    near = fmean(math.dist(*(places[key] for key in pair)) for pair in tied)
    strangers = fmean(math.dist(places[one], places[other]) for one, other in combinations(sorted(places), 2))
    assert near < strangers / 2


def test_leaves_stand_all_around_their_hub() -> None:
    nodes = [LayoutNode("hub", 60, 28), *(LayoutNode(f"t{number:02d}", 80, 28) for number in range(24))]
    places = place("force", nodes, [LayoutEdge("hub", node.key) for node in nodes[1:]])
    x, y = places["hub"]
    angles = sorted(math.atan2(places[n.key][1] - y, places[n.key][0] - x) for n in nodes[1:])
    gaps = [b - a for a, b in pairwise(angles)] + [angles[0] + 2 * math.pi - angles[-1]]
    assert max(gaps) < math.pi / 3


def test_a_tree_has_hardly_a_crossing() -> None:
    nodes, edges = tree(60)
    assert quality(nodes, edges, place("force", nodes, edges)).crossings <= 6


def test_nodes_without_edges_stand_in_rows_below() -> None:
    nodes, edges = tree(20)
    alone = [LayoutNode(f"z{number}", 60, 28) for number in range(5)]
    places = place("force", [*nodes, *alone], edges)
    lowest = max(places[node.key][1] for node in nodes)
    assert all(places[node.key][1] > lowest for node in alone)
    assert len({places[node.key][1] for node in alone}) == 1


def test_five_thousand_nodes_take_seconds_and_none_lies_over_another() -> None:
    nodes, edges = scale_free(5000, 12_500, 3)
    places, took = paced(lambda: place("force", nodes, edges))
    assert took < 1000  # about 150; Graphviz sfdp takes more than twice that
    assert overlaps(nodes, places) == 0


def test_more_air_gives_more_room() -> None:
    nodes, edges = scale_free(200, 500, 1)
    dense, airy = (place("force", nodes, edges, ForceParams(air=air)) for air in (0.5, 4.0))
    assert extent(airy) > 1.2 * extent(dense)


def extent(places: Places) -> float:
    return max(x for x, _ in places.values()) - min(x for x, _ in places.values())


def test_a_large_graph_that_is_watched_has_a_draft_first() -> None:
    nodes, edges = scale_free(700, 1000, 2)
    drafts: list[Places] = []
    final = force(nodes, edges, ForceParams(), LayoutProgress(on_draft=drafts.append))
    assert len(drafts) == 1
    assert drafts[0].keys() == final.keys()
    assert overlaps(nodes, drafts[0]) == 0
    assert final == force(nodes, edges, ForceParams(), Progress())


def test_the_field_on_a_grid_is_the_sum_over_all_pairs() -> None:
    points = np.random.default_rng(1).uniform(0, 1000, (400, 2))
    masses = np.ones(400)
    grid = Grid(points)
    apart = points[:, None, :] - points
    square = (apart**2).sum(axis=2) + np.eye(400)
    exact = (apart / square[:, :, None]).sum(axis=1)
    found = grid.pushed(grid.density(masses))
    assert np.abs(found - exact).mean() < 0.1 * np.abs(exact).mean()


@pytest.mark.parametrize("count", [40, 2000])
def test_spreading_makes_room_and_keeps_what_is_left_of_what(count: int) -> None:
    points = np.random.default_rng(2).normal(size=(count, 2)) * 100
    areas = np.full(count, 3000.0)
    after = spread(points, areas, 0.4, Progress())
    grid = Grid(after, int(np.clip(1.5 * np.sqrt(count), 12, 96)))
    excess = np.maximum(grid.density(areas) - 0.4, 0).sum() * grid.cell**2
    assert excess < 0.1 * areas.sum()
    assert np.corrcoef(points[:, 0], after[:, 0])[0, 1] > 0.9
