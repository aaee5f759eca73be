"""Messages of one line in the window, and the slim progress bar of long work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from explorer.ui import theme
from explorer.ui.background import Background, Task
from explorer.ui.icons import icon
from explorer.ui.plain_text import SafeLabel

SHOWN_MS = 9000

Choice = tuple[str, Callable[[], None]]


class Notices(QFrame):
    """One line above the diagram. A message gives way to a newer one; grave ones and questions stay until answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._label = SafeLabel()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._choices = QHBoxLayout()
        self._choices.setSpacing(2)
        self._close = QToolButton()
        self._close.setObjectName("flat")
        self._close.setIcon(icon("close", theme.current().faint))
        self._close.setToolTip("Close this message")
        self._close.setAccessibleName("Close this message")
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.addWidget(self._label, 1)
        row.addLayout(self._choices)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.clear)
        self._undoes = False
        self.hide()

    @property
    def text(self) -> str:
        """The message shown now, or empty."""
        return "" if self.isHidden() else self._label.text()

    @property
    def buttons(self) -> list[QPushButton]:
        """The choices offered with the message."""
        items = (self._choices.itemAt(index) for index in range(self._choices.count()))
        return [widget for item in items if isinstance(widget := item.widget() if item else None, QPushButton)]

    def say(self, text: str, choices: Sequence[Choice] = (), *, stays: bool = False) -> None:
        """Show *text*; *choices* are (words, what to do) and keep it until it is closed, as *stays* does."""
        self._show(text, choices, grave=False)
        if not choices and not stays:
            self._timer.start(SHOWN_MS)

    def say_undoable(self, text: str, stack: QUndoStack) -> None:
        """Show *text* about the last step of *stack*, with Undo; `step_taken` takes it away."""
        self.say(text, [("Undo", stack.undo)])
        self._undoes = True

    def step_taken(self) -> None:
        """Another step was done or taken back: Undo in a message would take back something else than it says."""
        if self._undoes:
            self.clear()

    def warn(self, text: str, choices: Sequence[Choice] = ()) -> None:
        """Show *text*, which says what went wrong, until it is closed."""
        self._show(text, choices, grave=True)

    def clear(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._undoes = False
        self.hide()

    def _show(self, text: str, choices: Sequence[Choice], *, grave: bool) -> None:
        self._timer.stop()
        self._undoes = False
        for button in self.buttons:
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._label.setText(" ".join(text.split()))
        for words, act in choices:
            self._choices.addWidget(self._button(words, act))
        self.setProperty("grave", grave)
        self.style().polish(self)
        self.style().polish(self._label)
        self.show()

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName("plain")

        def chosen() -> None:
            self.clear()
            act()

        button.clicked.connect(chosen)
        return button


class ProgressLine(QWidget):
    """What the newest long work does: words, a slim bar, the count and Cancel. Hidden while there is none."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._tasks: list[Task] = []
        self._label = SafeLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._cancel = QPushButton("Cancel")
        self._cancel.setObjectName("plain")
        self._cancel.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(self._label)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self.hide()
        background.started.connect(self._started)
        background.progressed.connect(self._progressed)
        background.ended.connect(self._ended)

    @property
    def text(self) -> str:
        """The words beside the bar."""
        return self._label.text()

    def cancel(self) -> None:
        """Cancel the work that is shown."""
        if self._tasks:
            self._label.setText(f"{self._tasks[-1].words}: stopping")
            self._background.cancel(self._tasks[-1])

    def _started(self, task: Task) -> None:
        self._tasks.append(task)
        self._label.setText(task.words)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    def _progressed(self, task: Task, done: int, total: int, what: str) -> None:
        if not self._tasks or task is not self._tasks[-1] or task.progress.cancelled:
            return
        about = "about " if task.progress.estimated else ""
        count = f" {done:,} of {about}{total:,}" if total else f" {done:,}" if done else ""
        self._label.setText(f"{task.words}{count}{f', {what}' if what else ''}")
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total) if total else 0)

    def _ended(self, task: Task) -> None:
        if task in self._tasks:
            self._tasks.remove(task)
        if self._tasks:
            self._label.setText(self._tasks[-1].words)
            self._bar.setRange(0, 0)
        else:
            self.hide()
