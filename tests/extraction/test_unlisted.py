"""Tests of names that only their form or their neighbours tell."""

from __future__ import annotations

import pytest

from explorer.extraction.tokens import tokenise
from explorer.extraction.unlisted import unlisted_names
from explorer.model.document import Span
from explorer.model.entity import Kind


def found(text: str, taken: tuple[Span, ...] = ()) -> list[tuple[str, Kind]]:
    tokens = tokenise(text, [Span(0, len(text))])
    return [(span.of(text), entity.kind) for span, entity in unlisted_names(tokens, taken)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the QXR1 protein", [("QXR1", Kind.GENE)]),
        ("Qxr1p binds Zzz; Qxr1p acts", [("Qxr1p", Kind.GENE), ("Qxr1p", Kind.GENE)]),
        ("high miR-9999 levels", [("miR-9999", Kind.MIRNA)]),
        ("the MEK inhibitor XY98059", [("XY98059", Kind.CHEMICAL)]),
        ("XY-98059, a selective MEK inhibitor, and XY-98059", [("XY-98059", Kind.CHEMICAL)] * 2),
        ("influx of Na+ ions", [("Na+", Kind.CHEMICAL)]),
    ],
)
def test_a_name_is_told_by_form(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["in Fig1 and Fig1", "seen in Nov12 and Nov12", "a plain sentence", "DNA gene", "inhibitor in 2004 and AB1234"],
)
def test_other_words_are_left(text: str) -> None:
    assert found(text) == []


def test_what_is_taken_is_not_given_again() -> None:
    assert found("the QXR1 protein", (Span(4, 8),)) == []
