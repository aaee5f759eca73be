"""Print each rule as a row of a table: its example, how often it is used, how often it is right by folds.

``bench_rules.py [RULES.tsv]``: the table that ``explorer.extraction.train`` wrote; the bundled one if not given.
"""

from __future__ import annotations

import sys
from pathlib import Path

from explorer.bundle import resource
from explorer.extraction.precision import Record, load
from explorer.extraction.rules.table import RULES


def main() -> int:
    """Print the table, most used rules first."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else resource("extraction", "rules.tsv")
    records = load(path)
    print("| rule | example | uses | judged | right | precision |")
    print("|---|---|---|---|---|---|")
    known = [records.get(name, Record(name, 0, 0, 0)) for name in RULES]
    for one in sorted(known, key=lambda record: (-record.uses, record.rule)):
        share = f"{one.right / one.judged:.2f}" if one.judged else "-"
        print(f"| {one.rule} | {RULES[one.rule].example} | {one.uses} | {one.judged} | {one.right} | {share} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
