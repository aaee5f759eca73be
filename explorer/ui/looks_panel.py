"""The panel of looks: the style of the diagram, and own looks of what is selected or of all that is like it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.diagram import dressing
from explorer.diagram.change import Change
from explorer.diagram.document import counted
from explorer.diagram.edges import Drawn, line_name, stroke
from explorer.diagram.looks import EdgeLook, NodeLook
from explorer.diagram.nodes import form
from explorer.diagram.shapes import Rect, Shape
from explorer.diagram.style import DARK, HEADS, LIGHT, KindLook, LineLook, Style
from explorer.figures.png import render
from explorer.model.entity import Kind
from explorer.model.wording import many
from explorer.ui import theme
from explorer.ui.controller import Controller
from explorer.ui.panels.pieces import label
from explorer.ui.swatches import Swatch

STYLES = (("Standard", "standard"), ("SBGN Activity Flow", "sbgn"), ("Print in greys", "grey"))
HEAD_WORDS = {
    "arrow": "filled arrow",
    "bar": "bar",
    "diamond": "diamond",
    "open_arrow": "hollow arrow",
    "hollow_bar": "hollow bar",
    "two_diamonds": "two diamonds",
    "vee": "open arrow",
    "circle": "circle",
    "both": "arrow and bar",
    "necessary": "hollow arrow with a bar",
    "none": "no head",
}
DASHES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("full", ()),
    ("dashed", (6.0, 4.0)),
    ("dotted", (1.6, 3.6)),
    ("dash and dot", (8.0, 3.0, 1.6, 3.0)),
)
WIDTHS = (0.8, 1.2, 2.0, 3.0, 4.5, 6.0)
_AS_STYLE = "as the style"
_SAMPLE = Rect(-23.0, -9.0, 46.0, 18.0)
_NODE_PARTS = ("fill", "stroke", "text")


class LooksPanel(QDialog):
    """A small window beside the diagram; every choice is done at once, and is one step of undo.

    Args:
        controller: The open diagram, and what is selected in it.
        parent: The window.
    """

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle("Look")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._controller = controller
        self.style_choice = Choice("Style", [(words, name, ()) for words, name in STYLES])
        self.what = label("", "section")
        self.alike = QCheckBox("For all of the same kind or relation")
        self.colours = {part: Swatch(name) for part, name in zip(_NODE_PARTS, ("Fill", "Border", "Text"), strict=True)}
        self.shape = Choice("Form", _shapes())
        self.line = Swatch("Colour of the edge")
        self.head = Choice("Head", _heads())
        self.dash = Choice("Line", _dashes())
        self.width_choice = Choice("Width", _widths())
        self.back = QPushButton("Back to the style")
        self.back.setAutoDefault(False)
        named = zip(("Fill", "Border", "Text"), self.colours.values(), strict=True)
        self._nodes = _box("Nodes", [*named, ("Form", self.shape)])
        self._edges = _box(
            "Edges", (("Colour", self.line), ("Head", self.head), ("Line", self.dash), ("Width", self.width_choice))
        )
        self._lay()
        self._connect()
        self.show_state()

    def show_state(self) -> None:
        """Show what is selected, and what looks of its own it has."""
        controller = self._controller
        nodes, edges = self._node_keys(), controller.selected_edges
        self.style_choice.show_value(controller.diagram.look.style)
        self._nodes.setVisible(bool(nodes))
        self._edges.setVisible(bool(edges))
        self.alike.setEnabled(bool(nodes or edges))
        self.back.setEnabled(bool(nodes or edges))
        self.what.setText(_named(controller, nodes, len(edges)))
        self._show_node(_common(self._node_looks(), NodeLook()))
        self._show_edge(_common(self._edge_looks(), EdgeLook()))
        self.adjustSize()

    # making and connecting

    def _lay(self) -> None:
        top = QFormLayout()
        top.addRow("Style of the diagram", self.style_choice)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(top)
        for widget in (self.what, self._nodes, self._edges, self.alike):
            column.addWidget(widget)
        column.addLayout(foot)
        self.setMinimumWidth(300)

    def _connect(self) -> None:
        for part, swatch in self.colours.items():
            swatch.chosen.connect(lambda colour, part=part: self._dress_nodes(**{part: colour}))
        self.line.chosen.connect(lambda colour: self._dress_edges(colour=colour))
        self.shape.picked.connect(lambda value: self._dress_nodes(glyph=value))
        self.head.picked.connect(lambda value: self._dress_edges(head=value))
        self.dash.picked.connect(lambda value: self._dress_edges(dash=value))
        self.width_choice.picked.connect(lambda value: self._dress_edges(width=value))
        self.style_choice.picked.connect(self._set_style)
        self.back.clicked.connect(lambda _=False: self._undress())
        self.alike.toggled.connect(lambda _: self.show_state())
        controller = self._controller
        for signal in (controller.selected, controller.changed, controller.replaced):
            signal.connect(self._refresh)

    def _refresh(self, _: object = None) -> None:
        self.show_state()

    # edits

    def _set_style(self, name: object) -> None:
        self._done(dressing.restyle(self._controller.diagram, str(name)))

    def _dress_nodes(self, **parts: object) -> None:
        diagram = self._controller.diagram
        if self.alike.isChecked():
            self._done(dressing.paint_kinds(diagram, self._kinds(), **parts))
        else:
            self._done(dressing.paint_nodes(diagram, self._node_keys(), **parts))

    def _dress_edges(self, **parts: object) -> None:
        diagram = self._controller.diagram
        if self.alike.isChecked():
            self._done(dressing.paint_lines(diagram, self._lines(), **parts))
        else:
            self._done(dressing.paint_edges(diagram, self._edge_keys(), **parts))

    def _undress(self) -> None:
        """Take away all that is its own, of the selection or of all that is like it."""
        if self.alike.isChecked():
            self._done(dressing.undress_alike(self._controller.diagram, self._kinds(), self._lines()))
        else:
            self._done(dressing.undress(self._controller.diagram, self._node_keys(), self._edge_keys()))

    def _done(self, change: Change) -> None:
        self._controller.done(change)
        self.show_state()

    # what it is about

    def _node_keys(self) -> list[str]:
        """Keys of the selected nodes, and of selected areas."""
        return sorted({*self._controller.selected_nodes, *self._controller.selected_groups})

    def _edge_keys(self) -> list[str]:
        return [edge.key for edge in self._controller.selected_edges]

    def _kinds(self) -> list[Kind]:
        nodes = self._controller.diagram.visible_nodes
        return sorted({nodes[key].entity.kind for key in self._node_keys() if key in nodes})

    def _lines(self) -> list[str]:
        return sorted({line_name(edge) for edge in self._controller.selected_edges})

    def _node_looks(self) -> list[NodeLook]:
        diagram = self._controller.diagram
        if self.alike.isChecked():
            return [diagram.look.kinds.get(kind, NodeLook()) for kind in self._kinds()]
        there = [diagram.groups.get(key) or diagram.nodes.get(key) for key in self._node_keys()]
        return [one.look or NodeLook() for one in there if one is not None]

    def _edge_looks(self) -> list[EdgeLook]:
        diagram = self._controller.diagram
        if self.alike.isChecked():
            return [diagram.look.lines.get(line, EdgeLook()) for line in self._lines()]
        hands = [diagram.hands.get(key) for key in self._edge_keys()]
        return [(hand.look if hand else None) or EdgeLook() for hand in hands]

    # showing

    def _show_node(self, look: NodeLook) -> None:
        for part, swatch in self.colours.items():
            swatch.show_colour(getattr(look, part))
        self.shape.show_value(look.glyph)

    def _show_edge(self, look: EdgeLook) -> None:
        self.line.show_colour(look.colour)
        self.head.show_value(look.head)
        self.dash.show_value(look.dash)
        self.width_choice.show_value(look.width)


_OwnLook = TypeVar("_OwnLook", NodeLook, EdgeLook)


def _common(looks: Sequence[_OwnLook], none: _OwnLook) -> _OwnLook:
    """What all *looks* have in common, and *none* of them otherwise."""
    if not looks:
        return none
    shared = {
        one.name: getattr(looks[0], one.name)
        for one in fields(none)
        if len({getattr(look, one.name) for look in looks}) == 1
    }
    return replace(none, **shared)


def _named(controller: Controller, nodes: Sequence[str], edges: int) -> str:
    """What is selected, in words."""
    found = []
    if nodes:
        found.append(counted(nodes, controller.diagram.name_of))
    if edges:
        found.append(many(edges, "edge"))
    return " and ".join(found) or "Select nodes or edges to change their looks."


def _box(title: str, rows: Iterable[tuple[str, QWidget]]) -> QGroupBox:
    made = QGroupBox(title)
    form_rows = QFormLayout(made)
    for name, widget in rows:
        form_rows.addRow(name, widget)
    return made


def _ground() -> Style:
    return DARK if theme.current() is theme.DARK else LIGHT


def _shapes() -> list[tuple[str, object, Sequence[Shape]]]:
    """The forms of the kinds."""
    style = _ground()
    look = KindLook(style.ground, style.ink, style.ink)
    drawn = [(kind.value.replace("_", " "), kind, form(kind, (0.0, 0.0, 36.0, 15.0), look, 1.2)) for kind in Kind]
    return [(_AS_STYLE, None, ()), *drawn]


def _heads() -> list[tuple[str, object, Sequence[Shape]]]:
    return [
        (_AS_STYLE, None, ()),
        *((HEAD_WORDS[head], head, _line(LineLook(_ground().ink, head), 1.2)) for head in HEADS),
    ]


def _dashes() -> list[tuple[str, object, Sequence[Shape]]]:
    look = LineLook(_ground().ink, "none")
    return [(_AS_STYLE, None, ()), *((words, dash, _line(look, 1.6, dash)) for words, dash in DASHES)]


def _widths() -> list[tuple[str, object, Sequence[Shape]]]:
    look = LineLook(_ground().ink, "none")
    return [("by papers", None, ()), *((f"{width:g}", width, _line(look, width)) for width in WIDTHS)]


def _line(look: LineLook, width: float, dash: tuple[float, ...] = ()) -> Sequence[Shape]:
    start, end = (-20.0, 0.0), (20.0, 0.0)
    shapes, _ = stroke([(start, (-7.0, 0.0), (7.0, 0.0), end)], Drawn(look, width, dash), _ground())
    return shapes


class Choice(QComboBox):
    """A list of choices with pictures, and a value for each that is any Python object.

    Args:
        name: What is chosen, for those who do not see it.
        choices: Words, value, and shapes around the origin for a picture (none for no picture).
    """

    picked = Signal(object)

    def __init__(self, name: str, choices: Iterable[tuple[str, object, Sequence[Shape]]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.values: list[object] = []
        ratio = 2.0
        self.setIconSize(QSize(int(_SAMPLE.width), int(_SAMPLE.height)))
        for words, value, shapes in choices:
            self.values.append(value)
            self.addItem(words)
            if shapes:
                size = round(_SAMPLE.width * ratio), round(_SAMPLE.height * ratio)
                image = render(shapes, _SAMPLE, *size, ground=_ground().ground, scale=ratio)
                image.setDevicePixelRatio(ratio)
                self.setItemIcon(self.count() - 1, QIcon(QPixmap.fromImage(image)))
        self.activated.connect(lambda place: self.picked.emit(self.values[place]))

    def show_value(self, value: object) -> None:
        """Show *value*; nothing where it is none of the choices."""
        self.setCurrentIndex(self.values.index(value) if value in self.values else -1)
