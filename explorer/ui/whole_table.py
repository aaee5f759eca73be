"""The rows of looking at the whole for the table of actions: the table of statements, comparing, the methods."""

from __future__ import annotations

from explorer.ui.action_spec import ActionSpec

WHOLE = (
    ActionSpec(
        "evidence.table_copy",
        "Copy the statement &table",
        "Copy the table of statements as it looks, for a spreadsheet.",
        "",
        "tables.copy_all",
        "copy",
        needs="store",
        group=3,
    ),
    ActionSpec(
        "evidence.table_save",
        "Sa&ve the statement table…",
        "Write the table of statements as it looks, as CSV.",
        "",
        "tables.save",
        "save",
        needs="store",
        group=3,
    ),
    ActionSpec(
        "diagram.remark",
        "Note o&n it…",
        "Write a note on the selected entity or edge; it is kept in the store.",
        "Ctrl+Shift+T",
        "remarks.note",
        needs="one thing",
        group=1,
        submenu="&Notes",
        part=1,
    ),
    ActionSpec(
        "diagram.describe",
        "&Describe the diagram…",
        "Write what the diagram as a whole is about; it is saved with it.",
        "",
        "remarks.describe",
        needs="diagram",
        group=1,
        submenu="&Notes",
        part=1,
    ),
    ActionSpec(
        "diagram.remarks",
        "&All notes…",
        "List and search all notes on entities, edges and the diagram.",
        "",
        "remarks.show_list",
        needs="store",
        group=1,
        submenu="&Notes",
        part=1,
    ),
    ActionSpec(
        "tools.compare",
        "Co&mpare…",
        "Compare the diagram or the store with a diagram that was kept, or with another store.",
        "",
        "compare.show",
        needs="store",
        group=2,
    ),
)
