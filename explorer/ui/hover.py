"""What the pointer rests on, in words: for an edge also its best sentence, fetched while the pointer rests."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from explorer.model.edge import Edge
from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.canvas.describe import described
from explorer.ui.controller import Controller
from explorer.ui.panels.evidence_card import one_line
from explorer.ui.place_actions import PlaceActions

if TYPE_CHECKING:
    from explorer.store.store import Store

KEPT = 500


class Hover:
    """Answers the canvas's question what a thing is.

    Attributes:
        note: Returns what a person wrote on a thing, by its key.
    """

    def __init__(self, controller: Controller, background: Background, places: PlaceActions) -> None:
        self._places = places
        self._controller = controller
        self._background = background
        self._store: Store | None = None
        self._sentences: dict[str, str] = {}
        self.note: Callable[[str], str] = lambda _: ""

    def set_store(self, store: Store | None) -> None:
        """Take sentences from *store*."""
        self._store = store
        self.forget()

    def forget(self) -> None:
        """The store changed: sentences are fetched anew."""
        self._sentences.clear()

    def look(self, key: str | None) -> None:
        """The pointer rests on *key*: fetch its best sentence, if it is an edge and was not fetched."""
        edge = self._controller.diagram.visible_edges.get(key or "")
        if edge is None or edge.key in self._sentences or self._store is None:
            return
        if len(self._sentences) >= KEPT:
            self._sentences.clear()
        self._background.run(
            _best_sentence,
            self._store,
            edge,
            then=lambda sentence: self._sentences.__setitem__(edge.key, sentence),
            or_else=lambda _: None,
            channel="hover",
        )

    def describe(self, key: str) -> str:
        """Return the words for the tip of *key*."""
        note = self.note(key)
        told = (described(self._controller.diagram, key), self._places.why(key), f"Note: {note}" if note else "")
        words = "\n".join(one for one in told if one)
        sentence = self._sentences.get(key, "")
        return f"{words}\n\n“{sentence}”" if sentence else words


def _best_sentence(store: Store, edge: Edge, progress: Progress) -> str:
    progress.check()
    page = store.evidence_page([edge.main.id], order="confidence", limit=1)
    return one_line(page.items[0].sentence) if page.items else ""
