"""The saved form of a diagram holds all that is drawn, and nothing bad gets in by it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from explorer.diagram.document import Diagram, DiagramError
from explorer.diagram.looks import Lens
from explorer.diagram.picture import picture
from explorer.diagram.style import LIGHT
from explorer.model.evidence import Context
from explorer.model.filter import Filter, Judged, Sort
from explorer.model.relation import Relation, Sign
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


FULL = Filter(
    relations=frozenset({Relation.BINDS}),
    min_belief=0.25,
    manual=False,
    without=frozenset({Sort.REVIEW, Sort.RETRACTED}),
    journals=frozenset({"Letters of Cells", ""}),
    sources=frozenset({"a.ris"}),
    contexts=frozenset({Context("cell_line", "A549", "CVCL_0023"), Context("species", "mouse")}),
    judged=frozenset({Judged.CONFLICT}),
)


def test_every_field_of_a_filter_is_saved() -> None:
    diagram = small()
    diagram.set_filter(FULL)
    assert Diagram.from_json(diagram.to_json()).filter == FULL
    plain = {name for name in Filter.__dataclass_fields__ if getattr(FULL, name) == getattr(Filter(), name)}
    others = Filter(
        signs=frozenset({Sign.NONE}),
        kinds=frozenset(),
        min_papers=4,
        first_year=1999,
        last_year=2001,
        speculated=False,
        implied=False,
        negated=True,
        contested_only=True,
        min_confidence=0.5,
    )
    assert all(getattr(others, name) != getattr(Filter(), name) for name in plain), "a field that is tried nowhere"
    diagram.set_filter(others)
    assert Diagram.from_json(diagram.to_json()).filter == others


@pytest.mark.parametrize("bad", [[["cell", "A549"]], [["", "x", None]], [["cell", "A549", 5]], ["cell"], "cell", [{}]])
def test_contexts_that_are_none_are_refused(bad: Any) -> None:
    state = json.loads(small().to_json())
    state["filter"]["contexts"] = bad
    with pytest.raises(DiagramError, match="saved diagram"):
        Diagram.from_json(json.dumps(state))


def test_the_belief_of_statements_and_the_lens_are_saved() -> None:
    diagram = small()
    (key, edge), *_ = diagram.edges.items()
    believed = replace(edge, statements=tuple(replace(one, belief=0.75) for one in edge.statements))
    diagram.refresh_edges([believed, *(one for other, one in diagram.edges.items() if other != key)])
    lens = Lens(Context("species", "mouse"), frozenset({1, 2}))
    diagram.set_look(replace(diagram.look, lens=lens))
    again = Diagram.from_json(diagram.to_json())
    assert again.edges[key].belief == 0.75
    assert again.look.lens == lens
