"""What the diagram shows: by relation, sign, kind, papers, years and flags. Hides, never deletes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from explorer.model.edge import Edge
from explorer.model.entity import Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from explorer.ui.background import Background
from explorer.ui.panels.confidence import ConfidenceSlider
from explorer.ui.panels.pieces import Column, label
from explorer.ui.plain_text import menu_text

if TYPE_CHECKING:
    from explorer.store.store import Store

Choice = TypeVar("Choice", bound=StrEnum)
SIGN_WORDS: dict[StrEnum, str] = {
    Sign.POSITIVE: "increases (+)",
    Sign.NEGATIVE: "decreases (−)",
    Sign.NONE: "direction not stated",
}
NO_YEAR = 1900
_LAST_YEAR = 2100
_FLAGS = (
    ("speculated", "Speculated sentences", "Sentences that say it may be so."),
    ("implied", "Implied statements", "Said by the construction of a sentence, not by a verb."),
    ("negated", "Edges with denials only", "Nothing but sentences that say it is not so."),
    ("contested_only", "Contested edges only", "Evidence says both increase and decrease."),
)


class Group(QWidget):
    """Check boxes for the values of one kind that are there, each with how many edges have it.

    Args:
        title: Above the boxes.
        changed: Called when a box was changed.
        words: How a value is called; its own words where it is not named here.
    """

    def __init__(self, title: str, changed: Callable[[], None], words: Mapping[StrEnum, str]) -> None:
        super().__init__()
        self._changed = changed
        self._words = words
        self.boxes: dict[StrEnum, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._column.addWidget(label(title, "section"))

    def show_counts(self, counts: Mapping[Choice, int], chosen: frozenset[Choice] | None) -> None:
        """Show a box for each value of *counts*; those of *chosen* (None: all) are checked."""
        wanted = sorted(counts, key=lambda one: (-counts[one], one.value))
        if list(self.boxes) != wanted:
            self._rebuild(wanted)
        for one, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setText(menu_text(f"{self._words.get(one, one.value.replace('_', ' '))} ({counts[one]:,})"))  # type: ignore[index]
                box.setChecked(chosen is None or one in chosen)
        self.setVisible(bool(self.boxes))

    def chosen(self) -> frozenset[StrEnum] | None:
        """Return the checked values; None where all are."""
        if all(box.isChecked() for box in self.boxes.values()):
            return None
        return frozenset(one for one, box in self.boxes.items() if box.isChecked())

    def _rebuild(self, wanted: list[Choice]) -> None:
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for one in wanted:
            box = QCheckBox()
            box.toggled.connect(lambda _on: self._changed())
            self._column.addWidget(box)
            self.boxes[one] = box


class FilterPanel(Column):
    """All filters.

    Signals:
        wanted: The `Filter` that the person wants.
    """

    wanted = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = self._usual = Filter()
        self.shown = label("", "faint")
        self.confidence = ConfidenceSlider(background)
        self.confidence.wanted.connect(lambda _: self._ask())
        self.relations = Group("Relation", self._ask, {})
        self.signs = Group("Effect", self._ask, SIGN_WORDS)
        self.kinds = Group("Kind of entity", self._ask, {})
        self.papers = _spin(1, 9999, self._ask, "Smallest number of papers")
        self.first_year = _spin(NO_YEAR, _LAST_YEAR, self._ask, "First year", "any")
        self.last_year = _spin(NO_YEAR, _LAST_YEAR, self._ask, "Last year", "any")
        self.flags = {name: self._flag(title, tip) for name, title, tip in _FLAGS}
        self.everything = QPushButton("Show everything again")
        self.everything.clicked.connect(lambda: self.wanted.emit(self._usual))
        self.column.setSpacing(14)
        groups = self.signs, self.relations, self.kinds
        for widget in (self.shown, self.confidence, self._numbers(), *groups, self._flag_box(), self.everything):
            self.add(widget)

    def set_store(self, store: Store | None) -> None:
        """Count in *store* from now on."""
        self.confidence.set_store(store)

    def show_state(self, edges: Mapping[str, Edge], rule: Filter, visible: int, usual: Filter = Filter()) -> None:  # noqa: B008 - frozen
        """Show what *rule* says, with the counts of *edges*, of which *visible* are seen; *usual* has no filter on."""
        self._rule, self._usual = rule, usual
        self.confidence.show_state(edges.values(), rule.min_confidence)
        # what nothing is sure enough for keeps its box, with a count of 0
        relations = Counter(dict.fromkeys((one for edge in edges.values() for one in _relations(edge, bare=True)), 0))
        relations.update(relation for edge in edges.values() for relation in _relations(edge))
        signs = Counter(sign for edge in edges.values() for sign in edge.signs)
        kinds = Counter(
            end.kind for end in {e.key: e for edge in edges.values() for e in (edge.subject, edge.object)}.values()
        )
        self.relations.show_counts(relations, rule.relations)
        self.signs.show_counts(signs, rule.signs)
        self.kinds.show_counts(kinds, rule.kinds)
        for spin, value in (
            (self.papers, rule.min_papers),
            (self.first_year, rule.first_year or NO_YEAR),
            (self.last_year, rule.last_year or NO_YEAR),
        ):
            with QSignalBlocker(spin):
                spin.setValue(value)
        for name, box in self.flags.items():
            with QSignalBlocker(box):
                box.setChecked(getattr(rule, name))
        self.shown.setText(f"{visible:,} of {len(edges):,} edges shown" if edges else "No diagram yet.")
        self.everything.setEnabled(rule != usual)

    def _ask(self) -> None:
        """Tell what the person wants now."""
        rule = replace(
            self._rule,
            relations=_typed(self.relations.chosen(), Relation),
            signs=_typed(self.signs.chosen(), Sign),
            kinds=_typed(self.kinds.chosen(), Kind),
            min_papers=self.papers.value(),
            first_year=_year(self.first_year),
            last_year=_year(self.last_year),
            min_confidence=self.confidence.value,
            **{name: box.isChecked() for name, box in self.flags.items()},
        )
        if rule != self._rule:
            self.wanted.emit(rule)

    def _flag(self, title: str, tip: str) -> QCheckBox:
        box = QCheckBox(title)
        box.setToolTip(tip)
        box.toggled.connect(lambda _on: self._ask())
        return box

    def _flag_box(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(label("Evidence", "section"))
        for box in self.flags.values():
            column.addWidget(box)
        return made

    def _numbers(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.addWidget(label("Papers, at least", wraps=False), 0, 0)
        grid.addWidget(self.papers, 0, 1)
        grid.addWidget(label("From year", wraps=False), 1, 0)
        grid.addWidget(self.first_year, 1, 1)
        grid.addWidget(label("To year", wraps=False), 2, 0)
        grid.addWidget(self.last_year, 2, 1)
        grid.setColumnStretch(2, 1)
        return made


def _relations(edge: Edge, *, bare: bool = False) -> frozenset[Relation]:
    """The relations of *edge* that have evidence that counts; with *bare*, all."""
    return frozenset(one.statement.relation for one in edge.statements if bare or one.sentences or one.negated)


def _typed(chosen: frozenset[StrEnum] | None, kind: type[Choice]) -> frozenset[Choice] | None:
    return None if chosen is None else frozenset(one for one in chosen if isinstance(one, kind))


def _year(spin: QSpinBox) -> int | None:
    return None if spin.value() == NO_YEAR else spin.value()


def _spin(low: int, high: int, changed: Callable[[], None], name: str, special: str = "") -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(low, high)
    spin.setAccessibleName(name)
    spin.setMinimumWidth(84)
    if special:
        spin.setSpecialValueText(special)
    spin.setKeyboardTracking(False)
    spin.valueChanged.connect(lambda _value: changed())
    return spin
