"""What all that a person does works with, and the one way in which it asks and changes the open store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from explorer.ui.background import Background
from explorer.ui.controller import Controller
from explorer.ui.notices import Notices
from explorer.ui.stores import Stores

if TYPE_CHECKING:
    from explorer.store.store import Store


@dataclass(frozen=True, eq=False, slots=True)
class Desk:
    """What slots of actions work with.

    Attributes:
        window: Owner of the dialogs.
        controller: The open diagram.
        stores: Where the open store is.
        background: Runs what asks and changes the store, reads and writes files.
        notices: Where it is said what was done, or could not be.
    """

    window: QWidget
    controller: Controller
    stores: Stores
    background: Background
    notices: Notices


class StoreActions(QObject):
    """Slots of actions that ask or change the open store.

    Args:
        desk: What they work with.

    Attributes:
        own_for: What a store of one's own is needed for, where one is: ``write notes in it``.
    """

    own_for: ClassVar[str] = "change it"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._window = desk.window
        self._controller = desk.controller
        self._stores = desk.stores
        self._background = desk.background
        self._notices = desk.notices

    def own_store(self) -> Store | None:
        """Return the open store if it may be written; where it may not, say so and return None."""
        store = self._stores.store
        if store is not None and store.read_only:
            self._notices.say(f"This store is read-only: save a copy of your own to {self.own_for}.")
            return None
        return store

    def _ask_store(self, job: Callable[..., Any], *args: object, **how: Any) -> None:
        """Run ``job(store, *args, progress)`` on the open store, if there is one; *how* as in `Background.run`."""
        store = self._stores.store
        if store is not None:
            self._background.run(job, store, *args, **how)
