"""Layers: causes above effects, little turned round, none much wider than it has to be."""

from __future__ import annotations

import random

import hypothesis.strategies as st
from hypothesis import given

from explorer.layout.ranks import acyclic, ranks, spread
from explorer.model.progress import Progress


@given(st.integers(2, 30), st.integers(0, 500))
def test_every_arc_that_is_left_goes_down_and_at_most_half_of_the_weight_was_turned(count: int, seed: int) -> None:
    chance = random.Random(seed)
    pairs = {tuple(chance.sample(range(count), 2)) for _ in range(2 * count)}
    arcs = [(a, b, float(chance.randrange(1, 9))) for a, b in sorted(pairs)]
    left = acyclic(count, arcs, Progress())
    rank = ranks(count, left, [], Progress())
    assert all(rank[a] < rank[b] for a, b, _ in left)
    kept = sum(weight for a, b, weight in arcs if rank[a] < rank[b])
    assert kept >= sum(weight for _, _, weight in arcs) / 2


def test_only_the_lightest_edge_of_two_rings_with_one_node_in_common_is_turned() -> None:
    arcs = [(0, 1, 5.0), (1, 2, 5.0), (2, 0, 1.0), (0, 3, 5.0), (3, 4, 1.0), (4, 0, 5.0)]
    rank = ranks(5, acyclic(5, arcs, Progress()), [], Progress())
    assert [(a, b) for a, b, _ in arcs if rank[a] > rank[b]] == [(2, 0), (3, 4)]


def test_two_thousand_targets_of_a_hub_fill_layers_of_the_wanted_width_and_no_more() -> None:
    """Every layer keeps half of its width for nodes, however many edges pass."""
    count, limit = 2001, 5000.0
    arcs = [(0, node, 1.0) for node in range(1, count)]
    rank = spread([0] + [1] * (count - 1), arcs, [90.0] * count, limit)
    sizes = [rank.count(layer) for layer in range(max(rank) + 1)]
    assert sizes[0] == 1
    assert max(sizes) * 90.0 <= limit
    assert min(sizes[1:-1]) * 90.0 >= limit / 2 - 90.0


def test_a_layer_that_fits_stays_as_it_is() -> None:
    assert spread([0, 1, 1], [(0, 1, 1.0), (0, 2, 1.0)], [90.0] * 3, 200.0) == [0, 1, 1]
