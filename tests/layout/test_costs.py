"""What places on a level cost: what a person would count, and the same with and without numpy."""

from __future__ import annotations

import random

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings

from explorer.layout.costs import CENTRE, COVERED, CROSSING, CROWDED, LENGTH, Costs, PlainCosts, Spots
from explorer.layout.plan import LayoutEdge
from explorer.layout.quality import crossings
from explorer.layout.stage import Stage
from explorer.layout.swift import SwiftCosts

Kernel = type[PlainCosts | SwiftCosts]
KERNELS = [PlainCosts, SwiftCosts]


def stage(level: list[int], pairs: list[tuple[int, int]], x: list[float]) -> Stage:
    made = Stage([40.0] * len(level), level, pairs, [100.0 * one for one in range(max(level) + 1)], 20.0)
    made.stand(x)
    return made


def spots(made: Stage, node: int) -> Spots:
    return Spots(made.x[node] - 400.0, 20.0, 41, 20)


@st.composite
def stages(draw: st.DrawFn) -> Stage:
    count = draw(st.integers(2, 14))
    level = [draw(st.integers(0, 4)) for _ in range(count)]
    chance = random.Random(draw(st.integers(0, 1000)))
    ends = [sorted(chance.sample(range(count), 2), key=lambda node: (level[node], node)) for _ in range(2 * count)]
    pairs = sorted({(a, b) for a, b in ends})
    return stage(level, pairs, [float(chance.randrange(-300, 300)) for _ in range(count)])


@settings(deadline=None)
@given(stages())
def test_both_kernels_find_the_same_places_and_sums(made: Stage) -> None:
    plain, swift = PlainCosts(made), SwiftCosts(made)
    assert swift.total() == pytest.approx(plain.total())
    for node in range(len(made.level)):
        assert swift.best(node, spots(made, node)) == plain.best(node, spots(made, node))
        swift.moved(made.move(node, plain.best(node, spots(made, node))))


@pytest.mark.parametrize("kernel", KERNELS)
@settings(deadline=None)
@given(made=stages())
@example(  # the node stands just where the shadow of a box begins, and so outside it
    made=stage([0, 0, 0, 3], [(0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], [-268.0, 271.0, -135.0, -42.0])
)
def test_a_node_never_moves_to_where_more_edges_cross_unless_that_covers_less(kernel: Kernel, made: Stage) -> None:
    """The node alone on its level: nobody makes room, so that what was promised is what comes."""
    node = len(made.level)
    level = [*made.level, max(made.level) + 1]
    alone = stage(level, [*made.pairs, (0, node), (1, node)], [*made.x, 0.0])
    costs: Costs = kernel(alone)
    before, crossed = costs.total() - off_centre(alone, alone.near[node]), crossed_on(alone)
    costs.moved(alone.move(node, costs.best(node, spots(alone, node))))
    after = kernel(alone).total() - off_centre(alone, alone.near[node])
    assert after <= before + 1e-6
    assert crossed_on(alone) <= crossed or after < before


def off_centre(made: Stage, nodes: list[int]) -> float:
    """What it costs *nodes* not to stand in the middle of their neighbours: no part of the moving node's own cost."""
    middles = {node: sum(made.x[one] for one in made.near[node]) / len(made.near[node]) for node in nodes}
    return sum(CENTRE * abs(made.x[node] - middle) for node, middle in middles.items())


def crossed_on(made: Stage) -> int:
    places = {str(node): (x, made.y[made.level[node]]) for node, x in enumerate(made.x)}
    return crossings([LayoutEdge(str(a), str(b)) for a, b in made.pairs], places)


@pytest.mark.parametrize("kernel", KERNELS)
def test_a_crossing_counts_for_each_of_its_four_ends(kernel: Kernel) -> None:
    made = stage([0, 0, 1, 1], [(0, 3), (1, 2)], [0.0, 100.0, 0.0, 100.0])
    sideways = 4 * 100.0 * (LENGTH + CENTRE)
    assert kernel(made).total() == pytest.approx(4 * CROSSING + sideways)


@pytest.mark.parametrize("kernel", KERNELS)
def test_an_edge_over_a_node_counts_for_the_node_and_for_both_ends(
    kernel: Kernel,
) -> None:
    made = stage([0, 1, 2], [(0, 2)], [0.0, 10.0, 0.0])
    assert kernel(made).total() == pytest.approx(3 * COVERED)


@pytest.mark.parametrize("kernel", KERNELS)
def test_the_node_below_an_edge_over_two_levels_steps_aside(kernel: Kernel) -> None:
    made = stage([0, 1, 2], [(0, 1), (0, 2), (1, 2)], [0.0, 0.0, 0.0])
    assert abs(kernel(made).best(1, spots(made, 1))) >= 25.0


@pytest.mark.parametrize("kernel", KERNELS)
def test_a_place_where_others_would_have_to_make_room_costs_for_each_of_them(
    kernel: Kernel,
) -> None:
    made = stage([0, 0, 1], [(0, 2)], [0.0, 60.0, 0.0])
    assert kernel(made).total() == pytest.approx(0.0)  # as close as they may stand is not too close
    made.x[1] = 50.0
    assert kernel(made).total() == pytest.approx(2 * CROWDED)
