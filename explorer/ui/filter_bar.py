"""A bar over the diagram: what is hidden, how much of it, and a button that takes off each filter by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from explorer.diagram.document import Diagram
from explorer.diagram.looks import Lens
from explorer.extraction.confidence import FLOOR
from explorer.model.filter import Filter
from explorer.model.filter_words import Part, parts
from explorer.model.wording import many, shortened
from explorer.ui.panels.pieces import Flow, flat_button, label
from explorer.ui.plain_text import tip_text, visible

EVERYTHING = Filter(min_confidence=FLOOR)
"""The filter that lets through all that was kept."""
_LONGEST = 48
_HEIGHT = 24


class FilterBar(QFrame):
    """One line, or a few where it is narrow; not there while nothing is hidden but what always is.

    Signals:
        wanted: The `Filter` that the person wants.
        reveal_wanted: What was hidden by hand shall be shown again.
        lens_off: The context lens shall be taken away.
    """

    wanted = Signal(object)
    reveal_wanted = Signal()
    lens_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters")
        self.words = label("", wraps=False)
        self.words.setMinimumHeight(_HEIGHT)
        self.chips: list[QPushButton] = []
        self.clear = flat_button("Clear", "Take all of these off", self._clear)
        self._rule = self._usual = Filter()
        self._hidden = False
        self._lens: Lens | None = None
        self._inside = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._inside.setSizePolicy(policy)
        self._flow = Flow(4)
        self._inside.setLayout(self._flow)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.addWidget(self._inside, 1)
        row.addWidget(self.clear)
        self.hide()

    @property
    def text(self) -> str:
        """All of it in words, or empty where it is not there."""
        return "" if self.isHidden() else " ".join([self.words.text(), *(chip.text() for chip in self.chips)]).strip()

    def show_state(self, diagram: Diagram, usual: Filter) -> None:
        """Show what of *diagram* is hidden; *usual* is the filter that is always on."""
        self._rule, self._usual = diagram.filter, usual
        by_hand = sum(node.hidden for node in diagram.nodes.values())
        self._hidden, self._lens = by_hand > 0, diagram.look.lens
        self.setVisible(bool(diagram.nodes) and (diagram.filter != usual or self._hidden or self._lens is not None))
        if self.isHidden():
            return
        total = len(diagram.rolled_edges)
        told = f"{diagram.left_out:,} of {total:,} edges hidden:" if diagram.filter != usual else "Hidden:"
        self.words.setText(told if diagram.filter != usual or by_hand else "")
        self.words.setVisible(bool(self.words.text()))
        made: list[tuple[str, Callable[[], object]]] = [
            (part.text, partial(self.wanted.emit, part.taken_off(self._rule, usual, EVERYTHING)))
            for part in self._parts()
        ]
        if by_hand:
            made.append((f"{many(by_hand, 'node')} by hand", self.reveal_wanted.emit))
        if self._lens is not None:
            made.append((_lens_words(self._lens, diagram), self.lens_off.emit))
        self._show_chips(made)

    def _parts(self) -> list[Part]:
        """What the filter leaves out, what is always left out last; nothing where that is all."""
        always = parts(self._usual)
        found = parts(self._rule) if self._rule != self._usual else []
        return sorted(found, key=lambda part: part in always)

    def _show_chips(self, made: list[tuple[str, Callable[[], object]]]) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [_chip(text, act) for text, act in made]
        for widget in (self.words, *self.chips) if self.words.text() else self.chips:
            self._flow.addWidget(widget)
        self._inside.updateGeometry()

    def _clear(self) -> None:
        """Take everything off; the filter that is always on stays."""
        if self._lens is not None:
            self.lens_off.emit()
        if self._hidden:
            self.reveal_wanted.emit()
        if self._rule != self._usual:
            self.wanted.emit(self._usual)


def _lens_words(lens: Lens, diagram: Diagram) -> str:
    """How much of the diagram holds for the context of the lens."""
    edges = diagram.visible_edges.values()
    solid = sum(any(one.id in lens.statements for one in edge.statements if one.sentences) for edge in edges)
    return f"seen through {lens.context.name}: {solid:,} of {len(edges):,} edges"


def _chip(text: str, act: Callable[[], object]) -> QPushButton:
    """A button that says what it takes off."""
    words = visible(text)
    made = flat_button(f"{shortened(words, _LONGEST)} ×", "", act)
    made.setToolTip(tip_text(f"{words}\nClick to take it off."))
    made.setFixedHeight(max(_HEIGHT, made.sizeHint().height()))
    made.setAccessibleName(f"Take off: {words}")
    return made
