"""The rows of a list of evidence: a card for each sentence, and a heading before each group."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.diagram.style import LIGHT, Style
from explorer.extraction.explain import Reason
from explorer.model.edge import BackedStatement
from explorer.model.filter import Filter
from explorer.model.listing import Group, Listed
from explorer.model.records import EvidenceRecord
from explorer.ui.background import Background
from explorer.ui.citing import Citing
from explorer.ui.panels.evidence_card import EvidenceCard, Opened
from explorer.ui.panels.kept_records import KeptRecords
from explorer.ui.panels.pieces import label
from explorer.ui.panels.why import reasons_of
from explorer.ui.plain_text import SafeLabel

if TYPE_CHECKING:
    from explorer.store.store import Store

_CARD, _HEADING = "card", "heading"
# What a card of two lines and a heading take, in pixels, before they were seen.
_USUAL = {_CARD: 166, _HEADING: 30}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is about.

    Attributes:
        store: Where the evidence is, or None.
        statements: Whose evidence it is.
        rule: The filter in force.
        told: Whether each card says which statement it is about.
    """

    store: Store | None = None
    statements: tuple[BackedStatement, ...] = ()
    rule: Filter = Filter()  # noqa: RUF009 - frozen
    told: bool = False

    @property
    def statement_ids(self) -> list[int]:
        """The numbers of the statements."""
        return [one.id for one in self.statements]


class CardRows(QObject):
    """Makes and fills the rows of a `RowsArea`; records come as they are needed.

    Signals:
        made: A card was made, to be used for many records: the `EvidenceCard`.
        came: Records are at hand that were not: a list of them.

    Attributes:
        asked: What the list is about.
        listed: The list.
        style: Cards are filled with the colours of this style.
    """

    made = Signal(object)
    came = Signal(object)

    def __init__(self, background: Background, citing: Citing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._citing = citing
        self._records = KeptRecords(background, self.came.emit)
        self._rows: list[int | Group] = []
        self._opened: dict[int, Opened] = {}
        self.asked = Asked()
        self.listed = Listed()
        self.style: Style = LIGHT

    def begin(self, listed: Listed, records: Sequence[EvidenceRecord]) -> list[int]:
        """Take another list, of which *records* are at hand; return how high each row may be, in pixels."""
        self.listed = listed
        self._records.begin(self.asked.store, listed.ids, records)
        self._rows = []
        for group in listed.groups:
            self._rows += [group, *range(group.start, group.start + group.count)]
        self._rows = self._rows or list(range(len(listed.ids)))
        if records:
            self.came.emit(records)
        return [_USUAL[_HEADING if isinstance(row, Group) else _CARD] for row in self._rows]

    def forget_opened(self) -> None:
        """Cards begin closed again."""
        self._opened.clear()

    def row_of(self, place: int) -> int:
        """Return the row of the evidence at *place* of the list."""
        return self._rows.index(place) if self.listed.groups else place

    def evidence_id(self, row: int) -> int:
        """Return the number of the evidence in *row*; 0 where there is none."""
        place = self._rows[row] if 0 <= row < len(self._rows) else None
        return self.listed.ids[place] if isinstance(place, int) else 0

    def row_with(self, evidence_id: int, otherwise: int) -> int:
        """Return the row of an evidence, or *otherwise* where the list does not have it."""
        ids = self.listed.ids
        return self.row_of(ids.index(evidence_id)) if evidence_id in ids else otherwise

    def group_at(self, row: int) -> Group:
        """Return the group that *row* is in; there must be groups."""
        at = self._rows[row]
        place = at.start if isinstance(at, Group) else at
        return self.listed.groups[bisect_right(self.listed.groups, place, key=lambda group: group.start) - 1]

    # `rows_area.Rows`

    def kind(self, row: int) -> str:
        """Return whether *row* is a card or a heading."""
        return _HEADING if isinstance(self._rows[row], Group) else _CARD

    def stops(self, row: int) -> bool:
        """Return whether arrow keys stop at *row*: at cards."""
        return self.kind(row) == _CARD

    def ready(self, row: int) -> bool:
        """Return whether the record of *row* is at hand."""
        place = self._rows[row]
        return isinstance(place, Group) or self._records.get(place) is not None

    def want(self, rows: Sequence[int]) -> None:
        """Fetch the records of *rows*."""
        self._records.want([place for row in rows if not isinstance(place := self._rows[row], Group)])

    def make(self, row: int) -> QWidget:
        """Return a heading or a card that shows *row*."""
        if self.kind(row) == _HEADING:
            heading = label("", "section")
            heading.setContentsMargins(2, 8, 2, 0)
            self.fill(heading, row)
            return heading
        card = EvidenceCard(self._record(row), self.style)
        card.cite = lambda record, then: self._citing.tell(record.document, then)
        self.made.emit(card)
        self.fill(card, row)
        return card

    def fill(self, widget: QWidget, row: int) -> None:
        """Show *row* in *widget*."""
        place = self._rows[row]
        if isinstance(place, Group):
            assert isinstance(widget, SafeLabel)
            widget.setText(f"{place.title} · {place.count:,}")
            return
        assert isinstance(widget, EvidenceCard)
        record = self._record(row)
        said = record.evidence.statement.text
        if widget.style_shown is not self.style:
            widget.restyle(self.style)
        widget.show_record(
            record, said if self.asked.told else "", self._why(record), self._opened.get(record.id, Opened())
        )
        widget.show_citation(self._citing.line(record.document))
        widget.setAccessibleName(f"Sentence {place + 1:,} of {len(self.listed.ids):,}: {said}")

    def leave(self, widget: QWidget) -> None:
        """Keep what was opened on a card."""
        if isinstance(widget, EvidenceCard):
            self._opened.pop(widget.record.id, None)
            if widget.opened != Opened():
                self._opened[widget.record.id] = widget.opened

    def _record(self, row: int) -> EvidenceRecord:
        place = self._rows[row]
        assert not isinstance(place, Group)
        record = self._records.get(place)
        assert record is not None
        return record

    def _why(self, record: EvidenceRecord) -> Callable[[], Sequence[Reason]]:
        return partial(reasons_of, record, self.asked.statements, self.asked.rule)
