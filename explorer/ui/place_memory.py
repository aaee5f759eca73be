"""What a person said about places of entities: learned from every change of compartments, kept in the store.

A place is remembered by the entity and holds in every diagram of the store. What is undone is unlearned by the same
way: the change backwards brings the entity into its former compartment.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.diagram import bands
from explorer.diagram.change import Change
from explorer.diagram.places import place_of
from explorer.errors import ExplorerError
from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.controller import Controller
from explorer.ui.notices import Notices

if TYPE_CHECKING:
    from explorer.store.store import Store


class _Waiting:
    """Places that are not in the store yet; whoever writes takes all there are, so that none is written late."""

    def __init__(self) -> None:
        self._places: dict[str, str | None] = {}
        self._lock = threading.Lock()

    def add(self, places: dict[str, str | None]) -> None:
        """Add what was said last."""
        with self._lock:
            self._places |= places

    def write(self, store: Store) -> None:
        """Write all into *store*; what could not be written waits on."""
        with self._lock:
            if self._places:
                store.set_places(self._places)
                self._places = {}


class PlaceMemory(QObject):
    """Knows the places that a person chose, by the key of the entity."""

    def __init__(
        self, controller: Controller, background: Background, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._background = background
        self._notices = notices
        self._store: Store | None = None
        self._waiting = _Waiting()
        self._said: dict[str, str | None] = {}
        self.by_hand: dict[str, str] = {}
        controller.changed.connect(self._learn)

    def set_store(self, store: Store | None) -> None:
        """Remember in *store* from now on; in one that cannot be written only until it is closed."""
        self._store, self._waiting, self._said, self.by_hand = store, _Waiting(), {}, {}
        if store is not None:
            self._background.run(_recalled, store, then=self._recall)

    def say(self, places: dict[str, str | None]) -> None:
        """Take what a person said; None stands for: as the rules say."""
        self._said |= places
        self.by_hand = {key: place for key, place in (self.by_hand | places).items() if place}
        self._waiting.add(places)
        if self._store is not None and not self._store.read_only:
            self._background.run(_write, self._store, self._waiting, or_else=self._refused, lasting=True)

    def finish(self) -> None:
        """Write now, in this thread, what is not written yet; raises `ExplorerError` where that fails."""
        if self._store is not None and not self._store.read_only:
            self._waiting.write(self._store)

    def _learn(self, change: Change) -> None:
        """Take from *change* who came into another compartment than was said, or than the rules say."""
        nodes = self._controller.diagram.nodes
        said: dict[str, str | None] = {}
        for key, place in bands.learned(change).items():
            if key in nodes and place_of(nodes[key].entity, self.by_hand).name != place:
                said[key] = None if place_of(nodes[key].entity).name == place else place
        if said:
            self.say(said)

    def _recall(self, places: dict[str, str]) -> None:
        # what was said while the store was read goes before
        self.by_hand = {key: place for key, place in (places | self._said).items() if place}

    def _refused(self, error: ExplorerError) -> None:
        self._notices.warn(f"The places could not be remembered: {error}")


def _recalled(store: Store, progress: Progress) -> dict[str, str]:
    progress.check()
    return store.places()


def _write(store: Store, waiting: _Waiting, _progress: Progress) -> None:
    waiting.write(store)
