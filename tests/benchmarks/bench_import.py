"""Abstracts a second, from files into a store: `python tests/benchmarks/bench_import.py FOLDER [PROCESSES]`.

Reads every file of FOLDER, extracts in worker processes, and writes a store with all indexes in a temporary folder.
Prints figures; never fails on time.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from explorer.formats import registry
from explorer.jobs import tasks
from explorer.jobs.ingest import ingest
from explorer.model.document import Document
from explorer.model.progress import Progress
from explorer.store.store import Store


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    folder, processes = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    started = time.perf_counter()
    documents = [record for record in registry.read_path(folder) if isinstance(record, Document)]
    read = time.perf_counter() - started
    print(f"read                {len(documents):6} abstracts in {read:6.2f} s  {len(documents) / read:8.0f} a second")

    tasks.extract(documents[0])  # opens the lexicon
    started = time.perf_counter()
    evidence = sum(len(tasks.extract(document).evidence) for document in documents)
    alone = time.perf_counter() - started
    print(f"extract, one core   {evidence:6} evidence  in {alone:6.2f} s  {len(documents) / alone:8.0f} a second")

    with tempfile.TemporaryDirectory() as temporary:
        started = time.perf_counter()
        with Store.create(Path(temporary) / "bench.pathways") as store:
            report = ingest([folder], store, Progress(), processes=processes)
            whole = time.perf_counter() - started
            size = (Path(temporary) / "bench.pathways").stat().st_size
    print(
        f"import, all of it   {report.new:6} abstracts in {whole:6.2f} s  {report.new / whole:8.0f} a second"
        f"  ({report.statements} statements, {size / 1e6:.1f} MB)"
    )
    print(f"import / extract on one core: {whole / alone:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
