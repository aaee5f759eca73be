"""The search line: every text is a query."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.model.query import BY_NAME, FIELDS, Of, Query, Term, cited, parse, suggestions


def test_words_and_terms_are_told_apart() -> None:
    found = parse('IL-6 kind:process relation:inhibits "cell lines" year:2015..2020 papers:>=2 cell:"A549"')
    assert found.words == 'IL-6 "cell lines"'
    assert found.terms == (
        Term("kind", ("process",)),
        Term("relation", ("inhibits",)),
        Term("year", (), 2015, 2020),
        Term("papers", (), 2, None),
        Term("cell", ("A549",)),
    )
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("year:2015", Term("year", (), 2015, 2015)),
        ("year:2020..2015", Term("year", (), 2015, 2020)),
        ("year:>2015", Term("year", (), 2016, None)),
        ("year:<=2015", Term("year", (), None, 2015)),
        ("belief:>=0.8", Term("belief", (), 0.8, None)),
        ("Kind:GENE,mirna", Term("kind", ("gene", "mirna"))),
        ('relation:"increases amount"', Term("relation", ("increases_amount",))),
        ("sign:+", Term("sign", ("up",))),
        ("sign:-", Term("sign", ("down",))),
        ("-is:review", Term("is", ("review",), excluded=True)),
        ('disease:"lung cancer","breast cancer"', Term("disease", ("lung cancer", "breast cancer"))),
        ("doi:10.1000/182", Term("doi", ("10.1000/182",))),
        ("kind:chem", Term("kind", ("chemical",))),
    ],
)
def test_a_term_is_read(text: str, term: Term) -> None:
    assert parse(text) == Query("", (term,))


@pytest.mark.parametrize(
    "text", ["HGNC:6018", "CHEBI:15377", "https://doi.org/10.1", "a:b", "IL-6", "-5", ":", '"', "p:<.05"]
)
def test_what_is_no_term_is_words(text: str) -> None:
    """Identifiers, addresses and statistics have colons too."""
    assert parse(text) == Query(text)


@pytest.mark.parametrize(
    "text",
    ["PMID 123", "pmid: 1234", "12345678", "https://pubmed.ncbi.nlm.nih.gov/123/", "10.1000/a(b)-c", "doi 10.1000/182"],
)
def test_numbers_and_addresses_of_papers_are_known_as_citations_write_them(text: str) -> None:
    assert cited(parse(text).words)
    assert parse(text).remarks == ()


@pytest.mark.parametrize("text", ["IL6", "2017", "PMID", "interleukin 6", "10.5 mg", "12345678 IL6"])
def test_other_words_are_no_number_of_a_paper(text: str) -> None:
    assert not cited(text)


def test_what_is_nearly_a_term_is_told() -> None:
    (remark,) = parse("IL6 yaer:2015").remarks
    assert remark.text == "There is no field yaer; did you mean year:?"
    assert "IL6 yaer:2015"[remark.start : remark.end] == "yaer:2015"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("year:old", "old is no number"),
        ("year:", "a number is missing"),
        ("kind:car", "kind: has no 'car'"),
        ("kind:c", "kind: has no 'c'"),
        ("cell:", "cell: needs a value"),
    ],
)
def test_a_value_that_a_field_cannot_have_is_told_and_asks_for_nothing(text: str, said: str) -> None:
    found = parse(text)
    assert (found.words, found.terms) == ("", ())
    assert said in found.remarks[0].text


@given(st.text())
@example('cell:"')
@example('kind:"" year:..')
@example("--kind:gene")
def test_every_text_is_a_query(text: str) -> None:
    """Nothing raises, and remarks lie inside the text."""
    found = parse(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found.remarks)
    assert all(one.field in BY_NAME for one in found.terms)


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), max_size=6))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    assert parse(" ".join(words)) == Query(" ".join(words))


@given(
    st.sampled_from([one for one in FIELDS if one.of is Of.TEXT]), st.text(st.characters(categories=["L"]), min_size=1)
)
def test_a_quoted_value_is_taken_whole(field: object, value: str) -> None:
    name = field.name  # type: ignore[attr-defined]
    assert parse(f'{name}:"{value} and, more"').terms == (Term(name, (f"{value} and, more",)),)


def test_fields_and_values_are_offered_while_one_types() -> None:
    assert [one.text for one in suggestions("IL6 ki", 6)] == ["kind:"]
    assert [one.text for one in suggestions("kind:ce", 7)] == ["kind:cell", "kind:cell_line"]
    assert [one.text for one in suggestions("-kind:gene,mi", 13)] == ["-kind:gene,mirna"]
    assert suggestions("", 0) == []
    assert suggestions("nothing:x", 9) == []


@given(st.text(), st.integers(0, 20))
def test_what_is_offered_for_words_is_understood(text: str, cursor: int) -> None:
    """Taking a suggestion with a value gives a term and no remark."""
    for one in suggestions(text[:cursor], len(text[:cursor])):
        if not one.text.endswith(":"):
            assert parse(one.text).terms
