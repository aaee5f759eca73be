"""The diagram of a store: the saved one, its best connected part, or what is around an entity."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from explorer.diagram.document import Diagram
from explorer.diagram.metrics import node_size
from explorer.diagram.places import order
from explorer.diagram.regrounding import Regrounded, regrounded
from explorer.extraction.confidence import WINDOW_DEFAULT
from explorer.graph import build
from explorer.jobs.layout_worker import Draft, LayoutWorker
from explorer.layout import registry
from explorer.layout.cell import CellParams
from explorer.layout.plan import LayoutEdge, LayoutNode, Places
from explorer.layout.spacing import separated
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.store.quick import LAST

if TYPE_CHECKING:
    from explorer.store.store import Store

# Below this a layout is a matter of milliseconds and needs no process of its own.
SMALL = 60
USUAL = Filter(min_confidence=WINDOW_DEFAULT)


@dataclass(frozen=True, slots=True)
class Addition:
    """What comes to a diagram: entities, edges among all, and a place for each new entity."""

    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    positions: Mapping[str, tuple[float, float]]


def first_diagram(
    store: Store,
    progress: Progress,
    max_nodes: int = 150,
    worker: LayoutWorker | None = None,
    rule: Filter = USUAL,
) -> Diagram:
    """Return the saved diagram of *store* with today's counts, else its best part under *rule* laid out by flow."""
    saved = store.diagram(LAST)
    if saved is not None:
        return refreshed(store, _with_least(Diagram.from_json(saved.state), rule))
    progress.report(0, 0, "Drawing")
    return _laid_out(store, store.top_entities(max_nodes, _sure(rule)), store.name, progress, worker, rule)


def around(
    store: Store,
    key: str,
    steps: int,
    progress: Progress,
    worker: LayoutWorker | None = None,
    rule: Filter = USUAL,
) -> Diagram:
    """Return a diagram of the entity with *key* and everything at most *steps* edges away under *rule*."""
    keys = {key}
    for _ in range(steps):
        progress.check()
        found = store.statements(_sure(rule), around=sorted(keys))
        keys |= {end.key for one in found for end in (one.statement.subject, one.statement.object)}
    return _laid_out(store, sorted(keys), store.entity(key).name, progress, worker, rule)


def expand(
    store: Store, diagram: Diagram, keys: Iterable[str], progress: Progress, worker: LayoutWorker | None = None
) -> Addition:
    """Return the neighbours of *keys* with their edges, to be added; what is there stays where it is.

    Those that only a sentence leads to that the diagram's filter finds not sure enough are left out.
    """
    wanted = sorted(keys)
    found = store.statements(_sure(diagram.filter), around=wanted)
    ends = {end.key: end for one in found for end in (one.statement.subject, one.statement.object)}
    return addition(store, diagram, [ends[key] for key in sorted(ends) if key not in diagram.nodes], progress, worker)


def addition(
    store: Store, diagram: Diagram, new: Sequence[Entity], progress: Progress, worker: LayoutWorker | None = None
) -> Addition:
    """Return the entities *new*, each with a place beside what is on the diagram, and all edges as they are now."""
    edges = edges_among(store, [*diagram.nodes, *(entity.key for entity in new)], diagram.filter)
    nodes = [
        LayoutNode(key, node.width, node.height, node.x, node.y, fixed=True)
        for key, node in sorted(diagram.nodes.items())
    ]
    places = _place("flow", nodes + [_layout_node(entity) for entity in new], _lines(edges), progress, worker=worker)
    return Addition(tuple(new), tuple(edges), {entity.key: places[entity.key] for entity in new})


def relayout(
    diagram: Diagram,
    name: str,
    progress: Progress,
    *,
    params: Any = None,
    only: Collection[str] = (),
    bands: Mapping[str, str] = MappingProxyType({}),
    worker: LayoutWorker | None = None,
    on_draft: Draft | None = None,
) -> Places:
    """Return new places for what *diagram* shows, by the layout called *name*; pinned nodes stay.

    Args:
        diagram: What is laid out.
        name: The layout.
        progress: Hears how far it is, and stops it.
        params: The layout's parameters, or None for its defaults.
        only: Keys of the nodes that move, around the middle of where they are; empty for all.
        bands: For the layout in bands (Cell) the place of each node, by its key; it always moves all.
        worker: The process that does it; None does it here if it is little, else in a process of its own.
        on_draft: Called with early versions of the places.
    """
    if bands:
        only, params = (), replace(params or CellParams(), bands=tuple(order(set(bands.values()))))
    nodes = [
        LayoutNode(key, node.width, node.height, node.x, node.y, node.pinned, bands.get(key, node.entity.kind.value))
        for key, node in sorted(diagram.visible_nodes.items())
        if not only or key in only
    ]
    places = _place(
        name, nodes, _lines(diagram.visible_edges.values()), progress, params=params, worker=worker, on_draft=on_draft
    )
    return _among_the_others(diagram, nodes, places, progress) if only else places


def _among_the_others(diagram: Diagram, nodes: Sequence[LayoutNode], places: Places, progress: Progress) -> Places:
    """Shift *places* to the middle of where *nodes* were, and push them off the other nodes, which stay."""
    dx = sum((node.x or 0.0) - places[node.key][0] for node in nodes) / max(1, len(nodes))
    dy = sum((node.y or 0.0) - places[node.key][1] for node in nodes) / max(1, len(nodes))
    if any(node.fixed for node in nodes):  # they hold the layout where it is
        dx = dy = 0.0
    shifted = {key: (x + dx, y + dy) for key, (x, y) in places.items()}
    others = [
        LayoutNode(key, node.width, node.height, node.x, node.y, fixed=True)
        for key, node in sorted(diagram.visible_nodes.items())
        if key not in places
    ]
    there = {node.key: (node.x or 0.0, node.y or 0.0) for node in others}
    found = separated([*nodes, *others], shifted | there, progress)
    return {key: found[key] for key in places}


def _with_least(diagram: Diagram, rule: Filter) -> Diagram:
    """Give a diagram that was saved before stores kept more than is shown the usual least confidence."""
    if not diagram.filter.min_confidence:
        diagram.set_filter(replace(diagram.filter, min_confidence=rule.min_confidence))
    return diagram


def refreshed(store: Store, diagram: Diagram) -> Diagram:
    """Return *diagram* with the counts that the store has now, under its filter, and what entities are by now."""
    merged = store.current_keys(diagram.nodes)
    if merged:
        keys = {*diagram.nodes, *(one.key for one in merged.values())}
        regrounded(diagram, Regrounded(merged, (), tuple(edges_among(store, keys, diagram.filter))), "Refresh")
    diagram.refresh_edges(edges_among(store, diagram.nodes, diagram.filter))
    return diagram


def edges_among(store: Store, keys: Iterable[str], rule: Filter) -> list[Edge]:
    """Return all edges among the entities with *keys*, with their counts under *rule*: 0 where it hides them."""
    return build.edges(store.statements(rule.counting, among=sorted(keys), bare=True))


def _sure(rule: Filter) -> Filter:
    """The part of *rule* that nothing on a diagram can be had without; what else it hides is there, but hidden."""
    return Filter(negated=True, min_confidence=rule.min_confidence)


def _laid_out(
    store: Store, keys: list[str], title: str, progress: Progress, worker: LayoutWorker | None, rule: Filter
) -> Diagram:
    edges = edges_among(store, keys, rule)
    drawn = build.shown(edges, Filter())
    ends = {end.key: end for edge in drawn for end in (edge.subject, edge.object)}
    entities = [ends[key] for key in sorted(ends)]
    places = _place("flow", [_layout_node(entity) for entity in entities], _lines(drawn), progress, worker=worker)
    diagram = Diagram(title=title, filter=rule)
    diagram.set_content(entities, [edge for edge in edges if {edge.subject.key, edge.object.key} <= set(ends)], places)
    return diagram


def _layout_node(entity: Entity) -> LayoutNode:
    width, height = node_size(entity)
    return LayoutNode(entity.key, width, height, group=entity.kind.value)


def _lines(edges: Iterable[Edge]) -> list[LayoutEdge]:
    return [
        LayoutEdge(edge.subject.key, edge.object.key, float(max(1, edge.papers)), edge.directed)
        for edge in sorted(edges, key=lambda edge: edge.key)
    ]


def _place(
    name: str,
    nodes: list[LayoutNode],
    lines: list[LayoutEdge],
    progress: Progress,
    *,
    params: Any = None,
    worker: LayoutWorker | None = None,
    on_draft: Draft | None = None,
) -> Places:
    """Place *nodes* where it takes the least: what is little here, unless a process stands ready for it."""
    if worker is not None and (worker.warm or len(nodes) > SMALL):
        return worker.place(name, nodes, lines, params, progress, on_draft)
    if len(nodes) <= SMALL:
        return registry.place(name, nodes, lines, params, progress)
    with LayoutWorker() as own:
        return own.place(name, nodes, lines, params, progress, on_draft)
