"""The canvas: the diagram under the hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.diagram import bends
from explorer.diagram.carrying import landings, regrouped
from explorer.diagram.document import Change, Diagram
from explorer.diagram.style import LIGHT, Style
from explorer.ui.canvas.describe import described
from explorer.ui.canvas.events import Events
from explorer.ui.canvas.forms import Form, Way
from explorer.ui.canvas.hands import Hands
from explorer.ui.canvas.keys import Keys
from explorer.ui.canvas.minimap import Minimap
from explorer.ui.canvas.overlay import Overlay
from explorer.ui.canvas.selecting import SelectingSurface
from explorer.ui.canvas.tip import HoverTip
from explorer.ui.canvas.trace import Trace
from explorer.ui.canvas.viewport import Point

_MARGIN = 10


class Layer(Protocol):
    """What is laid over the diagram."""

    def paint(self, painter: QPainter) -> None:
        """Paint it, in logical pixels of the screen."""


class Canvas(SelectingSurface):
    """Shows a diagram and says what a person does with it.

    It changes nothing itself: a finished drag is `moved`, and what the window makes of it comes back by `apply`.

    Args:
        parent: The widget it lies in.
        style: How the diagram looks.
        animate: Whether nodes glide to new places; False where the person wants less motion.

    Attributes:
        describe: Returns the text of the tip for a thing, by key.
        minimap: The overview in the lower right corner.
        overlay: What lies on it while a hand is at work.
        trace: What a list beside it points at.
        layers: What else is laid over the diagram, the lowest first.

    Signals:
        edge_clicked: Key of an edge that was clicked, or opened by Enter.
        node_clicked: Key of a node that was clicked, or opened by Enter.
        opened: Key of anything that was double-clicked; of an area or note also when Enter was pressed.
        emptied: A click on nothing, or Esc.
        hovered: Key of what is under the pointer, or None.
        menu_wanted: (key or None, QPoint of the screen): a context menu is asked for.
        moved: Mapping of key to (x, y): a drag ended, these middles are wanted.
        nudged: (x, y): the selection is wanted by so much farther, in units.
        reshaped: A `Form`: a bend, border or end was moved.
        delete_wanted: Delete was pressed.
    """

    edge_clicked = Signal(str)
    node_clicked = Signal(str)
    opened = Signal(str)
    emptied = Signal()
    hovered = Signal(object)
    menu_wanted = Signal(object, QPoint)
    moved = Signal(object)
    nudged = Signal(float, float)
    reshaped = Signal(object)
    delete_wanted = Signal()

    _events: Events | None = None

    def __init__(self, parent: QWidget | None = None, *, style: Style = LIGHT, animate: bool = True) -> None:
        super().__init__(parent, style=style, animate=animate)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.describe: Callable[[str], str] = lambda key: described(self.diagram, key)
        self.minimap = Minimap(self)
        self.overlay = Overlay(self)
        self.trace = Trace(self)
        self.layers: list[Layer] = []
        self._tip = HoverTip(self)
        self._tip.dress(style)
        self._hands = Hands(self)
        self._keys = Keys(self)
        self._events = Events(self, self._hands, self._keys)
        self.dressed.connect(self._dress)

    def open(self, key: str) -> None:
        """Say that a node or edge was clicked, or opened by the keyboard."""
        if self.scene.is_edge(key):
            self.edge_clicked.emit(key)
        elif key in self.diagram.visible_nodes:
            self.node_clicked.emit(key)

    # under the pointer

    def hover(self, place: QPointF | None) -> None:
        """The pointer is at *place* of the screen, or nowhere: light up what is there, and describe it."""
        key = None if place is None else self.item_at(place)
        if key != self.scene.hovered:
            self.scene.hovered = key
            self._tip.dismiss()
            self.hovered.emit(key)
            self.update()
        self.show_cursor(None, place)
        if key is not None and place is not None and not self._tip.announced:
            self._tip.announce(lambda: self.describe(key), place.toPoint())

    def show_cursor(self, shape: Qt.CursorShape | None, place: QPointF | None = None) -> None:
        """Show the cursor of a gesture; None shows that of what is under the pointer, which is at *place*."""
        if shape is None:
            grip = None if place is None else self.overlay.grip_at(place)
            shape = Qt.CursorShape.CrossCursor if self._hands.lasso else None if grip is None else grip.cursor
        hovered = self.scene.hovered
        movable = hovered in self.diagram.visible_extras
        pointing = Qt.CursorShape.SizeAllCursor if movable else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape if shape is not None else pointing if hovered else Qt.CursorShape.ArrowCursor)

    # gestures

    def want_lasso(self) -> None:
        """Let the next drag draw a lasso."""
        self._hands.lasso = True
        self.show_cursor(None)

    def carry(self, positions: Mapping[str, Point]) -> None:
        """Show things at other places, and the compartments in which the selected nodes would be there."""
        landed = landings(self.diagram, positions, self.selection)
        self.overlay.targets = frozenset(landed)
        self.pictures.spoil(self.scene.preview(positions, regrouped(self.diagram, landed) if landed else None))
        self.update()

    def drop(self, positions: Mapping[str, Point]) -> None:
        """Ask for the new places of a drag; what nobody makes true jumps back."""
        self.moved.emit(dict(positions))
        self.carry({})

    def take_form(self, form: Form) -> None:
        """Ask for a new form of the selected thing; the bend that was moved is held, so that Delete takes it away."""
        self.reshaped.emit(form)
        self.overlay.hold(form.held if isinstance(form, Way) else None)

    def straighten(self, index: int | None) -> None:
        """Ask for the selected edge without the bend with *index*, or without any."""
        for key in sorted(self.selection & self.diagram.hands.keys()):
            rest = () if index is None else bends.without(self.diagram.hands[key].bends, index)
            self.take_form(Way(key, rest))

    def cancel_gesture(self) -> bool:
        """Stop a drag, pan, band or lasso without effect; return whether there was one."""
        return self._hands.cancel()

    # what is shown

    def set_diagram(self, diagram: Diagram, *, fit: bool = True) -> None:
        """Show *diagram* (kept, not copied); with *fit* all of it. Nothing is selected."""
        self._hands.cancel()
        super().set_diagram(diagram, fit=fit)
        self.hover(None)

    def apply(self, change: Change) -> None:
        """Show the diagram after *change*, which was made already; what went away is not selected any more."""
        super().apply(change)
        self.hover(None)

    def tell_selection(self, before: frozenset[str]) -> None:
        """Say what is selected, where that is not *before* any more; no bend is held then."""
        if self.selection != before:
            self.overlay.held = None
        super().tell_selection(before)

    def _dress(self) -> None:
        """Give the style's colours to what lies on the canvas."""
        self._tip.dress(self.style)
        self.minimap.update()

    # Qt's events

    def event(self, event: QEvent) -> bool:
        """Hand what a person does to `Hands` and `Keys`, everything else to Qt."""
        # Qt sends events already while the parts are being made.
        return (self._events is not None and self._events.handle(event)) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the minimap in its corner."""
        super().resizeEvent(event)
        left, top = self.width() - self.minimap.width(), self.height() - self.minimap.height()
        self.minimap.move(left - _MARGIN, top - _MARGIN)

    def paint_screen(self, painter: QPainter) -> None:
        """Paint what a hand is at, and the focus ring."""
        super().paint_screen(painter)
        for layer in self.layers:
            layer.paint(painter)
        self.trace.paint(painter)
        self.overlay.paint(painter)
        if self.hasFocus() and self._keys.used:
            painter.setPen(QPen(QColor(self.style.selection), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
