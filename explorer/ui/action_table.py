"""What a person can do, declared once: menus, toolbar, command palette and list of shortcuts come from this table."""

from __future__ import annotations

from explorer.ui.action_spec import ActionSpec
from explorer.ui.arrange_table import ARRANGE, PLACES
from explorer.ui.curation_table import MATRIX, TRUST, VERDICTS
from explorer.ui.entity_table import EDITS, ENTITIES, FAMILIES
from explorer.ui.explore_table import EXPLORE
from explorer.ui.export_table import OF_SELECTION, OF_VIEW
from explorer.ui.hands_table import SELECTING, SHAPING
from explorer.ui.looks_table import LOOKS
from explorer.ui.whole_table import WHOLE

MENUS = ("&File", "&Edit", "&View", "&Diagram", "E&vidence", "&Tools", "&Help")


_A = ActionSpec
ACTIONS: tuple[ActionSpec, ...] = (
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
    _A("view.fit", "&Fit", "Show the whole diagram.", "Ctrl+0", "viewing.fit", "fit", "Fit", needs="diagram"),
    _A("view.in", "Zoom &in", "Show it larger.", "Ctrl++ ; Ctrl+=", "viewing.zoom_in", "zoom-in", needs="diagram"),
    _A("view.out", "Zoom &out", "Show it smaller.", "Ctrl+-", "viewing.zoom_out", "zoom-out", needs="diagram"),
    _A("view.actual", "&100 %", "One unit of the diagram is one pixel.", "Ctrl+1", "viewing.actual", needs="diagram"),
    _A(
        "view.play",
        "&Play the years",
        "Show the pathway as it was known up to a year, year after year.",
        "Ctrl+Alt+P",
        "play.open",
        needs="diagram",
    ),
    _A(
        "view.lens",
        "Context &lens…",
        "Look at the diagram through a cell, disease or species: what has no evidence there fades.",
        "Ctrl+Alt+L",
        "lens.choose",
        needs="diagram",
    ),
    _A(
        "view.selection",
        "Zoom to s&election",
        "Show what is selected as large as it fits.",
        "Ctrl+2",
        "picking.zoom",
        needs="selection",
    ),
    _A(
        "view.system",
        "As the &system",
        "Colours as the system has them.",
        "",
        "viewing.system",
        group=1,
        submenu="&Colours",
    ),
    _A("view.light", "&Light", "Dark words on a light ground.", "", "viewing.light", group=1, submenu="&Colours"),
    _A("view.dark", "&Dark", "Light words on a dark ground.", "", "viewing.dark", group=1, submenu="&Colours"),
    *(
        _A(name, text, tip, keys, slot, needs=needs, checkable=switch, group=1, submenu=submenu)
        for name, text, tip, keys, slot, needs, switch, submenu in FAMILIES
    ),
    _A("view.full", "F&ull screen", "Use the whole screen.", "F11", "viewing.full_screen", checkable=True, group=2),
    _A(
        "view.reset",
        "&Reset panels",
        "Put every panel back to its first place.",
        "",
        "viewing.reset_panels",
        group=2,
    ),
    _A(
        "diagram.expand",
        "&Expand neighbours",
        "Add what the selected entities act on and what acts on them.",
        "Ctrl+E",
        "diagram.expand",
        "expand",
        needs="node",
    ),
    _A(
        "diagram.around",
        "Show only what is &around",
        "Start a new diagram with the selected entity and its neighbours.",
        "Ctrl+Shift+E",
        "diagram.around",
        "around",
        needs="node",
    ),
    _A(
        "diagram.hide",
        "&Hide",
        "Hide the selected entities; nothing is deleted.",
        "Ctrl+H",
        "diagram.hide",
        "hide",
        needs="node",
    ),
    _A(
        "diagram.delete",
        "De&lete from the diagram",
        "Hide selected entities, remove selected notes, frames and the bend that is held; the store keeps everything.",
        "Del",
        "hands.delete",
        needs="selection",
    ),
    _A(
        "diagram.leaves",
        "Hide &neighbours",
        "Hide the neighbours that hang on the selected entities only.",
        "Ctrl+Alt+H",
        "diagram.hide_neighbours",
        needs="node",
    ),
    _A(
        "diagram.reveal",
        "Show &hidden entities",
        "Show every entity that was hidden.",
        "Ctrl+Shift+H",
        "diagram.reveal",
        "reveal",
        needs="diagram",
    ),
    _A(
        "diagram.pin",
        "&Pin or unpin",
        "A pinned entity keeps its place when the diagram is laid out again.",
        "",
        "diagram.pin",
        "pin",
        needs="node",
    ),
    *(
        _A(name, text, tip, keys, slot, needs=needs, group=1, submenu=submenu)
        for name, text, tip, keys, slot, needs, submenu in SHAPING
    ),
    *(
        _A(name, text, tip, keys, slot, needs=needs, group=1, submenu=submenu, part=place // 2)
        for place, (name, text, tip, keys, slot, needs, _, submenu) in enumerate(ENTITIES)
    ),
    *(
        _A(name, text, tip, keys, slot, "explore" if not place else "", needs=needs, group=1, submenu="E&xplore")
        for place, (name, text, tip, keys, slot, needs) in enumerate(EXPLORE)
    ),
    *(
        _A(f"diagram.{name}", text, tip, "", f"places.{name}", needs="node", group=1, submenu="P&lace in", part=part)
        for part, rows in enumerate(PLACES)
        for name, text, tip in rows
    ),
    *(
        _A(f"diagram.{name}", text, tip, "", f"arrange.{name}", needs="diagram", group=1, submenu="&Arrange", part=part)
        for part, rows in enumerate(ARRANGE)
        for name, text, tip in rows
    ),
    *(
        _A(name, text, tip, keys, slot, "", "", needs, switch, 2, submenu, part)
        for name, text, tip, keys, slot, needs, submenu, switch, part in LOOKS
    ),
    _A(
        "diagram.best",
        "Show the &best supported part",
        "Start a new diagram with the best connected part of the store.",
        "",
        "diagram.best",
        "demo",
        needs="store",
        group=3,
    ),
    _A(
        "diagram.filter",
        "Show &everything again",
        "Take all filters off.",
        "Ctrl+Shift+F",
        "filtering.clear",
        needs="diagram",
        group=3,
    ),
    _A(
        "evidence.sentence",
        "Copy &sentence",
        "Copy the first sentence shown.",
        "Ctrl+Shift+X",
        "outputs.sentence",
        "copy",
        needs="evidence",
    ),
    _A(
        "evidence.citation",
        "Copy &citation",
        "Copy the citation of the first sentence shown.",
        "Ctrl+Shift+K",
        "outputs.citation",
        "copy",
        needs="evidence",
    ),
    _A(
        "evidence.cited",
        "Copy &with citation",
        "Copy the first sentence shown and its citation.",
        "Ctrl+Alt+K",
        "outputs.cited",
        "copy",
        needs="evidence",
    ),
    _A(
        "evidence.abstract",
        "Show in &abstract",
        "Show the first sentence in its abstract.",
        "Ctrl+Return",
        "outputs.abstract",
        needs="evidence",
    ),
    _A(
        "evidence.why",
        "&Why is this here?",
        "Explain the first sentence shown: rule, words, names, filters.",
        "Ctrl+Shift+Y",
        "outputs.why",
        needs="evidence",
    ),
    _A(
        "evidence.edge",
        "Why is this &edge here?",
        "Explain what is selected: its rules, words and names with their counts, and what hides it.",
        "Ctrl+Alt+Y",
        "outputs.why_edge",
        needs="evidence",
    ),
    *(
        _A(name, text, tip, keys, slot, needs=needs, group=1, submenu=submenu, part=part)
        for name, text, tip, keys, slot, needs, submenu, part in VERDICTS
    ),
    _A(*MATRIX[:5], needs=MATRIX[5], group=1),
    _A(
        "evidence.missed",
        "What was &missed…",
        "Look for sentences that name two entities, and in which nothing was found between them.",
        "Ctrl+Shift+M",
        "missed.show",
        needs="store",
        group=2,
    ),
    _A(
        "evidence.add",
        "&Add a statement…",
        "Say what the sentence at hand says: select its words.",
        "Ctrl+Shift+A",
        "manual.add",
        needs="evidence",
        group=2,
    ),
    _A(
        "evidence.remove",
        "Re&move the statement",
        "Remove the statement at hand, if it was added by hand.",
        "",
        "manual.remove",
        needs="evidence",
        group=2,
    ),
    *(
        _A(name, text, tip, "", slot, needs=needs, group=1, submenu=submenu)
        for name, text, tip, slot, needs, submenu in OF_SELECTION
    ),
    _A(
        "evidence.panel",
        "&Read the evidence",
        "Go to the Evidence panel.",
        "Ctrl+Shift+R",
        "outputs.read",
        group=1,
    ),
    _A(
        "tools.palette",
        "&Command palette…",
        "Find any command by its name.",
        "Ctrl+K",
        "guide.palette",
        "palette",
    ),
    _A(
        "tools.imports",
        "&Imports…",
        "What was imported when; an import can be undone.",
        "",
        "imports.history",
        needs="store",
        group=1,
    ),
    *(_A(name, text, tip, keys, slot, needs=needs, group=1) for name, text, tip, keys, slot, needs, _, _ in EDITS),
    *(_A(name, text, tip, keys, slot, needs=needs, group=1) for name, text, tip, keys, slot, needs, _, _ in TRUST),
    _A(
        "tools.dictionary",
        "&Dictionary…",
        "Names as you want them: your own, those that are none, which meaning is right.",
        "",
        "dictionary.show",
        needs="store",
        group=1,
    ),
    _A(
        "tools.again",
        "&Read abstracts again…",
        "Read those of an older extractor, or all; what changes is shown before it is kept.",
        "",
        "dictionary.again",
        needs="store",
        group=1,
    ),
    _A(
        "tools.check",
        "Chec&k store",
        "Look for damage in the store.",
        "",
        "stores.check",
        "check",
        needs="store",
        group=1,
    ),
    *WHOLE,
    _A("help.shortcuts", "&Shortcuts", "Every command and its keys.", "F1", "guide.shortcuts"),
    _A("help.reading", "How to &read the diagram", "What shapes, edges and heads mean.", "", "guide.reading", "info"),
    _A(
        "help.report",
        "Copy &problem report",
        "Copy the last errors and the versions; nothing is sent.",
        "",
        "guide.report",
        group=1,
    ),
    _A("help.about", "&About Pathway Explorer", "Versions and licences.", "", "guide.about", group=1),
)

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
