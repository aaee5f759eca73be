"""What a person does with notes: put them on the diagram, write in them, colour them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF

from explorer.diagram import noting
from explorer.diagram.change import Change, as_one
from explorer.diagram.metrics import FONT_SIZE, LINE
from explorer.diagram.notes import Note, NoteKind
from explorer.ui.canvas.view import Canvas
from explorer.ui.controller import Controller
from explorer.ui.note_editor import NoteEditor

#: Colours of Okabe and Ito, told apart by everybody; None is the style's own.
COLOURS: Mapping[str, str | None] = {
    "As the style": None,
    "Grey": "#7A7A7A",
    "Blue": "#0072B2",
    "Sky blue": "#56B4E9",
    "Green": "#009E73",
    "Yellow": "#E69F00",
    "Vermilion": "#D55E00",
    "Purple": "#CC79A7",
}
_BOX = 180.0, 110.0
_ARROW = 120.0, 0.0
_WORDS = 150.0, FONT_SIZE * LINE * 2


class NoteActions:
    """Slots of notes.

    Args:
        controller: The open diagram.
        canvas: Where notes are put and written.
    """

    def __init__(self, controller: Controller, canvas: Canvas) -> None:
        self._controller = controller
        self._canvas = canvas
        self._place: QPointF | None = None
        self.editor = NoteEditor(canvas)
        controller.replaced.connect(lambda _: self.editor.leave())

    def set_place(self, place: QPointF | None) -> None:
        """Put the next note at *place* of the diagram; None for the middle of what is seen."""
        self._place = place

    def text(self) -> None:
        """Write a note; it is there once it has words."""
        note = self._placed(NoteKind.TEXT, _WORDS)
        self.editor.edit("", note.box, "New note", lambda words: self._written(replace(note, text=words)))

    def box(self) -> None:
        """Put a box on the diagram."""
        self._added(noting.add(self._controller.diagram, self._placed(NoteKind.BOX, _BOX)))

    def arrow(self) -> None:
        """Put an arrow on the diagram."""
        self._added(noting.add(self._controller.diagram, self._placed(NoteKind.ARROW, _ARROW)))

    def edit(self, key: str) -> None:
        """Let the words of the note *key* be edited."""
        note = self._controller.diagram.notes[key]
        left, top, right, bottom = note.box
        x, y = note.centre
        box = (x - 80.0, y - 30.0, x + 80.0, y + 10.0) if note.kind is NoteKind.ARROW else (left, top, right, bottom)
        self.editor.edit(note.text, box, "Words of the note", lambda words: self._rewritten(key, words))

    def colour(self, colour: str | None) -> None:
        """Give the selected notes a colour for words and lines."""
        self._dress(lambda note: replace(note, colour=colour))

    def fill(self, colour: str | None) -> None:
        """Give the selected notes a ground."""
        self._dress(lambda note: replace(note, fill=colour))

    def _dress(self, dressed: Callable[[Note], Note]) -> None:
        diagram = self._controller.diagram
        made = [noting.change(diagram, dressed(diagram.notes[key])) for key in self._controller.selected_notes]
        self._controller.done(as_one(made, f"Change {len(made)} notes"))

    def _placed(self, kind: NoteKind, size: tuple[float, float]) -> Note:
        place, self._place = self._place, None
        x, y = self._canvas.viewport.middle if place is None else (place.x(), place.y())
        note = Note("", kind, 0.0, 0.0, *size)
        return note.at(x, y) if place is None else replace(note, x=x, y=y)

    def _written(self, note: Note) -> None:
        if note.text.strip():
            self._added(noting.add(self._controller.diagram, note))

    def _rewritten(self, key: str, words: str) -> None:
        """Keep the words; a free text without any goes."""
        diagram = self._controller.diagram
        note = diagram.notes.get(key)
        if note is None:
            return
        gone = note.kind is NoteKind.TEXT and not words.strip()
        self._controller.done(
            noting.remove(diagram, [key]) if gone else noting.change(diagram, replace(note, text=words))
        )

    def _added(self, change: Change) -> None:
        self._controller.done(change)
        self._controller.select(change.notes_after)
        self._canvas.setFocus()
