"""What notes are written on: entities by their keys, edges by theirs."""

from __future__ import annotations

from collections.abc import Iterator

DIRECTED, UNDIRECTED = ">", "~"


def between(subject: str, sign: str, object_: str) -> str:
    """Return the key of the edge between two entities (keys); one without direction has the smaller key first."""
    if sign == UNDIRECTED and object_ < subject:
        subject, object_ = object_, subject
    return f"{subject}{sign}{object_}"


def edge_ends(target: str) -> Iterator[tuple[str, str, str]]:
    """Yield each way in which *target* may be the key of an edge: subject, ``>`` or ``~``, object.

    Names without an identifier may have these letters too, so that there may be several.
    """
    for place, letter in enumerate(target):
        if letter in (DIRECTED, UNDIRECTED) and 0 < place < len(target) - 1:
            yield target[:place], letter, target[place + 1 :]
