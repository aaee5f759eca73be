"""For and against: what the papers of an edge say upwards and downwards, or deny, side by side, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from explorer.diagram.style import LIGHT, Style
from explorer.formats.citation import citation
from explorer.graph.contradictions import Difference, Sides, differences, sides
from explorer.model.edge import BackedStatement
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord
from explorer.model.relation import Sign
from explorer.model.wording import many
from explorer.ui.background import Background
from explorer.ui.panels.evidence_card import evidence_marks, flags, one_line
from explorer.ui.panels.marked_text import MarkedText
from explorer.ui.panels.pieces import Column, Flow, flat_button, label
from explorer.ui.panels.standing import standing

if TYPE_CHECKING:
    from explorer.store.store import Store

MOST = 200
"""So many sentences of a sign are looked at, the newest."""
SHOWN = 24
"""So many cards stand on a side; the list of sentences has all."""
_ASPECTS = {"cell_line": "Cell line", "setting": "Setting", "treatment": "Dose or treatment"}
_EMPTY = "Select one edge: what speaks for it and against it is shown here."


@dataclass(frozen=True, slots=True)
class Pile:
    """Sentences that say the same.

    Attributes:
        title: What they say: ``up``, ``down``, ``no effect``, ``an effect``.
        records: The newest first.
    """

    title: str
    records: tuple[EvidenceRecord, ...]


def piles(found: Sides) -> tuple[tuple[Pile, ...], tuple[Pile, ...]]:
    """Return what stands on the left, and what is against it on the right; an empty pile is left out.

    On the left stands what says up, else what says down, with what says an effect without its direction; on the right
    what says the other direction, and what says that there is no effect.
    """
    up, down = Pile("Up", found.up), Pile("Down", found.down)
    first, second = (up, down) if found.up else (down, Pile("", ()))
    left = first, Pile("An effect, not which", found.neither)
    right = second, Pile("No effect", found.denied)
    return tuple(one for one in left if one.records), tuple(one for one in right if one.records)


class SideCard(QFrame):
    """A sentence on one side: marked, with what it holds for and where it is from.

    Args:
        record: What it shows.
        style: The marks are in its colours.

    Signals:
        abstract_wanted: The person wants to see it in its abstract: the record.
    """

    abstract_wanted = Signal(object)

    def __init__(self, record: EvidenceRecord, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.record = record
        self.sentence = MarkedText()
        self.sentence.setAccessibleName("Sentence")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(5)
        words = [(word, "warning" if word == "negated" else "flag") for word in flags(record.evidence)]
        words += [(one.text, one.look) for one in standing(record.document)]
        words += [(tag.title.lower(), "flag") for _, tag in record.held.by_curator]
        if words:
            line = QWidget()
            row = Flow()
            line.setLayout(row)
            for word, look in words:
                row.addWidget(label(word, look, wraps=False))
            column.addWidget(line)
        column.addWidget(self.sentence)
        context = "; ".join(dict.fromkeys(one.name for one in record.evidence.context))
        if context:
            column.addWidget(label(context, "section", selectable=True))
        column.addWidget(label(citation(record.document), "faint", selectable=True))
        button = flat_button(
            "Abstract", "Show the sentence in its abstract", partial(self.abstract_wanted.emit, record)
        )
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.restyle(style)

    def restyle(self, style: Style) -> None:
        """Mark the sentence in the colours of *style*."""
        evidence = self.record.evidence
        marks = evidence_marks(evidence, style, evidence.sentence.start)
        self.sentence.show_text(one_line(self.record.sentence), marks)


class SidesView(QWidget):
    """The context that differs, then both sides in columns.

    Args:
        background: Runs what asks the store.

    Signals:
        abstract_wanted: Show a sentence in its abstract: the `EvidenceRecord`.
        missed_wanted: Look for sentences that name both ends, and in which nothing was found.
        filled: The sides are shown.
    """

    abstract_wanted = Signal(object)
    missed_wanted = Signal()
    filled = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._style: Style = LIGHT
        self._asked: tuple[object, ...] = ()
        self.all = Column()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.all)
        self._say(_EMPTY)

    @property
    def cards(self) -> list[SideCard]:
        """The cards of both sides, the left ones first."""
        return self.findChildren(SideCard)

    def restyle(self, style: Style) -> None:
        """Mark in the colours of *style*."""
        self._style = style
        for card in self.cards:
            card.restyle(style)

    def show_edge(self, store: Store | None, statements: Sequence[BackedStatement], rule: Filter) -> None:
        """Show both sides of the edge with *statements*, as far as *rule* lets evidence count; none is no edge."""
        asked = self._asked = (store, tuple(statements), rule)
        if store is None or not statements:
            self._say(_EMPTY)
            return
        self._background.run(
            _sides,
            store,
            list(statements),
            rule,
            then=lambda found: self._fill(found) if asked is self._asked else None,
            channel="sides",
        )

    def _say(self, words: str) -> None:
        self.all.clear()
        self.all.add(label(words, "faint"))

    def _fill(self, found: Sides) -> None:
        self.all.clear()
        left, right = piles(found)
        if right:
            self._add_differences(left, right)
        else:
            self.all.add(label(_agreed(left), "faint"))
        columns = QWidget()
        row = QHBoxLayout(columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for side in (left, right):
            if side:
                row.addLayout(self._column(side), 1)
        self.all.add(columns)
        if found.aside:
            self.all.add(label(f"{many(len(found.aside), 'sentence')} set aside as wrong.", "faint"))
        button = flat_button(
            "What was missed…", "Sentences that name both, and in which nothing was found", self.missed_wanted.emit
        )
        self.all.add(button)
        self.filled.emit()

    def _add_differences(self, left: Sequence[Pile], right: Sequence[Pile]) -> None:
        ours, theirs = ([one for pile in side for one in pile.records] for side in (left, right))
        found = differences(ours, theirs)
        if not found:
            self.all.add(label("Nothing that both sides tell of cells, species, disease or dose differs.", "faint"))
            return
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        grid.addWidget(label("Differs in", "section", wraps=False), 0, 0)
        for column, side in ((1, left), (2, right)):
            grid.addWidget(label(", ".join(pile.title.lower() for pile in side), "section"), 0, column)
        for row, one in enumerate(found, 1):
            for column, text in enumerate(_cells(one)):
                look = "faint" if column == 0 else ""
                grid.addWidget(label(text, look, selectable=True), row, column, Qt.AlignmentFlag.AlignTop)
        self.all.add(box)

    def _column(self, side: Sequence[Pile]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for pile in side:
            column.addWidget(label(_heading(pile), "section"))
            for record in pile.records[:SHOWN]:
                card = SideCard(record, self._style)
                card.abstract_wanted.connect(self.abstract_wanted)
                column.addWidget(card)
            if len(pile.records) > SHOWN:
                column.addWidget(label(f"{len(pile.records) - SHOWN:,} older ones are in the list.", "faint"))
        column.addStretch(1)
        return column


def _heading(pile: Pile) -> str:
    papers = len({one.document_id for one in pile.records})
    return f"{pile.title} · {many(papers, 'paper')}, {many(len(pile.records), 'sentence')}"


def _agreed(side: Sequence[Pile]) -> str:
    said = " and ".join(pile.title.lower() for pile in side)
    return f"No paper contradicts: all say {said}." if said else "No sentence counts under the filter."


def _cells(one: Difference) -> tuple[str, str, str]:
    name = _ASPECTS.get(one.aspect, one.aspect.capitalize())
    ours, theirs = (", ".join(f"{value} ({papers})" for value, papers in side) for side in (one.ours, one.theirs))
    return name, ours, theirs


def _sides(store: Store, statements: Sequence[BackedStatement], rule: Filter, progress: Progress) -> Sides:
    """Return the newest evidence of each sign, so that a side with few is not crowded out by one with many."""
    found: list[EvidenceRecord] = []
    for sign in Sign:
        progress.check()
        ids = [one.id for one in statements if one.statement.sign is sign]
        if ids:
            found += store.evidence_page(ids, order="year", filter=rule, limit=MOST).items
    return sides(found)
