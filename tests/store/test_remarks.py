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
