"""Which genes make up a family or complex, after FamPlex (``resources/lexicon/members.tsv``)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from explorer.bundle import resource

# A family of more genes than this (all channels, all proteases) says nothing about what belongs together.
WIDEST = 48
_VAGUE = frozenset({"FPLX:Adaptor_protein"})


@dataclass(frozen=True, slots=True)
class Membership:
    """A family or complex.

    Attributes:
        id: Its identifier, ``FPLX:AKT``.
        complex: Whether its members make it up together; else they are its kinds.
        members: Identifiers of its direct members, sorted: genes, families, complexes.
    """

    id: str
    complex: bool
    members: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it is called, without its identifier's underscores."""
        return self.id.partition(":")[2].replace("_", " ")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A group that could be made of nodes.

    Attributes:
        title: What to call it.
        complex: Whether it is a complex, else a family.
        members: Keys of the nodes, sorted; the family's own node may be one of them.
    """

    title: str
    complex: bool
    members: tuple[str, ...]


def members_of(id_: str) -> tuple[str, ...]:
    """Return the direct members of the family or complex *id_*; empty for what is neither."""
    one = _read().get(id_)
    return one.members if one else ()


def parents_of(id_: str) -> tuple[str, ...]:
    """Return the families and complexes that *id_* is a direct member of, sorted."""
    return _parents().get(id_, ())


def family_of(id_: str, there: Collection[str] = ()) -> str | None:
    """Return the family that the gene *id_* is shown as; None for what is in none, and for families themselves.

    It is one of the families *there* (on the diagram) if the gene is in one of these, else the narrowest.
    """
    found = _families_above(id_)
    return next((one for one in found if one in there), found[0] if found else None)


def learn(keys: Iterable[str]) -> None:
    """Look the families of the genes *keys* up now, so that nobody waits for it later."""
    for key in keys:
        _families_above(key)


def title_of(id_: str) -> str:
    """Return what the family or complex *id_* is called; raises `KeyError` for what is neither."""
    return _read()[id_].title


def leaves(id_: str) -> tuple[str, ...]:
    """Return all members of *id_* and of its members that have none themselves, sorted; empty for a gene."""
    return tuple(sorted(one for one in _within(id_) if not members_of(one)))


def families(
    keys: Collection[str], *, complexes: bool = False, titles: Mapping[str, str] = MappingProxyType({})
) -> list[Proposal]:
    """Return what of the nodes *keys* makes up families, or complexes, the narrowest first; each node at most once.

    A proposal has two nodes or more; the node of the family itself counts as one.

    Args:
        keys: Keys of the entities on the diagram.
        complexes: Look for complexes, not families.
        titles: Names to show for some identifiers, instead of FamPlex's.
    """
    free = set(keys)
    found = []
    for one in _candidates(keys, complexes=complexes):
        there = tuple(sorted(free & {one.id, *_within(one.id)}))
        if len(there) >= 2:
            free -= set(there)
            found.append(Proposal(titles.get(one.id, one.title), complexes, there))
    return found


def _candidates(keys: Iterable[str], *, complexes: bool) -> list[Membership]:
    """The families (or complexes) of *keys*, the narrowest first."""
    above: set[str] = set()
    waiting = [parent for key in keys for parent in (key, *parents_of(key)) if parent in _read()]
    while waiting:
        one = waiting.pop()
        if one not in above:
            above.add(one)
            waiting += parents_of(one)
    sized = sorted((len(leaves(one)), one) for one in above if _read()[one].complex == complexes)
    return [_read()[one] for count, one in sized if count <= WIDEST and one not in _VAGUE]


@cache
def _size(id_: str) -> int:
    return len(leaves(id_))


@cache
def _families_above(id_: str) -> tuple[str, ...]:
    """The families that the gene *id_* is a direct member of and that say something, the narrowest first."""
    if id_ in _read():
        return ()
    sized = sorted((_size(one), one) for one in parents_of(id_) if not _read()[one].complex)
    return tuple(one for count, one in sized if count <= WIDEST and one not in _VAGUE)


def _within(id_: str) -> set[str]:
    """Everything below *id_*."""
    found: set[str] = set()
    waiting = list(members_of(id_))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += members_of(one)
    return found


@cache
def _read() -> Mapping[str, Membership]:
    found = {}
    for line in resource("lexicon", "members.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, kind, numbers, others = line.split("\t")
            ids = [f"HGNC:{one}" for one in numbers.split()] + [f"FPLX:{one}" for one in others.split()]
            found[f"FPLX:{name}"] = Membership(f"FPLX:{name}", kind == "complex", tuple(sorted(ids)))
    return MappingProxyType(found)


@cache
def _parents() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in _read().values():
        for member in one.members:
            found.setdefault(member, []).append(one.id)
    return MappingProxyType({key: tuple(sorted(above)) for key, above in found.items()})
