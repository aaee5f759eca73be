"""What a search found, as lines of a list under headings, and the list that the keyboard walks along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from explorer.formats.citation import citation
from explorer.jobs.search import FIRST, NEW, PAPERS, SENTENCES, STATEMENTS, Found
from explorer.model.entity import Kind
from explorer.model.hits import StatementHit
from explorer.model.page import Page
from explorer.model.records import DocumentRecord, EntityHit, SentenceHit
from explorer.model.wording import many
from explorer.ui import theme
from explorer.ui.panels.evidence_card import one_line
from explorer.ui.plain_text import tip_text, visible

_ROLE = Qt.ItemDataRole
_NO_FAMILIES: Mapping[str, str] = MappingProxyType({})
#: "Show more" shows so many times as many.
_MORE = 4
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class More:
    """The line that shows more of a group.

    Attributes:
        group: Its name: a kind of entity, or one of `jobs.search`.
        limit: How many are shown then.
    """

    group: str
    limit: int


Item = EntityHit | StatementHit | SentenceHit | DocumentRecord | More


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the results.

    Attributes:
        text: What is shown.
        item: What was found; None for the heading of a group.
        tip: More of it.
    """

    text: str
    item: Item | None = None
    tip: str = ""


def grouped(found: Found, families: Mapping[str, str] = _NO_FAMILIES) -> list[Result]:
    """Return the lines of the results: entities by kind, statements, sentences, papers, each under a heading.

    A paper that was asked for by its number comes before what it says.

    *families* tells by the key of a member that the diagram shows as its family what that is called.
    """
    lines: list[Result] = []
    lines += _group("New since you looked", NEW, found.new, map(_said, found.new.items))
    if found.near:
        lines += [Result("Did you mean"), *(_entity(hit, families) for hit in found.near)]
    for kind, hits in found.entities.items():
        lines += _group(plural(kind), kind, hits, (_entity(hit, families) for hit in hits.items))
    papers = _group("Papers", PAPERS, found.papers, map(_paper, found.papers.items))
    lines += papers if found.cited else []
    lines += _group("Statements", STATEMENTS, found.statements, map(_said, found.statements.items))
    lines += _group("Sentences", SENTENCES, found.sentences, map(_sentence, found.sentences.items))
    return lines if found.cited else [*lines, *papers]


def _group(title: str, name: str, page: Page[Any], lines: Iterable[Result]) -> list[Result]:
    if not page.items:
        return []
    shown = len(page.items)
    more = page.at_least or page.total > shown
    count = f"{shown:,} of {page.count}" if more else page.count
    found = [Result(f"{title} ({count})"), *lines]
    if more:
        limit = max(shown, FIRST.get(name, 0)) * _MORE
        further = min(limit - shown, page.total - shown) if not page.at_least else limit - shown
        found.append(Result(f"Show {further:,} more", More(name, limit), f"{title}: {count}"))
    return found


def _entity(hit: EntityHit, families: Mapping[str, str]) -> Result:
    family = families.get(hit.entity.key)
    called = called_by(hit)
    text = f"{called}{f', shown as {family}' if family else ''}   {many(hit.statements, 'statement')}"
    parts = (hit.entity.full_name, hit.entity.id or "", ", ".join(hit.entity.synonyms[:12]))
    return Result(text, hit, "\n".join(part for part in parts if part))


def called_by(hit: EntityHit) -> str:
    """Return the entity's name, and the synonym that was found where it is another one."""
    return hit.entity.name if hit.name == hit.entity.name else f"{hit.entity.name} ({hit.name})"


def _said(hit: StatementHit) -> Result:
    counts = f"{many(hit.papers, 'paper')}, {many(hit.sentences, 'sentence')}"
    # in a narrow panel the end is cut: what is the same is said once
    short = counts if hit.sentences != hit.papers else many(hit.papers, "paper")
    if hit.only_denied:
        short = f"denied, {short}" if hit.papers else "only denied"
        counts = f"{counts}; none says that it is so"
    return Result(f"{hit.statement.text}   {short}", hit, f"{hit.statement.text}\n{counts} that fit")


def _sentence(hit: SentenceHit) -> Result:
    sentence = one_line(hit.sentence.of(hit.document.text))
    return Result(sentence, hit, f"{sentence}\n{citation(hit.document)}")


def _paper(one: DocumentRecord) -> Result:
    return Result(citation(one.document), one, f"{citation(one.document)}\n{one.document.title}")


def plural(kind: Kind) -> str:
    """Return what entities of *kind* are called together."""
    names = {
        Kind.GENE: "Genes and proteins",
        Kind.FAMILY: "Families",
        Kind.COMPLEX: "Complexes",
        Kind.MIRNA: "MicroRNAs",
        Kind.PROCESS: "Processes",
        Kind.CELL: "Cells",
        Kind.CELL_LINE: "Cell lines",
        Kind.OTHER: "Others",
    }
    return names.get(kind, f"{kind.value.capitalize()}s")


class Results(QAbstractListModel):
    """The lines of the results as a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Result] = []

    def show(self, lines: Sequence[Result]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return what the view asks of a line."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _ROLE.DisplayRole:
            return visible(line.text)
        if role == _ROLE.ToolTipRole:
            return tip_text(line.tip)
        if role == _ROLE.FontRole and line.item is None:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == _ROLE.ForegroundRole and isinstance(line.item, More):
            return QColor(theme.current().accent)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that headings cannot be chosen."""
        chosen = index.isValid() and self.lines[index.row()].item is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if chosen else Qt.ItemFlag.NoItemFlags


class ResultsView(QListView):
    """The list: arrows walk over its lines, Enter chooses one, Esc and Up from the first lead back.

    Signals:
        chosen: Row of a line that was clicked, or on which Enter was pressed.
        left: The person goes back to the search line.
    """

    chosen = Signal(int)
    left = Signal()

    def __init__(self, model: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = model
        self.setModel(model)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName("Results")
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    def enter(self) -> None:
        """Take the keyboard, at the line that was current or the first that can be chosen."""
        rows = self._choosable()
        if rows:
            self.setFocus()
            if self.currentIndex().row() not in rows:
                self.setCurrentIndex(self._results.index(rows[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter, leave by Esc and by Up from the first line."""
        rows, row = self._choosable(), self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row in rows:
                self.chosen.emit(row)
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and rows[:1] == [row]):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def colour(self) -> None:
        """Take the colours of the window."""
        self.setStyleSheet(f"QListView::item:disabled {{ color: {theme.current().faint}; }}")

    def _choosable(self) -> list[int]:
        return [row for row, line in enumerate(self._results.lines) if line.item is not None]
