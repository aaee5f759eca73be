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


class StateWriter:
    """Writes states of the diagram into one store, from any thread, and never an older one after a newer one."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._newest = 0

    def write(self, number: int, diagram: Diagram, progress: Progress) -> None:
        """Write the state with this *number*, unless it is there already or a newer one is."""
        with self._lock:
            progress.check()
            if number > self._newest:
                self.store.save_diagram(LAST, diagram.to_json())
                self._newest = number


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
        self._writer: StateWriter | None = None
        # States are counted from when the store was opened. One is saved when it is written, not when that was begun:
        # the window may close, or another store be opened, before the job has its turn.
        self._changed = self._saved = 0
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._save)
        controller.edited.connect(self.touch)

    def set_store(self, store: Store | None) -> None:
        """Save into *store* from now on, after what is unsaved was saved into the former one; None gives that up."""
        if store is not None:
            try:
                self.finish()
            except ExplorerError as error:
                self.refused.emit(error)
        self._timer.stop()
        self._writer = StateWriter(store) if store is not None else None
        self._changed = self._saved = 0
        if store is not None:
            self.state.emit("read-only" if store.read_only else "all saved")

    def touch(self) -> None:
        """The person changed the diagram."""
        if self._writer is None:
            return
        self._changed += 1
        if self._writer.store.read_only:
            if self._changed == 1:
                self.wanted_own.emit()
        # Not restarted by further changes: the first unsaved one waits no longer than the delay.
        elif not self._timer.isActive():
            self._timer.start()

    def finish(self) -> None:
        """Save now, in this thread, if anything is unsaved; raises `ExplorerError` where that fails."""
        self._timer.stop()
        if self._writer is not None and self._unsaved and not self._writer.store.read_only:
            self._writer.write(self._changed, self._controller.kept(), Progress())
            self._saved = self._changed

    @property
    def _unsaved(self) -> bool:
        return self._changed > self._saved

    def _save(self) -> None:
        if self._writer is None or not self._unsaved:
            return
        number = self._changed
        self.state.emit("saving")
        self._background.run(
            self._writer.write,
            number,
            self._controller.kept(),
            then=lambda _: self._written(number),
            or_else=self._failed,
        )

    def _written(self, number: int) -> None:
        self._saved = max(self._saved, number)
        if not self._unsaved:
            self.state.emit("all saved")

    def _failed(self, error: ExplorerError) -> None:
        self.state.emit("not saved")
        self.refused.emit(error)
