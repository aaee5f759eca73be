"""What a person does with diagrams that are kept under names: keep, open, rename, delete, each undone like any edit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram
from explorer.diagram.replacing import instead
from explorer.model.progress import Progress
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.docks import DIAGRAMS, Docks
from explorer.ui.store_steps import Step, StoreSteps

if TYPE_CHECKING:
    from explorer.jobs.kept_diagrams import Kept, KeptDiagram, Records
    from explorer.store.store import Store
    from explorer.ui.panels.diagrams import DiagramsPanel


class KeptActions(StoreActions):
    """Slots of kept diagrams.

    Args:
        desk: What it works with.
        docks: Where they are listed.
        before_opening: Called before another diagram is shown: ends what is only looked at.
    """

    own_for = "keep diagrams in it"

    def __init__(self, desk: Desk, docks: Docks, before_opening: Callable[[], None]) -> None:
        super().__init__(desk)
        self._docks = docks
        self._before_opening = before_opening
        self._steps = StoreSteps(desk, self._look_again)
        Docks.diagrams.when_made(docks, self._connect)
        Docks.compare.when_made(docks, lambda panel: panel.keep_wanted.connect(self.write_name))
        desk.stores.opened.connect(lambda _: self._look_again())

    def _connect(self, panel: DiagramsPanel) -> None:
        panel.keep_wanted.connect(self.keep)
        panel.list.opened.connect(self.open)
        panel.list.renamed.connect(self.rename)
        panel.list.removed.connect(self.delete)

    def write_name(self) -> None:
        """Show the list, and let a name be written under which what is drawn is kept."""
        self._docks.open_panel(DIAGRAMS)
        self._docks.diagrams.name.setFocus()

    def show(self) -> None:
        """Show the list."""
        self._docks.open_panel(DIAGRAMS)
        self._docks.diagrams.list.setFocus()

    def keep(self, name: str) -> None:
        """Keep what is drawn under *name*, in place of one that has it."""
        self._change(partial(_keep, self._controller.kept(), name), "Keep", _told_kept)

    def rename(self, name: str, other: str) -> None:
        """Call the diagram *name* by another name."""
        self._change(partial(_rename, name, other), "Rename", lambda step: f"The diagram is called {step.name} now.")

    def delete(self, name: str) -> None:
        """Delete the diagram *name*."""
        self._change(partial(_delete, name), "Delete", lambda step: f"The diagram {step.name} was deleted.")

    def open(self, name: str) -> None:
        """Show the diagram *name* instead of what is drawn."""
        self._ask_store(
            _opened, name, then=partial(self._show, name), channel="diagram", progress="Opening the diagram"
        )

    def _change(self, job: Callable[[Store, Progress], Kept], verb: str, told: Callable[[Kept], str]) -> None:
        store = self.own_store()
        if store is not None:
            self._steps.run(store, Step(job, lambda step: self._changed(store, step, verb, told)))

    def _changed(self, store: Store, step: Kept, verb: str, told: Callable[[Kept], str]) -> None:
        """Keep a step for undo, and say what was done."""
        back, forth = Step(partial(_turn, step.before)), Step(partial(_turn, step.after))
        self._controller.done(Change(f"{verb} the diagram {step.name}"), also=self._steps.following(store, back, forth))
        self._notices.say_undoable(told(step), self._controller.undo_stack)
        self._look_again()

    def _show(self, name: str, diagram: Diagram) -> None:
        self._before_opening()
        change = instead(self._controller.diagram, diagram, f"Open {name}")
        self._controller.done(change, whole=True)
        if change:
            text = f"{name} is open. What was drawn before comes back with Undo."
            self._notices.say_undoable(text, self._controller.undo_stack)
        else:
            self._notices.say(f"{name} is what is drawn already.")

    def _look_again(self) -> None:
        """List what is kept, to be opened and to be compared with."""
        self._ask_store(_listed, then=self._list, channel="kept diagrams")

    def _list(self, diagrams: list[KeptDiagram]) -> None:
        Docks.diagrams.tell(self._docks, "kept", lambda panel: panel.show_diagrams(diagrams))
        Docks.compare.tell(self._docks, "kept", lambda panel: panel.offer([one.name for one in diagrams]))


def _told_kept(step: Kept) -> str:
    replaced = any(record is not None for record in step.before.values())
    instead_of = ", in place of the one that had this name" if replaced else ""
    return f"The diagram was kept as {step.name}{instead_of}; open it from Diagram > Kept diagrams, or compare with it."


def _keep(diagram: Diagram, name: str, store: Store, progress: Progress) -> Kept:
    from explorer.jobs import kept_diagrams  # noqa: PLC0415 - late: slow to import

    progress.check()
    return kept_diagrams.keep(store, diagram, name)


def _rename(name: str, other: str, store: Store, progress: Progress) -> Kept:
    from explorer.jobs import kept_diagrams  # noqa: PLC0415 - late: slow to import

    progress.check()
    return kept_diagrams.rename(store, name, other)


def _delete(name: str, store: Store, progress: Progress) -> Kept:
    from explorer.jobs import kept_diagrams  # noqa: PLC0415 - late: slow to import

    progress.check()
    return kept_diagrams.delete(store, name)


def _turn(records: Records, store: Store, progress: Progress) -> None:
    from explorer.jobs import kept_diagrams  # noqa: PLC0415 - late: slow to import

    progress.check()
    kept_diagrams.turn(store, records)


def _opened(store: Store, name: str, progress: Progress) -> Diagram:
    from explorer.jobs import kept_diagrams  # noqa: PLC0415 - late: slow to import

    progress.check()
    return kept_diagrams.opened(store, name)


def _listed(store: Store, progress: Progress) -> list[KeptDiagram]:
    from explorer.jobs import kept_diagrams  # noqa: PLC0415 - late: slow to import

    progress.check()
    return kept_diagrams.listed(store)
