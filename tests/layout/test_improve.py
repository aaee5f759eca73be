"""Improving a flow: never worse than the start, the same each time, with and without numpy, and stopped when asked."""

from __future__ import annotations

import itertools
import random

import pytest

from explorer.errors import CancelledError
from explorer.layout import swift
from explorer.layout.costs import PlainCosts
from explorer.layout.glide import glide
from explorer.layout.improve import begin, improved
from explorer.layout.plan import LayoutEdge
from explorer.layout.quality import crossings
from explorer.layout.stage import Stage
from explorer.layout.starts import start
from explorer.layout.swift import SwiftCosts
from explorer.model.progress import Progress


def stage(count: int, edges: int, levels: int, seed: int) -> Stage:
    chance = random.Random(seed)
    level = [number % levels for number in range(count)]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < edges:
        a, b = chance.sample(range(count), 2)
        if level[a] < level[b]:
            pairs.add((a, b))
    return Stage([60.0] * count, level, sorted(pairs), [80.0 * one for one in range(levels)], 30.0)


def crossed(made: Stage) -> int:
    places = {str(node): (x, made.y[made.level[node]]) for node, x in enumerate(made.x)}
    return crossings([LayoutEdge(str(a), str(b)) for a, b in made.pairs], places)


def apart(made: Stage) -> bool:
    rows = [sorted(made.x[node] for node in row) for row in made.rows]
    return all(b - a >= 90.0 - 0.2 for row in rows for a, b in itertools.pairwise(row))


@pytest.mark.parametrize("number", range(4))
def test_every_start_puts_all_nodes_side_by_side_and_each_is_another(number: int) -> None:
    made, other = stage(30, 40, 5, 1), stage(30, 40, 5, 1)
    start(made, number)
    start(other, number + 1)
    assert apart(made)
    assert made.x != other.x


def test_improving_takes_crossings_away_and_keeps_nodes_apart() -> None:
    made = stage(40, 60, 6, 2)
    begin(made, 1.4, Progress())
    before = crossed(made)
    made.stand(improved(made, 1.4, Progress()))
    assert crossed(made) < before * 0.8
    assert apart(made)


def test_improving_twice_gives_the_same_places() -> None:
    assert improved(stage(40, 60, 6, 3), 1.4, Progress()) == improved(stage(40, 60, 6, 3), 1.4, Progress())


def test_gliding_comes_to_the_same_places_with_and_without_numpy() -> None:
    plain, columns = stage(50, 80, 6, 4), stage(50, 80, 6, 4)
    for made, kernel in ((plain, PlainCosts), (columns, SwiftCosts)):
        begin(made, 1.4, Progress())
        glide(made, kernel(made), 3, 8.0, Progress())
    assert plain.x == columns.x


def test_gliding_ends_when_nothing_moves_and_shows_every_pass_but_the_last() -> None:
    made = stage(20, 25, 4, 5)
    begin(made, 1.4, Progress())
    shown: list[list[float]] = []
    glide(made, PlainCosts(made), 60, 8.0, Progress(), lambda: shown.append(list(made.x)))
    assert 0 < len(shown) < 59
    assert shown[-1] == made.x


def test_gliding_stops_when_it_is_cancelled() -> None:
    made, progress = stage(20, 25, 4, 6), Progress()
    begin(made, 1.4, progress)
    progress.cancel()
    with pytest.raises(CancelledError):
        glide(made, PlainCosts(made), 1, 8.0, progress)


def test_of_many_edges_a_sample_does_nearly_as_well_as_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """2 000 edges, of which each node looks at 1 500, or at all."""
    left = []
    for seen in (1500, 10_000):
        monkeypatch.setattr(swift, "_SEEN", seen)
        made = stage(300, 2000, 10, 7)
        begin(made, 1.4, Progress())
        left.append(crossed(made))
        glide(made, SwiftCosts(made), 1, 24.0, Progress())
        left.append(crossed(made))
    before, sample, _, every = left
    assert every < before
    assert sample < every * 1.02


def test_a_node_with_room_moves_alone_and_one_without_moves_its_row() -> None:
    made = Stage([60.0] * 3, [0, 0, 0], [], [0.0], 30.0)
    made.stand([0.0, 90.0, 400.0])
    assert made.move(2, 250.0) == [2]
    assert made.x[:2] == [0.0, 90.0]
    assert sorted(made.move(2, 50.0)) == [0, 1, 2]
    assert apart(made)
