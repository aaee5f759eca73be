"""Another diagram in place of the open one, as one edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram

_Item = TypeVar("_Item")


def instead(diagram: Diagram, other: Diagram, name: str) -> Change:
    """Let *diagram* be what *other* is, with its groups, notes, looks, filter, title and description."""
    change = diagram.edit(
        name,
        nodes=_instead(diagram.nodes, other.nodes),
        edges=_instead(diagram.edges, other.edges),
        hands=_instead(diagram.hands, other.hands),
        groups=_instead(diagram.groups, other.groups),
        notes=_instead(diagram.notes, other.notes),
        look=other.look,
    )
    for further in (
        diagram.set_filter(other.filter),
        diagram.set_title(other.title),
        diagram.set_description(other.description),
    ):
        change = change.then(further, name)
    return change


def _instead(there: Mapping[str, _Item], wanted: Mapping[str, _Item]) -> dict[str, _Item | None]:
    return {**dict.fromkeys(there), **wanted}
