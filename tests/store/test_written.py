"""Names as the texts write them: the most frequent form of each entity, and no pronouns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.errors import CancelledError
from explorer.model.entity import Entity, Kind
from explorer.model.progress import Progress

IL6, STAT3, Q = "HGNC:6018", "HGNC:11364", "text:other:factor q"


def renamed(paper, old, new):
    """The same paper with another form of a name that is as long."""
    document, found, spans = paper
    return replace(document, text=document.text.replace(old, new)), found, spans


@pytest.fixture
def written(store, papers):
    said = papers.Said
    with store.import_run("x") as run:
        run.add(*renamed(papers.paper("One", said("IL6", "activates", "STAT3")), "STAT3", "Stat3"))
        run.add(*renamed(papers.paper("Two", said("STAT3", "inhibits", "IL6", "again")), "STAT3", "Stat3"))
        run.add(*papers.paper("Three", said("STAT3", "binds", "IL6")))
        run.add(*papers.paper("Four", said("IL6", "binds", "STAT3", "here")))
    return store


def test_the_form_that_is_written_most_often_is_taken_and_of_equal_ones_the_first(written, papers):
    assert written.written_names([STAT3, IL6], Progress()) == {STAT3: "STAT3", IL6: "IL6"}
    more = renamed(papers.paper("Five", papers.Said("JAK2", "activates", "STAT3")), "STAT3", "Stat3")
    with written.import_run("y") as run:
        run.add(*more)
    assert written.written_names([STAT3], Progress()) == {STAT3: "Stat3"}


def test_the_ends_of_an_undirected_statement_keep_their_own_names(written):
    assert written.written_names([IL6], Progress()) == {IL6: "IL6"}


def test_what_a_pronoun_stands_for_is_not_called_so(store, papers):
    document, (one,), spans = papers.paper("One", papers.Said("IL6", "activates", "STAT3"))
    with store.import_run("x") as run:
        run.add(document, [replace(one, antecedent=one.object.span)], spans)
    assert store.written_names([IL6, STAT3], Progress()) == {}


def test_what_is_not_in_the_store_or_never_named_is_left_out(written):
    assert written.written_names([Entity(None, "X", Kind.GENE).key, "\0", "\ud800", "%"], Progress()) == {}


def test_reading_names_stops_when_it_is_cancelled(written):
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        written.written_names([IL6], progress)


def test_all_names_and_identifiers_of_an_entity_are_known(written):
    known = written.known_names([IL6, "missing"])
    assert set(known) == {IL6}
    assert {"IL6", "IL-6", "BSF2", "interleukin 6"} <= set(known[IL6])
