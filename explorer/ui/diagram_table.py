"""The rows of the menu Diagram for the table of actions: what is on it, what it looks like, where things stand."""

from __future__ import annotations

from explorer.ui.action_spec import ActionSpec
from explorer.ui.arrange_table import ARRANGE, PLACES
from explorer.ui.entity_table import ENTITIES
from explorer.ui.explore_table import EXPLORE
from explorer.ui.hands_table import SHAPING
from explorer.ui.looks_table import LOOKS

_A = ActionSpec

DIAGRAM: tuple[ActionSpec, ...] = (
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
        "diagram.keep",
        "&Keep this diagram…",
        "Keep what is drawn under a name, to open it again or to compare with it.",
        "Ctrl+D",
        "kept.write_name",
        "save",
        needs="diagram",
        group=3,
    ),
    _A(
        "diagram.kept",
        "Kept dia&grams…",
        "List the diagrams that were kept in this store: open, rename and delete them.",
        "Ctrl+Shift+D",
        "kept.show",
        needs="store",
        group=3,
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
)
