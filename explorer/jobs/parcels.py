"""How what was read travels between processes: as plain calls, not as the state of dataclasses.

A frozen dataclass with slots is pickled field by field by a function that looks its fields up each time; for the
results of extraction that took a fifth of what an import costs beside the workers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from multiprocessing.reduction import ForkingPickler
from operator import attrgetter
from typing import Any

from explorer.model.document import Document, Notice, Section, Span
from explorer.model.entity import Entity
from explorer.model.evidence import Context, Cue, Evidence, Grounded, Mention, Why

PACKED: tuple[type, ...] = (Span, Section, Notice, Document, Entity, Context, Cue, Grounded, Why, Mention, Evidence)


def _packing(kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    values = attrgetter(*(field.name for field in fields(kind) if field.init))
    return lambda one: (kind, values(one))


def register() -> None:
    """Let processes send these values to one another in the short way; harmless when done twice."""
    for kind in PACKED:
        ForkingPickler.register(kind, _packing(kind))
