"""The fields of a document, open to correction."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from explorer.model.document import Document, joined
from explorer.ui.panels.pieces import label

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class DocumentForm(QWidget):
    """Title, authors, journal, date, identifiers and abstract of one document.

    Signals:
        edited: The corrected `Document`.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self.title, self.authors, self.journal = QLineEdit(), QLineEdit(), QLineEdit()
        self.date, self.pmid, self.doi = QLineEdit(), QLineEdit(), QLineEdit()
        self.abstract = QPlainTextEdit()
        self.abstract.setObjectName("field")
        self.abstract.setTabChangesFocus(True)
        self.date.setPlaceholderText("2017-09-30")
        self.authors.setPlaceholderText("Wang L, Cao L, …")
        form = QFormLayout(self)
        form.setContentsMargins(0, 4, 0, 0)
        form.setVerticalSpacing(7)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("Title", self.title)
        form.addRow("Authors", self.authors)
        form.addRow("Journal", self.journal)
        form.addRow("Date", _side_by_side(self.date, ("PMID", self.pmid), ("DOI", self.doi)))
        form.addRow("Abstract", self.abstract)
        for name, line in self._lines().items():
            line.setAccessibleName(name)
            line.textEdited.connect(lambda _: self.flush())
        self.abstract.setAccessibleName("Abstract")
        self.abstract.textChanged.connect(self.flush)

    def show_document(self, document: Document | None) -> None:
        """Show *document*; None empties the fields."""
        self._document = document
        shown = document or Document("")
        values = (shown.title, ", ".join(shown.authors), shown.journal, shown.date, shown.pmid, shown.doi)
        for line, value in zip(self._lines().values(), values, strict=True):
            line.setText(value)
            line.setCursorPosition(0)
        with QSignalBlocker(self.abstract):
            self.abstract.setPlainText(shown.abstract if shown.title else shown.text)

    def flush(self) -> None:
        """Tell what the fields hold now, if that is something else than before."""
        if self._document is None:
            return
        document = self._corrected(self._document)
        if document != self._document:
            self._document = document
            self.edited.emit(document)

    def _corrected(self, document: Document) -> Document:
        title, abstract = self.title.text().strip(), self.abstract.toPlainText()
        authors = self.authors.text().strip()
        same = title == document.title and abstract == (document.abstract if document.title else document.text)
        date = self.date.text().strip()
        changed = replace(
            document,
            title=title,
            authors=document.authors if authors == ", ".join(document.authors) else _names(authors),
            journal=self.journal.text().strip(),
            date=date if _DATE.fullmatch(date) or not date else document.date,
            pmid=re.sub(r"\D", "", self.pmid.text()),
            doi=re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)\s*", "", self.doi.text().strip().lower()),
        )
        # Offsets of the headings are true for the text as it was read only.
        return changed if same else replace(changed, text=joined(title, abstract.strip()), sections=())

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "Title": self.title,
            "Authors": self.authors,
            "Journal": self.journal,
            "Date": self.date,
            "PMID": self.pmid,
            "DOI": self.doi,
        }


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split(r"[,;]", text) if name.strip())


def _side_by_side(first: QWidget, *others: tuple[str, QWidget]) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(first, 2)
    for words, field in others:
        row.addWidget(label(words, "faint", wraps=False))
        row.addWidget(field, 2)
    return line
