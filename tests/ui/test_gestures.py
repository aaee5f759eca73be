"""Five thousand random gestures on the real canvas: all can be undone and redone, and the picture is never stale."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.diagram import dressing, grouping
from explorer.diagram.document import Diagram, Node
from explorer.diagram.looks import EdgeLook, Labels, NodeLook, Values
from explorer.diagram.style import BUILT_IN
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation
from explorer.model.statement import Statement
from explorer.ui.canvas.view import Canvas
from explorer.ui.controller import Controller
from explorer.ui.group_actions import GroupActions
from explorer.ui.hands_actions import HandActions
from explorer.ui.note_actions import COLOURS, NoteActions
from explorer.ui.notices import Notices
from explorer.ui.picking import Picking

GESTURES = 5000
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
]
ARROWS = [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down]
PLAIN_KEYS = [
    Qt.Key.Key_Tab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Plus,
    Qt.Key.Key_Minus,
]
FAMILY = ["HGNC:391", "HGNC:392", "HGNC:393"]  # AKT1 to AKT3


def pathway(chance: random.Random) -> Diagram:
    """Return 25 nodes with 32 edges, the first three of one family."""
    kinds = [Kind.GENE, Kind.GENE, Kind.CHEMICAL, Kind.PROCESS, Kind.CELL]
    entities = [Entity(key, f"AKT{number}", Kind.GENE) for number, key in enumerate(FAMILY, 1)]
    entities += [Entity(f"T:{number}", f"G{number}", chance.choice(kinds)) for number in range(22)]
    edges: dict[str, Edge] = {}
    while len(edges) < 32:
        subject, object_ = chance.choice(entities), chance.choice(entities)
        relation = chance.choice([Relation.ACTIVATES, Relation.INHIBITS, Relation.BINDS, Relation.PHOSPHORYLATES])
        said = Statement(subject, relation, relation.sign, object_).ordered()
        papers = tuple(range(chance.randint(1, 4)))
        edge = Edge(
            said.subject, said.object, relation.directed, (BackedStatement(1, said, papers, sentences=len(papers)),)
        )
        edges.setdefault(edge.key, edge)
    nodes = [Node.of(entity, 150.0 * (row % 5), 90.0 * (row // 5)) for row, entity in enumerate(entities)]
    return Diagram(nodes, edges.values())


class Monkey:
    """Somebody who does anything."""

    def __init__(self, canvas: Canvas, controller: Controller, seed: int) -> None:
        self.chance = random.Random(seed)
        self.canvas, self.controller = canvas, controller
        self.notes = NoteActions(controller, canvas)
        notices = Notices()
        notices.setParent(canvas)
        self.groups = GroupActions(controller, canvas, self.notes.editor, notices)
        self.hands = HandActions(controller, canvas, self.groups, self.notes, notices)
        self.picking = Picking(controller, canvas)
        controller.replaced.connect(canvas.set_diagram)
        controller.changed.connect(canvas.apply)
        controller.selected.connect(canvas.select)
        canvas.opened.connect(self.hands.open)
        self.doing: list[tuple[int, Callable[[], object]]] = [
            (30, self.drag),
            (14, self.click),
            (6, self.double_click),
            (10, self.draw),
            (10, self.nudge),
            (6, self.key),
            (6, self.take_grip),
            (4, self.group),
            (4, self.edit_group),
            (4, self.add_note),
            (3, self.write),
            (3, self.bend),
            (3, self.pick),
            (4, self.dress),
            (3, self.filter),
            (2, self.lay_out),
            (3, self.show_or_hide),
            (4, self.turn_back),
        ]

    def act(self) -> None:
        """Do one thing; where hardly anything is left to do something with, bring it back."""
        diagram = self.controller.diagram
        weights, deeds = zip(*self.doing, strict=True)
        if len(diagram.visible_nodes) < 14 or len(diagram.visible_edges) < 10:
            deeds, weights = (self.open_all, self.show_all, self.filter), (1, 1, 1)
        elif len(diagram.notes) > 12:
            deeds, weights = (self.take_away,), (1,)
        self.chance.choices(deeds, weights)[0]()

    # with the mouse

    def spot(self) -> QPointF:
        """A place on the screen: mostly one where something is."""
        diagram, chance = self.canvas.diagram, self.chance
        keys = [*diagram.visible_nodes, *diagram.visible_edges, *diagram.visible_extras]
        if not keys or chance.random() < 0.2:
            return QPointF(chance.uniform(0, 700), chance.uniform(0, 500))
        key = chance.choice(keys)
        extra = diagram.visible_extras.get(key)
        place = self.canvas.scene.place(key) if extra is None else extra.box[:2]
        return self.canvas.to_screen(QPointF(*place))

    def send(self, kind: QEvent.Type, place: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Tell the canvas of the mouse."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind is QEvent.Type.MouseMove else left
        held = none if kind is QEvent.Type.MouseButtonRelease else left
        where = QPointF(self.canvas.mapToGlobal(place.toPoint()))
        QApplication.sendEvent(self.canvas, QMouseEvent(kind, place, where, button, held, keys))

    def through(self, places: list[QPointF], keys: Qt.KeyboardModifier) -> None:
        """Press, move through the places, let go; sometimes give it up by Esc."""
        self.send(QEvent.Type.MouseButtonPress, places[0], keys)
        for place in places[1:]:
            self.send(QEvent.Type.MouseMove, place, keys)
        if self.chance.random() < 0.05:
            self.press(Qt.Key.Key_Escape)
        self.send(QEvent.Type.MouseButtonRelease, places[-1], keys)

    def drag(self) -> None:
        start = self.spot()
        by = QPointF(self.chance.uniform(-120, 120), self.chance.uniform(-90, 90))
        self.through([start, start + by / 2, start + by], self.chance.choice(MODIFIERS))

    def draw(self) -> None:
        if self.chance.random() < 0.4:
            self.picking.lasso()
        places = [self.spot() for _ in range(self.chance.randint(2, 6))]
        self.through(places, self.chance.choice(MODIFIERS[2:]))

    def click(self) -> None:
        self.through([self.spot()], self.chance.choice(MODIFIERS))

    def double_click(self) -> None:
        place, none = self.spot(), MODIFIERS[0]
        self.through([place], none)
        self.send(QEvent.Type.MouseButtonDblClick, place, none)
        self.send(QEvent.Type.MouseButtonRelease, place, none)
        self.leave_editor()

    def take_grip(self) -> None:
        """Drag a grip of an edge or a note, or double-click it."""
        diagram = self.canvas.diagram
        keys = [*diagram.visible_edges, *diagram.notes, *diagram.hands]
        self.controller.select([self.chance.choice(keys)] if keys else [])
        grips = self.canvas.overlay.grips
        if grips:
            start = self.canvas.to_screen(QPointF(*self.chance.choice(grips).place))
            by = QPointF(self.chance.uniform(-80, 80), self.chance.uniform(-80, 80))
            self.through([start, start + by] if self.chance.random() < 0.8 else [start], MODIFIERS[0])
        if grips and self.chance.random() < 0.2:
            self.press(self.chance.choice([Qt.Key.Key_Delete, Qt.Key.Key_Left]))

    # with keys

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on the canvas."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.canvas, QKeyEvent(kind, key, keys))

    def nudge(self) -> None:
        fine = Qt.KeyboardModifier.ShiftModifier if self.chance.random() < 0.3 else Qt.KeyboardModifier.NoModifier
        for _ in range(self.chance.randint(1, 3)):
            self.press(self.chance.choice(ARROWS), Qt.KeyboardModifier.AltModifier | fine)

    def key(self) -> None:
        keys = self.chance.choice([*PLAIN_KEYS, *ARROWS])
        self.press(keys, self.chance.choice(MODIFIERS[:3]))
        self.leave_editor()

    # by menus

    def some(self, most: int) -> list[str]:
        """Some of the visible nodes."""
        nodes = list(self.canvas.diagram.visible_nodes)
        return self.chance.sample(nodes, min(len(nodes), self.chance.randint(1, most)))

    def group(self) -> None:
        self.controller.select(self.some(5))
        self.chance.choice([self.groups.group, self.groups.group, self.groups.families])()

    def edit_group(self) -> None:
        groups = list(self.canvas.diagram.groups)
        if groups:
            self.controller.select([self.chance.choice(groups)])
            self.chance.choice([self.groups.ungroup, self.groups.toggle, self.groups.toggle, self.rename])()

    def rename(self) -> None:
        self.hands.rename()
        self.leave_editor()

    def leave_editor(self) -> None:
        """Write something, or not, and end it one way or the other."""
        editor = self.notes.editor
        if editor.busy:
            editor.setPlainText(self.chance.choice(["", "day 3", "two\nlines", "<b>bold</b> \u202e"]))
            self.chance.choice([editor.keep, editor.leave])()

    def add_note(self) -> None:
        place = self.canvas.to_diagram(self.spot())
        self.notes.set_place(place if self.chance.random() < 0.5 else None)
        self.chance.choice([self.notes.text, self.notes.box, self.notes.arrow])()
        self.leave_editor()

    def write(self) -> None:
        notes = list(self.canvas.diagram.notes)
        self.controller.select(self.chance.sample(notes, min(len(notes), 2)))
        colour = self.chance.choice([*COLOURS.values()])
        self.chance.choice([self.hands.rename, lambda: self.notes.colour(colour), lambda: self.notes.fill(colour)])()
        self.leave_editor()

    def bend(self) -> None:
        edges = list(self.canvas.diagram.visible_edges)
        if edges:
            self.controller.select([self.chance.choice(edges)])
            self.chance.choice([self.hands.bend, self.hands.bend, self.hands.straighten])()

    def pick(self) -> None:
        one = self.picking
        self.chance.choice([one.all, one.neighbours, one.kind, one.invert, one.zoom, self.canvas.fit])()

    def dress(self) -> None:
        """Change looks of the diagram or of items, labels, or the values that are shown."""
        diagram, chance, done = self.controller.diagram, self.chance, self.controller.done
        colour = chance.choice(["#112233", "#DDEEFF"])
        edges = list(diagram.visible_edges)
        numbers = {key: (chance.uniform(-2, 2), None) for key in chance.sample(list(diagram.nodes), 5)}
        look = diagram.look
        done(
            chance.choice(
                [
                    lambda: dressing.dress_nodes(diagram, self.some(3), chance.choice([None, NodeLook(fill=colour)])),
                    lambda: dressing.dress_edges(diagram, edges[:2], chance.choice([None, EdgeLook(colour=colour)])),
                    lambda: diagram.set_look(replace(look, style=chance.choice(list(BUILT_IN)))),
                    lambda: diagram.set_look(replace(look, labels=chance.choice(list(Labels)))),
                    lambda: diagram.set_look(replace(look, edge_labels=not look.edge_labels)),
                    lambda: diagram.set_look(
                        replace(look, values=chance.choice([None, Values("log2", numbers, -2.0, 0.0, 2.0)]))
                    ),
                ]
            )()
        )

    def filter(self) -> None:
        rule = self.chance.choice(
            [Filter(), Filter(), Filter(), Filter(min_papers=2), Filter(kinds=frozenset({Kind.GENE}))]
        )
        self.controller.done(self.controller.diagram.set_filter(rule))

    def lay_out(self) -> None:
        """Move everything, sometimes into bands."""
        diagram, chance = self.controller.diagram, self.chance
        places = {key: (chance.uniform(0, 700), chance.uniform(0, 450)) for key in diagram.visible_nodes}
        keys = list(diagram.nodes)
        bands = chance.choice([{}, {"outside": keys[::2], "nucleus": keys[1::2]}])
        self.controller.done(grouping.set_compartments(diagram, places, bands, "Layout"), whole=True)

    def show_all(self) -> None:
        self.controller.done(self.controller.diagram.reveal())

    def open_all(self) -> None:
        diagram = self.controller.diagram
        self.controller.done(grouping.open_up(diagram, [key for key, one in diagram.groups.items() if one.collapsed]))

    def take_away(self) -> None:
        self.controller.select(self.controller.diagram.notes)
        self.hands.delete()

    def show_or_hide(self) -> None:
        diagram, chance = self.controller.diagram, self.chance
        edit = chance.choice([diagram.hide, diagram.reveal, diagram.reveal, diagram.pin])
        self.controller.done(edit(self.some(4) if edit != diagram.reveal else None))

    def turn_back(self) -> None:
        """Undo a few steps, and redo some."""
        stack = self.controller.undo_stack
        for _ in range(self.chance.randint(1, 4)):
            stack.undo()
        for _ in range(self.chance.randint(0, 4)):
            stack.redo()


@pytest.mark.slow
def test_after_5000_random_gestures_all_is_undone_and_redone_and_the_picture_is_fresh(qtbot: QtBot) -> None:
    canvas, controller = Canvas(animate=False), Controller()
    qtbot.addWidget(canvas)
    canvas.resize(700, 500)
    monkey = Monkey(canvas, controller, 20260)
    controller.show(pathway(monkey.chance))
    canvas.show()
    qtbot.waitExposed(canvas)
    # What is seen is compared at the end; painting each gesture would take most of the time.
    canvas.setUpdatesEnabled(False)
    diagram, stack = controller.diagram, controller.undo_stack
    first = diagram.to_json()
    for number in range(GESTURES):
        monkey.act()
        assert controller.selection == canvas.selection
        if number % 100 == 0:
            QTest.qWait(0)
            assert Diagram.from_json(diagram.to_json()).to_json() == diagram.to_json()
    last, steps = diagram.to_json(), stack.count()
    assert steps > 1000, "far more steps than a limit of 500 would keep"
    assert_fresh(qtbot, canvas)
    stack.setIndex(steps - 300)
    assert_fresh(qtbot, canvas)
    # The rest of the way back, and the way forth, only the diagram is looked at.
    controller.changed.disconnect(canvas.apply)
    stack.setIndex(0)
    assert diagram.to_json() == first
    stack.setIndex(steps)
    assert diagram.to_json() == last


def assert_fresh(qtbot: QtBot, canvas: Canvas) -> None:
    """The settled canvas is one that shows the diagram for the first time, pixel for pixel."""
    other = Canvas(animate=False)
    qtbot.addWidget(other)
    other.resize(canvas.size())
    other.set_diagram(canvas.diagram)
    other.show()
    qtbot.waitExposed(other)
    canvas.setUpdatesEnabled(True)
    for one in (canvas, other):
        one.select(())
        one.fit()
        one.settle()
    assert other.grab_image() == canvas.grab_image()
    canvas.setUpdatesEnabled(False)
