"""What a person can do, declared once: menus, toolbar, command palette and list of shortcuts come from this table."""

from __future__ import annotations

from explorer.ui.action_spec import ActionSpec
from explorer.ui.diagram_table import DIAGRAM
from explorer.ui.edit_table import EDIT
from explorer.ui.evidence_table import EVIDENCE
from explorer.ui.file_table import FILE
from explorer.ui.tools_table import HELP, TOOLS
from explorer.ui.view_table import VIEW
from explorer.ui.whole_table import WHOLE

MENUS = ("&File", "&Edit", "&View", "&Diagram", "E&vidence", "&Tools", "&Help")

ACTIONS: tuple[ActionSpec, ...] = (*FILE, *EDIT, *VIEW, *DIAGRAM, *EVIDENCE, *TOOLS, *WHOLE, *HELP)

TOOLBAR = (
    "file.open",
    "file.import",
    "file.paste",
    "search",
    "edit.undo",
    "edit.redo",
    "layout",
    "view.fit",
    "file.figure",
)
