"""Circle: all nodes on one circle, as small as their boxes let it be."""

from __future__ import annotations

import math

from explorer.layout.plan import LayoutEdge, LayoutNode
from explorer.layout.registry import place
from tests.layout.graphs import chain, scale_free


def test_all_stand_about_as_far_from_the_middle() -> None:
    nodes, edges = scale_free(120, 200, 2)
    away = [math.hypot(x, y) for x, y in place("circle", nodes, edges).values()]
    assert max(away) < 1.15 * min(away)


def test_at_the_sides_heights_count_so_the_circle_is_smaller_than_all_widths_in_a_row() -> None:
    nodes = [LayoutNode(f"n{number:03d}", 150.0, 28.0) for number in range(100)]
    places = place("circle", nodes, [])
    radius = max(math.hypot(x, y) for x, y in places.values())
    assert 2 * math.pi * radius < 0.7 * sum(node.width + 26.0 for node in nodes)


def test_a_chain_goes_around_without_a_crossing() -> None:
    nodes, edges = chain("abcdefgh")
    places = place("circle", nodes, [*edges, LayoutEdge("h", "a")])
    angles = {key: math.atan2(x, -y) for key, (x, y) in places.items()}
    order = sorted(places, key=angles.__getitem__)
    start = order.index("a")
    walk = "".join(order[start:] + order[:start])
    assert walk in {"abcdefgh", "ahgfedcb"}
