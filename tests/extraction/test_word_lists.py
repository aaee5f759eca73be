"""Tests of our own lists of words."""

from __future__ import annotations

import pytest

from explorer.extraction.folding import fold
from explorer.extraction.word_lists import common_words, cues, head_kind, never_names
from explorer.model.entity import Kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("kinase", Kind.GENE),
        ("receptors", Kind.GENE),
        ("dehydrogenase", Kind.GENE),
        ("fibroblasts", Kind.CELL),
        ("carcinoma", Kind.DISEASE),
        ("chloride", Kind.CHEMICAL),
        ("questionnaire", None),
    ],
)
def test_the_last_word_tells_the_kind(word: str, kind: Kind | None) -> None:
    assert head_kind(word) is kind


def test_keys_that_are_never_names_are_written_as_keys() -> None:
    assert {key for key in never_names() if fold(key) != key} == set()


def test_the_lists_are_not_empty() -> None:
    assert "was" in common_words()
    assert "gene" in cues("gene")
    assert cues("no such list") == frozenset()
