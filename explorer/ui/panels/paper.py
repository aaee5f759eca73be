"""The paper of an evidence: its abstract with the sentences marked, and how it is cited."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.diagram.style import Style
from explorer.formats.citation import citation
from explorer.model.document import Document, DocumentKind, Span
from explorer.model.records import EvidenceRecord
from explorer.ui import theme
from explorer.ui.panels.evidence_card import evidence_marks, link_buttons
from explorer.ui.panels.marked_text import Mark, MarkedText
from explorer.ui.panels.pieces import Column, flat_button, label, ruler


class PaperView(Column):
    """Title, authors, journal and ids, then the text with every sentence that has evidence tinted.

    Signals:
        delete_wanted: Delete the paper from the store: the number of the document.
        menu_opening: A right click on its words: the menu, the record at hand, and from where to where in the document.
    """

    delete_wanted = Signal(int)
    menu_opening = Signal(object, object, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document: Document | None = None
        self.text = MarkedText()
        self._sentences: list[Span] = []
        self._record: EvidenceRecord | None = None
        self.empty()

    def empty(self) -> None:
        """Show that there is no paper at hand."""
        self.document = self._record = None
        self.clear()
        self.add(label("Choose a sentence: its paper is shown here.", "faint"))

    def show_record(self, record: EvidenceRecord, others: Iterable[Span], style: Style) -> None:
        """Show the paper of *record* with its sentence marked, and the sentences *others* tinted."""
        self._record, self.document, self._sentences = record, record.document, list(others)
        self.clear()
        self._head(record.document)
        self.text = MarkedText()
        self.text.setAccessibleName("Abstract")
        self.text.menu_opening.connect(lambda menu, start, end: self.menu_opening.emit(menu, record, start, end))
        self.add(self.text)
        self.restyle(style)
        self.add(self._delete_button(record.document_id))
        QTimer.singleShot(0, self.text, self._scroll_to_sentence)

    def restyle(self, style: Style) -> None:
        """Mark the text in the colours of *style*."""
        if self._record is None:
            return
        document = self._record.document
        tint = theme.blend(style.ground, style.muted, 0.1)
        ground = theme.blend(style.ground, style.muted, 0.28)
        marks = [Mark(0, len(document.title), bold=True)] if document.text.startswith(document.title) else []
        marks += [Mark(section.span.start, section.span.start) for section in document.sections]
        marks += [Mark(span.start, span.end, tint) for span in self._sentences]
        sentence = self._record.evidence.sentence
        marks.append(Mark(sentence.start, sentence.end, ground))
        marks += evidence_marks(self._record.evidence, style, 0)
        self.text.show_text(document.text, marks)

    def _head(self, document: Document) -> None:
        self.add(label(document.title or document.source or "A text without title", "heading", selectable=True))
        if document.authors:
            self.add(label(", ".join(document.authors), selectable=True))
        self.add(label(citation(document), "faint", selectable=True))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        if document.kind in (DocumentKind.REVIEW, DocumentKind.PREPRINT):
            row.addWidget(label(document.kind.value, "flag", wraps=False))
        if document.kind is DocumentKind.RETRACTED:
            row.addWidget(label("retracted", "warning", wraps=False))
        if document.sample:
            row.addWidget(label("our own summary, not the paper's words", "flag", wraps=False))
        for button in link_buttons(document):
            row.addWidget(button)
        row.addStretch(1)
        if row.count() > 1:
            self.add(line)
        self.add(ruler())

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
