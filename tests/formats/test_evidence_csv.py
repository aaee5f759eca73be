"""Evidence as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from explorer.formats.cells import restored
from explorer.formats.evidence_csv import COLUMNS, cells, write
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Context, Evidence, Mention
from explorer.model.records import EvidenceRecord
from explorer.model.relation import Relation, Sign

TEXT = "=IL-6 drives\nSTAT3."


def record(title: str = "A title", text: str = TEXT) -> EvidenceRecord:
    evidence = Evidence(
        Span(0, len(text)),
        Mention(Span(1, 5), Entity("HGNC:6018", "IL6", Kind.GENE)),
        Relation.ACTIVATES,
        Sign.POSITIVE,
        Mention(Span(13, 18), Entity("HGNC:11364", "STAT3", Kind.GENE)),
        negated=True,
        confidence=0.5,
        context=(Context("cell_line", "A549"), Context("setting", "in vitro")),
    )
    return EvidenceRecord(1, 1, 1, evidence, Document(text, title=title, pmid="12", date="2001-02"))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_has_the_whole_sentence_and_its_paper() -> None:
    (row,) = rows(write([record()]))
    assert row["sentence"] == "'=IL-6 drives STAT3."
    assert (row["subject"], row["subject_written"], row["object_id"]) == ("IL6", "IL-6", "HGNC:11364")
    assert (row["negated"], row["speculated"], row["sign"], row["year"]) == ("yes", "no", "up", "2001")
    assert row["context"] == "cell line: A549; setting: in vitro"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=4))
def test_every_cell_comes_back_as_it_was(titles: list[str]) -> None:
    """Quotes, commas and line breaks do not move a cell, and what was made safe can be restored."""
    records = [record(title) for title in titles]
    found = list(csv.reader(io.StringIO(write(records), newline="")))
    assert found[0] == list(COLUMNS)
    assert [[restored(cell) for cell in row] for row in found[1:]] == [list(cells(one)) for one in records]
