"""A mention of an entity, as `names.find_names` gives it."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model.document import Span
from explorer.model.entity import Entity


@dataclass(slots=True)
class Name:
    """A mention of an entity.

    Attributes:
        span: Where it stands in the document; perturbation words and phospho prefixes are not part of it.
        text: The stretch itself.
        entity: What it was grounded to; its id is None where nothing listed fits.
        candidates: All that it may mean, best first, the chosen one included; more than one where it is ambiguous.
        state: ``phospho`` for ``p-STAT3``, ``elided`` for the ``-9`` of ``MMP-2 and -9``, else empty.
        group: The whole cascade or list by slashes that it is a member of (``PI3K/Akt/GSK3β``), or None.
        defined: The name is an abbreviation that the text defines.
        how: How it was grounded, for a person: ``symbol``, ``name``, ``alias``, ``previous symbol``, ``synonym``,
            ``made name``, ``curated``, ``your dictionary``, ``defined in the text as ...``, ``made from a list``,
            ``pattern`` or ``not listed``.
        resolved_by: What chose the entity from the candidates: ``long form``, ``named elsewhere``, ``next word ...``,
            ``official symbol``, ``official name``, ``curated choice``, ``your dictionary``, ``of the mouse``;
            ``ambiguous`` where nothing did; empty where there was no choice.
    """

    span: Span
    text: str
    entity: Entity
    candidates: tuple[Entity, ...] = ()
    state: str = ""
    group: Span | None = None
    defined: bool = False
    how: str = ""
    resolved_by: str = ""
