"""Undoable edits: one command per change of the diagram."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from explorer.diagram.change import Change


class ChangeCommand(QUndoCommand):
    """A change that was done already; undo takes it back, redo does it again.

    Args:
        change: What was done.
        apply: Does a change on the diagram and announces it; it is told whether all of the picture is another one.
        whole: Whether the change gives another picture, not more or less of the same.
    """

    def __init__(self, change: Change, apply: Callable[[Change, bool], None], *, whole: bool = False) -> None:
        super().__init__(change.name)
        self._change = change
        self._apply = apply
        self._whole = whole
        self._done = True

    def redo(self) -> None:
        """Do it again; the push onto the stack is no second time."""
        if self._done:
            return
        self._apply(self._change, self._whole)
        self._done = True

    def undo(self) -> None:
        """Take it back."""
        self._apply(self._change.inverted(), self._whole)
        self._done = False
