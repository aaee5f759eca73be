"""The panels around the diagram and where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget, QVBoxLayout, QWidget

from explorer.ui.background import Background
from explorer.ui.late import Late
from explorer.ui.late_panels import LatePanels
from explorer.ui.panels.evidence import EvidencePanel
from explorer.ui.panels.find import FindPanel
from explorer.ui.panels.statements import StatementPanel
from explorer.ui.panels.years import YearsPanel
from explorer.ui.remembered import Remembered

NAMED_TOGETHER, CONTESTED, COMPARE, MATRIX = "Named together", "Contested", "Compare", "Evidence matrix"
CHARTS, NOTES, DIAGRAMS = "Charts", "Notes", "Diagrams"
#: Panels that are asked for now and then, and whose tabs they are.
_BESIDE = {
    NAMED_TOGETHER: "Evidence",
    CHARTS: "Evidence",
    CONTESTED: "Statements",
    COMPARE: "Statements",
    MATRIX: "Evidence per year",
    NOTES: "Contents",
    DIAGRAMS: "Contents",
}
#: Places of the tabs.
_FIND, _FILTERS, _EXPLORE = range(3)
#: Of the window's width the diagram has at least this part.
_DIAGRAM = 0.45
#: So high is a panel at least that is opened, pixels, where it would not show what it is for in less.
_HIGH = {MATRIX: 250, COMPARE: 300, DIAGRAMS: 260}

_LEFT, _RIGHT, _BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


class Docks(LatePanels):
    """Find, Filters and Explore left, below them Statements, Contents and History; Evidence right, years below.

    What is not seen at first is made when it is seen, or asked for (see `LatePanels`).
    """

    def __init__(self, window: QMainWindow, background: Background, remembered: Remembered) -> None:
        super().__init__(background)
        self._window = window
        self.find = FindPanel(background)
        self.statements = StatementPanel(background, remembered)
        self.evidence = EvidencePanel(background)
        self.years = YearsPanel(background)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.find, "Find")
        self._add_late_tab("Filters", LatePanels.filters)
        self._add_late_tab("Explore", LatePanels.explore)
        self._areas: dict[str, Qt.DockWidgetArea] = {}
        self._docks = self._dock_panels()
        self._arrange_window()
        self.reset()

    def _dock_panels(self) -> dict[str, QDockWidget]:
        """A dock for each panel, by its title."""
        return {
            "Find and filters": self._dock("Find and filters", self.tabs, _LEFT),
            "Statements": self._dock("Statements", self.statements, _LEFT),
            "Contents": self._late_dock("Contents", LatePanels.contents, _LEFT),
            "History": self._late_dock("History", LatePanels.history, _LEFT),
            "Evidence": self._dock("Evidence", self.evidence, _RIGHT),
            "Evidence per year": self._dock("Evidence per year", self.years, _BOTTOM),
            NAMED_TOGETHER: self._late_dock(NAMED_TOGETHER, LatePanels.missed, _RIGHT),
            CONTESTED: self._late_dock(CONTESTED, LatePanels.contested, _LEFT),
            COMPARE: self._late_dock(COMPARE, LatePanels.compare, _LEFT),
            MATRIX: self._late_dock(MATRIX, LatePanels.matrix, _BOTTOM),
            CHARTS: self._late_dock(CHARTS, LatePanels.charts, _RIGHT),
            NOTES: self._late_dock(NOTES, LatePanels.remarks, _LEFT),
            DIAGRAMS: self._late_dock(DIAGRAMS, LatePanels.diagrams, _LEFT),
        }

    def _arrange_window(self) -> None:
        """Let docks be moved and put upon each other; those at the sides reach down to the bottom."""
        window = self._window
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
        # Its tabs say what it is.
        self._docks["Find and filters"].setTitleBarWidget(QWidget())
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AnimatedDocks
        )

    @property
    def switches(self) -> list[QAction]:
        """An action for each panel that shows or hides it."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def reset(self) -> None:
        """Put every panel to its first place and show it; what is asked for now and then waits until it is."""
        for name, dock in self._docks.items():
            dock.setFloating(False)
            self._window.addDockWidget(self._areas[name], dock)
            dock.setVisible(name not in _BESIDE)  # one that is only shown to be hidden would be made for it
        find, statements, contents, history, evidence, years = list(self._docks.values())[:6]
        self._window.splitDockWidget(find, statements, Qt.Orientation.Vertical)
        for dock in (contents, history):
            self._window.tabifyDockWidget(statements, dock)
        for name, beside in _BESIDE.items():
            self._window.tabifyDockWidget(self._docks[beside], self._docks[name])
        statements.raise_()
        self._window.resizeDocks([find, evidence], [340, 424], Qt.Orientation.Horizontal)
        self._window.resizeDocks([find, statements], [420, 330], Qt.Orientation.Vertical)
        self._window.resizeDocks([years], [112], Qt.Orientation.Vertical)

    def make_room(self, width: int) -> None:
        """Narrow the panels beside the diagram where they leave it too little of the window's *width*."""
        sides = [self._docks["Find and filters"], self._docks["Evidence"]]
        taken = [dock.width() if dock.isVisible() and not dock.isFloating() else 0 for dock in sides]
        if sum(taken) > width * (1 - _DIAGRAM):
            part = width * (1 - _DIAGRAM) / sum(taken)
            there = [(dock, round(one * part)) for dock, one in zip(sides, taken, strict=True) if one]
            self._window.resizeDocks([dock for dock, _ in there], [one for _, one in there], Qt.Orientation.Horizontal)

    def raise_panel(self, name: str) -> None:
        """Bring the panel called *name* to the front of its tabs, without opening a closed one."""
        dock = self._docks[name]
        if not dock.isHidden():
            dock.raise_()

    def show_results(self) -> None:
        """Show what was found."""
        self.open_panel("Find and filters")
        self.tabs.setCurrentIndex(_FIND)

    def show_filters(self) -> None:
        """Show the panel of filters."""
        self.open_panel("Find and filters")
        self.tabs.setCurrentIndex(_FILTERS)

    def show_explore(self) -> None:
        """Show the panel that explores the store."""
        self.open_panel("Find and filters")
        self.tabs.setCurrentIndex(_EXPLORE)

    def open_panel(self, name: str) -> None:
        """Show the panel called *name*, even if it was closed."""
        dock = self._docks[name]
        if name in _BESIDE and dock.isHidden() and not dock.isFloating():
            # Qt forgets whose tab a panel was that was never shown.
            self._window.tabifyDockWidget(self._docks[_BESIDE[name]], dock)
        dock.show()
        dock.raise_()
        self._write_tabs_out()
        if dock.height() < _HIGH.get(name, 0):
            self._window.resizeDocks([dock], [_HIGH[name]], Qt.Orientation.Vertical)

    def _write_tabs_out(self) -> None:
        """Let tabs that have no room be scrolled to, instead of cutting the names of all of them down to a letter."""
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setElideMode(Qt.TextElideMode.ElideNone)

    def _add_late_tab(self, title: str, late: Late[LatePanels, QWidget]) -> None:
        """Add a tab beside Find; what is on it is made when somebody turns to it."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        place = self.tabs.addTab(page, title)
        late.when_made(self, column.addWidget)
        self.tabs.currentChanged.connect(lambda now: self._see(late) if now == place else None)

    def _late_dock(self, title: str, late: Late[LatePanels, QWidget], area: Qt.DockWidgetArea) -> QDockWidget:
        """A dock whose panel is made when it is seen: opened, or brought to the front of its tabs."""
        dock = self._dock(title, None, area)
        late.when_made(self, dock.setWidget)
        dock.visibilityChanged.connect(lambda seen: self._see(late) if seen else None)
        return dock

    def _see(self, late: Late[LatePanels, QWidget]) -> None:
        """Show a panel with all that it was told when it was made: what comes into it later is laid out later."""
        late.of(self).show()

    def _dock(self, title: str, widget: QWidget | None, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(title)
        if widget is not None:
            dock.setWidget(widget)
        dock.toggleViewAction().setToolTip(f"Show or hide the panel “{title}”")
        # Qt would show it behind the others whose tab it is.
        dock.toggleViewAction().triggered.connect(lambda on: self.open_panel(title) if on else None)
        self._areas[title] = area
        return dock
