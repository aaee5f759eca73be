"""What the canvas paints: always the picture, however one came to look at it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from explorer.diagram.document import Diagram, Node
from explorer.diagram.picture import picture
from explorer.diagram.style import DARK, LIGHT
from explorer.figures.dashes import drawn_out
from explorer.figures.painter import paint
from explorer.model.entity import Entity, Kind
from explorer.ui.canvas import pictures
from explorer.ui.canvas.selecting import Pick
from explorer.ui.canvas.tiles import Tiles
from explorer.ui.canvas.view import Canvas
from explorer.ui.canvas.viewport import Viewport

MakeCanvas = Callable[..., Canvas]


def at_once(canvas: Canvas) -> QImage:
    """The picture of the canvas's diagram painted in one go, through the same view."""
    viewport = canvas.viewport
    image = QImage(*viewport.pixels, QImage.Format.Format_RGB32)
    image.fill(QColor(canvas.style.ground))
    painter = QPainter(image)
    x, y = viewport.origin
    painter.translate(-x, -y)
    painter.scale(viewport.factor, viewport.factor)
    paint(painter, drawn_out(picture(canvas.diagram, canvas.style)))
    painter.end()
    return image


def difference(one: QImage, other: QImage) -> int:
    """The largest difference of any colour of any pixel, 0 to 255."""
    assert one.size() == other.size()
    columns = [
        np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8).astype(int)
        for image in (one, other)
    ]
    return int(abs(columns[0] - columns[1]).max())


def look_alike(canvas: Canvas, other: Canvas) -> None:
    """Let *other* look where *canvas* looks."""
    for name in ("scale", "left", "top"):
        setattr(other.viewport, name, getattr(canvas.viewport, name))
    other.pictures.rescale()


class Fingers:
    """Pans, zooms, edits, selects and restyles at random."""

    def __init__(self, canvas: Canvas, seed: int) -> None:
        self.canvas, self.draw = canvas, random.Random(seed)
        self.done: list[Any] = []

    def pan(self) -> None:
        self.canvas.pan(self.draw.uniform(-300, 300), self.draw.uniform(-300, 300))

    def zoom(self) -> None:
        place = QPointF(self.draw.uniform(0, 800), self.draw.uniform(0, 600))
        self.canvas.zoom_by(self.draw.choice((0.5, 0.8, 1.2, 1.2, 1.9)), place)

    def move(self) -> None:
        keys = self.draw.sample(list(self.canvas.diagram.nodes), 3)
        places = {key: (self.draw.uniform(0, 900), self.draw.uniform(0, 900)) for key in keys}
        self.canvas.preview(places)
        self.paint()
        self.edit(self.canvas.diagram.move(places))
        self.canvas.preview({})

    def hide(self) -> None:
        self.edit(self.canvas.diagram.hide(self.draw.sample(list(self.canvas.diagram.nodes), 2)))

    def filter(self) -> None:
        papers = self.draw.choice((1, 1, 2, 4))
        self.edit(self.canvas.diagram.set_filter(replace(self.canvas.diagram.filter, min_papers=papers)))

    def undo(self) -> None:
        if self.done:
            self.canvas.apply(self.canvas.diagram.apply(self.done.pop().inverted()))

    def select(self) -> None:
        diagram = self.canvas.diagram
        pick = Pick.ADD if self.draw.random() < 0.3 else Pick.ONLY
        self.canvas.select(self.draw.sample([*diagram.nodes, *diagram.edges], 4), pick)

    def paint(self) -> None:
        self.canvas.repaint()

    def edit(self, change: Any) -> None:
        self.done.append(change)
        self.canvas.apply(change)

    def play(self, times: int) -> None:
        moves = (
            [self.pan] * 6 + [self.zoom] * 4 + [self.move, self.hide, self.filter, self.undo, self.undo, self.select]
        )
        for _ in range(times):
            self.draw.choice(moves)()
            if self.draw.random() < 0.7:
                self.paint()


@pytest.mark.parametrize("seed", [1, 2])
def test_after_200_pans_zooms_and_edits_the_window_shows_what_a_fresh_one_does(
    make_canvas: MakeCanvas, make_random: Any, qtbot: QtBot, seed: int
) -> None:
    shows_what_a_fresh_one_does(make_canvas, make_random(40, 70, seed), qtbot, seed)


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_after_200_pans_zooms_and_edits_a_crowd_is_shown_as_by_a_fresh_window(
    make_canvas: MakeCanvas, make_random: Any, qtbot: QtBot, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Filters take it over the border between a crowd and few edges, and back; the last one is a haze at most scales.
    monkeypatch.setattr("explorer.diagram.lanes.MANY", 250)
    diagram = make_random(150, 420 if seed < 5 else 2400, seed)
    shows_what_a_fresh_one_does(make_canvas, diagram, qtbot, seed, zoom=(0.3, 1.3, 0.6)[seed - 3])


def shows_what_a_fresh_one_does(
    make_canvas: MakeCanvas, diagram: Diagram, qtbot: QtBot, seed: int, zoom: float = 1.3
) -> None:
    canvas = make_canvas(diagram)
    Fingers(canvas, seed).play(200)
    canvas.fit()
    canvas.zoom_by(zoom)
    fresh = make_canvas(canvas.diagram.copy())
    fresh.select(canvas.selection)
    look_alike(canvas, fresh)
    for one in (canvas, fresh):
        one.minimap.wanted = False
        one.clearFocus()
    qtbot.waitUntil(lambda: canvas.pictures.settled and fresh.pictures.settled)
    assert canvas.viewport == fresh.viewport
    assert canvas.grab().toImage() == fresh.grab().toImage()


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=lambda style: style.name)
@pytest.mark.parametrize("scale", [1.0, 0.37, 2.6])
def test_the_canvas_is_the_picture_that_figures_are_made_of(
    make_canvas: MakeCanvas, make_random: Any, style: Any, scale: float
) -> None:
    canvas = make_canvas(make_random(30, 45, 3), style=style)
    canvas.zoom_by(scale)
    canvas.pan(13.4, -57.7)
    canvas.minimap.wanted = False
    canvas.settle()
    # Where Qt cuts a form at the border of a tile, soft edges come out lighter or darker by a trace.
    assert difference(canvas.grab().toImage(), at_once(canvas)) <= 24


@pytest.mark.parametrize("scale", [1.0, 0.6, 1.9])
def test_a_crowd_that_is_no_haze_is_the_picture_that_figures_are_made_of(
    make_canvas: MakeCanvas, make_random: Any, monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    monkeypatch.setattr("explorer.diagram.lanes.MANY", 50)
    canvas = make_canvas(make_random(70, 90, 6))
    canvas.zoom_by(scale)
    canvas.minimap.wanted = False
    canvas.settle()
    one, other = (
        np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8).astype(int)
        for image in (canvas.grab().toImage(), at_once(canvas))
    )
    # Lines pass each other in another order, and leave their curves by a tenth of a pixel.
    different = abs(one - other) > 40
    assert different.mean() < 0.002


def test_the_picture_sharpens_by_itself(make_canvas: MakeCanvas, make_random: Any, qtbot: QtBot) -> None:
    canvas = make_canvas(make_random(60, 90, 4))
    for _ in range(6):
        canvas.zoom_by(1.21)
        canvas.repaint()
    qtbot.waitUntil(lambda: canvas.pictures.settled)
    canvas.minimap.wanted = False
    assert difference(canvas.grab().toImage(), at_once(canvas)) <= 24


def test_a_frame_with_nothing_before_it_has_time_for_the_picture_and_those_after_it_have_less(
    make_canvas: MakeCanvas, make_random: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "FIRST_S", float("inf"))
    monkeypatch.setattr(pictures, "FRAME_S", 0.0)
    monkeypatch.setattr(pictures, "BUSY_FRAME_S", 0.0)
    canvas = make_canvas(Diagram(), (1000, 800))
    canvas.set_diagram(make_random(40, 60, 5))
    canvas.grab()
    assert whole(canvas)
    bounds = canvas.scene.bounds()
    assert bounds is not None
    canvas.pictures.spoil([bounds])
    canvas.grab()
    assert not whole(canvas)
    canvas.style = DARK
    canvas.grab()
    assert whole(canvas)


def whole(canvas: Canvas) -> bool:
    """Whether every tile on the screen is painted."""
    tiles = canvas.pictures._tiles
    return tiles.fresh(tiles.places(canvas.viewport))


def test_a_screen_with_two_pixels_for_one_is_painted_twice_as_fine(
    make_canvas: MakeCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = make_canvas(Diagram([Node.of(Entity("T:A", "A", Kind.GENE))]))
    canvas.viewport.resize(800, 600, 2.0)
    canvas.pictures.rescale()
    image = canvas.grab_image()
    assert (image.width(), image.height()) == (1600, 1200)
    assert difference(image, at_once(canvas)) <= 24
    node = canvas.diagram.nodes["T:A"]
    corner = canvas.to_screen(QPointF(node.x, node.y - node.height / 2))
    assert image.pixelColor(round(corner.x() * 2), round(corner.y() * 2)) != QColor(LIGHT.ground)


def test_an_edit_repaints_only_the_tiles_that_it_touches(
    make_canvas: MakeCanvas, make_random: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = make_canvas(make_random(40, 0, 5), (1000, 800))
    painted: list[Any] = []
    advance = Tiles._advance
    monkeypatch.setattr(
        Tiles, "_advance", lambda self, place, *rest: painted.append(place) or advance(self, place, *rest)
    )
    canvas.settle()
    assert painted == []
    key = min(canvas.diagram.nodes, key=lambda key: abs(canvas.viewport.middle[0] - canvas.diagram.nodes[key].x))
    node = canvas.diagram.nodes[key]
    canvas.apply(canvas.diagram.move({key: (node.x + 5, node.y)}))
    canvas.settle()
    assert 1 <= len(painted) <= 4


HOSTILE = [
    "<b>IL6</b>",
    "&lt;&amp;",
    "<img src='file:///x.png'>",
    "A&B",
    "a\u202egnp",
    "a\u200bb",
    "\U0001f9ec",
    "%1 \\n",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_label_is_painted_letter_for_letter(make_canvas: MakeCanvas, name: str) -> None:
    marks = {"\u202e": "⟦U+202E⟧", "\u200b": "⟦U+200B⟧"}
    plain = "".join(marks.get(letter, letter) for letter in name)
    shown = make_canvas(Diagram([Node.of(Entity("T:A", name, Kind.GENE))])).grab_image()
    wanted = make_canvas(Diagram([Node.of(Entity("T:A", plain, Kind.GENE))])).grab_image()
    other = make_canvas(Diagram([Node.of(Entity("T:A", "IL6", Kind.GENE))])).grab_image()
    assert shown == wanted
    assert shown != other


def test_work_stops_when_the_time_is_up_and_ends_up_with_the_same_pixels() -> None:
    class Slow:
        def __init__(self, number: int) -> None:
            self.number = number

        def paint(self, painter: QPainter) -> None:
            painter.fillRect(self.number * 7, self.number * 5, 40, 40, QColor.fromHsv(self.number * 30, 200, 200))

    def steps(_box: Any, _factor: float) -> Any:
        return iter([Slow(number) for number in range(10)])

    def result(until: float) -> tuple[QImage, int]:
        tiles, viewport, calls = Tiles(steps, QColor("white")), Viewport(300, 200), 0
        while not tiles.work(tiles.places(viewport), until):
            calls += 1
        image = QImage(300, 200, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        assert tiles.draw(painter, viewport, (0, 0, 300, 200))
        painter.end()
        return image, calls

    (sliced, often), (whole, once) = result(0.0), result(float("inf"))
    assert sliced == whole
    assert often >= 10
    assert once == 0


def test_only_so_many_tiles_are_kept(canvas: Canvas) -> None:
    for _ in range(60):
        canvas.pan(900, 700)
        canvas.settle()
    assert len(canvas.pictures._tiles._tiles) < 300
