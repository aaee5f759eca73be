"""How sure one may be of what is selected, and why: in one line, and opened, term by term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from explorer.graph.belief import Belief
from explorer.graph.belief_words import explained
from explorer.model.edge import BackedStatement
from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.panels.pieces import Column, flat_button, label

if TYPE_CHECKING:
    from explorer.store.store import Store

MOST = 12
"""So many statements of an edge are explained."""
_HEIGHT = 260


@dataclass(frozen=True, slots=True)
class Explained:
    """A statement in words, and how its belief came about."""

    text: str
    belief: Belief


class BeliefBar(QWidget):
    """One line, ``belief 0.86: how?``, and below it the terms when the person asks.

    Args:
        background: Runs what asks the store.

    Signals:
        rates_wanted: The person wants to see and change how often each kind of evidence is wrong.
    """

    rates_wanted = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._statements: Sequence[BackedStatement] = ()
        self.value = label("", "faint", wraps=False)
        self.how = flat_button("how?", "How this number came about", self._toggle)
        self.how.setCheckable(True)
        self.terms = Column()
        self.terms.setMaximumHeight(_HEIGHT)
        self.terms.setAccessibleName("How the belief came about")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.addWidget(self.value)
        line.addWidget(self.how)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.terms)
        self.terms.hide()
        self.hide()

    def show_belief(self, store: Store | None, statements: Sequence[BackedStatement], value: float | None) -> None:
        """Show the belief of an edge with *statements*; without a *value* there is none to show."""
        before = [one.id for one in self._statements]
        self._store, self._statements = store, statements
        self.setVisible(value is not None)
        if value is None:
            self._close()
            return
        self.value.setText(f"belief {value:.2f}:")
        if before != [one.id for one in statements]:
            self._close()
        elif self.how.isChecked():
            self._ask()

    def _toggle(self) -> None:
        if self.how.isChecked():
            self._ask()
        else:
            self._close()

    def _close(self) -> None:
        self.how.setChecked(False)
        self.terms.hide()

    def _ask(self) -> None:
        if self._store is not None:
            statements = self._statements
            self._background.run(
                _explained,
                self._store,
                list(statements[:MOST]),
                then=lambda found: self._fill(statements, found),
                channel="belief",
            )

    def _fill(self, statements: Sequence[BackedStatement], found: Sequence[Explained]) -> None:
        if statements is not self._statements or not self.how.isChecked():
            return
        self.terms.clear()
        for one in found:
            self.terms.add(_view(one))
        more = len(statements) - len(found)
        if more > 0:
            self.terms.add(label(f"and {more} more", "faint"))
        self.terms.add(
            flat_button("Rates…", "How often each kind of evidence is taken to be wrong", self.rates_wanted.emit)
        )
        self.terms.show()


def _view(one: Explained) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 6)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(f"{one.text}: {one.belief.value:.2f}", "section"), 0, 0, 1, 2)
    for row, line in enumerate(explained(one.belief), 1):
        grid.addWidget(label(line.heading, "faint", wraps=False), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(line.text, selectable=True), row, 1, Qt.AlignmentFlag.AlignTop)
    return made


def _explained(store: Store, statements: Sequence[BackedStatement], progress: Progress) -> list[Explained]:
    found = []
    for one in statements:
        progress.check()
        found.append(Explained(one.statement.text, store.belief_of(one.id)))
    return found
