"""The canvas under mouse, trackpad and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.diagram.document import Diagram, Node
from explorer.diagram.style import DARK
from explorer.model.edge import Edge
from explorer.model.relation import Relation
from explorer.ui.canvas.motion import DURATION_MS
from explorer.ui.canvas.view import Canvas

EDGE = "T:IL6>T:JAK2"
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
MakeCanvas = Callable[..., Canvas]


class Heard:
    """What a signal said."""

    def __init__(self, signal: Any) -> None:
        self.all: list[Any] = []
        signal.connect(lambda *said: self.all.append(said[0] if len(said) == 1 else said))


def wheel(canvas: Canvas, place: QPointF, turn: int = 120, **options: Any) -> None:
    """Turn the wheel over a screen point."""
    pixels = options.get("pixels", QPoint())
    phase = options.get("phase", Qt.ScrollPhase.NoScrollPhase)
    modifiers = options.get("modifiers", NONE)
    spot = QPointF(canvas.mapToGlobal(place.toPoint()))
    buttons = Qt.MouseButton.NoButton
    QApplication.sendEvent(canvas, QWheelEvent(place, spot, pixels, QPoint(0, turn), buttons, modifiers, phase, False))


# click


def test_a_click_on_an_edge_says_which(canvas: Canvas, mouse: Any) -> None:
    heard = Heard(canvas.edge_clicked)
    mouse.click(100, 0)
    assert heard.all == [EDGE]
    assert canvas.selection == {EDGE}


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_a_click_five_pixels_beside_an_edge_counts_and_nine_do_not(canvas: Canvas, mouse: Any, scale: float) -> None:
    canvas.zoom_by(scale, canvas.to_screen(QPointF(100, 0)))
    heard, emptied = Heard(canvas.edge_clicked), Heard(canvas.emptied)
    mouse.click(100, 5 / scale)
    assert heard.all == [EDGE]
    mouse.click(100, 9 / scale)
    assert heard.all == [EDGE]
    assert len(emptied.all) == 1


def test_of_two_near_edges_the_nearer_one_is_clicked(
    make_canvas: MakeCanvas, make_edge: Callable[..., Edge], qtbot: QtBot
) -> None:
    there, back = make_edge("A", Relation.ACTIVATES, "B"), make_edge("B", Relation.INHIBITS, "A")
    canvas = make_canvas(Diagram([Node.of(there.subject, 0, 0), Node.of(there.object, 300, 0)], [there, back]))
    places = {key: canvas.scene.place(key) for key in (there.key, back.key)}
    assert places[there.key] != places[back.key]
    middle = QPointF(*[(a + b) / 2 for a, b in zip(places[there.key], places[back.key], strict=True)])
    canvas.zoom_by(8 / max(1.0, (middle - QPointF(*places[there.key])).manhattanLength()))
    canvas.center_at(middle)
    heard = Heard(canvas.edge_clicked)
    for key, place in places.items():
        nearer = middle * 0.7 + QPointF(*place) * 0.3
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, canvas.to_screen(nearer).toPoint())
        assert heard.all[-1:] in ([], [key])
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, canvas.to_screen(QPointF(*place)).toPoint())
        assert heard.all[-1] == key


def test_a_node_wins_over_the_edges_that_end_at_it(canvas: Canvas, mouse: Any) -> None:
    nodes, edges = Heard(canvas.node_clicked), Heard(canvas.edge_clicked)
    node = canvas.diagram.nodes["T:JAK2"]
    mouse.click(200 - node.width / 2 + 3, 0)
    assert nodes.all == ["T:JAK2"]
    assert edges.all == []


def test_a_click_on_nothing_clears_the_selection_and_says_so(canvas: Canvas, mouse: Any) -> None:
    mouse.click(100, 0)
    selections, emptied = Heard(canvas.selection_changed), Heard(canvas.emptied)
    mouse.click(300, 100)
    assert selections.all == [frozenset()]
    assert len(emptied.all) == 1


@pytest.mark.parametrize("modifier", [CTRL, SHIFT])
def test_a_click_with_ctrl_or_shift_adds_and_takes_away(
    canvas: Canvas, mouse: Any, modifier: Qt.KeyboardModifier
) -> None:
    opened = Heard(canvas.node_clicked)
    mouse.click(0, 0)
    mouse.click(200, 200, modifier)
    mouse.click(100, 0, modifier)
    assert canvas.selection == {"T:IL6", "T:STAT3", EDGE}
    mouse.click(0, 0, modifier)
    assert canvas.selection == {"T:STAT3", EDGE}
    assert opened.all == ["T:IL6"]


def test_a_double_click_says_what_was_opened(canvas: Canvas, mouse: Any, qtbot: QtBot) -> None:
    opened = Heard(canvas.opened)
    clicked = Heard(canvas.node_clicked)
    for place in ((0, 0), (100, 0), (300, 100)):
        spot = mouse.at(*place)
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, NONE, spot)
        qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, NONE, spot)
    assert opened.all == ["T:IL6", EDGE]
    assert clicked.all[0] == "T:IL6"


def test_a_right_click_asks_for_a_menu_and_selects_what_is_there(canvas: Canvas, mouse: Any) -> None:
    heard = Heard(canvas.menu_wanted)
    spot = mouse.at(0, 0)
    where = canvas.mapToGlobal(spot)
    QApplication.sendEvent(canvas, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, where))
    assert heard.all == [("T:IL6", where)]
    assert canvas.selection == {"T:IL6"}
    nothing = mouse.at(300, 100)
    QApplication.sendEvent(canvas, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, nothing, where))
    assert heard.all[-1][0] is None


def test_the_menu_key_asks_for_the_menu_of_what_the_keyboard_is_at(canvas: Canvas, mouse: Any) -> None:
    heard = Heard(canvas.menu_wanted)
    canvas.select(["T:STAT3"])
    QApplication.sendEvent(canvas, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert heard.all == [("T:STAT3", canvas.mapToGlobal(mouse.at(200, 200)))]


# drag


def test_a_dragged_node_asks_once_for_its_new_place(canvas: Canvas, mouse: Any) -> None:
    heard, clicked = Heard(canvas.moved), Heard(canvas.node_clicked)
    canvas.moved.connect(lambda places: canvas.apply(canvas.diagram.move(places)))
    mouse.drag((0, 0), (60, 90))
    assert len(heard.all) == 1
    (x, y) = heard.all[0]["T:IL6"]
    assert (x, y) == pytest.approx((60, 90), abs=1.5)
    assert set(heard.all[0]) == {"T:IL6"}
    assert clicked.all == []
    assert canvas.item_at(canvas.to_screen(QPointF(60, 90))) == "T:IL6"
    assert canvas.item_at(canvas.to_screen(QPointF(0, 0))) is None


def test_a_drag_takes_the_whole_selection_along(canvas: Canvas, mouse: Any) -> None:
    heard = Heard(canvas.moved)
    canvas.select(["T:IL6", "T:EMT", EDGE])
    mouse.drag((0, 0), (10, 50))
    assert set(heard.all[0]) == {"T:IL6", "T:EMT"}
    assert heard.all[0]["T:EMT"] == pytest.approx((10, 250), abs=1.5)


def test_what_nobody_makes_true_jumps_back(canvas: Canvas, mouse: Any) -> None:
    before = canvas.grab_image()
    mouse.drag((0, 0), (60, 90), release=False)
    assert canvas.scene.place("T:IL6") == pytest.approx((60, 90), abs=1.5)
    mouse.drag((0, 0), (0, 0))
    canvas.select([])
    assert canvas.scene.place("T:IL6") == (0, 0)
    assert canvas.grab_image() == before


def test_esc_stops_a_drag_and_nothing_moved(canvas: Canvas, mouse: Any, qtbot: QtBot) -> None:
    heard = Heard(canvas.moved)
    mouse.drag((0, 0), (60, 90), release=False)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, NONE, mouse.at(60, 90))
    assert heard.all == []
    assert canvas.scene.place("T:IL6") == (0, 0)


def test_a_press_that_hardly_moves_is_a_click(canvas: Canvas, mouse: Any) -> None:
    moved, clicked = Heard(canvas.moved), Heard(canvas.node_clicked)
    mouse.drag((0, 0), (2, 1))
    assert moved.all == []
    assert clicked.all == ["T:IL6"]


@pytest.mark.parametrize(("start", "button"), [((300, 100), "LeftButton"), ((0, 0), "MiddleButton")])
def test_a_drag_on_the_ground_or_with_the_middle_button_pans(
    canvas: Canvas, mouse: Any, start: tuple[float, float], button: str
) -> None:
    moved = Heard(canvas.moved)
    first, last = mouse.at(*start), mouse.at(start[0] + 37, start[1] - 21)
    mouse.drag(start, (start[0] + 37, start[1] - 21), button=Qt.MouseButton[button])
    under = canvas.to_diagram(QPointF(last))
    assert (under - QPointF(*start)).manhattanLength() < 2, (first, last)
    assert moved.all == []
    assert canvas.selection == frozenset()


def test_space_makes_every_drag_a_pan(canvas: Canvas, mouse: Any, qtbot: QtBot) -> None:
    moved = Heard(canvas.moved)
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    end = mouse.at(40, 40)
    mouse.drag((0, 0), (40, 40))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert moved.all == []
    assert canvas.to_diagram(QPointF(end)).manhattanLength() < 2


def test_shift_and_a_drag_on_the_ground_add_what_the_band_holds_and_alt_takes_it_out(
    canvas: Canvas, mouse: Any
) -> None:
    mouse.drag((-60, -60), (260, 60), modifier=SHIFT)
    assert canvas.selection == {"T:IL6", "T:JAK2"}
    mouse.drag((330, 150), (470, 250), modifier=SHIFT)
    assert canvas.selection == {"T:IL6", "T:JAK2", "T:TP53"}
    mouse.drag((100, -60), (470, 250), modifier=ALT)
    assert canvas.selection == {"T:IL6"}


# zoom and place


@pytest.mark.parametrize("turn", [120, -120, 360, 15])
def test_the_wheel_zooms_and_keeps_the_point_under_the_pointer(canvas: Canvas, turn: int) -> None:
    zooms = Heard(canvas.zoom_changed)
    place = QPointF(233, 171)
    for _ in range(5):
        before = canvas.to_diagram(place)
        wheel(canvas, place, turn)
        after = canvas.to_screen(before)
        # The screen begins at a whole pixel, before and after: half a pixel each, the first one scaled.
        slack = 0.51 + 0.5 * max(1.0, 1.2 ** (turn / 120))
        assert abs(after.x() - place.x()) <= slack
        assert abs(after.y() - place.y()) <= slack
    assert (canvas.viewport.scale > 1) == (turn > 0)
    assert len(zooms.all) == 5


def test_many_turns_of_the_wheel_and_back_end_where_they_began(canvas: Canvas) -> None:
    place = QPointF(100, 500)
    before = canvas.to_diagram(place)
    for turn in [120] * 10 + [-120] * 10:
        wheel(canvas, place, turn)
    after = canvas.to_diagram(place)
    assert (after - before).manhattanLength() < 2
    assert canvas.viewport.scale == pytest.approx(1)


def test_two_fingers_pan_and_with_ctrl_they_zoom(canvas: Canvas) -> None:
    start = canvas.to_diagram(QPointF(100, 100))
    fingers = {"pixels": QPoint(7, -12), "phase": Qt.ScrollPhase.ScrollUpdate}
    wheel(canvas, QPointF(50, 50), **fingers)
    assert (canvas.to_screen(start) - QPointF(107, 88)).manhattanLength() < 1
    assert canvas.viewport.scale == 1
    wheel(canvas, QPointF(50, 50), **fingers, modifiers=CTRL)
    assert canvas.viewport.scale > 1


@pytest.mark.parametrize("size", [(800, 600), (300, 900), (1200, 200)])
def test_fit_shows_every_node(make_canvas: MakeCanvas, make_random: Any, size: tuple[int, int]) -> None:
    canvas = make_canvas(make_random(40, 60, 2), size)
    canvas.fit()
    for node in canvas.diagram.visible_nodes.values():
        for side in (-1, 1):
            corner = QPointF(node.x + side * node.width / 2, node.y + side * node.height / 2)
            assert canvas.rect().contains(canvas.to_screen(corner).toPoint())


def test_a_fitted_diagram_stays_fitted_when_the_window_changes_until_one_moves_it(canvas: Canvas) -> None:
    canvas.fit()
    canvas.resize(400, 300)
    assert canvas.rect().contains(canvas.to_screen(QPointF(400, 200)).toPoint())
    assert canvas.rect().contains(canvas.to_screen(QPointF(0, 0)).toPoint())
    canvas.zoom_by(3)
    scale = canvas.viewport.scale
    canvas.resize(800, 600)
    assert canvas.viewport.scale == scale


@pytest.mark.parametrize("factor", [0.0, -1.0, float("nan"), float("inf"), 1e300, 1e-300])
def test_no_factor_breaks_the_view(canvas: Canvas, factor: float) -> None:
    canvas.zoom_by(factor)
    canvas.zoom_by(factor)
    canvas.settle()
    assert 0.001 < canvas.viewport.scale < 100


def test_center_on_brings_a_thing_to_the_middle(canvas: Canvas) -> None:
    for key, place in (("T:TP53", QPointF(400, 200)), (EDGE, QPointF(100, 0))):
        canvas.center_on(key)
        assert (canvas.to_screen(place) - QPointF(400, 300)).manhattanLength() < 12
    canvas.center_on("nothing of that name")


# keyboard


def test_arrow_keys_walk_along_edges(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.select(["T:IL6"])
    walk = []
    for key in ("Right", "Down", "Left", "Left", "Right", "Up", "Right"):
        qtbot.keyClick(canvas, Qt.Key[f"Key_{key}"])
        walk += canvas.selection
    assert walk == ["T:JAK2", "T:STAT3", "T:EMT", "T:EMT", "T:STAT3", "T:JAK2", "T:SOCS3"]


def test_ctrl_arrow_stops_on_the_edge_and_enter_opens_it(canvas: Canvas, qtbot: QtBot) -> None:
    edges, nodes = Heard(canvas.edge_clicked), Heard(canvas.node_clicked)
    canvas.select(["T:IL6"])
    qtbot.keyClick(canvas, Qt.Key.Key_Right, CTRL)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert edges.all == [EDGE]
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Enter)
    assert nodes.all == ["T:JAK2"]


def test_the_first_arrow_takes_the_node_in_the_middle(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.center_on("T:SOCS3")
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.selection == {"T:SOCS3"}


def test_tab_goes_through_the_nodes_in_reading_order_and_then_on(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.setFocus()
    seen = []
    for _ in range(6):
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        seen += canvas.selection
    assert seen == ["T:IL6", "T:JAK2", "T:SOCS3", "T:EMT", "T:STAT3", "T:TP53"]
    assert not canvas._keys.cycle(back=False)
    qtbot.keyClick(canvas, Qt.Key.Key_Backtab)
    assert canvas.selection == {"T:STAT3"}


def test_keys_zoom_fit_clear_and_hide(canvas: Canvas, qtbot: QtBot) -> None:
    deleted, emptied = Heard(canvas.delete_wanted), Heard(canvas.emptied)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.viewport.scale > 1
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.viewport.scale == pytest.approx(1)
    qtbot.keyClick(canvas, Qt.Key.Key_A, CTRL)
    assert canvas.selection == canvas.diagram.nodes.keys()
    canvas.select(["T:IL6", EDGE])
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(deleted.all) == 1
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selection == frozenset()
    assert len(emptied.all) == 1
    canvas.zoom_by(5)
    qtbot.keyClick(canvas, Qt.Key.Key_0, CTRL)
    assert canvas.viewport.scale < 2


def test_a_place_off_the_screen_comes_into_view_when_walked_to(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_by(6)
    canvas.center_on("T:IL6")
    canvas.select(["T:IL6"])
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.rect().contains(canvas.to_screen(QPointF(200, 0)).toPoint())


def test_the_focus_shows_once_the_keyboard_is_used(canvas: Canvas, mouse: Any, qtbot: QtBot) -> None:
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    ground = canvas.grab().toImage().pixelColor(1, 300)
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.grab().toImage().pixelColor(1, 300) != ground
    mouse.click(300, 100)
    assert canvas.grab().toImage().pixelColor(1, 300) == ground


# hover


def test_hover_says_what_is_there_in_plain_text(canvas: Canvas, mouse: Any, qtbot: QtBot) -> None:
    heard = Heard(canvas.hovered)
    hostile = '<img src="file:///etc/hostname"><b>IL6</b> & \u202egnp.txt'
    canvas.describe = lambda key: f"{key}\n{hostile}"
    mouse.move(0, 0)
    assert heard.all == ["T:IL6"]
    qtbot.waitUntil(canvas._tip.isVisible)
    label = canvas._tip._label
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "T:IL6\n" + hostile.replace("\u202e", "⟦U+202E⟧")
    mouse.move(300, 100)
    assert heard.all == ["T:IL6", None]
    assert not canvas._tip.isVisible()


def test_a_part_of_the_tip_that_comes_late_is_shown_too(canvas: Canvas, mouse: Any, qtbot: QtBot) -> None:
    words = ["IL6"]
    canvas.describe = lambda _: "\n".join(words)
    mouse.move(100, 0)
    qtbot.waitUntil(canvas._tip.isVisible)
    words.append("a sentence fetched meanwhile")
    qtbot.waitUntil(lambda: "sentence" in canvas._tip._label.text())


def test_another_diagram_begins_with_nothing_selected(canvas: Canvas) -> None:
    canvas.select(["T:IL6"])
    heard = Heard(canvas.selection_changed)
    canvas.set_diagram(canvas.diagram.copy())
    assert canvas.selection == frozenset()
    assert heard.all == [frozenset()]


def test_without_a_window_the_tip_tells_name_identifier_degree_and_support(canvas: Canvas) -> None:
    assert canvas.describe("T:JAK2") == "JAK2\nJAK2 in full\ngene, T:JAK2\n3 edges"
    assert canvas.describe("T:JAK2>T:STAT3") == "JAK2 phosphorylates STAT3\n6 papers, 6 sentences"
    assert canvas.describe("unknown") == ""


def test_the_pointer_leaving_takes_the_light_away(canvas: Canvas, mouse: Any) -> None:
    canvas.settle()
    before = canvas.grab().toImage()
    mouse.move(100, 0)
    assert canvas.scene.hovered == EDGE
    assert canvas.grab().toImage() != before
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert canvas.scene.hovered is None
    assert canvas.grab().toImage() == before


# content


def test_what_goes_away_is_not_selected_any_more(canvas: Canvas) -> None:
    heard = Heard(canvas.selection_changed)
    canvas.select(["T:IL6", "T:TP53"])
    change = canvas.diagram.hide(["T:IL6"])
    canvas.apply(change)
    assert canvas.selection == {"T:TP53"}
    assert heard.all[-1] == {"T:TP53"}
    assert canvas.item_at(canvas.to_screen(QPointF(0, 0))) is None
    assert canvas.item_at(canvas.to_screen(QPointF(100, 0))) is None
    canvas.apply(canvas.diagram.apply(change.inverted()))
    assert canvas.item_at(canvas.to_screen(QPointF(100, 0))) == EDGE


def test_keys_that_are_not_there_cannot_be_selected(canvas: Canvas) -> None:
    heard = Heard(canvas.selection_changed)
    canvas.select(["nothing of that name"])
    assert canvas.selection == frozenset()
    assert heard.all == []


def test_nodes_glide_to_new_places_unless_less_motion_is_wanted(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.animate = True
    canvas.apply(canvas.diagram.move({"T:IL6": (0.0, 100.0)}))
    animation = canvas._glide._animation
    animation.pause()  # or a busy machine might show nothing of the way
    animation.setCurrentTime(DURATION_MS // 2)
    assert 10 < canvas.scene.place("T:IL6")[1] < 90
    animation.resume()
    qtbot.waitUntil(lambda: canvas.scene.place("T:IL6") == (0, 100))
    canvas.animate = False
    canvas.apply(canvas.diagram.move({"T:IL6": (0.0, 0.0)}))
    assert canvas.scene.place("T:IL6") == (0, 0)


def test_a_screen_reader_hears_what_is_shown(canvas: Canvas) -> None:
    assert canvas.accessibleName() == "Pathway diagram"
    assert canvas.accessibleDescription() == "6 nodes, 4 edges"
    canvas.select(["T:IL6", EDGE])
    assert canvas.accessibleDescription() == "6 nodes, 4 edges; selected: IL6, IL6 activates JAK2"
    canvas.select(canvas.diagram.nodes)
    assert canvas.accessibleDescription() == "6 nodes, 4 edges; selected: 6"


def test_an_empty_canvas_shows_its_hint_and_takes_every_gesture(make_canvas: MakeCanvas, qtbot: QtBot) -> None:
    canvas = make_canvas(Diagram())
    blank = canvas.grab().toImage()
    canvas.hint = "Drop abstracts here <b>&"
    assert canvas.grab().toImage() != blank
    canvas.fit()
    canvas.zoom_by(2)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Delete):
        qtbot.keyClick(canvas, key)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton)
    assert canvas.item_at(QPointF(3, 3)) is None


def test_the_dark_style_darkens_the_ground(canvas: Canvas) -> None:
    canvas.style = DARK
    corner = canvas.grab_image().pixelColor(2, 2)
    assert corner.name().upper() == DARK.ground.upper()
    assert canvas.grab().toImage().pixelColor(2, 2) == corner
