"""What people say of evidence counts at once, wherever evidence is counted."""

from __future__ import annotations

import pytest

from explorer.model.entity import Entity, Kind
from explorer.model.filter import Filter
from explorer.model.records import Curation
from explorer.model.verdicts import RETRACTED


@pytest.fixture
def told(store, papers):
    """Two papers for one statement, one against it, and one that says the opposite."""
    said = papers.Said
    with store.import_run("x") as run:
        run.add(*papers.paper("One", said("IL6", "activates", "STAT3"), said("IL6", "activates", "STAT3", "too")))
        run.add(*papers.paper("Two", said("IL6", "activates", "STAT3"), said("TNF", "activates", "STAT3", rule="in")))
        run.add(*papers.paper("Three", said("IL6", "inhibits", "STAT3"), said("IL6", "activates", "EMT")))
    return store


def backed(store, text, rule=Filter(negated=True)):  # noqa: B008 - frozen
    return next(one for one in store.statements(rule, bare=True) if one.statement.text == text)


def records(store, text):
    return store.evidence_page([backed(store, text).id]).items


def say(store, record, tag, curator="Ada", correction=""):
    store.append_curation(Curation(record.hash, tag, curator=curator, correction=correction))


def counts(store, text, rule=Filter(negated=True)):  # noqa: B008 - frozen
    one = backed(store, text, rule)
    return len(one.papers), one.sentences, one.negated, one.speculated


ACTIVATES, INHIBITS = "IL6 activates STAT3", "IL6 inhibits STAT3"


def test_what_is_called_wrong_counts_on_no_side_and_comes_back_when_that_is_taken_back(told):
    (_, _, last) = records(told, ACTIVATES)
    say(told, last, "no_relation")
    assert counts(told, ACTIVATES) == (1, 2, 0, 0)
    assert told.check() == []
    say(told, last, RETRACTED)
    assert counts(told, ACTIVATES) == (2, 3, 0, 0)
    assert told.check() == []


def test_a_negative_result_counts_against_and_a_hypothesis_as_speculated(told):
    first, second, _ = records(told, ACTIVATES)
    say(told, first, "negative_result")
    say(told, second, "hypothesis")
    assert counts(told, ACTIVATES) == (2, 2, 1, 1)
    assert counts(told, ACTIVATES, Filter(negated=True, speculated=False)) == (1, 1, 1, 0)


def test_two_readers_in_conflict_leave_it_as_it_was_read(told):
    (one,) = records(told, INHIBITS)
    say(told, one, "polarity", "Ada")
    assert counts(told, INHIBITS)[1] == 0
    say(told, one, "correct", "Ben")
    assert counts(told, INHIBITS)[1] == 1
    assert records(told, INHIBITS)[0].held.conflict


def test_a_verdict_makes_an_edge_contested_no_more(told):
    assert [(one.up, one.down) for one in told.contested().items] == [(2, 1)]
    (link,) = [one for one in told.links() if one.subject == "HGNC:6018" and one.object == "HGNC:11364"]
    assert (link.sign, link.papers) == ("0", 3)
    say(told, records(told, INHIBITS)[0], "polarity")
    assert told.contested().items == ()
    (link,) = [one for one in told.links() if one.subject == "HGNC:6018" and one.object == "HGNC:11364"]
    assert (link.sign, link.papers) == ("+", 2)


def test_a_negative_result_makes_a_statement_disputed(told):
    say(told, records(told, ACTIVATES)[0], "negative_result")
    assert [(one.up, one.down, one.denied) for one in told.contested().items] == [(2, 1, 1)]


def test_the_best_connected_part_does_not_go_by_what_was_called_wrong(told):
    for one in (*records(told, ACTIVATES), *records(told, INHIBITS), *records(told, "TNF activates STAT3")):
        say(told, one, "no_relation")
    assert "HGNC:11364" not in told.top_entities(9)
    assert "HGNC:11364" not in told.top_entities(9, Filter(min_confidence=0.1))


def test_a_record_has_what_everybody_said_of_it(told):
    (one,) = records(told, INHIBITS)
    say(told, one, "polarity")
    say(told, one, "correct", "Ben")
    (again,) = records(told, INHIBITS)
    assert [(said.curator, said.tag) for said in again.curations] == [("Ada", "polarity"), ("Ben", "correct")]
    assert told.curations_on([one.hash]) == list(again.curations)
    assert all(said.when for said in again.curations)


def test_an_import_after_a_verdict_keeps_it_in_force(told, papers):
    say(told, records(told, INHIBITS)[0], "polarity")
    with told.import_run("y") as run:
        run.add(*papers.paper("Four", papers.Said("IL6", "activates", "STAT3")))
    assert counts(told, INHIBITS)[1] == 0
    assert told.check() == []


def test_targets_are_told_by_number_and_by_hash(told):
    found = records(told, ACTIVATES)
    targets = told.targets([one.id for one in reversed(found)] + [99_999])
    assert [(one.hash, one.document_id) for one in targets] == [(r.hash, r.document_id) for r in reversed(found)]
    assert {one.evidence_id for one in told.targets_of(one.hash for one in found)} == {one.id for one in found}


def test_alike_is_what_the_same_rule_found_by_the_same_word(told):
    first, *_ = records(told, ACTIVATES)
    other = records(told, "TNF activates STAT3")[0]
    alike = {one.evidence_id for one in told.found_alike(first.id)}
    assert alike == {one.id for one in (*records(told, ACTIVATES), *records(told, "IL6 activates EMT"))}
    assert [one.evidence_id for one in told.found_alike(other.id)] == [other.id]
    assert told.found_alike(99_999) == []


def test_a_grounding_that_was_put_right_counts_at_its_new_place(told):
    (one,) = records(told, "IL6 activates EMT")
    factor = Entity("X:1", "factor X", Kind.GENE)
    say(told, one, "grounding", correction=f"subject={factor.key}")
    assert counts(told, "IL6 activates EMT")[1] == 0
    edit = told.split_entity("HGNC:6018", factor, evidence=[one.hash])
    assert counts(told, "factor X activates EMT")[:2] == (1, 1)
    assert told.check() == []
    told.undo_entity_edit(edit.id)
    assert counts(told, "IL6 activates EMT")[1] == 0
    assert told.check() == []


def test_evidence_is_found_by_what_an_end_is_called_there(told):
    found = told.called_alike("HGNC:11364", " stat3 ")
    assert [end for _, end in found] == ["object"] * 5
    assert told.called_alike("HGNC:11364", "APRF") == []
    assert {end for _, end in told.called_alike("HGNC:6018", "IL6")} == {"subject"}


def test_a_verdict_and_what_is_right_instead_come_and_go_together(told):
    from explorer.model.manual import ManualStatement, opposite

    (one,) = records(told, INHIBITS)
    right = opposite(one.evidence)
    polarity = Curation(one.hash, "polarity", curator="Ada", correction="sign=+")
    statement = ManualStatement(one.document_id, right, "note")
    numbers = told.put_right([polarity], [statement, statement])
    assert numbers[1] is None
    assert (counts(told, INHIBITS)[1], counts(told, ACTIVATES)[1]) == (0, 4)
    assert told.put_right([Curation(one.hash, RETRACTED, curator="Ada")], (), [numbers[0]]) == []
    assert (counts(told, INHIBITS)[1], counts(told, ACTIVATES)[1]) == (1, 3)
    assert told.check() == []


def test_sentences_are_counted_by_paper_after_all_verdicts(told):
    first, second, third = records(told, ACTIVATES)
    ids = [backed(told, ACTIVATES).id]
    assert told.sentences_by_paper(ids, Filter()) == {first.document_id: 2, third.document_id: 1}
    say(told, second, "no_relation")
    say(told, third, "negative_result")
    assert told.sentences_by_paper(ids, Filter()) == {first.document_id: 1}
