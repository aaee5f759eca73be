"""Search: the line in the toolbar, the results grouped by what they are, and the searches that are kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.jobs.search import Found, search
from explorer.model.hits import StatementHit
from explorer.model.progress import Progress
from explorer.model.records import DocumentRecord, EntityHit, EvidenceRecord, SentenceHit
from explorer.ui.background import Background
from explorer.ui.panels.pieces import label, on_base
from explorer.ui.panels.results import More, Results, ResultsView, grouped
from explorer.ui.panels.saved import SavedSearchesBox
from explorer.ui.panels.search_help import SearchHelp
from explorer.ui.panels.search_line import SearchLine
from explorer.ui.table_copy import make_copyable

if TYPE_CHECKING:
    from explorer.store.saved_searches import SavedSearch
    from explorer.store.store import Store

_HINT = "Type a name, a synonym, words of a sentence or of a title, then press Enter."
_CITED = "The paper, and what it says. With more: pmid:12345678 relation:inhibits, or doi:… and words."


class FindPanel(QWidget):
    """The search line (it stands in the toolbar), the list of results and the saved searches.

    Signals:
        entity_chosen: Key of an entity.
        evidence_chosen: An `EvidenceRecord` of a sentence or paper.
        statement_chosen: A `StatementHit`.
        searched: Results are shown.
        left: The person leaves the search by the keyboard.
    """

    entity_chosen = Signal(str)
    evidence_chosen = Signal(object)
    statement_chosen = Signal(object)
    searched = Signal()
    left = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._found = Found()
        self._typed = ""
        self._seen: int | None = None
        self._limits: dict[str, int] = {}
        self._families: dict[str, str] = {}
        self._warm = False
        self.help: SearchHelp | None = None
        self.line = SearchLine(background)
        self.note = label(_HINT, "faint")
        self.note.setContentsMargins(12, 8, 12, 8)
        self.results = Results(self)
        self.view = ResultsView(self.results)
        self.saved = SavedSearchesBox(background)
        on_base(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.view, 1)
        column.addWidget(self.saved)
        self._connect()

    def set_store(self, store: Store | None) -> None:
        """Search in *store* from now on."""
        self._store = store
        self._found, self._typed, self._warm = Found(), "", False
        self.line.set_store(store)
        self.saved.set_store(store)
        self.results.show(())
        self.note.setText(_HINT)
        self.note.show()

    def show_families(self, families: Mapping[str, str]) -> None:
        """Tell of members what the diagram shows in their place: its name, by the key of the member."""
        if families != self._families:
            self._families = dict(families)
            self.results.show(grouped(self._found, self._families))

    def search(self, typed: str = "", seen: int | None = None) -> None:
        """Search for *typed*, else for what the line holds; what is newer than evidence number *seen* comes first."""
        if typed:
            self.line.setText(typed)
        self._typed, self._seen, self._limits = self.line.text().strip(), seen, {}
        self._run()

    def choose(self, row: int) -> None:
        """Do what a click on the line *row* of the results does."""
        item = self.results.lines[row].item
        if isinstance(item, EntityHit):
            self.entity_chosen.emit(item.entity.key)
        elif isinstance(item, StatementHit):
            self.statement_chosen.emit(item)
        elif isinstance(item, More):
            self._limits[item.group] = item.limit
            self._run(row)
        elif isinstance(item, SentenceHit | DocumentRecord) and self._store is not None:
            self._background.run(_evidence, self._store, item, then=self._tell, channel="found")

    def open_saved(self, kept: SavedSearch) -> None:
        """Search for what is kept; what is new is shown first, and counts as seen then."""
        self.search(kept.query, kept.seen if kept.new else None)
        self.saved.saw(kept)

    def show_help(self) -> None:
        """Open the sheet that tells what can be searched for."""
        self.help = SearchHelp(self.window())
        self.help.chosen.connect(self.search)
        self.help.open()

    def colour(self) -> None:
        """Take the colours of the window."""
        self.view.colour()
        self.line.colour()

    def _connect(self) -> None:
        make_copyable(self.view)
        self.line.wanted.connect(lambda text: self.search(text))  # noqa: PLW0108 - the signal gives one argument
        self.line.entity_chosen.connect(self.entity_chosen)
        self.line.save_wanted.connect(self._keep)
        self.line.help_wanted.connect(self.show_help)
        self.line.down.connect(self.view.enter)
        self.line.left.connect(self.left)
        self.line.textEdited.connect(lambda _: self._make_ready())
        self.view.chosen.connect(self.choose)
        self.view.left.connect(self.line.setFocus)
        self.saved.opened.connect(self.open_saved)
        self.saved.refused.connect(self._say)

    def _make_ready(self) -> None:
        """While the first letters are typed, what is written on the papers is read."""
        if not self._warm and self._store is not None:
            self._warm = True
            self._background.run(_ready, self._store, channel="titles", slow=True)

    def _keep(self) -> None:
        typed = self.line.text().strip()
        if typed:
            self.saved.keep(typed)
        else:
            self._say("Type a search first; the star keeps it.")

    def _run(self, row: int = 0) -> None:
        """Search; the results are shown from *row* on as before."""
        if self._store is not None and self._typed:
            show = partial(self._show, self._typed, row)
            self._background.run(
                search, self._store, self._typed, dict(self._limits), self._seen, then=show, channel="search"
            )

    def _show(self, typed: str, row: int, found: Found) -> None:
        self._found = found
        place = self.view.verticalScrollBar().value()
        self.results.show(grouped(found, self._families))
        if row:
            self.view.setCurrentIndex(self.results.index(min(row, self.results.rowCount() - 1)))
            self.view.verticalScrollBar().setValue(place)
        nothing = f"Nothing in this store is called “{typed}” or says it." if found.empty else ""
        told = _CITED if found.cited and found.papers.items else nothing
        self._say(" ".join([*(one.text for one in found.query.remarks), *([told] if told else [])]))
        self.line.tell(found.query)
        self.searched.emit()

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _tell(self, records: list[EvidenceRecord]) -> None:
        if records:
            self.evidence_chosen.emit(records[0])
        else:
            self._say("No statement was found in that text.")


def _ready(store: Store, progress: Progress) -> None:
    progress.check()
    store.titles_ready()


def _evidence(store: Store, item: SentenceHit | DocumentRecord, progress: Progress) -> list[EvidenceRecord]:
    """Return the evidence of a sentence, or all of a paper's."""
    progress.check()
    if isinstance(item, DocumentRecord):
        return store.document_evidence(item.id)
    records = store.document_evidence(item.document_id)
    return [one for one in records if one.evidence.sentence == item.sentence] or records
