"""What hands do on the canvas: lasso, areas, notes, bends, grips, and the same by keyboard."""

from __future__ import annotations

import math
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from explorer.diagram import dressing, grouping, noting
from explorer.diagram.change import Change
from explorer.diagram.document import Diagram
from explorer.diagram.notes import Note, NoteKind
from explorer.ui.canvas.forms import Sheet, Way
from explorer.ui.canvas.view import Canvas

EDGE = "T:IL6>T:JAK2"
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
BOX = Note("", NoteKind.BOX, -150.0, 60.0, 80.0, 60.0, "in hypoxia")
ARROW = Note("", NoteKind.ARROW, -150.0, 240.0, 100.0, 20.0)


class Heard:
    """What a signal said."""

    def __init__(self, signal: Any) -> None:
        self.all: list[Any] = []
        signal.connect(lambda *said: self.all.append(said[0] if len(said) == 1 else said))


def edit(canvas: Canvas, change: Change) -> None:
    """Show what was done to the diagram."""
    canvas.apply(change)
    canvas.settle()


def draw(canvas: Canvas, qtbot: QtBot, mouse: Any, places: list[tuple[float, float]], keys: Any = NONE) -> None:
    """Press at the first place, draw through all, let go at the last."""
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, keys, mouse.at(*places[0]))
    for place in places[1:]:
        mouse.move(*place)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, keys, mouse.at(*places[-1]))


# selecting

#: Around IL6 and EMT and between them; JAK2 and STAT3 lie in the box around it, but not in it.
CRESCENT = [(-60.0, -60.0), (60.0, -60.0), (60.0, 100.0), (60.0, 260.0), (-60.0, 260.0), (-60.0, 100.0)]


@pytest.mark.parametrize("keys", [CTRL | SHIFT, None])
def test_a_lasso_selects_what_lies_in_it_by_keys_or_as_a_tool(
    canvas: Canvas, mouse: Any, qtbot: QtBot, keys: Qt.KeyboardModifier | None
) -> None:
    if keys is None:
        canvas.want_lasso()
        assert canvas.cursor().shape() is Qt.CursorShape.CrossCursor
    around = [*CRESCENT[:3], (480.0, 100.0), (60.0, 102.0), *CRESCENT[3:]]
    draw(canvas, qtbot, mouse, around, NONE if keys is None else keys)
    assert canvas.selection == {"T:IL6", "T:EMT"}
    assert not canvas.overlay.outline


def test_a_lasso_with_alt_takes_out_and_the_tool_draws_once(canvas: Canvas, mouse: Any, qtbot: QtBot) -> None:
    canvas.select(canvas.diagram.nodes)
    draw(canvas, qtbot, mouse, CRESCENT, CTRL | ALT)
    assert canvas.selection == canvas.diagram.nodes.keys() - {"T:IL6", "T:EMT"}
    canvas.want_lasso()
    draw(canvas, qtbot, mouse, CRESCENT)
    assert canvas.selection == {"T:IL6", "T:EMT"}
    moved = Heard(canvas.moved)
    mouse.drag((0, 0), (50, 50))
    assert len(moved.all) == 1


def test_esc_gives_the_lasso_up(canvas: Canvas, mouse: Any, qtbot: QtBot) -> None:
    canvas.select(["T:TP53"])
    canvas.want_lasso()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selection == {"T:TP53"}
    assert canvas.cursor().shape() is not Qt.CursorShape.CrossCursor
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, CTRL | SHIFT, mouse.at(*CRESCENT[0]))
    mouse.move(300, 300)
    assert canvas.overlay.outline
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.overlay.outline
    assert canvas.selection == {"T:TP53"}


def test_a_band_takes_notes_too(canvas: Canvas, mouse: Any) -> None:
    edit(canvas, noting.add(canvas.diagram, BOX))
    mouse.drag((-200, -60), (60, 150), modifier=SHIFT)
    assert canvas.selection == {"T:IL6", "note:1"}


# areas and notes


@pytest.fixture
def grouped(canvas: Canvas) -> Canvas:
    """IL6 and EMT in a group."""
    edit(canvas, grouping.group(canvas.diagram, ["T:IL6", "T:EMT"], "ends"))
    return canvas


def frame(canvas: Canvas) -> tuple[float, float]:
    """A place on the frame of the group."""
    left, top, _, bottom = canvas.diagram.visible_extras["group:1"].box
    return left, top + (bottom - top) * 0.3


def test_a_dragged_frame_takes_all_members_along_and_shows_it_meanwhile(grouped: Canvas, mouse: Any) -> None:
    moved = Heard(grouped.moved)
    x, y = frame(grouped)
    mouse.drag((x, y), (x + 60, y + 30), release=False)
    assert grouped.selection == {"group:1"}
    assert grouped.scene.content.centre("T:EMT") == pytest.approx((60, 230), abs=1.5)
    grouped.cancel_gesture()
    assert grouped.scene.content.centre("T:EMT") == (0, 200)
    mouse.drag((x, y), (x + 60, y + 30))
    assert set(moved.all[0]) == {"T:IL6", "T:EMT"}
    assert moved.all[0]["T:IL6"] == pytest.approx((60, 30), abs=1.5)


def test_between_the_members_of_an_area_one_still_pans(grouped: Canvas, mouse: Any) -> None:
    moved, before = Heard(grouped.moved), grouped.viewport.origin
    mouse.drag((0, 90), (40, 110))
    assert moved.all == []
    assert grouped.viewport.origin != before
    assert grouped.selection == frozenset()


def test_notes_are_dragged_and_double_clicked(canvas: Canvas, mouse: Any, qtbot: QtBot) -> None:
    edit(canvas, noting.add(canvas.diagram, BOX))
    moved, opened = Heard(canvas.moved), Heard(canvas.opened)
    mouse.drag((-150, 100), (-130, 120))
    assert moved.all[0]["note:1"] == pytest.approx((-90, 110), abs=1.5)
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, NONE, mouse.at(-150, 100))
    assert opened.all == ["note:1"]


def test_a_drag_shows_the_compartment_it_would_end_in(canvas: Canvas, mouse: Any) -> None:
    bands = {"outside": ["T:IL6", "T:JAK2", "T:SOCS3"], "nucleus": ["T:EMT", "T:STAT3", "T:TP53"]}
    edit(canvas, grouping.set_compartments(canvas.diagram, {}, bands, "Cell"))
    nucleus = next(key for key, one in canvas.diagram.groups.items() if one.title == "nucleus")
    mouse.drag((0, 0), (60, 190), release=False)
    assert canvas.overlay.targets == {nucleus}
    outside = next(key for key in canvas.diagram.groups if key != nucleus)
    areas = canvas.scene.content.moved_extras
    assert areas[outside].box[3] < 100, "its former band does not follow it"
    assert areas[nucleus].box[1] < 190 < areas[nucleus].box[3]
    mouse.move(60, 20)
    assert canvas.overlay.targets == frozenset()
    canvas.cancel_gesture()
    assert canvas.scene.content.moved_extras == canvas.diagram.visible_extras


# bends


def hear_forms(canvas: Canvas) -> list[Any]:
    """Make true what is asked for, and keep it."""
    forms: list[Any] = []

    def make(form: Way | Sheet) -> None:
        forms.append(form)
        diagram = canvas.diagram
        if isinstance(form, Way):
            canvas.apply(dressing.bend(diagram, form.key, form.bends))
        else:
            canvas.apply(noting.change(diagram, form.note))

    canvas.reshaped.connect(make)
    return forms


def test_the_middle_of_a_selected_edge_is_dragged_to_a_bend(canvas: Canvas, mouse: Any) -> None:
    forms = hear_forms(canvas)
    mouse.click(100, 0)
    mouse.drag((100, 0), (110, -60))
    assert len(forms) == 1
    (bend,) = canvas.diagram.hands[EDGE].bends
    assert bend == pytest.approx((110, -60), abs=2)
    assert canvas.item_at(canvas.to_screen(QPointF(*bend))) == EDGE
    assert canvas.item_at(canvas.to_screen(QPointF(100, 0))) is None


def test_a_selected_edge_is_bent_where_it_is_taken(canvas: Canvas, mouse: Any) -> None:
    hear_forms(canvas)
    mouse.drag((60, 0), (60, -50))
    assert EDGE not in canvas.diagram.hands, "an edge that is not selected is ground"
    canvas.select([EDGE])
    canvas.center_at(QPointF(200, 100))
    mouse.drag((60, 0), (60, -50))
    assert canvas.diagram.hands[EDGE].bends == (pytest.approx((60, -50), abs=2),)


def test_the_bend_that_is_offered_leaves_the_badge_of_an_edge_to_be_read(canvas: Canvas) -> None:
    canvas.select([EDGE])
    (plain,) = canvas.overlay.grips
    assert plain.place == pytest.approx((100, 0), abs=2)
    canvas.select(["T:JAK2>T:STAT3"])  # its badge stands at 200, 100
    (marked,) = canvas.overlay.grips
    assert marked.faint
    assert marked.place == pytest.approx((200, 65), abs=10)


def test_a_bend_is_moved_and_further_ones_come_in_their_order(canvas: Canvas, mouse: Any) -> None:
    edit(canvas, dressing.bend(canvas.diagram, EDGE, [(100.0, -60.0)]))
    hear_forms(canvas)
    canvas.select([EDGE])
    mouse.drag((100, -60), (100, -90))
    assert canvas.diagram.hands[EDGE].bends == (pytest.approx((100, -90), abs=2),)
    (after,) = [one.place for one in canvas.overlay.grips if one.faint and one.place[0] > 100]
    mouse.drag(after, (after[0] + 20, after[1] + 10))
    first, second = canvas.diagram.hands[EDGE].bends
    assert first == pytest.approx((100, -90), abs=2)
    assert second == pytest.approx((after[0] + 20, after[1] + 10), abs=2)


def test_a_double_click_on_a_bend_takes_it_away(canvas: Canvas, mouse: Any, qtbot: QtBot) -> None:
    edit(canvas, dressing.bend(canvas.diagram, EDGE, [(70.0, -60.0), (150.0, -40.0)]))
    hear_forms(canvas)
    opened = Heard(canvas.opened)
    canvas.select([EDGE])
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, NONE, mouse.at(70, -60))
    assert canvas.diagram.hands[EDGE].bends == ((150.0, -40.0),)
    assert opened.all == []


def test_while_a_bend_is_dragged_the_edge_is_shown_there_and_esc_leaves_it(
    canvas: Canvas, mouse: Any, qtbot: QtBot
) -> None:
    forms = hear_forms(canvas)
    canvas.select([EDGE])
    before = canvas.grab_image()
    mouse.drag((100, 0), (110, -60), release=False)
    assert canvas.overlay.form.bends == (pytest.approx((110, -60), abs=2),)
    canvas.settle()
    assert canvas.grab_image() != before, "the edge as it was is left out meanwhile"
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.overlay.form is None
    assert forms == []
    assert canvas.grab_image() == before


def test_an_edge_that_goes_around_nodes_keeps_its_way_when_it_is_bent(
    make_canvas: Any, make_random: Any, qtbot: QtBot
) -> None:
    canvas = make_canvas(make_random(40, 60, 3))
    hear_forms(canvas)
    ways = {key: canvas.scene.content.lane(key).via for key in canvas.diagram.visible_edges}
    key = max(ways, key=lambda one: len(ways[one]))
    assert ways[key]
    canvas.select([key])
    canvas.center_on(key)
    (offered,) = canvas.overlay.grips
    place = canvas.to_screen(QPointF(*offered.place)).toPoint()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, NONE, place)
    qtbot.mouseMove(canvas, place + QPoint(0, 30))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, NONE, place + QPoint(0, 30))
    made = canvas.diagram.hands[key].bends
    assert len(made) == len(ways[key]) + 1
    assert set(ways[key]) < set(made)


def test_a_loop_has_no_grips(make_canvas: Any, make_edge: Any) -> None:
    from explorer.diagram.document import Node
    from explorer.model.relation import Relation

    loop = make_edge("A", Relation.PHOSPHORYLATES, "A")
    canvas = make_canvas(Diagram([Node.of(loop.subject, 0, 0)], [loop]))
    canvas.select([loop.key])
    assert canvas.overlay.grips == []


# notes and their grips


@pytest.mark.parametrize(
    ("grip", "by", "box"),
    [
        ((-70.0, 120.0), (30.0, 20.0), (-150.0, 60.0, -40.0, 140.0)),
        ((-150.0, 60.0), (-30.0, -20.0), (-180.0, 40.0, -70.0, 120.0)),
        ((-70.0, 90.0), (30.0, 20.0), (-150.0, 60.0, -40.0, 120.0)),
        ((-110.0, 60.0), (30.0, -20.0), (-150.0, 40.0, -70.0, 120.0)),
        ((-70.0, 120.0), (-300.0, -300.0), (-150.0, 60.0, -126.0, 84.0)),
    ],
)
def test_a_box_is_resized_by_its_corners_and_borders(
    canvas: Canvas, mouse: Any, grip: tuple[float, float], by: tuple[float, float], box: tuple[float, ...]
) -> None:
    edit(canvas, noting.add(canvas.diagram, BOX))
    hear_forms(canvas)
    canvas.select(["note:1"])
    mouse.drag(grip, (grip[0] + by[0], grip[1] + by[1]))
    assert canvas.diagram.notes["note:1"].box == pytest.approx(box, abs=2)


@pytest.mark.parametrize(("end", "index"), [((-50.0, 260.0), 1), ((-150.0, 240.0), 0)])
def test_the_ends_of_an_arrow_are_moved_one_by_one(
    canvas: Canvas, mouse: Any, end: tuple[float, float], index: int
) -> None:
    edit(canvas, noting.add(canvas.diagram, ARROW))
    hear_forms(canvas)
    canvas.select(["note:1"])
    mouse.drag(end, (-100.0, 150.0))
    note = canvas.diagram.notes["note:1"]
    ends = [(note.x, note.y), (note.x + note.width, note.y + note.height)]
    assert ends[index] == pytest.approx((-100, 150), abs=2)
    assert ends[1 - index] == [(-150.0, 240.0), (-50.0, 260.0)][1 - index]


def test_the_pointer_says_what_can_be_done(canvas: Canvas, mouse: Any) -> None:
    edit(canvas, noting.add(canvas.diagram, BOX))
    canvas.select(["note:1"])
    shapes = []
    for place in ((-150.0, 60.0), (-110.0, 120.0), (-150.0, 75.0), (0.0, 0.0), (300.0, 100.0)):
        mouse.move(*place)
        shapes.append(canvas.cursor().shape())
    cursor = Qt.CursorShape
    assert shapes == [
        cursor.SizeFDiagCursor,
        cursor.SizeVerCursor,
        cursor.SizeAllCursor,
        cursor.PointingHandCursor,
        cursor.ArrowCursor,
    ]


# keyboard


def test_alt_and_arrows_nudge_and_plain_arrows_walk(canvas: Canvas, qtbot: QtBot) -> None:
    nudges = Heard(canvas.nudged)
    canvas.select(["T:IL6"])
    qtbot.keyClick(canvas, Qt.Key.Key_Right, ALT)
    qtbot.keyClick(canvas, Qt.Key.Key_Up, ALT | SHIFT)
    assert nudges.all == [(10.0, 0.0), (0.0, -1.0)]
    assert canvas.selection == {"T:IL6"}
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.selection == {"T:JAK2"}


def test_tab_reaches_areas_and_notes_and_enter_opens_them(grouped: Canvas, qtbot: QtBot) -> None:
    edit(grouped, noting.add(grouped.diagram, BOX))
    opened = Heard(grouped.opened)
    seen: list[str] = []
    while grouped._keys.cycle(back=False):
        seen += grouped.selection
        if len(seen) in (1, 4):
            qtbot.keyClick(grouped, Qt.Key.Key_Return)
    assert sorted(seen) == sorted([*grouped.diagram.nodes, "group:1", "note:1"])
    assert seen[0] == "group:1"
    assert opened.all == ["group:1", *(key for key in [seen[3]] if key == "note:1")]


def test_arrows_lead_from_a_note_over_the_ground(canvas: Canvas, qtbot: QtBot) -> None:
    edit(canvas, noting.add(canvas.diagram, BOX))
    canvas.select(["note:1"])
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert len(canvas.selection) == 1
    assert canvas.selection < canvas.diagram.nodes.keys()


def test_what_is_selected_is_zoomed_to(canvas: Canvas) -> None:
    edit(canvas, noting.add(canvas.diagram, BOX))
    for keys in (["T:SOCS3"], [EDGE], ["note:1", "T:EMT"]):
        canvas.zoom_to(keys)
        for key in keys:
            place = canvas.to_screen(QPointF(*canvas.scene.place(key)))
            assert canvas.rect().contains(place.toPoint())
    box = canvas.diagram.visible_extras["note:1"].box
    canvas.zoom_to(["note:1"])
    assert canvas.viewport.scale > 1
    middle = canvas.to_screen(QPointF((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
    assert math.dist((middle.x(), middle.y()), (400, 300)) < 2
    scale = canvas.viewport.scale
    canvas.zoom_to(["nothing of that name"])
    assert canvas.viewport.scale == scale


def test_words_tell_groups_and_notes_to_who_does_not_see_them(grouped: Canvas) -> None:
    edit(grouped, noting.add(grouped.diagram, BOX))
    grouped.select(["note:1"])
    assert grouped.accessibleDescription() == "6 nodes, 4 edges, 1 group, 1 note; selected: Box: in hypoxia"
    assert grouped.describe("group:1") == "ends\ngroup of 2\nEMT, IL6"
