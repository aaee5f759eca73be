"""Tests of the sentences of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extraction.sentences import split
from tests.patience import paces


def texts(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Cells were seen (Fig. 2) beside controls.",
        "Growth was faster vs. controls in all mice.",
        "We grew E. coli in broth.",
        "A loss of approx. 30% was seen.",
        "Doses of 0.5 mg were given to mice.",
        "Vit. D was given to cells.",
        "Proteins, e.g. kinases, were found.",
        "Smith et al. found the kinase first.",
    ],
)
def test_a_full_stop_inside_a_sentence_ends_none(text: str) -> None:
    assert texts(text) == [text]


def test_a_blank_before_the_full_stop_changes_nothing() -> None:
    assert texts("It grew in vivo . Further work followed.") == ["It grew in vivo .", "Further work followed."]


def test_a_missing_blank_after_the_full_stop_is_mended() -> None:
    assert texts("It grew in vitro.Further work was done.") == ["It grew in vitro.", "Further work was done."]


def test_the_title_ends_at_its_line_break() -> None:
    assert texts("A title without a stop\nThe first sentence. The second.") == [
        "A title without a stop",
        "The first sentence.",
        "The second.",
    ]


def test_wrapped_lines_stay_one_sentence() -> None:
    text = (
        "A title\nThis abstract was wrapped by somebody at a fixed width so that its\nlines end in mid sentence. Next."
    )
    assert len(texts(text)) == 3


def test_a_heading_starts_a_sentence() -> None:
    text = "T\nBACKGROUND: All is dark.RESULTS: There was light."
    assert texts(text)[1:] == ["BACKGROUND: All is dark.", "RESULTS: There was light."]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_sentences_are_in_order_trimmed_and_cover_all_words(text: str) -> None:
    spans = split(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize("text", ["a" * 100_000, "a. " * 30_000, "A.B" * 30_000, "\n" * 50_000, "x " * 50_000 + "."])
def test_evil_text_takes_no_time(text: str) -> None:
    assert paces(lambda: split(text)) < 200
