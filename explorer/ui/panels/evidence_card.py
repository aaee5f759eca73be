"""One evidence as a card: its whole sentence with subject, trigger and object marked, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from explorer.diagram.style import Style
from explorer.extraction.explain import Reason, explain
from explorer.formats.citation import citation
from explorer.model.document import Document, Span
from explorer.model.evidence import MANUAL, Evidence
from explorer.model.records import EvidenceRecord
from explorer.ui import links, theme
from explorer.ui.icons import icon
from explorer.ui.panels.marked_text import Mark, MarkedText
from explorer.ui.panels.pieces import Flow, flat_button, label, tell
from explorer.ui.panels.small_words import SmallWords
from explorer.ui.panels.standing import standing
from explorer.ui.panels.why import WhyView, cue_marks, doubts, holds_for
from explorer.ui.plain_text import SafeLabel

LINKS: tuple[tuple[str, Callable[[Document], str]], ...] = (("PubMed", links.pubmed), ("DOI", links.doi))
LINK_ICON = "external"
_FLAGS = ("negated", "speculated", "implied")


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
    named = [name for name in _FLAGS if getattr(evidence, name)]
    return [*named, "added by hand"] if evidence.origin == MANUAL else named


def one_line(text: str) -> str:
    """Return *text* without line breaks and as long as it was, so that offsets stay true."""
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a person opened on a card.

    Attributes:
        why: Whether the explanation is open.
        around: The sentences before and after, or None where they are not shown.
    """

    why: bool = False
    around: tuple[str, str] | None = None


class EvidenceCard(QFrame):
    """A card of the evidence list; it can show one record after the other.

    Args:
        record: What it shows.
        style: The diagram's style: the marks are in its colours.
        told: The statement in words, where the list is about more than one; else empty.
        reasons: Tells why it is there, when the person asks; without it, what the evidence itself tells.

    Signals:
        abstract_wanted: The person wants to see the sentence in its abstract: the record.
        around_wanted: The person wants to see the sentences before and after: the record.
        chosen: The card has the focus now: the record.
        remove_wanted: A statement that was added by hand is to be removed: the record.
        shows: Another record is shown: the record.

    Attributes:
        cite: Calls back with the citation of a record, in the person's style.
        style_shown: The style in whose colours it is.
    """

    abstract_wanted = Signal(object)
    around_wanted = Signal(object)
    chosen = Signal(object)
    remove_wanted = Signal(object)
    shows = Signal(object)

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
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.record = record
        self.opened = Opened()
        self.why: WhyView | None = None
        self.cite: Callable[[EvidenceRecord, Callable[[str], None]], None] = _cite
        self.style_shown = style
        self._reasons = reasons
        self.why_button = flat_button("Why?", "Why this evidence is here", self.toggle_why)
        self.why_button.setCheckable(True)
        self.around_button = flat_button("Around it", "The sentences before and after this one", self._around)
        self.around_button.setCheckable(True)
        self.copy_button = flat_button("Copy ▾", "Copy the sentence, its citation, or both", self._offer_copies)
        self.sentence = MarkedText()
        self.sentence.setAccessibleName("Sentence")
        self.citation = label("", "faint", selectable=True)
        self.before, self.after = (label("", "faint", selectable=True) for _ in range(2))
        # what it holds for, two names that nothing settles, and a person's note
        self._notes = [label("", "faint", selectable=True) for _ in range(4)]
        self._heads = SmallWords()
        self._links = [(_link_button(name, partial(self._address, address)), address) for name, address in LINKS]
        self._remove = flat_button(
            "Remove", "Remove this statement, which was added by hand", lambda: self.remove_wanted.emit(self.record)
        )
        self._column = self._compose()
        self.show_record(record, told, reasons)

    def _compose(self) -> QVBoxLayout:
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 11, 13, 8)
        column.setSpacing(7)
        for widget in (self._heads, self.before, self.sentence, self.after, *self._notes, self.citation):
            column.addWidget(widget)
        column.addWidget(self._buttons())
        return column

    def _buttons(self) -> QWidget:
        row = Flow(spacing=1)
        row.addWidget(self.why_button)
        row.addWidget(flat_button("Abstract", "Show the sentence in its abstract", self.show_abstract))
        row.addWidget(self.around_button)
        row.addWidget(self.copy_button)
        for button, _ in self._links:
            row.addWidget(button)
        row.addWidget(self._remove)
        return _line(row)

    def add_strip(self, strip: QWidget) -> None:
        """Put *strip* below the buttons; `shows` tells it what it is about."""
        self._column.addWidget(strip)

    def show_record(
        self,
        record: EvidenceRecord,
        told: str = "",
        reasons: Callable[[], Sequence[Reason]] | None = None,
        opened: Opened = Opened(),
    ) -> None:
        """Show *record*, with what the person had opened on it."""
        self.record, self._reasons = record, reasons
        if self.why is not None:
            self._column.removeWidget(self.why)
            self.why.hide()
            self.why.deleteLater()
            self.why = None
        self._show_heads(told)
        self.show_citation(citation(record.document))
        note = f"Note: {record.note}" if record.note else ""
        lines = filter(None, (holds_for(record.evidence.context), *doubts(record).values(), note))
        for one, text in zip_longest(self._notes, lines, fillvalue=""):
            assert isinstance(one, SafeLabel)
            tell(one, text)
        for button, address in self._links:
            button.setToolTip(_link_tip(address(record.document)))
            button.setVisible(bool(address(record.document)))
        self._remove.setVisible(record.evidence.origin == MANUAL)
        self.opened = Opened(around=opened.around)
        self._show_around()
        if opened.why:
            self.toggle_why()
        else:
            self.why_button.setChecked(False)
            self.restyle(self.style_shown)
        self.setAccessibleName(record.evidence.statement.text)
        self.setAccessibleDescription(one_line(record.sentence))
        self.shows.emit(record)

    def restyle(self, style: Style) -> None:
        """Mark the sentence in the colours of *style*."""
        if style is not self.style_shown:
            self.style_shown = style
            for button, _ in self._links:
                button.setIcon(icon(LINK_ICON, theme.current().accent))
        evidence = self.record.evidence
        marks = evidence_marks(evidence, style, evidence.sentence.start)
        if self.why is not None and not self.why.isHidden():
            self.why.restyle(style)
            marks += cue_marks(evidence, style, evidence.sentence.start)
        self.sentence.show_text(one_line(self.record.sentence), marks)

    def show_citation(self, line: str) -> None:
        """Show *line* as the citation."""
        if line != self.citation.original:
            self.citation.setText(line)

    def show_around(self, before: str, after: str) -> None:
        """Show the sentences before and after this one; empty where there is none."""
        self.opened = Opened(self.opened.why, (before, after))
        self._show_around()

    def toggle_why(self) -> None:
        """Show in place why this evidence is here, with the words that swayed it marked; or hide that again."""
        if self.why is None:
            reasons = self._reasons or partial(explain, self.record.evidence, self.record.document)
            self.why = WhyView(self.record.evidence, reasons(), self.style_shown)
            self._column.addWidget(self.why)
            self.why.show()
        else:
            self.why.setVisible(self.why.isHidden())
        self.opened = Opened(not self.why.isHidden(), self.opened.around)
        self.why_button.setChecked(self.opened.why)
        self.restyle(self.style_shown)

    def copy_menu(self) -> QMenu:
        """Return the menu of what can be copied."""
        made = QMenu(self)
        for text, act in (
            ("Copy sentence", self.copy_sentence),
            ("Copy with citation", self.copy_cited),
            ("Copy citation", self.copy_citation),
        ):
            made.addAction(text).triggered.connect(lambda _on=False, act=act: act())
        return made

    def _offer_copies(self) -> None:
        menu = self.copy_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.copy_button.mapToGlobal(QPoint(0, self.copy_button.height())))

    def copy_sentence(self) -> None:
        """Copy the sentence as the paper has it."""
        QGuiApplication.clipboard().setText(self.record.sentence)

    def copy_citation(self) -> None:
        """Copy the citation."""
        self.cite(self.record, QGuiApplication.clipboard().setText)

    def copy_cited(self) -> None:
        """Copy the sentence in quotation marks, and its citation in the next line."""
        sentence = self.record.sentence
        self.cite(self.record, lambda line: QGuiApplication.clipboard().setText(f"“{sentence}”\n{line}"))

    def show_abstract(self) -> None:
        """Ask for the abstract."""
        self.abstract_wanted.emit(self.record)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that this evidence is the one at hand."""
        super().focusInEvent(event)
        self.chosen.emit(self.record)

    def _address(self, address: Callable[[Document], str]) -> str:
        return address(self.record.document)

    def _show_heads(self, told: str) -> None:
        """Show the statement and what has to be known before the sentence is believed, as small words."""
        words = [(told, "section", "")] if told else []
        words += [(flag, "warning" if flag == "negated" else "flag", "") for flag in flags(self.record.evidence)]
        words += [(one.text, one.look, one.tip) for one in standing(self.record.document)]
        words += [(f"damaged: {self.record.damaged}", "warning", "")] if self.record.damaged else []
        self._heads.show_words(words)

    def _around(self) -> None:
        if self.opened.around is None:
            self.around_wanted.emit(self.record)
        else:
            self.opened = Opened(self.opened.why)
        self._show_around()

    def _show_around(self) -> None:
        before, after = self.opened.around or ("", "")
        tell(self.before, one_line(before))
        tell(self.after, one_line(after))
        self.around_button.setChecked(self.opened.around is not None)


def link_buttons(document: Document) -> list[QPushButton]:
    """Return a button for each checked address of *document*; a browser opens only when one is pressed."""
    return [_link_button(name, partial(address, document)) for name, address in LINKS if address(document)]


def _link_button(name: str, address: Callable[[], str]) -> QPushButton:
    """Return a button that opens what *address* returns when it is pressed."""
    return flat_button(name, _link_tip(address()), lambda: links.open_link(address()), LINK_ICON)


def _link_tip(address: str) -> str:
    return f"Open {address} in the browser" if address else ""


def _line(row: Flow) -> QWidget:
    made = QWidget()
    made.setLayout(row)
    return made


def _cite(record: EvidenceRecord, then: Callable[[str], None]) -> None:
    then(citation(record.document))
