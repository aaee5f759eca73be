"""Merging and splitting entities beside the window, and what that makes of its diagram."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.diagram.regrounding import Regrounded
from explorer.graph import build
from explorer.model.entity import Entity, folded
from explorer.model.entity_edit import EntityEdit, Split
from explorer.model.filter import Filter
from explorer.model.page import Page
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord

if TYPE_CHECKING:
    from explorer.store.store import Store

EVERYTHING = Filter(negated=True)
#: So many sentences are offered one by one.
SENTENCES = 200


@dataclass(frozen=True, slots=True)
class Done:
    """An edit that was done, undone or done again, and what it makes of the diagram."""

    edit: EntityEdit
    news: Regrounded


@dataclass(frozen=True, slots=True)
class Facets:
    """What a split can go by.

    Attributes:
        entity: The entity.
        names: How texts write it, and how often.
        sentences: Its first evidence.
    """

    entity: Entity
    names: tuple[tuple[str, int], ...]
    sentences: Page[EvidenceRecord]


def merge(store: Store, keep: str, others: Sequence[str], shown: Collection[str], progress: Progress) -> Done:
    """Merge *others* into *keep* (keys); *shown* are the keys of the diagram's nodes."""
    progress.check()
    edit = store.merge_entities(keep, others)
    return Done(edit, news_of(store, edit, shown))


def split(store: Store, key: str, wanted: Split, shown: Collection[str], progress: Progress) -> Done:
    """Split what is *wanted* off the entity with *key*."""
    progress.check()
    edit = store.split_entity(key, wanted.target, names=wanted.names, evidence=wanted.evidence)
    return Done(edit, news_of(store, edit, shown))


def turn(store: Store, edit_id: int, holds: bool, shown: Collection[str], progress: Progress) -> Done:
    """Do a merge or split again, or take it back."""
    progress.check()
    edit = (store.redo_entity_edit if holds else store.undo_entity_edit)(edit_id)
    return Done(edit, news_of(store, edit, shown))


def turn_all(store: Store, wanted: Mapping[int, bool], progress: Progress) -> None:
    """Let merges and splits, by their numbers, hold or not; those that do so already stay as they are."""
    for number, holds in wanted.items():
        progress.check()
        undone = {one.id: one.undone for one in store.entity_edits()}
        if undone.get(number) == holds:
            (store.redo_entity_edit if holds else store.undo_entity_edit)(number)


def news_of(store: Store, edit: EntityEdit, shown: Collection[str]) -> Regrounded:
    """Return what of the nodes *shown* (keys) is another entity now, and what of *edit* belongs beside them."""
    there = store.entities(sorted(shown))
    now = store.current_keys(key for key in sorted(shown) if key not in there)
    gone = {key: now.get(key) for key in sorted(shown) if key not in there}
    concerned = [one.key for one in (*edit.sources, edit.target)]
    near = tuple(key for key in concerned if key in shown)
    come = [] if not near else [one for key, one in store.entities(concerned).items() if key not in shown]
    keys = {*there, *(one.key for one in come), *(one.key for one in gone.values() if one is not None)}
    edges = build.edges(store.statements(EVERYTHING, among=sorted(keys)))
    return Regrounded(gone, tuple((one, near) for one in come), tuple(edges))


def facets(store: Store, key: str, progress: Progress) -> Facets:
    """Return how the entity with *key* is written, and the first sentences about it."""
    entity = store.entity(key)
    progress.check()
    names = store.ways_written(key)
    progress.check()
    ids = [one.id for one in store.statements(EVERYTHING, around=[key])]
    return Facets(entity, tuple(names), store.evidence_page(ids, limit=SENTENCES))


def meanings(store: Store, name: str, besides: str, progress: Progress) -> list[Entity]:
    """Return what *name* can mean but the entity with the key *besides*: as the store and the listed names know it."""
    from explorer.extraction.lexicon import default_lexicon  # noqa: PLC0415 - late: with the listed names

    progress.check()
    found = [hit.entity for hit in store.complete(name, 10) if folded(hit.name) == folded(name)]
    found += [term.entity for term in default_lexicon().lookup(name)]
    by_key = {one.key: one for one in reversed(found) if one.key != besides}
    return list(reversed(by_key.values()))
