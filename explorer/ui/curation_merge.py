"""Two readers side by side, before anything is kept: where they agree, where they do not, what only one said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.model.agreement import Compared as Pair
from explorer.model.records import Curation
from explorer.model.verdicts import Tag
from explorer.model.wording import many
from explorer.ui.panels.pieces import label, take_size
from explorer.ui.plain_text import tip_text
from explorer.ui.plain_tree import PlainTree

if TYPE_CHECKING:
    from explorer.jobs.curating import Compared

SHOWN = 2_000
"""So many evidence stand in a list."""


class MergeVerdictsDialog(QDialog):
    """Shows a file of verdicts beside those of the store.

    Args:
        compared: What they agree on and what not.

    Signals:
        kept: The events to be kept, a list of `Curation`.
    """

    kept = Signal(object)

    def __init__(self, compared: Compared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Merge verdicts")
        take_size(self, 860, 460)
        self._compared = compared
        found = compared.agreement
        self.lists: dict[str, PlainTree] = {}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for title, pairs in (
            ("In conflict", found.conflicts),
            ("Agreed", found.agreed),
            ("Only in the file", found.only_theirs),
        ):
            self.lists[title] = self._list(pairs)
            self.tabs.addTab(self.lists[title], f"{title} ({len(pairs):,})")
        self.without_conflicts = QCheckBox("Leave those in conflict out")
        self.without_conflicts.setVisible(bool(found.conflicts))
        self.without_conflicts.toggled.connect(lambda _: self._count())
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = self.buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._compose()
        self._count()

    def _compose(self) -> None:
        compared = self._compared
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(label(_summary(compared), "section"))
        column.addWidget(self.tabs, 1)
        if compared.problems:
            column.addWidget(label(_problems(compared), "warning"))
        column.addWidget(self.without_conflicts)
        column.addWidget(
            label(
                "Nothing is overwritten: verdicts stand beside each other. Where two do not go together, the evidence "
                "counts as it was read until one of them is changed.",
                "faint",
            )
        )
        column.addWidget(self.buttons)

    @property
    def events(self) -> list[Curation]:
        """What is kept as the dialog stands."""
        found = self._compared.agreement
        left_out = {one.evidence_hash for one in found.conflicts} if self.without_conflicts.isChecked() else set()
        return [one for one in found.new if one.evidence_hash not in left_out]

    def _count(self) -> None:
        number = len(self.events)
        self.keep.setText(f"Keep {many(number, 'verdict')}")
        self.keep.setEnabled(bool(number))

    def _accept(self) -> None:
        self.accept()
        self.kept.emit(self.events)

    def _list(self, pairs: Sequence[Pair]) -> PlainTree:
        tree = PlainTree(("Statement", "Here", "In the file", "Sentence"))
        for pair in pairs[:SHOWN]:
            about = self._compared.about.get(pair.evidence_hash, {})
            sentence = about.get("sentence", "")
            cells = about.get("statement", "not in this store"), _said(pair.mine), _said(pair.theirs), sentence
            tree.add_row(cells).setToolTip(3, tip_text(sentence))
        tree.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        tree.fit(range(3))
        return tree


def _summary(compared: Compared) -> str:
    found = compared.agreement
    return (
        f"{compared.name}: {len(found.new):,} new; of what both judged {len(found.agreed):,} agree and "
        f"{len(found.conflicts):,} do not; {len(found.only_theirs):,} only in the file, {found.only_mine:,} only here."
    )


def _problems(compared: Compared) -> str:
    first = compared.problems[0]
    return f"{len(compared.problems):,} lines were left out; line {first.line}: {first.message}"


def _said(said: Sequence[tuple[str, Tag]]) -> str:
    return "; ".join(f"{curator or 'somebody'}: {tag.title}" for curator, tag in said)
