"""Flow in parts and in time: what is shown early, and what comes of it."""

from __future__ import annotations

import random

import pytest

from explorer.errors import CancelledError
from explorer.layout.plan import LayoutEdge, LayoutNode, LayoutProgress, Places
from explorer.layout.quality import crossings, overlaps
from explorer.layout.registry import place
from tests.patience import paced


def graph(count: int, seed: int) -> tuple[list[LayoutNode], list[LayoutEdge]]:
    chance = random.Random(seed)
    nodes = [LayoutNode(f"n{number:04d}", 60.0, 28.0) for number in range(count)]
    pairs = [(chance.randrange(node), node) for node in range(1, count - 3) for _ in range(2)]
    return nodes, [LayoutEdge(nodes[a].key, nodes[b].key) for a, b in [*pairs, (count - 3, count - 2)]]


def test_each_draft_shows_all_nodes_apart_and_the_last_version_crosses_less_than_the_first() -> None:
    nodes, edges = graph(420, 1)
    drafts: list[Places] = []
    places = place("flow", nodes, edges, progress=LayoutProgress(on_draft=drafts.append))
    assert drafts
    for one in drafts:
        assert one.keys() == places.keys()
        assert overlaps(nodes, one) == 0
    assert crossings(edges, places) < crossings(edges, drafts[0])


def test_watching_changes_nothing_about_the_result() -> None:
    nodes, edges = graph(420, 2)
    watched = place("flow", nodes, edges, progress=LayoutProgress(on_draft=lambda places: None))
    assert watched == place("flow", nodes, edges)


def test_a_flow_that_is_cancelled_at_its_first_draft_stops_there() -> None:
    nodes, edges = graph(420, 3)
    drafts: list[Places] = []
    progress = LayoutProgress(on_draft=lambda places: (drafts.append(places), progress.cancel())[0])
    with pytest.raises(CancelledError):
        place("flow", nodes, edges, progress=progress)
    assert len(drafts) == 1


def test_a_small_flow_shows_no_draft() -> None:
    drafts: list[Places] = []
    place("flow", *graph(50, 4), progress=LayoutProgress(on_draft=drafts.append))
    assert not drafts


def test_a_few_nodes_with_all_edges_there_are_take_no_more_than_a_moment() -> None:
    """60 nodes, each with each: 1 770 edges, where a list of all shadows would have millions."""
    nodes = [LayoutNode(f"n{number:02d}", 60.0, 28.0) for number in range(60)]
    edges = [LayoutEdge(a.key, b.key) for number, a in enumerate(nodes) for b in nodes[number + 1 :]]
    places, took = paced(lambda: place("flow", nodes, edges))
    assert took < 1000
    assert overlaps(nodes, places) == 0
