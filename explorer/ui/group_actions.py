"""What a person does with groups: make, name, collapse, expand and dissolve them."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.diagram import grouping
from explorer.diagram.change import Change
from explorer.diagram.document import Diagram
from explorer.diagram.groups import Group, GroupKind
from explorer.diagram.members import Proposal, families
from explorer.model.entity import Kind
from explorer.ui.canvas.view import Canvas
from explorer.ui.controller import Controller
from explorer.ui.note_editor import NoteEditor
from explorer.ui.notices import Notices

#: So many members are named in the title of a new group.
_NAMED = 3
_TITLE = 200.0, 22.0


class GroupActions:
    """Slots of groups.

    Args:
        controller: The open diagram.
        canvas: Where groups are named.
        editor: The field for their names.
        notices: Where it is said what could not be done.
    """

    def __init__(self, controller: Controller, canvas: Canvas, editor: NoteEditor, notices: Notices) -> None:
        self._controller = controller
        self._canvas = canvas
        self._editor = editor
        self._notices = notices

    def group(self) -> None:
        """Make one group of the selected nodes, called after them."""
        diagram = self._controller.diagram
        keys = [key for key in diagram.members(self._controller.chosen_nodes) if key in diagram.nodes]
        if len(keys) < 2:
            self._notices.say("Select two entities or more to make a group of them.")
            return
        best = sorted(keys, key=lambda key: (-diagram.degree(key), key))
        self._made(grouping.group(diagram, keys, title_of([diagram.nodes[key].name for key in best])))

    def families(self) -> None:
        """Let one node stand for the members of each family."""
        self._propose(GroupKind.FAMILY)

    def complexes(self) -> None:
        """Let one node stand for the members of each complex."""
        self._propose(GroupKind.COMPLEX)

    def ungroup(self) -> None:
        """Dissolve the selected groups, or those of the selected nodes."""
        self._controller.done(grouping.ungroup(self._controller.diagram, self._meant()))

    def toggle(self) -> None:
        """Collapse the selected groups, or those of the selected nodes; expand those that are collapsed."""
        self.toggle_keys(self._meant())

    def toggle_keys(self, keys: Sequence[str]) -> None:
        """Expand the groups *keys* if one of them is collapsed, else collapse them."""
        diagram = self._controller.diagram
        collapsed = [key for key in keys if diagram.groups[key].collapsed]
        change = grouping.open_up(diagram, collapsed) if collapsed else grouping.collapse(diagram, keys)
        self._controller.done(change)
        if change:
            self._controller.select(change.groups_after)
        elif keys:
            self._notices.say("Compartments stay open.")

    def rename(self, key: str) -> None:
        """Let the title of the group *key* be edited."""
        diagram = self._controller.diagram
        group = diagram.groups[key]
        self._editor.edit(
            group.title,
            _title_box(diagram, group),
            "Name of the group",
            lambda words: self._renamed(key, words),
            several=False,
        )

    def _renamed(self, key: str, words: str) -> None:
        if words:
            self._controller.done(grouping.rename(self._controller.diagram, key, words))

    def _propose(self, kind: GroupKind) -> None:
        """Make the groups of *kind* that there are among the selected nodes, or among all; collapsed."""
        chosen, diagram = self._controller.chosen_nodes, self._controller.diagram
        found = proposals(diagram, chosen if len(chosen) > 1 else list(diagram.visible_nodes), kind)
        if not found:
            where = "of the selected entities" if len(chosen) > 1 else "entities here"
            self._notices.say(f"No two {where} belong to the same {kind.value}.")
            return
        wanted = [(one.title, kind, frozenset(one.members)) for one in found]
        plural = {GroupKind.FAMILY: "families", GroupKind.COMPLEX: "complexes"}[kind]
        what = found[0].title if len(found) == 1 else f"{len(found)} {plural}"
        self._made(grouping.group_all(diagram, wanted, f"Group {what}", collapsed=True))

    def _made(self, change: Change) -> None:
        self._controller.done(change)
        self._controller.select([key for key, one in change.groups_before.items() if one is None])

    def _meant(self) -> list[str]:
        """The selected groups, else those (no compartments) that selected nodes are in."""
        controller = self._controller
        nodes = set(controller.selected_nodes)
        return controller.selected_groups or sorted(
            one.key
            for one in controller.diagram.groups.values()
            if one.kind is not GroupKind.COMPARTMENT and one.members & nodes
        )


def title_of(names: Sequence[str]) -> str:
    """Return what a group of nodes called *names* is called: ``IL6, JAK2, STAT3`` or ``IL6, JAK2 and 4 more``."""
    if len(names) <= _NAMED:
        return ", ".join(names)
    return f"{', '.join(names[: _NAMED - 1])} and {len(names) - _NAMED + 1} more"


def proposals(diagram: Diagram, keys: Sequence[str], kind: GroupKind) -> list[Proposal]:
    """Return the families or complexes that the visible nodes among *keys* make up; each needs two of them."""
    there = [diagram.visible_nodes[key] for key in keys if key in diagram.visible_nodes and key in diagram.nodes]
    titles = {node.key: node.entity.name for node in there if node.entity.kind in (Kind.FAMILY, Kind.COMPLEX)}
    return families([node.key for node in there], complexes=kind is GroupKind.COMPLEX, titles=titles)


def _title_box(diagram: Diagram, group: Group) -> tuple[float, float, float, float]:
    """Where the title stands: at the upper left of an area, or in the node of a collapsed group."""
    width, height = _TITLE
    node = diagram.visible_nodes.get(group.key)
    if node is not None:
        return node.x - node.width / 2, node.y - height / 2, node.x + node.width / 2, node.y + height / 2
    area = diagram.visible_extras.get(group.key)
    left, top = area.box[:2] if area is not None else (group.x, group.y)
    return left, top, left + width, top + height
