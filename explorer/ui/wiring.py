"""What happens between the parts: a store is opened, the diagram changes, something is selected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram
from explorer.model.imports import ImportReport
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord
from explorer.ui.panels.evidence import Subject, about
from explorer.ui.parts import Parts
from explorer.ui.plain_text import menu_text

if TYPE_CHECKING:
    from explorer.store.store import Store

HINT = "Click an edge of the diagram to read the sentences it comes from."
_NODE_MENU = ("diagram.expand", "diagram.around", "", "diagram.hide", "diagram.pin")
_EDGE_MENU = ("evidence.panel", "evidence.abstract", "", "evidence.sentence", "evidence.citation")
_GROUND_MENU = ("view.fit", "edit.all", "diagram.reveal", "diagram.filter", "", "edit.picture", "file.figure")


class Wiring(QObject):
    """Connects the parts of one window.

    Signals:
        showing: Whether there is a diagram to show: True for the canvas, False for the empty page.
        ready: The diagram of the store that was opened is shown.
    """

    showing = Signal(bool)
    ready = Signal()

    def __init__(self, window: QWidget, parts: Parts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._early: Diagram | None = None
        self._connect_canvas()
        self._connect_panels()
        self._connect_store()
        self._allow()

    def show_early(self, diagram: Diagram) -> None:
        """Show the last diagram before its store is open."""
        self._early = diagram
        self._parts.controller.show(diagram)

    # the store

    def _connect_store(self) -> None:
        parts = self._parts
        parts.stores.opening.connect(self._opening)
        parts.stores.opened.connect(self._opened)
        parts.stores.counted.connect(parts.status.show_counts)
        parts.stores.not_opened.connect(self._not_opened)
        parts.imports.finished.connect(self._imported)
        parts.imports.redraw.connect(parts.diagram.best)
        parts.autosave.state.connect(parts.status.show_saved)
        parts.autosave.refused.connect(lambda error: parts.notices.warn(f"The diagram could not be saved: {error}"))
        parts.autosave.wanted_own.connect(self._offer_own)
        parts.background.started.connect(lambda _: self._offer_ways())
        parts.background.ended.connect(lambda _: self._offer_ways())
        parts.background.refused.connect(lambda error: parts.notices.warn(str(error)))
        parts.background.broke.connect(parts.failures.take)
        parts.failures.told.connect(self._tell_bug)
        parts.empty.files_wanted.connect(parts.imports.files)
        parts.empty.paste_wanted.connect(parts.imports.paste)
        parts.empty.demo_wanted.connect(parts.stores.demo)

    def _opening(self, words: str) -> None:
        self._parts.empty.wait(f"{words} …")

    def _opened(self, store: Store) -> None:
        parts = self._parts
        parts.autosave.set_store(store)
        parts.status.show_store(store, demo=parts.stores.is_demo)
        for panel in (parts.docks.find, parts.docks.evidence, parts.docks.years):
            panel.set_store(store)
        parts.hover.set_store(store)
        early, self._early = self._early, None
        if early is None:
            parts.controller.show(Diagram())
            parts.empty.wait("Drawing …")
        parts.background.run(
            _first_diagram,
            store,
            parts.remembered.number("diagram.max_nodes"),
            then=self._drawn,
            channel="diagram",
        )
        self._window.setWindowTitle(f"{'Demo' if parts.stores.is_demo else store.path.stem} — Pathway Explorer")
        self._allow()

    def _not_opened(self) -> None:
        if self._early is not None and self._parts.stores.store is None:
            self._early = None
            self._parts.controller.show(Diagram())
        self._offer_ways()
        self._allow()

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
            parts.autosave.touch()
        else:
            parts.controller.show(diagram)
        if (
            diagram.filter.first_year
            or diagram.filter.last_year
            or not (diagram.filter.speculated and diagram.filter.implied)
        ):
            parts.diagram.recount()
        self._offer_ways()
        if parts.stores.is_demo:
            parts.notices.say(HINT, stays=True)
        self.ready.emit()

    def _imported(self, report: ImportReport | None) -> None:
        """Count again; a first import draws the diagram."""
        parts = self._parts
        parts.stores.count()
        parts.hover.forget()
        parts.docks.years.set_store(parts.stores.store)
        if parts.controller.diagram.nodes:
            parts.diagram.recount()
            if report is None:
                parts.diagram.prune()
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

    # the diagram and its canvas

    def _connect_canvas(self) -> None:
        parts, canvas = self._parts, self._parts.canvas
        parts.controller.replaced.connect(self._replaced)
        parts.controller.changed.connect(self._changed)
        parts.controller.selected.connect(self._selected)
        parts.controller.undo_stack.indexChanged.connect(lambda _: self._name_undo())
        canvas.selection_changed.connect(parts.controller.select)
        canvas.edge_clicked.connect(lambda _: self._read())
        canvas.node_clicked.connect(lambda _: self._read())
        canvas.edge_double_clicked.connect(lambda _: parts.outputs.abstract())
        canvas.node_double_clicked.connect(lambda key: parts.diagram.expand_keys((key,)))
        canvas.moved.connect(parts.controller.move)
        canvas.hide_wanted.connect(lambda _: parts.diagram.hide())
        canvas.hovered.connect(parts.hover.look)
        canvas.menu_wanted.connect(self._show_menu)
        canvas.zoom_changed.connect(parts.status.show_zoom)
        canvas.describe = parts.hover.describe

    def _replaced(self, diagram: Diagram) -> None:
        self._parts.canvas.set_diagram(diagram)
        self._parts.hover.forget()
        self._show_state()

    def _changed(self, change: Change) -> None:
        # Another content, not more of the same: all of it should be seen.
        whole = sum(node is None for node in change.nodes_before.values()) == len(self._parts.controller.diagram.nodes)
        self._parts.canvas.apply(change)
        if whole:
            self._parts.canvas.fit()
        if not change.only_moves:
            self._parts.hover.forget()
            self._show_state()
            self._show_evidence()

    def _selected(self, keys: frozenset[str]) -> None:
        self._parts.canvas.select(keys)
        self._parts.docks.statements.select(keys)
        self._show_evidence()
        self._allow()

    def _read(self) -> None:
        """A click opens the evidence in front."""
        if self._parts.notices.text == HINT:
            self._parts.notices.clear()
        self._parts.docks.raise_panel("Evidence")

    def _show_menu(self, key: str | None, place: QPoint) -> None:
        parts = self._parts
        if key is not None and key not in parts.controller.selection:
            parts.controller.select((key,))
        names = _GROUND_MENU if key is None else _EDGE_MENU if key in parts.controller.diagram.edges else _NODE_MENU
        menu = QMenu(self._window)
        for name in names:
            if name:
                menu.addAction(parts.actions[name])
            else:
                menu.addSeparator()
        menu.popup(place if not place.isNull() else QCursor.pos())

    # panels

    def _connect_panels(self) -> None:
        parts, docks = self._parts, self._parts.docks
        docks.find.entity_chosen.connect(self._go_to)
        docks.find.evidence_chosen.connect(self._show_found)
        docks.find.searched.connect(docks.show_results)
        docks.filters.wanted.connect(parts.diagram.set_filter)
        docks.years.wanted.connect(self._take_years)
        docks.statements.chosen.connect(self._choose_statements)
        docks.evidence.show_wanted.connect(self._go_to)
        docks.evidence.expand_wanted.connect(parts.diagram.add_entity)
        docks.evidence.paper.delete_wanted.connect(parts.imports.delete_paper)
        docks.evidence.filled.connect(self._allow)

    def _go_to(self, key: str) -> None:
        self._parts.diagram.add_entity(key)
        if key in self._parts.controller.diagram.visible_nodes:
            self._parts.canvas.center_on(key)

    def _choose_statements(self, keys: frozenset[str]) -> None:
        self._parts.controller.select(keys)
        if len(keys) == 1:
            self._parts.canvas.center_on(next(iter(keys)))

    def _take_years(self, first: int | None, last: int | None) -> None:
        rule = self._parts.controller.diagram.filter
        self._parts.diagram.set_filter(replace(rule, first_year=first, last_year=last))

    def _show_found(self, record: EvidenceRecord) -> None:
        """Show a sentence found by search: its edge, where it is on the diagram, and the abstract."""
        parts = self._parts
        edges = [
            key
            for key, edge in parts.controller.diagram.visible_edges.items()
            if any(one.id == record.statement_id for one in edge.statements)
        ]
        if edges:
            parts.controller.select(edges)
            parts.canvas.center_on(edges[0])
        parts.docks.open_panel("Evidence")
        parts.docks.evidence.show_abstract(record)

    def _show_evidence(self) -> None:
        parts = self._parts
        edges, diagram = parts.controller.selected_edges, parts.controller.diagram
        nodes = [diagram.nodes[key].entity for key in parts.controller.selected_nodes]
        shown = edges or [diagram.visible_edges[key] for key in diagram.edges_of(parts.controller.selected_nodes)]
        subject = about(edges, nodes, diagram.degree) if edges or nodes else Subject()
        if nodes and not edges:
            statements = tuple(one for edge in shown for one in edge.statements)
            subject = Subject(subject.title, statements, subject.entities, subject.degrees, note=subject.note)
        parts.docks.evidence.show_subject(subject, diagram.filter)

    def _show_state(self) -> None:
        """Put the panels in step with the diagram."""
        parts, diagram = self._parts, self._parts.controller.diagram
        visible = diagram.visible_edges
        parts.docks.filters.show_state(diagram.edges, diagram.filter, len(visible))
        parts.docks.statements.show_edges(visible, parts.controller.selection)
        parts.docks.years.show_statements(
            [one.id for edge in diagram.edges.values() for one in edge.statements], diagram.filter
        )
        self.showing.emit(bool(diagram.nodes))
        self._offer_ways()
        self._allow()

    def _allow(self) -> None:
        """Enable what can be done now."""
        parts = self._parts
        there = {
            "store": parts.stores.store is not None,
            "diagram": bool(parts.controller.diagram.nodes),
            "node": bool(parts.controller.selected_nodes),
            "edge": bool(parts.controller.selected_edges),
            "selection": bool(parts.controller.selection),
            "evidence": bool(parts.docks.evidence.cards),
        }
        parts.actions.allow(frozenset(name for name, holds in there.items() if holds))
        parts.layouts.allow(there["diagram"])
        self._name_undo()

    def _name_undo(self) -> None:
        stack = self._parts.controller.undo_stack
        for name, word, possible, text in (
            ("edit.undo", "&Undo", stack.canUndo(), stack.undoText()),
            ("edit.redo", "&Redo", stack.canRedo(), stack.redoText()),
        ):
            action = self._parts.actions[name]
            action.setEnabled(possible)
            action.setText(f"{word}: {menu_text(text)}" if text else word)
            action.setIconText(word.replace("&", ""))


def _first_diagram(store: Store, max_nodes: int, progress: Progress) -> Diagram:
    from explorer.jobs.open_diagram import first_diagram  # noqa: PLC0415 - late: slow to import

    return first_diagram(store, progress, max_nodes)
