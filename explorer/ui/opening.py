"""What happens when a store is opened, or holds something else than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.diagram.document import Diagram
from explorer.errors import ExplorerError
from explorer.model.filter import Filter
from explorer.model.imports import ImportReport
from explorer.model.progress import Progress
from explorer.ui.docks import Docks
from explorer.ui.leading import HINT
from explorer.ui.parts import Parts
from explorer.ui.wiring import Wiring

if TYPE_CHECKING:
    from explorer.jobs.layout_worker import LayoutWorker
    from explorer.store.store import Store
    from explorer.ui.dictionary_actions import DictionaryActions
    from explorer.ui.imports import Imports


# The first thing a person sees can be read without zooming.
DEMO_NODES = 32


class Opening(QObject):
    """Connects the store of the window to its parts.

    Signals:
        ready: The diagram of the store that was opened is shown.
    """

    ready = Signal()

    def __init__(self, window: QWidget, parts: Parts, wiring: Wiring) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._wiring = wiring
        self._early: Diagram | None = None
        self._connect()

    def show_early(self, diagram: Diagram) -> None:
        """Show the last diagram before its store is open."""
        self._early = diagram
        self._parts.controller.show(diagram)

    def _connect(self) -> None:
        parts = self._parts
        self._wiring.showing.connect(lambda _: self._offer_ways())
        parts.stores.opening.connect(self._opening)
        parts.stores.opened.connect(self._opened)
        parts.stores.counted.connect(parts.status.show_counts)
        parts.stores.not_opened.connect(self._not_opened)
        Parts.imports.when_made(parts, self._connect_imports)
        Parts.dictionary.when_made(parts, self._connect_dictionary)
        parts.autosave.state.connect(parts.status.show_saved)
        parts.autosave.refused.connect(lambda error: parts.notices.warn(f"The diagram could not be saved: {error}"))
        parts.autosave.wanted_own.connect(self._offer_own)
        parts.background.started.connect(lambda _: self._offer_ways())
        parts.background.ended.connect(lambda _: self._offer_ways())
        parts.background.refused.connect(lambda error: parts.notices.warn(str(error)))
        parts.background.broke.connect(parts.failures.take)
        parts.failures.told.connect(self._tell_bug)
        parts.empty.files_wanted.connect(Parts.imports.slot(parts, lambda imports: imports.files))
        parts.empty.paste_wanted.connect(Parts.imports.slot(parts, lambda imports: imports.paste))
        parts.empty.demo_wanted.connect(parts.stores.demo)

    def _connect_imports(self, imports: Imports) -> None:
        parts = self._parts
        imports.finished.connect(self._imported)
        imports.redraw.connect(parts.diagram.best)
        imports.show_new.connect(parts.diagram.show_new)
        imports.drawn = lambda: bool(parts.controller.diagram.nodes)

    def _connect_dictionary(self, dictionary: DictionaryActions) -> None:
        dictionary.kept.connect(lambda: self._imported(None))
        dictionary.show_new.connect(self._parts.diagram.show_new)

    def _opening(self, words: str) -> None:
        self._parts.empty.wait(f"{words} …")

    def _opened(self, store: Store) -> None:
        parts = self._parts
        parts.autosave.set_store(store)
        parts.status.show_store(store, demo=parts.stores.is_demo)
        for panel in (parts.docks.find, parts.docks.evidence, parts.docks.years, parts.docks.statements):
            panel.set_store(store)
        for late in (Docks.filters, Docks.explore, Docks.charts, Docks.missed, Docks.contested):
            late.tell(parts.docks, "store", lambda panel: panel.set_store(store))
        parts.hover.set_store(store)
        parts.memory.set_store(store)
        early, self._early = self._early, None
        if early is None:
            parts.controller.show(Diagram(filter=parts.filtering.usual))
            parts.empty.wait("Drawing …")
        most = parts.remembered.number("diagram.max_nodes")
        parts.background.run(
            _first_diagram,
            store,
            min(most, DEMO_NODES) if parts.stores.is_demo else most,
            parts.filtering.usual,
            parts.arranging.worker,
            then=self._drawn,
            or_else=self._not_drawn,
            channel="diagram",
        )
        self._window.setWindowTitle(f"{'Demo' if parts.stores.is_demo else store.path.stem} — Pathway Explorer")
        self._wiring.allow()

    def _not_opened(self) -> None:
        if self._early is not None and self._parts.stores.store is None:
            self._early = None
            self._parts.controller.show(Diagram())
        self._offer_ways()
        self._wiring.allow()

    def _offer_ways(self) -> None:
        """While there is no diagram the page in its place says what is being done, or how to begin."""
        parts = self._parts
        work = [task.words for task in parts.background.tasks if task.words]
        if work:
            parts.empty.wait(f"{work[-1]} …")
        else:
            parts.empty.offer(parts.stores.store.path.name if parts.stores.store is not None else "")

    def _drawn(self, diagram: Diagram) -> None:
        """The diagram of the store is here; one that was shown early keeps what was done to it meanwhile."""
        parts = self._parts
        if parts.controller.undo_stack.count():
            parts.controller.refresh(diagram.edges.values())
            if parts.controller.diagram.filter != diagram.filter:
                parts.filtering.recount()
            parts.autosave.touch()
        else:
            parts.controller.show(diagram)
        self._offer_ways()
        if parts.stores.is_demo:
            parts.notices.say(HINT, stays=True)
        self.ready.emit()

    def _not_drawn(self, error: ExplorerError) -> None:
        """The saved diagram is no good: say so, and draw what the store holds."""
        self._parts.notices.warn(str(error))
        self._parts.diagram.best()

    def _imported(self, report: ImportReport | None) -> None:
        """Count again; a first import draws the diagram."""
        parts = self._parts
        parts.stores.count()
        parts.hover.forget()
        parts.docks.years.set_store(parts.stores.store)
        Docks.charts.tell(parts.docks, "store", lambda panel: panel.set_store(parts.stores.store))
        parts.docks.statements.set_store(parts.stores.store)
        if parts.controller.diagram.nodes:
            parts.filtering.recount()
            if report is None:
                parts.filtering.prune()
        elif parts.stores.store is not None:
            parts.diagram.best()

    def _offer_own(self) -> None:
        self._parts.notices.say(
            "This store is read-only: what you change is not saved.",
            [("Save a copy of your own…", lambda: self._parts.stores.own_copy("Save a copy of your own"))],
        )

    def _tell_bug(self, _report: str) -> None:
        self._parts.notices.warn(
            "This is a bug in the program. Your data are safe, and you can go on.",
            [("Copy the report", self._parts.guide.report)],
        )


def _first_diagram(store: Store, max_nodes: int, rule: Filter, worker: LayoutWorker, progress: Progress) -> Diagram:
    from explorer.jobs.open_diagram import first_diagram  # noqa: PLC0415 - late: slow to import

    return first_diagram(store, progress, max_nodes, worker, rule)
