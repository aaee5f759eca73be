"""Measure extraction: ``bench_extraction.py OUT.jsonl FOLDER...`` writes evidence of every .txt, prints times."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

BEGIN = time.perf_counter()

from explorer.extraction.extract import Extractor  # noqa: E402
from explorer.formats.evidence import to_row  # noqa: E402
from explorer.model.document import Document  # noqa: E402


def main() -> int:
    """Run the benchmark."""
    out, *folders = [Path(argument) for argument in sys.argv[1:]]
    extractor = Extractor()
    start_s = time.perf_counter() - BEGIN
    files = sorted(file for folder in folders for file in ([folder] if folder.is_file() else folder.glob("*.txt")))
    documents = [Document(text=file.read_text(encoding="utf-8"), source=file.name) for file in files]
    begin = time.perf_counter()
    extractions = [extractor.extract(document) for document in documents]
    taken = time.perf_counter() - begin
    with out.open("w", encoding="utf-8") as handle:
        for document, extraction in zip(documents, extractions, strict=True):
            for evidence in extraction.evidence:
                handle.write(json.dumps(to_row(document, evidence), ensure_ascii=False) + "\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = sum(len(one.evidence) for one in extractions)
    print(f"{len(documents)} abstracts, {found} evidence, {len(documents) / taken:.0f} abstracts/s, ", end="")
    print(f"peak {peak:.0f} MB, start {start_s:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
