"""The Evidence panel: the sentences behind what is selected, their paper, their entities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabWidget, QVBoxLayout, QWidget

from explorer.diagram.groups import PREFIX as GROUP
from explorer.diagram.style import LIGHT, Style
from explorer.graph.rollup import own_words
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord
from explorer.ui.background import Background
from explorer.ui.citing import Citing
from explorer.ui.panels.belief import BeliefBar
from explorer.ui.panels.card_rows import Asked
from explorer.ui.panels.edge_why import EdgeWhyView
from explorer.ui.panels.entity import ENTITIES_SHOWN, EntityView
from explorer.ui.panels.evidence_card import EvidenceCard
from explorer.ui.panels.paper import PaperView
from explorer.ui.panels.pieces import flat_button, label, on_base
from explorer.ui.panels.sentences import Sentences
from explorer.ui.panels.sides import SidesView
from explorer.ui.panels.why import doubts
from explorer.ui.panels.words import words_at

if TYPE_CHECKING:
    from explorer.store.store import Store

_SIDES = "For / against"
_HINT = "Click an edge of the diagram: the sentences it comes from are shown here."


@dataclass(frozen=True, slots=True)
class Subject:
    """What the panel is about.

    Attributes:
        title: In words: ``IL6 activates STAT3``.
        statements: Whose evidence it shows.
        entities: Its ends, or the one entity.
        degrees: How many edges of the diagram each entity has.
        contested: Whether the evidence says both up and down.
        note: A line below the title, or empty.
        rolled: Whether the statements are about members of what is shown, so that each sentence says whom it is about.
        belief: How sure one may be of the one edge it is about, 0..1; None where it is about something else.
    """

    title: str = ""
    statements: tuple[BackedStatement, ...] = ()
    entities: tuple[Entity, ...] = ()
    degrees: dict[str, int] = field(default_factory=dict)
    contested: bool = False
    note: str = ""
    rolled: bool = False
    belief: float | None = None


def about(edges: Sequence[Edge], nodes: Sequence[Entity], degree: Callable[[str], int]) -> Subject:
    """Return what the panel shows for selected edges and nodes: the edges, where there are any."""
    statements = tuple(one for edge in edges for one in edge.statements)
    ends = tuple({end.key: end for edge in edges for end in (edge.subject, edge.object)}.values()) or tuple(nodes)
    if len(edges) == 1 and any(end.key.startswith(GROUP) for end in ends):
        # its statements are about the members of a group, each about others
        title, note = f"{ends[0].name} to {ends[1].name}", ends[0].full_name or ends[1].full_name
    elif len(edges) == 1 and not own_words(edges[0]):
        title, note = _of_family(edges[0]), f"said of {', '.join(_members(edges[0]))}"
    elif len(edges) == 1:
        title, note = edges[0].main.statement.text, _others(len(statements) - 1)
    elif edges:
        title, note = f"{len(edges)} edges", ""
    else:
        title = nodes[0].name if len(nodes) == 1 else f"{len(nodes)} entities"
        note = nodes[0].full_name if len(nodes) == 1 else ""
    contested = len(edges) == 1 and edges[0].contested
    degrees = {end.key: degree(end.key) for end in ends[:ENTITIES_SHOWN]}
    belief = edges[0].belief if len(edges) == 1 else None
    return Subject(title, statements, ends, degrees, contested, note, not all(map(own_words, edges)), belief)


def _of_family(edge: Edge) -> str:
    """What an edge of a family says, in words: ``AKT activates MTOR``."""
    return replace(edge.main.statement, subject=edge.subject, object=edge.object).text


def _members(edge: Edge) -> list[str]:
    """The names of those that the statements of an edge are about and that are shown as something else, sorted."""
    ends = [end for one in edge.statements for end in (one.statement.subject, one.statement.object)]
    return sorted({end.name for end in ends if end.key not in (edge.subject.key, edge.object.key)})


def _others(number: int) -> str:
    return f"and {number} other statement{'' if number == 1 else 's'} about the two" if number else ""


class EvidencePanel(QWidget):
    """Header, then the tabs Sentences, For / against, Paper, Entity and Why.

    Signals:
        filled: The sentences of what is selected are shown.
        show_wanted: Select an entity on the diagram: its key.
        expand_wanted: Add the neighbours of an entity: its key.
        remove_wanted: Remove a statement that was added by hand: its record.
        edge_wanted: Show a statement of the paper on the diagram, or add it: its record.
        words_menu: A right click on words of a sentence or a paper, before the menu opens: the `QMenu` and the `Words`.

    Attributes:
        citing: The citations, in the person's style.
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
        self.title = label("", "heading", selectable=True)
        self.counts = label("", "faint")
        self.contested = label("contested", "warning", wraps=False)
        self.remark = label("", "noted", selectable=True)
        self.remark.hide()
        self.why_button = flat_button("Why is it here?", "Why this edge is here", self.explain)
        self.belief = BeliefBar(background)
        self.sides = SidesView(background)
        self.sides.abstract_wanted.connect(self.show_abstract)
        self.sentences = Sentences(background, self.citing)
        self.sentences.filled.connect(self.filled)
        self.sentences.rows.came.connect(self._look_for_doubts)
        self.sentences.abstract_wanted.connect(self.show_abstract)
        self.sentences.words_menu.connect(self.words_menu)
        self.sentences.remove_wanted.connect(self.remove_wanted)
        self.paper = PaperView()
        self.paper.menu_opening.connect(self._offer_words)
        self.paper.edge_wanted.connect(self._want_edge)
        self.paper.cite = self.citing.tell
        self.entity = EntityView()
        self.entity.show_wanted.connect(self.show_wanted)
        self.entity.expand_wanted.connect(self.expand_wanted)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.why = EdgeWhyView(background)
        views = (
            (self.sentences, "Sentences"),
            (self.sides, _SIDES),
            (self.paper, "Paper"),
            (self.entity, "Entity"),
            (self.why, "Why"),
        )
        for view, words in views:
            self.tabs.addTab(view, words)
        on_base(self)
        self.tabs.currentChanged.connect(lambda _: self._follow_tab())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.tabs, 1)
        self._show_head()

    @property
    def cards(self) -> list[EvidenceCard]:
        """The cards that are seen or nearly so, from the top."""
        return self.sentences.cards

    @property
    def chosen(self) -> EvidenceCard | None:
        """The card at hand: the one last used, else the first one seen."""
        return self.sentences.chosen

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
        self._show_head()
        self.belief.show_belief(self._store, subject.statements, subject.belief)
        self._show_sides()
        told = len(subject.statements) > 1 or subject.rolled
        asked = Asked(self._store, subject.statements, rule, told)
        self.sentences.show_asked(asked)
        self.why.show_asked(asked)

    def show_remark(self, text: str) -> None:
        """Show what a person wrote on what is selected, above everything else."""
        self.remark.setText(text)
        self.remark.setVisible(bool(text))

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

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(14, 10, 12, 8)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.contested, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(self.remark)
        below = QHBoxLayout()
        below.addWidget(self.counts, 1)
        below.addWidget(self.why_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(below)
        column.addWidget(self.belief)
        return head

    def _show_head(self) -> None:
        subject = self._subject
        self.title.setText(subject.title or "Nothing selected")
        self.counts.setText("\n".join(part for part in (subject.note, counted(subject.statements)) if part) or _HINT)
        self.contested.setVisible(subject.contested)
        self.why_button.setVisible(bool(subject.statements))

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


def counted(statements: Sequence[BackedStatement]) -> str:
    """Return the counts in words: ``3 statements, 4 papers, 6 sentences, 1 negated``."""
    if not statements:
        return ""
    papers = len({paper for one in statements for paper in one.papers + one.against})
    parts = [
        (sum(1 for one in statements if one.sentences or one.negated), "statement", "statements"),
        (papers, "paper", "papers"),
        (sum(one.sentences for one in statements), "sentence", "sentences"),
        (sum(one.negated for one in statements), "negated", "negated"),
    ]
    shown = [part for part in parts if part[0] and not (part[1] == "statement" and part[0] == 1)]
    return ", ".join(f"{number:,} {one if number == 1 else many}" for number, one, many in shown)


def _paper(store: Store, record: EvidenceRecord, progress: Progress) -> list[EvidenceRecord]:
    """Return all evidence of the record's paper, in the order of the text."""
    progress.check()
    return store.document_evidence(record.document_id)
