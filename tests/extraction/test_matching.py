"""Tests of the search for listed stretches."""

from __future__ import annotations

import pytest

from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.matching import find_matches
from explorer.extraction.tokens import tokenise
from explorer.model.document import Span


def stretches(text: str) -> list[str]:
    tokens = tokenise(text, [Span(0, len(text))])
    return [text[one.start : one.end] for one in find_matches(tokens, default_lexicon(), {}, {})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the tumor necrosis factor receptor superfamily", ["tumor necrosis factor receptor"]),
        ("the PTEN protein", ["PTEN"]),
        ("rapid PGE(2) release", ["PGE(2)"]),
        ("sTLR2 and hTERT", ["TLR2", "hTERT"]),
        ("the RASSF1C form", ["RASSF1C"]),
    ],
)
def test_the_longest_stretch_is_taken(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected
