"""The text of a paper with every mention of every statement marked; marks can be pointed at and clicked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QToolTip, QWidget

from explorer.diagram.style import LIGHT, Style
from explorer.model.document import Document, Span
from explorer.model.evidence import Evidence
from explorer.model.records import EvidenceRecord
from explorer.ui import theme
from explorer.ui.panels.evidence_card import evidence_marks, flags
from explorer.ui.panels.marked_text import Mark, MarkedText
from explorer.ui.plain_text import menu_text, tip_text

# How much of the colour other statements have than the one at hand, and of the ink their sentences.
_OTHERS, _SENTENCE, _AT_HAND = 0.5, 0.08, 0.22


class PaperText(MarkedText):
    """Shows a document; the statement at hand is marked in full colours, all others in lighter ones.

    Where the pointer rests on a mark, the statements that have it are told, and their words are underlined; so those
    of one sentence are told apart.

    Signals:
        picked: A mark of a statement was clicked, or the statement was chosen where several have the mark: the record.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records: Sequence[EvidenceRecord] = ()
        self._drawn: frozenset[int] = frozenset()
        self._style: Style = LIGHT
        self._pointed: list[EvidenceRecord] = []
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def show_paper(
        self, document: Document, records: Sequence[EvidenceRecord], at_hand: EvidenceRecord | None, style: Style
    ) -> None:
        """Show *document* with the marks of *records*, that *at_hand* on top."""
        self._records, self._style, self._pointed = records, style, []
        self.setExtraSelections([])
        self.show_text(document.text, _marks(document, records, at_hand, style))

    def show_drawn(self, statement_ids: frozenset[int]) -> None:
        """Take which statements are on the diagram."""
        self._drawn = statement_ids

    def records_at(self, place: int) -> list[EvidenceRecord]:
        """Return whose names or triggers have the code point at *place*, in the order of the text."""
        return [one for one in self._records if any(span.start <= place < span.end for span in _words(one.evidence))]

    def told(self, records: Iterable[EvidenceRecord]) -> str:
        """Return what *records* say, a line for each, and what a click does."""
        lines = [_said(record) for record in records]
        known = all(record.statement_id in self._drawn for record in records)
        act = "A click shows it on the diagram." if known else "A click adds it to the diagram."
        return "\n".join([*lines, act if len(lines) == 1 else "Click to choose one."])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell by the pointer and by underlining what can be clicked."""
        super().mouseMoveEvent(event)
        self._point_at([] if event.buttons() else self._under(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point_at([])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark chooses its statement; where several have it, a menu asks which."""
        super().mouseReleaseEvent(event)
        records = self._under(event.position())
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection() or not records:
            return
        if len(records) == 1:
            self.picked.emit(records[0])
        else:
            self._ask(records, event.globalPosition().toPoint())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell in a tip what a mark says."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            records = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip_text(self.told(records)) if records else "", self)
            return True
        return super().viewportEvent(event)

    def _under(self, position: QPointF) -> list[EvidenceRecord]:
        """Whose marks are under a place of the field."""
        found = self.document().documentLayout().hitTest(position, Qt.HitTestAccuracy.ExactHit)
        return self.records_at(self._point(found)) if found >= 0 else []

    def _point_at(self, records: list[EvidenceRecord]) -> None:
        if records == self._pointed:
            return
        self._pointed = records
        shape = Qt.CursorShape.PointingHandCursor if records else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        spans = [mark for record in records for mark in evidence_marks(record.evidence, self._style, 0)]
        self.setExtraSelections([self._lit(mark) for mark in spans])

    def _lit(self, mark: Mark) -> QTextEdit.ExtraSelection:
        lit = QTextEdit.ExtraSelection()
        position, end = self._places[mark.start], self._places[min(mark.end, len(self._places) - 1)]
        lit.cursor = QTextCursor(self.document())
        lit.cursor.setPosition(position)
        lit.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(mark.ground))
        look.setFontUnderline(True)
        lit.format = look
        return lit

    def _ask(self, records: Sequence[EvidenceRecord], place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for record in records:
            action = menu.addAction(menu_text(_said(record)))
            action.triggered.connect(lambda _on=False, record=record: self.picked.emit(record))
        menu.popup(place)


def _said(record: EvidenceRecord) -> str:
    words = flags(record.evidence)
    return f"{record.evidence.statement.text} ({', '.join(words)})" if words else record.evidence.statement.text


def _words(evidence: Evidence) -> list[Span]:
    spans = (evidence.subject.span, evidence.object.span, evidence.trigger, evidence.antecedent)
    return [span for span in spans if span is not None]


def _marks(
    document: Document, records: Sequence[EvidenceRecord], at_hand: EvidenceRecord | None, style: Style
) -> list[Mark]:
    """All marks, from the ground up: heading, sentences, mentions, the evidence at hand."""
    sentence = theme.blend(style.ground, style.muted, _SENTENCE)
    spans = sorted({(one.evidence.sentence.start, one.evidence.sentence.end) for one in records})
    marks = [Mark(0, len(document.title), bold=True)] if document.text.startswith(document.title) else []
    marks += [Mark(start, end, sentence) for start, end in spans]
    if at_hand is not None:
        span = at_hand.evidence.sentence
        marks.append(Mark(span.start, span.end, theme.blend(style.ground, style.muted, _AT_HAND)))
    for record in records:
        marks += [
            Mark(one.start, one.end, theme.blend(style.ground, one.ground, _OTHERS), one.colour)
            for one in evidence_marks(record.evidence, style, 0)
        ]
    return marks + (evidence_marks(at_hand.evidence, style, 0) if at_hand is not None else [])
