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
        "tools.compare",
        "Co&mpare…",
        "Compare the diagram or the store with a diagram that was kept, or with another store.",
        "",
        "compare.show",
        needs="store",
        group=2,
    ),
)
