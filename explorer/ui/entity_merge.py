"""The question which of several entities stays when they are merged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from explorer.model.entity import Entity
from explorer.ui.panels.pieces import label
from explorer.ui.plain_text import menu_text, tip_text


class MergeDialog(QDialog):
    """Asks which of *entities* stays: its name, identifier and kind are those of all from then on.

    Signals:
        chosen: Key of the entity that stays.
    """

    chosen = Signal(str)

    def __init__(self, entities: Sequence[Entity], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Merge entities")
        self._choice = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(8)
        column.addWidget(label("These are one. Which name and identifier stays?", "section"))
        self.choices: dict[str, QRadioButton] = {}
        for number, entity in enumerate(entities):
            button = QRadioButton(menu_text(called(entity)))
            button.setToolTip(tip_text("\n".join([entity.full_name or entity.name, *entity.synonyms[:12]])))
            button.setChecked(number == 0)
            self._choice.addButton(button)
            self.choices[entity.key] = button
            column.addWidget(button)
        column.addWidget(
            label(
                "Sentences, verdicts and what was read stay as they are. It holds for later imports too, and can be "
                "undone.",
                "faint",
            )
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge = self.buttons.addButton("Merge", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def _accept(self) -> None:
        self.accept()
        self.chosen.emit(next(key for key, button in self.choices.items() if button.isChecked()))


def called(entity: Entity) -> str:
    """Return *entity* in words that tell it from others: ``IL6 — interleukin 6 (HGNC:6018, gene)``."""
    full = f" — {entity.full_name}" if entity.full_name not in ("", entity.name) else ""
    return f"{entity.name}{full} ({entity.id or 'no identifier'}, {entity.kind.value.replace('_', ' ')})"
