"""Diagrams that a person keeps under a name: listed, opened again, renamed and deleted.

Every step says what the names had before and have after, so that one function, `turn`, takes it back or does it again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from explorer.diagram.document import Diagram
from explorer.errors import ExplorerError
from explorer.jobs.open_diagram import refreshed
from explorer.model.records import DiagramRecord

if TYPE_CHECKING:
    from explorer.store.store import Store

KEPT = "kept: "
"""What stands before the names of diagrams that people keep; the store has the one that is open beside them."""

Records = Mapping[str, DiagramRecord | None]


@dataclass(frozen=True, slots=True)
class KeptDiagram:
    """A line of the list.

    Attributes:
        name: What the person called it.
        entities: How many entities are on it, hidden ones too; None where it is damaged.
        when: When it was kept: ISO 8601, UTC.
    """

    name: str
    entities: int | None
    when: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What a step did to kept diagrams.

    Attributes:
        name: The diagram that it was about, by the name that it has now, or had last.
        before: The record that each touched name had before, or None.
        after: The record that each of them has after it, or None.
    """

    name: str
    before: Records
    after: Records


def plain_name(name: str) -> str:
    """Return *name* in one line; raises `ExplorerError` where nothing is left of it."""
    plain = " ".join(name.split())
    if not plain:
        raise ExplorerError("A diagram needs a name to be kept under.")
    return plain


def listed(store: Store) -> list[KeptDiagram]:
    """Return the diagrams that were kept, the last one first."""
    found = [one for one in store.diagrams() if one.name.startswith(KEPT)]
    made = [KeptDiagram(one.name.removeprefix(KEPT), _entities(one.state), one.when) for one in found]
    return sorted(made, key=lambda one: one.when, reverse=True)


def opened(store: Store, name: str) -> Diagram:
    """Return the diagram that was kept under *name*, with the counts that *store* has now."""
    return refreshed(store, Diagram.from_json(_there(store, name).state))


def keep(store: Store, diagram: Diagram, name: str) -> Kept:
    """Keep *diagram* in *store* under *name*, in place of one that has it."""
    plain = plain_name(name)
    former = store.diagram(KEPT + plain)
    store.save_diagram(KEPT + plain, diagram.to_json())
    return Kept(plain, {KEPT + plain: former}, {KEPT + plain: store.diagram(KEPT + plain)})


def rename(store: Store, name: str, other: str) -> Kept:
    """Call the diagram *name* by another name; raises `ExplorerError` where one is called so already."""
    plain, record = plain_name(other), _there(store, name)
    if plain != name and store.diagram(KEPT + plain) is not None:
        raise ExplorerError(f"There is a diagram called “{plain}” already; choose another name.")
    step = Kept(plain, {KEPT + plain: None, KEPT + name: record}, {KEPT + name: None, KEPT + plain: record})
    store.put_diagrams(step.after)
    return step


def delete(store: Store, name: str) -> Kept:
    """Delete the diagram *name*; what was read stays in *store*."""
    step = Kept(name, {KEPT + name: _there(store, name)}, {KEPT + name: None})
    store.put_diagrams(step.after)
    return step


def turn(store: Store, records: Records) -> None:
    """Let the names have *records*: what they had before a step takes it back, what they had after does it again."""
    store.put_diagrams(records)


def _there(store: Store, name: str) -> DiagramRecord:
    record = store.diagram(KEPT + name)
    if record is None:
        raise ExplorerError(f"No diagram was kept as {name} in {store.name}; choose another one.")
    return record


def _entities(state: str) -> int | None:
    try:
        saved: Any = json.loads(state)
        return len(saved["nodes"])
    except (ValueError, RecursionError, LookupError, TypeError):
        return None
