"""From a question to its answers on the diagram: what the Explore panel asks, points at, adds, and shows alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.diagram.document import Diagram
from explorer.graph.links import Link
from explorer.jobs.ways import Answer, Row, Tool
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui.arranging import Arranging
from explorer.ui.canvas.view import Canvas
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.diagram_actions import DiagramActions
from explorer.ui.docks import MATRIX, Docks
from explorer.ui.explore_field import EntityField
from explorer.ui.joining import join, lacking
from explorer.ui.panels.explore import ExplorePanel, View
from explorer.ui.panels.subject import about

if TYPE_CHECKING:
    from explorer.jobs.layout_worker import LayoutWorker
    from explorer.jobs.open_diagram import Addition
    from explorer.store.store import Store


class ExploreActions(StoreActions):
    """Slots of exploring.

    Args:
        desk: What it works with.
        canvas: Where answers are pointed at.
        arranging: Places what comes.
        diagram: Shows answers alone.
        docks: Where the panel is.
    """

    def __init__(self, desk: Desk, canvas: Canvas, arranging: Arranging, diagram: DiagramActions, docks: Docks) -> None:
        super().__init__(desk)
        self._canvas = canvas
        self._arranging = arranging
        self._diagram = diagram
        self._docks = docks
        Docks.explore.when_made(docks, self._connect)

    @property
    def _panel(self) -> ExplorePanel:
        return self._docks.explore

    def _connect(self, panel: ExplorePanel) -> None:
        panel.look = lambda: _shown(self._controller.diagram)
        panel.form.selection_wanted.connect(self._take_selection)
        panel.answers.pointed.connect(self.point)
        panel.answers.chosen.connect(self.show)
        panel.answers.add_wanted.connect(self.add)
        panel.answers.only_wanted.connect(self.only)
        panel.answers.matrix_wanted.connect(self.matrix)

    def neighbours(self) -> None:
        """List what is near the selected entities."""
        self._ask(Tool.NEIGHBOURS)

    def paths(self) -> None:
        """Ask where the paths from the selected entities shall lead."""
        self._ask(Tool.PATHS)

    def regulators(self) -> None:
        """List what acts on the selected entities."""
        self._ask(Tool.REGULATORS)

    def targets(self) -> None:
        """List what the selected entities act on."""
        self._ask(Tool.TARGETS)

    def between(self) -> None:
        """List the ways between each two of the selected entities, or ask for a list."""
        self._ask(Tool.CONNECT)

    def loops(self) -> None:
        """List the feedback loops of the diagram, of the selected entities where there are any."""
        self._ask(Tool.LOOPS)

    def point(self, row: Row | None) -> None:
        """Light up *row* where it is on the diagram; None ends that."""
        keys = () if row is None else (*row.keys, *(one.key for one in row.links))
        if row is not None and not row.links:
            # what it has edges with; those that are not on the diagram are passed over
            first, others = row.keys[0], (*row.keys[1:], *self._chosen())
            keys += tuple(
                f"{a}{sign}{b}" for other in others for a, b in ((first, other), (other, first)) for sign in ">~"
            )
        self._canvas.trace.show(keys)

    def show(self, row: Row) -> None:
        """Show the evidence of *row*: that of its edges, or of those between its entity and the chosen ones."""
        rule = self._controller.diagram.filter
        self._ask_store(_edges_of_row, row, self._chosen(), rule, then=self._show_edges, channel="explored")

    def add(self, rows: Sequence[Row]) -> None:
        """Add the entities of *rows* to the diagram, each beside what it has edges with; as one step."""
        entities = _entities(self._panel.answers.answer, rows)
        if entities:
            self._ask_store(
                lacking,
                self._controller.diagram.copy(),
                entities,
                self._arranging.worker,
                then=lambda addition: self._added(addition, rows),
                channel="diagram",
                progress="Adding to the diagram",
            )

    def only(self, rows: Sequence[Row]) -> None:
        """Show a diagram of nothing but the entities of *rows*; it can be undone."""
        entities = _entities(self._panel.answers.answer, rows)
        if entities:
            self._ask_store(
                _alone,
                entities,
                self._controller.diagram.filter,
                self._arranging.worker,
                then=self._diagram.show_instead,
                channel="diagram",
                progress="Drawing",
            )

    def matrix(self, row: Row) -> None:
        """Show which papers carry the edges of *row*."""
        store, rule = self._stores.store, self._controller.diagram.filter
        if store is not None:
            shown = self._docks.matrix

            def show(edges: list[Edge]) -> None:
                self._docks.open_panel(MATRIX)
                shown.show_chain(store, edges, rule)

            self._background.run(_edges, store, row.links, rule, then=show, channel="explored matrix")

    def _ask(self, tool: Tool) -> None:
        self._docks.show_explore()
        self._panel.ask(tool, self._selected())

    def _selected(self) -> list[Entity]:
        """The selected entities that the store knows; of a group or a family its members."""
        diagram = self._controller.diagram
        keys = diagram.members(self._controller.chosen_nodes)
        return [diagram.nodes[key].entity for key in keys if key in diagram.nodes]

    def _chosen(self) -> tuple[str, ...]:
        """Keys of the entities that were asked about."""
        answer = self._panel.answers.answer
        return answer.asked.entities if answer is not None else ()

    def _take_selection(self, taker: EntityField) -> None:
        found = self._selected()
        if found:
            taker.add(found)
        else:
            self._notices.say("Select entities of the diagram first.")

    def _show_edges(self, edges: list[Edge]) -> None:
        """Select *edges* where all are shown, else show only their evidence."""
        diagram = self._controller.diagram
        if edges and all(edge.key in diagram.visible_edges for edge in edges):
            self._controller.select(edge.key for edge in edges)
        elif edges:
            self._docks.evidence.show_subject(about(edges, [], diagram.degree), diagram.filter)
        self._docks.raise_panel("Evidence")

    def _added(self, addition: Addition, rows: Sequence[Row]) -> None:
        wanted = {key for row in rows for key in row.keys}
        if not join(self._controller, self._arranging, addition, wanted):
            self._notices.say("All of it is on the diagram already.")
        links = {one.key for row in rows for one in row.links}
        self._controller.select(wanted | links)


def _shown(diagram: Diagram) -> View:
    """What *diagram* shows: its filter, and the edges between entities (not those of collapsed groups)."""
    edges = {
        key: edge
        for key, edge in diagram.visible_edges.items()
        if edge.subject.key in diagram.nodes and edge.object.key in diagram.nodes
    }
    return View(diagram.filter, edges)


def _entities(answer: Answer | None, rows: Sequence[Row]) -> list[Entity]:
    """The entities of *rows* of an answer, each once."""
    known = {} if answer is None else answer.entities
    return [known[key] for key in dict.fromkeys(key for row in rows for key in row.keys) if key in known]


def _edges(store: Store, links: Sequence[Link], rule: Filter, progress: Progress) -> list[Edge]:
    from explorer.jobs.ways import edges_between  # noqa: PLC0415 - late: slow to import

    return edges_between(store, links, rule, progress)


def _edges_of_row(store: Store, row: Row, chosen: Sequence[str], rule: Filter, progress: Progress) -> list[Edge]:
    """Return the edges of a path; of another row those between its first entity and the others, or the chosen ones."""
    from explorer.jobs.open_diagram import edges_among  # noqa: PLC0415 - late: slow to import

    if row.links:
        return _edges(store, row.links, rule, progress)
    progress.check()
    first = row.keys[0]
    found = edges_among(store, {first, *row.keys[1:], *chosen}, rule)
    return [edge for edge in found if first in (edge.subject.key, edge.object.key)]


def _alone(store: Store, entities: Sequence[Entity], rule: Filter, worker: LayoutWorker, progress: Progress) -> Diagram:
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    edges = open_diagram.edges_among(store, [one.key for one in entities], rule)
    progress.check()
    diagram = Diagram(title=store.name, filter=rule)
    diagram.set_content(entities, edges, {})
    diagram.move(open_diagram.relayout(diagram, "flow", progress, worker=worker))
    return diagram
