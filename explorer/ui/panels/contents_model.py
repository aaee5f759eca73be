"""What the diagram shows as a tree of words: groups, entities with their edges, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.diagram.document import Diagram
from explorer.diagram.groups import inside
from explorer.model.edge import Edge
from explorer.model.wording import many
from explorer.ui.canvas.describe import described
from explorer.ui.plain_text import tip_text, visible

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class ContentsModel(QAbstractItemModel):
    """A row for each area, node and note; under an area what lies in it, under a node its edges.

    Words are made when they are asked for: of a large diagram only what is seen costs anything.

    Attributes:
        notes: What a person wrote on nodes and edges, by their keys.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diagram = Diagram()
        self._rows: list[str] = []
        self._places: dict[str, int] = {}
        self._edges: Mapping[str, Sequence[str]] = {}
        self.notes: Mapping[str, str] = {}

    def show(self, diagram: Diagram) -> None:
        """Show what *diagram* shows."""
        self.beginResetModel()
        self._diagram = diagram
        nodes, extras = diagram.visible_nodes, diagram.visible_extras
        areas = [key for key in extras if key in diagram.groups]
        notes = [key for key in extras if key in diagram.notes]
        self._rows = [*areas, *sorted(nodes, key=lambda key: (nodes[key].name.casefold(), key)), *notes]
        self._places = {key: row for row, key in enumerate(self._rows)}
        self._edges = diagram.touching
        self.endResetModel()

    def key(self, index: Index) -> str:
        """Return the key of what stands at *index*."""
        if index.internalId():
            return self._under(self._rows[index.internalId() - 1])[index.row()]
        return self._rows[index.row()]

    def place(self, key: str) -> QModelIndex:
        """Return where *key* stands, an edge under its subject; an invalid index where it is not shown."""
        if key in self._places:
            return self.createIndex(self._places[key], 0, 0)
        edge = self._diagram.visible_edges.get(key)
        row = None if edge is None else self._places.get(edge.subject.key)
        if edge is None or row is None:
            return QModelIndex()
        return self.createIndex(self._under(edge.subject.key).index(key), 0, row + 1)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return the index of a row."""
        # as `hasIndex` would ask, in a fraction of the time: a view asks for each of thousands of rows
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    # Qt has two of this name; without an index it would be the owner, which nobody asks for here.
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Return what a row stands under; an invalid index for a row of its own."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows stand under *parent*."""
        if not parent.isValid():
            return len(self._rows)
        return 0 if parent.internalId() else len(self._under(self._rows[parent.row()]))

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: ARG002 - Qt's own signature
        """Return that there is one column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row, and all that is known as its tip."""
        if not index.isValid():
            return None
        key = self.key(index)
        note = self.notes.get(key, "")
        if role in _WORDS:
            told = f", note: {' '.join(note.split())}" if note else ""
            return visible(words(self._diagram, key) + told)
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        return tip_text("\n".join(one for one in (described(self._diagram, key), note and f"Note: {note}") if one))

    def _under(self, key: str) -> Sequence[str]:
        """What stands under the row of *key*."""
        group = self._diagram.groups.get(key)
        if group is not None and not group.collapsed:
            return inside(group, self._diagram.groups, self._diagram.visible_nodes)
        return self._edges.get(key, [])


def words(diagram: Diagram, key: str) -> str:
    """Return what *key* is, on one line: ``IL6 activates STAT3, 4 papers``."""
    edge = diagram.visible_edges.get(key)
    if edge is not None:
        return _edge_words(diagram, edge)
    lines = described(diagram, key).splitlines()
    node = diagram.visible_nodes.get(key)
    if key in diagram.groups:
        state = ", collapsed" if diagram.groups[key].collapsed else ""
        return f"{lines[0]}, {lines[1]}{state}"
    if node is not None:
        return f"{node.name}, {node.entity.kind.value.replace('_', ' ')}, {lines[-1]}"
    return " ".join(lines)


def _edge_words(diagram: Diagram, edge: Edge) -> str:
    said, more = edge.main.statement.text, len(edge.statements) - 1
    flags = [word for word, holds in (("contested", edge.contested), ("speculated", edge.speculated)) if holds]
    parts = [said, *([f"and {more} more"] if more else []), many(edge.papers, "paper"), *flags]
    # An edge of a collapsed group: its statements name the members.
    titles = [end.name for end in (edge.subject, edge.object)]
    whole = edge.subject.key in diagram.groups or edge.object.key in diagram.groups
    return (f"{titles[0]} to {titles[1]}: " if whole else "") + ", ".join(parts)
