"""What evidence rests on, to JSON and back."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.document import Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import UNEXPLAINED, Cue, Grounded, Why
from explorer.store import reasons

LENGTH = 100
_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
_spans = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda ends: Span(min(ends), max(ends)))
_cues = st.builds(Cue, _spans, st.sampled_from(["negates", "speculates", "implies", "turns"]))
_entities = st.builds(Entity, st.none() | _texts, _texts, st.sampled_from(Kind))
_grounded = st.builds(Grounded, _texts, _texts, st.lists(_entities, max_size=3).map(tuple))
_whys = st.builds(Why, st.lists(_cues, max_size=3).map(tuple), _grounded, _grounded)


@given(_whys)
def test_what_was_written_is_read_again(why: Why) -> None:
    """Cues, groundings and alternatives come back as they were, and nothing is noted as damage."""
    damage: list[str] = []
    assert reasons.read(reasons.written(why), LENGTH, damage) == why
    assert damage == []


def test_nothing_to_say_takes_no_room() -> None:
    """An evidence without reasons has an empty cell."""
    assert reasons.written(UNEXPLAINED) == ""


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=8))
def test_what_a_stranger_wrote_is_read_without_an_error(cell: object) -> None:
    """A cell that holds something else is noted, and what can be read of it is read."""
    damage: list[str] = []
    found = reasons.read(json.dumps({"cues": cell, "subject": {"how": cell, "also": cell}}), LENGTH, damage)
    assert all(0 <= cue.span.start <= cue.span.end <= LENGTH for cue in found.cues)


def test_a_cue_outside_the_text_is_left_out_and_noted() -> None:
    """A damaged span never marks what is not there."""
    damage: list[str] = []
    found = reasons.read('{"cues": [[0, 3, "negates"], [90, 900, "turns"]]}', LENGTH, damage)
    assert found.cues == (Cue(Span(0, 3), "negates"),)
    assert damage == ["a cue lies outside the text"]


def test_other_than_json_is_noted() -> None:
    """A cell that is no JSON gives no reasons and says so."""
    damage: list[str] = []
    assert reasons.read("{", LENGTH, damage) == UNEXPLAINED
    assert damage == ["why is not understood"]
