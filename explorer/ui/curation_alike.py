"""The dialogs that put a sign or a grounding right, here or in all like it, with the number shown before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.entity import Entity, Kind
from explorer.model.records import EvidenceRecord
from explorer.ui.entity_merge import called
from explorer.ui.panels.evidence_card import one_line
from explorer.ui.panels.pieces import label, take_size
from explorer.ui.plain_text import menu_text, visible


class AlikeDialog(QDialog):
    """Asks whether one evidence is put right, or all like it.

    Args:
        title: What is put right.
        question: What will be right, in words.
        alike: In words, what those alike have in common.
        number: How many there are, that at hand among them.
        sample: The first of them.

    Signals:
        chosen: Whether all are put right.
    """

    chosen = Signal(bool)

    def __init__(
        self,
        title: str,
        question: str,
        alike: str,
        number: int,
        sample: Sequence[EvidenceRecord],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        take_size(self, 560, 460)
        self._choice = QButtonGroup(self)
        self.single = QRadioButton("Only this sentence")
        self.every = QRadioButton(menu_text(f"All {number:,} sentences {alike}"))
        self.every.setEnabled(number > 1)
        self.single.setChecked(True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Those alike")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for record in sample:
            said = record.evidence.statement.text
            QListWidgetItem(visible(f"{said}: {one_line(record.sentence)}"), self.list)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.right = self.buttons.addButton("Put right", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self._compose(question, f"The first {len(sample)} of them" if number > len(sample) else "These are")

    def _compose(self, question: str, which: str) -> None:
        """Put everything below each other; *which* says whether all of those alike are listed."""
        self.column.setContentsMargins(22, 18, 22, 16)
        self.column.setSpacing(8)
        self.column.addWidget(label(question, "section"))
        for button in (self.single, self.every):
            self._choice.addButton(button)
            self.column.addWidget(button)
        self.column.addWidget(label(f"{which}:", "faint"))
        self.column.addWidget(self.list, 1)
        self.column.addWidget(label("It is one step, and can be undone.", "faint"))
        self.column.addWidget(self.buttons)

    def _accept(self) -> None:
        self.accept()
        self.chosen.emit(self.every.isChecked())


class GroundingDialog(AlikeDialog):
    """Asks what a name means, too.

    Args:
        name: The name, as the sentence writes it.
        entity: What it was read as.
        meanings: What else it can mean.
        number: How many sentences call that entity so.
        sample: The first of them.

    Signals:
        name_asked: What can this name mean?
        dictionary_wanted: The person wants to say it for every store, in the dictionary.
    """

    name_asked = Signal(str)
    dictionary_wanted = Signal()

    def __init__(
        self,
        name: str,
        entity: Entity,
        meanings: Sequence[Entity],
        number: int,
        sample: Sequence[EvidenceRecord],
        parent: QWidget | None = None,
    ) -> None:
        question = f"“{name}” was read as {entity.name}. What does it mean?"
        alike = f"in which {entity.name} is called so, and those that come later"
        super().__init__("Right grounding", question, alike, number, sample, parent)
        self._entity = entity
        self._offered: list[Entity] = []
        self.name = QLineEdit(visible(name))
        self.name.setAccessibleName("It is called")
        self.name.editingFinished.connect(lambda: self.name_asked.emit(self.name.text().strip()))
        self.meaning = QComboBox()
        self.meaning.setAccessibleName("It means")
        self.meaning.setMinimumContentsLength(40)
        self.meaning.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.dictionary = QPushButton("In every store: dictionary…")
        self.dictionary.setAutoDefault(False)
        self.dictionary.setToolTip("Say what the name means wherever abstracts are read")
        self.dictionary.clicked.connect(lambda _checked=False: self._go_to_dictionary())
        self.buttons.addButton(self.dictionary, QDialogButtonBox.ButtonRole.HelpRole)
        self.column.insertWidget(1, self.name)
        self.column.insertWidget(2, self.meaning)
        self.offer(name, meanings)

    @property
    def target(self) -> Entity:
        """What is chosen."""
        return self._offered[self.meaning.currentIndex()]

    def offer(self, name: str, meanings: Sequence[Entity]) -> None:
        """Offer *meanings* of *name*, and a new entity of that name."""
        self._offered = [one for one in meanings if one.key != self._entity.key]
        new = Entity(None, name, self._entity.kind if meanings else Kind.OTHER)
        self.meaning.clear()
        for one in self._offered:
            self.meaning.addItem(visible(called(one)))
        if name and new.key not in {self._entity.key, *(one.key for one in self._offered)}:
            self._offered.append(new)
            self.meaning.addItem(visible(f"A new entity called {name}"))
        self.right.setEnabled(bool(self._offered))

    def _go_to_dictionary(self) -> None:
        self.reject()
        self.dictionary_wanted.emit()
