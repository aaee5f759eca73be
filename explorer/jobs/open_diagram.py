"""The diagram of a store: the saved one, its best connected part, or what is around an entity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.diagram.document import Diagram
from explorer.diagram.metrics import node_size
from explorer.errors import ExplorerError
from explorer.graph import build
from explorer.jobs.workers import Failure, Workers
from explorer.layout import registry
from explorer.layout.registry import LayoutEdge, LayoutNode
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.store.store import Store

LAST = "last"
# Below this a layout is a matter of milliseconds and needs no process of its own.
SMALL = 60
EVERYTHING = Filter(negated=True)


@dataclass(frozen=True, slots=True)
class Addition:
    """What comes to a diagram: entities, edges among all, and a place for each new entity."""

    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    positions: Mapping[str, tuple[float, float]]


def first_diagram(store: Store, progress: Progress, max_nodes: int = 150) -> Diagram:
    """Return the saved diagram of *store* with today's counts, else its best connected part laid out by flow."""
    saved = store.diagram(LAST)
    if saved is not None:
        return refreshed(store, Diagram.from_json(saved.state))
    progress.report(0, 0, "Drawing")
    return _laid_out(store, store.top_entities(max_nodes), store.name, progress)


def around(store: Store, key: str, steps: int, progress: Progress) -> Diagram:
    """Return a diagram of the entity with *key* and everything at most *steps* edges away."""
    keys = {key}
    for _ in range(steps):
        progress.check()
        found = store.statements(around=sorted(keys))
        keys |= {end.key for one in found for end in (one.statement.subject, one.statement.object)}
    return _laid_out(store, sorted(keys), store.entity(key).name, progress)


def expand(store: Store, diagram: Diagram, keys: Iterable[str], progress: Progress) -> Addition:
    """Return the neighbours of *keys* with their edges, to be added; what is there stays where it is."""
    wanted = sorted(keys)
    found = store.statements(around=wanted)
    ends = {end.key: end for one in found for end in (one.statement.subject, one.statement.object)}
    new = [ends[key] for key in sorted(ends) if key not in diagram.nodes]
    edges = _edges_among(store, [*diagram.nodes, *(entity.key for entity in new)])
    nodes = [
        LayoutNode(key, node.width, node.height, node.x, node.y, fixed=True)
        for key, node in sorted(diagram.nodes.items())
    ]
    places = _place("flow", nodes + [_layout_node(entity) for entity in new], edges, progress)
    return Addition(tuple(new), tuple(edges), {entity.key: places[entity.key] for entity in new})


def relayout(diagram: Diagram, name: str, progress: Progress) -> dict[str, tuple[float, float]]:
    """Return new places for what *diagram* shows, by the layout called *name*; pinned nodes stay."""
    visible = [node for _, node in sorted(diagram.visible_nodes.items())]
    nodes = [
        LayoutNode(node.key, node.width, node.height, node.x, node.y, node.pinned, node.entity.kind.value)
        for node in visible
    ]
    return _place(name, nodes, diagram.visible_edges.values(), progress)


def refreshed(store: Store, diagram: Diagram) -> Diagram:
    """Return *diagram* with the counts that the store has now."""
    diagram.refresh_edges(_edges_among(store, diagram.nodes))
    return diagram


def _laid_out(store: Store, keys: list[str], title: str, progress: Progress) -> Diagram:
    edges = _edges_among(store, keys)
    drawn = build.shown(edges, Filter())
    ends = {end.key: end for edge in drawn for end in (edge.subject, edge.object)}
    entities = [ends[key] for key in sorted(ends)]
    places = _place("flow", [_layout_node(entity) for entity in entities], drawn, progress)
    diagram = Diagram(title=title)
    diagram.set_content(entities, [edge for edge in edges if {edge.subject.key, edge.object.key} <= set(ends)], places)
    return diagram


def _edges_among(store: Store, keys: Iterable[str]) -> list[Edge]:
    return build.edges(store.statements(EVERYTHING, among=sorted(keys)))


def _layout_node(entity: Entity) -> LayoutNode:
    width, height = node_size(entity)
    return LayoutNode(entity.key, width, height, group=entity.kind.value)


def _place(
    name: str, nodes: list[LayoutNode], edges: Iterable[Edge], progress: Progress
) -> dict[str, tuple[float, float]]:
    lines = [
        LayoutEdge(edge.subject.key, edge.object.key, float(max(1, edge.papers)), edge.directed)
        for edge in sorted(edges, key=lambda edge: edge.key)
    ]
    if len(nodes) <= SMALL:
        return registry.place(name, nodes, lines, None, progress)
    with Workers(1, "place", chunk=1, seconds=120.0) as workers:
        for _, result in workers.map([(name, nodes, lines, None)], progress):
            if isinstance(result, Failure):
                raise ExplorerError(f"The layout “{name}” was not finished: {result.reason}. Choose another layout.")
            places: dict[str, tuple[float, float]] = result
            return places
    raise AssertionError("a layout has one result")
