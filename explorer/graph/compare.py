"""Two sets of edges side by side: only here, only there, and where the sign changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from explorer.model.relation import Sign

if TYPE_CHECKING:
    from explorer.graph.links import Link


class Outcome(StrEnum):
    """How an edge of one set stands to the other."""

    ONLY_HERE = "only here"
    ONLY_THERE = "only there"
    SIGN_CHANGED = "sign changed"
    SAME = "the same"


@dataclass(frozen=True, slots=True)
class Compared:
    """An edge in both sets, or in one of them.

    Attributes:
        key: The edge's key.
        outcome: How the two stand to one another.
        here: The edge here, or None.
        there: The edge there, or None.
    """

    key: str
    outcome: Outcome
    here: Link | None
    there: Link | None


def compare(here: Iterable[Link], there: Iterable[Link]) -> list[Compared]:
    """Return each edge of either set once: changed signs first, then what is only on one side, then the same; by key.

    A sign that one side does not tell is no change of sign.
    """
    ours, theirs = ({one.key: one for one in links} for links in (here, there))
    keys = sorted(ours.keys() | theirs.keys())
    found = [Compared(key, _outcome(ours.get(key), theirs.get(key)), ours.get(key), theirs.get(key)) for key in keys]
    order = [Outcome.SIGN_CHANGED, Outcome.ONLY_HERE, Outcome.ONLY_THERE, Outcome.SAME]
    return sorted(found, key=lambda one: order.index(one.outcome))


def _outcome(here: Link | None, there: Link | None) -> Outcome:
    if here is None:
        return Outcome.ONLY_THERE
    if there is None:
        return Outcome.ONLY_HERE
    signs = {here.sign, there.sign} - {Sign.NONE}
    return Outcome.SIGN_CHANGED if len(signs) > 1 else Outcome.SAME
