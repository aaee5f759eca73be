"""Evidence and its papers as files: the right ones, in every kind, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.errors import CancelledError, ExplorerError
from explorer.jobs import export as module
from explorer.jobs.export import EVIDENCE, PAPERS, REFERENCES, Target, export
from explorer.model.document import Document, Span, joined
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from explorer.ui.export_table import KINDS

A, B = Entity("HGNC:1", "AAA", Kind.GENE), Entity("HGNC:2", "BBB", Kind.GENE)


def said(number: int) -> tuple[Document, list[Evidence], list[Span]]:
    """A paper that says twice, the second time as a supposition, that A activates B."""
    title = f"Näme of paper {number}."
    sentences = [f"We saw AAA activate BBB in dish {number}.", f"Perhaps AAA activates BBB in dish {number}."]
    text = joined(title, " ".join(sentences))
    found = []
    for sentence in sentences:
        start = text.index(sentence)
        a, b = text.index("AAA", start), text.index("BBB", start)
        found.append(
            Evidence(
                Span(start, start + len(sentence)),
                Mention(Span(a, a + 3), A),
                Relation.ACTIVATES,
                Sign.POSITIVE,
                Mention(Span(b, b + 3), B),
                speculated=sentence.startswith("Perhaps"),
            )
        )
    document = Document(text, title, ("Moreau Anne",), "Letters", str(2000 + number), pmid=str(100 + number))
    return document, found, [one.sentence for one in found]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "export.pathways") as made:
        with made.import_run("x") as run:
            for number in range(5):
                run.add(*said(number))
        yield made


def written(store: Store, path: Path, kind: str, rule: Filter | None = None, style: str = "plain") -> str:
    done = export(store, [1], rule or Filter(), Target(path, kind, style), Progress())
    assert done.path == path
    assert done.papers == 5
    return path.read_text(encoding="utf-8-sig")


def test_papers_are_written_once_each_in_every_kind(store: Store, tmp_path: Path) -> None:
    assert written(store, tmp_path / "a.bib", "bibtex").count("@article") == 5
    assert written(store, tmp_path / "a.ris", "ris").count("TY  - ") == 5
    items = json.loads(written(store, tmp_path / "a.json", "csl"))
    assert [item["PMID"] for item in items] == ["100", "101", "102", "103", "104"]
    lines = written(store, tmp_path / "a.txt", REFERENCES, style="cell").splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("Moreau, A. (2000)")


def test_the_table_has_every_sentence_that_passes_the_filter(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 3)
    rows = list(csv.DictReader(io.StringIO(written(store, tmp_path / "a.csv", EVIDENCE))))
    assert [row["sentence"] for row in rows][:2] == [
        "We saw AAA activate BBB in dish 0.",
        "Perhaps AAA activates BBB in dish 0.",
    ]
    assert len({row["sentence"] for row in rows}) == 10
    sure = written(store, tmp_path / "b.csv", EVIDENCE, Filter(speculated=False))
    assert "Perhaps" not in sure
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfstatement,")


def test_the_same_store_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    for kind in (*PAPERS, EVIDENCE, REFERENCES):
        one, other = (tmp_path / f"{number}.{kind}" for number in (1, 2))
        for path in (one, other):
            written(store, path, kind)
        assert one.read_bytes() == other.read_bytes()


def test_nothing_to_write_leaves_the_old_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "old.bib"
    path.write_text("old")
    with pytest.raises(ExplorerError, match="no evidence to write"):
        export(store, [1], Filter(first_year=2050), Target(path, "bibtex"), Progress())
    assert path.read_text() == "old"


def test_a_cancelled_export_leaves_the_old_file(store: Store, tmp_path: Path) -> None:
    path, progress = tmp_path / "old.csv", Progress()
    path.write_text("old")
    progress.cancel()
    with pytest.raises(CancelledError):
        export(store, [1], Filter(), Target(path, EVIDENCE), progress)
    assert path.read_text() == "old"


def test_every_kind_of_the_menu_can_be_written() -> None:
    assert {kind.name for kind in KINDS} == {*PAPERS, EVIDENCE, REFERENCES}
