"""Extract each annotated abstract with weights learned without it, for the scorer.

``bench_folds.py FOLDS OUT.jsonl FOLDER...``: FOLDS holds what ``explorer.extraction.train --keep-folds`` kept; OUT gets
the evidence that `extract` would print.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from explorer.extraction.confidence import is_sure
from explorer.extraction.extract import Extractor
from explorer.extraction.learned.weights import load
from explorer.extraction.training.examples import FOLDS, fold_of
from explorer.formats.evidence import to_row
from explorer.model.document import Document


def main() -> int:
    """Extract, and write the rows."""
    kept, out, *folders = [Path(argument) for argument in sys.argv[1:]]
    extractors = [Extractor(weights=load(kept / f"fold{number}.bin")) for number in range(1, FOLDS + 1)]
    with out.open("w", encoding="utf-8") as handle:
        for file in sorted(file for folder in folders for file in folder.glob("*.txt")):
            document = Document(text=file.read_text(encoding="utf-8"), source=file.name)
            extractor = extractors[fold_of(file.name)]
            for one in extractor.extract(document).evidence:
                if is_sure(one.confidence, negated=one.negated):
                    handle.write(json.dumps(to_row(document, one), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
