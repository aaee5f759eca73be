"""What is drawn, or a store, is compared with a kept diagram and with another file, which stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.diagram.document import Diagram
from explorer.errors import ExplorerError, StoreError
from explorer.graph.compare import Outcome
from explorer.jobs import compare, kept_diagrams
from explorer.jobs.open_diagram import edges_among
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.relation import Relation
from explorer.store.store import Store
from tests.ui.conftest import CAF, EMT, IL6, JAK2, SAID, SOCS3, STAT3, Document, Span, fill, found, joined

ALL = Filter()
ENTITIES = (IL6, STAT3, JAK2, SOCS3, CAF, EMT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "here.pathways") as made:
        fill(made)
        yield made


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A store in which JAK2 inhibits SOCS3, SOCS3 activates JAK2, and IL6 does what it does here."""
    path = tmp_path / "there.pathways"
    said: tuple[tuple[str, Entity, Relation, Entity, str], ...] = (
        ("Here SOCS3 activates JAK2 at once.", SOCS3, Relation.ACTIVATES, JAK2, "activates"),
        ("There JAK2 inhibits SOCS3 as well.", JAK2, Relation.INHIBITS, SOCS3, "inhibits"),
        ("We know that IL6 activates JAK2 in most cells.", IL6, Relation.ACTIVATES, JAK2, "activates"),
    )
    text = joined("Elsewhere.", " ".join(sentence for sentence, *_ in said))
    evidence = [found(text, s, (a, b), relation, trigger, "") for s, a, relation, b, trigger in said]
    with Store.create(path) as made, made.import_run("there") as run:
        run.add(Document(text, "Elsewhere.", pmid="1", date="2020"), evidence, [Span(0, 10)])
    return path


def drawn(store: Store, *entities: Entity, rule: Filter = ALL) -> Diagram:
    diagram = Diagram(filter=rule, title="mine")
    diagram.set_content(entities, edges_among(store, [one.key for one in entities], rule), {})
    return diagram


def outcomes(comparison: compare.Comparison) -> dict[str, str]:
    return {" ".join(comparison.cells(one)[1:3]): one.outcome.value for one in comparison.edges}


def test_two_stores_are_compared_over_all_their_edges(store: Store, other: Path) -> None:
    made = compare.compared(compare.of_store(store, Filter()), compare.of_file(other, Filter()), Progress())
    assert outcomes(made) == {
        "SOCS3 JAK2": "sign changed",
        "CAF IL6": "only here",
        "IL6 STAT3": "only here",
        "JAK2 STAT3": "only here",
        "STAT3 EMT": "only here",
        "STAT3 SOCS3": "only here",
        "JAK2 SOCS3": "only there",
        "IL6 JAK2": "the same",
    }
    assert (made.here, made.there) == ("here.pathways", "there.pathways")
    assert made.count(Outcome.ONLY_HERE) == 5
    assert made.cells(made.edges[0]) == ("sign changed", "SOCS3", "JAK2", "down", "1", "up", "1")


def test_a_diagram_is_compared_with_what_another_store_says_of_its_entities(store: Store, other: Path) -> None:
    diagram = drawn(store, JAK2, SOCS3, STAT3)
    there = compare.of_file(other, Filter(), sorted(diagram.nodes))
    made = compare.compared(compare.of_diagram(diagram, "mine"), there, Progress())
    assert outcomes(made) == {
        "SOCS3 JAK2": "sign changed",
        "JAK2 STAT3": "only here",
        "STAT3 SOCS3": "only here",
        "JAK2 SOCS3": "only there",
    }


def test_the_other_file_stays_as_it_is_byte_by_byte(other: Path) -> None:
    before = other.read_bytes()
    compare.of_file(other, Filter())
    assert other.read_bytes() == before
    assert sorted(path.name for path in other.parent.iterdir()) == [other.name]


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.pathways"
    path.write_text("not a store")
    with pytest.raises(StoreError):
        compare.of_file(path, Filter())


def test_what_is_hidden_or_filtered_out_is_not_here(store: Store) -> None:
    diagram = drawn(store, *ENTITIES, rule=Filter(min_papers=2))
    assert [one.key for one in compare.of_diagram(diagram, "x").links] == [f"{IL6.key}>{STAT3.key}"]
    diagram = drawn(store, *ENTITIES)
    diagram.hide([IL6.key])
    assert all(IL6.key not in (one.subject, one.object) for one in compare.of_diagram(diagram, "x").links)


def test_a_kept_diagram_is_found_by_its_name_and_has_the_counts_of_today(store: Store) -> None:
    kept_diagrams.keep(store, drawn(store, IL6, STAT3), "  first \n try ")
    kept_diagrams.keep(store, drawn(store, *ENTITIES), "all")
    (only,) = compare.of_kept(store, "first try").links
    assert only.papers == 3
    now = compare.of_diagram(drawn(store, *ENTITIES), "now")
    made = compare.compared(now, compare.of_kept(store, "first try"), Progress())
    assert made.count(Outcome.SAME) == 1
    assert made.count(Outcome.ONLY_THERE) == 0
    assert store.diagram("last") is None


def test_a_diagram_that_was_not_kept_is_told(store: Store) -> None:
    with pytest.raises(ExplorerError, match="No diagram was kept as gone"):
        compare.of_kept(store, "gone")


def test_a_store_under_a_filter_has_the_edges_that_it_lets_through(store: Store) -> None:
    links = compare.of_store(store, Filter(min_papers=2)).links
    assert [one.key for one in links] == [f"{IL6.key}>{STAT3.key}"]
    assert len(SAID) == 3
