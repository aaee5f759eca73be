"""Papers by what is written on them."""

from __future__ import annotations

import pytest

from explorer.model.document import DocumentKind
from explorer.model.query import parse


@pytest.fixture
def three(store, papers):
    made = (
        ("IL-6 and TNFα in fibroblasts", {"date": "2011", "journal": "Cell Letters", "pmid": "1234"}),
        ("A look at IL6/STAT3 signalling", {"date": "2019", "doi": "10.1000/a(b)-c", "authors": ("Ito Kana",)}),
        ("Fibroblasts, a review", {"date": "2015", "kind": DocumentKind.REVIEW, "journal": "Letters"}),
    )
    with store.import_run("x") as run:
        for title, fields in made:
            run.add(*papers.paper(title, "Nothing.", **fields))
    return store


def found(store, typed):
    query = parse(typed)
    return [one.document.year for one in store.find_papers(query.words, query.terms).items]


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("fibroblasts", [2015, 2011]),
        ("FIBRO il6", [2011]),
        ("il 6", [2011]),
        ("IL-6", [2019, 2011]),
        ("stat3", [2019]),
        ("tnf-a", [2011]),
        ("1234", [2011]),
        ("234", []),
        ("https://doi.org/10.1000/a(b)-c", [2019]),
        ("10.1000/A(B)-C", [2019]),
        ("DOI 10.1000/a(b)-c", [2019]),
        ("PMID 1234", [2011]),
        ("pmid: 1234", [2011]),
        ("https://pubmed.ncbi.nlm.nih.gov/1234/", [2011]),
        ("pmid", []),
        ("letters 2011", [2011]),
        ('"cell letters"', [2011]),
        ('"letters cell"', []),
        ("ito", [2019]),
        ("fibroblasts is:review", [2015]),
        ("year:2012..2020", [2019, 2015]),
        ("-is:review fibroblasts", [2011]),
        ("pmid:1234", [2011]),
        ("doi:10.1000/a(b)-c", [2019]),
        ("fibroblasts relation:inhibits", []),
        ("", []),
        ("%", []),
    ],
)
def test_papers_are_found_newest_first(three, typed, years):
    assert found(three, typed) == years


def test_a_paper_that_comes_or_goes_is_noticed(three, papers):
    assert found(three, "macrophages") == []
    with three.import_run("y") as run:
        run.add(*papers.paper("Macrophages", "Nothing.", date="2020"))
    assert found(three, "macrophages") == [2020]
    three.undo_import(2)
    assert found(three, "macrophages") == []
    assert three.find_papers("il6", limit=1).count == "2"
