"""Names that stay readable however far one is away."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from explorer.diagram.document import Node
from explorer.diagram.metrics import text_width
from explorer.model.entity import Entity, Kind
from explorer.ui.canvas.signs import SIZE, Signs

SIDE = 20_000


def signs(number: int = 3000, ratio: float = 1.0, seed: int = 1) -> tuple[Signs, np.ndarray]:
    """Names of nodes at random places, the first ones the most important."""
    draw = np.random.default_rng(seed)
    places = draw.uniform(0, SIDE, (number, 2)).tolist()
    nodes = [Node.of(Entity(f"S:{row:05}", f"Node {row}", Kind.GENE), x, y) for row, (x, y) in enumerate(places)]
    boxes = np.array([(node.x, node.y, node.width, node.height) for node in nodes])
    weights = np.arange(number)[::-1].copy()
    return Signs({node.key: node for node in nodes}, boxes, weights, ratio), boxes


WHOLE = (0.0, 0.0, float(SIDE), float(SIDE))


@pytest.mark.parametrize("factor", [0.03, 0.1, 0.3])
def test_no_name_lies_on_another(factor: float) -> None:
    found = signs()[0].near(WHOLE, factor, [])
    assert len(found) > 5
    for one, other in combinations([sign.box for sign in found], 2):
        assert one[0] > other[2] or other[0] > one[2] or one[1] > other[3] or other[1] > one[3]


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("factor", [0.03, 0.3])
def test_names_are_of_the_size_of_the_screen_at_every_scale(factor: float, ratio: float) -> None:
    for sign in signs(ratio=ratio)[0].near(WHOLE, factor, []):
        assert sign.size * factor == pytest.approx(SIZE * ratio)
        assert sign.box[2] - sign.box[0] >= text_width(sign.text, sign.size)


def test_the_most_important_node_is_named() -> None:
    assert 0 in {sign.row for sign in signs()[0].near(WHOLE, 0.03, [])}


def test_which_names_are_shown_does_not_depend_on_where_one_looks() -> None:
    names, _ = signs()
    whole = {sign.row for sign in names.near(WHOLE, 0.1, [])}
    left, top, right, bottom = part = (6000.0, 6000.0, 12_000.0, 11_000.0)
    inside = {sign.row for sign in names.near(part, 0.1, []) if left <= sign.x <= right and top <= sign.y <= bottom}
    assert inside
    assert inside == {
        row for row in whole if left <= (sign := names.sign(row, 0.1)).x <= right and top <= sign.y <= bottom
    }


def test_what_is_chosen_is_named_and_drives_away_what_lies_under_it() -> None:
    names, boxes = signs()
    important = next(sign for sign in names.near(WHOLE, 0.05, []) if sign.row)
    near = int(np.argsort(np.hypot(*(boxes[:, :2] - boxes[important.row, :2]).T))[1])
    chosen = names.chosen(np.array([near]), 0.05)
    assert [sign.row for sign in chosen] == [near]
    assert important.row not in {sign.row for sign in names.near(WHOLE, 0.05, chosen)}


def test_of_many_chosen_nodes_at_one_place_the_most_important_ones_are_named() -> None:
    names, boxes = signs()
    boxes[:50, :2] = 500.0
    assert [sign.row for sign in names.chosen(np.arange(50), 0.1)] == [0]
