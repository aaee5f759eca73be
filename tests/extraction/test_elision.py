"""Tests of list members that leave the stem out."""

from __future__ import annotations

import pytest

from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.sentences import split


def elided(text: str) -> list[tuple[str, str | None]]:
    found = find_names(text, split(text), default_lexicon())
    return [(one.text, one.entity.name) for one in found if one.state == "elided"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("We saw MMP-2/9 here.", [("9", "MMP9")]),
        ("We saw IL-4, -5 and -13 here.", [("-5", "IL5"), ("-13", "IL13")]),
        ("We saw caspase-8 and -9 here.", [("-9", "CASP9")]),
    ],
)
def test_members_are_found(text: str, members: list[tuple[str, str]]) -> None:
    assert elided(text) == members


@pytest.mark.parametrize("text", ["MMP-2, 24 h later, fell.", "IL-6 and 12 patients were seen.", "IL-6 rose 5-fold."])
def test_numbers_of_other_things_are_no_members(text: str) -> None:
    assert elided(text) == []
