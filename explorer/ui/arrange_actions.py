"""What "Arrange" does: aligns, distributes, turns and spreads the selected nodes, or all where none is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from explorer.layout import arrange
from explorer.layout.plan import LayoutNode, Places
from explorer.model.wording import many
from explorer.ui.controller import Controller
from explorer.ui.notices import Notices

STEP = 1.25


class ArrangeActions:
    """Slots of the submenu "Arrange"; each is one step that can be undone. Pinned nodes stay."""

    def __init__(self, window: QWidget, controller: Controller, notices: Notices) -> None:
        self._window = window
        self._controller = controller
        self._notices = notices
        self.dialog: QInputDialog | None = None

    def left(self) -> None:
        """Bring left edges into line."""
        self._align("left")

    def centre(self) -> None:
        """Bring centres under each other."""
        self._align("centre")

    def right(self) -> None:
        """Bring right edges into line."""
        self._align("right")

    def top(self) -> None:
        """Bring top edges into line."""
        self._align("top")

    def middle(self) -> None:
        """Bring centres beside each other."""
        self._align("middle")

    def bottom(self) -> None:
        """Bring bottom edges into line."""
        self._align("bottom")

    def across(self) -> None:
        """Make the gaps from left to right equal."""
        self._do("Distribute {} from left to right", partial(arrange.distribute, across=True), least=3)

    def down(self) -> None:
        """Make the gaps from top to bottom equal."""
        self._do("Distribute {} from top to bottom", partial(arrange.distribute, across=False), least=3)

    def snap(self) -> None:
        """Move centres to the nearest points of a grid."""
        self._do("Snap {} to the grid", arrange.snap)

    def mirror(self) -> None:
        """Exchange left and right."""
        self._do("Mirror {} left to right", partial(arrange.mirror, across=True), least=2)

    def flip(self) -> None:
        """Exchange top and bottom."""
        self._do("Mirror {} top to bottom", partial(arrange.mirror, across=False), least=2)

    def clockwise(self) -> None:
        """Turn by a quarter, clockwise."""
        self.turn(90)

    def back(self) -> None:
        """Turn by a quarter, anticlockwise."""
        self.turn(-90)

    def by_angle(self) -> None:
        """Ask for an angle and turn by it."""
        self.dialog = dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Rotate")
        dialog.setLabelText("Degrees, clockwise:")
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(-180, 180)
        dialog.setIntValue(45)
        dialog.intValueSelected.connect(self.turn)
        dialog.open()

    def turn(self, degrees: int) -> None:
        """Turn clockwise by *degrees*."""
        self._do(f"Rotate {{}} by {degrees}°", lambda nodes: arrange.rotate(nodes, degrees), least=2)

    def spread(self) -> None:
        """Move further apart."""
        self._do("Spread {}", lambda nodes: arrange.spread(nodes, STEP), least=2)

    def compact(self) -> None:
        """Move closer together."""
        self._do("Compact {}", lambda nodes: arrange.spread(nodes, 1 / STEP), least=2)

    def _align(self, side: str) -> None:
        self._do(f"Align {{}} {side}", lambda nodes: arrange.align(nodes, side), least=2)

    def _do(self, name: str, move: Callable[[Sequence[LayoutNode]], Places], least: int = 1) -> None:
        """Do *move* to what is selected, or to all, and call it *name* in the history."""
        visible = self._controller.diagram.visible_nodes
        keys = self._controller.selected_nodes or sorted(visible)
        if len(keys) < least:
            self._notices.say(f"Select {least} entities or more, or none to mean all.")
            return
        nodes = [
            LayoutNode(
                key, visible[key].width, visible[key].height, visible[key].x, visible[key].y, visible[key].pinned
            )
            for key in keys
        ]
        places = move(nodes)
        moved = [key for key, place in places.items() if place != (visible[key].x, visible[key].y)]
        what = many(len(moved), "node")
        self._controller.done(self._controller.diagram.move(places, name.format(what)))
