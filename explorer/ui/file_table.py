"""The rows of the menu File for the table of actions: stores, imports, figures and exports."""

from __future__ import annotations

from explorer.ui.action_spec import ActionSpec
from explorer.ui.export_table import OF_VIEW

_A = ActionSpec

FILE: tuple[ActionSpec, ...] = (
    _A("file.new", "&New store…", "Make an empty store for your own abstracts.", "Ctrl+N", "stores.new", "new"),
    _A("file.open", "&Open store…", "Open a store (.pathways).", "Ctrl+O", "stores.choose", "open", "Open"),
    _A(
        "file.demo", "Open the &demo", "Open the demo: forty textbook facts, ready to click.", "", "stores.demo", "demo"
    ),
    _A(
        "file.import",
        "&Import files…",
        "Read abstracts from files: text, HTML, PubMed XML, MEDLINE, RIS, CSV, JSON Lines.",
        "Ctrl+I",
        "imports.files",
        "import",
        "Import",
        needs="store",
        group=1,
    ),
    _A(
        "file.folder",
        "Import &folder…",
        "Read every abstract in a folder and the folders in it.",
        "",
        "imports.folder",
        needs="store",
        group=1,
    ),
    _A(
        "file.paste",
        "&Paste abstracts…",
        "Paste one or several abstracts, or a whole page from a browser.",
        "Ctrl+Shift+V",
        "imports.paste",
        "paste",
        "Paste",
        needs="store",
        group=1,
    ),
    _A(
        "file.copy",
        "Save a &copy…",
        "Write a checked copy of this store.",
        "Ctrl+Shift+S",
        "stores.copy",
        "save",
        needs="store",
        group=2,
    ),
    _A(
        "file.figure",
        "Save fi&gure…",
        "Write the diagram as PDF, SVG or PNG with its references.",
        "Ctrl+S",
        "outputs.figure",
        "figure",
        "Figure",
        needs="diagram",
        group=2,
    ),
    *(
        _A(name, text, tip, "", slot, needs=needs, group=2, submenu=submenu)
        for name, text, tip, slot, needs, submenu in OF_VIEW
    ),
    _A("file.quit", "&Quit", "Close the program; everything is saved.", "Ctrl+Q", "window.close", group=3),
)
