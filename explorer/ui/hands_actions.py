"""What comes of the canvas's gestures: moves, bends, other forms, and what Delete takes away."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.diagram import bends, dressing, grouping, noting
from explorer.diagram.carrying import carried, put_down
from explorer.diagram.change import as_one
from explorer.diagram.document import counted
from explorer.diagram.groups import GroupKind
from explorer.diagram.shapes import Point
from explorer.ui.canvas.forms import Form, Way, bend_at
from explorer.ui.canvas.view import Canvas
from explorer.ui.controller import Controller
from explorer.ui.group_actions import GroupActions
from explorer.ui.note_actions import NoteActions
from explorer.ui.notices import Notices


class HandActions:
    """Makes edits of what hands did on the canvas.

    Args:
        controller: The open diagram.
        canvas: Where it was done.
        groups: Names groups, opens and closes them.
        notes: Edits notes.
        notices: Where it is said what could not be done.
    """

    def __init__(
        self, controller: Controller, canvas: Canvas, groups: GroupActions, notes: NoteActions, notices: Notices
    ) -> None:
        self._controller = controller
        self._canvas = canvas
        self._groups = groups
        self._notes = notes
        self._notices = notices
        canvas.selection_changed.connect(controller.select)
        controller.refused.connect(notices.say)
        canvas.moved.connect(self.move)
        canvas.nudged.connect(self.nudge)
        canvas.reshaped.connect(self.reshape)
        canvas.delete_wanted.connect(self.delete)

    def move(self, positions: Mapping[str, Point]) -> None:
        """Move things to new middles; nodes that land in another compartment belong to it from now on."""
        controller = self._controller
        chosen = controller.selected_groups
        areas = [key for key in chosen if not controller.diagram.groups[key].collapsed]
        name = f"Move {controller.diagram.groups[areas[0]].title}" if len(controller.selection) == 1 and areas else ""
        keys = controller.selection - set(areas)
        controller.make(lambda: put_down(controller.diagram, positions, keys, name))

    def nudge(self, dx: float, dy: float) -> None:
        """Move the bend that is held, or all that is selected, by units; a row of such moves is undone as one step."""
        controller, diagram = self._controller, self._controller.diagram
        held = self._held_bend()
        if held is not None:
            key, index = held
            x, y = diagram.hands[key].bends[index]
            wanted = bends.moved(diagram.hands[key].bends, index, (x + dx, y + dy))
            controller.make(lambda: dressing.bend(diagram, key, wanted), row=("bend", key, index))
        else:
            places = {key: (x + dx, y + dy) for key, (x, y) in carried(diagram, controller.selection).items()}
            controller.make(lambda: diagram.move(places), row=("nudge", controller.selection))

    def _held_bend(self) -> tuple[str, int] | None:
        """The edge and index of the bend that is held, if it is there."""
        index, diagram = self._canvas.overlay.held, self._controller.diagram
        for edge in self._controller.selected_edges:
            if index is not None and edge.key in diagram.hands and index < len(diagram.hands[edge.key].bends):
                return edge.key, index
        return None

    def reshape(self, form: Form) -> None:
        """Give an edge its bends, or a note its borders or ends."""
        diagram = self._controller.diagram
        if isinstance(form, Way):
            self._controller.make(lambda: dressing.bend(diagram, form.key, form.bends))
        else:
            self._controller.make(lambda: noting.change(diagram, form.note))

    def bend(self) -> None:
        """Give the selected edge a bend in its middle, held for the keys that nudge."""
        (edge,) = self._controller.selected_edges
        place = self._canvas.scene.place(edge.key)
        grip = None if place is None else bend_at(self._canvas.scene.content, edge.key, place)
        if grip is None or place is None:
            self._notices.say("This edge can have no further bend.")
        else:
            self._canvas.take_form(grip.at(place))

    def straighten(self) -> None:
        """Let the selected edges run as they would by themselves."""
        diagram = self._controller.diagram
        bent = [edge.key for edge in self._controller.selected_edges if edge.key in diagram.hands]
        self._controller.done(
            as_one([dressing.bend(diagram, key, ()) for key in bent], f"Straighten {len(bent)} edges")
        )

    def open(self, key: str) -> bool:
        """Expand or collapse the group *key*, or edit the note *key*; return False for anything else."""
        if key in self._controller.diagram.notes:
            self._notes.edit(key)
        elif key in self._controller.diagram.groups:
            self._groups.toggle_keys([key])
        else:
            return False
        return True

    def rename(self) -> None:
        """Edit the title of the selected group, or the words of the selected note."""
        for key in self._controller.selected_groups:
            self._groups.rename(key)
        for key in self._controller.selected_notes:
            self._notes.edit(key)

    def delete(self) -> None:
        """Take away the bend that is held, else selected notes and frames, and hide selected nodes."""
        controller, diagram = self._controller, self._controller.diagram
        held = self._held_bend()
        if held is not None:
            self._canvas.straighten(held[1])
            return
        frames = [key for key in controller.selected_groups if not diagram.groups[key].collapsed]
        bands = any(diagram.groups[key].kind is GroupKind.COMPARTMENT for key in frames)
        keys = [*controller.selected_nodes, *controller.selected_notes, *frames]
        name = f"Remove {counted(keys, diagram.name_of)}"
        made = [
            diagram.hide(controller.selected_nodes),
            noting.remove(diagram, controller.selected_notes),
            grouping.ungroup(diagram, frames),
        ]
        controller.done(as_one(made, name))
        if not any(made):
            self._notices.say("Edges are not deleted here: filters hide them, and a verdict says that one is wrong.")
        elif bands:
            self._notices.say("A compartment was dissolved; its entities are still there.")
