"""Edges begin and end exactly at the borders of their nodes, keep apart, and go around other nodes."""

from __future__ import annotations

import itertools
import math
import random
import tracemalloc

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given, settings

from explorer.diagram.change import Node
from explorer.diagram.document import Diagram
from explorer.diagram.edges import edge_path
from explorer.diagram.glyphs import inside
from explorer.diagram.lanes import lanes
from explorer.diagram.routes import Lane, route
from explorer.graph.build import edges
from explorer.layout.registry import LayoutEdge, LayoutNode, place
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation
from tests.diagram.strategies import backed
from tests.patience import paces

ANY = settings(deadline=None, max_examples=150)


def gene(name: str, x: float = 0, y: float = 0, kind: Kind = Kind.GENE) -> Node:
    return Node.of(Entity(f"X:{name}", name, kind), x, y)


def on_border(node: Node, x: float, y: float) -> bool:
    """Whether a step of a hundredth of a unit goes from inside to outside."""
    dx, dy = x - node.x, y - node.y
    ways = [(math.cos(turn), math.sin(turn)) for turn in (k * math.pi / 8 for k in range(16))]
    found = {inside(node.entity.kind, dx + 0.01 * a, dy + 0.01 * b, node.width, node.height) for a, b in ways}
    return found == {True, False}


@ANY
@given(
    st.sampled_from(Kind),
    st.sampled_from(Kind),
    st.floats(-500, 500),
    st.floats(-500, 500),
    st.floats(-60, 60),
    st.floats(-0.3, 0.3),
)
def test_an_edge_ends_at_the_borders(a: Kind, b: Kind, x: float, y: float, bend: float, aside: float) -> None:
    source, target = gene("SOURCE", 0, 0, a), gene("a target", x, y, b)
    assume(abs(x) > 150 or abs(y) > 80)
    lane = Lane(bend, (source.width * aside, 0.0), (target.width * aside, 0.0))
    path = edge_path(source, target, lane)
    assert on_border(source, *path[0])
    assert on_border(target, *path[-1])


@pytest.mark.parametrize("kind", Kind)
def test_a_loop_leaves_its_node_and_comes_back(kind: Kind) -> None:
    node = gene("STAT3", 10, 20, kind)
    path = edge_path(node, node)
    assert on_border(node, *path[0])
    assert on_border(node, *path[-1])
    assert max(x for x, _ in path) > node.x + node.width / 2 + 5


def test_nodes_on_top_of_each_other_have_no_edge_to_see() -> None:
    assert route(gene("A"), gene("B")) == []


def drawn(nodes: list[Node], *pairs: str) -> Diagram:
    """A diagram with edges ``A>B`` (activates) and ``A~B`` (binds)."""
    by_name = {node.entity.name: node for node in nodes}
    relations = {">": Relation.ACTIVATES, "~": Relation.BINDS}
    said = [backed(by_name[p[0]].entity, relations[p[1]], by_name[p[2]].entity) for p in pairs]
    return Diagram(nodes, edges(said))


def paths(diagram: Diagram) -> dict[str, tuple[tuple[float, float], ...]]:
    ways = lanes(diagram)
    return {
        key: edge_path(diagram.nodes[edge.subject.key], diagram.nodes[edge.object.key], ways[key])
        for key, edge in diagram.visible_edges.items()
    }


def test_opposite_and_parallel_edges_keep_apart() -> None:
    found = paths(drawn([gene("A"), gene("B", 20, 200)], "A>B", "B>A", "A~B"))
    middles = [path[len(path) // 2] for path in found.values()]
    assert all(math.dist(p, q) > 8 for p, q in itertools.combinations(middles, 2))


def test_heads_at_one_border_do_not_lie_on_each_other() -> None:
    nodes = [gene("Z", 0, 300), *(gene(name, 4.0 * number, 0) for number, name in enumerate("ABC"))]
    tips = [path[-1] for path in paths(drawn(nodes, "A>Z", "B>Z", "C>Z")).values()]
    assert all(math.dist(p, q) > 6 for p, q in itertools.combinations(tips, 2))


def through(diagram: Diagram) -> int:
    """How many edges run through a node that is not one of their ends."""
    count = 0
    for key, path in paths(diagram).items():
        edge = diagram.visible_edges[key]
        others = [n for n in diagram.nodes.values() if n.key not in (edge.subject.key, edge.object.key)]
        points = [
            (a[0] + (b[0] - a[0]) * t / 8, a[1] + (b[1] - a[1]) * t / 8)
            for a, b in itertools.pairwise(path)
            for t in range(8)
        ]
        count += any(inside(n.entity.kind, x - n.x, y - n.y, n.width, n.height) for n in others for x, y in points)
    return count


def test_an_edge_goes_around_the_nodes_between_its_ends() -> None:
    nodes = [gene(name, 0, 100 * number) for number, name in enumerate("ABCDE")]
    assert through(drawn(nodes, "A>E", "A>C", "E>B", "B>C")) == 0


def test_an_edge_finds_its_way_past_a_wall() -> None:
    wall = [gene(name, x, 150) for name, x in zip("BCDEF", (-140, -70, 0, 70, 140), strict=True)]
    assert through(drawn([gene("A"), *wall, gene("Z", 0, 300)], "A>Z")) == 0


@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), min_size=5, max_size=18))
def test_in_a_flow_layout_hardly_any_edge_runs_through_a_node(pairs: list[tuple[int, int]]) -> None:
    names = "ABCDEFGHIJKL"
    chosen = sorted({f"{names[a]}>{names[b]}" for a, b in pairs if a != b})
    sized = [gene(name) for name in names]
    places = place(
        "flow",
        [LayoutNode(node.key, node.width, node.height) for node in sized],
        [LayoutEdge(f"X:{pair[0]}", f"X:{pair[2]}") for pair in chosen],
    )
    diagram = drawn([gene(node.entity.name, *places[node.key]) for node in sized], *chosen)
    assert through(diagram) <= 1


def test_the_way_of_one_edge_is_the_same_asked_alone() -> None:
    nodes = [gene(name, 40 * number, 100 * number) for number, name in enumerate("ABCDE")]
    diagram = drawn(nodes, "A>E", "B>E", "C>E", "E>A", "A~E")
    ways = lanes(diagram)
    assert {key: lanes(diagram, [key])[key] for key in ways} == ways


@settings(deadline=None, max_examples=40)
@given(st.randoms(use_true_random=False))
def test_ways_after_edits_are_those_of_a_fresh_look(chance: random.Random) -> None:
    nodes = [gene(name, 70.0 * chance.randrange(5), 60.0 * number) for number, name in enumerate("ABCDEFG")]
    pairs = sorted({f"{a}>{b}" for a, b in (chance.choices("ABCDEFG", k=2) for _ in range(9)) if a != b})
    diagram = drawn(nodes, *pairs)
    for _ in range(7):
        key = chance.choice(sorted(diagram.nodes))
        chance.choice(
            [
                lambda key=key: diagram.move({key: (chance.uniform(0, 300), chance.uniform(0, 400))}),
                lambda key=key: diagram.hide([key]),
                diagram.reveal,
            ]
        )()
        assert lanes(diagram) == lanes(diagram.copy())


@pytest.mark.parametrize("far", [(9e6, 9e6), (-9e6, 9e6), (9e6, 40.0)])
def test_a_node_very_far_away_costs_neither_time_nor_memory(far: tuple[float, float]) -> None:
    """Whatever is asked along the way to it: ways are looked at in a bounded number of places."""
    nodes = [gene(f"N{number}", number % 6 * 130.0, number // 6 * 80.0) for number in range(36)]
    pairs = [(a, b) for a in range(36) for b in (a + 1, a + 7) if b < 36] + [(0, number) for number in range(2, 36, 3)]
    said = edges([backed(nodes[a].entity, Relation.ACTIVATES, nodes[b].entity) for a, b in pairs])
    diagram = Diagram(nodes, said)

    def cost() -> tuple[float, int]:
        fresh = diagram.copy()  # what was found before is not remembered there
        tracemalloc.start()
        took = paces(lambda: lanes(fresh))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return took, most

    near = cost()
    diagram.move({nodes[0].key: far})
    gone = cost()
    assert gone[0] < 4 * near[0] + 200
    assert gone[1] < 4 * near[1] + (4 << 20)
    assert all(math.isfinite(x) and math.isfinite(y) for one in lanes(diagram).values() for x, y in one.via)
