"""Tests of what a name's letters tell."""

from __future__ import annotations

import pytest

from explorer.extraction.casing import fits, look
from explorer.extraction.folding import WORD, fold
from explorer.extraction.lexicon import Casing, Status, Term
from explorer.model.entity import Entity, Kind


def written(surface: str, term: Term) -> bool:
    return fits(look(surface, fold(surface), len(WORD.findall(surface)), first=False), term)


SYMBOL = Term(Entity("HGNC:1", "SETX9", Kind.GENE), Status.SYMBOL, Casing.CAPITALS, worded=False)
WORDS = Term(Entity("HGNC:2", "ZRB", Kind.GENE), Status.NAME, Casing.WORDS, worded=True)


@pytest.mark.parametrize("surface", ["SET", "STAT3", "Stat3", "stat3", "Myc"])
def test_a_symbol_is_known_in_these_letters(surface: str) -> None:
    assert written(surface, SYMBOL)


@pytest.mark.parametrize("surface", ["set", "Set", "was", "rest of", "as a", "in", "CI"])
def test_a_symbol_is_not_known_in_these(surface: str) -> None:
    assert not written(surface, SYMBOL)


def test_a_name_of_words_is_known_in_small_letters_but_not_run_together() -> None:
    assert written("zorbin receptor", WORDS)
    assert not written("zorbinreceptor", WORDS)


def test_a_blank_is_taken_only_before_a_number_or_letter() -> None:
    assert written("STAT 3", SYMBOL)
    assert not written("sta tthree", SYMBOL)
