"""Why the selected edge is there: rules, words and names behind it with their counts, and what hides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.panels.card_rows import Asked
from explorer.ui.panels.pieces import Column, label

if TYPE_CHECKING:
    from explorer.jobs.edge_reasons import Section


class EdgeWhyView(Column):
    """Explains an edge from all its evidence; it looks when it is seen.

    Args:
        background: Where it looks.

    Attributes:
        sections: What it says now.
    """

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._asked = Asked()
        self._waits = False
        self.sections: tuple[Section, ...] = ()
        self.show_asked(Asked())

    def show_asked(self, asked: Asked) -> None:
        """Explain the edge of which the evidence is *asked*."""
        self._asked, self.sections = asked, ()
        self._waits = bool(asked.statements)
        self.clear()
        self.add(label("Looking…" if self._waits else "Select an edge: why it is there is told here.", "faint"))
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look now, where nobody did yet."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        asked = self._asked
        if self._waits and asked.store is not None:
            self._waits = False
            self._background.run(
                _reasons,
                asked,
                then=lambda sections: self._show(sections) if asked is self._asked else None,
                channel="edge reasons",
                slow=True,
            )

    def _show(self, sections: tuple[Section, ...]) -> None:
        self.sections = sections
        self.clear()
        for section in sections:
            self.add(label(section.heading, "section"))
            for line in section.lines:
                self.add(label(line, selectable=True))


def _reasons(asked: Asked, progress: Progress) -> tuple[Section, ...]:
    from explorer.jobs.edge_reasons import edge_reasons  # noqa: PLC0415 - late: slow to import

    assert asked.store is not None
    return edge_reasons(asked.store, asked.statements, asked.rule, progress)
