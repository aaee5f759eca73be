"""A check box in a narrow panel: a name that has no room is cut, and the count behind it is not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from explorer.ui.plain_text import menu_text, visible

#: So many letters of a name are seen at least.
_LEAST = 4


class NamedBox(QCheckBox):
    """A box with a name and, after it, a count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._count = ""

    def say(self, name: str, count: str = "") -> None:
        """Say what it is called and how many there are, as it is to be written."""
        self._name, self._count = " ".join(visible(name).split()), f" {count}" if count else ""
        self.setAccessibleName(f"{self._name}{self._count}")
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the size with the whole name."""
        return QSize(self._beside() + self._wide(f"{self._name}{self._count}"), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the size with the beginning of the name."""
        short = self._name if len(self._name) <= _LEAST else f"{self._name[:_LEAST]}…"
        return QSize(self._beside() + self._wide(f"{short}{self._count}"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Only what is seen has a width."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        name, room = self._name, self.width() - self._beside()
        if self.isVisible() and self._wide(f"{name}{self._count}") > room:
            left = max(0, room - self._wide(self._count))
            name = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, left)
        text = menu_text(f"{name}{self._count}")
        if text != self.text():
            self.setText(text)

    def _beside(self) -> int:
        """The width of all but the words."""
        return super().sizeHint().width() - self._wide(self.text().replace("&&", "&"))

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)
