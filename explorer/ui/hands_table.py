"""The rows of selecting, groups, notes and bends for the table of actions.

Each row: id, text in the menu, tip, shortcut, slot, what it needs, submenu.
"""

from __future__ import annotations

SELECTING = (
    (
        "edit.lasso",
        "Select with a &lasso",
        "Draw a line around what you want to select.",
        "Ctrl+Shift+L",
        "picking.lasso",
        "diagram",
        "",
    ),
    (
        "edit.neighbours",
        "Select &neighbours",
        "Add the neighbours of what is selected to the selection.",
        "Ctrl+Shift+N",
        "picking.neighbours",
        "selection",
        "",
    ),
    (
        "edit.kind",
        "Select the same &kind",
        "Add everything of the same kind, or edges of the same relation, to the selection.",
        "",
        "picking.kind",
        "selection",
        "",
    ),
    (
        "edit.invert",
        "&Invert selection",
        "Select the entities that are not selected.",
        "Ctrl+Shift+I",
        "picking.invert",
        "diagram",
        "",
    ),
)

SHAPING = (
    (
        "diagram.group",
        "&Group",
        "Make one group of the selected entities.",
        "Ctrl+G",
        "groups.group",
        "nodes",
        "&Groups",
    ),
    (
        "diagram.ungroup",
        "&Ungroup",
        "Dissolve the group; its entities stay where they are.",
        "Ctrl+Shift+G",
        "groups.ungroup",
        "group",
        "&Groups",
    ),
    (
        "diagram.collapse",
        "&Collapse or expand",
        "Let one node stand for the group, or show its entities again.",
        "Ctrl+Alt+G",
        "groups.toggle",
        "group",
        "&Groups",
    ),
    (
        "diagram.families",
        "Group &families",
        "Let one node stand for the members of each family, among the selected entities or all.",
        "",
        "groups.families",
        "diagram",
        "&Groups",
    ),
    (
        "diagram.complexes",
        "Group co&mplexes",
        "Let one node stand for the members of each complex, among the selected entities or all.",
        "",
        "groups.complexes",
        "diagram",
        "&Groups",
    ),
    (
        "diagram.rename",
        "&Rename or edit words",
        "Change the name of the selected group, or the words of the selected note.",
        "F2",
        "hands.rename",
        "titled",
        "&Groups",
    ),
    ("diagram.note", "&Text", "Write a note on the diagram.", "Ctrl+T", "notes.text", "diagram", "&Notes"),
    ("diagram.box", "&Box", "Put a box on the diagram.", "", "notes.box", "diagram", "&Notes"),
    ("diagram.arrow", "&Arrow", "Put an arrow on the diagram.", "", "notes.arrow", "diagram", "&Notes"),
    (
        "diagram.bend",
        "&Bend the edge",
        "Give the selected edge a bend; drag it, or move it with Alt and the arrow keys.",
        "",
        "hands.bend",
        "one edge",
        "",
    ),
    (
        "diagram.straighten",
        "S&traighten",
        "Take all bends of the selected edges away.",
        "",
        "hands.straighten",
        "bent",
        "",
    ),
)
