"""The methods paragraph: made beside the window, shown, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from explorer.diagram.document import Diagram
from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.controller import Controller
from explorer.ui.methods_dialog import MethodsDialog
from explorer.ui.notices import Notices
from explorer.ui.stores import Stores

if TYPE_CHECKING:
    from explorer.store.store import Store


class MethodsActions:
    """Slots of the methods paragraph.

    Args:
        window: Owner of the dialog.
        controller: The open diagram.
        stores: Where the open store is.
        background: Counts.
        notices: Where it is said that it was copied.

    Attributes:
        dialog: The dialog that is open, or was last.
    """

    def __init__(
        self, window: QWidget, controller: Controller, stores: Stores, background: Background, notices: Notices
    ) -> None:
        self._window = window
        self._controller = controller
        self._stores = stores
        self._background = background
        self._notices = notices
        self.dialog: MethodsDialog | None = None

    def show(self) -> None:
        """Show the paragraph for the diagram as it is now."""
        store = self._stores.store
        if store is not None:
            diagram = self._controller.diagram.copy()
            self._background.run(_methods, store, diagram, then=self._ask, channel="methods", slow=True)

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
