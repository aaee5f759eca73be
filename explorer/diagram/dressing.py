"""Edits of what single items look like, and of the ways of edges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram, counted
from explorer.diagram.looks import EdgeHand, EdgeLook, NodeLook
from explorer.diagram.shapes import Point
from explorer.diagram.state import check_place


def bend(diagram: Diagram, key: str, bends: Sequence[Point]) -> Change:
    """Let the edge *key* run through *bends*, in order from its subject; none at all gives it its own way again."""
    for x, y in bends:
        check_place(x, y)
    hand = replace(diagram.hands.get(key, EdgeHand()), bends=tuple(bends))
    known = key in diagram.visible_edges
    return diagram.edit(_line_name(diagram, "Bend" if bends else "Straighten", [key]), hands=_hand(key, hand, known))


def dress_nodes(diagram: Diagram, keys: Iterable[str], look: NodeLook | None) -> Change:
    """Give nodes and groups a look of their own; None takes it away."""
    wanted = [key for key in keys if key in diagram.nodes or key in diagram.groups]
    return diagram.edit(
        f"Change the look of {counted(wanted, diagram.name_of)}",
        nodes={key: replace(diagram.nodes[key], look=look or None) for key in wanted if key in diagram.nodes},
        groups={key: replace(diagram.groups[key], look=look or None) for key in wanted if key in diagram.groups},
    )


def dress_edges(diagram: Diagram, keys: Iterable[str], look: EdgeLook | None) -> Change:
    """Give edges a look of their own; None takes it away."""
    wanted = [key for key in keys if key in diagram.visible_edges]
    hands: dict[str, EdgeHand | None] = {}
    for key in wanted:
        hands |= _hand(key, replace(diagram.hands.get(key, EdgeHand()), look=look or None), known=True)
    return diagram.edit(_line_name(diagram, "Change the look of", wanted), hands=hands)


def _hand(key: str, hand: EdgeHand, known: bool) -> dict[str, EdgeHand | None]:
    """What is kept of a hand: nothing where nothing was done."""
    return {key: hand or None} if known else {}


def _line_name(diagram: Diagram, verb: str, keys: Sequence[str]) -> str:
    if len(keys) != 1 or keys[0] not in diagram.visible_edges:
        return f"{verb} {len(keys)} edges"
    edge = diagram.visible_edges[keys[0]]
    return f"{verb} {edge.subject.name} to {edge.object.name}"
