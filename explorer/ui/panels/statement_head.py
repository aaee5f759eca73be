"""The line above the table of statements: what is searched, which statements are meant, how many there are."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from explorer.ui.panels.pieces import label

DIAGRAM, STORE = "diagram", "store"


class StatementHead(QWidget):
    """A field for words, a choice and a count.

    Args:
        button: Opens the menu of the table; it stands at the end.

    Attributes:
        line: Words that rows must have.
        scope: Whether the diagram's statements are meant or the store's.
        count: How many rows there are.
    """

    def __init__(self, button: QWidget) -> None:
        super().__init__()
        self.line, self.scope = QLineEdit(), QComboBox()
        self.count = label("", "faint", wraps=False)
        self.line.setPlaceholderText("Words; -word")
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName("Filter the table")
        self.line.setToolTip("Show rows with all these words; those with a word after a minus are left out")
        self.scope.addItem("Diagram", DIAGRAM)
        self.scope.addItem("Store", STORE)
        self.scope.setAccessibleName("Which statements")
        self.scope.setToolTip("Statements in the diagram, or all of the store that the filters let through")
        self.scope.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 5)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(self.scope)
        row.addWidget(button)

    @property
    def of_store(self) -> bool:
        """Whether all statements of the store are meant."""
        return str(self.scope.currentData()) == STORE

    def say_count(self, shown: int, there: int) -> None:
        """Say how many rows are shown of those that are there."""
        self.count.setText(f"{shown:,}" if shown == there else f"{shown:,} of {there:,}")
