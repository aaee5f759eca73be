"""What happens between the parts when the diagram changes or something is selected."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram
from explorer.model.records import EvidenceRecord
from explorer.ui.panels.evidence import Subject, about
from explorer.ui.parts import Parts
from explorer.ui.plain_text import menu_text

HINT = "Click an edge of the diagram to read the sentences it comes from."
_NODE_MENU = (
    "diagram.expand",
    "diagram.around",
    "",
    "diagram.hide",
    "diagram.leaves",
    "diagram.pin",
    "",
    ">Place in",
    ">Arrange",
)
_EDGE_MENU = ("evidence.panel", "evidence.abstract", "", "evidence.sentence", "evidence.citation")
_GROUND_MENU = ("view.fit", "edit.all", "diagram.reveal", "diagram.filter", "", "edit.picture", "file.figure")


class Wiring(QObject):
    """Connects the parts of one window.

    Signals:
        showing: Whether there is a diagram to show: True for the canvas, False for the empty page.
    """

    showing = Signal(bool)

    def __init__(self, window: QWidget, parts: Parts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._connect_canvas()
        self._connect_panels()
        self.allow()

    # the canvas

    def _connect_canvas(self) -> None:
        parts, canvas = self._parts, self._parts.canvas
        parts.controller.replaced.connect(self._replaced)
        parts.controller.changed.connect(self._changed)
        parts.controller.redrawn.connect(canvas.fit)
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
        self._parts.canvas.apply(change)
        if not change.only_moves:
            self._parts.hover.forget()
            self._show_state()
            self._show_evidence()

    def _selected(self, keys: frozenset[str]) -> None:
        self._parts.canvas.select(keys)
        self._parts.docks.statements.select(keys)
        self._show_evidence()
        self.allow()

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
            if name.startswith(">"):
                menu.addMenu(parts.actions.menu(name[1:]))
            elif name:
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
        docks.evidence.filled.connect(self.allow)

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
        self.allow()

    def allow(self) -> None:
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
