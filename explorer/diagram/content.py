"""All that a diagram holds, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.diagram.change import Node
from explorer.diagram.groups import Group
from explorer.diagram.looks import LOOK, EdgeHand, Look
from explorer.diagram.notes import Note
from explorer.model.edge import Edge
from explorer.model.filter import Filter


@dataclass(frozen=True, slots=True)
class Content:
    """What a diagram holds, and what of it is saved.

    Attributes:
        nodes: The nodes, hidden ones too.
        edges: The edges, filtered ones too.
        filter: What is shown.
        title: The title, or empty.
        hands: What was done by hand to edges, by their keys.
        groups: The groups.
        notes: The notes.
        look: The looks of its own.
        description: What a person wrote about the diagram as a whole, or empty.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    filter: Filter = Filter()  # noqa: RUF009 - frozen
    title: str = ""
    hands: Mapping[str, EdgeHand] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    look: Look = LOOK
    description: str = ""
