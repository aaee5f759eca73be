"""The rows of the menu Edit for the table of actions: undo, copies, search and selection."""

from __future__ import annotations

from explorer.ui.action_spec import ActionSpec
from explorer.ui.hands_table import SELECTING

_A = ActionSpec

EDIT: tuple[ActionSpec, ...] = (
    _A("edit.undo", "&Undo", "Take back the last change of the diagram.", "Ctrl+Z", "diagram.undo", "undo", "Undo"),
    _A(
        "edit.redo",
        "&Redo",
        "Do again what was taken back.",
        "Ctrl+Shift+Z ; Ctrl+Y",
        "diagram.redo",
        "redo",
        "Redo",
    ),
    _A(
        "edit.picture",
        "Copy &picture",
        "Copy the diagram as a picture to the clipboard.",
        "Ctrl+Shift+C",
        "outputs.picture",
        "copy",
        needs="diagram",
        group=1,
    ),
    _A("edit.find", "&Find…", "Search entities, sentences and papers.", "Ctrl+F", "viewing.find", "search", group=2),
    _A(
        "edit.all",
        "Select &all",
        "Select every entity shown.",
        "Ctrl+A",
        "picking.all",
        needs="diagram",
        group=2,
    ),
    *(
        _A(name, text, tip, keys, slot, needs=needs, group=2, submenu=submenu)
        for name, text, tip, keys, slot, needs, submenu in SELECTING
    ),
    _A("edit.clear", "&Clear selection", "Select nothing.", "Esc", "viewing.clear", group=2),
    _A(
        "edit.preferences",
        "P&references…",
        "Colours, what a store opens with, figures.",
        "Ctrl+,",
        "viewing.preferences",
        "settings",
        group=3,
    ),
)
