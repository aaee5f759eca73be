"""The rows of the menu View for the table of actions: zoom, the years, the lens, colours, families, panels."""

from __future__ import annotations

from explorer.ui.action_spec import ActionSpec
from explorer.ui.entity_table import FAMILIES

_A = ActionSpec

VIEW: tuple[ActionSpec, ...] = (
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
    _A(
        "view.next",
        "Ne&xt panel",
        "Go on with the keyboard to the next panel, or the diagram.",
        "F6",
        "panes.next",
        group=2,
    ),
    _A(
        "view.previous",
        "Pre&vious panel",
        "Go back with the keyboard to the panel before, or the diagram.",
        "Shift+F6",
        "panes.previous",
        group=2,
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
)
