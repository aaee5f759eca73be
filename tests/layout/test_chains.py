"""The first order for few long edges: each finds its way between the nodes of the levels that it passes."""

from __future__ import annotations

from explorer.layout.chains import bends, chained
from explorer.layout.stage import Stage
from explorer.model.progress import Progress


def stage(level: list[int], pairs: list[tuple[int, int]]) -> Stage:
    return Stage([40.0] * len(level), level, pairs, [80.0 * one for one in range(max(level) + 1)], 20.0)


def test_an_edge_bends_once_in_every_level_between_its_ends() -> None:
    assert bends(stage([0, 1, 3, 3], [(0, 1), (0, 2), (1, 2), (2, 3)])) == 3


def test_ladders_that_begin_crossed_are_untangled() -> None:
    x = chained(stage([0, 0, 0, 1, 1, 1], [(0, 5), (1, 4), (2, 3)]), Progress())
    assert (x[0] < x[1] < x[2]) == (x[5] < x[4] < x[3])
    assert x[0] != x[2]


def test_a_node_that_an_edge_passes_stands_beside_it() -> None:
    made = stage([0, 1, 2], [(0, 1), (1, 2), (0, 2)])
    x = chained(made, Progress())
    assert abs(x[1] - (x[0] + x[2]) / 2) >= 20.0


def test_edges_within_a_level_and_nodes_without_edges_are_harmless() -> None:
    x = chained(stage([0, 0, 0], [(0, 1)]), Progress())
    assert len(set(x)) == 3
