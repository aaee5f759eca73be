"""How the evidence of an edge is listed: its order, its groups, and what is left out for a moment."""

from __future__ import annotations

from dataclasses import dataclass

ORDERS = PAPER, YEAR, JOURNAL, CONFIDENCE = "paper", "year", "journal", "confidence"
"""Orders of evidence: as read, the newest first, by the journal's name, the surest first."""
FLAG = "flag"
GROUPS = PAPER, YEAR, JOURNAL, FLAG
"""What evidence can be grouped by."""
FLAGS = NEGATED, SPECULATED, IMPLIED = "negated", "speculated", "implied"
UNFLAGGED = "no flag"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a person wants to see of a list of evidence.

    Attributes:
        order: One of `ORDERS`.
        group: One of `GROUPS`, or empty for none; within a group *order* holds.
        words: Words that must all stand in the sentence, in whatever order and case; those in double quotes stand
            together. Empty for any sentence.
        flag: Only evidence with this flag (`FLAGS`), or without any (`UNFLAGGED`); empty for all.
    """

    order: str = PAPER
    group: str = ""
    words: str = ""
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Evidence that follows each other in a list.

    Attributes:
        title: What it has in common: a paper, ``2017``, a journal, ``negated``.
        start: Place of its first one in the list.
        count: How many there are.
    """

    title: str
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A whole list of evidence, as numbers.

    Attributes:
        ids: Numbers of the evidence, in order.
        groups: The groups, in order; empty where nothing is grouped.
        total: How many there are whatever words and flag are wanted.
    """

    ids: tuple[int, ...] = ()
    groups: tuple[Group, ...] = ()
    total: int = 0
