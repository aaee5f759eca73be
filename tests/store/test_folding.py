"""How words are compared, by itself."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.store import folding


def test_the_examples_in_the_text_hold():
    assert doctest.testmod(folding).failed == 0


@pytest.mark.parametrize(
    "names",
    [
        ("IL6", "IL-6", "il 6", "Il‐6", "ＩＬ－６"),
        ("HIF-1α", "HIF1a", "HIF-1alpha", "hif 1-Alpha"),
        ("TNF-α", "TNFα", "TNFalpha", "TNF alpha"),
        ("NF-κB", "NF-kappaB", "NFkappaB", "NFκB", "nf-kb"),
        ("TGF-β1", "TGFbeta1", "TGF-beta 1"),
    ],
)
def test_ways_to_write_one_name_are_one(names):
    assert len({tuple(folding.tokens(name)) for name in names}) == 1
    assert set.intersection(*(set(folding.forms(name)) for name in names))


def test_words_that_only_look_greek_stay_words():
    assert folding.tokens("alphabet betaine theta") == ["alphabet", "betaine", "q"]


def test_quotes_hold_a_phrase_together_and_long_words_are_open():
    assert folding.phrases('IL-6 "signal transducer" metasta') == [
        (["il", "6"], False),
        (["signal", "transducer"], False),
        (["metasta"], True),
    ]
    assert folding.match((["a", "b"], False)) == '"a b"'


@given(st.text(st.characters()))
def test_what_is_stored_has_the_length_of_what_came(text):
    stored = folding.cleaned(text)
    assert len(stored) == len(text)
    stored.encode("utf-8")
    assert "\0" not in stored


@given(st.text(st.characters()))
def test_tokens_are_letters_or_digits_that_full_text_keeps_as_they_are(text):
    for token in folding.tokens(text):
        assert token
        assert all(letter > "\x7f" or letter in "abcdefghijklmnopqrstuvwxyz0123456789" for letter in token)
        token.encode("utf-8")
