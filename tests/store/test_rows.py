"""A word of the program, stored as a row and read again, is the same word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.document import Document, DocumentKind, Section, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.relation import Relation, Sign
from explorer.store.folding import cleaned
from explorer.store.rows import Cells, document_of, document_row, evidence_of, evidence_row

texts = st.text(st.characters(), max_size=30).map(cleaned)
SPAN = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(min(ends), max(ends)))


@given(
    st.builds(
        Document,
        text=texts,
        title=texts,
        authors=st.lists(texts, max_size=3).map(tuple),
        journal=texts,
        date=st.sampled_from(["", "2017", "2017-09", "x"]),
        volume=texts,
        pmid=texts,
        doi=texts,
        kind=st.sampled_from(DocumentKind),
        sample=st.booleans(),
    )
)
def test_documents_come_back_as_they_were(document):
    cells = Cells(document_row(document))
    assert document_of(cells) == document
    assert cells.damage == []


@given(
    st.builds(
        Evidence,
        sentence=SPAN,
        subject=st.builds(Mention, SPAN, st.just(Entity("HGNC:1", "A", Kind.GENE))),
        relation=st.sampled_from(Relation),
        sign=st.sampled_from(Sign),
        object=st.builds(Mention, SPAN, st.just(Entity("HGNC:0", "B", Kind.GENE))),
        trigger=st.none() | SPAN,
        antecedent=st.none() | SPAN,
        negated=st.booleans(),
        speculated=st.booleans(),
        implied=st.booleans(),
        confidence=st.floats(0, 1),
        rule=texts,
        residue=st.sampled_from(["", "S"]),
    )
)
def test_evidence_comes_back_as_it_was_whichever_way_round_it_is_said(evidence):
    cells = Cells(evidence_row(evidence))
    assert evidence_of(cells, evidence.statement, "x" * 20) == evidence
    assert cells.damage == []


def test_a_confidence_that_is_no_number_is_none():
    entity = Mention(Span(0, 1), Entity("HGNC:1", "A", Kind.GENE))
    for bad in (float("nan"), float("inf"), -1.0):
        evidence = Evidence(Span(0, 1), entity, Relation.BINDS, Sign.NONE, entity, confidence=bad)
        assert 0 <= evidence_row(evidence)["confidence"] <= 1


def test_sections_outside_the_text_are_noted_and_left_out():
    document = Document("abc", sections=(Section("A", Span(0, 2)),))
    row = {**document_row(document), "text": "a"}
    cells = Cells(row)
    assert document_of(cells).sections == ()
    assert cells.damage
