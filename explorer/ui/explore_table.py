"""The rows of exploring for the table of actions: id, text, tip, shortcut, slot, what it needs."""

from __future__ import annotations

EXPLORE = (
    (
        "diagram.near",
        "&Neighbours…",
        "List what is near the selected entities, up or down, one to three steps.",
        "Ctrl+Alt+N",
        "explore.neighbours",
        "node",
    ),
    (
        "diagram.paths",
        "&Paths from here to…",
        "List the ways of cause from the selected entities to others.",
        "Ctrl+Shift+P",
        "explore.paths",
        "node",
    ),
    (
        "diagram.regulators",
        "What &regulates these",
        "List what acts on the selected entities, those that act on most of them first.",
        "",
        "explore.regulators",
        "node",
    ),
    (
        "diagram.targets",
        "What these &act on",
        "List what the selected entities act on, what most of them act on first.",
        "",
        "explore.targets",
        "node",
    ),
    (
        "diagram.connect",
        "&Connect entities…",
        "List the shortest ways between each two of the selected entities, or of a pasted list.",
        "",
        "explore.between",
        "store",
    ),
    (
        "diagram.loops",
        "Feedback &loops",
        "List ways of cause from an entity back to itself.",
        "",
        "explore.loops",
        "store",
    ),
)
