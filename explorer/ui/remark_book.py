"""The notes of the open store, as the window knows them: written at once, kept beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.errors import ExplorerError
from explorer.model.progress import Progress
from explorer.model.remark import edge_ends
from explorer.ui.background import Background

if TYPE_CHECKING:
    from explorer.store.store import Store

_NONE: Mapping[str, str] = MappingProxyType({})


class RemarkBook(QObject):
    """Notes on entities and edges, by their keys.

    Args:
        background: Reads and writes.

    Attributes:
        notes: The notes.
        names: What the entities that they are about are called, by their keys.

    Signals:
        changed: Other notes are there.
        refused: A note could not be kept: the `ExplorerError`.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self.notes = self.names = _NONE
        self._waiting: dict[str, str] = {}
        self._writing = False

    def set_store(self, store: Store | None) -> None:
        """Take the notes of *store*."""
        self._store, self._waiting, self._writing = store, {}, False
        self._take((_NONE, _NONE))
        self.look_again()

    def look_again(self) -> None:
        """The store holds something else than before, entities may have become one: read the notes again."""
        if self._store is not None and not self._writing:
            self._background.run(_read, self._store, then=self._take, channel="notes")

    def of(self, key: str) -> str:
        """Return the note on an entity or edge, or an empty text."""
        return self.notes.get(key, "")

    def called(self, key: str) -> str:
        """Return what an entity or edge is called."""
        if key in self.names:
            return self.names[key]
        for subject, sign, object_ in edge_ends(key):
            if subject in self.names and object_ in self.names:
                return f"{self.names[subject]} {'→' if sign == '>' else '–'} {self.names[object_]}"
        return key

    def write(self, key: str, text: str) -> None:
        """Keep *text* as the note on an entity or edge; an empty one for none.

        Notes are kept one after the other, so that what is undone and done again at once ends as it was wanted.
        """
        words = text.strip()
        rest = {one: note for one, note in self.notes.items() if one != key}
        self.notes = MappingProxyType(rest | {key: words} if words else rest)
        self._waiting[key] = words
        self.changed.emit()
        if not self._writing:
            self._flush()

    def _flush(self) -> None:
        if self._store is not None:
            wanted, self._waiting, self._writing = self._waiting, {}, True
            self._background.run(_write, self._store, wanted, then=lambda _: self._written(), or_else=self._failed)

    def _written(self) -> None:
        self._writing = False
        if self._waiting:
            self._flush()
        else:
            self.look_again()

    def _failed(self, error: ExplorerError) -> None:
        self._writing, self._waiting = False, {}
        self.refused.emit(error)
        self.look_again()

    def _take(self, found: tuple[Mapping[str, str], Mapping[str, str]]) -> None:
        if self._writing:
            return
        before = self.notes, self.names
        self.notes, self.names = (MappingProxyType(dict(one)) for one in found)
        if before != (self.notes, self.names):
            self.changed.emit()


def _read(store: Store, progress: Progress) -> tuple[dict[str, str], dict[str, str]]:
    """The notes, and the names of those that they are about."""
    progress.check()
    notes = store.notes()
    keys = {end for key in notes for ends in [(key,), *((a, b) for a, _, b in edge_ends(key))] for end in ends}
    return notes, {key: one.name for key, one in store.entities(sorted(keys)).items()}


def _write(store: Store, wanted: Mapping[str, str], progress: Progress) -> None:
    progress.check()
    for key, text in wanted.items():
        store.set_note(key, text)
