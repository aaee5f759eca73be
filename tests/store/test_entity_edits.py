"""Merges and splits: undone they leave nothing behind, and while they hold they hold for what is imported too."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.errors import StoreError
from explorer.model.document import Document
from explorer.model.entity import Entity, Kind
from explorer.model.entity_edit import EditAction
from explorer.model.records import Curation
from explorer.store.edit_log import read_log
from explorer.store.store import Store

IL6, STAT3, JAK2, TNF = "HGNC:6018", "HGNC:11364", "HGNC:6192", "HGNC:11892"
HGF = Entity("HGNC:4893", "HGF", Kind.GENE, "hepatocyte growth factor")


def state(store: Store) -> object:
    """All that edits must leave as it was once they are undone, and what it is numbered by."""
    said = {one.statement.key: (one.id, one.papers, one.sentences, one.negated) for one in store.statements()}
    found = []
    for document in store.documents(limit=100).items:
        for one in store.document_evidence(document.id):
            ends = [(end.span, end.entity.key) for end in (one.evidence.subject, one.evidence.object)]
            found.append((one.id, one.evidence.hash(one.document), ends, one.statement_id))
    with store.reading() as connection:
        believed = dict(connection.exec_driver_sql("SELECT key, belief FROM statements").all())
    keys = {end for key in said for end in (key.split("|")[0], key.split("|")[3])}
    names = {key: (one.name, one.full_name, one.synonyms) for key, one in store.entities(sorted(keys)).items()}
    known = {key: sorted(set(found)) for key, found in store.known_names(sorted(keys)).items()}
    return said, found, names, (known, believed), store.counts()


def ends(store: Store) -> set[str]:
    return {end.name for one in store.statements() for end in (one.statement.subject, one.statement.object)}


@pytest.fixture
def said(store: Store, papers) -> Store:
    """Two papers about IL6, JAK2 and STAT3, one of them with a binding."""
    say = papers.Said
    with store.import_run("two") as run:
        run.add(*papers.paper("One", say("IL6", "activates", "STAT3"), say("JAK2", "activates", "STAT3"), pmid="11"))
        run.add(*papers.paper("Two", say("JAK2", "binds", "IL6"), say("JAK2", "inhibits", "TNF"), pmid="12"))
    return store


def test_after_a_merge_both_are_one_with_the_papers_of_both(said: Store) -> None:
    edit = said.merge_entities(IL6, [JAK2])
    assert edit.text == "Merge JAK2 into IL6"
    assert ends(said) == {"IL6", "STAT3", "TNF"}
    (merged,) = (one for one in said.statements() if one.statement.text == "IL6 activates STAT3")
    assert merged.sentences == 2
    assert len(merged.papers) == 1, "both sentences are of one paper"
    assert said.check() == []


def test_the_names_of_what_was_merged_find_what_it_is_now(said: Store) -> None:
    edit = said.merge_entities(IL6, [JAK2])
    for name in ("JAK2", "Janus kinase 2", JAK2):
        found = said.find_entity(name)
        assert found is not None
        assert found.key == IL6, name
    said.undo_entity_edit(edit.id)
    found = said.find_entity("JAK2")
    assert found is not None
    assert found.key == JAK2
    assert said.entity(IL6).synonyms == ("IL-6", "BSF2", "interferon beta 2")


def test_undone_everything_is_as_before_and_redone_as_after(said: Store) -> None:
    before = state(said)
    edit = said.merge_entities(STAT3, [JAK2, IL6])
    after = state(said)
    said.undo_entity_edit(edit.id)
    assert state(said) == before
    said.redo_entity_edit(edit.id)
    assert state(said) == after
    assert said.check() == []


def test_edits_outlive_the_program_and_can_be_undone_after(said: Store) -> None:
    before = state(said)
    said.merge_entities(IL6, [JAK2])
    with Store.open(said.path) as again:
        (edit,) = again.entity_edits()
        assert (edit.action, edit.undone) == (EditAction.MERGE, False)
        again.undo_entity_edit(edit.id)
        assert state(again) == before
        assert again.entity_edits()[0].undone


def test_hashes_and_verdicts_stay_with_their_evidence(said: Store) -> None:
    records = [one for document in said.documents().items for one in said.document_evidence(document.id)]
    hashes = {one.id: one.evidence.hash(one.document) for one in records}
    for hash_ in hashes.values():
        said.append_curation(Curation(hash_, "correct"))
    said.merge_entities(IL6, [JAK2])
    with said.reading() as connection:
        stored = dict(connection.exec_driver_sql("SELECT id, hash FROM evidence").all())
    assert stored == hashes
    records = [one for document in said.documents().items for one in said.document_evidence(document.id)]
    assert {one.id: one.hash for one in records} == hashes
    assert all(said.curations(one.hash) for one in records)


def test_what_the_reader_took_a_name_for_can_still_be_told(said: Store) -> None:
    records = [one for document in said.documents().items for one in said.document_evidence(document.id)]
    read = {one.id: (one.evidence.subject.entity.key, one.evidence.object.entity.key) for one in records}
    said.merge_entities(IL6, [JAK2])
    records = [one for document in said.documents().items for one in said.document_evidence(document.id)]
    assert {one.id: (one.as_read.subject.entity.key, one.as_read.object.entity.key) for one in records} == read
    assert [one.read is not None for one in records] == [JAK2 in ends for ends in read.values()]


def test_the_same_document_imported_again_after_a_merge_adds_nothing(said: Store, papers) -> None:
    said.merge_entities(IL6, [JAK2])
    before = state(said)
    with said.import_run("again") as run:
        run.add(
            *papers.paper("Two", papers.Said("JAK2", "binds", "IL6"), papers.Said("JAK2", "inhibits", "TNF"), pmid="12")
        )
    assert run.report.evidence == 0
    assert state(said)[:4] == before[:4]
    assert said.check() == []


def test_an_edit_holds_for_what_is_imported_later_and_is_undone_for_it_too(said: Store, papers) -> None:
    edit = said.merge_entities(IL6, [JAK2])
    with said.import_run("later") as run:
        run.add(*papers.paper("Three", papers.Said("JAK2", "binds", "IL6"), papers.Said("TNF", "inhibits", "JAK2")))
    assert "JAK2" not in ends(said)
    said.undo_entity_edit(edit.id)
    texts = [one.statement.text for one in said.statements()]
    assert "TNF inhibits JAK2" in texts
    (binding,) = (one for one in said.statements() if one.statement.relation == "binds")
    assert binding.sentences == 2
    for document in said.documents().items:
        for one in said.document_evidence(document.id):
            assert one.evidence.subject.span.of(one.document.text) == one.evidence.subject.entity.name
    assert said.check() == []


def test_an_import_undone_after_a_merge_takes_all_it_brought_and_no_more(said: Store, papers) -> None:
    before = state(said)
    with said.import_run("later") as run:
        run.add(*papers.paper("Three", papers.Said("JAK2", "activates", "STAT3"), papers.Said("TNF", "binds", "JAK2")))
    edit = said.merge_entities(IL6, [JAK2])
    said.undo_import(run.report.import_id)
    said.undo_entity_edit(edit.id)
    assert state(said)[:4] == before[:4]


def test_all_imports_undone_leave_no_entity_and_the_edit_still_holds_for_the_next(said: Store, papers) -> None:
    said.merge_entities(IL6, [JAK2])
    said.undo_import(said.imports()[0].id)
    assert said.counts().entities == 0
    with said.import_run("next") as run:
        run.add(*papers.paper("Four", papers.Said("JAK2", "activates", "STAT3")))
    assert ends(said) == {"IL6", "STAT3"}
    found = said.find_entity("JAK2")
    assert found is not None
    assert found.key == IL6


def test_a_written_name_is_split_off_and_others_stay(store: Store, papers) -> None:
    document, evidence, spans = papers.paper("One", papers.Said("IL6", "activates", "STAT3"))
    other, more, places = papers.paper("Two", papers.Said("IL6", "activates", "STAT3"))
    # the second paper writes the same entity in another way
    text = other.text.replace("IL6", "hgf")
    with store.import_run("both") as run:
        run.add(document, evidence, spans)
        run.add(Document(text, "Two"), more, places)
    assert store.ways_written(IL6) == [("IL6", 1), ("hgf", 1)]
    before = state(store)
    edit = store.split_entity(IL6, HGF, names=["HGF"])
    assert edit.text == "Split “HGF” off IL6 as HGF"
    assert sorted(one.statement.text for one in store.statements()) == ["HGF activates STAT3", "IL6 activates STAT3"]
    third = Document(other.text.replace("IL6", "HGF") + " Again.", "Two again")
    with store.import_run("third") as run:
        run.add(third, more, places)
    assert {one.statement.text: one.sentences for one in store.statements()}["HGF activates STAT3"] == 2
    store.undo_import(run.report.import_id)
    store.undo_entity_edit(edit.id)
    assert state(store)[:4] == before[:4]
    assert store.check() == []


def test_single_evidence_is_split_off_by_its_hash(said: Store) -> None:
    first = said.document_evidence(said.documents().items[0].id)[0]
    hash_ = first.evidence.hash(first.document)
    before = state(said)
    edit = said.split_entity(first.evidence.subject.entity.key, HGF, evidence=[hash_])
    assert said.document_evidence(first.document_id)[0].evidence.subject.entity == HGF
    said.undo_entity_edit(edit.id)
    assert state(said) == before


def test_two_documents_that_turn_out_to_be_one_keep_merged_evidence_once_and_what_was_read(said: Store, papers) -> None:
    title, other = "A paper known by its number and its title too", "The same paper under the title of its preprint"
    say = papers.Said
    both, more = say("JAK2", "binds", "IL6"), say("TNF", "inhibits", "JAK2")
    with said.import_run("by two ways") as run:
        run.add(*papers.paper(title, "Before.", both, more.text, pmid="13"))
        run.add(*papers.paper(other, "Before.", both, more, doi="10.1000/13"))
    edit = said.merge_entities(IL6, [JAK2])
    single = said.split_entity(TNF, HGF, evidence=[_hash_of(said, "TNF inhibits IL6")])
    with said.import_run("both numbers") as run:
        run.add(*papers.paper(title, "Before.", both, more, pmid="13", doi="10.1000/13"))
    assert said.counts().documents == 3
    assert "HGF inhibits IL6" in [one.statement.text for one in said.statements()]
    assert said.check() == []
    said.undo_entity_edit(edit.id)
    said.undo_entity_edit(single.id)
    assert said.check() == []
    for document in said.documents().items:
        for one in said.document_evidence(document.id):
            assert one.evidence.subject.span.of(one.document.text) == one.evidence.subject.entity.name


def _hash_of(store: Store, text: str) -> str:
    """The hash in the store of the evidence for the statement *text*."""
    (said,) = (one for one in store.statements() if one.statement.text == text)
    with store.reading() as connection:
        return connection.exec_driver_sql("SELECT hash FROM evidence WHERE statement_id = ?", (said.id,)).scalar_one()


@pytest.mark.parametrize(
    ("do", "words"),
    [
        (lambda store: store.merge_entities(IL6, [IL6]), "Two entities are needed"),
        (lambda store: store.merge_entities(IL6, ["HGNC:1"]), "HGNC:1 is not in this store"),
        (lambda store: store.split_entity(IL6, HGF, names=["nothing"]), "No sentence of this store"),
        (lambda store: store.split_entity(IL6, store.entity(IL6), names=["IL6"]), "cannot be split off itself"),
        (lambda store: store.undo_entity_edit(99), "not in force"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(said: Store, do, words: str) -> None:
    before = state(said)
    with pytest.raises(StoreError, match=words):
        do(said)
    assert state(said) == before
    assert said.entity_edits() == []


def test_a_damaged_event_is_passed_over(said: Store) -> None:
    said.merge_entities(IL6, [JAK2])
    with said.writing(keep=False) as connection:
        connection.exec_driver_sql("UPDATE entity_edits SET detail = '{\"sources\": 7'")
        assert read_log(connection).edits == ()


KEYS = (IL6, STAT3, JAK2, TNF)
STEPS = st.one_of(
    st.tuples(st.just("merge"), st.sampled_from(KEYS), st.sampled_from(KEYS)),
    st.tuples(st.just("split"), st.sampled_from(KEYS), st.sampled_from(KEYS)),
    st.tuples(st.sampled_from(["undo", "redo"]), st.integers(0, 5), st.none()),
    st.tuples(st.just("import"), st.integers(0, 30), st.none()),
)


def _try(store: Store, papers, step: tuple) -> None:
    what, one, other = step
    edits = store.entity_edits()
    if what == "merge":
        store.merge_entities(one, [other])
    elif what == "split":
        # what is written with the name of *other* and was taken for *one*
        store.split_entity(one, HGF, names=[papers_name(other)])
    elif what == "import":
        with store.import_run("more") as run:
            run.add(*papers.numbered(one))
    elif edits:
        (store.undo_entity_edit if what == "undo" else store.redo_entity_edit)(edits[one % len(edits)].id)


def papers_name(key: str) -> str:
    return {IL6: "IL6", STAT3: "STAT3", JAK2: "JAK2", TNF: "TNF"}[key]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, min_size=1, max_size=8))
def test_any_row_of_edits_undone_is_as_if_nothing_but_the_imports_had_been(tmp_path_factory, papers, steps) -> None:
    folder = tmp_path_factory.mktemp("edits")
    imports = [step for step in steps if step[0] == "import"]
    with Store.create(folder / "one.pathways") as store, Store.create(folder / "plain.pathways") as plain:
        for each in (store, plain):
            with each.import_run("first") as run:
                for number in range(6):
                    run.add(*papers.numbered(number))
        for step in steps:
            try:
                _try(store, papers, step)
            except StoreError:
                continue
        assert store.check() == []
        for edit in store.entity_edits():
            if not edit.undone:
                store.undo_entity_edit(edit.id)
        for step in imports:
            _try(plain, papers, step)
        assert _by_name(store) == _by_name(plain)
        assert store.check() == []


def _by_name(store: Store) -> object:
    """What a store says, without numbers: those of what came later depend on what was there."""
    said = {one.statement.key: (one.papers, one.sentences, one.negated) for one in store.statements()}
    found = {
        (one.evidence.hash(one.document), one.evidence.subject, one.evidence.object)
        for document in store.documents(limit=100).items
        for one in store.document_evidence(document.id)
    }
    keys = sorted({end for key in said for end in (key.split("|")[0], key.split("|")[3])})
    names = {key: (one.name, one.full_name, set(one.synonyms)) for key, one in store.entities(keys).items()}
    return said, found, names, store.counts().evidence, store.counts().entities
