"""The rows of the menus Tools and Help for the table of actions."""

from __future__ import annotations

from explorer.ui.action_spec import ActionSpec
from explorer.ui.curation_table import TRUST
from explorer.ui.entity_table import EDITS

_A = ActionSpec

TOOLS: tuple[ActionSpec, ...] = (
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
)

HELP: tuple[ActionSpec, ...] = (
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
