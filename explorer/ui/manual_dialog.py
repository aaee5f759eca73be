"""The dialog in which a person says what a sentence says: words are selected, and become a statement."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.diagram.style import Style
from explorer.formats.citation import citation
from explorer.model.document import Document, Span
from explorer.model.entity import Entity
from explorer.model.evidence import MANUAL, Evidence, Mention
from explorer.model.manual import RULE, ManualStatement, signs_of
from explorer.model.relation import Relation, Sign
from explorer.ui.manual_end import ManualEnd
from explorer.ui.panels.evidence_card import one_line
from explorer.ui.panels.marked_text import Mark, MarkedText
from explorer.ui.panels.pieces import label, take_size

_SIGN_WORDS = {Sign.POSITIVE: "increases (+)", Sign.NEGATIVE: "decreases (−)", Sign.NONE: "direction not stated"}
_TOGETHER = {Sign.POSITIVE: "in the same way (+)", Sign.NEGATIVE: "in opposite ways (−)", Sign.NONE: "not stated how"}
_FLAGS = (
    ("negated", "The sentence says that it is &not so"),
    ("speculated", "The sentence says that it &may be so"),
    ("implied", "&Implied, not said by a verb between the two"),
)
_ENDS = ("subject", "object")
_NO_TRIGGER = "none: the sentence says it without a word of its own"


class ManualDialog(QDialog):
    """Asks for a statement that a sentence says.

    Args:
        document_id: Number of the document.
        document: The document.
        sentence: Where the sentence stands in it.
        style: The ends are marked in its colours.

    Signals:
        added: The `ManualStatement` that the person wants to be added.
        meanings_wanted: Words were chosen for an end: ``subject`` or ``object``, and where they stand.
    """

    added = Signal(object)
    meanings_wanted = Signal(str, object)

    def __init__(
        self, document_id: int, document: Document, sentence: Span, style: Style, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add a statement")
        take_size(self, 600, 560)
        self._document_id, self._document, self._sentence, self._style = document_id, document, sentence, style
        self._trigger: Span | None = None
        self.sentence = MarkedText()
        self.sentence.setAccessibleName("Sentence")
        self.takes = {
            name: QPushButton(text)
            for name, text in (("subject", "&Subject"), ("object", "&Object"), ("trigger", "&Trigger"))
        }
        self.ends = {name: ManualEnd(name.capitalize()) for name in _ENDS}
        self.trigger = label(_NO_TRIGGER, "faint")
        self.relation, self.sign = QComboBox(), QComboBox()
        self.flags = {name: QCheckBox(text) for name, text in _FLAGS}
        self.note = QLineEdit()
        self.problem = label("", "faint")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add = self.buttons.addButton("&Add statement", QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill()
        self._compose()
        self._mark()
        self._check()

    @property
    def statement(self) -> ManualStatement | None:
        """What is said now; None where something is missing."""
        mentions = [self._mention(name) for name in _ENDS]
        if mentions[0] is None or mentions[1] is None or self._what_lacks():
            return None
        evidence = Evidence(
            self._sentence,
            mentions[0],
            Relation(self.relation.currentData()),
            Sign(self.sign.currentData()),
            mentions[1],
            self._trigger,
            negated=self.flags["negated"].isChecked(),
            speculated=self.flags["speculated"].isChecked(),
            implied=self.flags["implied"].isChecked(),
            rule=RULE,
            origin=MANUAL,
        )
        return ManualStatement(self._document_id, evidence, self.note.text().strip())

    def take(self, name: str) -> None:
        """Take the selected words for ``subject``, ``object`` or ``trigger``."""
        start, end = self.sentence.selected()
        span = _stripped(self._document.text, self._sentence.start + start, self._sentence.start + end)
        if span is None:
            self.problem.setText(
                "Select the words in the sentence first: with the mouse, or with Shift and the arrows."
            )
            self.sentence.setFocus()
        else:
            self.choose(name, span)

    def choose(self, name: str, span: Span) -> None:
        """Choose the words at *span* of the document for ``subject``, ``object`` or ``trigger``."""
        if name == "trigger":
            self._trigger = span
            self.trigger.setText(f"“{' '.join(span.of(self._document.text).split())}”")
        else:
            self.ends[name].show_words(span, span.of(self._document.text))
            self.meanings_wanted.emit(name, span)
        self._mark()
        self._check()

    def offer(self, name: str, span: Span, entities: Iterable[Entity]) -> None:
        """Offer what the words at *span* may mean, if they are still those of the end *name*."""
        if self.ends[name].span == span:
            self.ends[name].offer(entities)

    def refuse(self, why: str) -> None:
        """Say why the statement was not added; everything stays as it is."""
        self.problem.setText(why)
        self.add.setEnabled(True)

    def accept(self) -> None:
        """Ask for the statement to be added; the dialog is closed when that is done."""
        statement = self.statement
        if statement is not None:
            self.add.setEnabled(False)
            self.added.emit(statement)

    def _fill(self) -> None:
        for name, button in self.takes.items():
            button.setAutoDefault(False)
            button.setToolTip(f"Take the selected words as the {name}")
            button.clicked.connect(partial(self._take_clicked, name))
        for end in self.ends.values():
            end.changed.connect(self._check)
        for relation in Relation:
            self.relation.addItem(relation.label, relation)
        self.relation.setAccessibleName("Relation")
        self.relation.currentIndexChanged.connect(lambda _: self._fit_sign())
        self.sign.setAccessibleName("Effect")
        self.sign.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._fit_sign()
        self.note.setPlaceholderText("Why you think so; it stays beside the sentence")
        self.note.setAccessibleName("Note")
        self.note.setMaxLength(1000)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _take_clicked(self, name: str, _checked: bool = False) -> None:
        self.take(name)

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(9)
        column.addWidget(label("Select words of the sentence, then press what they are."))
        column.addWidget(self.sentence)
        column.addWidget(label(citation(self._document), "faint"))
        row = QHBoxLayout()
        for button in self.takes.values():
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("Subject", self.ends["subject"])
        said = QHBoxLayout()
        said.addWidget(self.relation, 1)
        said.addWidget(self.sign)
        form.addRow("Relation", said)
        form.addRow("Object", self.ends["object"])
        form.addRow("Trigger", self.trigger)
        for box in self.flags.values():
            form.addRow("", box)
        form.addRow("N&ote", self.note)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)

    def _fit_sign(self) -> None:
        """Offer the signs that the chosen relation can have."""
        signs = signs_of(Relation(self.relation.currentData()))
        words = _TOGETHER if len(signs) > 1 else _SIGN_WORDS
        self.sign.clear()
        for sign in signs:
            self.sign.addItem(words[sign], sign)
        self.sign.setEnabled(len(signs) > 1)

    def _mention(self, name: str) -> Mention | None:
        end = self.ends[name]
        return Mention(end.span, end.entity) if end.span is not None and end.entity is not None else None

    def _check(self) -> None:
        lacks = self._what_lacks()
        self.problem.setText(lacks)
        self.add.setEnabled(not lacks)

    def _what_lacks(self) -> str:
        """Return in one sentence what is missing, or empty."""
        subject, object_ = (self._mention(name) for name in _ENDS)
        if subject is None or object_ is None:
            return f"Select the words of the {'subject' if subject is None else 'object'}, and say what they mean."
        if subject.entity.key == object_.entity.key:
            return "Subject and object are the same; choose other words or another meaning."
        if subject.span.start < object_.span.end and object_.span.start < subject.span.end:
            return "Subject and object share words; select other words."
        return ""

    def _mark(self) -> None:
        """Mark what was chosen, and keep what is selected."""
        start, style = self._sentence.start, self._style
        chosen = (
            (self.ends["subject"].span, style.subject),
            (self.ends["object"].span, style.object),
            (self._trigger, style.trigger),
        )
        marks = [
            Mark(span.start - start, span.end - start, ground, style.ink, bold=True)
            for span, ground in chosen
            if span is not None
        ]
        self.sentence.show_text(one_line(self._sentence.of(self._document.text)), marks)


def _stripped(text: str, start: int, end: int) -> Span | None:
    """Return the stretch of *text* without blanks at its ends; None where no letter or digit is in it."""
    words = text[start:end]
    if not any(map(str.isalnum, words)):
        return None
    first = start + len(words) - len(words.lstrip())
    return Span(first, first + len(words.strip()))
