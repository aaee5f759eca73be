"""What an evidence rests on, as JSON in its row.

``{"cues": [[start, end, effect]], "subject": {"how", "by", "also": [[id, name, kind]]}, "object": {...}}``, what is
empty left out.
"""

from __future__ import annotations

import json
from typing import Any

from explorer.model.document import Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import UNEXPLAINED, Cue, Grounded, Why
from explorer.store.folding import cleaned

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def written(why: Why) -> str:
    """Return *why* as JSON, or an empty text where there is nothing to say."""
    if why == UNEXPLAINED:
        return ""
    cells: dict[str, object] = {}
    if why.cues:
        cells["cues"] = [[one.span.start, one.span.end, one.effect] for one in why.cues]
    for side, one in (("subject", why.subject), ("object", why.object)):
        if one != Grounded():
            cells[side] = _grounded_cells(one)
    return cleaned(_JSON.encode(cells))


def _grounded_cells(one: Grounded) -> dict[str, object]:
    cells: dict[str, object] = {"how": one.how, "by": one.resolved_by}
    if one.alternatives:
        cells["also"] = [[other.id, other.name, other.kind.value] for other in one.alternatives]
    return {key: cell for key, cell in cells.items() if cell}


def read(text: str, length: int, damage: list[str]) -> Why:
    """Return what *text* says.

    Args:
        text: As `written` made it, or empty.
        length: Length of the document's text in code points; a cue outside it is left out.
        damage: Where to note what cannot be understood.
    """
    if not text:
        return UNEXPLAINED
    try:
        cells = json.loads(text)
    except (ValueError, RecursionError):
        cells = None
    if not isinstance(cells, dict):
        damage.append("why is not understood")
        return UNEXPLAINED
    cues = tuple(one for cell in _listed(cells.get("cues")) if (one := _cue(cell, length, damage)) is not None)
    return Why(cues, _grounded(cells.get("subject"), damage), _grounded(cells.get("object"), damage))


def _listed(cell: object) -> list[Any]:
    return cell if isinstance(cell, list) else []


def _cue(cell: object, length: int, damage: list[str]) -> Cue | None:
    match cell:
        case [int(start), int(end), str(effect)] if 0 <= start <= end <= length:
            return Cue(Span(start, end), effect)
    damage.append("a cue lies outside the text")
    return None


def _grounded(cell: object, damage: list[str]) -> Grounded:
    if not isinstance(cell, dict):
        return Grounded()
    also = [_entity(other, damage) for other in _listed(cell.get("also"))]
    return Grounded(_text(cell.get("how")), _text(cell.get("by")), tuple(one for one in also if one is not None))


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _entity(cell: object, damage: list[str]) -> Entity | None:
    match cell:
        case [str() | None as curie, str(name), str(kind)] if kind in set(Kind):
            return Entity(curie, name, Kind(kind))
    damage.append("an alternative is not understood")
    return None
