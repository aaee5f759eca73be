"""The rows of families, merging and splitting for the table of actions.

Each row: id, text in the menu, tip, shortcut, slot, what it needs, whether it is a switch, submenu.
"""

from __future__ import annotations

FAMILIES = (
    (
        "view.written",
        "As &written",
        "Families and their members stand apart, as the texts name them.",
        "",
        "families.written",
        "diagram",
        True,
        "F&amilies",
    ),
    (
        "view.families",
        "By &families",
        "Members are shown as their family: AKT1 and AKT2 as AKT, with the evidence of all.",
        "Ctrl+Alt+F",
        "families.families",
        "diagram",
        True,
        "F&amilies",
    ),
)

ENTITIES = (
    (
        "diagram.close_family",
        "Show as f&amily",
        "Show the selected entities as their family, with all members of it.",
        "",
        "families.close",
        "member",
        False,
        "&Entities",
    ),
    (
        "diagram.open_family",
        "Show &members",
        "Show the members of the selected families again, where they were.",
        "",
        "families.open",
        "family",
        False,
        "&Entities",
    ),
    (
        "diagram.merge",
        "&Merge entities…",
        "Say that the selected entities are one; it can be undone, and holds for later imports.",
        "",
        "entities.merge",
        "entities",
        False,
        "&Entities",
    ),
    (
        "diagram.split",
        "&Split entity…",
        "Say that some names or sentences of the selected entity mean another one; it can be undone.",
        "",
        "entities.split",
        "entity",
        False,
        "&Entities",
    ),
)

EDITS = (
    (
        "tools.entities",
        "Merged and split &entities…",
        "What was merged and split when; each can be taken back.",
        "",
        "entities.history",
        "store",
        False,
        "",
    ),
)
