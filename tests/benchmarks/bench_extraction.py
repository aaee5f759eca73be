"""Text to evidence on one core: ``bench_extraction.py [--profile] [--alone] OUT.jsonl FOLDER...``.

Writes the evidence of every .txt file and prints abstracts per second of processor time, memory and start;
with ``--profile`` also a table of the stages, with ``--alone`` one abstract is read at a time instead of several.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

BEGIN = time.perf_counter()

from explorer.extraction.extract import Extraction, Extractor  # noqa: E402
from explorer.formats.evidence import to_row  # noqa: E402
from explorer.jobs.extracting import CHUNK  # noqa: E402
from explorer.jobs.workers import GARBAGE  # noqa: E402
from explorer.model.document import Document  # noqa: E402

START = time.perf_counter() - BEGIN
# Stage, and the functions whose own time it is (without that of other stages which they call).
STAGES = {
    "sentences": ("extract.split",),
    "names: words": ("names.tokenise",),
    "names: abbreviations": ("names.find_abbreviations", "names.defined_meanings"),
    "names: matches": ("names.find_matches",),
    "names: meanings": ("names.settle",),
    "names: the rest": ("names.find_names",),
    "tokens": ("reading.read",),
    "rules": ("reading.walk", "reading.without_asides", "reading.marked", "reading.with_anaphors"),
    "sheet": ("learned.judge.Sketch", "learned.judge.Sheet"),
    "features": ("learned.events.rows_of", "learned.judge.rows_of", "learned.judge.told_keys"),
    "scores": ("learned.weights.Linear.probabilities",),
    "events": ("learned.judge.read_paths",),
    "pairs": ("learned.judge.questioned",),
    "judgement": ("extract.judge",),
    "decide": ("extract.decide", "extract.allowed"),
    "evidence": ("extract._evidence", "extract.surroundings", "extract.title_context", "extract.site_of"),
}


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--alone", action="store_true")
    given = parser.parse_args()
    files = sorted(file for one in given.folders for file in ([one] if one.is_file() else one.glob("*.txt")))
    documents = [Document(text=file.read_text(encoding="utf-8"), source=file.name) for file in files]
    began = time.perf_counter()
    extractor = Extractor()
    start = START + time.perf_counter() - began
    gc.set_threshold(GARBAGE)  # as workers do
    began = time.process_time()
    extractions = extracted(extractor, documents, 1 if given.alone else CHUNK)
    taken = time.process_time() - began
    write(given.out, documents, extractions)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = sum(len(one.evidence) for one in extractions)
    print(f"{len(documents)} abstracts, {found} evidence, {len(documents) / taken:.0f} abstracts/s, ", end="")
    print(f"peak {peak:.0f} MB, start {start:.2f} s")
    if given.profile:
        profile(extractor, documents, 1 if given.alone else CHUNK)
    return 0


def extracted(extractor: Extractor, documents: list[Document], chunk: int) -> list[Extraction]:
    """Return what is in *documents*, *chunk* of them read at a time."""
    starts = range(0, len(documents), chunk)
    return [one for start in starts for one in extractor.extract_all(documents[start : start + chunk])]


def write(out: Path, documents: list[Document], extractions: list[Extraction]) -> None:
    """Write the evidence, a line for each."""
    with out.open("w", encoding="utf-8") as handle:
        for document, extraction in zip(documents, extractions, strict=True):
            for evidence in extraction.evidence:
                handle.write(json.dumps(to_row(document, evidence), ensure_ascii=False) + "\n")


def profile(extractor: Extractor, documents: list[Document], chunk: int) -> None:
    """Read *documents* once more with a clock at every stage, and print where the time goes."""
    spent: dict[str, float] = defaultdict(float)
    inner = [0.0]

    def clocked(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def calling(*arguments: Any, **named: Any) -> Any:
            inner.append(0.0)
            began = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                taken = time.process_time() - began
                spent[stage] += taken - inner.pop()
                inner[-1] += taken

        return calling

    for stage, places in STAGES.items():
        for place in places:
            owner, name = owner_of(place)
            setattr(owner, name, clocked(stage, getattr(owner, name)))
    extractor._find = import_module("explorer.extraction.names").find_names
    clocked("all else", extracted)(extractor, documents, chunk)
    whole = sum(spent.values())
    print(f"{'stage':22} ms per abstract   share")
    for stage in (*STAGES, "all else"):
        print(f"{stage:22} {1000 * spent[stage] / len(documents):15.2f} {spent[stage] / whole:7.1%}")
    print(f"{'all':22} {1000 * whole / len(documents):15.2f}")


def owner_of(place: str) -> tuple[Any, str]:
    """Return the module or class that has the function at *place*, and its name there."""
    module, _, name = place.rpartition(".")
    if module[module.rfind(".") + 1 :][:1].isupper():
        module, _, owner = module.rpartition(".")
        return getattr(import_module(f"explorer.extraction.{module}"), owner), name
    return import_module(f"explorer.extraction.{module}"), name


if __name__ == "__main__":
    sys.exit(main())
