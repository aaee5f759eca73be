"""Edits of notes: add, change, remove."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram
from explorer.diagram.held import check_place
from explorer.diagram.notes import PREFIX, Note


def add(diagram: Diagram, note: Note) -> Change:
    """Put *note* on the diagram under a key of its own, whatever its key was; a text is sized by its words."""
    number = 1
    while f"{PREFIX}{number}" in diagram.notes:
        number += 1
    return _put(diagram, f"Add {_named(note)}", replace(note, key=f"{PREFIX}{number}"))


def change(diagram: Diagram, note: Note) -> Change:
    """Put *note* in place of the one with its key; an unknown key is passed over."""
    if note.key not in diagram.notes:
        return Change(f"Change {_named(note)}")
    return _put(diagram, f"Change {_named(note)}", note)


def remove(diagram: Diagram, keys: Iterable[str]) -> Change:
    """Take the notes *keys* away."""
    gone = [key for key in keys if key in diagram.notes]
    name = _named(diagram.notes[gone[0]]) if len(gone) == 1 else f"{len(gone)} notes"
    return diagram.edit(f"Remove {name}", notes=dict.fromkeys(gone))


def _put(diagram: Diagram, name: str, note: Note) -> Change:
    fitted = note.fitted()
    left, top, right, bottom = fitted.box
    check_place(left, top)
    check_place(right, bottom)
    return diagram.edit(name, notes={fitted.key: fitted})


def _named(note: Note) -> str:
    return {"text": "note", "box": "box", "arrow": "arrow"}[note.kind]
