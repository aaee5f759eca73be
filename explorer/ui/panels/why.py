"""Why an evidence is there, in place below its sentence: a legend of the marks, and each reason in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from explorer.diagram.style import Style
from explorer.extraction.explain import Reason, alternatives, explain
from explorer.graph.build import edges
from explorer.graph.hiding import hidden_by
from explorer.model.edge import BackedStatement
from explorer.model.evidence import EFFECTS, IMPLIES, NEGATES, SAYS, SPECULATES, TURNS, Context, Cue, Evidence
from explorer.model.filter import Filter, judged_as
from explorer.model.records import EvidenceRecord
from explorer.ui.panels.marked_text import Mark, MarkedText
from explorer.ui.panels.pieces import label, ruler

# Grounds of the words of each effect on a light and on a dark diagram; they are underlined too, and the legend names
# them, so that nobody has to tell them by colour.
_GROUNDS = {
    TURNS: ("#C4EBDD", "#1D5646"),
    NEGATES: ("#F8C9B8", "#7A3320"),
    SPECULATES: ("#E3DAF3", "#4A3D6B"),
    IMPLIES: ("#DFE3E8", "#434B55"),
}


def reasons_of(record: EvidenceRecord, statements: Sequence[BackedStatement], rule: Filter) -> tuple[Reason, ...]:
    """Return why *record* is there, and which filters hide it or would.

    Args:
        record: The evidence.
        statements: What is shown with it, its own statement among them.
        rule: The filter in force.
    """
    reasons = (*explain(record.as_read, record.document), *_said_since(record))
    edge = next((one for one in edges(statements) if record.statement_id in {each.id for each in one.statements}), None)
    if edge is None:
        return reasons
    hiders = hidden_by(record.evidence, record.document, edge, rule, judged_as(record.held))
    now, then = ("; ".join(one.text for one in hiders if one.now is state) for state in (True, False))
    told = [f"{words} {texts}." for words, texts in (("Hidden now by", now), ("It would be hidden by", then)) if texts]
    return (*reasons, Reason("Filters", " ".join(told)))


def _said_since(record: EvidenceRecord) -> list[Reason]:
    """What a person made of the names since: by merging entities, or splitting them."""
    now, then = record.evidence, record.as_read
    ends = ((now.subject, then.subject), (now.object, then.object))
    told = [
        f"“{one.span.of(record.document.text)}” was read as {was.entity.name}; a person said that it is "
        f"{one.entity.name}."
        for one, was in ends
        if one.entity != was.entity
    ]
    return [Reason("Said since", " ".join(told))] if told else []


def holds_for(contexts: Sequence[Context]) -> str:
    """Tell what a finding holds for, where its sentence or title says so: ``Holds for: A549 (cell line)``."""
    told = [f"{one.name} ({one.aspect.replace('_', ' ')})" for one in contexts]
    return f"Holds for: {', '.join(dict.fromkeys(told))}" if told else ""


def doubts(record: EvidenceRecord) -> dict[str, str]:
    """Return by the key of an entity what its name in *record* may mean too, where nothing in the text settles it."""
    one, text = record.evidence, record.document.text
    return {
        mention.entity.key: f"“{mention.span.of(text)}” is read as {mention.entity.name}; {alternatives(grounded)}."
        for mention, grounded in ((one.subject, one.why.subject), (one.object, one.why.object))
        if grounded.ambiguous
    }


def cue_marks(evidence: Evidence, style: Style, start: int) -> list[Mark]:
    """Return the marks of the words that swayed *evidence* in a text that begins at *start* of the document."""
    return [
        Mark(cue.span.start - start, cue.span.end - start, _ground(cue, style), style.ink, bold=True, underline=True)
        for cue in evidence.why.cues
        if cue.effect in EFFECTS and cue.span.start >= start
    ]


def _ground(cue: Cue, style: Style) -> str:
    if cue.effect == SAYS:
        return style.trigger
    return _GROUNDS[cue.effect][QColor(style.ground).lightness() < 128]


class WhyView(QFrame):
    """The explanation of one evidence.

    Args:
        evidence: What is explained.
        reasons: What is said of it.
        style: The diagram's style: the legend is in its colours.
    """

    def __init__(
        self, evidence: Evidence, reasons: Sequence[Reason], style: Style, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.reasons = tuple(reasons)
        self._evidence = evidence
        self.legend = MarkedText()
        self.legend.setAccessibleName("Marks in the sentence")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(7)
        column.addWidget(ruler())
        column.addWidget(self.legend)
        column.addLayout(self._rows())
        self.restyle(style)

    def restyle(self, style: Style) -> None:
        """Show the legend in the colours of *style*."""
        words = [("subject", style.subject, False), ("object", style.object, False)]
        words += [("trigger", style.trigger, False)] if self._evidence.trigger is not None else []
        told = {cue.effect: _ground(cue, style) for cue in self._evidence.why.cues if cue.effect in EFFECTS}
        words += [(effect, ground, True) for effect, ground in told.items()]
        text, marks = "In the sentence:", []
        for word, ground, underlined in words:
            marks.append(Mark(len(text) + 1, len(text) + 1 + len(word), ground, style.ink, underline=underlined))
            text += f" {word}"
        self.legend.show_text(text, marks)

    def _rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, reason in enumerate(self.reasons):
            grid.addWidget(label(reason.heading, "faint", wraps=False), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(reason.text, selectable=True), row, 1, Qt.AlignmentFlag.AlignTop)
        return grid
