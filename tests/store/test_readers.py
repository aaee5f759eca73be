"""Who found the evidence of a store is counted by origin and version."""

from __future__ import annotations

from dataclasses import replace

from explorer.model.records import Reader


def test_each_origin_and_version_is_counted(store, papers):
    document, evidence, sentences = papers.numbered(1)
    with store.import_run("two versions") as run:
        run.add(
            document, [replace(evidence[0], version="3"), *[replace(e, version="4") for e in evidence[1:]]], sentences
        )
    found = {reader.version: reader.evidence for reader in store.readers()}
    assert found["3"] == 1
    assert sum(found.values()) == store.counts().evidence
    assert all(isinstance(reader, Reader) for reader in store.readers())


def test_an_empty_store_was_read_by_nobody(store):
    assert store.readers() == []
