"""The dialogs of getting text in: paste with a preview, the report of an import, and the list of imports."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from explorer.model.document import Document
from explorer.model.imports import ImportReport, Problem
from explorer.model.progress import Progress
from explorer.model.records import ImportRecord
from explorer.model.wording import many
from explorer.ui.background import Background
from explorer.ui.document_form import DocumentForm
from explorer.ui.panels.pieces import label, take_size
from explorer.ui.plain_text import local_time, tip_text, visible
from explorer.ui.plain_tree import PlainTree

LONGEST = 1_000_000
LONGEST_LINE = 10_000
WAIT_MS = 350
PASTED = "pasted text"


class PlainField(QPlainTextEdit):
    """A text field that takes plain text only, whatever the clipboard offers, and no more than it can show.

    Signals:
        shortened: A text was too long; only its first part was taken: its length.
    """

    shortened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("field")
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there is plain text."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert the plain text, and nothing else of what is offered."""
        text = source.text()
        room = max(0, LONGEST - len(self.toPlainText()))
        if len(text) > room:
            self.shortened.emit(len(text))
        self.insertPlainText(folded(text[:room]))


def folded(text: str) -> str:
    """Return *text* with lines that no field can show in time broken, after a sentence where there is one."""
    lines: list[str] = []
    for line in text.split("\n"):
        rest = line
        while len(rest) > LONGEST_LINE:
            end = max(rest.rfind(". ", 0, LONGEST_LINE), rest.rfind(" ", LONGEST_LINE // 2, LONGEST_LINE)) + 1
            lines.append(rest[: end or LONGEST_LINE])
            rest = rest[end or LONGEST_LINE :]
        lines.append(rest)
    return "\n".join(lines)


class PasteDialog(QDialog):
    """A text box on the left, what was recognised in it on the right, open to correction before it is kept.

    Signals:
        kept: The documents the person wants, corrected, as a tuple.
        recognised: The preview is up to date.
    """

    kept = Signal(object)
    recognised = Signal()

    def __init__(self, background: Background, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste abstracts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        take_size(self, 1040, 640)
        self._background = background
        self._documents: list[Document] = []
        self._row = -1
        self.text, self.list = PlainField(), QListWidget()
        self.form = DocumentForm()
        self.note = label("", "faint")
        self.keep = QPushButton("Keep")
        self.keep.setDefault(True)
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._name()
        self._build()
        self._connect()
        self._show([])
        if text:
            self.text.setPlainText(folded(text[:LONGEST]))

    @property
    def documents(self) -> tuple[Document, ...]:
        """The checked documents, corrected."""
        return tuple(
            document
            for row, document in enumerate(self._documents)
            if self.list.item(row).checkState() is Qt.CheckState.Checked
        )

    def _connect(self) -> None:
        self._timer.timeout.connect(self._recognise)
        self.text.textChanged.connect(self._timer.start)
        self.text.shortened.connect(
            lambda length: self.note.setText(f"The text has {length:,} letters: only the first {LONGEST:,} are read.")
        )
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemChanged.connect(lambda _: self._count())
        self.form.edited.connect(self._take_edits)
        self.keep.clicked.connect(self._keep)

    def _name(self) -> None:
        """Say what the fields are for."""
        self.text.setPlaceholderText("Paste one or several abstracts here, or the whole page from a browser.")
        self.text.setAccessibleName("Pasted text")
        self.list.setAccessibleName("Recognised abstracts")
        # Long titles end in an ellipsis.
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMaximumHeight(120)

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label("Text", "section"))
        column.addWidget(self.text, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(label("Recognised: correct it before it is kept", "section"))
        column.addWidget(self.list)
        column.addWidget(self.form, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([460, 560])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.addWidget(self.note, 1)
        below.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addWidget(splitter, 1)
        whole.addLayout(below)

    def _recognise(self) -> None:
        text = self.text.toPlainText()
        if not text.strip():
            self._show([])
            return
        self.note.setText("Looking …")
        self._background.run(_recognise, text, then=self._show, or_else=self._fail, channel="recognise", lasting=True)

    def _fail(self, error: Exception) -> None:
        self._show([])
        self.note.setText(str(error))

    def _show(self, found: Sequence[Document | Problem]) -> None:
        self._row = -1
        self._documents = [one for one in found if isinstance(one, Document)]
        problems = [one for one in found if isinstance(one, Problem)]
        self.list.blockSignals(True)
        self.list.clear()
        for document in self._documents:
            item = QListWidgetItem(_called(document))
            item.setToolTip(tip_text(item.text()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(len(self._documents) > 1)
        self.note.setText(self._noted(problems))
        self.form.setEnabled(bool(self._documents))
        self.form.show_document(None)
        if self._documents:
            self.list.setCurrentRow(0)
            self._choose(0)
        self._count()
        self.recognised.emit()

    def _noted(self, problems: list[Problem]) -> str:
        if problems:
            more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            return f"{problems[0].text}{more}"
        if self.text.toPlainText().strip() and not self._documents:
            return "No abstract was recognised in this text."
        return ""

    def _choose(self, row: int) -> None:
        self._row = row
        self.form.show_document(self._documents[row] if 0 <= row < len(self._documents) else None)

    def _take_edits(self, document: Document) -> None:
        if 0 <= self._row < len(self._documents):
            self._documents[self._row] = document
            self.list.blockSignals(True)
            self.list.item(self._row).setText(_called(document))
            self.list.blockSignals(False)

    def _count(self) -> None:
        number = len(self.documents)
        self.keep.setEnabled(number > 0)
        self.keep.setText(f"Keep {number} abstracts" if number > 1 else "Keep")

    def _keep(self) -> None:
        self.form.flush()
        documents = self.documents
        self.accept()
        self.kept.emit(documents)


class ReportDialog(QDialog):
    """What an import brought, with everything that could not be used."""

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import report")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        take_size(self, 560, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        for words, number in report_rows(report):
            form.addRow(label(words, wraps=False), label(f"{number:,}", wraps=False))
        column.addLayout(form)
        self.problems = QPlainTextEdit("\n".join(visible(one.text) for one in report.problems))
        self.problems.setReadOnly(True)
        self.problems.setObjectName("field")
        self.problems.setAccessibleName("Problems")
        if report.problems:
            column.addWidget(label("Problems", "section"))
            column.addWidget(self.problems, 1)
        else:
            column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


class HistoryDialog(QDialog):
    """Every import of the store; one of them can be undone.

    Signals:
        undo_wanted: Number of the import to undo.
    """

    undo_wanted = Signal(int)

    def __init__(self, records: Sequence[ImportRecord], *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Imports")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        take_size(self, 760, 420)
        self.tree = _imports(records)
        self.undo = QPushButton("Undo this import…")
        self.undo.setEnabled(False)
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self._undo)
        self.tree.currentItemChanged.connect(
            lambda item, _: self.undo.setEnabled(
                not read_only and bool(item and item.data(0, Qt.ItemDataRole.UserRole))
            )
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.undo, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(self.tree, 1)
        column.addWidget(buttons)

    def _undo(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            number = item.data(0, Qt.ItemDataRole.UserRole)
            self.accept()
            self.undo_wanted.emit(number)


def _imports(records: Sequence[ImportRecord]) -> PlainTree:
    """Return the list of imports, each with its number, or 0 where it is undone already."""
    made = PlainTree(("What", "When", "State", "Documents", "Evidence", "Known", "Refused"))
    for one in records:
        counts = one.documents, one.evidence, one.known, one.refused
        item = made.add_row((one.what, local_time(one.when), one.told, *counts))
        item.setToolTip(0, tip_text(one.what))
        item.setData(0, Qt.ItemDataRole.UserRole, one.id if one.state != "undone" else 0)
    made.stretch()
    return made


def report_rows(report: ImportReport) -> list[tuple[str, int]]:
    """Return the counts of *report* in words; the first is the sum of the next three."""
    return [
        ("Read", report.read),
        ("New", report.new),
        ("Known already", report.known),
        ("Not understood", report.refused),
        ("Without an abstract", report.without_abstract),
        ("Statements found", report.statements),
        ("Sentences with evidence", report.evidence),
    ]


def report_line(report: ImportReport) -> str:
    """Return *report* in one line: ``Read 3: 2 new, 1 known. 31 statements found.``."""
    parts = [f"{report.new:,} new", f"{report.known:,} known"]
    if report.refused:
        parts.append(f"{report.refused:,} not understood")
    if report.without_abstract:
        parts.append(f"{report.without_abstract:,} without an abstract")
    found = f"{many(report.statements, 'new statement')} found."
    return f"Read {report.read:,}: {', '.join(parts)}. {found}"


def _recognise(text: str, progress: Progress) -> list[Document | Problem]:
    from explorer.jobs.recognise import recognise  # noqa: PLC0415 - late: slow to import

    return recognise(text, PASTED, progress)


def _called(document: Document) -> str:
    return " ".join(visible(document.title or document.text[:90]).split())
