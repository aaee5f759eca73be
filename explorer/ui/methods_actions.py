"""The methods paragraph: made beside the window, shown, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from explorer.diagram.document import Diagram
from explorer.model.progress import Progress
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.methods_dialog import MethodsDialog

if TYPE_CHECKING:
    from explorer.store.store import Store


class MethodsActions(StoreActions):
    """Slots of the methods paragraph.

    Args:
        desk: What it works with.

    Attributes:
        dialog: The dialog that is open, or was last.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.dialog: MethodsDialog | None = None

    def show(self) -> None:
        """Show the paragraph for the diagram as it is now."""
        self._ask_store(_methods, self._controller.diagram.copy(), then=self._ask, channel="methods", slow=True)

    def _ask(self, text: str) -> None:
        self.dialog = MethodsDialog(text, self._window)
        self.dialog.copy_wanted.connect(self._copy)
        self.dialog.open()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._notices.say("The methods paragraph was copied.")


def _methods(store: Store, diagram: Diagram, progress: Progress) -> str:
    from explorer.jobs.methods import methods  # noqa: PLC0415 - late: slow to import

    return methods(store, diagram, progress)
