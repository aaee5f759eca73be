"""Saved diagrams, and the quick way to the newest."""

from __future__ import annotations

from dataclasses import replace

from explorer.model.records import Curation
from explorer.store.quick import LAST, last_diagram
from explorer.store.store import Store


def test_a_diagram_is_kept_under_its_name_and_replaced(store):
    first = store.save_diagram("main", '{"a": 1}')
    other = store.save_diagram("α & <b>", "2")
    assert store.save_diagram("main", '{"a": 3}') == first != other
    assert store.diagram("main").state == '{"a": 3}'
    assert [one.name for one in store.diagrams()] == ["main", "α & <b>"]
    assert store.diagram("no such") is None
    assert store.diagram("main").when.endswith("+00:00")


def test_diagrams_are_put_and_taken_away_together_with_the_time_they_were_saved_at(store):
    store.save_diagram("a", "1")
    record = replace(store.diagram("a"), when="2020-01-01T00:00:00+00:00")
    store.put_diagrams({"a": None, "b": record})
    assert [(one.name, one.state, one.when) for one in store.diagrams()] == [("b", "1", record.when)]
    store.put_diagrams({"b": None, "none": None})
    assert store.diagrams() == []


def test_the_diagram_that_was_open_is_at_hand_without_opening_the_store(store, tmp_path):
    assert last_diagram(store.path) is None
    store.save_diagram(LAST, "1")
    store.save_diagram("two", "2")
    assert last_diagram(store.path) == "1"
    store.save_diagram(LAST, "3")
    assert last_diagram(store.path) == "3"
    assert last_diagram(tmp_path / "no such.pathways") is None
    (tmp_path / "text.pathways").write_text("text")
    assert last_diagram(tmp_path / "text.pathways") is None


def test_verdicts_are_events_in_their_order(store):
    events = [
        Curation("a" * 32, "correct", "first", "me", "2020-01-01T00:00:00+00:00"),
        Curation("a" * 32, "retracted", "", "me", "2020-01-02T00:00:00+00:00"),
    ]
    for one in events:
        store.append_curation(one)
    store.append_curation(Curation("b" * 32, "polarity"))
    assert store.curations("a" * 32) == events
    assert store.curations("b" * 32)[0].when
    with Store.open(store.path, read_only=True) as again:
        assert again.curations("a" * 32) == events
