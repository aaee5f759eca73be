"""Diagrams that are kept under names; each step can be taken back and done again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.diagram.document import Diagram
from explorer.errors import ExplorerError
from explorer.jobs import kept_diagrams
from explorer.jobs.kept_diagrams import KEPT
from explorer.store.quick import LAST, last_diagram
from explorer.store.store import Store
from tests.ui.conftest import EMT, IL6, JAK2, fill


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "here.pathways") as made:
        fill(made)
        yield made


def drawn(*entities: object) -> Diagram:
    diagram = Diagram(title="mine")
    diagram.set_content(entities, (), {})
    return diagram


def names(store: Store) -> list[str]:
    return [one.name for one in kept_diagrams.listed(store)]


def test_the_list_has_what_was_kept_and_not_what_is_open(store: Store) -> None:
    store.save_diagram(LAST, drawn(IL6).to_json())
    kept_diagrams.keep(store, drawn(IL6, JAK2), "  two \n genes ")
    (one,) = kept_diagrams.listed(store)
    assert (one.name, one.entities) == ("two genes", 2)
    assert one.when.endswith("+00:00")


def test_a_diagram_is_opened_as_it_was_kept(store: Store) -> None:
    diagram = drawn(IL6, JAK2)
    diagram.move({IL6.key: (120.0, -30.0)})
    kept_diagrams.keep(store, diagram, "mine")
    again = kept_diagrams.opened(store, "mine")
    assert (again.nodes[IL6.key].x, again.nodes[IL6.key].y) == (120.0, -30.0)
    with pytest.raises(ExplorerError, match="No diagram was kept as gone"):
        kept_diagrams.opened(store, "gone")


def test_every_step_is_taken_back_and_done_again(store: Store) -> None:
    kept_diagrams.keep(store, drawn(IL6), "a")
    first = store.diagram(f"{KEPT}a")
    again = kept_diagrams.keep(store, drawn(IL6, EMT), "a")
    renamed = kept_diagrams.rename(store, "a", "b")
    assert names(store) == ["b"]
    gone = kept_diagrams.delete(store, "b")
    assert names(store) == []
    for step in (gone, renamed, again):
        kept_diagrams.turn(store, step.before)
    back = store.diagram(f"{KEPT}a")
    assert names(store) == ["a"]
    assert first is not None
    assert back is not None
    assert (back.state, back.when) == (first.state, first.when)
    for step in (again, renamed):
        kept_diagrams.turn(store, step.after)
    assert [(one.name, one.entities) for one in kept_diagrams.listed(store)] == [("b", 2)]


def test_no_diagram_takes_the_name_of_another_one_or_none(store: Store) -> None:
    kept_diagrams.keep(store, drawn(IL6), "a")
    kept_diagrams.keep(store, drawn(JAK2), "b")
    with pytest.raises(ExplorerError, match="called “b” already"):
        kept_diagrams.rename(store, "a", " b ")
    with pytest.raises(ExplorerError, match="needs a name"):
        kept_diagrams.rename(store, "a", "  ")
    assert sorted(names(store)) == ["a", "b"]


def test_a_damaged_one_is_listed_so_that_it_can_be_deleted(store: Store) -> None:
    store.save_diagram(f"{KEPT}bad", "no json")
    assert [(one.name, one.entities) for one in kept_diagrams.listed(store)] == [("bad", None)]
    with pytest.raises(ExplorerError):
        kept_diagrams.opened(store, "bad")
    kept_diagrams.delete(store, "bad")
    assert names(store) == []


def test_a_kept_diagram_is_not_what_the_next_start_shows(store: Store) -> None:
    open_one = drawn(IL6)
    store.save_diagram(LAST, open_one.to_json())
    kept_diagrams.keep(store, drawn(JAK2), "later")
    assert last_diagram(store.path) == open_one.to_json()
