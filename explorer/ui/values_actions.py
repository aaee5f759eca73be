"""What a person does with numbers on nodes: load a table, change the scale, take them away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.diagram.looks import Values
from explorer.model.entity import Entity
from explorer.model.progress import Progress
from explorer.ui import ask
from explorer.ui.canvas.view import Canvas
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.values_card import ValuesCard

if TYPE_CHECKING:
    from explorer.formats.values import Columns
    from explorer.jobs.values import Loaded, Matched
    from explorer.store.store import Store
    from explorer.ui.values_dialog import ScaleDialog, ValuesDialog

KINDS = "Tables (*.csv *.tsv *.txt *.xlsx *.xlsm);;All files (*)"


class ValuesActions(StoreActions):
    """Slots of numbers on nodes.

    Args:
        desk: What it works with; the store knows more names.
        canvas: Where the legend of the numbers lies.

    Attributes:
        card: The legend on the canvas.
        dialog: The dialog that is open, or was last.
    """

    def __init__(self, desk: Desk, canvas: Canvas) -> None:
        super().__init__(desk)
        self.card = ValuesCard(canvas, desk.controller)
        self.dialog: ValuesDialog | ScaleDialog | None = None
        desk.controller.changed.connect(lambda _: self.card.show_state())
        desk.controller.replaced.connect(lambda _: self.card.show_state())

    def load(self) -> None:
        """Ask for a table and read it."""
        path = ask.open_file(self._window, "Load values", KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read the table at *path* and ask which columns are meant."""
        entities = [node.entity for node in self._controller.diagram.nodes.values()]
        self._background.run(
            _load,
            path,
            entities,
            self._stores.store,
            then=self._loaded,
            channel="values",
            progress="Reading the table",
        )

    def scale(self) -> None:
        """Ask for the ends of the scale."""
        from explorer.ui.values_dialog import ScaleDialog  # noqa: PLC0415 - late: not needed before

        values = self._controller.diagram.look.values
        if values is not None:
            dialog = ScaleDialog(values, self._window)
            dialog.chosen.connect(lambda chosen: self._show(chosen, "Change the scale"))
            self._open(dialog)

    def remove(self) -> None:
        """Take the numbers away."""
        self._show(None, "Remove the numbers")

    def _loaded(self, loaded: Loaded) -> None:
        from explorer.ui.values_dialog import ValuesDialog  # noqa: PLC0415 - late: not needed before

        def match(columns: Columns, then: Callable[[Matched], None]) -> None:
            self._background.run(_match, loaded, columns, then=then, channel="values")

        dialog = ValuesDialog(loaded, match, len(self._controller.diagram.nodes), self._window)
        dialog.chosen.connect(lambda chosen: self._show(chosen, f"Show {chosen.title}"))
        self._open(dialog)

    def _open(self, dialog: ValuesDialog | ScaleDialog) -> None:
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
        self.dialog = dialog
        dialog.open()

    def _show(self, values: Values | None, name: str) -> None:
        look = self._controller.diagram.look
        self._controller.done(self._controller.diagram.set_look(replace(look, values=values), name))


def _load(path: Path, entities: list[Entity], store: Store | None, progress: Progress) -> Loaded:
    from explorer.jobs import values  # noqa: PLC0415 - late: not needed before

    return values.load(path, entities, store, progress)


def _match(loaded: Loaded, columns: Columns, progress: Progress) -> Matched:
    from explorer.jobs import values  # noqa: PLC0415 - late: not needed before

    return values.match(loaded, columns, progress)
