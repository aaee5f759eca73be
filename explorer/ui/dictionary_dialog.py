"""The dictionary as a list: what a person said about names, to be changed and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.extraction.user_dictionary import Action, Entry
from explorer.model.imports import Problem
from explorer.model.wording import many
from explorer.ui.panels.pieces import label, take_size
from explorer.ui.plain_text import tip_text, visible
from explorer.ui.plain_tree import PlainTree

HEADS = ("Name", "Is", "Means", "Holds")
_SAID = {Action.ADD: "my own name", Action.PREFER: "this meaning", Action.FORBID: "no name"}
_SHOWN_PROBLEMS = 5


class DictionaryDialog(QDialog):
    """Every entry; they can be added, changed and removed, and what was edited by hand can be read again.

    Args:
        path: The file.
        entries: What it says.
        problems: Lines of it that are not understood.
        waiting: How many abstracts were touched by edits of the file and not read again since.

    Signals:
        new_wanted: The person wants another entry.
        edit_wanted: Change this `Entry`.
        remove_wanted: Take these entries out, a tuple.
        folder_wanted: Show where the file is.
        again_wanted: Read what was touched by edits of the file again.
    """

    new_wanted = Signal()
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    folder_wanted = Signal()
    again_wanted = Signal()

    def __init__(
        self,
        path: Path,
        entries: Sequence[Entry],
        problems: Sequence[Problem] = (),
        waiting: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Dictionary")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        take_size(self, 720, 460)
        self.entries = tuple(entries)
        self.tree = _tree(self.entries)
        self.new, self.edit, self.remove, self.folder = (
            _button(words, tip)
            for words, tip in (
                ("New…", "Another name of yours, or one that is none"),
                ("Edit…", "Change the entry that is selected"),
                ("Remove…", "Take the selected entries out; what that changes is shown before"),
                ("Open the folder", f"Show where {visible(path.name)} is; it can be edited with any editor of texts"),
            )
        )
        self.again = _button("Read again…", "Read the abstracts again that were touched by edits of the file")
        self.note = label(_noted(problems, waiting), "faint")
        self.again.setVisible(waiting > 0)
        self._build(path)
        self._connect()
        self._allow()

    def _build(self, path: Path) -> None:
        line = QHBoxLayout()
        for one in (self.new, self.edit, self.remove):
            line.addWidget(one)
        line.addStretch(1)
        line.addWidget(self.folder)
        below = QHBoxLayout()
        below.addWidget(self.note, 1)
        below.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        hint = "Right-click a name in a sentence to say that it is none here, or means something else."
        column.addWidget(label(hint, "faint"))
        column.addWidget(self.tree, 1)
        column.addLayout(line)
        column.addWidget(label(str(path), "faint", selectable=True))
        column.addLayout(below)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.tree.itemSelectionChanged.connect(self._allow)
        self.tree.itemActivated.connect(lambda *_: self._edit())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.tree)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.new.clicked.connect(lambda _=False: self._leave(self.new_wanted.emit))
        self.edit.clicked.connect(lambda _=False: self._edit())
        self.remove.clicked.connect(lambda _=False: self._remove())
        self.folder.clicked.connect(lambda _=False: self.folder_wanted.emit())
        self.again.clicked.connect(lambda _=False: self._leave(self.again_wanted.emit))

    def _allow(self) -> None:
        number = len(self.tree.selectedItems())
        self.edit.setEnabled(number == 1)
        self.remove.setEnabled(number > 0)

    def _chosen(self) -> tuple[Entry, ...]:
        rows = sorted(self.tree.indexOfTopLevelItem(item) for item in self.tree.selectedItems())
        return tuple(self.entries[row] for row in rows)

    def _edit(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            self._leave(lambda: self.edit_wanted.emit(chosen[0]))

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._leave(lambda: self.remove_wanted.emit(chosen))

    def _leave(self, tell: Callable[[], object]) -> None:
        self.accept()
        tell()


def _tree(entries: Sequence[Entry]) -> PlainTree:
    tree = PlainTree(HEADS)
    tree.setAccessibleName("Entries")
    tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    for entry in entries:
        tree.add_row(cells(entry)).setToolTip(0, tip_text(entry.name))
    tree.stretch((0, 2))
    first = tree.topLevelItem(0)
    if first is not None:
        tree.setCurrentItem(first)
    return tree


def cells(entry: Entry) -> tuple[str, ...]:
    """Return what the list shows of *entry*."""
    kind = entry.kind.value.replace("_", " ") if entry.kind else ""
    means = " · ".join(part for part in (entry.standard, kind, entry.id or "") if part)
    return entry.name, _SAID[entry.action], means, _where(entry.scope)


def _where(scope: str) -> str:
    """Say where an entry holds; the hash of a text tells nobody anything."""
    return "one text without PMID" if scope.startswith("TEXT:") else scope[:40] or "everywhere"


def _noted(problems: Sequence[Problem], waiting: int) -> str:
    lines = [one.text for one in problems[:_SHOWN_PROBLEMS]]
    if len(problems) > _SHOWN_PROBLEMS:
        lines.append(f"and {len(problems) - _SHOWN_PROBLEMS} more lines that are not understood")
    if waiting:
        abstracts = many(waiting, "abstract was", "abstracts were")
        lines.append(f"{abstracts} last read with another dictionary than the file has now.")
    return "\n".join(lines)


def _button(words: str, tip: str) -> QPushButton:
    made = QPushButton(words)
    made.setToolTip(tip)
    made.setAutoDefault(False)
    return made
