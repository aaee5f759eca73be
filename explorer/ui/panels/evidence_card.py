"""One evidence as a card: its whole sentence with subject, trigger and object marked, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from explorer.diagram.style import Style
from explorer.extraction.explain import Reason, explain
from explorer.formats.citation import citation
from explorer.model.document import Document, Span
from explorer.model.evidence import MANUAL, Evidence
from explorer.model.records import EvidenceRecord
from explorer.ui import links
from explorer.ui.panels.marked_text import Mark, MarkedText
from explorer.ui.panels.pieces import Flow, flat_button, label
from explorer.ui.panels.why import WhyView, cue_marks, doubts


def evidence_marks(evidence: Evidence, style: Style, start: int) -> list[Mark]:
    """Return the marks of subject, object, antecedent and trigger in a text that begins at *start* of the document."""
    stretches: list[tuple[Span | None, str]] = [
        (evidence.antecedent, style.subject),
        (evidence.subject.span, style.subject),
        (evidence.object.span, style.object),
        (evidence.trigger, style.trigger),
    ]
    return [
        Mark(span.start - start, span.end - start, ground, style.ink, bold=True)
        for span, ground in stretches
        if span is not None and span.start >= start
    ]


def flags(evidence: Evidence) -> list[str]:
    """Return the flags of *evidence* as small words."""
    named = (
        ("negated", evidence.negated),
        ("speculated", evidence.speculated),
        ("implied", evidence.implied),
        ("added by hand", evidence.origin == MANUAL),
    )
    return [name for name, on in named if on]


def one_line(text: str) -> str:
    """Return *text* without line breaks and as long as it was, so that offsets stay true."""
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


class EvidenceCard(QFrame):
    """A card of the evidence list.

    Args:
        record: What it shows.
        style: The diagram's style: the marks are in its colours.
        told: The statement in words, where the list is about more than one; else empty.
        reasons: Tells why it is there, when the person asks; without it, what the evidence itself tells.

    Signals:
        abstract_wanted: The person wants to see the sentence in its abstract: the record.
        chosen: The card has the focus now: the record.
        remove_wanted: A statement that was added by hand is to be removed: the record.
    """

    abstract_wanted = Signal(object)
    chosen = Signal(object)
    remove_wanted = Signal(object)

    def __init__(
        self,
        record: EvidenceRecord,
        style: Style,
        told: str = "",
        reasons: Callable[[], Sequence[Reason]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.record = record
        self._style = style
        self._reasons = reasons or partial(explain, record.evidence, record.document)
        self.why: WhyView | None = None
        self.why_button = flat_button("Why?", "Why this evidence is here", self.toggle_why)
        self.why_button.setCheckable(True)
        self.sentence = MarkedText()
        self.sentence.setAccessibleName("Sentence")
        self.citation = label(citation(record.document), "faint", selectable=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(13, 11, 13, 8)
        column.setSpacing(7)
        heads = self._heads(told)
        if heads is not None:
            column.addWidget(heads)
        column.addWidget(self.sentence)
        notes = [f"Note: {record.note}"] if record.note else []
        for text in (*doubts(record).values(), *notes):
            column.addWidget(label(text, "faint", selectable=True))
        column.addWidget(self.citation)
        column.addWidget(self._buttons())
        self.restyle(style)

    def restyle(self, style: Style) -> None:
        """Mark the sentence in the colours of *style*."""
        self._style = style
        evidence = self.record.evidence
        marks = evidence_marks(evidence, style, evidence.sentence.start)
        if self.why is not None and not self.why.isHidden():
            self.why.restyle(style)
            marks += cue_marks(evidence, style, evidence.sentence.start)
        self.sentence.show_text(one_line(self.record.sentence), marks)

    def toggle_why(self) -> None:
        """Show in place why this evidence is here, with the words that swayed it marked; or hide that again."""
        if self.why is None:
            self.why = WhyView(self.record.evidence, self._reasons(), self._style)
            self._column.addWidget(self.why)
            self.why.show()
        else:
            self.why.setVisible(self.why.isHidden())
        self.why_button.setChecked(not self.why.isHidden())
        self.restyle(self._style)

    def copy_sentence(self) -> None:
        """Copy the sentence as the paper has it."""
        QGuiApplication.clipboard().setText(self.record.sentence)

    def copy_citation(self) -> None:
        """Copy the citation."""
        QGuiApplication.clipboard().setText(citation(self.record.document))

    def show_abstract(self) -> None:
        """Ask for the abstract."""
        self.abstract_wanted.emit(self.record)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that this evidence is the one at hand."""
        super().focusInEvent(event)
        self.chosen.emit(self.record)

    def _heads(self, told: str) -> QWidget | None:
        words = flags(self.record.evidence)
        if not (told or words or self.record.damaged):
            return None
        line = QWidget()
        row = Flow()
        line.setLayout(row)
        if told:
            row.addWidget(label(told, "section", wraps=False))
        for word in words:
            row.addWidget(label(word, "warning" if word == "negated" else "flag", wraps=False))
        if self.record.damaged:
            row.addWidget(label(f"damaged: {self.record.damaged}", "warning", wraps=False))
        return line

    def _buttons(self) -> QWidget:
        line = QWidget()
        row = Flow(spacing=1)
        line.setLayout(row)
        row.addWidget(self.why_button)
        row.addWidget(flat_button("Copy sentence", "Copy the sentence", self.copy_sentence))
        row.addWidget(flat_button("Copy citation", "Copy the citation", self.copy_citation))
        row.addWidget(flat_button("Abstract", "Show the sentence in its abstract", self.show_abstract))
        for button in link_buttons(self.record.document):
            row.addWidget(button)
        if self.record.evidence.origin == MANUAL:
            tip = "Remove this statement, which was added by hand"
            row.addWidget(flat_button("Remove", tip, lambda: self.remove_wanted.emit(self.record)))
        return line


def link_buttons(document: Document) -> list[QWidget]:
    """Return a button for each checked address of *document*; a browser opens only when one is pressed."""
    found: list[QWidget] = []
    for name, address in (("PubMed", links.pubmed(document)), ("DOI", links.doi(document))):
        if address:
            found.append(
                flat_button(name, f"Open {address} in the browser", partial(links.open_link, address), "external")
            )
    return found
