"""Files or documents into a store: read, extracted in worker processes, written in batches by one writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from explorer.errors import CancelledError
from explorer.extraction.user_dictionary import EMPTY, UserDictionary
from explorer.extraction.version import VERSION
from explorer.formats import registry
from explorer.jobs.extracting import pool, refusal, sentences_of
from explorer.jobs.workers import Failure, Settled
from explorer.model.document import Document
from explorer.model.imports import ImportReport, Problem
from explorer.model.progress import Progress
from explorer.model.wording import many

if TYPE_CHECKING:
    from explorer.extraction.extract import Extraction
    from explorer.store.imports import ImportRun
    from explorer.store.store import Store

# Documents kept in one transaction: each counts anew all that is said of the pairs it touches, so few are best.
BATCH = 500
ASKED_TOGETHER = 32


def ingest(
    source: Sequence[Path] | Sequence[Document],
    store: Store,
    progress: Progress,
    what: str = "",
    processes: int = 0,
    dictionary: UserDictionary = EMPTY,
) -> ImportReport:
    """Read *source*, extract, and add all that the extractor gives to *store*; a filter says what of it is shown.

    Args:
        source: Files and folders, or documents that were read already (a paste).
        store: Where it goes; opened for writing.
        progress: Told after each document.
        what: What the import is called in the store; the files' names where it is empty.
        processes: Worker processes; 0 as in `processes_for`.
        dictionary: What the person said about names.

    Raises:
        CancelledError: Cancelled; what was read until then is kept, its text says how much, and a second run completes
            it.
        StoreError: The store cannot be written.
    """
    total = _total(source)
    # how many records a file holds is judged by its size
    progress.estimated = any(isinstance(one, Path) for one in source)
    run = store.import_run(what or _called(source))
    try:
        with run, _Writer(run) as writer, pool(processes, dictionary) as workers:
            documents = _documents(_records(source), run, writer)
            for done, (document, result) in enumerate(workers.map(documents, progress), 1):
                writer.put(partial(_keep, document=document, result=result))
                progress.report(done, max(done, total), document.source)
    except CancelledError as error:
        raise CancelledError(_told(run.report)) from error
    return run.report


def _told(report: ImportReport) -> str:
    """What a cancelled import leaves."""
    kept = report.new + report.known
    if not kept:
        return "The import was cancelled before anything was read."
    documents = many(kept, "document")
    new = f" ({report.new:,} new)" if report.known else ""
    return f"The import was cancelled. What was read stays: {documents}{new}. Reading the same again completes it."


class _Writer:
    """Keeps batches in a thread of its own, one after the other, while the workers go on reading.

    At most one batch is being written while the next one fills. What a writer meets is raised at the next batch. Where
    the person cancels, what was read until then is kept too; where something fails, what was not sent is dropped.
    """

    def __init__(self, run: ImportRun) -> None:
        self._run = run
        self._batch: list[Callable[[ImportRun], None]] = []
        self._thread = ThreadPoolExecutor(1, "writer")
        self._written: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._thread:
            if kind is None or issubclass(kind, CancelledError):
                self._send()
                self._wait()

    def put(self, one: Callable[[ImportRun], None]) -> None:
        """Take what is to be done with the import; in its turn."""
        self._batch.append(one)
        if len(self._batch) >= BATCH:
            self._send()

    def _send(self) -> None:
        self._wait()
        batch, self._batch = self._batch, []
        self._written = self._thread.submit(self._write, batch)

    def _wait(self) -> None:
        if self._written is not None:
            self._written.result()

    def _write(self, batch: Sequence[Callable[[ImportRun], None]]) -> None:
        for one in batch:
            one(self._run)
        self._run.flush()


def _keep(run: ImportRun, document: Document, result: Extraction | Failure | None) -> None:
    if result is None:
        run.add(document)
    elif isinstance(result, Failure):
        run.add_unread(document, sentences_of(document), refusal(document, result))
    else:
        run.add(document, result.evidence, result.sentences)


def _refuse(run: ImportRun, problem: Problem) -> None:
    run.problem(problem)


def _documents(
    records: Iterable[Document | Problem], run: ImportRun, writer: _Writer
) -> Iterator[Document | Settled[Document]]:
    """The documents of *records*; those that the store knows as they are need not be read again."""
    source = iter(records)
    while part := list(islice(source, ASKED_TOGETHER)):
        documents = []
        for record in part:
            if isinstance(record, Problem):
                writer.put(partial(_refuse, problem=record))
            else:
                documents.append(record)
        for document, known in zip(documents, run.already_read(documents, VERSION), strict=True):
            yield Settled(document) if known else document


def _records(source: Sequence[Path] | Sequence[Document]) -> Iterator[Document | Problem]:
    for one in source:
        if isinstance(one, Document):
            yield one
        else:
            yield from registry.read_path(one)


def _total(source: Sequence[Path] | Sequence[Document]) -> int:
    paths = [one for one in source if isinstance(one, Path)]
    return registry.count_hint(paths) + len(source) - len(paths)


def _called(source: Sequence[Path] | Sequence[Document]) -> str:
    """Name an import after its files: at most three, then how many more."""
    names = list(dict.fromkeys(one.name if isinstance(one, Path) else one.source for one in source))
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more
