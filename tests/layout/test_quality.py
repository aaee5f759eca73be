"""Measures of a layout are what a person would count."""

from __future__ import annotations

import itertools
import random

import hypothesis.strategies as st
from hypothesis import given

from explorer.layout.plan import Places
from explorer.layout.quality import covered, crossings, overlaps, quality
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


def test_a_line_through_a_box_of_others_covers_its_label_and_one_that_passes_does_not() -> None:
    places = {"a": (0.0, 0.0), "b": (50.0, 50.0), "c": (100.0, 100.0), "d": (100.0, 0.0)}
    assert covered(NODES, [LayoutEdge("a", "c")], places) == 1
    assert covered(NODES, [LayoutEdge("a", "c")], places | {"b": (50.0, 75.0)}) == 0
    assert covered(NODES, [LayoutEdge("a", "b"), LayoutEdge("c", "b"), LayoutEdge("a", "d")], places) == 0


@given(st.integers(0, 10_000), st.integers(2, 14))
def test_crossings_are_those_that_a_person_would_count(seed: int, count: int) -> None:
    """Against each pair of edges looked at by itself, in whole numbers."""
    chance = random.Random(seed)
    places = {f"n{number}": (float(chance.randrange(40)), float(chance.randrange(40))) for number in range(count)}
    edges = [LayoutEdge(*chance.sample(sorted(places), 2)) for _ in range(2 * count)]
    pairs = [(a, b) for a, b in itertools.combinations(edges, 2) if not {a.source, a.target} & {b.source, b.target}]
    assert crossings(edges, places) == sum(_cross(a, b, places) for a, b in pairs)


def _cross(one: LayoutEdge, other: LayoutEdge, places: Places) -> bool:
    a, b, c, d = (places[key] for key in (one.source, one.target, other.source, other.target))
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> int:
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (turn > 0) - (turn < 0)
