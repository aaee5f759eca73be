"""The canvas: the diagram under the hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.diagram.document import Change, Diagram
from explorer.diagram.style import LIGHT, Style
from explorer.ui.canvas.describe import described, summary
from explorer.ui.canvas.events import Events
from explorer.ui.canvas.hands import Hands
from explorer.ui.canvas.keys import Keys
from explorer.ui.canvas.minimap import Minimap
from explorer.ui.canvas.surface import Surface
from explorer.ui.canvas.tip import HoverTip
from explorer.ui.canvas.viewport import Box, Point

#: A click this near to an edge counts, in logical pixels.
REACH = 6.0
_MARGIN = 10


class Canvas(Surface):
    """Shows a diagram and says what a person does with it.

    It changes nothing itself: a finished drag is `moved`, and what the window makes of it comes back by `apply`.

    Args:
        parent: The widget it lies in.
        style: How the diagram looks.
        animate: Whether nodes glide to new places; False where the person wants less motion.

    Attributes:
        describe: Returns the text of the tip for a node or edge, by key.
        minimap: The overview in the lower right corner.

    Signals:
        edge_clicked: Key of an edge that was clicked, or opened by Enter.
        node_clicked: Key of a node that was clicked, or opened by Enter.
        edge_double_clicked: Key of an edge.
        node_double_clicked: Key of a node: show its neighbours.
        emptied: A click on nothing, or Esc.
        selection_changed: frozenset of keys of nodes and edges.
        hovered: Key of what is under the pointer, or None.
        menu_wanted: (key or None, QPoint of the screen): a context menu is asked for.
        moved: Mapping of key to (x, y): a drag ended, the nodes are wanted at these centres.
        hide_wanted: frozenset of keys of nodes: Delete was pressed.
    """

    edge_clicked = Signal(str)
    node_clicked = Signal(str)
    edge_double_clicked = Signal(str)
    node_double_clicked = Signal(str)
    emptied = Signal()
    selection_changed = Signal(object)
    hovered = Signal(object)
    menu_wanted = Signal(object, QPoint)
    moved = Signal(object)
    hide_wanted = Signal(object)

    _events: Events | None = None

    def __init__(self, parent: QWidget | None = None, *, style: Style = LIGHT, animate: bool = True) -> None:
        super().__init__(parent, style=style, animate=animate)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pathway diagram")
        self.describe: Callable[[str], str] = lambda key: described(self.diagram, key)
        self.minimap = Minimap(self)
        self._tip = HoverTip(self)
        self._tip.dress(style)
        self._band: Box | None = None
        self._hands = Hands(self)
        self._keys = Keys(self)
        self._events = Events(self, self._hands, self._keys)
        self.dressed.connect(self._dress)

    # selection

    @property
    def selection(self) -> frozenset[str]:
        """Keys of the selected nodes and edges."""
        return self.scene.selected

    def select(self, keys: Iterable[str], add: bool = False) -> None:
        """Select *keys* (those not on the diagram are passed over), with *add* beside what is selected already."""
        before = self.scene.selected
        wanted = frozenset(keys) | (before if add else frozenset())
        self.pictures.spoil(self.scene.select(wanted))
        self.update()
        if self.scene.selected != before:
            self.setAccessibleDescription(summary(self.diagram, self.selection))
            self.selection_changed.emit(self.selection)

    def toggle(self, key: str) -> None:
        """Add *key* to the selection, or take it out."""
        self.select(self.selection ^ {key})

    def select_in(self, box: Box, *, add: bool) -> None:
        """Select the nodes whose centres lie in *box* of the diagram."""
        self.select(self.scene.nodes_in(box), add=add)

    def center_on(self, key: str) -> None:
        """Bring the node or edge *key* to the middle; an unknown key does nothing."""
        place = self.scene.place(key)
        if place is not None:
            self.center_at(QPointF(*place))

    def reveal_place(self, key: str) -> None:
        """Bring *key* to the middle if it is not on the screen."""
        place = self.scene.place(key)
        if place is not None and not self.rect().contains(self.to_screen(QPointF(*place)).toPoint()):
            self.center_on(key)

    def open(self, key: str) -> None:
        """Say that *key* was clicked, or opened by the keyboard."""
        (self.edge_clicked if self.scene.is_edge(key) else self.node_clicked).emit(key)

    # under the pointer

    def item_at(self, place: QPointF) -> str | None:
        """Return the key of what is under the screen point (see `Scene.item_at`); edges count within `REACH`."""
        x, y = self.viewport.to_diagram(place.x(), place.y())
        return self.scene.item_at(x, y, REACH / self.viewport.scale)

    def hover(self, place: QPointF | None) -> None:
        """The pointer is at *place* of the screen, or nowhere: light up what is there, and describe it."""
        key = None if place is None else self.item_at(place)
        if key != self.scene.hovered:
            self.scene.hovered = key
            self.show_cursor(None)
            self._tip.dismiss()
            self.hovered.emit(key)
            self.update()
        if key is not None and place is not None and not self._tip.announced:
            self._tip.announce(lambda: self.describe(key), place.toPoint())

    def show_cursor(self, shape: Qt.CursorShape | None) -> None:
        """Show the cursor of a gesture; None shows that of what is under the pointer."""
        pointing = Qt.CursorShape.PointingHandCursor if self.scene.hovered else Qt.CursorShape.ArrowCursor
        self.setCursor(pointing if shape is None else shape)

    # gestures

    def show_band(self, box: Box | None) -> None:
        """Show the rubber band, in screen points; None takes it away."""
        self._band = box
        self.update()

    def drop(self, positions: Mapping[str, Point]) -> None:
        """Ask for the new places of a drag; what nobody makes true jumps back."""
        self.moved.emit(dict(positions))
        self.preview({})

    def cancel_gesture(self) -> bool:
        """Stop a drag, pan or band without effect; return whether there was one."""
        return self._hands.cancel()

    # what is shown

    def set_diagram(self, diagram: Diagram, *, fit: bool = True) -> None:
        """Show *diagram* (kept, not copied); with *fit* all of it. Nothing is selected."""
        self._hands.cancel()
        before = self.selection
        super().set_diagram(diagram, fit=fit)
        self._settled_down(before)

    def apply(self, change: Change) -> None:
        """Show the diagram after *change*, which was made already; what went away is not selected any more."""
        before = self.selection
        super().apply(change)
        self._settled_down(before)

    def _settled_down(self, before: frozenset[str]) -> None:
        """Another diagram is shown: tell what changed with it."""
        self.hover(None)
        self.setAccessibleDescription(summary(self.diagram, self.selection))
        if self.selection != before:
            self.selection_changed.emit(self.selection)

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
        """Paint the rubber band and the focus ring."""
        super().paint_screen(painter)
        accent = QColor(self.style.selection)
        if self._band is not None:
            left, top, right, bottom = self._band
            painter.setPen(QPen(accent, 1))
            painter.setBrush(QColor(accent.red(), accent.green(), accent.blue(), 36))
            painter.drawRect(QRectF(left, top, right - left, bottom - top))
        if self.hasFocus() and self._keys.used:
            painter.setPen(QPen(accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
