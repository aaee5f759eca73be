"""From what a panel names to its place: entities, edges and statements on the diagram, sentences in their abstracts."""

from __future__ import annotations

from explorer.model.edge import BackedStatement, Edge
from explorer.model.hits import StatementHit
from explorer.model.records import EvidenceRecord
from explorer.ui.panels.subject import Subject, about
from explorer.ui.paper_actions import edges_of
from explorer.ui.parts import Parts

HINT = "Click an edge of the diagram to read the sentences it comes from."


class Leading:
    """Goes to what is named somewhere in the window.

    Args:
        parts: The parts of the window.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def read(self) -> None:
        """A click opens the evidence in front."""
        self._parts.docks.evidence.forget_awaited()
        if self._parts.notices.text == HINT:
            self._parts.notices.clear()
        self._parts.docks.raise_panel("Evidence")

    def go_to(self, key: str) -> None:
        """Go to the entity *key*; one that is not drawn comes onto the diagram."""
        self._parts.diagram.add_entity(key)
        if key in self._parts.controller.diagram.visible_nodes:
            self._parts.canvas.center_on(key)

    def go_to_noted(self, key: str) -> None:
        """Go to what a note is about; an entity that is not drawn comes onto the diagram."""
        parts = self._parts
        if key in parts.controller.diagram.visible_edges:
            parts.controller.select((key,))
            parts.canvas.center_on(key)
        elif key in parts.remarks.book.names:
            self.go_to(key)

    def choose_statements(self, keys: frozenset[str]) -> None:
        """Select what the table of statements has chosen; one edge comes into the middle."""
        self._parts.controller.select(keys)
        if len(keys) == 1 and keys <= self._parts.controller.diagram.visible_edges.keys():
            self._parts.canvas.center_on(next(iter(keys)))

    def show_edges(self, edges: list[Edge]) -> None:
        """Show the evidence of edges that are not all on the diagram."""
        diagram = self._parts.controller.diagram
        self._parts.docks.evidence.show_subject(about(edges, [], diagram.degree), diagram.filter)

    def open_statement(self, edge: Edge) -> None:
        """Go to the edge of a statement; put it on the diagram where it is not."""
        if edge.key in self._parts.controller.diagram.visible_edges:
            self._parts.canvas.center_on(edge.key)
            self.read()
        else:
            self._parts.diagram.add_edge(edge)

    def show_abstract(self, record: EvidenceRecord) -> None:
        """Show a sentence in its abstract."""
        self._parts.docks.open_panel("Evidence")
        self._parts.docks.evidence.show_abstract(record)

    def show_found(self, record: EvidenceRecord) -> None:
        """Show a sentence found by search: its edge, where it is on the diagram, and the abstract."""
        parts = self._parts
        edges = edges_of(parts.controller.diagram, record.statement_id)
        if edges:
            parts.controller.select(edges)
            parts.canvas.center_on(edges[0])
        self.show_abstract(record)

    def show_statement(self, hit: StatementHit) -> None:
        """Select the edge of a statement found by search where it is shown; show the sentences in any case."""
        parts, diagram = self._parts, self._parts.controller.diagram
        for key, edge in diagram.visible_edges.items():
            if any(one.id == hit.id for one in edge.statements):
                self.choose_statements(frozenset((key,)))
                return
        said = hit.statement
        subject = Subject(said.text, (BackedStatement(hit.id, said),), (said.subject, said.object))
        parts.docks.evidence.show_subject(subject, diagram.filter)
        parts.docks.raise_panel("Evidence")
