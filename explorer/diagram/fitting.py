"""Which words stand in a node and which form it has: they follow from the looks of the diagram, and size the node."""

from __future__ import annotations

from explorer.diagram.change import Node
from explorer.diagram.looks import Labels, Look, NodeLook
from explorer.diagram.metrics import SBGN
from explorer.model.entity import Kind


def form_of(kind: Kind, look: Look, own: NodeLook | None = None) -> str:
    """Return the name of the form of a node of *kind* in a diagram with that *look*; empty for that of its kind.

    *own* is the node's own look.
    """
    of_kind = look.kinds.get(kind)
    glyph = (own and own.glyph) or (of_kind and of_kind.glyph) or kind
    if look.style == "sbgn":
        return f"{SBGN}{glyph.value}"
    return "" if glyph is kind else glyph.value


def fitted(node: Node, look: Look) -> Node:
    """Return *node* as a diagram with that *look* shows it."""
    return node.fitted(
        node.written if look.labels is Labels.WRITTEN else "", form_of(node.entity.kind, look, node.look)
    )
