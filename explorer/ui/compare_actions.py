"""What a person does to compare: choose the other side, look at what differs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from explorer.diagram.document import Diagram
from explorer.files import safe_name
from explorer.jobs.tables import save_table
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui import ask
from explorer.ui.canvas.view import Canvas
from explorer.ui.compare_bar import CompareBar
from explorer.ui.compare_view import CompareView
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.docks import COMPARE, Docks
from explorer.ui.panels.compare import DIAGRAM, DIFFERENCES, FILE, ComparePanel, told
from explorer.ui.table_copy import make_copyable

if TYPE_CHECKING:
    from explorer.jobs.compare import Comparison
    from explorer.store.store import Store

_ENDING, _KINDS = ".csv", "CSV (*.csv)"


class CompareActions(StoreActions):
    """Slots of comparing.

    Args:
        desk: What it works with.
        canvas: What differs is laid over it.
        docks: Where the panel is.

    Attributes:
        view: What is laid over the diagram.
        bar: Says so above it.
    """

    def __init__(self, desk: Desk, canvas: Canvas, docks: Docks) -> None:
        super().__init__(desk)
        self._docks = docks
        self.view = CompareView(canvas)
        self.bar = CompareBar(self.show, self._clear)
        canvas.layers.append(self.view)
        Docks.compare.when_made(docks, self._connect)
        desk.stores.opened.connect(lambda _: self._begin())
        desk.controller.replaced.connect(lambda _: self._clear())
        # Later: the canvas hears of a change after us.
        desk.controller.changed.connect(lambda _: QTimer.singleShot(0, self, self._follow))

    @property
    def _panel(self) -> ComparePanel:
        return self._docks.compare

    def _connect(self, panel: ComparePanel) -> None:
        make_copyable(panel.view, self._notices.say)
        panel.wanted.connect(self.compare)
        panel.chosen.connect(self._choose)
        panel.save_wanted.connect(self.save)

    def show(self) -> None:
        """Show the panel."""
        self._docks.open_panel(COMPARE)

    def compare(self, here: str, there: str) -> None:
        """Compare *here*, the diagram or the store, with *there*, a kept diagram or a file that is asked for."""
        store, diagram = self._stores.store, self._controller.diagram
        if store is None:
            return
        other: Path | str | None = there
        if there == FILE:
            other = ask.open_file(self._window, "Compare with a store", ask.STORES)
        if other is not None:
            drawn = diagram.copy() if here == DIAGRAM else None
            self._background.run(
                _compare,
                store,
                drawn,
                other,
                diagram.filter,
                then=partial(self._show, drawn=drawn is not None),
                progress="Comparing",
                channel="compare",
            )

    def clear(self) -> bool:
        """Take away what is laid over the diagram; return whether there was anything."""
        shown = self.view.shown
        self._clear()
        return shown

    def save(self) -> None:
        """Ask where the list goes, and write it."""
        comparison = self._panel.comparison
        if comparison is None:
            return
        name = safe_name(f"{comparison.here} and {comparison.there}", _ENDING)
        path = ask.save_file(self._window, "Save the differences", name, _KINDS, _ENDING)
        if path is not None:
            self._background.run(save_table, self._panel.listed(), path, then=self._notices.say)

    def _begin(self) -> None:
        """Another store is open."""
        self._clear()
        self._panel.show_comparison(None)

    def _show(self, comparison: Comparison, *, drawn: bool) -> None:
        """Show the list; where the diagram was compared, lay what differs over it."""
        self._docks.open_panel(COMPARE)
        self._panel.show_comparison(comparison)
        self.view.show(comparison.edges if drawn else ())
        self._say_counts()
        if not self.view.shown:
            self._notices.say(told(comparison))

    def _choose(self, keys: frozenset[str]) -> None:
        """Select edges; of one that is not drawn those of its ends that are."""
        nodes = self._controller.diagram.visible_nodes
        comparison = self._panel.comparison
        ends: set[str] = set()
        if comparison is not None:
            links = [one.here or one.there for one in comparison.edges if one.key in keys]
            missing = [link for link in links if link and link.key not in self._controller.diagram.visible_edges]
            ends = {end for link in missing for end in (link.subject, link.object) if end in nodes}
        self._controller.select(keys | ends)

    def _follow(self) -> None:
        if self.view.shown:
            self.view.forget()
            self._say_counts()

    def _say_counts(self) -> None:
        comparison = self._panel.comparison
        if self.view.shown and comparison is not None:
            differing = sum(comparison.count(one) for one in DIFFERENCES)
            self.bar.show_counts(comparison.there, self.view.painted(), differing)
        else:
            self.bar.hide()

    def _clear(self) -> None:
        self.view.show(())
        self.bar.hide()


def _compare(store: Store, drawn: Diagram | None, other: Path | str, rule: Filter, progress: Progress) -> Comparison:
    from explorer.jobs import compare  # noqa: PLC0415 - late: slow to import

    progress.report(0, 0, "reading this side")
    among = None if drawn is None else sorted(drawn.nodes)
    here = compare.of_store(store, rule) if drawn is None else compare.of_diagram(drawn, drawn.title or "this diagram")
    progress.report(0, 0, "reading the other side")
    there = compare.of_file(other, rule, among) if isinstance(other, Path) else compare.of_kept(store, other)
    return compare.compared(here, there, progress)
