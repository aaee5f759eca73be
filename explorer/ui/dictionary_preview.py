"""What reading abstracts again would change, shown before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from explorer.model.filter import Filter
from explorer.model.rereading import Change, ChangeKind, Difference
from explorer.model.wording import many
from explorer.ui.panels.evidence_card import one_line
from explorer.ui.panels.marked_text import MarkedText
from explorer.ui.panels.pieces import label
from explorer.ui.plain_text import tip_text, visible
from explorer.ui.table_copy import make_copyable

HEADS = ("What", "Said before", "Says now", "Your verdict", "Sentence")
SHOW_ALL = Filter()
_ROLE = Qt.ItemDataRole
_PADDING = 24
_SIZE, _SIZE_UNCHANGED = (860, 520), (560, 160)
_WIDEST = (ChangeKind.SIGN.value, "increases amount of STAT3", "increases amount of STAT3", "Wrong grounding", "")
Index = QModelIndex | QPersistentModelIndex


class ChangeTable(QAbstractTableModel):
    """A row for each change; only those that are seen are asked for."""

    def __init__(self, changes: Sequence[Change], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes = changes

    def show(self, changes: Sequence[Change]) -> None:
        """Show these *changes* instead."""
        self.beginResetModel()
        self.changes = changes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many changes there are."""
        return 0 if parent.isValid() else len(self.changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Return the heads of the columns."""
        horizontal = orientation is Qt.Orientation.Horizontal
        return HEADS[section] if horizontal and role == _ROLE.DisplayRole else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return what the view asks of a cell."""
        if not index.isValid() or role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return None
        one = self.changes[index.row()]
        cells = (one.kind.value, one.before, one.after, one.verdict, one_line(one.sentence))
        text = cells[index.column()]
        return visible(text) if role == _ROLE.DisplayRole else tip_text(text)


class PreviewDialog(QDialog):
    """The counts, the changes with their sentences, and the choice to keep or to discard them.

    Args:
        difference: What would change.
        title: What is to be done, in words.
        rule: How sure evidence must be for the window to show it; changes of less sure ones are shown when asked for.
        note: A sentence about where it is kept, or empty.
        problems: What could not be used or read, a sentence each.

    Signals:
        kept: The person wants it so.
    """

    kept = Signal()

    def __init__(
        self,
        difference: Difference,
        title: str,
        rule: Filter = SHOW_ALL,
        note: str = "",
        problems: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("What changes")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*(_SIZE if difference.changes else _SIZE_UNCHANGED))
        self._all = difference.changes
        self._sure = tuple(one for one in self._all if one.verdict or rule.is_sure(one.evidence)) or self._all
        self.counts = label(counted(difference, self._sure))
        self.judged = label(judged(self._all), "faint")
        self.more = QCheckBox(unsure(len(self._all) - len(self._sure)))
        self.more.toggled.connect(self._show_more)
        self.problems = label("\n".join((note, *problems)).strip(), "faint")
        self.table = ChangeTable(self._sure, self)
        self.view = QTableView()
        self.sentence = MarkedText()
        self.sentence.setAccessibleName("Sentence")
        self.paper = label("", "faint", selectable=True)
        self._build(title)
        if difference.changes:
            self.view.selectRow(0)

    def _build(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(8)
        column.addWidget(label(title, "heading"))
        for words in (self.counts, self.judged, self.problems):
            column.addWidget(words)
            words.setVisible(bool(words.original))
        column.addWidget(self._list(), 1)
        column.addWidget(self.more)
        self.more.setVisible(len(self._all) > len(self._sure))
        column.addWidget(self.sentence)
        column.addWidget(self.paper)
        for shown in (self.view, self.sentence, self.paper):
            shown.setVisible(bool(self.table.changes))
        if not self.table.changes:
            column.addStretch(1)
        buttons = QDialogButtonBox()
        self.keep = buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        self.discard = buttons.addButton("Discard", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _list(self) -> QTableView:
        view = self.view
        view.setModel(self.table)
        view.setAccessibleName("Changes")
        make_copyable(view)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        metrics = view.fontMetrics()
        view.verticalHeader().setDefaultSectionSize(metrics.height() + 10)
        heads = view.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        for place, words in enumerate(_WIDEST[:-1]):
            view.setColumnWidth(place, metrics.horizontalAdvance(words) + _PADDING)
        for place, filled in enumerate(("before", "after", "verdict"), 1):
            view.setColumnHidden(place, not any(getattr(one, filled) for one in self._all))
        view.selectionModel().currentRowChanged.connect(lambda index, _: self._show(index.row()))
        return view

    def _show_more(self, more: bool) -> None:
        """Show all changes, or those of evidence that the window shows."""
        self.table.show(self._all if more else self._sure)
        self.view.selectRow(0)

    def _show(self, row: int) -> None:
        """Show the whole sentence of a change, and its paper."""
        if 0 <= row < len(self.table.changes):
            one = self.table.changes[row]
            self.sentence.show_text(one_line(one.sentence))
            self.paper.setText(one.paper)

    def _keep(self) -> None:
        self.accept()
        self.kept.emit()


def counted(difference: Difference, changes: Sequence[Change]) -> str:
    """Return the counts in words: ``2 abstracts read again: 3 gone, 1 new. 12 stay as before.``."""
    read = many(difference.documents, "abstract")
    if not changes:
        return f"{read} read again: nothing changes in what they say."
    parts = [
        f"{number:,} {kind.value}"
        for kind in (ChangeKind.GONE, ChangeKind.NEW, ChangeKind.SIGN)
        if (number := _count(changes, kind))
    ]
    same = difference.unchanged + _count(difference.changes, ChangeKind.STANDS)
    left = f"{same:,} stay{'s' if same == 1 else ''} as before"
    return f"{read} read again: {', '.join(parts) or 'nothing changes'}. {left}."


def judged(changes: Sequence[Change]) -> str:
    """Return what becomes of evidence that a person has judged; empty where there is none."""
    about = sum(bool(one.verdict) for one in changes)
    if not about:
        return ""
    stand = _count(changes, ChangeKind.STANDS)
    stays = f" {stand:,} that you found right stay{'s' if stand == 1 else ''}." if stand else ""
    told = many(about, "change is", "changes are")
    return f"{told} about sentences that you have judged; they come first.{stays} Verdicts are kept in any case."


def unsure(number: int) -> str:
    """Return the words for changes of evidence that is less sure than what the window shows."""
    return f"Show also {many(number, 'change')} of evidence that is less sure than what the window shows"


def _count(changes: Sequence[Change], kind: ChangeKind) -> int:
    return sum(one.kind is kind for one in changes)
