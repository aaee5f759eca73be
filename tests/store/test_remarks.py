"""Notes on entities and edges."""

from __future__ import annotations


def test_a_note_is_kept_changed_and_taken_away(store):
    assert store.set_remark("HGNC:1", "Look again.") == ""
    assert store.set_remark("HGNC:1", " Seen.\nFine. ") == "Look again."
    assert store.remark("HGNC:1") == "Seen.\nFine."
    assert store.set_remark("HGNC:1", " ") == "Seen.\nFine."
    assert store.remark("HGNC:1") == ""
    assert store.remarks() == {}


def test_notes_are_given_by_their_targets(store):
    store.set_remark("B>C", "edge")
    store.set_remark("A", "node")
    assert store.remarks() == {"A": "node", "B>C": "edge"}
    assert store.remarks(["B>C", "nobody"]) == {"B>C": "edge"}


def merge(store, keep: str, other: str):
    return store.merge_entities(keep, [other])


def test_a_note_on_an_entity_that_became_another_one_is_found_there_and_back_after_undo(filled):
    filled.set_note("HGNC:11364", "signals")
    filled.set_note("HGNC:6018>HGNC:11364", "the edge")
    edit = merge(filled, "HGNC:6192", "HGNC:11364")
    assert filled.notes() == {"HGNC:6018>HGNC:6192": "the edge", "HGNC:6192": "signals"}
    filled.undo_entity_edit(edit.id)
    assert filled.notes() == {"HGNC:11364": "signals", "HGNC:6018>HGNC:11364": "the edge"}
    filled.redo_entity_edit(edit.id)
    assert filled.notes()["HGNC:6192"] == "signals"


def test_notes_of_two_that_became_one_stand_below_each_other_and_are_changed_as_one(filled):
    filled.set_note("HGNC:11364", "theirs")
    filled.set_note("HGNC:6192", "its own")
    merge(filled, "HGNC:6192", "HGNC:11364")
    assert filled.notes() == {"HGNC:6192": "its own\n\ntheirs"}
    assert filled.set_note("HGNC:6192", "both") == "its own\n\ntheirs"
    assert filled.notes() == {"HGNC:6192": "both"}
    assert filled.set_note("HGNC:6192", "") == "both"
    assert filled.notes() == {}


def test_notes_follow_over_several_merges(filled):
    filled.set_note("HGNC:11364", "far")
    merge(filled, "HGNC:6192", "HGNC:11364")
    merge(filled, "HGNC:6018", "HGNC:6192")
    assert filled.notes() == {"HGNC:6018": "far"}


def test_notes_on_evidence_are_not_among_those_on_entities(filled):
    filled.set_remark("evidence:0123", "by hand")
    assert filled.notes() == {}
    assert filled.remark("evidence:0123") == "by hand"


def test_an_undirected_edge_has_its_key_in_order_after_a_merge(filled):
    filled.set_note("HGNC:11364~HGNC:6018", "together")
    merge(filled, "HGNC:6192", "HGNC:11364")
    assert filled.notes() == {"HGNC:6018~HGNC:6192": "together"}
