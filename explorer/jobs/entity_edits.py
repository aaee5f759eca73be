"""Merging and splitting entities beside the window, and what that makes of its diagram."""

from __future__ import annotations

from collections.abc import Sequence
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
class Shown:
    """What is on a diagram.

    Attributes:
        nodes: Keys of its nodes.
        rule: Its filter.
    """

    nodes: frozenset[str]
    rule: Filter = Filter()  # noqa: RUF009 - frozen


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


def merge(store: Store, keep: str, others: Sequence[str], shown: Shown, progress: Progress) -> Done:
    """Merge *others* into *keep* (keys)."""
    progress.check()
    edit = store.merge_entities(keep, others)
    return Done(edit, news_of(store, edit, shown))


def split(store: Store, key: str, wanted: Split, shown: Shown, progress: Progress) -> Done:
    """Split what is *wanted* off the entity with *key*."""
    progress.check()
    edit = store.split_entity(key, wanted.target, names=wanted.names, evidence=wanted.evidence)
    return Done(edit, news_of(store, edit, shown))


def turn(store: Store, edit_id: int, holds: bool, shown: Shown, progress: Progress) -> Done:
    """Do a merge or split again, or take it back."""
    progress.check()
    edit = (store.redo_entity_edit if holds else store.undo_entity_edit)(edit_id)
    # edits that came later may lead what it moves further on, to anywhere
    return Done(edit, news_of(store, edit, shown, anywhere=True))


def hold(store: Store, edit_id: int, holds: bool, progress: Progress) -> None:
    """Let a merge or split, by its number, hold or not; one that does so already stays as it is."""
    progress.check()
    undone = {one.id: one.undone for one in store.entity_edits()}
    if undone.get(edit_id) == holds:
        (store.redo_entity_edit if holds else store.undo_entity_edit)(edit_id)


def news_of(store: Store, edit: EntityEdit, shown: Shown, *, anywhere: bool = False) -> Regrounded:
    """Return what of the nodes that are *shown* is another entity now, and what of *edit* belongs beside them.

    Edges are those of the entities concerned; with *anywhere*, all.
    """
    there = store.entities(sorted(shown.nodes))
    gone: dict[str, Entity | None] = dict.fromkeys(sorted(shown.nodes - there.keys()))
    gone |= store.current_keys(gone)
    concerned = [one.key for one in (*edit.sources, edit.target)]
    near = tuple(key for key in concerned if key in shown.nodes)
    come = [one for key, one in store.entities(concerned).items() if near and key not in shown.nodes]
    new = [one.key for one in (*come, *gone.values()) if one is not None]
    touched = None if anywhere else frozenset([*concerned, *gone, *new])
    said = store.statements(shown.rule.counting, among=sorted({*there, *new}), around=touched, bare=True)
    return Regrounded(gone, tuple((one, near) for one in come), tuple(build.edges(said)), touched)


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
