"""A diagram made ready: kept in step by changes, and told by what they touch."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from explorer.diagram.document import Diagram, Node
from explorer.diagram.edges import edge_shapes
from explorer.diagram.lanes import lanes
from explorer.diagram.nodes import node_shapes
from explorer.diagram.shapes import bounds
from explorer.diagram.style import DARK, LIGHT
from explorer.model.edge import Edge
from explorer.model.relation import Relation
from explorer.ui.canvas.pointing import middle
from explorer.ui.canvas.scene import Scene
from explorer.ui.canvas.view import Canvas

MakeEdge = Callable[..., Edge]


def star(make_edge: MakeEdge, arms: int) -> Diagram:
    """A node in the middle that activates many around it."""
    edges = [make_edge("HUB", Relation.ACTIVATES, f"G{number}") for number in range(arms)]
    nodes = [Node.of(edges[0].subject, 0, 0)]
    nodes += [
        Node.of(one.object, 90 * (number % 12) - 500, 60 + 40 * (number // 12)) for number, one in enumerate(edges)
    ]
    return Diagram(nodes, edges)


def test_what_is_painted_lies_in_the_box_that_is_told(qtbot: QtBot, make_random: Any) -> None:
    diagram = make_random(40, 80, 7)
    scene = Scene(LIGHT)
    scene.show(diagram)
    scene.refine(math.inf)
    nodes, ways = diagram.visible_nodes, lanes(diagram)
    for key, edge in diagram.visible_edges.items():
        ends = nodes[edge.subject.key], nodes[edge.object.key]
        shapes = edge_shapes(edge, *ends, LIGHT, lane=ways[key], selected=True)
        if shapes:
            assert_inside(bounds(shapes), scene._made.index.box(key))
    for key, node in nodes.items():
        shapes = node_shapes(replace(node, pinned=True), LIGHT, selected=True)
        assert_inside(bounds(shapes), scene._made.index.box(key))


def assert_inside(rect: Any, box: Any) -> None:
    assert box[0] <= rect.x
    assert box[1] <= rect.y
    assert box[2] >= rect.right
    assert box[3] >= rect.bottom


def test_a_scene_after_changes_is_the_scene_of_the_diagram(qtbot: QtBot, make_random: Any) -> None:
    diagram = make_random(25, 45, 8)
    scene = Scene(LIGHT)
    scene.show(diagram)
    keys = list(diagram.nodes)
    changes = [
        diagram.move({keys[0]: (33.0, 44.0), keys[3]: (500.0, 10.0)}),
        diagram.hide(keys[5:7]),
        diagram.set_filter(replace(diagram.filter, min_papers=3)),
        diagram.remove(keys[8:10]),
    ]
    undone = [change.inverted() for change in reversed(changes)]
    other = diagram.copy()
    for change in undone:
        diagram.apply(change)
    scene.show(diagram)
    for change in changes:
        scene.update(_applied(diagram, change))
    fresh = Scene(LIGHT)
    fresh.show(other)
    scene.refine(math.inf)
    fresh.refine(math.inf)
    assert list(scene._made._lines) == list(fresh._made._lines)
    assert scene._made._lines == fresh._made._lines
    assert scene.bounds() == fresh.bounds()
    assert scene.content.neighbours(keys[0]) == fresh.content.neighbours(keys[0])


def _applied(diagram: Diagram, change: Any) -> Diagram:
    diagram.apply(change)
    return diagram


def moved(diagram: Diagram, key: str, x: float, y: float) -> Diagram:
    diagram.move({key: (x, y)})
    return diagram


def test_a_change_tells_only_what_it_touched(qtbot: QtBot, make_random: Any) -> None:
    diagram = make_random(40, 0, 9)
    scene = Scene(LIGHT)
    scene.show(diagram)
    key = next(iter(diagram.nodes))
    old = diagram.nodes[key]
    boxes = scene.update(moved(diagram, key, old.x + 700, old.y))
    assert len(boxes) == 2
    for box, x in zip(boxes, (old.x, old.x + 700), strict=True):
        assert (box[0] + box[2]) / 2 == pytest.approx(x)
        assert box[2] - box[0] < old.width + 40


def test_the_nodes_of_other_kinds_are_hit_by_their_form(make_canvas: Any, make_random: Any) -> None:
    canvas = make_canvas(make_random(30, 0, 10))
    for key, node in canvas.diagram.visible_nodes.items():
        assert canvas.scene.node_at(node.x, node.y) is not None
        corner = node.x - node.width / 2 + 0.5, node.y - node.height / 2 + 0.5
        if node.entity.kind.value in ("chemical", "cell"):
            assert canvas.scene.node_at(*corner) != key


@pytest.mark.parametrize("zoom", [0.25, 1.0])
def test_the_edges_of_a_selected_node_stand_out_of_a_haze(
    make_canvas: Any, make_random: Any, monkeypatch: pytest.MonkeyPatch, zoom: float
) -> None:
    monkeypatch.setattr("explorer.diagram.lanes.MANY", 50)
    diagram = make_random(150, 2400, 17)
    canvas: Canvas = make_canvas(diagram, (1000, 800))
    canvas.zoom_by(zoom)
    assert canvas.scene._made.painter.field.hazy(canvas.viewport.factor)  # type: ignore[union-attr]
    before = canvas.grab_image()
    canvas.select([max(diagram.visible_nodes, key=diagram.degree)])
    selected = canvas.grab_image()
    places = [(x, y) for x in range(0, 1000, 7) for y in range(0, 800, 7)]
    assert sum(before.pixel(*place) != selected.pixel(*place) for place in places) > 60
    canvas.select([])
    assert canvas.grab_image() == before


def test_where_everything_is_selected_a_piece_of_the_picture_makes_only_what_meets_it(
    make_canvas: Any, make_random: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.diagram.lanes.MANY", 50)
    diagram = make_random(150, 900, 17)
    canvas: Canvas = make_canvas(diagram, (1000, 800))
    canvas.select([*diagram.visible_nodes, *diagram.visible_edges])
    scene = canvas.scene
    left, top, right, bottom = scene.bounds() or (0.0, 0.0, 0.0, 0.0)
    x, y = (left + right) / 2, (top + bottom) / 2
    piece = x, y, x + 40.0, y + 40.0
    for _step in scene.steps(piece, 1.0):
        pass
    ink, index = scene._made.ink, scene._made.index
    made = [key for key in diagram.visible_edges if ink.has(key)]
    assert 0 < len(made) < len(diagram.visible_edges) / 2
    for key in made:
        box = index.box(key)
        assert box[0] <= piece[2] + 50.0
        assert box[1] <= piece[3] + 50.0
        assert box[2] >= piece[0] - 50.0
        assert box[3] >= piece[1] - 50.0


def test_a_hub_that_goes_is_taken_off_the_picture_at_once_and_ways_are_looked_for_in_slices(
    make_canvas: Any, make_random: Any, qtbot: QtBot
) -> None:
    diagram = make_random(60, 220, 21)
    canvas: Canvas = make_canvas(diagram)
    hub = max(diagram.visible_nodes, key=diagram.degree)
    canvas.apply(diagram.hide([hub]))
    assert not canvas.scene.has(hub)
    assert not canvas.scene.refined
    slices = 0
    while not canvas.scene.refined:
        begin = time.perf_counter()
        canvas.pictures.spoil(canvas.scene.refine(begin))
        slices += 1
    assert slices > 5
    assert {key: canvas.scene.content.lane(key) for key in diagram.visible_edges} == lanes(diagram.copy())
    fresh: Canvas = make_canvas(diagram.copy())
    canvas.settle()
    assert canvas.grab_image() == fresh.grab_image()


def test_middle_is_half_way() -> None:
    assert middle([(0, 0), (10, 0), (10, 10)]) == (10, 0)
    assert middle([(0, 0), (4, 0)]) == (2, 0)
    assert middle([(3, 3), (3, 3)]) == (3, 3)
    assert middle([]) is None


@pytest.mark.parametrize("arms", [5, 30, 90])
def test_a_dragged_hub_and_its_edges_are_seen_where_they_go(make_canvas: Any, make_edge: MakeEdge, arms: int) -> None:
    canvas: Canvas = make_canvas(star(make_edge, arms))
    canvas.minimap.wanted = False
    canvas.center_at(QPointF(0, -150))
    canvas.settle()
    canvas.preview({"T:HUB": (0.0, -300.0)})
    canvas.settle()
    image = canvas.grab().toImage()
    ground = QColor(canvas.style.ground)
    there, here = (canvas.to_screen(QPointF(0, y)).toPoint() for y in (-300, 0))
    assert image.pixelColor(there.x() - 24, there.y() - 8) != ground
    around = [image.pixelColor(here.x() + dx, here.y() - 8) for dx in range(-24, 25)]
    assert sum(colour != ground for colour in around) <= 48
    rows = [canvas.to_screen(QPointF(0, -150)).toPoint().y()]
    crossed = sum(image.pixelColor(x, rows[0]) != ground for x in range(image.width()))
    assert crossed >= min(arms, 10)
    canvas.preview({})
    canvas.settle()
    assert canvas.grab().toImage() == canvas.grab_image().convertToFormat(canvas.grab().toImage().format())


def test_very_many_small_edges_are_sketched_and_the_same_however_one_came_there(
    make_canvas: Any, make_edge: MakeEdge, monkeypatch: pytest.MonkeyPatch, make_random: Any
) -> None:
    monkeypatch.setattr("explorer.diagram.lanes.MANY", 50)
    canvas: Canvas = make_canvas(make_random(60, 80, 11))
    full = canvas.grab_image()
    canvas.zoom_by(0.2)
    canvas.settle()
    sketch = canvas.grab_image()
    assert sum(sketch.pixelColor(x, 300) != QColor(LIGHT.ground) for x in range(800)) > 20
    canvas.select([next(iter(canvas.diagram.visible_edges))])
    assert canvas.grab_image() != sketch
    canvas.select([])
    assert canvas.grab_image() == sketch
    canvas.zoom_by(5)
    assert canvas.viewport.scale == pytest.approx(1)
    assert canvas.grab_image().size() == full.size()


def test_dressing_changes_the_looks_and_not_the_selection(qtbot: QtBot, make_random: Any) -> None:
    scene = Scene(LIGHT)
    scene.show(make_random(5, 5, 12))
    key = next(iter(scene.content.nodes))
    scene.select([key])
    scene.dress(DARK)
    assert scene.selected == {key}
