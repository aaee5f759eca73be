"""Documents to evidence, in worker processes where that pays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING

from explorer.extraction.sentences import split
from explorer.extraction.user_dictionary import EMPTY, UserDictionary
from explorer.jobs import tasks
from explorer.jobs.workers import Failure, Workers, processes_for
from explorer.model.document import Document, Span
from explorer.model.evidence import Evidence
from explorer.model.imports import Problem
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.extraction.extract import Extraction

# Fewer than these are read sooner than a second process has started.
FEW = 40
CHUNK = 24  # abstracts sent at once: work to go on with while a batch is written


def pool(processes: int, dictionary: UserDictionary = EMPTY) -> Workers:
    """Return workers that read documents; 0 *processes* as in `processes_for`."""
    return Workers(processes_for(processes), "extract", CHUNK, patience_with, dictionary)


def patience_with(document: Document) -> float:
    """Return how many seconds reading *document* may take: an abstract takes some thousandths of one."""
    return 20.0 + len(document.text) / 4000


def extracted(
    documents: Iterable[Document], progress: Progress, processes: int = 0, dictionary: UserDictionary = EMPTY
) -> Iterator[tuple[Document, tuple[Evidence, ...] | Problem]]:
    """Yield each document with its evidence, or with the problem it made, in the order of *documents*."""
    for document, result in read(documents, progress, processes, dictionary):
        yield document, result if isinstance(result, Problem) else result.evidence


def read(
    documents: Iterable[Document], progress: Progress, processes: int = 0, dictionary: UserDictionary = EMPTY
) -> Iterator[tuple[Document, Extraction | Problem]]:
    """Yield each document with what was read in it, or with the problem it made, in the order of *documents*."""
    source = iter(documents)
    first = list(islice(source, FEW))
    if len(first) < FEW or processes == 1:
        function = tasks.function_of("extract", dictionary)
        for document in chain(first, source):
            progress.check()
            yield document, _alone(function, document)
        return
    with pool(processes, dictionary) as workers:
        for document, result in workers.map(chain(first, source), progress):
            yield document, refusal(document, result) if isinstance(result, Failure) else result


def _alone(function: Callable[[Document], Extraction], document: Document) -> Extraction | Problem:
    """Return what a worker would: whatever went wrong with one document must not cost the others."""
    try:
        return function(document)
    except Exception as error:  # noqa: BLE001 - told as the document's problem
        return refusal(document, Failure(tasks.reason(error)))


def refusal(document: Document, failure: Failure) -> Problem:
    """Return the problem of a document whose extraction failed."""
    called = f" of “{document.title[:80]}”" if document.title else ""
    return Problem(document.source, 0, f"The statements{called} were not extracted: {failure.reason}.")


def sentences_of(document: Document) -> tuple[Span, ...]:
    """Return the sentences of a document in which nothing else could be read; none where even that fails."""
    with suppress(Exception):
        return tuple(split(document.text))
    return ()
