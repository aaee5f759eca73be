"""What processes send to one another arrives as it was."""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass
from multiprocessing.reduction import ForkingPickler
from typing import Any

from explorer.extraction.extract import Extractor
from explorer.jobs import parcels
from explorer.model.document import Document, Notice, NoticeKind, Section, Span

DOCUMENT = Document(
    "Title\nIL-6 did not activate p-STAT3 in A549 cells treated with hypoxia.",
    title="Title",
    authors=("Ito K",),
    sections=(Section("AIM", Span(6, 10)),),
    notices=(Notice(NoticeKind.ERRATUM, "J"),),
)


def cells(one: Any) -> Any:
    """All fields, also those that do not count in comparisons."""
    if is_dataclass(one):
        return type(one), [cells(getattr(one, field.name)) for field in fields(one)]
    return [cells(part) for part in one] if isinstance(one, tuple) else one


def test_every_field_of_what_was_read_arrives() -> None:
    parcels.register()
    extraction = Extractor().extract(DOCUMENT)
    assert extraction.evidence
    for one in (DOCUMENT, extraction):
        arrived = pickle.loads(ForkingPickler.dumps(one))
        assert cells(arrived) == cells(one)


def test_the_same_entity_arrives_as_one() -> None:
    parcels.register()
    entity = Extractor().extract(DOCUMENT).evidence[0].subject.entity
    one, other = pickle.loads(ForkingPickler.dumps((entity, entity)))
    assert one is other
