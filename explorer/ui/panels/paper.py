"""The paper of an evidence: its text with every statement marked, all its statements, and how it is cited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explorer.diagram.style import LIGHT, Style
from explorer.formats.citation import citation
from explorer.model.document import Document
from explorer.model.records import EvidenceRecord
from explorer.model.wording import many
from explorer.ui import theme
from explorer.ui.icons import icon
from explorer.ui.panels.evidence_card import LINK_ICON, flags, link_buttons
from explorer.ui.panels.paper_text import PaperText
from explorer.ui.panels.pieces import Column, Flow, flat_button, label, ruler
from explorer.ui.panels.standing import standing
from explorer.ui.plain_text import menu_text


class StatementLine(QWidget):
    """What one sentence of a paper says, and whether the diagram has it.

    Signals:
        chosen: Show where it stands: the record.
        edge_wanted: Show it on the diagram, or add it: the record.
    """

    chosen = Signal(object)
    edge_wanted = Signal(object)

    def __init__(self, record: EvidenceRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = record
        said = record.evidence.statement.text
        self.say = QPushButton(menu_text(said))
        self.say.setObjectName("plain")
        self.say.setAccessibleName(said)
        self.say.setCheckable(True)
        self.say.setAutoDefault(False)
        self.say.clicked.connect(lambda _on=False: self.chosen.emit(record))
        self.edge = flat_button("Show", "", lambda: self.edge_wanted.emit(record))
        row = Flow()
        self.setLayout(row)
        row.addWidget(self.say)
        for word in flags(record.evidence):
            row.addWidget(label(word, "warning" if word == "negated" else "flag", wraps=False))
        row.addWidget(self.edge)

    def show_drawn(self, drawn: bool) -> None:
        """Say whether the diagram has it."""
        self.edge.setText("Show" if drawn else "Add to the diagram")
        self.edge.setToolTip("Select it on the diagram" if drawn else "It is not on the diagram: add it, and select it")
        self.edge.setAccessibleName(f"{self.edge.text()}: {self.record.evidence.statement.text}")


class PaperView(Column):
    """Title, authors, journal and ids, then the text with all statements marked, then a line for each of them.

    Signals:
        delete_wanted: Delete the paper from the store: the number of the document.
        edge_wanted: Show a statement on the diagram, or add it: the record.
        menu_opening: A right click on its words: the menu, the record at hand, and from where to where in the document.

    Attributes:
        cite: Calls back with the citation of a document, in the person's style.
        lines: A line for each statement, in the order of the text.
    """

    delete_wanted = Signal(int)
    edge_wanted = Signal(object)
    menu_opening = Signal(object, object, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document: Document | None = None
        self.cite: Callable[[Document, Callable[[str], None]], None] = lambda document, then: then(citation(document))
        self.text = PaperText()
        self.lines: list[StatementLine] = []
        self._links: list[QPushButton] = []
        self._records: Sequence[EvidenceRecord] = ()
        self._record: EvidenceRecord | None = None
        self._style: Style = LIGHT
        self._drawn: frozenset[int] = frozenset()
        self.empty()

    @property
    def record(self) -> EvidenceRecord | None:
        """The evidence at hand."""
        return self._record

    def empty(self) -> None:
        """Show that there is no paper at hand."""
        self.document = self._record = None
        self._records, self._links, self.lines = (), [], []
        self.clear()
        self.add(label("Choose a sentence: its paper is shown here.", "faint"))

    def show_record(self, record: EvidenceRecord, records: Sequence[EvidenceRecord], style: Style) -> None:
        """Show the paper of *record*, which is at hand, with *records*: all evidence of that paper, in its order."""
        self._record, self.document, self._records, self._style = record, record.document, records, style
        self.clear()
        self._head(record.document)
        self.text = PaperText()
        self.text.setAccessibleName("Abstract")
        self.text.menu_opening.connect(self._offer)
        self.text.picked.connect(self._pick)
        self.add(self.text)
        self._list()
        self.add(self._delete_button(record.document_id))
        self.show_drawn(self._drawn)
        self.restyle(style)
        QTimer.singleShot(0, self.text, self._scroll_to_sentence)

    def choose(self, record: EvidenceRecord) -> None:
        """Take another evidence of the paper as that at hand, and show where it stands."""
        self._take(record)
        self._scroll_to_sentence()

    def restyle(self, style: Style) -> None:
        """Mark the text in the colours of *style*."""
        self._style = style
        if self.document is not None:
            self.text.show_paper(self.document, self._records, self._record, style)
            for button in self._links:
                button.setIcon(icon(LINK_ICON, theme.current().accent))
            for line in self.lines:
                line.say.setChecked(self._record is not None and line.record.id == self._record.id)

    def show_drawn(self, statement_ids: frozenset[int]) -> None:
        """Take which statements are on the diagram."""
        self._drawn = statement_ids
        self.text.show_drawn(statement_ids)
        for line in self.lines:
            line.show_drawn(line.record.statement_id in statement_ids)

    def _head(self, document: Document) -> None:
        self.add(label(document.title or document.source or "A text without title", "heading", selectable=True))
        if document.authors:
            self.add(label(", ".join(document.authors), selectable=True))
        cited = label(citation(document), "faint", selectable=True)
        self.add(cited)
        self.cite(document, partial(self._show_citation, document, cited.setText))
        row = Flow()
        for one in standing(document):
            word = label(one.text, one.look, wraps=False)
            word.setToolTip(one.tip)
            row.addWidget(word)
        self._links = link_buttons(document)
        for button in self._links:
            row.addWidget(button)
        if row.count():
            line = QWidget()
            line.setLayout(row)
            self.add(line)
        for notice in document.notices:
            if notice.reference:
                self.add(label(f"{notice.kind.value.capitalize()}: {notice.reference}", "faint", selectable=True))
        self.add(ruler())

    def _show_citation(self, document: Document, show: Callable[[str], None], line: str) -> None:
        if document is self.document:
            show(line)

    def _list(self) -> None:
        """Show a line for each statement."""
        self.lines = [StatementLine(record) for record in self._records]
        self.add(ruler())
        count = many(len(self.lines), "statement") if self.lines else "No statements"
        self.add(label(f"{count} in this paper", "section"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for line in self.lines:
            line.chosen.connect(self.choose)
            line.edge_wanted.connect(self._pick)
            column.addWidget(line)
        self.add(inside)

    def _take(self, record: EvidenceRecord) -> None:
        self._record = record
        self.restyle(self._style)

    def _pick(self, record: EvidenceRecord) -> None:
        self._take(record)
        self.edge_wanted.emit(record)

    def _offer(self, menu: object, start: int, end: int) -> None:
        self.menu_opening.emit(menu, self._record, start, end)

    def _delete_button(self, document_id: int) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        tip = "Delete this paper and its evidence from the store; what goes is said before"
        row.addWidget(flat_button("Delete this paper…", tip, lambda: self.delete_wanted.emit(document_id)))
        return line

    def _scroll_to_sentence(self) -> None:
        if self._record is not None:
            top = self.text.y() + self.text.top_of(self._record.evidence.sentence.start)
            self.ensureVisible(0, top + 40, 0, max(60, self.viewport().height() // 3))
