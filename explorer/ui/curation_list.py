"""All verdicts of a store that hold, also on what is not drawn because of them; one's own can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.records import EvidenceRecord
from explorer.model.verdicts import BY_NAME, standing
from explorer.model.wording import many
from explorer.ui.panels.evidence_card import one_line
from explorer.ui.panels.pieces import label, take_size
from explorer.ui.plain_text import tip_text
from explorer.ui.plain_tree import PlainTree


class VerdictsDialog(QDialog):
    """The verdicts, one line each.

    Args:
        records: The evidence with verdicts that hold.
        total: How many there are, where not all are shown.
        curator: Who reads.
        read_only: Whether the store may not be written.

    Signals:
        taken_back: Numbers of the evidence of which the person takes the verdict back.
        show_wanted: Show an evidence in its abstract: the record.
    """

    taken_back = Signal(object)
    show_wanted = Signal(object)

    def __init__(
        self,
        records: Sequence[EvidenceRecord],
        total: int,
        curator: str,
        *,
        read_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Verdicts")
        take_size(self, 860, 440)
        self._curator, self._read_only = curator, read_only
        self._rows: list[tuple[EvidenceRecord, str]] = []
        self.tree = PlainTree(("Statement", "Verdict", "Who", "Sentence"))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for record in records:
            self._add(record)
        self.tree.fit(range(3))
        self.back, self.show_it = QPushButton("Take back"), QPushButton("Show in abstract")
        self.tree.itemSelectionChanged.connect(self._follow)
        self._compose(_words(len(self._rows), len(records), total))
        self._follow()

    def _compose(self, words: str) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button, act in ((self.back, self._take_back), (self.show_it, self._show)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(label(words, "faint"))
        column.addWidget(self.tree, 1)
        column.addWidget(buttons)

    def _add(self, record: EvidenceRecord) -> None:
        for who, one in standing(record.curations).items():
            tag, sentence = BY_NAME[one.tag], one_line(record.sentence)
            item = self.tree.add_row((record.evidence.statement.text, tag.title, who or "somebody", sentence))
            item.setToolTip(1, tip_text(f"{tag.tip} {one.note}".strip()))
            item.setToolTip(3, tip_text(sentence))
            self._rows.append((record, who))

    def _chosen(self) -> list[tuple[EvidenceRecord, str]]:
        places = sorted(self.tree.indexOfTopLevelItem(item) for item in self.tree.selectedItems())
        return [self._rows[place] for place in places]

    def _follow(self) -> None:
        chosen = self._chosen()
        own = bool(chosen) and all(who == self._curator for _, who in chosen)
        self.back.setEnabled(own and not self._read_only)
        self.back.setToolTip("" if own or not chosen else "Only your own verdicts can be taken back.")
        self.show_it.setEnabled(len(chosen) == 1)

    def _take_back(self) -> None:
        ids = [record.id for record, _ in self._chosen()]
        self.accept()
        self.taken_back.emit(ids)

    def _show(self) -> None:
        ((record, _),) = self._chosen()
        self.accept()
        self.show_wanted.emit(record)


def _words(verdicts: int, shown: int, total: int) -> str:
    if not total:
        return "Nobody gave a verdict in this store."
    first = f" on the first {shown:,} of {total:,} sentences" if shown < total else ""
    return f"{many(verdicts, 'verdict')} in force{first}; what is set aside by one is here too."
