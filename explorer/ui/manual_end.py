"""One end of a statement that is made by hand: the words, and which entity they mean."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from explorer.model.document import Span
from explorer.model.entity import Entity, Kind
from explorer.ui.panels.pieces import label
from explorer.ui.plain_text import visible

_NEW = "a new name…"
_LONGEST = 120


class ManualEnd(QWidget):
    """The words of one end, its meanings to choose from, and the fields of a name that nobody listed.

    Args:
        name: What the end is called: ``Subject``.

    Signals:
        changed: Other words or another meaning were chosen.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.span: Span | None = None
        self._offered: list[Entity] = []
        self.words = label("select words of the sentence", "faint")
        self.meaning = QComboBox()
        self.meaning.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.meaning.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.meaning.setAccessibleName(f"What the {name.lower()} means")
        self.meaning.currentIndexChanged.connect(self._chosen)
        self.called = QLineEdit()
        self.called.setAccessibleName(f"New name of the {name.lower()}")
        self.called.setMaxLength(_LONGEST)
        self.called.textChanged.connect(lambda _: self.changed.emit())
        self.kind = QComboBox()
        self.kind.setAccessibleName(f"Kind of the {name.lower()}")
        for kind in Kind:
            self.kind.addItem(kind.value.replace("_", " "), kind)
        self.kind.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._own = QWidget()
        row = QHBoxLayout(self._own)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.called, 1)
        row.addWidget(self.kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.words, self.meaning, self._own):
            column.addWidget(widget)
        self._show_fields()

    @property
    def entity(self) -> Entity | None:
        """What the words mean; None where nothing was chosen, or a new name is empty."""
        place = self.meaning.currentIndex()
        if 0 <= place < len(self._offered):
            return self._offered[place]
        name = " ".join(self.called.text().split())
        kind = self.kind.currentData(Qt.ItemDataRole.UserRole)
        return Entity(None, name, Kind(kind)) if self.span is not None and place >= 0 and name else None

    def show_words(self, span: Span, words: str) -> None:
        """Show that *words* at *span* of the document are meant; what they may mean is offered when it is known."""
        self.span = span
        plain = " ".join(words.split())
        self.words.setText(f"“{plain}”")
        self.called.setText(plain[:_LONGEST])
        self.offer(())

    def offer(self, entities: Iterable[Entity]) -> None:
        """Offer what the words may mean, the likeliest first, and last a new name."""
        self._offered = list(entities)
        with QSignalBlocker(self.meaning):
            self.meaning.clear()
            self.meaning.addItems([_told(one) for one in self._offered])
            self.meaning.addItem(_NEW)
            self.meaning.setCurrentIndex(0)
        self._chosen()

    def _chosen(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        """Fields that cannot be used yet are not there."""
        self.meaning.setVisible(self.span is not None)
        self._own.setVisible(self.span is not None and self.meaning.currentIndex() >= len(self._offered))


def _told(entity: Entity) -> str:
    """Return *entity* on one line: its name, kind, identifier and full name."""
    full = f" — {entity.full_name}" if entity.full_name not in ("", entity.name) else ""
    where = ", ".join(part for part in (entity.kind.value.replace("_", " "), entity.id or "") if part)
    return " ".join(visible(f"{entity.name} ({where}){full}").split())
