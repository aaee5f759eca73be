"""Notes on a diagram: free text, boxes and arrows that a person puts there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from explorer.diagram.metrics import FONT_SIZE, LINE, text_width, visible

PREFIX = "note:"
MOST_LETTERS = 4000
_PAD = 7.0


class NoteKind(StrEnum):
    """What a note is."""

    TEXT = "text"
    BOX = "box"
    ARROW = "arrow"


@dataclass(frozen=True, slots=True)
class Note:
    """One note.

    Attributes:
        key: ``note:1``; empty until it is on a diagram.
        kind: What it is.
        x: Left border; of an arrow its start.
        y: Upper border; of an arrow its start.
        width: To the right border; of an arrow how far its tip lies to the right, which may be below 0.
        height: To the lower border; of an arrow how far its tip lies below, which may be below 0.
        text: What it says; line breaks count.
        colour: Of words and lines, ``#RRGGBB``; None takes the style's.
        fill: Of its ground, ``#RRGGBB``, which is tinted by it; None for none.
    """

    key: str
    kind: NoteKind
    x: float
    y: float
    width: float
    height: float
    text: str = ""
    colour: str | None = None
    fill: str | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """Its words line by line, as they are shown."""
        return tuple(visible(line) for line in self.text.splitlines())

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        x, y = self.x + self.width, self.y + self.height
        return min(self.x, x), min(self.y, y), max(self.x, x), max(self.y, y)

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def at(self, x: float, y: float) -> Note:
        """Return it with its middle at (*x*, *y*)."""
        return replace(self, x=x - self.width / 2, y=y - self.height / 2)

    def fitted(self) -> Note:
        """Return it with at most `MOST_LETTERS` letters, and a text as large as its words."""
        note = replace(self, text=self.text[:MOST_LETTERS])
        if note.kind is not NoteKind.TEXT:
            return note
        lines = note.lines or ("",)
        width = max(text_width(line, FONT_SIZE) for line in lines)
        return replace(
            note, width=round(width + 2 * _PAD, 1), height=round(len(lines) * FONT_SIZE * LINE + 2 * _PAD, 1)
        )
