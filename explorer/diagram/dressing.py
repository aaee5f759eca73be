"""Edits of what single items look like, and of the ways of edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from explorer.diagram.change import Change, Node
from explorer.diagram.document import Diagram, counted
from explorer.diagram.held import check_place
from explorer.diagram.looks import EdgeHand, EdgeLook, Labels, NodeLook
from explorer.diagram.shapes import Point
from explorer.model.entity import Kind

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def bend(diagram: Diagram, key: str, bends: Sequence[Point]) -> Change:
    """Let the edge *key* run through *bends*, in order from its subject; none at all gives it its own way again."""
    for x, y in bends:
        check_place(x, y)
    hand = replace(diagram.hands.get(key, EdgeHand()), bends=tuple(bends))
    known = key in diagram.visible_edges
    return diagram.edit(_line_name(diagram, "Bend" if bends else "Straighten", [key]), hands=_hand(key, hand, known))


def name_as_written(diagram: Diagram, names: Mapping[str, str]) -> Change:
    """Take what the texts call entities, by their keys; unknown keys are passed over."""
    return diagram.edit("Name as written", nodes=_written(diagram, names))


def label_nodes(diagram: Diagram, labels: Labels, names: Mapping[str, str] = _NO_NAMES) -> Change:
    """Write *labels* in the nodes, in one step with taking what the texts call entities (see `name_as_written`)."""
    name = "Labels as written" if labels is Labels.WRITTEN else "Labels by symbol"
    return diagram.edit(name, nodes=_written(diagram, names), look=replace(diagram.look, labels=labels))


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


def paint_nodes(diagram: Diagram, keys: Iterable[str], **parts: object) -> Change:
    """Change *parts* (``fill``, ``stroke``, ``text``, ``glyph``) of the looks of nodes and groups, others stay."""
    wanted = [key for key in keys if key in diagram.nodes or key in diagram.groups]
    nodes = [diagram.nodes[key] for key in wanted if key in diagram.nodes]
    groups = [diagram.groups[key] for key in wanted if key in diagram.groups]
    return diagram.edit(
        f"Change the look of {counted(wanted, diagram.name_of)}",
        nodes={one.key: replace(one, look=_with(one.look or NodeLook(), parts)) for one in nodes},
        groups={one.key: replace(one, look=_with(one.look or NodeLook(), parts)) for one in groups},
    )


def paint_edges(diagram: Diagram, keys: Iterable[str], **parts: object) -> Change:
    """Change *parts* (``colour``, ``head``, ``dash``, ``width``) of the looks of edges, others stay."""
    wanted = [key for key in keys if key in diagram.visible_edges]
    hands: dict[str, EdgeHand | None] = {}
    for key in wanted:
        hand = diagram.hands.get(key, EdgeHand())
        hands |= _hand(key, replace(hand, look=_with(hand.look or EdgeLook(), parts)), known=True)
    return diagram.edit(_line_name(diagram, "Change the look of", wanted), hands=hands)


def paint_kinds(diagram: Diagram, kinds: Iterable[Kind], **parts: object) -> Change:
    """Change *parts* of the looks of all nodes of these *kinds*."""
    own = dict(diagram.look.kinds)
    for kind in kinds:
        own[kind] = _with(own.get(kind, NodeLook()), parts) or NodeLook()
    kept = {kind: look for kind, look in own.items() if look}
    return diagram.set_look(replace(diagram.look, kinds=kept), "Change the look of kinds")


def paint_lines(diagram: Diagram, lines: Iterable[str], **parts: object) -> Change:
    """Change *parts* of the looks of all edges that are drawn as these *lines* (see `style.LINES`)."""
    own = dict(diagram.look.lines)
    for line in lines:
        own[line] = _with(own.get(line, EdgeLook()), parts) or EdgeLook()
    kept = {line: look for line, look in own.items() if look}
    return diagram.set_look(replace(diagram.look, lines=kept), "Change the look of relations")


def undress(diagram: Diagram, nodes: Iterable[str], edges: Iterable[str]) -> Change:
    """Take the own looks of these nodes, groups and edges away, in one step."""
    keys = list(nodes)
    hands: dict[str, EdgeHand | None] = {}
    for key in (key for key in edges if key in diagram.hands):
        hands |= _hand(key, replace(diagram.hands[key], look=None), known=True)
    return diagram.edit(
        "Back to the style",
        nodes={key: replace(diagram.nodes[key], look=None) for key in keys if key in diagram.nodes},
        groups={key: replace(diagram.groups[key], look=None) for key in keys if key in diagram.groups},
        hands=hands,
    )


def undress_alike(diagram: Diagram, kinds: Iterable[Kind], lines: Iterable[str]) -> Change:
    """Take the own looks of these kinds and lines away, in one step; those of single items stay."""
    own, gone_kinds, gone_lines = diagram.look, set(kinds), set(lines)
    look = replace(
        own,
        kinds={kind: one for kind, one in own.kinds.items() if kind not in gone_kinds},
        lines={line: one for line, one in own.lines.items() if line not in gone_lines},
    )
    return diagram.set_look(look, "Back to the style")


def restyle(diagram: Diagram, style: str) -> Change:
    """Give the diagram another of the built-in styles; its own looks stay."""
    return diagram.set_look(replace(diagram.look, style=style), STYLE_NAMES[style])


STYLE_NAMES: Mapping[str, str] = MappingProxyType(
    {"standard": "Standard style", "sbgn": "SBGN style", "grey": "Style in greys"}
)
"""What the history calls the built-in styles."""


_OwnLook = TypeVar("_OwnLook", NodeLook, EdgeLook)


def _with(look: _OwnLook, parts: Mapping[str, object]) -> _OwnLook | None:
    """The look with other *parts*; None where nothing is its own."""
    return replace(look, **parts) or None  # type: ignore[arg-type]


def _hand(key: str, hand: EdgeHand, known: bool) -> dict[str, EdgeHand | None]:
    """What is kept of a hand: nothing where nothing was done."""
    return {key: hand or None} if known else {}


def _line_name(diagram: Diagram, verb: str, keys: Sequence[str]) -> str:
    if len(keys) != 1 or keys[0] not in diagram.visible_edges:
        return f"{verb} {len(keys)} edges"
    edge = diagram.visible_edges[keys[0]]
    return f"{verb} {edge.subject.name} to {edge.object.name}"


def _written(diagram: Diagram, names: Mapping[str, str]) -> dict[str, Node]:
    return {key: replace(diagram.nodes[key], written=names[key]) for key in names if key in diagram.nodes}
