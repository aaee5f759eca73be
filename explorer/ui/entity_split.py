"""The question what of an entity is another one: some of its names, or single sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.model.entity import Entity, Kind
from explorer.model.entity_edit import Split
from explorer.model.page import Page
from explorer.model.records import EvidenceRecord
from explorer.model.wording import many
from explorer.ui.entity_merge import called
from explorer.ui.panels.evidence_card import one_line
from explorer.ui.panels.pieces import label, take_size
from explorer.ui.plain_text import tip_text, visible

WAIT_MS = 150
_ROLE = Qt.ItemDataRole.UserRole


class SplitDialog(QDialog):
    """Asks which names or sentences of an entity mean another one, and which.

    Signals:
        name_asked: What can this name mean?
        chosen: The `Split`.

    Args:
        entity: The entity.
        names: How texts write it, and how often.
        sentences: Its first evidence.
        parent: The window.
    """

    name_asked = Signal(str)
    chosen = Signal(object)

    def __init__(
        self,
        entity: Entity,
        names: Sequence[tuple[str, int]],
        sentences: Page[EvidenceRecord],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Split {visible(entity.name)}")
        take_size(self, 560, 480)
        self._entity = entity
        self._offered: list[Entity] = []
        self.names = _listed([(f"{name}   {many(count, 'time')}", name, "") for name, count in names])
        found = [(one_line(one.sentence), one.hash, one.evidence.statement.text) for one in sentences.items]
        self.sentences = _listed(found)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.names, "By name")
        more = f"the first {len(found)} of {sentences.total:,}" if sentences.total > len(found) else f"{len(found)}"
        self.tabs.addTab(self.sentences, f"By sentence ({more})")
        self.name = QLineEdit()
        self.meaning = QComboBox()
        self.meaning.setMinimumContentsLength(40)
        self.meaning.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.split = self.buttons.addButton("Split", QDialogButtonBox.ButtonRole.AcceptRole)
        self._compose()
        self._connect()
        self._allow()

    def offer(self, name: str, meanings: Sequence[Entity]) -> None:
        """Offer *meanings* of *name*, and a new entity of that name; a name that is no longer there is passed over."""
        if name != self.name.text().strip():
            return
        self._forget()
        new = Entity(None, name, self._entity.kind if meanings else Kind.OTHER)
        others = [] if new.key == self._entity.key else [(f"A new entity called {name}", new)]
        for words, entity in [*((called(one), one) for one in meanings), *others]:
            self._offered.append(entity)
            self.meaning.addItem(visible(words))
        self._allow()

    def _forget(self) -> None:
        self._offered.clear()
        self.meaning.clear()

    def _compose(self) -> None:
        form = QFormLayout()
        form.addRow("They mean:", self.name)
        form.addRow("That is:", self.meaning)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(8)
        column.addWidget(label(f"What of {self._entity.name} is another entity?", "section"))
        column.addWidget(self.tabs, 1)
        column.addLayout(form)
        column.addWidget(label("Names hold for later imports too. It can be undone.", "faint"))
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.names.itemChanged.connect(self._name_checked)
        self.sentences.itemChanged.connect(lambda _: self._allow())
        self.tabs.currentChanged.connect(lambda _: self._allow())
        self.name.textChanged.connect(lambda _: self._timer.start())
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _name_checked(self, item: QListWidgetItem) -> None:
        """The first name that is chosen is proposed as what is meant."""
        if item.checkState() is Qt.CheckState.Checked and not self.name.text():
            self.name.setText(item.data(_ROLE))
        self._allow()

    def _ask(self) -> None:
        name = self.name.text().strip()
        self._forget()
        self._allow()
        if name:
            self.name_asked.emit(name)

    def _allow(self) -> None:
        chosen = _checked(self.names if self.tabs.currentWidget() is self.names else self.sentences)
        self.split.setEnabled(bool(chosen) and self.meaning.currentIndex() >= 0)

    def _accept(self) -> None:
        target = self._offered[self.meaning.currentIndex()]
        by_name = self.tabs.currentWidget() is self.names
        chosen = _checked(self.names if by_name else self.sentences)
        self.accept()
        self.chosen.emit(Split(target, names=chosen) if by_name else Split(target, evidence=chosen))


def _listed(rows: Sequence[tuple[str, str, str]]) -> QListWidget:
    """A list to choose from: words, what is chosen with them, and a tip."""
    made = QListWidget()
    made.setWordWrap(True)
    for words, key, tip in rows:
        item = QListWidgetItem(visible(words), made)
        item.setData(_ROLE, key)
        item.setToolTip(tip_text(tip) if tip else "")
        item.setCheckState(Qt.CheckState.Unchecked)
    return made


def _checked(items: QListWidget) -> tuple[str, ...]:
    found = (items.item(row) for row in range(items.count()))
    return tuple(str(one.data(_ROLE)) for one in found if one.checkState() is Qt.CheckState.Checked)
