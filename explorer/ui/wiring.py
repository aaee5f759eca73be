"""What happens between the parts when the diagram changes or something is selected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram
from explorer.graph.build import unsaid
from explorer.graph.rollup import own_words
from explorer.model.edge import BackedStatement, Edge
from explorer.model.hits import StatementHit
from explorer.model.records import EvidenceRecord
from explorer.ui.docks import CHARTS
from explorer.ui.panels.subject import Subject, about
from explorer.ui.paper_actions import drawn, edges_of
from explorer.ui.parts import Parts
from explorer.ui.plain_text import menu_text
from explorer.ui.possible import there

HINT = "Click an edge of the diagram to read the sentences it comes from."
#: With so many edges each panel is put in step in a turn of its own of the event loop.
MANY = 3_000


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
        self._steps: list[Callable[[], None]] = []
        self._turns = QTimer(self)
        self._turns.setSingleShot(True)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._step)
        self._connect_canvas()
        self._connect_panels()
        self.allow()

    # the canvas

    def _connect_canvas(self) -> None:
        parts, canvas = self._parts, self._parts.canvas
        parts.controller.replaced.connect(self._replaced)
        parts.controller.changed.connect(self._changed)
        parts.controller.counted.connect(self._show_evidence)
        parts.controller.redrawn.connect(canvas.fit)
        parts.controller.selected.connect(self._selected)
        parts.controller.undo_stack.indexChanged.connect(lambda _: self._name_undo())
        parts.controller.undo_stack.indexChanged.connect(lambda _: parts.notices.step_taken())
        canvas.edge_clicked.connect(lambda _: self._read())
        canvas.node_clicked.connect(lambda _: self._read())
        canvas.opened.connect(self._open)
        canvas.hovered.connect(parts.hover.look)
        canvas.zoom_changed.connect(parts.status.show_zoom)
        canvas.describe = parts.hover.describe

    def _replaced(self, diagram: Diagram) -> None:
        self._parts.canvas.set_diagram(diagram)
        self._parts.hover.forget()
        self._show_state()

    def _changed(self, change: Change) -> None:
        self._parts.canvas.apply(change)
        if not self._parts.play.on:  # the counts of before tell which edges are known by a year, at once
            self._parts.filtering.follow(change)
        if not change.only_moves:
            self._parts.hover.forget()
            self._show_state()
            self._show_evidence()

    def _selected(self, keys: frozenset[str]) -> None:
        self._parts.canvas.select(keys)
        self._parts.docks.statements.select(keys)
        self._parts.docks.contents.select(keys)
        self._show_evidence()
        self.allow()

    def _read(self) -> None:
        """A click opens the evidence in front."""
        self._parts.docks.evidence.forget_awaited()
        if self._parts.notices.text == HINT:
            self._parts.notices.clear()
        self._parts.docks.raise_panel("Evidence")

    def _open(self, key: str) -> None:
        """A double click: edit a note, open or close a group, read the paper of an edge, expand a node."""
        parts = self._parts
        if parts.hands.open(key):
            return
        if key in parts.controller.diagram.visible_edges:
            parts.outputs.abstract()
        else:
            parts.diagram.expand_keys((key,))

    # panels

    def _connect_panels(self) -> None:
        parts, docks = self._parts, self._parts.docks
        docks.find.entity_chosen.connect(self._go_to)
        docks.find.evidence_chosen.connect(self._show_found)
        docks.find.statement_chosen.connect(self._show_statement)
        docks.find.searched.connect(docks.show_results)
        docks.find.left.connect(parts.canvas.setFocus)
        parts.stores.counted.connect(lambda _: docks.find.saved.count())
        docks.filters.wanted.connect(parts.filtering.show)
        parts.filter_bar.wanted.connect(parts.filtering.show)
        parts.filter_bar.reveal_wanted.connect(parts.diagram.reveal)
        parts.filter_bar.lens_off.connect(parts.lens.leave)
        docks.years.play_wanted.connect(parts.play.open)
        docks.years.wanted.connect(self._take_years)
        docks.years.more_wanted.connect(lambda: docks.open_panel(CHARTS))
        docks.charts.wanted.connect(parts.filtering.show)
        docks.charts.entity_wanted.connect(self._go_to)
        docks.charts.told.connect(parts.notices.say)
        docks.statements.chosen.connect(self._choose_statements)
        docks.statements.away.connect(self._show_edges)
        docks.statements.opened.connect(self._open_statement)
        docks.remarks.opened.connect(self._go_to_noted)
        docks.contents.chosen.connect(parts.controller.select)
        docks.contents.go_wanted.connect(parts.canvas.center_on)
        docks.history.set_stack(parts.controller.undo_stack)
        docks.evidence.show_wanted.connect(self._go_to)
        docks.evidence.expand_wanted.connect(parts.diagram.add_entity)
        docks.evidence.paper.delete_wanted.connect(parts.imports.delete_paper)
        docks.evidence.edge_wanted.connect(parts.papers.show_edge)
        docks.evidence.words_menu.connect(parts.dictionary.fill_menu)
        docks.evidence.filled.connect(self.allow)
        docks.evidence.words_menu.connect(parts.manual.fill_menu)
        docks.evidence.remove_wanted.connect(parts.manual.remove_record)
        docks.missed.add_wanted.connect(parts.manual.add_between)
        docks.missed.remove_wanted.connect(parts.manual.remove_record)
        docks.missed.words_menu.connect(parts.dictionary.fill_menu)
        docks.missed.words_menu.connect(parts.manual.fill_menu)
        docks.missed.abstract_wanted.connect(self._show_abstract)
        parts.manual.kept.connect(docks.missed.look_again)
        parts.curation.judged.connect(self._show_evidence)
        parts.curation.judged.connect(docks.contested.look_again)
        parts.curation.show_wanted.connect(self._show_abstract)
        docks.evidence.sides.missed_wanted.connect(parts.actions["evidence.missed"].trigger)

    def _go_to(self, key: str) -> None:
        self._parts.diagram.add_entity(key)
        if key in self._parts.controller.diagram.visible_nodes:
            self._parts.canvas.center_on(key)

    def _go_to_noted(self, key: str) -> None:
        """Go to what a note is about; an entity that is not drawn comes onto the diagram."""
        parts = self._parts
        if key in parts.controller.diagram.visible_edges:
            parts.controller.select((key,))
            parts.canvas.center_on(key)
        elif key in parts.remarks.book.names:
            self._go_to(key)

    def _choose_statements(self, keys: frozenset[str]) -> None:
        self._parts.controller.select(keys)
        if len(keys) == 1 and keys <= self._parts.controller.diagram.visible_edges.keys():
            self._parts.canvas.center_on(next(iter(keys)))

    def _show_edges(self, edges: list[Edge]) -> None:
        """Show the evidence of edges that are not all on the diagram."""
        diagram = self._parts.controller.diagram
        self._parts.docks.evidence.show_subject(about(edges, [], diagram.degree), diagram.filter)

    def _open_statement(self, edge: Edge) -> None:
        """Go to the edge of a statement; put it on the diagram where it is not."""
        if edge.key in self._parts.controller.diagram.visible_edges:
            self._parts.canvas.center_on(edge.key)
            self._read()
        else:
            self._parts.diagram.add_edge(edge)

    def _take_years(self, first: int | None, last: int | None) -> None:
        rule = self._parts.controller.diagram.filter
        self._parts.filtering.show(replace(rule, first_year=first, last_year=last))

    def _show_abstract(self, record: EvidenceRecord) -> None:
        self._parts.docks.open_panel("Evidence")
        self._parts.docks.evidence.show_abstract(record)

    def _show_found(self, record: EvidenceRecord) -> None:
        """Show a sentence found by search: its edge, where it is on the diagram, and the abstract."""
        parts = self._parts
        edges = edges_of(parts.controller.diagram, record.statement_id)
        if edges:
            parts.controller.select(edges)
            parts.canvas.center_on(edges[0])
        self._show_abstract(record)

    def _show_statement(self, hit: StatementHit) -> None:
        """Select the edge of a statement found by search where it is shown; show the sentences in any case."""
        parts, diagram = self._parts, self._parts.controller.diagram
        for key, edge in diagram.visible_edges.items():
            if any(one.id == hit.id for one in edge.statements):
                self._choose_statements(frozenset((key,)))
                return
        said = hit.statement
        subject = Subject(said.text, (BackedStatement(hit.id, said),), (said.subject, said.object))
        parts.docks.evidence.show_subject(subject, diagram.filter)
        parts.docks.raise_panel("Evidence")

    def _show_evidence(self) -> None:
        parts = self._parts
        edges, diagram = parts.controller.selected_edges, parts.controller.diagram
        chosen = parts.controller.chosen_nodes
        nodes = [diagram.visible_nodes[key].entity for key in chosen]
        shown = edges or [diagram.visible_edges[key] for key in diagram.edges_of(chosen)]
        subject = about(edges, nodes, diagram.degree) if edges or nodes else Subject()
        if nodes and not edges:
            statements = tuple(one for edge in shown for one in edge.statements)
            subject = replace(subject, statements=statements, rolled=not all(map(own_words, shown)))
        rolled = diagram.rolled_edges
        silent = [one for edge in shown if edge.key in rolled for one in unsaid(rolled[edge.key], diagram.filter)]
        subject = replace(subject, statements=(*subject.statements, *silent))
        parts.docks.evidence.head.show_remark(parts.remarks.of_selection())
        parts.docks.evidence.show_subject(subject, diagram.filter)

    def _show_state(self) -> None:
        """Put the panels in step with the diagram; with very many edges one after the other, while input is heard."""
        diagram = self._parts.controller.diagram
        self._steps = [self._show_filters, self._show_statements, self._show_others]
        if len(diagram.edges) < MANY:
            while self._steps:
                self._steps.pop(0)()
        else:
            self._turns.start()
        self.showing.emit(bool(diagram.nodes))
        self.allow()

    def _step(self) -> None:
        """One panel more."""
        self._steps.pop(0)()
        if self._steps:
            self._turns.start()

    def _show_filters(self) -> None:
        parts, diagram = self._parts, self._parts.controller.diagram
        shown, hidden = len(diagram.visible_edges), [key for key, node in diagram.nodes.items() if node.hidden]
        parts.docks.filters.show_state(diagram.rolled_edges, diagram.filter, shown, parts.filtering.usual, hidden)
        parts.filter_bar.show_state(diagram, parts.filtering.usual)

    def _show_statements(self) -> None:
        parts, diagram = self._parts, self._parts.controller.diagram
        families = {key: family.name for key, family in diagram.shown_as.items()}
        parts.docks.statements.show_edges(diagram.visible_edges, parts.controller.selection, families, diagram.filter)
        parts.docks.find.show_families(families)
        parts.docks.evidence.paper.show_drawn(drawn(diagram))

    def _show_others(self) -> None:
        parts, diagram = self._parts, self._parts.controller.diagram
        parts.docks.contents.show_diagram(diagram)
        ids = [one.id for edge in diagram.edges.values() for one in edge.statements]
        parts.docks.years.show_statements(ids, diagram.filter)
        parts.docks.charts.show_diagram(diagram.rolled_edges.values(), diagram.filter)

    def allow(self) -> None:
        """Enable what can be done now."""
        parts = self._parts
        possible = there(parts.controller) | {
            *(("store",) if parts.stores.store is not None else ()),
            *(("evidence",) if parts.docks.evidence.cards else ()),
        }
        parts.actions.allow(possible)
        parts.layouts.allow("diagram" in possible)
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
