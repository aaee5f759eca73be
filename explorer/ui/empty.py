"""What an empty store shows instead of a diagram: three ways in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.icons import icon
from explorer.ui.panels.pieces import label

_WAYS = (
    ("import", "Drop files here, or choose them…", "files_wanted"),
    ("paste", "Paste abstracts, or a page from a browser…", "paste_wanted"),
    ("demo", "Open the demo", "demo_wanted"),
)


class EmptyPage(QWidget):
    """Three buttons in the middle; also the page shown while something opens.

    Signals:
        files_wanted: Import files.
        paste_wanted: Paste a text.
        demo_wanted: Open the demo.
    """

    files_wanted = Signal()
    paste_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label("", "heading")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = label("", "faint")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons = {name: self._button(words, name) for _, words, name in _WAYS}
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self.picture)
        column.addSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(12)
        for button in self.buttons.values():
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.wait("")

    def wait(self, words: str) -> None:
        """Show *words* and no buttons: something is being opened."""
        self.title.setText(words)
        self.words.setText("")
        for button in self.buttons.values():
            button.hide()

    def offer(self, name: str) -> None:
        """Show the three ways into the empty store called *name*; empty where none is open."""
        self.title.setText("No abstracts yet")
        self.words.setText(f"{name or 'This window'} is empty. There are three ways in:")
        for button in self.buttons.values():
            button.show()

    def colour(self) -> None:
        """Take the colours of the window."""
        colours = theme.current()
        self.setStyleSheet(f"EmptyPage {{ background: {colours.base}; }}")
        self.picture.setPixmap(icon("demo", colours.faint).pixmap(QSize(36, 36)))
        for symbol, _, name in _WAYS:
            self.buttons[name].setIcon(icon(symbol, colours.text))

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setMinimumWidth(340)
        button.setMinimumHeight(42)
        button.setIconSize(QSize(18, 18))
        button.clicked.connect(getattr(self, name))
        return button
