"""A button that chooses a colour, from palettes that everybody can tell apart, or any other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QColorDialog, QGridLayout, QMenu, QToolButton, QWidget, QWidgetAction

from explorer.ui import theme

#: Okabe and Ito (2008); the pale ones of Tol (2021), for grounds with black words; his light ones; and greys.
PALETTES: Mapping[str, tuple[str, ...]] = {
    "Okabe and Ito": ("#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"),
    "Tol, light": ("#77AADD", "#99DDFF", "#44BB99", "#BBCC33", "#AAAA00", "#EEDD88", "#EE8866", "#FFAABB"),
    "Tol, pale": ("#BBCCEE", "#CCEEFF", "#CCDDAA", "#EEEEBB", "#FFCCCC", "#DDDDDD", "#F2F2F2", "#FFFFFF"),
    "Greys": ("#222222", "#444444", "#666666", "#888888", "#A0A0A0", "#B8B8B8", "#CFCFCF", "#E6E6E6"),
}
_SIDE = 16


class Swatch(QToolButton):
    """Shows a colour and lets one choose another.

    Args:
        name: What the colour is of, for those who do not see it.
        parent: The widget it lies in.

    Signals:
        chosen: ``#RRGGBB``, or None for the style's own.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.colour: str | None = None
        self.dialog: QColorDialog | None = None
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(_SIDE, _SIDE))
        menu = QMenu(self)
        grid = QWidgetAction(menu)
        grid.setDefaultWidget(self._grid(menu))
        menu.addAction(grid)
        menu.addSeparator()
        menu.addAction("Other colour…", self._ask)
        menu.addAction("As the style", lambda: self.chosen.emit(None))
        self.setMenu(menu)
        self.show_colour(None)

    def show_colour(self, colour: str | None) -> None:
        """Show *colour*; None where the style says it, or where there are several."""
        self.colour = colour
        self.setIcon(icon_of(colour))
        self.setText(colour or "as the style")
        self.setAccessibleName(f"{self._name}: {colour or 'as the style'}")

    def _grid(self, menu: QMenu) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(8, 6, 8, 4)
        grid.setSpacing(2)
        for row, (palette, colours) in enumerate(PALETTES.items()):
            for column, colour in enumerate(colours):
                button = QToolButton()
                button.setIcon(icon_of(colour))
                button.setIconSize(QSize(_SIDE, _SIDE))
                button.setAutoRaise(True)
                button.setToolTip(f"{colour} ({palette})")
                button.setAccessibleName(f"{colour}, {palette}")
                button.clicked.connect(lambda _on=False, colour=colour: self._take(menu, colour))
                grid.addWidget(button, row, column)
        return made

    def _take(self, menu: QMenu, colour: str) -> None:
        menu.close()
        self.chosen.emit(colour)

    def _ask(self) -> None:
        """Open the dialog of all colours; our own one, which looks the same everywhere."""
        self.dialog = QColorDialog(QColor(self.colour or "#0072B2"), self.window())
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        self.dialog.colorSelected.connect(lambda colour: self.chosen.emit(colour.name().upper()))
        self.dialog.open()


def icon_of(colour: str | None) -> QIcon:
    """Return a square of *colour*; for None an empty one with a stroke through it."""
    pixmap = QPixmap(_SIDE, _SIDE)
    pixmap.fill(QColor(colour) if colour else Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(QPen(QColor(theme.current().faint), 1))
    painter.drawRect(0, 0, _SIDE - 1, _SIDE - 1)
    if not colour:
        painter.drawLine(2, _SIDE - 3, _SIDE - 3, 2)
    painter.end()
    return QIcon(pixmap)
