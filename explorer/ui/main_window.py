"""The window: puts its parts in place, takes what is dropped on it, remembers its shape, and closes safely."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from explorer.diagram.document import Diagram
from explorer.errors import ExplorerError
from explorer.ui.action_table import TOOLBAR
from explorer.ui.background import Background
from explorer.ui.failures import Failures
from explorer.ui.icons import program_icon
from explorer.ui.opening import Opening
from explorer.ui.parts import Parts
from explorer.ui.plain_text import menu_text
from explorer.ui.remembered import Remembered
from explorer.ui.wiring import Wiring

VERSION = 1
_LONGEST_DROP = 1_000_000
# How large the window is at first, and how large at least even where the screen is said to be smaller.
_USUAL, _SMALLEST = QSize(1440, 900), QSize(1280, 720)


class MainWindow(QMainWindow):
    """Everything a person sees.

    Args:
        remembered: Settings and the window's last shape.
        background: Runs long work.
        failures: Takes bugs.
    """

    def __init__(self, remembered: Remembered, background: Background, failures: Failures) -> None:
        super().__init__()
        self.setWindowTitle("Pathway Explorer")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self._take_room()
        self.parts = Parts(self, remembered, background, failures)
        self._pages = QStackedWidget()
        self._compose()
        self._fill_menus()
        self._fill_toolbar()
        self.wiring = Wiring(self, self.parts)
        self.wiring.showing.connect(self._turn)
        self.opening = Opening(self, self.parts, self.wiring)
        self.parts.viewing.colour()
        self._take_room()
        self._recall()

    def open_at_start(self, path: Path | None) -> None:
        """Open the store at *path*, or the demo where there is none."""
        if path is None:
            self.parts.stores.demo()
        else:
            self.parts.stores.open(path)

    def show_early(self, diagram: Diagram) -> None:
        """Show the last diagram at once, before its store is open."""
        self.opening.show_early(diagram)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text; nothing else of what may be dropped is even looked at."""
        if _paths(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        data = event.mimeData()
        paths = _paths(data)
        event.acceptProposedAction()
        self.parts.imports.dropped(paths, "" if paths else data.text()[:_LONGEST_DROP])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the diagram; Qt has placed the panels when that is done."""
        super().resizeEvent(event)
        if event.size().width() < event.oldSize().width():
            QTimer.singleShot(0, self, lambda: self.parts.docks.make_room(self.width()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save and close; where saving fails the window stays and says so."""
        try:
            self._remember()
            self.parts.autosave.finish()
            self.parts.memory.finish()
        except ExplorerError as error:
            event.ignore()
            self._keep_open(str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing may be lost by closing
            event.ignore()
            self.parts.failures.take(error)
            self._keep_open("The diagram could not be saved because of a bug.")
        else:
            self._end()
            event.accept()

    def _keep_open(self, why: str) -> None:
        self.parts.notices.warn(f"{why} The window stays open.", [("Close without saving", self._close_anyway)])

    def _close_anyway(self) -> None:
        self.parts.autosave.set_store(None)
        self.parts.memory.set_store(None)
        self.close()

    def _end(self) -> None:
        # What still stands in the stack is given up with the window; nobody is to be told.
        self.parts.controller.undo_stack.blockSignals(True)
        self.parts.background.close()
        self.parts.arranging.close()
        self.parts.stores.close()

    def _compose(self) -> None:
        parts = self.parts
        self._pages.addWidget(parts.empty)
        self._pages.addWidget(parts.canvas)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(parts.notices)
        column.addWidget(parts.filter_bar)
        column.addWidget(self._pages, 1)
        Parts.compare.when_made(parts, lambda compare: column.insertWidget(column.indexOf(self._pages), compare.bar))
        column.addWidget(parts.play.bar)
        self.setCentralWidget(middle)
        self.setStatusBar(parts.status)

    def _turn(self, diagram: bool) -> None:
        """Turn to the canvas, or to the empty page."""
        self._pages.setCurrentWidget(self.parts.canvas if diagram else self.parts.empty)

    def _fill_menus(self) -> None:
        parts = self.parts
        parts.actions.fill_menu_bar()
        view, diagram, file = (parts.actions.menu(name) for name in ("view", "diagram", "file"))
        view.addSeparator()
        view.addActions(parts.docks.switches)
        diagram.addSeparator()
        diagram.addMenu(parts.layouts.menu)
        self._recent_menu = file.addMenu("Open &recent")
        file.insertMenu(parts.actions["file.demo"], self._recent_menu)
        self._recent_menu.aboutToShow.connect(self._fill_recent)

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self.parts.recent.paths():
            action = self._recent_menu.addAction(menu_text(path.name))
            action.setToolTip(menu_text(str(path)))
            action.triggered.connect(lambda _on=False, path=path: self.parts.stores.open(path))
        if self._recent_menu.isEmpty():
            self._recent_menu.addAction("No store was opened yet").setEnabled(False)

    def _fill_toolbar(self) -> None:
        bar = QToolBar("Tools")
        bar.setObjectName("Tools")
        bar.setMovable(False)
        bar.toggleViewAction().setEnabled(False)
        for name in TOOLBAR:
            if name == "search":
                bar.addWidget(_spring())
                bar.addWidget(self.parts.docks.find.line)
                bar.addWidget(_spring())
            elif name == "layout":
                bar.addWidget(self.parts.layouts.button)
            else:
                bar.addAction(self.parts.actions[name])
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setIconSize(QSize(18, 18))
        self.parts.layouts.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.parts.layouts.button.setIconSize(QSize(18, 18))
        self.addToolBar(bar)

    def _take_room(self) -> None:
        """Be as large as is usual, or as the screen allows; panels that are hidden now ask for no height any more."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        room = self.screen().availableSize().expandedTo(_SMALLEST)
        self.resize(_USUAL.boundedTo(room))

    def _remember(self) -> None:
        self.parts.remembered.set_window(
            {"geometry": bytes(self.saveGeometry().data()), "state": bytes(self.saveState(VERSION).data())}
        )

    def _recall(self) -> None:
        """Take the last shape; bytes that are damaged were not handed out."""
        geometry, state = (self.parts.remembered.window(key) for key in ("geometry", "state"))
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        if state:
            self.restoreState(QByteArray(state), VERSION)


def _spring() -> QWidget:
    """Return an empty widget that takes the room that is left."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


def _paths(data: QMimeData) -> list[Path]:
    """Return the files of this machine that *data* names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
