"""The small parts that panels are made of: headings, flags, flat buttons, a column that scrolls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QFrame,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.ui import theme
from explorer.ui.icons import icon
from explorer.ui.plain_text import SafeLabel, menu_text

# So high are letters of usual size, pixels; and so much of the screen a dialog takes at most.
_LETTERS, _OF_SCREEN = 16, 0.94
_Spin = TypeVar("_Spin", bound=QAbstractSpinBox)


def label(text: str, name: str = "", *, wraps: bool = True, selectable: bool = False) -> SafeLabel:
    """Return a label; *name* is its look: ``heading``, ``section``, ``faint``, ``flag`` or ``warning``."""
    made = SafeLabel(text, selectable=selectable)
    made.setObjectName(name)
    made.setWordWrap(wraps)
    if name in ("flag", "warning"):
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def tell(shown: SafeLabel, text: str) -> None:
    """Show *text* in a label, which is hidden without one."""
    if text != shown.original:
        shown.setText(text)
    shown.setVisible(bool(text))


def on_base(widget: QWidget) -> None:
    """Give *widget* the ground of lists and fields."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)


def set_off(spin: _Spin) -> _Spin:
    """Keep the number in *spin* off the border and return it: the padding of a style sheet does not reach it."""
    line = spin.findChild(QLineEdit)
    if line is not None:
        line.setTextMargins(6, 0, 0, 0)
    return spin


def take_size(dialog: QWidget, width: int, height: int) -> None:
    """Give *dialog* a size in pixels for usual letters: larger with larger letters, never larger than the screen."""
    larger = max(1.0, dialog.fontMetrics().height() / _LETTERS)
    fit_screen(dialog, QSize(round(width * larger), round(height * larger)))


def fit_screen(dialog: QWidget, wanted: QSize) -> None:
    """Give *dialog* the *wanted* size, or as much of it as the screen has."""
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() * _OF_SCREEN))


def ruler() -> QFrame:
    """Return a thin line from left to right."""
    made = QFrame()
    made.setObjectName("ruler")
    return made


def flat_button(text: str, tip: str, act: Callable[[], object], symbol: str = "") -> QPushButton:
    """Return a small button without a border."""
    made = QPushButton()
    made.setObjectName("flat")
    made.setText(menu_text(text))
    made.setToolTip(tip)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    if symbol:
        made.setIcon(icon(symbol, theme.current().accent))
        made.setIconSize(QSize(13, 13))
    made.clicked.connect(lambda _checked=False: act())
    return made


class _Inside(QWidget):
    """Takes any width: what is in it wraps, and is never cut off on the right."""

    def minimumSizeHint(self) -> QSize:
        """Return the height that is needed, and no width."""
        return QSize(0, super().minimumSizeHint().height())


class Column(QScrollArea):
    """Widgets one below the other, scrolled when they are many; never wider than what is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = _Inside()
        on_base(inside)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(10)
        self.column.addStretch(1)
        self.setWidget(inside)

    def add(self, widget: QWidget) -> None:
        """Put *widget* below the others."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def widgets(self) -> list[QWidget]:
        """Return what is in it, from the top."""
        items = [self.column.itemAt(index) for index in range(self.column.count())]
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def clear(self) -> None:
        """Take everything out."""
        for widget in self.widgets():
            self.column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.verticalScrollBar().setValue(0)


class Flow(QLayout):
    """Widgets side by side, going on in the next line where there is no more room."""

    def __init__(self, spacing: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Add one."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        """Return one; Qt expects None outside the range."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        """Take one out; Qt expects None outside the range."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def hasHeightForWidth(self) -> bool:
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at *width* pixels."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything in *rect*."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size with everything in one line."""
        width = sum(item.sizeHint().width() + self.spacing() for item in self._items if not item.isEmpty())
        return QSize(width, self.minimumSize().height())

    def minimumSize(self) -> QSize:
        """Return the size of the largest one; the height of more lines comes by `heightForWidth`."""
        size = QSize()
        for item in self._items:
            size = size if item.isEmpty() else size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        y, height = rect.y(), 0
        for line in self._lines(rect.width()):
            y += height + self.spacing() if height else 0
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place_line(line, QRect(rect.x(), y, rect.width(), height))
        return y + height - rect.y()

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        """What stands side by side where there are *width* pixels, line by line; what is hidden takes no room."""
        line: list[QLayoutItem] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().width()
            if line and taken + wanted > width:
                yield line
                line, taken = [], 0
            line.append(item)
            taken += wanted + self.spacing()
        if line:
            yield line

    def _place_line(self, line: Sequence[QLayoutItem], place: QRect) -> None:
        """Put *line* into *place*, all at one middle, so that a box and a button do not stand askew."""
        x = place.x()
        for item in line:
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(x, place.y() + (place.height() - size.height()) // 2), size))
            x += size.width() + self.spacing()
