"""The context menus of the diagram: what can be done with what lies under the pointer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtGui import QColor, QCursor, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from explorer.ui.actions import Actions
from explorer.ui.canvas.view import Canvas
from explorer.ui.controller import Controller
from explorer.ui.note_actions import COLOURS, NoteActions

#: By what the menu is of: names of actions; an empty one is a line, ``>`` stands before the title of a submenu.
_MENUS = {
    "node": (
        "diagram.expand",
        "diagram.around",
        "diagram.near",
        "diagram.paths",
        "diagram.regulators",
        "",
        "diagram.hide",
        "diagram.leaves",
        "diagram.pin",
        "",
        "diagram.remark",
        "edit.neighbours",
        "edit.kind",
        "diagram.look",
        "",
        ">Entities",
        ">Place in",
        ">Arrange",
    ),
    "nodes": (
        "diagram.group",
        "diagram.expand",
        "view.selection",
        "evidence.missed",
        ">Explore",
        "",
        "diagram.hide",
        "diagram.pin",
        "",
        "edit.neighbours",
        "edit.kind",
        "edit.invert",
        "diagram.look",
        "",
        ">Entities",
        ">Place in",
        ">Arrange",
    ),
    "group": (
        "diagram.collapse",
        "diagram.rename",
        "diagram.ungroup",
        "",
        "diagram.expand",
        "diagram.hide",
        "diagram.pin",
        "view.selection",
        "diagram.look",
    ),
    "edge": (
        "evidence.panel",
        "evidence.abstract",
        "",
        "evidence.sentence",
        "evidence.cited",
        "evidence.citation",
        ">Export these",
        "evidence.edge",
        "evidence.missed",
        "",
        "diagram.remark",
        "diagram.bend",
        "diagram.straighten",
        "edit.kind",
        "diagram.look",
    ),
    "note": ("diagram.rename", "diagram.delete", ""),
    "ground": (
        "view.fit",
        "edit.all",
        "edit.lasso",
        "diagram.reveal",
        "diagram.filter",
        "",
        ">Notes",
        ">Families",
        ">Style",
        ">Labels",
        "diagram.look",
        "",
        "edit.picture",
        "file.figure",
    ),
}
_SWATCH = 14


class ContextMenus:
    """Opens them.

    Args:
        window: Their owner.
        canvas: What they are asked for on.
        controller: The open diagram.
        actions: What stands in them.
        notes: Takes the place for new notes, and their colours.
    """

    def __init__(
        self, window: QWidget, canvas: Canvas, controller: Controller, actions: Actions, notes: NoteActions
    ) -> None:
        self._window = window
        self._canvas = canvas
        self._controller = controller
        self._actions = actions
        self._notes = notes
        canvas.menu_wanted.connect(self.show)

    def show(self, key: str | None, place: QPoint) -> None:
        """Open the menu of *key*, or of the ground, at *place* of the screen."""
        if key is not None and key not in self._controller.selection:
            self._controller.select((key,))
        menu = QMenu(self._window)
        kind = self._kind(key)
        for name in _MENUS[kind]:
            if name.startswith(">"):
                menu.addMenu(self._actions.menu(name[1:]))
            elif name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        if kind == "note":
            self._add_colours(menu, "Colour", self._notes.colour)
            self._add_colours(menu, "Ground", self._notes.fill)
        spot = place if not place.isNull() else QCursor.pos()
        if kind == "ground":
            self._notes.set_place(self._canvas.to_diagram(QPointF(self._canvas.mapFromGlobal(spot))))
        # A menu hides before it says what was chosen.
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self._canvas, lambda: self._closed(menu)))
        menu.popup(spot)

    def _closed(self, menu: QMenu) -> None:
        self._notes.set_place(None)
        menu.deleteLater()

    def _kind(self, key: str | None) -> str:
        """What the menu is of."""
        diagram = self._controller.diagram
        if key is None:
            return "ground"
        if key in diagram.notes:
            return "note"
        if len(self._controller.selected_nodes) > 1:
            return "nodes"
        if key in diagram.groups:
            return "group"
        return "edge" if key in diagram.visible_edges else "node"

    def _add_colours(self, menu: QMenu, title: str, choose: Callable[[str | None], None]) -> None:
        """Add a palette."""
        inside = menu.addMenu(title)
        for name, colour in COLOURS.items():
            action = inside.addAction(_swatch(colour), name)
            action.triggered.connect(lambda _on=False, colour=colour: choose(colour))


def _swatch(colour: str | None) -> QIcon:
    """A square of *colour*; an empty one for None."""
    picture = QPixmap(_SWATCH, _SWATCH)
    picture.fill(QColor(colour) if colour else QColor(0, 0, 0, 0))
    return QIcon(picture)
