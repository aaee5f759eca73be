"""Measures of a layout are what a person would count."""

from __future__ import annotations

from explorer.layout.quality import crossings, overlaps, quality
from explorer.layout.registry import LayoutEdge, LayoutNode

SQUARE = {"a": (0.0, 0.0), "b": (100.0, 0.0), "c": (0.0, 100.0), "d": (100.0, 100.0)}
NODES = [LayoutNode(key, 20, 20) for key in SQUARE]


def test_diagonals_cross_once_and_edges_that_share_an_end_do_not() -> None:
    assert crossings([LayoutEdge("a", "d"), LayoutEdge("b", "c"), LayoutEdge("a", "b")], SQUARE) == 1


def test_touching_is_no_overlap() -> None:
    assert overlaps(NODES[:2], {"a": (0.0, 0.0), "b": (20.0, 0.0)}) == 0
    assert overlaps(NODES[:2], {"a": (0.0, 0.0), "b": (19.0, 5.0)}) == 1


def test_downward_counts_directed_edges_only() -> None:
    edges = [LayoutEdge("a", "c"), LayoutEdge("d", "b"), LayoutEdge("b", "a", 1, directed=False)]
    found = quality(NODES, edges, SQUARE)
    assert found.downward == 0.5
    assert found.aspect == 1.0


def test_nothing_is_good() -> None:
    assert quality([], [], {}).downward == 1.0
