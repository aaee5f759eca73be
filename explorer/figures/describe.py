"""A figure in words, for those who hear it and for a pointer that rests on it."""

from __future__ import annotations

from explorer.diagram.document import Diagram, Node
from explorer.diagram.metrics import visible
from explorer.figures.sheet import Item
from explorer.model.edge import Edge
from explorer.model.wording import many

MOST = 60


def items(diagram: Diagram) -> dict[str, Item]:
    """Return what each visible node and edge is, by its key."""
    found = {key: _node(node) for key, node in diagram.visible_nodes.items()}
    found.update({key: _edge(edge) for key, edge in diagram.visible_edges.items()})
    return found


def description(diagram: Diagram) -> str:
    """Return what is to be seen in one paragraph: its description, the counts, the statements of `MOST` edges."""
    edges = list(diagram.visible_edges.values())
    said = "; ".join(_said(edge) for edge in edges[:MOST])
    more = f"; and {len(edges) - MOST} more" if len(edges) > MOST else ""
    counts = f"{many(len(diagram.visible_nodes), 'entity', 'entities')}, {many(len(edges), 'edge')}"
    whole = f"{counts}: {said}{more}." if said else f"{counts}."
    return f"{' '.join(visible(diagram.description).split())} {whole}".lstrip()


def _node(node: Node) -> Item:
    entity = node.entity
    parts = [f"{entity.name} ({entity.kind.value.replace('_', ' ')})", entity.full_name, entity.id or ""]
    return Item(f"node {entity.kind.value}", f"node-{entity.name}", ", ".join(part for part in parts if part))


def _edge(edge: Edge) -> Item:
    name = f"edge-{edge.subject.name}-{edge.object.name}"
    papers = many(edge.papers, "paper")
    role = "contested" if edge.contested else "negated" if edge.only_negated else edge.relation.value
    return Item(f"edge {role}", name, f"{_said(edge)} ({papers})")


def _said(edge: Edge) -> str:
    """What the edge says; all its statements where they contest each other."""
    if edge.only_negated:
        return f"not: {edge.main.statement.text}"
    if edge.contested:
        return ", ".join(one.statement.text for one in edge.statements if one.sentences)
    return edge.main.statement.text
