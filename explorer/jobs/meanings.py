"""What a name or an identifier may mean: by the lexicon, and by the names that a store knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.extraction.lexicon import Lexicon
from explorer.model.entity import Entity
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.store.store import Store

MOST = 30


def meanings(query: str, store: Store | None, progress: Progress) -> list[Entity]:
    """Return what *query* may mean, the likelier first: the entity with this id, listed names, names of the store."""
    wanted = query.strip()
    # Opened anew: it is cheap, and one lexicon is not for two threads.
    lexicon = Lexicon.open()
    by_id = lexicon.entity(wanted)
    found = [by_id] if by_id is not None else []
    for name in (wanted, wanted.removesuffix("s")):
        found += [term.entity for term in lexicon.lookup(name)]
    progress.check()
    if store is not None and wanted:
        found += [hit.entity for hit in store.complete(wanted, MOST)]
    first: dict[str, Entity] = {}
    for one in found:
        first.setdefault(one.key, one)
    return list(first.values())[:MOST]
