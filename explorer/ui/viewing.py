"""What the View menu does: zoom, panels, colours, search, preferences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMainWindow

from explorer.diagram.style import DARK, LIGHT, Style
from explorer.ui import theme
from explorer.ui.canvas.view import Canvas
from explorer.ui.citing import chosen_style
from explorer.ui.controller import Controller
from explorer.ui.docks import Docks
from explorer.ui.remembered import Remembered

if TYPE_CHECKING:
    from explorer.ui.preferences import PreferencesDialog

STEP = 1.25


class Viewing:
    """Slots of looking.

    Args:
        window: The window.
        canvas: The diagram's canvas.
        controller: The open diagram.
        docks: The panels.
        remembered: Where the choice of colours is kept.
        recolour: Called with the diagram's style after the colours changed.

    Attributes:
        clears: What else takes something away when everything is cleared (Esc).
    """

    def __init__(
        self,
        window: QMainWindow,
        canvas: Canvas,
        controller: Controller,
        docks: Docks,
        remembered: Remembered,
        recolour: Callable[[Style], None],
    ) -> None:
        self._window = window
        self._canvas = canvas
        self._controller = controller
        self._docks = docks
        self._remembered = remembered
        self._recolour = recolour
        self.dialog: PreferencesDialog | None = None
        self.clears: list[Callable[[], object]] = []

    def fit(self) -> None:
        """Show the whole diagram."""
        self._canvas.fit()

    def zoom_in(self) -> None:
        """Show it larger."""
        self._canvas.zoom_by(STEP)

    def zoom_out(self) -> None:
        """Show it smaller."""
        self._canvas.zoom_by(1 / STEP)

    def actual(self) -> None:
        """Show it at 100 %."""
        self._canvas.reset_zoom()

    def clear(self) -> None:
        """Stop a drag that is under way; else select nothing, and take away what is laid over the diagram."""
        if not self._canvas.cancel_gesture():
            self._controller.select(())
            for clear in self.clears:
                clear()

    def find(self) -> None:
        """Go to the search line."""
        self._docks.find.line.setFocus()
        self._docks.find.line.selectAll()

    def system(self) -> None:
        """Colours as the system has them."""
        self._choose("system")

    def light(self) -> None:
        """Dark on light."""
        self._choose("light")

    def dark(self) -> None:
        """Light on dark."""
        self._choose("dark")

    def full_screen(self) -> None:
        """Use the whole screen, or no longer."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def reset_panels(self) -> None:
        """Put every panel back."""
        self._docks.reset()

    def preferences(self) -> None:
        """Open the settings."""
        from explorer.ui.preferences import PreferencesDialog  # noqa: PLC0415 - late: not needed at first

        self.dialog = PreferencesDialog(self._remembered, self.take_setting, self._window)
        self.dialog.open()

    def take_setting(self, key: str) -> None:
        """Do at once what a changed setting means."""
        if key == "look.theme":
            self.colour()
        elif key == "look.animate":
            self._canvas.animate = self._remembered.flag(key)
        elif key in ("citation.style", "citation.file"):
            self._docks.evidence.citing.set_style(chosen_style(self._remembered))

    def colour(self) -> None:
        """Give everything the colours the settings ask for."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        dark = theme.apply(app, self._remembered.text("look.theme"))
        self._recolour(DARK if dark else LIGHT)

    def _choose(self, choice: str) -> None:
        self._remembered.set_option("look.theme", choice)
        self.colour()
