"""Tests of how names are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.extraction.folding import beginnings, fold


@pytest.mark.parametrize(
    "forms",
    [
        ("HIF-1α", "HIF1 alpha", "hif-1a", "HIF1A", "HIF-1-alpha"),
        ("NF-κB", "NFkappaB", "NF-kappa B", "NFkB"),
        ("TGF-β1", "TGFbeta1", "TGF beta 1", "TGFB1"),
        ("IFNgamma", "IFN-γ", "IFNG"),
        ("IκBα", "IkappaBalpha", "I kappa B alpha"),
        ("MMP‑2", "MMP-2", "mmp 2"),
    ],
)
def test_forms_of_one_name_have_one_key(forms: tuple[str, ...]) -> None:
    assert len({fold(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("betaine", "baine"), ("alphabet", "abet"), ("IL-6", "IL-8"), ("p53", "p63")]
)
def test_words_that_only_contain_a_greek_letters_name_keep_it(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
def test_a_key_has_no_capitals_blanks_or_marks(name: str) -> None:
    key = fold(name)
    assert " " not in key
    assert "-" not in key
    assert fold(name) == key


@given(st.text(alphabet="abAB12-α β", min_size=1, max_size=20))
def test_beginnings_are_proper_beginnings_of_the_key(name: str) -> None:
    key = fold(name)
    assert all(key.startswith(start) and start != key and start for start in beginnings(name))
