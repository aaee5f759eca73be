"""Tests of which meaning a name has in a text."""

from __future__ import annotations

import pytest

from explorer.extraction.abbreviations import find_abbreviations
from explorer.extraction.grounding import defined_meanings
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.sentences import split
from explorer.model.document import Span
from explorer.model.entity import Kind


def meaning(text: str, short: str) -> list[tuple[str | None, Kind]]:
    found = defined_meanings(find_abbreviations(text, [Span(0, len(text))]), default_lexicon())
    return [(term.entity.id, term.entity.kind) for term in found[short].terms[:1]]


def test_the_long_form_decides() -> None:
    assert meaning("hepatocellular carcinoma (HCC) cells", "HCC")[0][1] is Kind.DISEASE


def test_a_soluble_form_means_its_protein() -> None:
    assert meaning("soluble VAP-1 (sVAP-1) rose", "sVAP-1") == [("HGNC:550", Kind.GENE)]


def test_an_unlisted_long_form_tells_its_kind_by_its_last_word() -> None:
    assert meaning("zorbal quirk kinase (ZQK) acts", "ZQK") == [(None, Kind.GENE)]


def test_a_long_form_that_is_nothing_here_leaves_no_meaning() -> None:
    assert meaning("quality of sleep hours (QSH) fell", "QSH") == []


def test_a_listed_short_form_holds_where_the_long_form_only_tells_a_gene() -> None:
    assert meaning("megazorbing endokinase (MEK) acts", "MEK")[0] == ("FPLX:MEK", Kind.FAMILY)


def test_a_symbol_of_one_gene_alone_holds_whatever_its_long_form() -> None:
    text = "We saw what is regulated and normally T cells express slowly (RANTES)."
    found = find_names(text, split(text), default_lexicon())
    assert ("RANTES", "HGNC:10632") in [(one.text, one.entity.id) for one in found]


def test_a_mark_before_a_name_defines_nothing() -> None:
    text = "We measured serum VEGF levels (s-VEGF)."
    assert "s-VEGF" not in defined_meanings(find_abbreviations(text, [Span(0, len(text))]), default_lexicon())
    found = find_names(text, split(text), default_lexicon())
    assert [one.text for one in found] == ["VEGF", "VEGF"]


def test_a_short_form_of_what_is_no_name_means_nothing() -> None:
    assert meaning("untranslated region (UTR) was cut", "UTR") == []
    assert meaning("hypoxia response element (HRE) was cut", "HRE") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We saw CA1 neurons.", []),
        ("We saw the hippocampal CA3 too.", []),
        ("We used Myc-tagged STAT3.", ["STAT3"]),
        ("We used CA1 inhibitors.", ["CA1"]),
        ("We saw Myc and STAT3.", ["Myc", "STAT3"]),
    ],
)
def test_a_tag_or_a_field_of_the_brain_is_no_gene(text: str, found: list[str]) -> None:
    names = find_names(text, split(text), default_lexicon())
    assert [one.text for one in names if one.entity.kind is Kind.GENE] == found


def test_a_cell_line_is_preferred_before_the_word_cells() -> None:
    text = "We grew A549 cells."
    found = find_names(text, split(text), default_lexicon())
    assert [one.entity.kind for one in found] == [Kind.CELL_LINE]
