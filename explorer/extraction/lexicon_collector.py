"""Gathers names of entities from many sources into the tables of a lexicon file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from explorer.extraction.folding import WORD, beginnings, fold
from explorer.extraction.lexicon import ID_KEY, Status, casing_of, mark
from explorer.extraction.lexicon_file import Listing, Record, encode
from explorer.extraction.lexicon_variants import singular, usable

KIND_ORDER = ("family", "gene", "complex", "mirna", "process", "chemical", "disease", "cell", "cell_line", "condition")


@dataclass(slots=True)
class Draft:
    """An entity while its names come in: each name with its best status."""

    id: str
    kind: str
    name: str
    full_name: str = ""
    names: dict[str, Status] = field(default_factory=dict)
    other_ids: dict[str, None] = field(default_factory=dict)
    orthologues: list[str] = field(default_factory=list)
    singulars: set[str] = field(default_factory=set)
    """Names that no source gives: made from plurals."""


class Collector:
    """Drafts of entities by id; ids that mean the same come together under one."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self._same: dict[str, str] = {}
        self._forbidden: set[tuple[str, str]] = set()
        self._struck: set[str] = set()
        self.counts: dict[str, int] = {}

    def same(self, id_: str, other: str) -> None:
        """Note that *other* means the entity with *id_* (which may come later)."""
        if id_ != other and self.known(other) == other:
            self._same[other] = self.known(id_)

    def known(self, id_: str) -> str:
        """Return the id under which an entity is kept."""
        while id_ in self._same:
            id_ = self._same[id_]
        return id_

    def entity(self, id_: str, kind: str, name: str, full_name: str = "", status: Status = Status.NAME) -> Draft:
        """Return the draft of *id_*, made where there is none; *name* becomes a listed name."""
        key = self.known(id_)
        draft = self.drafts.get(key)
        if draft is None:
            draft = self.drafts[key] = Draft(key, kind, name, full_name)
        if key != id_:
            draft.other_ids[id_] = None
        self.name(draft, name, status)
        return draft

    def name(self, draft: Draft, name: str, status: Status) -> None:
        """Add a name, with its singular; names that no text says are left out."""
        name = " ".join(name.split())
        if (status != Status.HAND and not usable(name)) or len(fold(name)) < 2:
            return
        draft.singulars.discard(name)
        if status < draft.names.get(name, Status.ORTHOLOGUE + 1):
            draft.names[name] = status
        one = singular(name) if status not in (Status.SYMBOL, Status.MADE, Status.ORTHOLOGUE) else None
        if one and one not in draft.names:
            draft.names[one] = max(status, Status.NAME)
            draft.singulars.add(one)

    def named(self, name: str) -> Draft | None:
        """Return the entity that is shown as *name* or, where none is, the best one that is listed under it."""
        folded = name.casefold()
        shown = [draft for draft in self.drafts.values() if draft.name.casefold() == folded]
        listed = shown or [
            draft for draft in self.drafts.values() if any(folded == one.casefold() for one in draft.names)
        ]
        return min(listed, key=lambda draft: (not draft.id.startswith("MESH"), _age(draft.id)), default=None)

    def merge_alike(self, kind: str, kept: str, other: str) -> int:
        """Merge entities of *kind* whose label in the vocabulary *other* is a curated name of one in *kept*.

        Texts say "calcium" and curators say which record of *kept* they mean: no other one is meant beside it. Returns
        how many were merged.
        """
        owners: dict[str, list[Draft]] = defaultdict(list)
        for draft in self.drafts.values():
            if draft.kind == kind and draft.id.startswith(kept):
                for key in {
                    fold(name) for name, status in draft.names.items() if status in (Status.HAND, Status.CURATED)
                }:
                    owners[key].append(draft)
        merged = 0
        for draft in [one for one in self.drafts.values() if one.kind == kind and one.id.startswith(other)]:
            keys = {fold(draft.name), fold(singular(draft.name) or draft.name)}
            found = {owner.id: owner for key in keys for owner in owners.get(key, ())}
            if len(found) == 1:
                self._merge(next(iter(found.values())), draft)
                merged += 1
        return merged

    def _merge(self, draft: Draft, other: Draft) -> None:
        for name, status in other.names.items():
            self.name(draft, name, max(status, Status.NAME))
        draft.other_ids |= {other.id: None, **other.other_ids}
        del self.drafts[other.id]
        self._same[other.id] = draft.id

    def forbid(self, name: str, id_: str) -> None:
        """Let *name* never mean *id_*."""
        self._forbidden.add((fold(name), self.known(id_)))

    def strike(self, name: str) -> None:
        """Let *name* (in any form) mean nothing at all."""
        self._struck.add(fold(name))

    def encode(self) -> bytes:
        """Return the lexicon file."""
        drafts = [draft for _, draft in sorted(self.drafts.items()) if draft.names or draft.other_ids]
        keys: dict[str, dict[int, list[tuple[Status, str]]]] = defaultdict(dict)
        starts: set[str] = set()
        records = []
        for number, draft in enumerate(drafts):
            kept = self._names_of(draft)
            for name, status in kept:
                starts |= beginnings(name)
                keys[fold(name)].setdefault(number, []).append((status, name))
            records.append(_finished(draft, [name for name, _ in kept]))
        table = {key: _listings(drafts, rows) for key, rows in keys.items()}
        for number, draft in enumerate(drafts):
            for id_ in (draft.id, *draft.other_ids, *(one.partition("=")[0] for one in draft.orthologues)):
                table.setdefault(ID_KEY + id_, [Listing(number, 0)])
        self.counts = {"entities": len(records), "keys": len(table), "beginnings": len(starts)}
        return encode(table, sorted(starts), records)

    def _names_of(self, draft: Draft) -> list[tuple[str, Status]]:
        rows = sorted(draft.names.items(), key=lambda row: (row[1], row[0]))
        if any(status == Status.HAND for _, status in rows):
            allowed = {fold(name) for name, status in rows if status == Status.HAND}
        else:
            allowed = set()
        return [
            (name, status)
            for name, status in rows
            if fold(name) in allowed
            or (fold(name) not in self._struck and (fold(name), draft.id) not in self._forbidden)
        ]


def _listings(drafts: Sequence[Draft], rows: Mapping[int, Sequence[tuple[Status, str]]]) -> list[Listing]:
    """Return how one key is listed: an entry for each entity, best first.

    Where the entity is listed under several forms of the key, the freest casing counts: who lists ``ras`` beside
    ``RAS`` says that texts write both.
    """
    ranked = []
    for number, forms in rows.items():
        status = min(one for one, _ in forms)
        casing = min(casing_of(name) for _, name in forms)
        worded = all(len(WORD.findall(name)) > 1 for _, name in forms)
        draft = drafts[number]
        made = all(name in draft.singulars for one, name in forms if one == status)
        rank = (made, status, _kind_rank(draft.kind), _age(draft.id))
        ranked.append((rank, number, mark(status, casing, worded)))
    # "Morphine" is morphine, and no made singular of "morphines", which lists call its derivatives.
    surely = any(not rank[0] and rank[1] <= Status.NAME for rank, _, _ in ranked)
    return [Listing(number, bits) for rank, number, bits in sorted(ranked) if not (surely and rank[0])]


def _kind_rank(kind: str) -> int:
    return KIND_ORDER.index(kind) if kind in KIND_ORDER else len(KIND_ORDER)


def _age(id_: str) -> int:
    """Rank older numbers first: the better known entity mostly has the lower one."""
    digits = "".join(letter for letter in id_ if letter.isdigit())
    return int(digits[:9] or 0)


def _finished(draft: Draft, names: Iterable[str]) -> Record:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name), name)
    shown = tuple(name for name in seen.values() if name not in (draft.name, draft.full_name))
    id_ = "" if draft.id.startswith("text:") else draft.id
    return Record(
        id_,
        draft.kind,
        draft.name,
        draft.full_name,
        tuple(sorted(draft.other_ids)),
        shown[:40],
        tuple(draft.orthologues),
    )
