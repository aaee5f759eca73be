"""Files to rows of evidence, for the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from explorer.extraction.explain import explain
from explorer.extraction.user_dictionary import UserDictionary
from explorer.formats import evidence, registry
from explorer.formats.evidence import Row
from explorer.jobs.extracting import extracted
from explorer.model.document import Document
from explorer.model.evidence import Evidence
from explorer.model.imports import Problem
from explorer.model.progress import Progress


def evidence_rows(
    files: Iterable[Path],
    tell: Callable[[Problem], None],
    dictionary: UserDictionary,
    processes: int = 0,
    *,
    why: bool = False,
) -> Iterator[Row]:
    """Yield the rows of all evidence in *files*, in the order of the input.

    Args:
        files: Files and folders.
        tell: Is told what cannot be read.
        dictionary: The person's own names.
        processes: As in `workers.processes_for`.
        why: Whether each row says why its evidence is there.
    """

    def documents() -> Iterator[Document]:
        for path in files:
            for record in registry.read_path(path):
                if isinstance(record, Document):
                    yield record
                else:
                    tell(record)

    for document, result in extracted(documents(), Progress(), processes, dictionary):
        if isinstance(result, Problem):
            tell(result)
        else:
            yield from (_row(document, one, why=why) for one in result)


def _row(document: Document, one: Evidence, *, why: bool) -> Row:
    row = evidence.to_row(document, one)
    if why:
        reasons = [{"about": reason.heading, "text": reason.text} for reason in explain(one, document)]
        row["why"] = {**evidence.why_row(document, one), "reasons": reasons}
    return row
