"""The saved form of a diagram holds all that is drawn, and nothing bad gets in by it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from explorer.diagram.document import Diagram, DiagramError
from explorer.diagram.picture import picture
from explorer.diagram.style import LIGHT
from tests.diagram.strategies import own_diagrams, small

ANY = settings(deadline=None, max_examples=80)


@ANY
@given(own_diagrams())
def test_what_is_saved_comes_back(diagram: Diagram) -> None:
    again = Diagram.from_json(diagram.to_json())
    assert again.nodes == diagram.nodes
    assert again.filter == diagram.filter
    assert again.title == diagram.title
    assert {key: edge.statements for key, edge in again.edges.items()} == {
        key: edge.statements for key, edge in diagram.edges.items()
    }
    assert again.to_json() == diagram.to_json()


def test_the_picture_is_the_same_after_saving() -> None:
    diagram = small()
    assert picture(Diagram.from_json(diagram.to_json()), LIGHT) == picture(diagram, LIGHT)


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "-Infinity", "1e999", "1e300", '"5"', "true", "null"])
def test_a_place_that_is_no_place_is_refused(bad: str) -> None:
    text = small().to_json().replace('"x":60.0', f'"x":{bad}', 1)
    with pytest.raises(DiagramError, match="saved diagram"):
        Diagram.from_json(text)


@pytest.mark.parametrize(
    "text",
    ["", "no json", "[]", "{}", "[" * 100_000, '{"format":"pathway-explorer diagram"}', '{"format":"x","version":1}'],
)
def test_what_is_no_diagram_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(DiagramError, match=r"^(In the|The|This) .*\.$"):
        Diagram.from_json(text)


def test_a_newer_version_is_named() -> None:
    with pytest.raises(DiagramError, match=r"version 3 .* version 2 and older ones; open it with a newer program"):
        Diagram.from_json(small().to_json().replace('"version":2', '"version":3'))


def test_a_diagram_saved_before_there_were_groups_notes_and_looks_is_read() -> None:
    state = json.loads(small().to_json())
    for later in ("hands", "groups", "notes", "look"):
        del state[later]
    former = Diagram.from_json(json.dumps(state | {"version": 1}))
    assert former.to_json() == small().to_json()


def broken(**changes: Any) -> str:
    state = json.loads(small().to_json())
    for path, value in changes.items():
        target: Any = state
        *steps, last = path.split("__")
        for step in steps:
            target = target[int(step)] if isinstance(target, list) else target[step]
        target[last] = value
    return json.dumps(state)


@pytest.mark.parametrize(
    "changes",
    [
        {"nodes__0__kind": "planet"},
        {"nodes__0__width": 0},
        {"nodes__0__id": ""},
        {"nodes__0__hidden": "yes"},
        {"nodes__0__name": 5},
        {"nodes__0__synonyms": [1]},
        {"edges__0__subject": "nobody"},
        {"edges__0__statements": []},
        {"edges__0__directed": 1},
        {"edges": {}},
        {"filter": []},
        {"filter__signs": ["?"]},
        {"filter__min_papers": -1},
        {"title": None},
    ],
)
def test_each_wrong_value_is_named(changes: dict[str, Any]) -> None:
    last = next(iter(changes)).split("__")[-1].replace("width", "size").replace("subject", "ends")
    with pytest.raises(DiagramError, match=last):
        Diagram.from_json(broken(**changes))


def test_the_same_entity_or_pair_twice_is_refused() -> None:
    state = json.loads(small().to_json())
    for part in ("nodes", "edges"):
        doubled = {**state, part: [*state[part], state[part][0]]}
        with pytest.raises(DiagramError, match="twice"):
            Diagram.from_json(json.dumps(doubled))
