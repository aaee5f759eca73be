"""The words of the program: keys, orders, hashes and counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import CancelledError
from explorer.model.document import Document, Span, joined
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.imports import Problem
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord, Removal
from explorer.model.relation import MODIFICATIONS, Relation, Sign
from explorer.model.statement import Statement

IL6 = Entity("HGNC:6018", "IL6", Kind.GENE)
STAT3 = Entity("HGNC:11364", "STAT3", Kind.GENE)
TEXT = "A title\nIL-6 activates STAT3."


def evidence(**changes: object) -> Evidence:
    one = Evidence(
        Span(8, 29), Mention(Span(8, 12), IL6), Relation.ACTIVATES, Sign.POSITIVE, Mention(Span(23, 28), STAT3)
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def backed(sign: str, sentences: int = 1, papers: tuple[int, ...] = (1,), negated: int = 0) -> BackedStatement:
    relation = {"+": Relation.ACTIVATES, "-": Relation.INHIBITS, "0": Relation.REGULATES}[sign]
    return BackedStatement(0, Statement(IL6, relation, Sign(sign), STAT3), papers, (), sentences, negated)


def test_an_ungrounded_entity_is_known_by_kind_and_folded_name() -> None:
    assert Entity(None, "Factor  X", Kind.GENE).key == Entity(None, "factor x", Kind.GENE).key
    assert Entity(None, "factor x", Kind.CHEMICAL).key != Entity(None, "factor x", Kind.GENE).key
    assert IL6.key == "HGNC:6018"


def test_an_entity_is_the_same_whatever_synonyms_are_known() -> None:
    assert replace(IL6, synonyms=("interleukin-6",), full_name="interleukin 6") == IL6


def test_a_sign_flips_and_no_sign_stays() -> None:
    assert [sign.flipped() for sign in (Sign.POSITIVE, Sign.NEGATIVE, Sign.NONE)] == ["-", "+", "0"]


def test_modifications_carry_no_sign_and_include_their_reverse() -> None:
    assert {Relation.PHOSPHORYLATES, Relation.DEUBIQUITINATES, Relation.CLEAVES} <= MODIFICATIONS
    assert all(relation.sign == Sign.NONE for relation in MODIFICATIONS)
    assert Relation.ACTIVATES not in MODIFICATIONS


def test_the_ends_of_an_undirected_statement_have_one_order() -> None:
    one = Statement(IL6, Relation.BINDS, Sign.NONE, STAT3)
    other = Statement(STAT3, Relation.BINDS, Sign.NONE, IL6)
    assert one.key == other.key
    assert one.ordered() == other.ordered()
    assert Statement(IL6, Relation.ACTIVATES, Sign.POSITIVE, STAT3).key != (
        Statement(STAT3, Relation.ACTIVATES, Sign.POSITIVE, IL6).key
    )


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (Statement(IL6, Relation.ACTIVATES, Sign.POSITIVE, STAT3), "IL6 activates STAT3"),
        (Statement(IL6, Relation.CORRELATES_WITH, Sign.POSITIVE, STAT3), "IL6 correlates with (+) STAT3"),
        (Statement(IL6, Relation.INCREASES_AMOUNT, Sign.POSITIVE, STAT3), "IL6 increases amount of STAT3"),
        (Statement(IL6, Relation.REGULATES_AMOUNT, Sign.NEGATIVE, STAT3), "IL6 regulates amount of (-) STAT3"),
        (Statement(IL6, Relation.PHOSPHORYLATES, Sign.NONE, STAT3, "Y", "705"), "IL6 phosphorylates STAT3 at Y705"),
    ],
)
def test_a_statement_reads_as_a_sentence(statement: Statement, text: str) -> None:
    assert statement.text == text


def test_the_hash_of_an_evidence_outlives_a_document_that_gains_a_pmid() -> None:
    assert evidence().hash(Document(TEXT)) == evidence().hash(Document(TEXT, pmid="1", title="A title"))


@pytest.mark.parametrize(
    "changed",
    [
        evidence(sign=Sign.NEGATIVE),
        evidence(relation=Relation.REGULATES),
        evidence(sentence=Span(8, 28)),
        evidence(origin="manual"),
        evidence(subject=Mention(Span(8, 12), STAT3)),
    ],
)
def test_another_sentence_end_relation_sign_or_origin_is_another_evidence(changed: Evidence) -> None:
    assert changed.hash(Document(TEXT)) != evidence().hash(Document(TEXT))


def test_rule_flags_and_confidence_do_not_make_another_evidence() -> None:
    same = evidence(rule="x", confidence=0.1, negated=True, implied=True)
    assert same.hash(Document(TEXT)) == evidence().hash(Document(TEXT))


def test_a_record_cuts_its_sentence_from_the_document() -> None:
    assert EvidenceRecord(1, 1, 1, evidence(), Document(TEXT)).sentence == "IL-6 activates STAT3."


@given(st.text(), st.text())
def test_title_and_abstract_join_and_come_apart(title: str, abstract: str) -> None:
    title, abstract = title.replace("\n", " ").strip(), abstract.strip("\n")
    document = Document(joined(title, abstract), title=title)
    if title and abstract:
        assert document.text.startswith(title + "\n")
        assert document.abstract == abstract


@pytest.mark.parametrize(("date", "year"), [("2017-09-30", 2017), ("2017", 2017), ("", None), ("in press", None)])
def test_the_year_is_read_from_the_date(date: str, year: int | None) -> None:
    assert Document("x", date=date).year == year


def test_titles_are_compared_by_letters_and_digits() -> None:
    assert Document("", title="IL-6/STAT3: a Review.").title_key == Document("", title="il6 STAT3 a review").title_key


def test_an_edge_with_evidence_for_both_signs_is_contested() -> None:
    edge = Edge(IL6, STAT3, directed=True, statements=(backed("+", 3, (1, 2)), backed("-", 1, (2, 3))))
    assert edge.contested
    assert edge.sign == Sign.POSITIVE
    assert edge.relation == Relation.ACTIVATES
    assert (edge.papers, edge.sentences) == (3, 4)


def test_negated_evidence_alone_does_not_contest_or_draw_an_edge() -> None:
    edge = Edge(IL6, STAT3, directed=True, statements=(backed("+", 2), backed("-", 0, (), negated=1)))
    assert not edge.contested
    assert not edge.only_negated
    assert Edge(IL6, STAT3, directed=True, statements=(backed("-", 0, (), negated=2),)).only_negated


def test_a_directed_and_an_undirected_edge_of_a_pair_have_keys_of_their_own() -> None:
    keys = {Edge(IL6, STAT3, directed=directed, statements=(backed("0"),)).key for directed in (True, False)}
    assert keys == {"HGNC:6018>HGNC:11364", "HGNC:6018~HGNC:11364"}


def test_progress_reports_until_it_is_cancelled() -> None:
    heard: list[tuple[int, int, str]] = []
    progress = Progress(lambda *told: heard.append(told))
    progress.report(1, 2, "a")
    progress.cancel()
    with pytest.raises(CancelledError):
        progress.report(2, 2, "b")
    assert heard == [(1, 2, "a")]


def test_a_problem_names_file_and_line() -> None:
    assert Problem("a.ris", 3, "It has no title.").text == "a.ris, line 3: It has no title."
    assert Problem("a.ris", 0, "It is empty.").text == "a.ris: It is empty."


@pytest.mark.parametrize(
    ("removal", "text"),
    [
        (Removal(1, 4, 3, 2), "1 document, 4 sentences, 3 evidence and 2 statements"),
        (Removal(0, 0, 1, 0), "1 evidence"),
        (Removal(0, 0, 0, 0), "nothing"),
    ],
)
def test_what_goes_is_said_in_words(removal: Removal, text: str) -> None:
    assert removal.text == text
