"""Tests of words that stand for a name in the sentence before."""

from __future__ import annotations

import pytest

from explorer.extraction.confidence import DEFAULT
from explorer.extraction.extract import Extractor
from explorer.model.document import Document
from explorer.model.evidence import Evidence


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def second(extractor: Extractor, text: str) -> list[Evidence]:
    """The evidence of the second sentence."""
    sentence = text.index(". ") + 2
    return [one for one in extractor.extract(Document(text=text)).evidence if one.sentence.start == sentence]


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        ("Macrophages secrete IL-6. This cytokine activates STAT3.", "IL-6"),
        ("Cells were given metformin. This drug inhibits MTOR.", "metformin"),
        ("TNF was high in mice. Moreover, this cytokine activates STAT3.", "TNF"),
    ],
)
def test_this_cytokine_is_the_one_named_before(extractor: Extractor, text: str, antecedent: str) -> None:
    (one,) = second(extractor, text)
    assert one.antecedent is not None
    assert one.antecedent.of(text) == antecedent
    assert one.subject.span.of(text).lower().startswith("this ")
    assert one.sentence.start <= one.subject.span.start


@pytest.mark.parametrize(
    "text",
    [
        "Macrophages secrete IL-6 and TNF. This cytokine activates STAT3.",
        "Macrophages were given metformin. This cytokine activates STAT3.",
        "Macrophages secrete IL-6. This finding shows STAT3.",
    ],
)
def test_where_no_single_antecedent_fits_nothing_is_guessed(extractor: Extractor, text: str) -> None:
    assert second(extractor, text) == []


def test_evidence_without_an_anaphor_has_no_antecedent(extractor: Extractor) -> None:
    text = "Macrophages secrete IL-6. This cytokine activates STAT3, and TNF inhibits apoptosis."
    shown = [one for one in second(extractor, text) if one.confidence >= DEFAULT]
    assert [one.antecedent is not None for one in shown] == [True, False]
