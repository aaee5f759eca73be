"""The part of a long list of evidence that is at hand: fetched beside the window, and let go when there is too much."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord
from explorer.ui.background import Background

if TYPE_CHECKING:
    from explorer.store.store import Store

KEPT = 600
"""So many records are kept."""
BEYOND = 24
"""So many more on either side are fetched with those that are missing."""


class KeptRecords:
    """Records of a list of numbers.

    Args:
        background: Where they are fetched.
        came: Called when records came that were asked for: those that are new.
    """

    def __init__(self, background: Background, came: Callable[[list[EvidenceRecord]], None]) -> None:
        self._background = background
        self._came = came
        self._store: Store | None = None
        self._ids: Sequence[int] = ()
        self._records: OrderedDict[int, EvidenceRecord] = OrderedDict()
        self._gone: set[int] = set()
        self._round = 0
        self._busy = False

    def begin(self, store: Store | None, ids: Sequence[int], first: Iterable[EvidenceRecord] = ()) -> None:
        """Keep records of *store* with *ids*; *first* are at hand already."""
        self._store, self._ids = store, ids
        self._round += 1
        self._busy = False
        self._gone.clear()
        self._records = OrderedDict((record.id, record) for record in first)

    def get(self, place: int) -> EvidenceRecord | None:
        """Return the record at *place* of the list, if it is at hand."""
        number = self._ids[place]
        if number in self._records:
            self._records.move_to_end(number)
        return self._records.get(number)

    def want(self, places: Sequence[int]) -> None:
        """Fetch the records at *places* and around them, unless some are under way: ask again when these came."""
        if self._busy or self._store is None or not places:
            return
        near = range(max(0, min(places) - BEYOND), min(len(self._ids), min(places) + 2 * BEYOND))
        ids = [one for place in near if (one := self._ids[place]) not in self._records and one not in self._gone]
        if not ids:
            return
        self._busy = True
        turn = self._round
        self._background.run(
            _fetched,
            self._store,
            ids,
            then=lambda records: self._take(turn, ids, records),
            or_else=lambda error: self._fail(turn, error),
        )

    def _take(self, turn: int, ids: Sequence[int], records: list[EvidenceRecord]) -> None:
        if turn != self._round:
            return
        self._busy = False
        # deleted since the list was made: another list is under way
        self._gone |= set(ids) - {record.id for record in records}
        self._records.update((record.id, record) for record in records)
        while len(self._records) > KEPT:
            self._records.popitem(last=False)
        self._came(records)

    def _fail(self, turn: int, error: ExplorerError) -> None:
        """What cannot be fetched is told, and not asked for again."""
        if turn == self._round:
            self._store = None
            self._background.refused.emit(error)


def _fetched(store: Store, ids: list[int], progress: Progress) -> list[EvidenceRecord]:
    progress.check()
    return store.evidence_records(ids)
