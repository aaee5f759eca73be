"""Statements by terms, and names that are nearly right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.model.document import DocumentKind, Notice, NoticeKind
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Context
from explorer.model.query import FIELDS, Of, Query, Term, parse
from explorer.model.records import Curation


@pytest.fixture
def told(store, papers):
    said = papers.Said
    with store.import_run("x") as run:
        run.add(
            *papers.paper(
                "Cells of the liver",
                said("IL6", "activates", "STAT3"),
                said("TNF", "activates", "EMT", "in hypoxia"),
                date="2011",
                journal="Oncotarget",
                authors=("Ito K",),
                pmid="11",
            )
        )
        run.add(*papers.paper("Two", said("IL6", "activates", "STAT3"), said("IL6", "inhibits", "STAT3"), date="2019"))
        run.add(
            *papers.paper(
                "Three",
                said("HIF1A", "inhibits", "EMT", negated=True),
                said("JAK2", "phosphorylates", "STAT3", speculated=True),
                kind=DocumentKind.REVIEW,
                notices=(Notice(NoticeKind.ERRATUM),),
                doi="10.1/x",
            )
        )
    return store


A, D, T, H, J = (
    "IL6 activates STAT3",
    "IL6 inhibits STAT3",
    "TNF activates EMT",
    "HIF1A inhibits EMT",
    "JAK2 phosphorylates STAT3",
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kind:process", {T, H}),
        ("-kind:process", {A, D, J}),
        ("relation:inhibits", {D, H}),
        ("sign:down", {D, H}),
        ("subject:IL-6", {A, D}),
        ("object:HGNC:11364", {A, D, J}),
        ("entity:jak2", {J}),
        ("year:2015..2020", {A, D}),
        ("-year:2015..2020", {A, T, H, J}),
        ("papers:>=2", {A}),
        ("papers:>=2 year:2011", set()),
        ("journal:oncotarget", {A, T}),
        ("author:ito relation:activates", {A, T}),
        ("title:liver", {A, T}),
        ("pmid:11", {A, T}),
        ("doi:10.1/X", {H, J}),
        ("is:negated", {H}),
        ("is:speculated", {J}),
        ("is:contested", {A, D}),
        ("is:review", {H, J}),
        ("is:corrected -is:negated", {J}),
        ("is:manual", set()),
        ("confidence:>=0.5", {A, D, T, H, J}),
        ("belief:>=0.99", set()),
        ("hypoxia", {T}),
        ('"in hypoxia" kind:process', {T}),
        ("hypoxia sign:down", set()),
    ],
)
def test_terms_find_the_statements_that_they_mean(told, typed, expected):
    hits, total = told.search_statements(parse(typed))
    assert {hit.statement.text for hit in hits} == expected
    assert total == len(expected)


def test_counts_are_those_of_the_evidence_that_fits(told):
    (best, *_), _ = told.search_statements(parse("relation:activates"))
    assert (best.statement.text, best.papers, best.sentences) == (A, 2, 2)
    (only, *_), _ = told.search_statements(parse("relation:activates year:2019"))
    assert (only.papers, only.sentences) == (1, 1)


def test_a_context_is_found_by_a_part_of_its_name(told, papers):
    document, found, spans = papers.paper("Four", papers.Said("TNF", "inhibits", "EMT"))
    found = [replace(found[0], context=(Context("cell_line", "A549", "CVCL_0023"), Context("species", "100%_x")))]
    with told.import_run("y") as run:
        run.add(document, found, spans)
    for typed in ("cell:a54", "cell:CVCL_0023", 'species:"100%_"'):
        assert [hit.statement.text for hit in told.search_statements(parse(typed))[0]] == ["TNF inhibits EMT"]
    for typed in ("tissue:A549", "species:1_0"):
        assert told.search_statements(parse(typed)) == ([], 0)


def test_what_was_curated_is_found(told):
    statement = next(one for one in told.statements() if one.statement.text == T)
    (record,) = told.evidence_page([statement.id]).items
    told.append_curation(Curation(record.evidence.hash(record.document), "correct"))
    assert [hit.statement.text for hit in told.search_statements(parse("is:curated"))[0]] == [T]


def test_nothing_asked_finds_nothing(told):
    assert told.search_statements(Query()) == ([], 0)


_values = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=10)
_names = st.sampled_from([one.name for one in FIELDS if one.of is Of.TEXT])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=30), name=_names, value=_values)
def test_no_text_is_an_error(told, text, name, value):
    """Whatever is typed, and whatever a field is given, something is found or nothing is."""
    hits, total = told.search_statements(parse(text))
    assert len(hits) <= total
    assert told.search_statements(Query(text, (Term(name, (value,), excluded=True),)))[1] <= 5


@pytest.mark.parametrize(
    ("typed", "name"), [("STAT33", None), ("SATT3", "STAT3"), ("interluekin 6", "IL6"), ("IL8", None)]
)
def test_a_slip_is_forgiven_but_a_digit_is_not(told, typed, name):
    hits = told.nearly(typed)
    assert [hit.entity.name for hit in hits] == ([name] if name else [])


def test_entities_are_found_by_kind_and_counted(told):
    by_kind = told.find_entities("", (Kind.GENE,), limit=2)
    assert {kind: (len(page.items), page.total) for kind, page in by_kind.items()} == {Kind.GENE: (2, 5)}
    assert told.find_entities("zzz") == {}
    assert told.find_entities("", ()) == {}


@pytest.mark.parametrize("typed", ["hgnc:11892", "HGNC:11892", "TNF-alpha", "tnfα", "tumor nec", "necrosis factor"])
def test_an_entity_is_found_by_any_name_and_identifier(told, typed):
    (page,) = told.find_entities(typed).values()
    assert [hit.entity.name for hit in page.items] == ["TNF"]


def test_beginnings_of_names_come_before_words_inside_them(told):
    page = told.find_entities("t")[Kind.GENE]
    assert [(hit.entity.name, hit.name[:11]) for hit in page.items] == [("TNF", "TNF"), ("STAT3", "signal tran")]


def test_the_kind_of_what_is_called_just_so_comes_before_kinds_with_longer_names(told, papers, monkeypatch):
    monkeypatch.setitem(papers.ENTITIES, "EMT1", Entity("HGNC:1", "EMT1", Kind.GENE))
    with told.import_run("y") as run:
        run.add(*papers.paper("Four", papers.Said("EMT1", "activates", "STAT3")))
    assert list(told.find_entities("EMT")) == [Kind.PROCESS, Kind.GENE]
    assert list(told.find_entities("EM")) == [Kind.GENE, Kind.PROCESS]


def test_what_is_right_is_no_slip(told):
    assert told.nearly("STAT3") == []
