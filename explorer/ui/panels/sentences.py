"""All sentences of what is selected, as cards: sorted, grouped and narrowed, however many there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QVBoxLayout, QWidget

from explorer.diagram.style import Style
from explorer.model.filter import Filter
from explorer.model.listing import Listed, Listing
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord
from explorer.ui.background import Background
from explorer.ui.citing import Citing
from explorer.ui.panels.card_rows import Asked, CardRows
from explorer.ui.panels.evidence_card import EvidenceCard
from explorer.ui.panels.list_bar import ListBar
from explorer.ui.panels.pieces import label
from explorer.ui.panels.row_list import RowList
from explorer.ui.panels.words import words_at

if TYPE_CHECKING:
    from explorer.store.store import Store

FIRST = 16
"""So many records come with the list itself."""
_SIDE = 14
# The list is still when it was not scrolled for so long.
_STILL_MS = 150


class Sentences(QWidget):
    """The list of sentence cards and the line above it.

    Signals:
        filled: The first cards of another list are shown.
        abstract_wanted: Show the sentence of a record in its abstract.
        moved: Another card may be at hand.
        remove_wanted: Remove a statement that was added by hand: its record.
        words_menu: A right click on words of a sentence, before the menu opens: the `QMenu` and the `Words`.

    Attributes:
        bar: How the sentences are listed.
        rows: What the list shows; its `made` tells of each new card.
        list: The list.
    """

    filled = Signal()
    abstract_wanted = Signal(object)
    moved = Signal()
    remove_wanted = Signal(object)
    words_menu = Signal(object, object)

    def __init__(self, background: Background, citing: Citing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._citing = citing
        self.bar = ListBar()
        self.bar.changed.connect(partial(self._ask, 0, 0))
        self.none = label("No sentence passes the filter.", "faint")
        self.none.setContentsMargins(_SIDE, 12, _SIDE, 12)
        self.group = label("", "section", wraps=False)
        self.group.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self.group.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.rows = CardRows(background, citing, self)
        self.rows.made.connect(self._connect_card)
        self.list = RowList(self.rows)
        self.rows.came.connect(lambda _: self.list.refresh())
        self.list.setAccessibleName("Sentences")
        self.list.settled.connect(self.filled)
        self.list.placed.connect(self._show_group)
        self.list.placed.connect(self.moved)
        self._still = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._still.timeout.connect(self._want_citations)
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self._move())
        self.list.settled.connect(self._still.start)
        citing.known.connect(self._cite)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.bar, self.none, self.group):
            widget.hide()
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    @property
    def cards(self) -> list[EvidenceCard]:
        """The cards that are seen or nearly so, from the top."""
        return [widget for widget in self.list.live.values() if isinstance(widget, EvidenceCard)]

    @property
    def chosen(self) -> EvidenceCard | None:
        """The card at hand: the one last used where it is still there, else the first one seen."""
        live, seen = self.list.live, self.list.seen
        rows = [self.list.current, *seen] if self.list.current in live else [*seen]
        return next((card for row in rows if isinstance(card := live.get(row), EvidenceCard)), None)

    def show_asked(self, asked: Asked) -> None:
        """Show the evidence that *asked* says; where it is that of the same statements, what is seen stays."""
        former, self.rows.asked = self.rows.asked, asked
        if not asked.statements or asked.store is not former.store or asked.statement_ids != former.statement_ids:
            self.bar.forget()
            self.bar.setVisible(bool(asked.statements))
            self._show(Listed(), [], waits=bool(asked.statements))
            self.rows.forget_opened()
        if asked.statements:
            row, past = self.list.spot
            self._ask(self.rows.evidence_id(row), past)

    def restyle(self, style: Style) -> None:
        """Mark in the colours of *style*."""
        self.rows.style = style
        for card in self.cards:
            card.restyle(style)

    def _ask(self, seen: int, past: int) -> None:
        """Ask for the list, to be shown from its beginning or from an evidence on.

        Args:
            seen: Number of the evidence, or 0.
            past: How far its card is scrolled beyond the upper end, in pixels.
        """
        asked = self.rows.asked
        if asked.store is not None:
            self._background.run(
                _list,
                asked.store,
                asked.statement_ids,
                asked.rule,
                self.bar.listing,
                seen,
                then=lambda found: self._show(*found, past=past) if asked is self.rows.asked else None,
                channel="evidence",
            )

    def _show(
        self, listed: Listed, records: list[EvidenceRecord], place: int = 0, *, past: int = 0, waits: bool = False
    ) -> None:
        """Show a list from *place* on, of which *records* are at hand; *waits*: the true one is under way."""
        at_hand = self.rows.evidence_id(self.list.current)
        heights = self.rows.begin(listed, records)
        self.bar.say(listed)
        self.group.setVisible(bool(listed.groups))
        self.none.setVisible(bool(self.rows.asked.statements) and not listed.ids and not waits)
        first = self.rows.row_of(place) if place else 0
        self.list.blockSignals(waits)
        self.list.begin(heights, first, past if first else 0, self.rows.row_with(at_hand, first))
        self.list.blockSignals(False)

    def _show_group(self) -> None:
        """Say above the list which group is read, where its heading is scrolled away."""
        seen = self.list.seen
        if self.rows.listed.groups and seen:
            heads = not self.rows.stops(seen.start)
            title = "" if heads else self.rows.group_at(seen.start).title
            width = self.group.width() - 2 * _SIDE
            self.group.setText(self.group.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, width))

    def _connect_card(self, card: EvidenceCard) -> None:
        card.abstract_wanted.connect(self.abstract_wanted)
        card.remove_wanted.connect(self.remove_wanted)
        card.around_wanted.connect(partial(self._look_around, card))
        card.sentence.menu_opening.connect(partial(self._offer_words, card))

    def _move(self) -> None:
        """While the person scrolls no citations are made: they would take the window's time."""
        self._citing.want(())
        self._still.start()

    def _want_citations(self) -> None:
        self._citing.want([card.record.document for card in self.cards])

    def _cite(self) -> None:
        """Citations are known that were not, or another style is in use."""
        for card in self.cards:
            card.show_citation(self._citing.line(card.record.document))
        if not self._still.isActive():
            self._want_citations()

    def _look_around(self, card: EvidenceCard, record: EvidenceRecord) -> None:
        store = self.rows.asked.store
        if store is not None:
            self._background.run(_neighbours, store, record, then=partial(self._show_around, card, record))

    def _show_around(self, card: EvidenceCard, record: EvidenceRecord, texts: tuple[str, str]) -> None:
        if card.record is record:
            card.show_around(*texts)

    def _offer_words(self, card: EvidenceCard, menu: QMenu, start: int, end: int) -> None:
        first = card.record.evidence.sentence.start
        words = words_at(card.record, start + first, end + first)
        if words is not None:
            self.words_menu.emit(menu, words)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The card in which something has the focus is the one at hand."""
        for row, widget in self.list.live.items():
            if new is not None and (widget is new or widget.isAncestorOf(new)):
                self.list.current = row
                self.moved.emit()


def _list(
    store: Store, statement_ids: list[int], rule: Filter, listing: Listing, seen: int, progress: Progress
) -> tuple[Listed, list[EvidenceRecord], int]:
    """Return the list, the records where a person begins to read it, and this place: at the evidence *seen* before."""
    progress.check()
    listed = store.evidence_list(statement_ids, rule, listing)
    progress.check()
    place = listed.ids.index(seen) if seen in listed.ids else 0
    return listed, store.evidence_records(listed.ids[max(0, place - FIRST) : place + FIRST]), place


def _neighbours(store: Store, record: EvidenceRecord, progress: Progress) -> tuple[str, str]:
    progress.check()
    return store.neighbours_text(record)
