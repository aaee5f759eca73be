"""Steps of the store that wait for each other: edits, their undo and redo, however fast they come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from explorer.errors import ExplorerError
from explorer.ui.desk import Desk

if TYPE_CHECKING:
    from explorer.store.store import Store


@dataclass(frozen=True, slots=True)
class Step:
    """What has to be done to the store.

    Attributes:
        job: A function of the store and a `Progress`.
        then: Called with its result in the window's thread.
        words: What is shown beside the progress bar; empty where it is quick.
    """

    job: Callable[..., Any]
    then: Callable[[Any], None] = lambda _: None
    words: str = ""


class StoreSteps:
    """A row of steps that wait for each other.

    Args:
        desk: What they work with.
        settled: Called when undo or redo was followed and no step is left, also after a failure.
    """

    def __init__(self, desk: Desk, settled: Callable[[], None]) -> None:
        self._background = desk.background
        self._stores = desk.stores
        self._notices = desk.notices
        self._settled = settled
        self._waiting: list[tuple[Store, Step]] = []
        self._followed = False
        desk.stores.opened.connect(lambda _: self._waiting.clear())

    def following(self, store: Store | None, back: Step, forth: Step) -> Callable[[bool], None]:
        """Return what `Controller.done` calls when a change of *store* holds no more, or again."""
        return lambda holds: self._follow(store, forth if holds else back)

    def run(self, store: Store, step: Step) -> None:
        """Do *step* when those before it are done."""
        self._waiting.append((store, step))
        if len(self._waiting) == 1:
            self._next()

    def _follow(self, store: Store | None, step: Step) -> None:
        if store is not None and store is self._stores.store:
            self._followed = True
            self.run(store, step)

    def _next(self) -> None:
        store, step = self._waiting[0]
        self._background.run(step.job, store, then=self._done, or_else=self._failed, progress=step.words)

    def _done(self, result: object) -> None:
        _, step = self._waiting.pop(0)
        step.then(result)
        if self._waiting:
            self._next()
        elif self._followed:
            self._followed = False
            self._settled()

    def _failed(self, error: ExplorerError) -> None:
        self._waiting.clear()
        self._followed = False
        self._notices.warn(str(error))
        self._settled()
