"""What is read again takes the place of what the reader found before: all of it or nothing, and nothing else."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from explorer.model.document import Span
from explorer.model.progress import Progress
from explorer.model.records import Curation
from explorer.model.rereading import Fresh, compared
from explorer.store.store import Store
from tests.store.killing import child, killed


def fresh(number, paper, evidence=None):
    document, found, sentences = paper
    return Fresh(number, document, tuple(found if evidence is None else evidence), tuple(sentences))


def statements(store):
    return {one.statement.text for one in store.statements()}


@pytest.fixture
def two(papers):
    """Two papers, one with a statement that a person made."""
    say = papers.Said
    first = papers.paper("One", say("IL6", "activates", "STAT3"), say("JAK2", "binds", "STAT3"), pmid="11")
    second = papers.paper("Two", say("IL6", "inhibits", "TNF"), say("IL6", "activates", "EMT", origin="manual"))
    return first, second


@pytest.fixture
def said(store, two):
    with store.import_run("two") as run:
        for one in two:
            run.add(*one)
    return store


def test_the_same_again_changes_nothing_but_is_known_to_be_read(said, two):
    before = (said.statements(), said.counts(), [one.id for one in said.document_evidence(1)])
    said.read_again([fresh(1, two[0]), fresh(2, two[1])], "forbid\tCSR\n", Progress())
    assert (said.statements(), said.counts(), [one.id for one in said.document_evidence(1)]) == before
    assert said.dictionary_read_with() == "forbid\tCSR\n"
    assert said.check() == []


def test_what_is_not_found_any_more_goes_with_its_statement_and_entity_but_not_what_others_said(said, two):
    said.read_again([fresh(1, two[0], two[0][1][:1]), fresh(2, two[1], ())], None, Progress())
    assert statements(said) == {"IL6 activates STAT3", "IL6 activates EMT"}
    assert said.find_entity("JAK2") is None
    assert said.find_entity("TNF") is None
    assert said.counts().evidence == 2
    assert said.check() == []


def test_flags_confidence_and_context_of_what_is_found_again_are_those_of_now(said, two):
    one = replace(two[0][1][0], negated=True, confidence=0.4, version="2", context=two[0][1][0].context[:1])
    said.read_again([fresh(1, two[0], [one])], None, Progress())
    (record,) = said.document_evidence(1)
    assert record.evidence == one
    (statement,) = (one for one in said.statements() if one.statement.text == "IL6 activates STAT3")
    assert (statement.sentences, statement.negated) == (0, 1)
    assert said.documents_to_read("2") == [2]
    assert said.documents_to_read() == [1, 2]


def test_what_a_person_found_to_say_something_stays_and_other_verdicts_stay_with_their_hash(said, two):
    document, found, _ = two[0]
    for one, tag in zip(found, ("negative_result", "grounding"), strict=True):
        said.append_curation(Curation(one.hash(document), tag))
    (reading,) = said.known_of([1])
    difference = compared(document, reading.known, ())
    assert ([one.verdict.name for one in difference.stands], [one.verdict.name for one in difference.gone]) == (
        ["negative_result"],
        ["grounding"],
    )
    said.read_again([fresh(1, two[0], ())], None, Progress())
    assert [one.evidence.statement.text for one in said.document_evidence(1)] == ["IL6 activates STAT3"]
    said.read_again([fresh(1, two[0])], None, Progress())
    back = said.document_evidence(1)[1]
    assert [one.tag for one in said.curations(back.evidence.hash(document))] == ["grounding"]


def test_merged_entities_stay_merged_and_can_be_parted_after_it(said, two):
    before = statements(said)
    edit = said.merge_entities("HGNC:6018", ["HGNC:6192"])
    merged = statements(said)
    said.read_again([fresh(1, two[0]), fresh(2, two[1])], None, Progress())
    assert statements(said) == merged
    said.read_again([fresh(1, two[0], ())], None, Progress())
    said.read_again([fresh(1, two[0])], None, Progress())
    assert statements(said) == merged
    assert said.check() == []
    said.undo_entity_edit(edit.id)
    assert statements(said) == before
    assert said.check() == []


def test_sentences_that_are_cut_in_another_way_are_found_by_their_words(said, two):
    document, _, sentences = two[0]
    whole = (sentences[0], Span(sentences[1].start, sentences[2].end))
    said.read_again([Fresh(1, document, (), whole)], None, Progress())
    assert [one.sentence for one in said.search_sentences("JAK2 STAT3 IL6").items] == [whole[1]]
    assert said.check() == []


def test_documents_are_found_by_a_name_however_it_is_parted(store, papers):
    texts = ("NF-kappaB was seen.", "NFκB was seen.", "A pSTAT3 was seen.", "Mixed stromaljam was seen.", "Nothing.")
    with store.import_run("parted") as run:
        for text in texts:
            run.add(*papers.paper("", text))
    assert store.documents_naming(["NF-κB"]) == [1, 2]
    assert store.documents_naming(["STAT 3"], ["p"]) == [3]
    assert store.documents_naming(["STAT3"]) == []
    assert store.documents_naming(["stromal-jam"]) == [4]
    assert store.documents_naming(["", "...", '"*"']) == []


def test_documents_are_known_by_their_identities(said, two):
    assert said.documents_known_as("pmid", "11") == [1]
    assert said.documents_known_as("text", two[1][0].text_hash) == [2]
    assert said.documents_known_as("pmid", "12") == []


def test_killed_while_it_reads_again_a_store_has_the_old_or_the_new_evidence(tmp_path, papers, feeder):
    chance, seen = random.Random(7), set()
    path = tmp_path / "killed.pathways"
    with Store.create(path) as store, store.import_run("fed") as run:
        for number in range(120):
            run.add(*papers.numbered(number))
    for steps in (0, 1, 2, 3, 2, 1):
        killed(child(feeder, "reread", path, 120), steps, chance.uniform(0, 0.1))
        with Store.open(path) as store:
            assert store.check() == []
            seen.add((store.counts().evidence, store.dictionary_read_with()))
    assert seen <= {(240, ""), (240, "all"), (0, "none")}
    assert seen != {(240, "")}, "it was killed before it did anything"
