"""Places that a person chose are remembered by entity, also in stores made before there were any."""

from __future__ import annotations

import sqlite3

import pytest

from explorer import bundle
from explorer.errors import StoreError
from explorer.store import guard, migrate
from explorer.store.store import Store


def test_a_place_is_remembered_changed_and_forgotten(store):
    assert store.places() == {}
    store.set_places({"HGNC:6018": "nucleus", "text:cell:α": "CAF & co"})
    store.set_places({"HGNC:6018": "membrane", "HGNC:1": "outside"})
    assert store.places() == {"HGNC:1": "outside", "HGNC:6018": "membrane", "text:cell:α": "CAF & co"}
    store.set_places({"HGNC:1": None, "HGNC:2": None})
    assert store.places() == {"HGNC:6018": "membrane", "text:cell:α": "CAF & co"}


def test_a_place_is_there_when_the_store_is_opened_again(store):
    store.set_places({"HGNC:6018": "nucleus"})
    with Store.open(store.path, read_only=True) as again:
        assert again.places() == {"HGNC:6018": "nucleus"}
        with pytest.raises(StoreError) as caught:
            again.set_places({"HGNC:6018": None})
    assert caught.value.kind == "read_only"


def test_a_place_stays_when_all_that_was_read_of_its_entity_goes(filled):
    key = filled.top_entities(1)[0]
    filled.set_places({key: "nucleus"})
    filled.undo_import(filled.imports()[0].id)
    assert filled.find_entity(key) is None
    assert filled.places() == {key: "nucleus"}


def test_a_store_of_the_first_version_gets_its_table_of_places(tmp_path, papers):
    path = tmp_path / "first.pathways"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate.migrate(connection, bundle.migrations(), 1)
    connection.close()
    assert guard.inspect(path).version == 1
    with Store.open(path) as store:
        with store.import_run("x") as run:
            run.add(*papers.numbered(1))
        store.set_places({"HGNC:6018": "nucleus"})
        assert store.check() == []
    with Store.open(path) as again:
        assert again.places() == {"HGNC:6018": "nucleus"}
    assert (tmp_path / "first (version 1).pathways").exists()
