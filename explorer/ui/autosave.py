"""The diagram saves itself: at most two seconds after a change, and when the window closes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.diagram.document import Diagram
from explorer.errors import ExplorerError
from explorer.model.progress import Progress
from explorer.store.quick import LAST
from explorer.ui.background import Background
from explorer.ui.controller import Controller

if TYPE_CHECKING:
    from explorer.store.store import Store

DELAY_MS = 1200


class Autosave(QObject):
    """Writes the controller's diagram into the open store.

    Signals:
        state: What the status bar says: ``all saved``, ``saving``, ``not saved`` or ``read-only``.
        refused: The diagram could not be saved: the error.
        wanted_own: A change was made to the diagram of a store that cannot be written.
    """

    state = Signal(str)
    refused = Signal(object)
    wanted_own = Signal()

    def __init__(self, controller: Controller, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._background = background
        self._store: Store | None = None
        self._dirty = False
        self._writing = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._save)
        controller.edited.connect(self.touch)

    def set_store(self, store: Store | None) -> None:
        """Save into *store* from now on."""
        self._store = store
        self._dirty = False
        self._timer.stop()
        if store is not None:
            self.state.emit("read-only" if store.read_only else "all saved")

    def touch(self) -> None:
        """The person changed the diagram."""
        if self._store is None:
            return
        if self._store.read_only:
            if not self._dirty:
                self.wanted_own.emit()
            self._dirty = True
            return
        self._dirty = True
        # Not restarted by further changes: the first unsaved one waits no longer than the delay.
        if not self._timer.isActive():
            self._timer.start()

    def finish(self) -> None:
        """Save now, in this thread, if anything is unsaved; raises `ExplorerError` where that fails."""
        self._timer.stop()
        if self._dirty and self._store is not None and not self._store.read_only:
            _write(self._store, self._controller.kept(), self._writing, Progress())
            self._dirty = False

    def _save(self) -> None:
        if self._store is None or not self._dirty:
            return
        self._dirty = False
        self.state.emit("saving")
        self._background.run(
            _write,
            self._store,
            self._controller.kept(),
            self._writing,
            then=lambda _: self._saved(),
            or_else=self._failed,
        )

    def _saved(self) -> None:
        if not self._dirty:
            self.state.emit("all saved")

    def _failed(self, error: ExplorerError) -> None:
        self._dirty = True
        self.state.emit("not saved")
        self.refused.emit(error)


def _write(store: Store, diagram: Diagram, lock: threading.Lock, progress: Progress) -> None:
    # An older state must never be written after a newer one.
    with lock:
        progress.check()
        store.save_diagram(LAST, diagram.to_json())
