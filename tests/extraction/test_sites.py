"""Tests of modification sites."""

from __future__ import annotations

import pytest

from explorer.extraction.extract import extract
from explorer.extraction.sites import site_of
from explorer.model.document import Document, Span


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("AKT1 phosphorylates GSK3B at Ser9.", ("S", "9")),
        ("AKT1 phosphorylates GSK3B on serine 21.", ("S", "21")),
        ("JAK2 phosphorylates STAT3 at Tyr-705.", ("Y", "705")),
        ("JAK2 phosphorylates STAT3 at Y705.", ("Y", "705")),
        ("AKT1 phosphorylates GSK3B.", ("", "")),
        ("AKT1 phosphorylates TSC2 at Ser939 and Thr1462.", ("", "")),
        ("Treatment of 20 serious cases.", ("", "")),
    ],
)
def test_a_site_is_read_where_there_is_one(text: str, site: tuple[str, str]) -> None:
    assert site_of(text, Span(0, len(text))) == site


def test_a_modification_keeps_its_site() -> None:
    (one,) = extract(Document(text="JAK2 phosphorylates STAT3 at Tyr705."))
    assert (one.residue, one.position) == ("Y", "705")
