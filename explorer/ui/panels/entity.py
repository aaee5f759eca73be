"""The entities at hand: names, identifier, kind, and what the diagram says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from explorer.model.entity import Entity
from explorer.model.wording import many
from explorer.ui.panels.pieces import Column, flat_button, label

SYNONYMS_SHOWN = 30
ENTITIES_SHOWN = 20


class EntityView(Column):
    """A card for each entity.

    Signals:
        show_wanted: Select it on the diagram: its key.
        expand_wanted: Add its neighbours: its key.
    """

    show_wanted = Signal(str)
    expand_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entities: tuple[Entity, ...] = ()
        self._degrees: dict[str, int] = {}
        self._doubts: dict[str, str] = {}
        self.show_entities((), {})

    def show_entities(self, entities: Iterable[Entity], degrees: dict[str, int]) -> None:
        """Show *entities* with how many edges of the diagram each has."""
        self.entities, self._degrees, self._doubts = tuple(entities), degrees, {}
        self._fill()

    def doubt(self, lines: Mapping[str, str]) -> None:
        """Say below each entity, by its key, what a name that was read as it may mean too; the first line stays."""
        new = {key: line for key, line in lines.items() if key not in self._doubts}
        if new:
            self._doubts |= new
            self._fill()

    def _fill(self) -> None:
        degrees = self._degrees
        self.clear()
        for entity in self.entities[:ENTITIES_SHOWN]:
            self.add(self._card(entity, degrees.get(entity.key, 0)))
        more = len(self.entities) - ENTITIES_SHOWN
        if more > 0:
            self.add(label(f"and {more:,} more", "faint"))
        if not self.entities:
            self.add(label("Click an entity or an edge of the diagram.", "faint"))

    def colour(self) -> None:
        """Take the colours of the window."""
        self._fill()

    def _card(self, entity: Entity, degree: int) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(13, 11, 13, 8)
        column.setSpacing(6)
        column.addWidget(label(entity.name, "heading", selectable=True))
        if entity.full_name and entity.full_name != entity.name:
            column.addWidget(label(entity.full_name, selectable=True))
        kind = entity.kind.value.replace("_", " ")
        column.addWidget(
            label(f"{kind} · {entity.id or 'no identifier: named as in the text'}", "faint", selectable=True)
        )
        column.addWidget(label(f"{many(degree, 'edge')} on the diagram", "faint"))
        if entity.key in self._doubts:
            column.addWidget(label(self._doubts[entity.key], "faint", selectable=True))
        if entity.synonyms:
            column.addWidget(label("Other names", "section"))
            more = len(entity.synonyms) - SYNONYMS_SHOWN
            names = ", ".join(entity.synonyms[:SYNONYMS_SHOWN]) + (f" and {more} more" if more > 0 else "")
            column.addWidget(label(names, selectable=True))
        column.addWidget(self._buttons(entity))
        return card

    def _buttons(self, entity: Entity) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(
            flat_button("Show", "Select it on the diagram", lambda: self.show_wanted.emit(entity.key), "around")
        )
        row.addWidget(
            flat_button("Neighbours", "Add its neighbours", lambda: self.expand_wanted.emit(entity.key), "expand")
        )
        row.addStretch(1)
        return line
