"""The canvas's things can be pointed at and selected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from explorer.diagram.document import Change, Diagram
from explorer.diagram.style import LIGHT, Style
from explorer.ui.canvas.describe import summary
from explorer.ui.canvas.surface import Surface
from explorer.ui.canvas.viewport import Box, Point

#: A click this near to an edge counts, in logical pixels.
REACH = 6.0


class Pick(Enum):
    """What becomes of the selection."""

    ONLY = "only"
    ADD = "add"
    TAKE_OUT = "take out"


class SelectingSurface(Surface):
    """Shows a diagram and knows what of it is selected.

    Signals:
        selection_changed: frozenset of keys of nodes, edges, areas and notes.
    """

    selection_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, style: Style = LIGHT, animate: bool = True) -> None:
        super().__init__(parent, style=style, animate=animate)
        self.setAccessibleName("Pathway diagram")

    @property
    def selection(self) -> frozenset[str]:
        """Keys of what is selected."""
        return self.scene.selected

    def select(self, keys: Iterable[str], pick: Pick = Pick.ONLY) -> None:
        """Select *keys* (those not on the diagram are passed over), add them to the selection, or take them out."""
        before, named = self.scene.selected, frozenset(keys)
        wanted = {Pick.ONLY: named, Pick.ADD: before | named, Pick.TAKE_OUT: before - named}[pick]
        self.pictures.spoil(self.scene.select(wanted))
        self.update()
        self.tell_selection(before)

    def toggle(self, key: str) -> None:
        """Add *key* to the selection, or take it out."""
        self.select(self.selection ^ {key})

    def select_in(self, outline: Sequence[Point], pick: Pick) -> None:
        """Select the nodes and notes whose middles lie in the polygon *outline* of the diagram."""
        from explorer.ui.canvas.lasso import within  # noqa: PLC0415 - late: slow to import

        xs, ys = [x for x, _ in outline], [y for _, y in outline]
        box = min(xs), min(ys), max(xs), max(ys)
        places = self.scene.content.centres(self.scene.nodes_in(box))
        places |= {key: note.centre for key, note in self.diagram.notes.items()}
        self.select(within(outline, places), pick)

    def tell_selection(self, before: frozenset[str]) -> None:
        """Say what is shown and selected, where that is not *before* any more."""
        self.setAccessibleDescription(summary(self.diagram, self.selection))
        if self.selection != before:
            self.selection_changed.emit(self.selection)

    def set_diagram(self, diagram: Diagram, *, fit: bool = True) -> None:
        """Show *diagram* (kept, not copied); with *fit* all of it. Nothing is selected."""
        before = self.selection
        super().set_diagram(diagram, fit=fit)
        self.tell_selection(before)

    def apply(self, change: Change) -> None:
        """Show the diagram after *change*, which was made already; what went away is not selected any more."""
        before = self.selection
        super().apply(change)
        self.tell_selection(before)

    # places

    def item_at(self, place: QPointF) -> str | None:
        """Return the key of what is under the screen point (see `Scene.item_at`); edges count within `REACH`."""
        x, y = self.viewport.to_diagram(place.x(), place.y())
        return self.scene.item_at(x, y, REACH / self.viewport.scale)

    def center_on(self, key: str) -> None:
        """Bring what has *key* to the middle; an unknown key does nothing."""
        place = self.scene.place(key)
        if place is not None:
            self.center_at(QPointF(*place))

    def reveal_place(self, key: str) -> None:
        """Bring *key* to the middle if it is not on the screen."""
        place = self.scene.place(key)
        if place is not None and not self.rect().contains(self.to_screen(QPointF(*place)).toPoint()):
            self.center_on(key)

    def zoom_to(self, keys: Iterable[str]) -> None:
        """Show all of *keys* as large as they fit; unknown ones are passed over."""
        boxes = [box for key in keys if (box := self._box(key)) is not None]
        if boxes:
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            self._follows = False
            self._look(lambda: self.viewport.fit((min(lefts), min(tops), max(rights), max(bottoms))))

    def _box(self, key: str) -> Box | None:
        """The box of a node, area or note, or of an edge with the nodes at its ends."""
        extra, edge = self.diagram.visible_extras.get(key), self.diagram.visible_edges.get(key)
        if extra is not None:
            return extra.box
        ends = (key,) if edge is None else (edge.subject.key, edge.object.key)
        nodes = [self.diagram.visible_nodes[end] for end in ends if end in self.diagram.visible_nodes]
        if not nodes:
            return None
        return (
            min(node.x - node.width / 2 for node in nodes),
            min(node.y - node.height / 2 for node in nodes),
            max(node.x + node.width / 2 for node in nodes),
            max(node.y + node.height / 2 for node in nodes),
        )
