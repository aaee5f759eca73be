"""Two readers' curations side by side: what they agree on, where they are in conflict, what only one of them said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.model.records import Curation
from explorer.model.verdicts import Tag, held


@dataclass(frozen=True, slots=True)
class Compared:
    """What two readers say of one evidence.

    Attributes:
        evidence_hash: The evidence.
        mine: Verdicts by curator that hold here.
        theirs: Verdicts by curator that hold there.
    """

    evidence_hash: str
    mine: tuple[tuple[str, Tag], ...]
    theirs: tuple[tuple[str, Tag], ...]

    @property
    def conflict(self) -> bool:
        """Whether the two do not go together."""
        return len({tag.effect for _, tag in (*self.mine, *self.theirs)}) > 1


@dataclass(frozen=True, slots=True)
class Agreement:
    """What comes of putting curations together.

    Attributes:
        new: The events that are not here yet, in their order; to keep them is the merge.
        agreed: Evidence of which both say what goes together.
        conflicts: Evidence of which they do not.
        only_theirs: Evidence of which only they say something.
        only_mine: How many evidence only have a verdict here.
    """

    new: tuple[Curation, ...]
    agreed: tuple[Compared, ...]
    conflicts: tuple[Compared, ...]
    only_theirs: tuple[Compared, ...]
    only_mine: int


def agreement(mine: Iterable[Curation], theirs: Iterable[Curation]) -> Agreement:
    """Return what comes of putting *theirs* beside *mine*; an event that is in both is one event."""
    here, there = list(mine), list(dict.fromkeys(theirs))
    known = set(here)
    own, other = _held(here), _held(there)
    compared = [Compared(key, own.get(key, ()), said) for key, said in sorted(other.items())]
    both = [one for one in compared if one.mine]
    return Agreement(
        new=tuple(one for one in there if one not in known),
        agreed=tuple(one for one in both if not one.conflict),
        conflicts=tuple(one for one in both if one.conflict),
        only_theirs=tuple(one for one in compared if not one.mine),
        only_mine=len(own.keys() - other.keys()),
    )


def _held(curations: Iterable[Curation]) -> dict[str, tuple[tuple[str, Tag], ...]]:
    events: dict[str, list[tuple[str, str]]] = {}
    for one in curations:
        events.setdefault(one.evidence_hash, []).append((one.curator, one.tag))
    found = {key: held(said).by_curator for key, said in events.items()}
    return {key: said for key, said in found.items() if said}
