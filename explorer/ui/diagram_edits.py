"""Undoable edits: one command per change of the diagram, or per row of changes that belong together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from explorer.diagram.change import Change
from explorer.ui.plain_text import visible

_MERGES = 1
_ALONE = -1


class ChangeCommand(QUndoCommand):
    """A change that was done already; undo takes it back, redo does it again.

    Args:
        change: What was done.
        apply: Does a change on the diagram and announces it; it is told whether all of the picture is another one.
        whole: Whether the change gives another picture, not more or less of the same.
        row: Commands of the same row that follow each other become one; None for one that stays alone.
        also: What else has to be done, beside the diagram: it is told whether the change holds from now on.
    """

    def __init__(
        self,
        change: Change,
        apply: Callable[[Change, bool], None],
        *,
        whole: bool = False,
        row: object = None,
        also: Callable[[bool], None] | None = None,
    ) -> None:
        super().__init__(" ".join(visible(change.name).split()))
        self._change = change
        self._apply = apply
        self._whole = whole
        self._row = row
        self._also = also
        self._done = True

    def id(self) -> int:
        """Return what Qt compares before it asks two commands to merge."""
        return _ALONE if self._row is None else _MERGES

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over what *other* did, if it goes on in the same row; a row that leads back to its start is no step."""
        if not isinstance(other, ChangeCommand) or other._row != self._row:
            return False
        # the history tells where a row has led, not where it began
        self._change = self._change.then(other._change, other._change.name)
        self.setText(other.text())
        self.setObsolete(not self._change)
        return True

    def redo(self) -> None:
        """Do it again; the push onto the stack is no second time."""
        if self._done:
            return
        self._apply(self._change, self._whole)
        self._done = True
        self._do_also()

    def undo(self) -> None:
        """Take it back."""
        self._apply(self._change.inverted(), self._whole)
        self._done = False
        self._do_also()

    def _do_also(self) -> None:
        if self._also is not None:
            self._also(self._done)
