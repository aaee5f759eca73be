"""Areas and notes on the canvas: painted, repainted where they change, pointed at, shown where they are dragged."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage

from explorer.diagram import grouping, noting
from explorer.diagram.document import Diagram, Node
from explorer.diagram.groups import GroupKind
from explorer.diagram.notes import Note, NoteKind
from explorer.diagram.style import LIGHT
from explorer.model.entity import Entity, Kind
from explorer.ui.canvas.scene import Scene
from explorer.ui.canvas.view import Canvas

MEMBERS = ("T:A", "T:B")
AREA, NOTE = "group:1", "note:1"


def grouped() -> Diagram:
    """A and B in an area, C beside it, a note below."""
    places = {"A": (0.0, 0.0), "B": (160.0, 0.0), "C": (420.0, 0.0)}
    diagram = Diagram([Node.of(Entity(f"T:{name}", name, Kind.GENE), *place) for name, place in places.items()])
    grouping.group(diagram, MEMBERS, "Pair", GroupKind.GROUP)
    noting.add(diagram, Note("", NoteKind.TEXT, 100.0, 150.0, 0.0, 0.0, "remember"))
    return diagram


@pytest.fixture
def canvas(make_canvas: Any) -> Canvas:
    """The grouped nodes, seen whole."""
    canvas: Canvas = make_canvas(grouped())
    canvas.minimap.wanted = False
    canvas.center_at(QPointF(200, 60))
    canvas.settle()
    return canvas


def at(canvas: Canvas, x: float, y: float, image: QImage | None = None) -> QColor:
    """The colour that is seen at a diagram point."""
    spot = canvas.to_screen(QPointF(x, y)).toPoint()
    return (image or canvas.grab().toImage()).pixelColor(spot)


def test_an_area_lies_under_its_nodes_and_is_part_of_the_whole(canvas: Canvas) -> None:
    left, top, _, bottom = canvas.diagram.visible_extras[AREA].box
    assert at(canvas, left + 4, (top + bottom) / 2) != QColor(LIGHT.ground)
    assert at(canvas, 160 - 20, -10) == QColor(LIGHT.kinds[Kind.GENE].fill)
    bounds = canvas.scene.bounds()
    assert bounds is not None
    assert bounds[0] <= left
    assert bounds[3] >= canvas.diagram.visible_extras[NOTE].box[3]


def test_what_lies_at_a_point_is_a_node_a_note_and_at_last_the_frame_of_an_area(canvas: Canvas) -> None:
    left, top, right, bottom = canvas.diagram.visible_extras[AREA].box
    note = canvas.diagram.visible_extras[NOTE].box
    scene = canvas.scene
    assert scene.item_at(0, 0, 6) == "T:A"
    assert scene.item_at((note[0] + note[2]) / 2, (note[1] + note[3]) / 2, 6) == NOTE
    assert scene.item_at(left, (top + bottom) / 2, 3) == AREA
    assert scene.item_at(left + 15, top + 8, 3) == AREA
    assert scene.item_at((left + right) / 2, (top + bottom) / 2 + 5, 3) is None
    assert scene.item_at(300, -300, 3) is None
    assert scene.place(AREA) == ((left + right) / 2, (top + bottom) / 2)


def test_a_selected_area_is_seen_and_looks_as_before_when_it_is_not_any_more(canvas: Canvas) -> None:
    before = canvas.grab_image()
    canvas.select([AREA])
    selected = canvas.grab_image()
    assert selected != before
    canvas.select([])
    assert canvas.grab_image() == before


def test_an_area_follows_its_nodes_and_only_that_is_painted_again(canvas: Canvas, make_canvas: Any) -> None:
    canvas.apply(canvas.diagram.move({"T:A": (0.0, -130.0)}))
    canvas.settle()
    fresh: Canvas = make_canvas(canvas.diagram.copy())
    fresh.center_at(QPointF(200, 60))
    assert canvas.grab_image() == fresh.grab_image()


def test_notes_and_areas_that_come_go_and_change_are_shown_as_by_a_fresh_canvas(
    canvas: Canvas, make_canvas: Any
) -> None:
    diagram = canvas.diagram
    changes = [
        noting.add(diagram, Note("", NoteKind.BOX, -60.0, 120.0, 130.0, 70.0, "box", None, "#FFEECC")),
        noting.add(diagram, Note("", NoteKind.ARROW, 300.0, 200.0, 120.0, -160.0)),
        noting.remove(diagram, [NOTE]),
    ]
    for change in reversed(changes):
        diagram.apply(change.inverted())
    for change in changes:
        canvas.apply(diagram.apply(change))
        fresh: Canvas = make_canvas(diagram.copy())
        fresh.center_at(QPointF(200, 60))
        assert canvas.grab_image() == fresh.grab_image()


def test_while_its_nodes_are_dragged_an_area_is_shown_around_them(canvas: Canvas) -> None:
    before = canvas.grab_image()
    left, _, right, bottom = canvas.diagram.visible_extras[AREA].box
    canvas.preview({key: (canvas.diagram.nodes[key].x, 260.0) for key in MEMBERS})
    canvas.settle()
    image = canvas.grab().toImage()
    row = [at(canvas, x, 260 + bottom, image) for x in range(round(left) + 20, round(right) - 20, 3)]
    assert sum(colour != QColor(LIGHT.ground) for colour in row) > len(row) / 3
    assert at(canvas, left + 4, 5, image) == QColor(LIGHT.ground)
    canvas.preview({})
    canvas.settle()
    assert canvas.grab_image() == before


def test_a_dragged_note_is_shown_where_it_goes() -> None:
    scene = Scene(LIGHT)
    scene.show(grouped())
    scene.refine(math.inf)
    scene.preview({NOTE: (600.0, 600.0)})
    left, top, right, bottom = scene.content.moved_extras[NOTE].box
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((600, 600))
    assert scene.content.moved_extras[AREA] == scene.content.extras[AREA]


def test_the_words_of_edges_are_painted_as_on_figures(make_canvas: Any, make_random: Any) -> None:
    diagram = make_random(12, 14, 5)
    plain: Canvas = make_canvas(diagram.copy())
    without = plain.grab_image()
    diagram.set_look(replace(diagram.look, edge_labels=True))
    canvas: Canvas = make_canvas(diagram)
    assert canvas.scene.content.labels
    assert canvas.grab_image() != without
    plain.apply(plain.diagram.set_look(diagram.look))
    assert plain.grab_image() == canvas.grab_image()
    key = next(iter(diagram.visible_nodes))
    plain.apply(plain.diagram.move({key: (40.0, 700.0)}))
    diagram.move({key: (40.0, 700.0)})
    fresh: Canvas = make_canvas(diagram.copy())
    for one in (plain, fresh):
        one.center_at(QPointF(250, 300))
    assert plain.grab_image() == fresh.grab_image()
