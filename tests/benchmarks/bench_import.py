"""Ten thousand abstracts into a store: `python tests/benchmarks/bench_import.py [--count N] [--processes N] FOLDER...`.

The abstracts of the folders are repeated under new PMIDs, each with a last sentence of its own, until there are enough;
written as one file, and imported into a new store with all indexes. Prints seconds, where they went, and the memory of
each kind of process; then imports the same file once more, which must read nothing. Never fails on time.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from explorer.formats import registry
from explorer.jobs import ingest
from explorer.jobs.workers import processes_for
from explorer.model.document import Document
from explorer.model.progress import Progress
from explorer.store.imports import ImportRun
from explorer.store.store import Store

FIRST_PMID = 70_000_000
spent: dict[str, float] = defaultdict(float)


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        file, path = Path(temporary) / "abstracts.nbib", Path(temporary) / "bench.pathways"
        file.write_text("\n".join(records(given.folders, given.count)), encoding="utf-8")
        print(
            f"{given.count} abstracts, {file.stat().st_size / 1e6:.1f} MB, {processes_for(given.processes)} processes"
        )
        with Store.create(path) as store:
            for what in ("import", "again"):
                measure(what, [file], store, given.processes)
            print(f"store {path.stat().st_size / 1e6:.1f} MB, problems: {store.check() or 'none'}")
    return 0


def records(folders: Sequence[Path], count: int) -> Iterator[str]:
    """Yield *count* records in the format of PubMed, from the abstracts in *folders* over and over."""
    found = [one for folder in folders for one in registry.read_path(folder) if isinstance(one, Document)]
    for number, one in enumerate(islice(cycle(found), count)):
        title, _, abstract = one.text.partition("\n")
        plain = " ".join(abstract.split())
        yield f"PMID- {FIRST_PMID + number}\nTI  - {title}\nAB  - {plain} Copy {number}.\nDP  - 2020\nSO  - Test\n"


def measure(what: str, files: list[Path], store: Store, processes: int) -> None:
    """Import *files* and print what it took."""
    spent.clear()
    started, own, others = time.perf_counter(), cpu(resource.RUSAGE_SELF), cpu(resource.RUSAGE_CHILDREN)
    with timed():
        report = ingest.ingest(files, store, Progress(), processes=processes)
    seconds = time.perf_counter() - started
    own, others = cpu(resource.RUSAGE_SELF) - own, cpu(resource.RUSAGE_CHILDREN) - others
    print(f"{what}: {seconds:.1f} s, {report.read / seconds:.0f} abstracts a second; {report.new} new, ", end="")
    print(f"{report.known} known, {report.statements} statements, {report.evidence} evidence")
    print(f"  processor: {others:.1f} s extraction, {own:.1f} s this process, of which ", end="")
    print(", ".join(f"{name} {share:.1f} s" for name, share in spent.items()))
    print(f"  memory: this process {peak(resource.RUSAGE_SELF)} MB, the largest worker ", end="")
    print(f"{peak(resource.RUSAGE_CHILDREN)} MB")


def cpu(whose: int) -> float:
    """Return the processor time used so far, in seconds."""
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def peak(whose: int) -> int:
    """Return the most memory that a process had, in MB."""
    return resource.getrusage(whose).ru_maxrss // 1024


@contextmanager
def timed() -> Iterator[None]:
    """Note what reading files, looking up what is known, and writing take of this process."""
    usual = registry.read_path, ImportRun.already_read, ImportRun.add, ImportRun.flush

    def reading(path: Path) -> Iterator[Any]:
        found = usual[0](path)
        while (one := counted("reading", next)(found, None)) is not None:
            yield one

    registry.read_path = reading
    ImportRun.already_read = counted("looking up", usual[1])  # type: ignore[method-assign]
    ImportRun.add = counted("writing", usual[2])  # type: ignore[method-assign]
    ImportRun.flush = counted("writing", usual[3])  # type: ignore[method-assign]
    try:
        yield
    finally:
        registry.read_path, ImportRun.already_read, ImportRun.add, ImportRun.flush = usual  # type: ignore[method-assign]


def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return *function* so that its processor time counts under *name*."""

    def calling(*arguments: Any) -> Any:
        began = time.process_time()
        try:
            return function(*arguments)
        finally:
            spent[name] += time.process_time() - began

    return calling


if __name__ == "__main__":
    sys.exit(main())
