"""Whole pages: clutter changes nothing, and the figures on the development data hold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.extraction.confidence import DEFAULT
from explorer.extraction.extract import Extractor
from explorer.formats.evidence import to_row
from explorer.formats.registry import read_text
from explorer.model.document import Document
from explorer.model.evidence import Evidence

ABSTRACT = (
    "Osteoblasts are cells of bone whose growth factors are still a matter of debate among many groups. Here we show "
    "that TGFB1 enhanced migration of osteoblasts by inducing SNAI1 expression. Knockdown of SNAI1 suppressed "
    "TGFB1-induced migration, while apoptosis was inhibited by EGF. These results show that SNAI1 mediates migration."
)
TITLE = "TGFB1 promotes migration of osteoblasts through SNAI1 expression"
READER_APP = """Add like
Add to saved papers

{title}

Bone Letters 2019 May 3
{abstract}

Full text links

Can't access the paper?
For the best experience, use the mobile app.
"""
PORTAL = """Skip to main content

{title}

Bone Letters 2019 May 3
{abstract}

Related Resources

All material on this website is protected by copyright.
Your Privacy Choices
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def rows(extractor: Extractor, text: str, source: str) -> list[dict[str, object]]:
    documents = [one for one in read_text(text, source) if isinstance(one, Document)]
    return [to_row(document, one) for document in documents for one in shown(extractor, document)]


def shown(extractor: Extractor, document: Document) -> list[Evidence]:
    """What `extract` prints."""
    return [one for one in extractor.extract(document).evidence if one.confidence >= DEFAULT]


def test_swapping_the_clutter_of_a_page_changes_nothing(extractor: Extractor) -> None:
    read = [
        rows(extractor, clutter.format(title=TITLE, abstract=ABSTRACT), "page.txt") for clutter in (READER_APP, PORTAL)
    ]
    assert read[0] == read[1]
    assert len(read[0]) >= 6


def write(path: Path, found: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    return path


def score(shared: Path, *arguments: Path | str) -> str:
    command = [sys.executable, str(shared / "eval" / "score.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_seed_pages_give_what_is_demanded_of_them(extractor: Extractor, shared: Path, tmp_path: Path) -> None:
    found = []
    for page in sorted((shared / "seeds").glob("*.txt")):
        found += rows(extractor, page.read_text(encoding="utf-8"), page.name)
    last = score(shared, "seeds", shared / "gold" / "seeds.jsonl", write(tmp_path / "seeds.jsonl", found)).splitlines()[
        -1
    ]
    numbers = [tuple(map(int, word.split("/"))) for word in last.split() if "/" in word]
    assert numbers[0][0] == numbers[0][1] == 66
    assert numbers[1][0] == numbers[1][1]
    assert numbers[2][0] >= 0.95 * numbers[2][1]


@pytest.mark.slow
def test_the_abstracts_that_were_learned_from_are_read_well(extractor: Extractor, shared: Path, tmp_path: Path) -> None:
    folders = [shared / "corpora" / name / "train" for name in ("cg", "pc")]
    found = []
    for file in sorted(file for folder in folders for file in folder.glob("*.txt")):
        document = Document(text=file.read_text(encoding="utf-8"), source=file.name)
        found += [to_row(document, one) for one in shown(extractor, document)]
    lines = score(shared, "standoff", *folders, write(tmp_path / "all.jsonl", found)).splitlines()
    figures = lines[0].split()
    # On new ones it is less: P 0.62 and R 0.47, by folds (what training prints).
    assert float(figures[figures.index("P") + 1]) >= 0.68
    assert float(figures[figures.index("R") + 1]) >= 0.6
    assert float(next(line for line in lines if line.startswith("sign")).split()[-1]) >= 0.95
