"""What is drawn of a store, what comes to it, and how it is saved as a figure with its references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.diagram.document import Diagram
from explorer.figures.figure import FigureOptions
from explorer.jobs import open_diagram, recognise
from explorer.jobs.figure import save_figure
from explorer.jobs.ingest import ingest
from explorer.layout.plan import LayoutNode
from explorer.layout.quality import overlaps
from explorer.model.document import Document
from explorer.model.progress import Progress
from explorer.store.store import Store

TEXTS = (
    "IL-6 activates STAT3. STAT3 activates MMP-2.",
    "TGF-beta phosphorylates SMAD2. SMAD2 activates SNAI1. IL-6 activates SMAD2.",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    papers = [
        Document(f"Paper {number}\n{text}", f"Paper {number}", journal="Sample Texts", date="2019", source="a.txt")
        for number, text in enumerate(TEXTS, 1)
    ]
    with Store.create(tmp_path / "mine.pathways") as one:
        ingest(papers, one, Progress())
        yield one


def key(store: Store, name: str) -> str:
    entity = store.find_entity(name)
    assert entity is not None
    return entity.key


def names(diagram: Diagram) -> set[str]:
    return {node.entity.name for node in diagram.visible_nodes.values()}


def test_the_first_diagram_shows_the_store_and_is_the_same_twice(store: Store) -> None:
    first = open_diagram.first_diagram(store, Progress())
    assert {"IL6", "STAT3", "MMP2", "SMAD2", "SNAI1"} <= names(first)
    assert first.to_json() == open_diagram.first_diagram(store, Progress()).to_json()


def test_a_saved_diagram_comes_back_with_its_places(store: Store) -> None:
    diagram = open_diagram.first_diagram(store, Progress())
    il6 = key(store, "IL6")
    diagram.move({il6: (1234.0, 567.0)})
    store.save_diagram(open_diagram.LAST, diagram.to_json())
    again = open_diagram.first_diagram(store, Progress())
    assert (again.nodes[il6].x, again.nodes[il6].y) == (1234.0, 567.0)
    assert set(again.edges) == set(diagram.edges)


def test_around_goes_as_many_steps_as_asked(store: Store) -> None:
    il6 = key(store, "IL6")
    near = open_diagram.around(store, il6, 1, Progress())
    assert names(near) == {"IL6", "STAT3", "SMAD2"}
    assert {"MMP2", "SNAI1"} <= names(open_diagram.around(store, il6, 2, Progress()))


def test_expanding_brings_neighbours_and_moves_nothing(store: Store) -> None:
    diagram = open_diagram.around(store, key(store, "IL6"), 1, Progress())
    before = {one: (node.x, node.y) for one, node in diagram.nodes.items()}
    added = open_diagram.expand(store, diagram, [key(store, "STAT3")], Progress())
    assert [entity.name for entity in added.entities] == ["MMP2"]
    diagram.add(added.entities, added.edges, added.positions)
    assert "MMP2" in names(diagram)
    assert {one: (diagram.nodes[one].x, diagram.nodes[one].y) for one in before} == before


@pytest.mark.parametrize("layout", ["flow", "force", "radial", "path", "keep", "grid", "circle"])
def test_a_new_layout_keeps_pinned_nodes_and_is_the_same_twice(store: Store, layout: str) -> None:
    diagram = open_diagram.first_diagram(store, Progress())
    il6 = key(store, "IL6")
    diagram.move({il6: (900.0, 700.0)})
    diagram.pin([il6], True)
    places = open_diagram.relayout(diagram, layout, Progress())
    assert set(places) == set(diagram.visible_nodes)
    assert places[il6] == (900.0, 700.0)
    assert places == open_diagram.relayout(diagram, layout, Progress())


def test_only_what_is_asked_for_moves_and_covers_nothing_that_stays(store: Store) -> None:
    diagram = open_diagram.first_diagram(store, Progress())
    some = [key(store, name) for name in ("IL6", "STAT3", "MMP2")]
    places = open_diagram.relayout(diagram, "circle", Progress(), only=some)
    assert set(places) == set(some)
    diagram.move(places)
    nodes = [LayoutNode(one.key, one.width, one.height) for one in diagram.visible_nodes.values()]
    assert overlaps(nodes, {one.key: (one.x, one.y) for one in diagram.visible_nodes.values()}) == 0


def test_a_figure_has_its_references_beside_it_and_the_same_bytes_twice(store: Store, tmp_path: Path) -> None:
    diagram = open_diagram.first_diagram(store, Progress())
    told: list[int] = []
    progress = Progress(lambda done, _total, _what: told.append(done))
    out = tmp_path / "fig.svg"
    written = save_figure(store, diagram, out, FigureOptions(width_mm=89), progress)
    assert [path.name for path in written] == ["fig.svg", "fig.references.txt", "fig.bib", "fig.ris"]
    first = [path.read_bytes() for path in written]
    assert told == [0, 1, 2]
    assert first[2].count(b"@article{") == 2
    assert first[3].count(b"TY  - ") == 2
    assert b"Paper 1" in first[1]
    assert b"IL6 activates STAT3: " in first[1]
    save_figure(store, diagram, out, FigureOptions(width_mm=89), Progress())
    assert [path.read_bytes() for path in written] == first


def test_a_paste_is_recognised_before_it_is_kept() -> None:
    found = recognise.recognise("A sample title of a paper\n\nIL-6 activates STAT3.", "pasted text", Progress())
    assert [one.text for one in found if isinstance(one, Document)]


def test_a_diagram_saved_before_confidence_was_asked_for_gets_the_usual_one(store: Store) -> None:
    diagram = open_diagram.first_diagram(store, Progress())
    usual = diagram.filter.min_confidence
    assert usual == open_diagram.USUAL.min_confidence
    for saved, expected in ((0.0, usual), (0.31, 0.31), (0.9, 0.9)):
        diagram.set_filter(replace(diagram.filter, min_confidence=saved))
        store.save_diagram(open_diagram.LAST, diagram.to_json())
        assert open_diagram.first_diagram(store, Progress()).filter.min_confidence == expected
