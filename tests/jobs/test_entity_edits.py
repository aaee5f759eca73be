"""Merging and splitting beside the window: what the store does and what the diagram hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.diagram.document import Diagram
from explorer.jobs import entity_edits
from explorer.jobs.open_diagram import LAST, refreshed
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.entity_edit import Split
from explorer.model.evidence import Evidence, Mention
from explorer.model.progress import Progress
from explorer.model.relation import Relation
from explorer.store.store import Store

IL6 = Entity("HGNC:6018", "IL6", Kind.GENE, "interleukin 6")
FACTOR = Entity(None, "BSF2", Kind.OTHER)
STAT3 = Entity("HGNC:11364", "STAT3", Kind.GENE)
HGF = "HGNC:4893"


def shown(*entities: Entity) -> entity_edits.Shown:
    return entity_edits.Shown(frozenset(one.key for one in entities))


def said(text: str, subject: Entity) -> Evidence:
    end = text.index(" ")
    names = Mention(Span(0, end), subject), Mention(Span(text.index("STAT3"), text.index("STAT3") + 5), STAT3)
    return Evidence(Span(0, len(text)), names[0], Relation.ACTIVATES, Relation.ACTIVATES.sign, names[1])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """IL6, called HGF once, and BSF2 activate STAT3."""
    with Store.create(tmp_path / "one.pathways") as made:
        with made.import_run("three") as run:
            for text, subject in (
                ("IL6 activates STAT3 here.", IL6),
                ("HGF activates STAT3 there.", IL6),
                ("BSF2 activates STAT3 too.", FACTOR),
            ):
                run.add(Document(text), [said(text, subject)], [Span(0, len(text))])
        yield made
        assert made.check() == []


def test_a_merge_says_which_nodes_are_another_one_now(store: Store) -> None:
    done = entity_edits.merge(store, IL6.key, [FACTOR.key], shown(IL6, FACTOR, STAT3), Progress())
    assert done.news.gone == {FACTOR.key: IL6}
    assert done.news.come == ()
    assert [edge.sentences for edge in done.news.edges] == [3]


def test_a_split_brings_what_was_split_off_beside_what_is_shown(store: Store) -> None:
    (hgf,) = (one for one in entity_edits.meanings(store, "HGF", IL6.key, Progress()) if one.id == HGF)
    done = entity_edits.split(store, IL6.key, Split(hgf, names=("hgf",)), shown(IL6, STAT3), Progress())
    assert [(entity.key, near) for entity, near in done.news.come] == [(HGF, (IL6.key,))]
    assert done.news.gone == {}


def test_what_a_diagram_does_not_show_of_an_edit_does_not_come_to_it(store: Store) -> None:
    edit = entity_edits.merge(store, IL6.key, [FACTOR.key], shown(STAT3), Progress()).edit
    done = entity_edits.turn(store, edit.id, holds=False, shown=shown(STAT3), progress=Progress())
    assert done.news.come == ()
    assert not done.news


def test_edits_that_are_already_as_wanted_stay_so(store: Store) -> None:
    edit = entity_edits.merge(store, IL6.key, [FACTOR.key], shown(), Progress()).edit
    for holds in (True, False, False, True):
        entity_edits.hold(store, edit.id, holds, Progress())
        assert store.entity_edits()[0].undone != holds


def test_a_split_can_go_by_names_and_by_sentences(store: Store) -> None:
    found = entity_edits.facets(store, IL6.key, Progress())
    assert found.names == (("HGF", 1), ("IL6", 1))
    assert {one.sentence for one in found.sentences.items} == {
        "IL6 activates STAT3 here.",
        "HGF activates STAT3 there.",
    }


def test_a_name_can_mean_what_is_listed_and_what_is_in_the_store_but_not_what_is_split(store: Store) -> None:
    found = entity_edits.meanings(store, "BSF2", IL6.key, Progress())
    assert FACTOR.key in [one.key for one in found]
    assert IL6.key not in [one.key for one in found]


def test_a_diagram_saved_before_a_merge_opens_with_what_its_nodes_are_now(store: Store) -> None:
    diagram = Diagram()
    diagram.set_content([FACTOR, STAT3], [], {FACTOR.key: (7.0, 8.0)})
    store.save_diagram(LAST, diagram.to_json())
    store.merge_entities(IL6.key, [FACTOR.key])
    opened = refreshed(store, diagram)
    assert (opened.nodes[IL6.key].x, opened.nodes[IL6.key].y) == (7.0, 8.0)
    assert [edge.sentences for edge in opened.edges.values()] == [3]
