"""The store keeps how much each statement is believed, in step with its evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.graph.belief import Observation, Rates, belief
from explorer.model.records import Curation
from explorer.model.verdicts import RETRACTED


@pytest.fixture
def told(store, papers):
    """Two papers for, one of them twice, and nothing against."""
    said = papers.Said
    with store.import_run("x") as run:
        run.add(*papers.paper("One", said("IL6", "activates", "STAT3"), said("IL6", "activates", "STAT3", "too")))
        run.add(*papers.paper("Two", said("IL6", "activates", "STAT3")))
        run.add(*papers.paper("Three", said("TNF", "activates", "EMT")))
    return store


def believed(store):
    return {one.statement.text: one.belief for one in store.statements()}


def not_shown(store):
    return {one.statement.text: one.belief for one in store.statements(bare=True) if not one.sentences}


def hashes(store, text):
    statement = next(one for one in store.statements() if one.statement.text == text)
    page = store.evidence_page([statement.id])
    return [one.evidence.hash(one.document) for one in page.items]


def test_a_statement_is_believed_as_its_evidence_says(told):
    expected = belief([Observation(1, 0.9), Observation(1, 0.9), Observation(2, 0.9)], Rates()).value
    assert believed(told)["IL6 activates STAT3"] == pytest.approx(expected)
    assert believed(told)["TNF activates EMT"] == pytest.approx(belief([Observation(3, 0.9)], Rates()).value)


def test_a_paper_that_says_the_opposite_lowers_it(told, papers):
    before = believed(told)
    with told.import_run("y") as run:
        run.add(*papers.paper("Four", papers.Said("IL6", "inhibits", "STAT3")))
    after = believed(told)
    assert after["IL6 activates STAT3"] < before["IL6 activates STAT3"]
    assert after["TNF activates EMT"] == before["TNF activates EMT"]
    assert 0 < after["IL6 inhibits STAT3"] < after["IL6 activates STAT3"]


def test_undoing_the_import_gives_the_belief_back(told, papers):
    before = believed(told)
    with told.import_run("y") as run:
        run.add(*papers.paper("Four", papers.Said("IL6", "inhibits", "STAT3")))
    told.undo_import(told.imports()[0].id)
    assert believed(told) == before


def test_a_verdict_takes_effect_at_once_and_is_taken_back(told):
    before = believed(told)["TNF activates EMT"]
    (key,) = hashes(told, "TNF activates EMT")
    told.append_curation(Curation(key, "no_relation"))
    assert not_shown(told)["TNF activates EMT"] == 0
    told.append_curation(Curation(key, RETRACTED))
    assert believed(told)["TNF activates EMT"] == before
    told.append_curation(Curation(key, "correct"))
    assert believed(told)["TNF activates EMT"] > before


def test_the_terms_of_a_statement_give_the_number_it_has(told):
    for one in told.statements():
        assert told.belief_of(one.id).value == one.belief


def test_other_rates_change_what_is_believed_and_stay(told):
    before = believed(told)
    told.set_rates(replace(Rates(), rules={"rule": 0.1, "test": 0.1}, systematic={"builtin": 0.5}, again=0.0))
    assert all(now < before[text] for text, now in believed(told).items())
    assert told.rates().systematic == {"builtin": 0.5}
    told.set_rates(Rates())
    assert believed(told) == before


def test_rates_that_a_stranger_damaged_are_as_by_default(told):
    with told.writing() as connection:
        connection.exec_driver_sql('INSERT INTO meta VALUES (\'belief\', \'{"again": 7, "rules": [1], "x": {}}\')')
    assert told.rates() == Rates()
