"""The menu of layouts, made from their registry when it is first opened."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton

from explorer.ui import theme
from explorer.ui.diagram_actions import DiagramActions
from explorer.ui.icons import icon


class Layouts:
    """A button for the toolbar and a menu, with an action for each layout."""

    def __init__(self, window: QMainWindow, diagram: DiagramActions) -> None:
        self._diagram = diagram
        self.menu = QMenu("&Layout", window)
        self.menu.aboutToShow.connect(self.actions)
        self.button = QToolButton()
        self.button.setObjectName("menu")
        self.button.setText("Layout")
        self.button.setToolTip("Lay the diagram out again")
        self.button.setMenu(self.menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def actions(self) -> list[QAction]:
        """Return an action for each layout."""
        if not self.menu.actions():
            from explorer.layout.registry import LAYOUTS  # noqa: PLC0415 - late: slow to import

            for layout in LAYOUTS.values():
                action = self.menu.addAction(layout.title)
                action.setObjectName(f"layout.{layout.name}")
                action.triggered.connect(
                    lambda _on=False, name=layout.name, title=layout.title: self._diagram.relayout(name, title)
                )
        return self.menu.actions()

    def allow(self, possible: bool) -> None:
        """Enable the button and the menu."""
        self.button.setEnabled(possible)
        self.menu.setEnabled(possible)

    def colour(self) -> None:
        """Draw the icon in the colours of the window."""
        colours = theme.current()
        self.button.setIcon(icon("layout", colours.text, colours.faint))
