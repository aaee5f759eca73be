"""Search: a line that completes names by any synonym, and the results grouped by what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from explorer.formats.citation import citation
from explorer.model.entity import Kind
from explorer.model.progress import Progress
from explorer.model.records import DocumentRecord, EntityHit, EvidenceRecord, SentenceHit
from explorer.ui import theme
from explorer.ui.background import Background
from explorer.ui.panels.evidence_card import one_line
from explorer.ui.panels.pieces import label, on_base
from explorer.ui.plain_text import tip_text, visible

if TYPE_CHECKING:
    from explorer.store.store import Store

WAIT_MS = 120
ENTITIES, SENTENCES, PAPERS = 40, 30, 20
_ROLE = Qt.ItemDataRole
_NO_FAMILIES: Mapping[str, str] = MappingProxyType({})
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the results.

    Attributes:
        text: What is shown.
        item: What was found; None for the heading of a group.
        tip: More of it.
    """

    text: str
    item: EntityHit | SentenceHit | DocumentRecord | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    entities: tuple[EntityHit, ...] = ()
    sentences: tuple[SentenceHit, ...] = ()
    papers: tuple[DocumentRecord, ...] = ()


def grouped(found: Found, families: Mapping[str, str] = _NO_FAMILIES) -> list[Result]:
    """Return the lines of the results: entities by kind, then sentences, then papers, each under a heading.

    *families* tells by the key of a member that the diagram shows as its family what that is called.
    """
    lines: list[Result] = []
    for kind in Kind:
        hits = [hit for hit in found.entities if hit.entity.kind is kind]
        if hits:
            lines.append(Result(f"{_plural(kind)} ({len(hits)})"))
            lines += [Result(_named(hit, families), hit, _tip(hit)) for hit in hits]
    if found.sentences:
        lines.append(Result(f"Sentences ({len(found.sentences)})"))
        for hit in found.sentences:
            sentence = one_line(hit.sentence.of(hit.document.text))
            lines.append(Result(sentence, hit, f"{sentence}\n{citation(hit.document)}"))
    if found.papers:
        lines.append(Result(f"Papers ({len(found.papers)})"))
        lines += [Result(citation(one.document), one, citation(one.document)) for one in found.papers]
    return lines


# Wide enough for a symbol, the synonym that was typed, and the full name.
COMPLETIONS_WIDTH = 560


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
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that headings cannot be chosen."""
        chosen = index.isValid() and self.lines[index.row()].item is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if chosen else Qt.ItemFlag.NoItemFlags


class FindPanel(QWidget):
    """The search line (it stands in the toolbar) and the list of results.

    Signals:
        entity_chosen: Key of an entity.
        evidence_chosen: An `EvidenceRecord` of a sentence or paper.
        searched: Results are shown.
    """

    entity_chosen = Signal(str)
    evidence_chosen = Signal(object)
    searched = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._hits: dict[str, EntityHit] = {}
        self._found = Found()
        self._families: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._complete)
        self.line = QLineEdit()
        self.line.setPlaceholderText("Search: IL6, hif-1a, EMT …")
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName("Search")
        self.line.setMinimumWidth(240)
        self.line.setMaximumWidth(460)
        self.line.textEdited.connect(lambda _: self._timer.start())
        self.line.returnPressed.connect(self.search)
        self._names = QStringListModel(self)
        self.completer = self._completer()
        self.note = label("Type a name, a synonym or words of a sentence, then press Enter.", "faint")
        self.note.setContentsMargins(12, 8, 12, 8)
        self.results = Results(self)
        self.view = QListView()
        self.view.setModel(self.results)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setWordWrap(True)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setAccessibleName("Results")
        self.view.activated.connect(self._activate)
        self.view.clicked.connect(self._activate)
        on_base(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.view, 1)

    def set_store(self, store: Store | None) -> None:
        """Search in *store* from now on."""
        self._store = store
        self._found = Found()
        self._names.setStringList([])
        self.results.show(())
        self.note.show()

    def show_families(self, families: Mapping[str, str]) -> None:
        """Tell of members what the diagram shows in their place: its name, by the key of the member."""
        if families != self._families:
            self._families = dict(families)
            self.results.show(grouped(self._found, self._families))

    def search(self) -> None:
        """Search for what the line holds."""
        self._timer.stop()
        text = self.line.text().strip()
        if self._store is None or not text:
            return
        if text in self._hits:
            # The completer wrote the whole line of its list; the person searches for the entity.
            text = self._hits[text].entity.name
            self.line.setText(text)
        self._background.run(_search, self._store, text, then=lambda found: self._show(text, found), channel="search")

    def choose(self, row: int) -> None:
        """Do what a click on the line *row* of the results does."""
        item = self.results.lines[row].item
        if isinstance(item, EntityHit):
            self.entity_chosen.emit(item.entity.key)
        elif isinstance(item, SentenceHit | DocumentRecord) and self._store is not None:
            self._background.run(_evidence, self._store, item, then=self._tell, channel="found")

    def _completer(self) -> QCompleter:
        completer = QCompleter(self._names, self)
        # The store has folded, ranked and chosen already: the list shows what it returned.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        popup = QListView()
        completer.setPopup(popup)
        popup.setObjectName("completions")
        popup.setMinimumWidth(COMPLETIONS_WIDTH)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        popup.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        completer.activated.connect(self._take)
        self.line.setCompleter(completer)
        return completer

    def _complete(self) -> None:
        text = self.line.text().strip()
        if self._store is None or not text:
            self._names.setStringList([])
            return
        self._background.run(_names, self._store, text, then=self._offer, channel="complete")

    def _offer(self, hits: list[EntityHit]) -> None:
        self._hits = {_offered(hit): hit for hit in hits}
        self._names.setStringList(list(self._hits))
        if hits and self.line.hasFocus():
            self.completer.complete()

    def _take(self, text: str) -> None:
        hit = self._hits.get(text)
        if hit is not None:
            # The completer writes the whole line of its list; the person searched for the entity.
            QTimer.singleShot(0, self.line, lambda: self.line.setText(hit.entity.name))
            self.entity_chosen.emit(hit.entity.key)

    def _show(self, text: str, found: Found) -> None:
        self._found = found
        lines = grouped(found, self._families)
        self.results.show(lines)
        self.note.setText(f"Nothing in this store is called “{text}” or says it." if not lines else "")
        self.note.setVisible(not lines)
        self.searched.emit()

    def _activate(self, index: QModelIndex) -> None:
        self.choose(index.row())

    def _tell(self, records: list[EvidenceRecord]) -> None:
        if records:
            self.evidence_chosen.emit(records[0])
        else:
            self.note.setText("No statement was found in that text.")
            self.note.show()

    def colour(self) -> None:
        """Take the colours of the window."""
        self.view.setStyleSheet(f"QListView::item:disabled {{ color: {theme.current().faint}; }}")


def _names(store: Store, text: str, progress: Progress) -> list[EntityHit]:
    progress.check()
    return store.complete(text)


def _search(store: Store, text: str, progress: Progress) -> Found:
    hits = store.complete(text, ENTITIES)
    progress.check()
    sentences = store.search_sentences(text, limit=SENTENCES).items
    progress.check()
    return Found(tuple(hits), tuple(sentences), tuple(store.search_documents(text, PAPERS)))


def _evidence(store: Store, item: SentenceHit | DocumentRecord, progress: Progress) -> list[EvidenceRecord]:
    """Return the evidence of a sentence, or all of a paper's."""
    progress.check()
    if isinstance(item, DocumentRecord):
        return store.document_evidence(item.id)
    records = store.document_evidence(item.document_id)
    return [one for one in records if one.evidence.sentence == item.sentence] or records


def _named(hit: EntityHit, families: Mapping[str, str]) -> str:
    count = f"{hit.statements} statement{'' if hit.statements == 1 else 's'}"
    family = families.get(hit.entity.key)
    return f"{_called(hit)}{f', shown as {family}' if family else ''}   {count}"


def _offered(hit: EntityHit) -> str:
    full = f" — {hit.entity.full_name}" if hit.entity.full_name not in ("", hit.entity.name) else ""
    return visible(f"{_called(hit)}{full}   ({hit.entity.kind.value.replace('_', ' ')}, {hit.statements})")


def _called(hit: EntityHit) -> str:
    """Return the entity's name, and the synonym that was found where it is another one."""
    return hit.entity.name if hit.name == hit.entity.name else f"{hit.entity.name} ({hit.name})"


def _tip(hit: EntityHit) -> str:
    parts = (hit.entity.full_name, hit.entity.id or "", ", ".join(hit.entity.synonyms[:12]))
    return "\n".join(part for part in parts if part)


def _plural(kind: Kind) -> str:
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
