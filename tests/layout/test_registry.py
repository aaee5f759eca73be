"""Layouts: the same places each time, no node over another, fixed nodes stay, work can be cancelled."""

from __future__ import annotations

import os
import pickle
import random
import subprocess
import sys
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from explorer.errors import CancelledError
from explorer.layout import registry
from explorer.layout.quality import overlaps, quality
from explorer.layout.registry import LAYOUTS, Layout, LayoutEdge, LayoutNode, Places, place
from explorer.model.progress import Progress
from tests.layout.graphs import Graph, scale_free
from tests.patience import PATIENCE_SECONDS


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    count = draw(st.integers(0, 24))
    sizes = st.tuples(st.sampled_from([46.0, 90.0, 170.0]), st.sampled_from([28.0, 44.0]))
    nodes = [
        LayoutNode(f"n{number:02d}", *draw(sizes), group=draw(st.sampled_from(["gene", "process"])))
        for number in range(count)
    ]
    if not nodes:
        return [], []
    ends = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(ends, ends, st.integers(1, 6), st.booleans()), max_size=45))
    return nodes, [LayoutEdge(f"n{a:02d}", f"n{b:02d}", float(weight), directed) for a, b, weight, directed in pairs]


@pytest.mark.parametrize("name", sorted(LAYOUTS))
@settings(max_examples=40, deadline=None)
@given(graph=graphs())
def test_no_node_ever_lies_over_another(name: str, graph: Graph) -> None:
    nodes, edges = graph
    places = place(name, nodes, edges)
    assert places.keys() == {node.key for node in nodes}
    assert overlaps(nodes, places) == 0


@pytest.mark.parametrize("name", sorted(LAYOUTS))
@settings(max_examples=15, deadline=None)
@given(graph=graphs(), seed=st.integers(0, 5))
def test_the_same_graph_in_any_order_gives_the_same_places(name: str, graph: Graph, seed: int) -> None:
    nodes, edges = graph
    chance = random.Random(seed)
    mixed = chance.sample(nodes, len(nodes)), chance.sample(edges, len(edges))
    assert place(name, *mixed) == place(name, nodes, edges)


@pytest.mark.parametrize("name", sorted(LAYOUTS))
@settings(max_examples=20, deadline=None)
@given(graph=graphs(), seed=st.integers(0, 5), known=st.booleans())
def test_fixed_nodes_stay_and_the_others_do_not_cover_them(name: str, graph: Graph, seed: int, *, known: bool) -> None:
    nodes, edges = graph
    chance = random.Random(seed)
    mixed = []
    for number, node in enumerate(nodes):
        x, y = (number % 5) * 400.0, number // 5 * 200.0
        if chance.random() < 0.5:
            mixed.append(LayoutNode(node.key, node.width, node.height, x, y, fixed=True))
        else:
            mixed.append(LayoutNode(node.key, node.width, node.height, x if known else None, y if known else None))
    places = place(name, mixed, edges)
    assert all(places[node.key] == (node.x, node.y) for node in mixed if node.fixed)
    assert overlaps(mixed, places) == 0


def test_a_new_neighbour_stands_near_and_an_effect_below_its_cause() -> None:
    old = [LayoutNode("a", 60, 28, 0, 0, fixed=True), LayoutNode("b", 60, 28, 900, 900, fixed=True)]
    places = place("flow", [*old, LayoutNode("new", 60, 28)], [LayoutEdge("a", "new")])
    x, y = places["new"]
    assert abs(x) < 120
    assert 28 < y < 160


def test_flow_puts_causes_above_effects() -> None:
    nodes = [LayoutNode(key, 60, 28) for key in "abcdef"]
    edges = [LayoutEdge(*pair) for pair in ("ab", "bc", "cd", "ae", "ed", "df")]
    assert quality(nodes, edges, place("flow", nodes, edges)).downward == 1.0


def test_an_undirected_edge_does_not_decide_who_is_above() -> None:
    nodes = [LayoutNode(key, 60, 28) for key in "abcd"]
    chain = [LayoutEdge(*pair) for pair in ("ab", "bc", "cd")]
    for tie in (LayoutEdge("a", "d", 50.0, directed=False), LayoutEdge("d", "a", 50.0, directed=False)):
        places = place("flow", nodes, [*chain, tie])
        assert [key for key, _ in sorted(places.items(), key=lambda item: item[1][1])] == list("abcd")


def test_a_cycle_is_broken_where_the_least_stands_behind_it() -> None:
    nodes = [LayoutNode(key, 60, 28) for key in "abc"]
    edges = [LayoutEdge("a", "b", 5), LayoutEdge("b", "c", 5), LayoutEdge("c", "a", 1)]
    places = place("flow", nodes, edges)
    assert places["a"][1] < places["b"][1] < places["c"][1]


def test_a_tree_has_no_crossings_and_a_parent_stands_over_its_children() -> None:
    nodes = [LayoutNode(f"{number:02d}", 60, 28) for number in range(1, 16)]
    edges = [LayoutEdge(f"{number // 2:02d}", f"{number:02d}") for number in range(2, 16)]
    places = place("flow", nodes, edges)
    assert quality(nodes, edges, places).crossings == 0
    assert abs(places["01"][0] - (places["02"][0] + places["03"][0]) / 2) < 5


def test_one_hub_with_many_targets_does_not_become_one_long_row() -> None:
    nodes = [LayoutNode("hub", 60, 28), *(LayoutNode(f"t{number}", 80, 28) for number in range(40))]
    edges = [LayoutEdge("hub", node.key) for node in nodes[1:]]
    assert 0.4 < quality(nodes, edges, place("flow", nodes, edges)).aspect < 4.0


def test_parts_stand_side_by_side_on_a_page_of_sane_proportions() -> None:
    nodes = [LayoutNode(f"n{number:03d}", 70, 28) for number in range(90)]
    edges = [LayoutEdge(f"n{number:03d}", f"n{number + 1:03d}") for number in range(0, 90, 3)]
    assert 0.7 < quality(nodes, edges, place("flow", nodes, edges)).aspect < 2.8


def test_three_hundred_nodes_cross_less_than_at_random_and_flow_downwards() -> None:
    nodes, edges = scale_free(300, 420, 3)
    found = quality(nodes, edges, place("flow", nodes, edges))
    shuffled = dict(zip(sorted(node.key for node in nodes), place("grid", nodes, edges).values(), strict=True))
    assert found.overlaps == 0
    assert found.downward > 0.85
    assert found.crossings < quality(nodes, edges, shuffled).crossings / 4


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_cancelled_layout_stops(name: str) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        place(name, *scale_free(30, 40, 1), progress=progress)


def test_what_goes_to_a_worker_and_comes_back_can_be_pickled() -> None:
    nodes, edges = scale_free(12, 20, 2)
    again = pickle.loads(pickle.dumps((nodes, edges)))  # what the process pool does
    assert place("flow", *again) == place("flow", nodes, edges)


def test_strangers_loops_and_doubles_among_the_edges_are_harmless() -> None:
    nodes = [LayoutNode("a", 60, 28), LayoutNode("b", 60, 28)]
    edges = [LayoutEdge("a", "a"), LayoutEdge("a", "b"), LayoutEdge("a", "b"), LayoutEdge("b", "x")]
    places = place("flow", nodes, edges)
    assert places["a"][1] < places["b"][1]


DENSE = """
import hashlib, random
from tests.patience import paced
from explorer.layout.registry import LayoutEdge, LayoutNode, place
chance = random.Random(1)
nodes = [LayoutNode(f"n{number:03d}", 60.0 + number % 5 * 14, 28.0) for number in range(331)]
pairs = [chance.sample(range(331), 2) for _ in range(779)]
edges = [LayoutEdge(nodes[a].key, nodes[b].key) for a, b in pairs]
places, took = paced(lambda: place("flow", nodes, edges))
others = [sorted(place(name, nodes, edges).items()) for name in ("force", "radial", "path", "circle", "grid", "cell")]
print(took, hashlib.sha256(repr((sorted(places.items()), others)).encode()).hexdigest())
"""


def test_a_dense_random_graph_is_placed_soon_and_the_same_in_every_process() -> None:
    """331 nodes and 779 edges without any order in them; the order of sets differs between the processes."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", DENSE],
            cwd=Path(__file__).resolve().parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("0", "1", "4711")
    ]
    told = [one.communicate(timeout=PATIENCE_SECONDS)[0].split() for one in running]
    assert len({digest for _, digest in told}) == 1
    assert min(float(took) for took, _ in told) < 1000


class Point:
    """An entry point of another package."""

    def __init__(self, name: str, loaded: object) -> None:
        self.name, self._loaded = name, loaded

    def load(self) -> object:
        """Return what it stands for, or fail as a broken package does."""
        if isinstance(self._loaded, Exception):
            raise self._loaded
        return self._loaded


def test_layouts_of_other_packages_come_last_and_broken_ones_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def stack(nodes: list[LayoutNode], edges: list[LayoutEdge], params: object, progress: Progress) -> Places:
        return {node.key: (0.0, 100.0 * number) for number, node in enumerate(nodes)}

    found = [
        Point("broken", ImportError("no such module")),
        Point("strange", "not a layout"),
        Point("taken", Layout("flow", "Another flow", stack, dict)),
        Point("stack", Layout("stack", "Stack", stack, dict)),
    ]
    monkeypatch.setattr(registry, "entry_points", lambda group: found if group == registry.GROUP else [])
    registry.layouts.cache_clear()
    try:
        assert list(registry.layouts()) == [*LAYOUTS, "stack"]
        assert registry.layouts()["flow"] is LAYOUTS["flow"]
        assert place("stack", [LayoutNode("a", 10, 10), LayoutNode("b", 10, 10)], []) == {"a": (0, 0), "b": (0, 100)}
    finally:
        registry.layouts.cache_clear()


def test_the_registry_loads_no_numpy_before_a_layout_needs_it() -> None:
    code = "import sys, explorer.layout.registry as r; r.layouts(); sys.exit('numpy' in sys.modules)"
    assert subprocess.call([sys.executable, "-c", code], cwd=Path(__file__).resolve().parents[2]) == 0
