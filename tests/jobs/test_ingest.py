"""Files and pastes into a store: complete, countable, harmless twice, and clean when cancelled."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.errors import CancelledError
from explorer.extraction.confidence import WINDOW_DEFAULT
from explorer.extraction.extract import extract
from explorer.jobs import extracting, ingest, tasks
from explorer.jobs.ingest import ingest as run
from explorer.jobs.workers import Failure, Settled, Workers
from explorer.model.document import Document
from explorer.model.imports import Problem
from explorer.model.progress import Progress
from explorer.store.store import Store
from tests.processes import worker_processes


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "mine.pathways") as one:
        yield one
        assert one.check() == []


def documents(count: int) -> list[Document]:
    return [
        Document(f"Sample {number}\nIL-6 activates STAT3 in line {number}.", f"Sample {number}", source=f"{number}.txt")
        for number in range(count)
    ]


def test_an_import_counts_everything_and_twice_is_harmless(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for one in documents(3):
        (folder / one.source).write_text(one.text, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    progress = Progress()
    first = run([folder], store, progress)
    assert progress.estimated, "how many there are is judged by the sizes of the files"
    assert (first.read, first.new, first.known, first.refused) == (4, 3, 0, 1)
    assert first.evidence == 3
    assert first.statements == 1
    assert [problem.file for problem in first.problems] == ["empty.txt"]
    before = store.counts()
    second = run([folder], store, Progress())
    assert (second.read, second.new, second.known, second.refused, second.evidence) == (4, 0, 3, 1, 0)
    after = store.counts()
    assert (after.documents, after.evidence, after.statements) == (before.documents, before.evidence, before.statements)


def test_documents_are_kept_in_the_order_in_which_they_came(store: Store) -> None:
    given = documents(25)
    run(given, store, Progress(), processes=2)
    kept = [store.document(number).document.title for number in range(1, 26)]
    assert kept == [one.title for one in given]


def test_an_import_is_called_after_its_files(store: Store) -> None:
    run(documents(5), store, Progress())
    run(documents(1), store, Progress(), what="pasted text")
    assert [one.what for one in store.imports()] == ["pasted text", "0.txt, 1.txt, 2.txt and 2 more"]


def test_progress_is_told_after_each_document(store: Store) -> None:
    told: list[tuple[int, int, str]] = []
    run(documents(3), store, Progress(lambda *what: told.append(what)))
    assert told == [(1, 3, "0.txt"), (2, 3, "1.txt"), (3, 3, "2.txt")]


def test_a_cancelled_import_keeps_what_was_read_leaves_no_worker_and_a_second_run_completes_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "BATCH", 4)
    progress = Progress(lambda done, _total, _what: progress.cancel() if done == 6 else None)
    with pytest.raises(CancelledError, match=r"What was read stays: [67] documents\.") as told:
        run(documents(12), store, progress)
    kept = store.counts().documents
    assert worker_processes() == []
    assert store.check() == []
    assert f"stays: {kept} documents." in str(told.value)
    assert [one.state for one in store.imports()] == ["running"]
    report = run(documents(12), store, Progress())
    assert (report.new, report.known) == (12 - kept, kept)
    assert store.counts().documents == 12


def test_an_import_that_is_cancelled_at_once_says_that_nothing_was_read(store: Store) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError, match="before anything was read"):
        run(documents(3), store, progress)
    assert store.imports() == []


def test_what_a_cancelled_second_run_met_again_is_told_from_what_is_new(store: Store) -> None:
    run(documents(3), store, Progress())
    progress = Progress(lambda done, _total, _what: progress.cancel() if done == 5 else None)
    with pytest.raises(CancelledError, match=r"What was read stays: [56] documents \([23] new\)\."):
        run(documents(9), store, progress)


def given_to_workers(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """The documents that are sent to workers from now on."""
    sent: list[Document] = []
    usual = Workers.map

    def watched(
        self: Workers, items: Iterable[Document | Settled[Document]], progress: Progress
    ) -> Iterator[tuple[Document, object]]:
        def passing() -> Iterator[Document | Settled[Document]]:
            for one in items:
                sent.extend(() if isinstance(one, Settled) else (one,))
                yield one

        return usual(self, passing(), progress)

    monkeypatch.setattr(Workers, "map", watched)
    return sent


def test_what_the_store_knows_is_not_extracted_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    given = documents(6)
    run(given[:3], store, Progress())
    sent = given_to_workers(monkeypatch)
    report = run([*given, given[5]], store, Progress())
    assert (report.new, report.known) == (3, 4)
    assert sent == [*given[3:], given[5]]
    assert [one.document for one in store.documents().items] == given


def test_a_known_document_still_brings_what_the_store_lacks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = documents(1)
    run([one], store, Progress())
    sent = given_to_workers(monkeypatch)
    run([replace(one, pmid="29000001", journal="Journal of Tests")], store, Progress())
    assert sent == []
    (record,) = store.documents().items
    assert (record.document.pmid, record.document.journal, record.evidence) == ("29000001", "Journal of Tests", 1)


def test_what_an_older_extractor_read_is_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    given = documents(2)
    run(given, store, Progress())
    sent = given_to_workers(monkeypatch)
    monkeypatch.setattr(ingest, "VERSION", "a later one")
    run(given, store, Progress())
    assert sent == given


def test_a_document_whose_extraction_failed_is_kept_with_its_sentences_and_read_at_the_next_run(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = documents(3)
    usual = Workers.map

    def failing(
        self: Workers, items: Iterable[Document | Settled[Document]], progress: Progress
    ) -> Iterator[tuple[Document, object]]:
        for document, result in usual(self, items, progress):
            yield document, Failure("it took more than 20 seconds") if document.source == "1.txt" else result

    with monkeypatch.context() as patched:
        patched.setattr(Workers, "map", failing)
        report = run(given, store, Progress())
    assert (report.read, report.new, report.refused, report.evidence) == (3, 3, 0, 2)
    assert report.problems[0].text == (
        "1.txt: The statements of “Sample 1” were not extracted: it took more than 20 seconds."
    )
    assert [one.evidence for one in store.documents().items] == [1, 0, 1]
    assert store.counts().sentences == 6
    sent = given_to_workers(monkeypatch)
    again = run(given, store, Progress())
    assert sent == [given[1]]
    assert (again.new, again.known, again.evidence, again.problems) == (0, 3, 1, ())
    sent.clear()
    run(given, store, Progress())
    assert sent == []


KILLED = """
import sys
from dataclasses import replace
from pathlib import Path
from explorer.jobs import ingest
from explorer.model.progress import Progress
from explorer.store.store import Store

if __name__ == "__main__":
    ingest.BATCH = 5
    with Store.open(Path(sys.argv[1])) as store:
        ingest.ingest([Path(sys.argv[2])], store, Progress(lambda done, *_: print(done, flush=True)), processes=1)
"""


def test_an_import_that_was_killed_is_completed_by_running_it_again(tmp_path: Path) -> None:
    folder, path = tmp_path / "pages", tmp_path / "killed.pathways"
    folder.mkdir()
    for one in documents(40):
        (folder / one.source).write_text(one.text, encoding="utf-8")
    Store.create(path).close()
    (tmp_path / "child.py").write_text(KILLED, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "child.py"), str(path), str(folder)]
    root = str(Path(ingest.__file__).parents[2])
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": root}) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if int(line) >= 17:
                child.kill()
    with Store.open(path) as store, Store.create(tmp_path / "whole.pathways") as whole:
        kept = store.counts().documents
        assert 5 <= kept < 40  # a batch may still be on its way to the disk while the next ones are read
        assert kept % 5 == 0
        report = run([folder], store, Progress())
        assert (report.new, report.known) == (40 - kept, kept)
        run([folder], whole, Progress())
        assert [one.document for one in store.documents().items] == [one.document for one in whole.documents().items]
        assert replace(store.counts(), imports=1) == replace(whole.counts(), imports=1)
        assert store.check() == []


def test_extraction_without_a_store_gives_the_same_in_this_process_and_in_workers() -> None:
    given = documents(extracting.FEW + 3)
    alone = list(extracting.extracted(given, Progress(), processes=1))
    together = list(extracting.extracted(given, Progress(), processes=2))
    assert alone == together
    assert [document for document, _ in alone] == given
    assert worker_processes() == []


def test_extraction_can_be_cancelled() -> None:
    progress = Progress()
    found = extracting.extracted(documents(3), progress)
    next(found)
    progress.cancel()
    with pytest.raises(CancelledError):
        next(found)


def test_one_document_that_fails_costs_only_itself_also_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = tasks.extract

    def failing(document: Document) -> object:
        if document.source == "1.txt":
            raise ValueError("a secret abstract")
        return usual(document)

    monkeypatch.setitem(tasks.TASKS, "extract", failing)
    results = [result for _, result in extracting.extracted(documents(3), Progress())]
    assert results[0]
    assert results[2]
    assert isinstance(results[1], Problem)
    assert "ValueError" in results[1].message
    assert "secret" not in results[1].message


def test_an_import_keeps_all_that_the_extractor_gives(store: Store) -> None:
    text = "Sample\nInsulin activates PI3K through IRS1."
    given = [*documents(2), Document(text, "Sample", source="faint.txt")]
    found = [one for document in given for one in extract(document)]
    assert min(one.confidence for one in found) < WINDOW_DEFAULT
    assert run(given, store, Progress(), processes=1).evidence == len(found)
