"""The Evidence panel: the sentences behind what is selected, their paper, their entities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QTabWidget, QVBoxLayout, QWidget

from explorer.diagram.style import LIGHT, Style
from explorer.model.evidence import MANUAL
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord
from explorer.ui.background import Background
from explorer.ui.citing import Citing
from explorer.ui.panels.card_rows import Asked
from explorer.ui.panels.edge_why import EdgeWhyView
from explorer.ui.panels.entity import EntityView
from explorer.ui.panels.evidence_card import EvidenceCard
from explorer.ui.panels.paper import PaperView
from explorer.ui.panels.pieces import on_base
from explorer.ui.panels.sentences import Sentences
from explorer.ui.panels.sides import SidesView
from explorer.ui.panels.subject import Subject, SubjectHead
from explorer.ui.panels.why import doubts
from explorer.ui.panels.words import words_at

if TYPE_CHECKING:
    from explorer.store.store import Store

_SIDES = "For / against"


class EvidencePanel(QWidget):
    """Header, then the tabs Sentences, For / against, Paper, Entity and Why this edge.

    Signals:
        filled: The sentences of what is selected are shown.
        show_wanted: Select an entity on the diagram: its key.
        expand_wanted: Add the neighbours of an entity: its key.
        remove_wanted: Remove a statement that was added by hand: its record.
        edge_wanted: Show a statement of the paper on the diagram, or add it: its record.
        words_menu: A right click on words of a sentence or a paper, before the menu opens: the `QMenu` and the `Words`.

    Attributes:
        citing: The citations, in the person's style.
        head: What is said above the tabs.
    """

    filled = Signal()
    words_menu = Signal(object, object)
    show_wanted = Signal(str)
    expand_wanted = Signal(str)
    remove_wanted = Signal(object)
    edge_wanted = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._style: Style = LIGHT
        self._subject = Subject()
        self._rule = Filter()
        # the statement whose edge was asked for from its paper: the paper stays when it comes
        self._awaited = 0
        self.citing = Citing(background, self)
        self.head = SubjectHead(background)
        self.sentences = Sentences(background, self.citing)
        self.sides = SidesView(background)
        self.paper = PaperView()
        self.paper.cite = self.citing.tell
        self.entity = EntityView()
        self.why = EdgeWhyView(background)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for view, words in (
            (self.sentences, "Sentences"),
            (self.sides, _SIDES),
            (self.paper, "Paper"),
            (self.entity, "Entity"),
            (self.why, "Why this edge"),
        ):
            self.tabs.addTab(view, words)
        self._connect()
        on_base(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)
        self.head.show_subject(None, self._subject)

    def _connect(self) -> None:
        self.sides.abstract_wanted.connect(self.show_abstract)
        self.sentences.filled.connect(self.filled)
        self.sentences.rows.came.connect(self._look_for_doubts)
        self.sentences.abstract_wanted.connect(self.show_abstract)
        self.sentences.words_menu.connect(self.words_menu)
        self.sentences.remove_wanted.connect(self.remove_wanted)
        self.paper.menu_opening.connect(self._offer_words)
        self.paper.edge_wanted.connect(self._want_edge)
        self.entity.show_wanted.connect(self.show_wanted)
        self.entity.expand_wanted.connect(self.expand_wanted)
        self.tabs.currentChanged.connect(lambda _: self._follow_tab())

    @property
    def cards(self) -> list[EvidenceCard]:
        """The cards that are seen or nearly so, from the top."""
        return self.sentences.cards

    @property
    def chosen(self) -> EvidenceCard | None:
        """The card at hand: the one last used, else the first one seen."""
        return self.sentences.chosen

    @property
    def removable(self) -> bool:
        """Whether the statement at hand was added by hand, so that it can be removed."""
        card = self.chosen
        return card is not None and card.record.evidence.origin == MANUAL

    @property
    def colours(self) -> Style:
        """The colours in which words are marked now."""
        return self._style

    def set_store(self, store: Store | None) -> None:
        """Take sentences from *store*."""
        self._store = store
        self.show_subject(Subject(), Filter())

    def set_style(self, style: Style) -> None:
        """Mark in the colours of *style*."""
        self._style = style
        self.sentences.restyle(style)
        self.sides.restyle(style)
        self.paper.restyle(style)
        self.entity.colour()

    def show_subject(self, subject: Subject, rule: Filter) -> None:
        """Show the evidence of *subject* that *rule* lets through."""
        self._subject, self._rule = subject, rule
        self.entity.show_entities(subject.entities, subject.degrees)
        self._leave_paper(subject)
        self.head.show_subject(self._store, subject)
        self._show_sides()
        told = len(subject.statements) > 1 or subject.rolled
        asked = Asked(self._store, subject.statements, rule, told)
        self.sentences.show_asked(asked)
        self.why.show_asked(asked)

    def explain(self) -> None:
        """Tell why the edge is there."""
        self.tabs.setCurrentWidget(self.why)

    def _leave_paper(self, subject: Subject) -> None:
        """Another thing is selected: the paper at hand is not of it, unless the person came from there."""
        came = self._awaited in {one.id for one in subject.statements}
        if self._awaited and (came or self.tabs.currentWidget() is self.paper):
            self._awaited = 0 if came else self._awaited
            return
        self._awaited = 0
        self.paper.empty()
        if subject.statements and self.tabs.currentWidget() is self.paper:
            self.tabs.setCurrentWidget(self.sentences)

    def _want_edge(self, record: EvidenceRecord) -> None:
        self._awaited = record.statement_id
        self.edge_wanted.emit(record)

    def forget_awaited(self) -> None:
        """The person turned to something else: what is selected next is read in its sentences."""
        self._awaited = 0

    def show_abstract(self, record: EvidenceRecord) -> None:
        """Show the sentence of *record* in its abstract."""
        self.tabs.setCurrentWidget(self.paper)
        if self._store is not None:
            self._background.run(
                _paper, self._store, record, then=lambda records: self._show_paper(record, records), channel="paper"
            )

    def _look_for_doubts(self, records: Sequence[EvidenceRecord]) -> None:
        """The Entity tab says what names of these records may mean too."""
        found: dict[str, str] = {}
        for record in records:
            for key, line in doubts(record).items():
                found.setdefault(key, line)
        self.entity.doubt(found)

    def _offer_words(self, menu: QMenu, record: EvidenceRecord, start: int, end: int) -> None:
        words = words_at(record, start, end)
        if words is not None:
            self.words_menu.emit(menu, words)

    def _show_sides(self) -> None:
        """Fill the sides as soon as they are looked at."""
        if self.tabs.currentWidget() is self.sides:
            subject = self._subject
            self.sides.show_edge(self._store, subject.statements if subject.belief is not None else (), self._rule)

    def _follow_tab(self) -> None:
        """The sides are those of the edge, the Paper tab shows the paper of the sentence at hand."""
        self._show_sides()
        card = self.chosen
        if self.tabs.currentWidget() is self.paper and self.paper.document is None and card is not None:
            self.show_abstract(card.record)

    def _show_paper(self, record: EvidenceRecord, records: list[EvidenceRecord]) -> None:
        self.paper.show_record(record, records, self._style)


def _paper(store: Store, record: EvidenceRecord, progress: Progress) -> list[EvidenceRecord]:
    """Return all evidence of the record's paper, in the order of the text."""
    progress.check()
    return store.document_evidence(record.document_id)
