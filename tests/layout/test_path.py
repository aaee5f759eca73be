"""Path: the source on the left, the target on the right, the shortest way straight between them."""

from __future__ import annotations

from itertools import pairwise

from explorer.layout.path import PathParams
from explorer.layout.plan import LayoutEdge, LayoutNode
from explorer.layout.quality import overlaps
from explorer.layout.registry import place
from tests.layout.graphs import chain, scale_free


def test_a_shortest_way_runs_straight_from_left_to_right() -> None:
    nodes, edges = chain("abcdef")
    detour = [LayoutNode(key, 60, 28) for key in "uvwxyz"]
    edges += [LayoutEdge(*pair) for pair in ("au", "uv", "vw", "wx", "xy", "yz", "zf")]
    places = place("path", [*nodes, *detour], edges, PathParams("a", "f"))
    assert all(places[one][0] < places[other][0] for one, other in pairwise("abcdef"))
    assert len({places[key][1] for key in "abcdef"}) == 1
    assert all(places["a"][0] <= places[key][0] <= places["f"][0] for key in "uvwxyz")


def test_paths_are_nearer_to_the_middle_than_what_only_hangs_on_them() -> None:
    nodes, edges = chain("abcd")
    more = [LayoutNode(key, 60, 28) for key in "xyz"]
    edges += [LayoutEdge("a", "x"), LayoutEdge("x", "c"), LayoutEdge("a", "y"), LayoutEdge("a", "z")]
    places = place("path", [*nodes, *more], edges, PathParams("a", "d"))
    assert places["b"][0] == places["x"][0] == places["y"][0]
    assert abs(places["b"][1]) < abs(places["x"][1])
    assert all(abs(places["x"][1]) < abs(places[key][1]) or places["x"][1] * places[key][1] < 0 for key in "yz")


def test_source_and_target_change_places_where_the_way_leads_back() -> None:
    nodes, edges = chain("abc")
    assert place("path", nodes, edges, PathParams("c", "a")) == place("path", nodes, edges, PathParams("a", "c"))


def test_ties_count_where_no_way_leads_either_way() -> None:
    nodes, _ = chain("abc")
    edges = [LayoutEdge("a", "b"), LayoutEdge("c", "b")]
    places = place("path", nodes, edges, PathParams("a", "c"))
    assert places["a"][0] < places["b"][0] < places["c"][0]


def test_without_ends_causes_stand_left_of_their_effects() -> None:
    nodes, edges = chain("abcde")
    edges.append(LayoutEdge("a", "e"))
    places = place("path", nodes, edges)
    assert all(places[one][0] < places[other][0] for one, other in pairwise("abcde"))


def test_one_end_alone_is_enough() -> None:
    nodes, edges = chain("abcd")
    from_b = place("path", nodes, edges, PathParams(source="b"))
    assert from_b["a"][0] < from_b["b"][0] < from_b["c"][0] < from_b["d"][0]
    to_c = place("path", nodes, edges, PathParams(target="c"))
    assert to_c["a"][0] < to_c["b"][0] < to_c["c"][0] < to_c["d"][0]


def test_a_graph_of_cycles_has_a_beginning_all_the_same() -> None:
    nodes, edges = chain("abcd")
    places = place("path", nodes, [*edges, LayoutEdge("d", "a")])
    assert len(places) == 4
    assert overlaps(nodes, places) == 0


def test_a_crowded_column_is_set_as_several() -> None:
    nodes = [LayoutNode("hub", 60, 28), *(LayoutNode(f"t{number:03d}", 80, 28) for number in range(200))]
    places = place("path", nodes, [LayoutEdge("hub", node.key) for node in nodes[1:]], PathParams("hub", "t000"))
    height = max(y for _, y in places.values()) - min(y for _, y in places.values())
    assert height < 40 * 50
    assert places["hub"][0] == min(x for x, _ in places.values())


def test_a_large_graph_has_no_overlaps() -> None:
    nodes, edges = scale_free(300, 600, 7)
    assert overlaps(nodes, place("path", nodes, edges, PathParams("n0000", "n0250"))) == 0
