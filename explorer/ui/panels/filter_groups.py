"""What the values of a filter are chosen with: boxes for a few, a list with a search line for many."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from explorer.graph.choices import Choice
from explorer.model.wording import many
from explorer.ui.panels.named_box import NamedBox
from explorer.ui.panels.pieces import label
from explorer.ui.plain_text import tip_text

# So many values of a list are seen at once; the others are found by typing.
SEEN = 8
_NONE = Choice(0)


class Boxes(QWidget):
    """Check boxes for the values of one kind that are there: what is checked is shown.

    Args:
        title: Above the boxes.
        changed: Called when a box was changed.
        words: How a value is called; its own words where it is not named here.
    """

    def __init__(self, title: str, changed: Callable[[], None], words: Mapping[Any, str]) -> None:
        super().__init__()
        self._changed = changed
        self._words = words
        self.boxes: dict[Any, NamedBox] = {}
        self._column = _column(self, title)

    def show_values(self, there: Iterable[Any], chosen: Iterable[Any] | None, choices: Mapping[Any, Choice]) -> None:
        """Show a box for each value that is *there*; those of *chosen* (None: all) are checked.

        Args:
            there: The values, in the order in which they are shown.
            chosen: Those that are checked.
            choices: What switching each does, as far as that is known.
        """
        wanted = list(there)
        if list(self.boxes) != wanted:
            self._rebuild(wanted)
        for one, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(chosen is None or one in chosen)
            words = self._words.get(one) or str(one).replace("_", " ")
            tell(box, words, choices.get(one))
        self.setVisible(bool(self.boxes))

    @property
    def chosen(self) -> frozenset[Any] | None:
        """The checked values; None where all are."""
        if all(box.isChecked() for box in self.boxes.values()):
            return None
        return frozenset(one for one, box in self.boxes.items() if box.isChecked())

    @property
    def left_out(self) -> frozenset[Any]:
        """The values that are not checked."""
        return frozenset(one for one, box in self.boxes.items() if not box.isChecked())

    def _rebuild(self, wanted: list[Any]) -> None:
        _empty(self._column, self.boxes.values())
        self.boxes = {one: _box(self._column, self._changed) for one in wanted}


class LongList(QWidget):
    """A list of values of which none, one or more are wanted: those with the most edges, and what is typed.

    Args:
        title: Above the list.
        changed: Called when a value was chosen or given up.
        called: How a value is called.
    """

    def __init__(self, title: str, changed: Callable[[], None], called: Callable[[Any], str]) -> None:
        super().__init__()
        self._changed = changed
        self._called = called
        self._choices: Mapping[Any, Choice] = {}
        self.chosen: frozenset[Any] = frozenset()
        self.boxes: dict[Any, NamedBox] = {}
        column = _column(self, title)
        self.line = QLineEdit()
        self.line.setPlaceholderText("Type to find")
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName(f"Find in: {title}")
        self.line.textChanged.connect(lambda _: self._show())
        column.addWidget(self.line)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(5)
        column.addLayout(self._rows)
        self.others = label("", "faint")
        column.addWidget(self.others)
        self.setVisible(False)

    def show_values(self, chosen: Iterable[Hashable], choices: Mapping[Any, Choice]) -> None:
        """Show the values of *choices*, and those *chosen* as such, even where they are no longer there."""
        self.chosen, self._choices = frozenset(chosen), choices
        there = len(self._choices.keys() | self.chosen)
        self.line.setVisible(there > SEEN)
        self.setVisible(there > 1 or bool(self.chosen))
        self._show()

    def _show(self) -> None:
        """Show what fits the line: the chosen ones first, then those with the most edges."""
        typed = self.line.text().casefold().split()
        every = self._choices.keys() | self.chosen
        fitting = [one for one in every if all(word in self._called(one).casefold() for word in typed)]
        # what would show nothing is not offered, but found
        ranked = sorted((one for one in fitting if typed or self._is_offered(one)), key=self._rank)
        shown = ranked[: max(SEEN, len(self.chosen) if not typed else SEEN)]
        if list(self.boxes) != shown:
            _empty(self._rows, self.boxes.values())
            self.boxes = {one: _box(self._rows, partial(self._switch, one)) for one in shown}
        for one, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(one in self.chosen)
            tell(box, self._called(one), self._choices.get(one, _NONE))
        left = len(ranked) - len(shown)
        nothing = "Nothing is called so." if typed else "None has an edge that the other filters show."
        self.others.setText(f"{left:,} more" if left else "" if shown else nothing)
        self.others.setVisible(bool(left) or not shown)

    def _is_offered(self, one: Any) -> bool:
        return one in self.chosen or self._choices[one].edges > 0

    def _rank(self, one: Any) -> tuple[bool, int, str]:
        return one not in self.chosen, -self._choices.get(one, _NONE).edges, self._called(one)

    def _switch(self, one: Any) -> None:
        self.chosen ^= {one}
        self._changed()


def tell(box: NamedBox, words: str, choice: Choice | None) -> None:
    """Say on *box* what it is called and how many edges have it, and in its tip what switching it does."""
    box.say(words, "" if choice is None else f"({choice.edges:,})")
    box.setToolTip(tip_text(words if choice is None or not choice.change else f"{words}: {effect(choice.change)}"))


def effect(change: int) -> str:
    """Return in words that so many edges more (below 0: fewer) are shown."""
    edges = many(abs(change), "edge")
    return f"{'shows' if change > 0 else 'hides'} {edges}" if change else "changes nothing"


def _column(widget: QWidget, title: str) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    column.addWidget(label(title, "section"))
    return column


def _box(column: QVBoxLayout, changed: Callable[[], None]) -> NamedBox:
    box = NamedBox()
    box.toggled.connect(lambda _on: changed())
    column.addWidget(box)
    return box


def _empty(column: QVBoxLayout, boxes: Iterable[NamedBox]) -> None:
    for box in boxes:
        column.removeWidget(box)
        box.hide()
        box.deleteLater()
