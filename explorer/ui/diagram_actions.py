"""What the Diagram menu does, one method for each action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from explorer.diagram import grouping
from explorer.diagram.document import Diagram
from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui.arranging import Arranging
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.filtering import Filtering
from explorer.ui.joining import join, lacking
from explorer.ui.news import News, news_after, news_of
from explorer.ui.remembered import Remembered

if TYPE_CHECKING:
    from explorer.jobs.layout_worker import LayoutWorker
    from explorer.jobs.open_diagram import Addition
    from explorer.model.evidence import Evidence
    from explorer.store.store import Store


class DiagramActions(StoreActions):
    """Slots of the diagram; what asks the store runs beside the window.

    Args:
        desk: What it works with.
        remembered: Knows how much is drawn at most.
        arranging: Places what comes.
        filtering: Takes filters off that hide what is new.
    """

    def __init__(self, desk: Desk, remembered: Remembered, arranging: Arranging, filtering: Filtering) -> None:
        super().__init__(desk)
        self._remembered = remembered
        self._arranging = arranging
        self._filtering = filtering

    def undo(self) -> None:
        """Take back the last change."""
        self._controller.undo_stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._controller.undo_stack.redo()

    def hide(self) -> None:
        """Hide the selected nodes."""
        self._controller.done(self._controller.diagram.hide(self._controller.chosen_nodes))

    def hide_neighbours(self) -> None:
        """Hide the neighbours of the selected nodes that have edges to nothing else; the opposite of `expand`."""
        diagram, chosen = self._controller.diagram, set(self._controller.chosen_nodes)
        others: dict[str, set[str]] = {}
        for edge in diagram.visible_edges.values():
            for one, other in ((edge.subject.key, edge.object.key), (edge.object.key, edge.subject.key)):
                others.setdefault(one, set()).add(other)
        near = {key for one in chosen for key in others.get(one, ())} - chosen
        change = diagram.hide([key for key in sorted(near) if others[key] <= chosen | {key}])
        self._controller.done(change)
        if not change:
            self._notices.say("Every neighbour has other edges too; select what you want to hide.")

    def reveal(self) -> None:
        """Show all hidden nodes."""
        self._controller.done(self._controller.diagram.reveal())

    def pin(self) -> None:
        """Pin the selected nodes; where all are pinned, let them go."""
        keys = self._controller.chosen_nodes
        nodes = self._controller.diagram.visible_nodes
        self._controller.done(self._controller.diagram.pin(keys, not all(nodes[key].pinned for key in keys)))

    def expand(self) -> None:
        """Add the neighbours of the selected nodes."""
        self.expand_keys(self._controller.chosen_nodes)

    def expand_keys(self, keys: Iterable[str]) -> None:
        """Add the neighbours of the nodes *keys*, of a group those of all its members; *keys* are selected then."""
        chosen = list(keys)
        wanted = self._controller.diagram.members(chosen)
        if wanted:
            self._ask_store(
                _expand,
                self._controller.diagram.copy(),
                wanted,
                self._arranging.worker,
                then=lambda addition: self._added(addition, wanted, chosen),
                channel="diagram",
                progress="Looking for neighbours",
            )

    def add_entity(self, key: str) -> None:
        """Add the entity with *key* and its neighbours; select it where it is there already, even in a group."""
        diagram = self._controller.diagram
        if key in diagram.visible_nodes:
            self._controller.select((key,))
        elif key in diagram.shown_as:
            family = diagram.shown_as[key]
            self._controller.select((family.key,))
            self._notices.say(f"{diagram.nodes[key].name} is shown as its family, {family.name}.")
        elif key in diagram.nodes and key not in diagram.look.rollup.made:
            closed = [one.key for one in diagram.groups.values() if one.collapsed and key in one.members]
            shown = diagram.reveal((key,))
            opened = grouping.open_up(diagram, closed)
            self._controller.done(shown.then(opened, (shown or opened).name))
            self._controller.select((key,))
        else:
            self.expand_keys((key,))

    def add_edge(self, edge: Edge) -> None:
        """Put the ends of *edge* on the diagram, with all edges among what is there, and select it."""
        diagram = self._controller.diagram
        self._ask_store(
            lacking,
            diagram.copy(),
            (edge.subject, edge.object),
            self._arranging.worker,
            then=lambda addition: self._added(addition, [edge.subject.key, edge.object.key], [edge.key]),
            channel="diagram",
            progress="Adding to the diagram",
        )

    def around(self) -> None:
        """Open a diagram of what is around the selected node."""
        keys = self._controller.selected_nodes
        if keys and keys[0] in self._controller.diagram.look.rollup.made:
            self._notices.say("Show its members first: this looks around one entity.")
        elif keys and keys[0] in self._controller.diagram.groups:
            self._notices.say("Expand the group first: this looks around one entity.")
        elif keys and self._stores.store is not None:
            rule = self._controller.diagram.filter
            self._open(_around, self._stores.store, keys[0], rule, self._arranging.worker)

    def best(self) -> None:
        """Open a diagram of the best connected part of the store."""
        if self._stores.store is not None:
            most = self._remembered.number("diagram.max_nodes")
            self._open(_best, self._stores.store, most, self._controller.diagram.filter, self._arranging.worker)

    def show_new(self, since: int | Sequence[Evidence]) -> None:
        """Add what the documents after one (by its number) say, or what some evidence says; select it and show all."""
        self._ask_store(
            news_after if isinstance(since, int) else news_of,
            self._controller.diagram.copy(),
            since,
            self._remembered.number("diagram.max_nodes"),
            then=self._show_news,
            channel="diagram",
            progress="Looking for what is new",
        )

    def _added(self, addition: Addition, keys: list[str], chosen: list[str]) -> None:
        near = {end.key for edge in addition.edges for end in (edge.subject, edge.object) if _touches(edge, keys)}
        if not join(self._controller, self._arranging, addition, near):
            self._notices.say("Everything around it is on the diagram already.")
        self._controller.select(chosen)

    def _show_news(self, news: News) -> None:
        new = news.addition
        change = self._controller.diagram.add(new.entities, new.edges, new.positions)
        self._controller.done(self._arranging.into_bands(change), whole=True)
        self._controller.select(news.keys)
        if news.left_out:
            self._notices.say(
                f"{news.left_out:,} more new entities have no room on the diagram; search finds them.", stays=True
            )
        elif not self._controller.selection:
            self._notices.say("What is new is hidden by the filters.", [("Clear the filters", self._filtering.clear)])

    def _open(self, job: object, *args: object) -> None:
        assert callable(job)
        self._background.run(job, *args, then=self.show_instead, channel="diagram", progress="Drawing")

    def show_instead(self, diagram: Diagram) -> None:
        """Let *diagram* take the place of the former one as one change, so that it can be undone."""
        entities = [node.entity for node in diagram.nodes.values()]
        places = {key: (node.x, node.y) for key, node in diagram.nodes.items()}
        change = self._controller.diagram.set_content(entities, diagram.edges.values(), places, f"Show {diagram.title}")
        self._controller.done(change, whole=True)


def _touches(edge: Edge, keys: list[str]) -> bool:
    return edge.subject.key in keys or edge.object.key in keys


def _expand(store: Store, diagram: Diagram, keys: list[str], worker: LayoutWorker, progress: Progress) -> Addition:
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    return open_diagram.expand(store, diagram, keys, progress, worker)


def _around(store: Store, key: str, rule: Filter, worker: LayoutWorker, progress: Progress) -> Diagram:
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    return open_diagram.around(store, key, 1, progress, worker, rule)


def _best(store: Store, max_nodes: int, rule: Filter, worker: LayoutWorker, progress: Progress) -> Diagram:
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    sure = Filter(min_confidence=rule.min_confidence)
    edges = open_diagram.edges_among(store, store.top_entities(max_nodes, sure), rule)
    progress.check()
    entities = {end.key: end for edge in edges for end in (edge.subject, edge.object)}
    diagram = Diagram(title=store.name)
    diagram.set_content(entities.values(), edges, {})
    diagram.move(open_diagram.relayout(diagram, "flow", progress, worker=worker))
    return diagram
