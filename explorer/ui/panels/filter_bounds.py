"""The filters that are numbers: papers, belief and years."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSpinBox, QWidget

from explorer.model.filter import Filter
from explorer.ui.panels.pieces import label, set_off

NO_YEAR = 1900
_LAST_YEAR = 2100


class Bounds(QWidget):
    """Fields for the least papers and belief of an edge, and the first and last year of its papers.

    Args:
        changed: Called when a number was changed.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__()
        self.papers = _spin(1, 9999, changed, "Smallest number of papers")
        self.belief = set_off(QDoubleSpinBox())
        self.belief.setRange(0, 1)
        self.belief.setSingleStep(0.05)
        self.belief.setAccessibleName("Smallest belief")
        self.belief.setToolTip("How sure one may be of an edge by all its evidence, 0 to 1.")
        self.belief.setSpecialValueText("any")
        self.belief.setMinimumWidth(84)
        self.belief.setKeyboardTracking(False)
        self.belief.valueChanged.connect(lambda _value: changed())
        self.first_year = _spin(NO_YEAR, _LAST_YEAR, changed, "First year", "any")
        self.last_year = _spin(NO_YEAR, _LAST_YEAR, changed, "Last year", "any")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        for place, (words, field) in enumerate(
            (
                ("Papers, at least", self.papers),
                ("Belief, at least", self.belief),
                ("From year", self.first_year),
                ("To year", self.last_year),
            )
        ):
            grid.addWidget(label(words, wraps=False), place, 0)
            grid.addWidget(field, place, 1)
        grid.setColumnStretch(2, 1)

    def show_rule(self, rule: Filter) -> None:
        """Show the numbers of *rule*."""
        for spin, value in (
            (self.papers, rule.min_papers),
            (self.first_year, rule.first_year or NO_YEAR),
            (self.last_year, rule.last_year or NO_YEAR),
        ):
            with QSignalBlocker(spin):
                spin.setValue(value)
        with QSignalBlocker(self.belief):
            self.belief.setValue(rule.min_belief)

    def put_in(self, rule: Filter) -> Filter:
        """Return *rule* with the numbers shown; a belief between two steps stays where nobody changed it."""
        belief = self.belief.value()
        return rule.but(
            min_papers=self.papers.value(),
            min_belief=rule.min_belief if abs(belief - rule.min_belief) < 0.005 else belief,
            first_year=_year(self.first_year),
            last_year=_year(self.last_year),
        )


def _year(spin: QSpinBox) -> int | None:
    return None if spin.value() == NO_YEAR else spin.value()


def _spin(low: int, high: int, changed: Callable[[], None], name: str, special: str = "") -> QSpinBox:
    spin = set_off(QSpinBox())
    spin.setRange(low, high)
    spin.setAccessibleName(name)
    spin.setMinimumWidth(84)
    if special:
        spin.setSpecialValueText(special)
    spin.setKeyboardTracking(False)
    spin.valueChanged.connect(lambda _value: changed())
    return spin
