"""Cell: bands from top to bottom, the cascade in each running down, wide bands in several rows, nothing overlapping."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from explorer.errors import CancelledError
from explorer.layout.cell import CellParams, cell
from explorer.layout.plan import LayoutEdge, LayoutNode, Places
from explorer.layout.quality import crossings, overlaps
from explorer.model.progress import Progress
from tests.patience import paced

BANDS = ("outside", "membrane", "cytoplasm", "nucleus")
PARAMS = CellParams(BANDS)


def run(places: dict[str, str], edges: list[tuple[str, str]], params: CellParams = PARAMS) -> Places:
    nodes = [LayoutNode(key, 60.0, 28.0, group=band) for key, band in places.items()]
    return cell(nodes, [LayoutEdge(a, b) for a, b in edges], params, Progress())


def graph(count: int, edges: int, seed: int) -> tuple[list[LayoutNode], list[LayoutEdge]]:
    chance = random.Random(seed)
    nodes = [
        LayoutNode(f"n{number:04d}", 50.0 + number % 6 * 20, 28.0, group=chance.choices(BANDS, (2, 2, 4, 2))[0])
        for number in range(count)
    ]
    weights = [1 / (number + 1) ** 0.6 for number in range(count)]
    pairs = [chance.choices(nodes, weights, k=2) for _ in range(edges)]
    return nodes, [LayoutEdge(a.key, b.key) for a, b in pairs]


@pytest.mark.parametrize("count", [1, 7, 40, 160])
def test_every_band_ends_above_the_next_one_and_nothing_overlaps(count: int) -> None:
    nodes, edges = graph(count, 2 * count, count)
    places = cell(nodes, edges, PARAMS, Progress())
    assert overlaps(nodes, places) == 0
    extents = [
        [(places[node.key][1] - 14, places[node.key][1] + 14) for node in nodes if node.group == band] for band in BANDS
    ]
    there = [(min(top for top, _ in band), max(low for _, low in band)) for band in extents if band]
    for upper, lower in pairwise(there):
        assert lower[0] - upper[1] >= PARAMS.band_gap - 1e-6


def test_the_order_of_the_bands_is_the_one_asked_for() -> None:
    places = run({"a": "outside", "b": "nucleus"}, [("a", "b")], CellParams(("nucleus", "outside")))
    assert places["b"][1] < places["a"][1]


def test_a_group_that_no_band_is_named_for_stands_below() -> None:
    places = run({"a": "elsewhere", "b": "nucleus"}, [("a", "b")])
    assert places["a"][1] > places["b"][1]


def test_a_cascade_inside_a_band_runs_down() -> None:
    chain = ["raf", "mek", "erk"]
    places = run(
        dict.fromkeys(chain, "cytoplasm") | {"egf": "outside"}, [("egf", "raf"), ("raf", "mek"), ("mek", "erk")]
    )
    heights = [places[key][1] for key in ["egf", *chain]]
    assert heights == sorted(set(heights))
    assert len({round(x) for x, _ in places.values()}) == 1


def test_a_wide_band_wraps_into_rows() -> None:
    keys = {f"g{number:02d}": "cytoplasm" for number in range(40)}
    places = run(keys, [])
    assert len({y for _, y in places.values()}) > 3
    wide = max(x for x, _ in places.values()) - min(x for x, _ in places.values()) + 60
    high = max(y for _, y in places.values()) - min(y for _, y in places.values()) + 28
    assert 0.7 < wide / high < 2.8


def test_nodes_without_edges_to_each_other_stand_on_the_side_of_what_they_act_on() -> None:
    places = run(
        {"r": "membrane", "k1": "cytoplasm", "k2": "cytoplasm", "k3": "cytoplasm", "t": "nucleus", "first": "cytoplasm"}
        | {"last": "cytoplasm"},
        [("k1", "k2"), ("k2", "k3"), ("r", "first"), ("last", "t")],
    )
    assert places["first"][1] < places["last"][1]


def test_edges_of_two_separate_pathways_do_not_cross() -> None:
    places = {f"{name}{side}": band for name, band in zip("abcd", BANDS, strict=True) for side in "12"}
    edges = [(f"a{s}", f"b{o}") for s, o in ("12", "21")] + [(f"b{s}", f"c{s}") for s in "12"]
    edges += [(f"c{s}", f"d{o}") for s, o in ("12", "21")]
    found = run(places, edges)
    assert crossings([LayoutEdge(a, b) for a, b in edges], found) == 0


def test_the_same_nodes_in_any_order_give_the_same_places() -> None:
    nodes, edges = graph(60, 120, 3)
    first = cell(nodes, edges, PARAMS, Progress())
    chance = random.Random(5)
    chance.shuffle(nodes)
    chance.shuffle(edges)
    assert cell(nodes, edges, PARAMS, Progress()) == first


def test_neighbours_across_bands_stand_nearer_than_by_chance() -> None:
    nodes, edges = graph(120, 180, 9)
    places = cell(nodes, edges, PARAMS, Progress())
    chance = random.Random(1)
    others = [LayoutEdge(chance.choice(nodes).key, chance.choice(nodes).key) for _ in edges]

    def aside(lines: list[LayoutEdge]) -> float:
        return sum(abs(places[edge.source][0] - places[edge.target][0]) for edge in lines) / len(lines)

    assert aside(edges) < 0.75 * aside(others)


def test_a_cancelled_layout_stops() -> None:
    nodes, edges = graph(80, 160, 2)
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        cell(nodes, edges, PARAMS, progress)


def test_two_thousand_nodes_take_seconds_not_minutes() -> None:
    nodes, edges = graph(2000, 5000, 4)
    places, took = paced(lambda: cell(nodes, edges, PARAMS, Progress()))
    assert took < 2000
    assert overlaps(nodes, places) == 0
