"""The open diagram of the window: every edit goes through here, is undoable, and is announced once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram, DiagramError
from explorer.diagram.dressing import name_as_written
from explorer.diagram.groups import inside
from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.ui.diagram_edits import ChangeCommand


class Controller(QObject):
    """Holds the diagram, its undo stack and the selection.

    Attributes:
        diagram: The diagram.
        undo_stack: What can be undone.
        passing: The filter that comes back, while another one is only looked at; else None.
        passing_edges: The edges with the counts that come back with it.

    Signals:
        replaced: Another diagram is open: the `Diagram`.
        changed: The diagram changed: the `Change`.
        edited: That change was the person's, not new counts from the store.
        counted: The store holds something else and was counted again; the diagram may look as before.
        redrawn: That change gave another picture: all of it should be seen.
        selected: Keys of what is selected, as a frozenset.
        refused: Why an edit was not done.
    """

    replaced = Signal(object)
    changed = Signal(object)
    redrawn = Signal()
    edited = Signal()
    counted = Signal()
    selected = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.diagram = Diagram()
        self.undo_stack = QUndoStack(self)
        self.passing: Filter | None = None
        self.passing_edges: tuple[Edge, ...] = ()
        self._selection: frozenset[str] = frozenset()

    @property
    def selection(self) -> frozenset[str]:
        """Keys of what is selected and shown."""
        return self._selection

    @property
    def selected_nodes(self) -> list[str]:
        """Keys of the selected nodes, sorted; those that stand for collapsed groups too."""
        return sorted(self._selection & self.diagram.visible_nodes.keys())

    @property
    def chosen_nodes(self) -> list[str]:
        """Keys of the nodes that are selected, or drawn in a selected area; sorted."""
        groups, visible = self.diagram.groups, self.diagram.visible_nodes
        areas = [groups[key] for key in self._selection & groups.keys() if not groups[key].collapsed]
        return sorted({*self.selected_nodes, *(key for area in areas for key in inside(area, groups, visible))})

    @property
    def selected_groups(self) -> list[str]:
        """Keys of the selected groups, areas as well as collapsed ones; sorted."""
        return sorted(self._selection & self.diagram.groups.keys())

    @property
    def selected_notes(self) -> list[str]:
        """Keys of the selected notes, sorted."""
        return sorted(self._selection & self.diagram.notes.keys())

    @property
    def selected_edges(self) -> list[Edge]:
        """The selected edges, by key."""
        visible = self.diagram.visible_edges
        return [visible[key] for key in sorted(self._selection & visible.keys())]

    def show(self, diagram: Diagram) -> None:
        """Open *diagram*; what could be undone before cannot be undone any more."""
        self.diagram = diagram
        self.undo_stack.clear()
        self._selection = frozenset()
        self.replaced.emit(diagram)
        self.selected.emit(self._selection)

    def done(
        self, change: Change, *, whole: bool = False, row: object = None, also: Callable[[bool], None] | None = None
    ) -> None:
        """Take a change that was just made on the diagram: keep it for undo and announce it.

        With *whole* it gave another picture, not more or less of the same. Changes of the same *row* that follow each
        other are undone in one step. With *also* something else changed too: it is called when the change is undone
        (with False) and redone (with True), and such a change is kept even where the diagram looks the same.
        """
        if change or also is not None:
            self.undo_stack.push(ChangeCommand(change, self._apply, whole=whole, row=row, also=also))
            self._announce(change, whole=whole)
            self.edited.emit()

    def make(self, edit: Callable[[], Change], *, row: object = None) -> None:
        """Do *edit* and keep it; one that the diagram refuses (a place too far off) is said and changes nothing."""
        try:
            change = edit()
        except DiagramError as error:
            self.refused.emit(str(error))
        else:
            self.done(change, row=row)

    def refresh(self, edges: Iterable[Edge]) -> None:
        """Take new counts of the edges; nothing that a person did, so nothing to undo."""
        change = self.diagram.refresh_edges(edges)
        if change:
            self._announce(change)

    def glance(self, change: Change) -> None:
        """Announce a *change* that nobody made to keep it: there is nothing to undo."""
        if change:
            self._announce(change)

    def kept(self) -> Diagram:
        """Return the diagram as it is to be saved: a copy, with what is only looked at taken back."""
        diagram = self.diagram.copy()
        if self.passing is not None:
            self.come_back(diagram, self.passing)
        return diagram

    def come_back(self, diagram: Diagram, rule: Filter) -> Change:
        """Give *diagram* the filter *rule* that was to come back, and the counts that its edges had under it."""
        change = diagram.set_filter(rule)
        known = {edge.key: edge for edge in self.passing_edges}
        edges = [known.get(key, edge) for key, edge in diagram.edges.items()]
        return change.then(diagram.refresh_edges(edges), change.name)

    def rename(self, names: Mapping[str, str]) -> None:
        """Take what the texts call entities that came; nothing that a person did, so nothing to undo."""
        change = name_as_written(self.diagram, names)
        if change:
            self._announce(change)

    def drop(self, keys: Iterable[str]) -> None:
        """Take away nodes that are no longer in the store; changes made before cannot bring them back."""
        change = self.diagram.remove(keys)
        if change:
            self.undo_stack.clear()
            self._announce(change)
            self.edited.emit()

    def move(self, positions: Mapping[str, tuple[float, float]]) -> None:
        """Move nodes to new centres."""
        self.done(self.diagram.move(positions))

    def select(self, keys: Iterable[str]) -> None:
        """Select exactly the shown ones of *keys*."""
        diagram = self.diagram
        places = diagram.visible_nodes, diagram.visible_edges, diagram.visible_extras
        shown = frozenset(key for key in keys if any(key in place for place in places))
        if shown != self._selection:
            self._selection = shown
            self.selected.emit(shown)

    def _apply(self, change: Change, whole: bool) -> None:
        self.diagram.apply(change)
        self._announce(change, whole=whole)
        self.edited.emit()

    def _announce(self, change: Change, *, whole: bool = False) -> None:
        self.changed.emit(change)
        if whole:
            self.redrawn.emit()
        # What is gone or hidden is no longer selected.
        self.select(self._selection)
