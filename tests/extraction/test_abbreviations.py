"""Tests of abbreviations that a text defines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.extraction.abbreviations import find_abbreviations, is_short
from explorer.model.document import Span


def found(text: str) -> list[tuple[str, str]]:
    return [(one.short, one.long) for one in find_abbreviations(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("We studied cancer-associated fibroblasts (CAFs) here.", ("CAFs", "cancer-associated fibroblasts")),
        ("Levels of interleukin (IL)-11 rose.", ("IL", "interleukin")),
        ("In papillary renal tumours (PRT) it fell.", ("PRT", "papillary renal tumours")),
        ("TAMs (tumour-associated macrophages) were many.", ("TAMs", "tumour-associated macrophages")),
        ("The conditioned medium of cultured TAMs (TAM-CM) was used.", ("TAM-CM", "conditioned medium")),
        ("tumour necrosis factor-α (TNF-α; 10 ng/ml) was added", ("TNF-α", "tumour necrosis factor-α")),
    ],
)
def test_a_definition_is_read(text: str, pair: tuple[str, str]) -> None:
    assert found(text) == [pair]


@pytest.mark.parametrize("text", ["It rose (Fig. 2).", "It rose (p < 0.05).", "It rose (n = 6) and fell (see above)."])
def test_other_brackets_define_nothing(text: str) -> None:
    assert found(text) == []


def test_a_figure_or_number_is_no_short_form() -> None:
    assert not is_short("Fig 2")
    assert not is_short("12")
    assert is_short("EMT")


@given(st.text(alphabet="abcAB ()-.1α", max_size=80))
def test_spans_give_the_forms(text: str) -> None:
    for one in find_abbreviations(text, [Span(0, len(text))]):
        assert one.short_span.of(text) == one.short
        assert one.long_span.of(text) == one.long
