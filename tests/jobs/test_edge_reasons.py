"""Why an edge is there, told from all its evidence with counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.extraction.extract import Extractor
from explorer.jobs import edge_reasons as module
from explorer.jobs.edge_reasons import edge_reasons
from explorer.model.document import Document
from explorer.model.edge import BackedStatement
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.store.store import Store

SAID = (
    "We saw that IL-6 activates STAT3 in cells.",
    "Again IL-6 activated STAT3 in the dish.",
    "It is clear that interleukin-6 activates STAT3.",
    "Here IL-6 may activate STAT3.",
    "Yet IL-6 did not activate STAT3 there.",
    "Loss of IL-6 inhibits STAT3.",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    extractor = Extractor()
    with Store.create(tmp_path / "reasons.pathways") as made:
        with made.import_run("x") as run:
            for number, sentence in enumerate(SAID):
                document = Document(f"Study {number}.\n{sentence}", f"Study {number}.", date=str(2000 + number))
                found = extractor.extract(document)
                run.add(document, list(found.evidence), list(found.sentences))
        yield made


@pytest.fixture
def statements(store: Store) -> list[BackedStatement]:
    found = store.statements(Filter(negated=True), among=["HGNC:6018", "HGNC:11364"])
    assert found
    return found


def told(store: Store, statements: list[BackedStatement], rule: Filter | None = None) -> dict[str, list[str]]:
    sections = edge_reasons(store, statements, rule or Filter(), Progress())
    return {section.heading: list(section.lines) for section in sections}


def test_rules_come_with_their_counts_and_what_they_are(store: Store, statements: list[BackedStatement]) -> None:
    lines = told(store, statements)["Rules"]
    counts = [int(line.split(" ")[0]) for line in lines]
    assert sum(counts) == len(SAID)
    assert counts == sorted(counts, reverse=True)
    assert "sentences by “active verb”: " in lines[0]
    assert "% of what it finds" in lines[0]


def test_triggers_and_words_that_sway_are_counted(store: Store, statements: list[BackedStatement]) -> None:
    found = told(store, statements)
    assert found["Triggers"] == ["“activates” × 2, “activate” × 2, “activated”, “inhibits”"]
    assert found["Words that turn the sign"] == ["“loss”"]
    assert found["Words that deny it"] == ["“not”"]
    assert found["Words that make it a supposition"] == ["“may”"]


def test_names_are_told_as_they_are_written(store: Store, statements: list[BackedStatement]) -> None:
    found = told(store, statements)
    assert found["Subjects"][0].startswith("“IL-6” is IL6 (gene, HGNC:6018); 5 times; grounded by ")
    assert found["Subjects"][1].startswith("“interleukin-6” is IL6 (gene, HGNC:6018); once")
    assert len(found["Objects"]) == 1


def test_filters_tell_how_much_they_hide(store: Store, statements: list[BackedStatement]) -> None:
    lines = told(store, statements, Filter(speculated=False))["Filters"]
    assert lines[0] == "Hidden now by speculated evidence left out (1 of 6 sentences)"
    assert lines[1].startswith("All of it would be hidden by relations without “activates”; ")
    assert lines[2].startswith("Some would be hidden by ")
    assert "years without 2003 (1 of 6 sentences)" in lines[2]
    assert told(store, statements, Filter(relations=frozenset()))["Filters"][0] == (
        "All of it is hidden now by relations without “activates”"
    )


def test_many_different_words_are_cut_and_counted(
    store: Store, statements: list[BackedStatement], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    found = told(store, statements)
    assert found["Triggers"] == ["“activates” × 2, and 3 others"]
    assert found["Subjects"][1] == "other ways to write it: 1"


def test_no_statement_has_no_reason(store: Store) -> None:
    assert told(store, []) == {}
