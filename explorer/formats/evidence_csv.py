"""Evidence with its papers as a CSV table (RFC 4180) that a spreadsheet opens; no cell becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from explorer.formats.cells import guarded
from explorer.formats.citation import citation
from explorer.model.records import EvidenceRecord
from explorer.model.relation import Sign

COLUMNS = (
    "statement",
    "subject",
    "subject_id",
    "subject_written",
    "relation",
    "sign",
    "object",
    "object_id",
    "object_written",
    "sentence",
    "negated",
    "speculated",
    "implied",
    "confidence",
    "rule",
    "origin",
    "context",
    "citation",
    "pmid",
    "doi",
    "year",
    "journal",
)

# A cell with a sign alone would be taken for the beginning of a formula.
_SIGNS = {Sign.POSITIVE: "up", Sign.NEGATIVE: "down", Sign.NONE: "none"}


def write(records: Iterable[EvidenceRecord]) -> str:
    """Return *records* as CSV with a head line; lines end with CRLF as RFC 4180 wants."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in cells(record)] for record in records)
    return out.getvalue()


def cells(record: EvidenceRecord) -> tuple[str, ...]:
    """Return the cells of one evidence, in the order of `COLUMNS`, as they are (not made safe)."""
    one, document = record.evidence, record.document
    subject, object_ = one.subject, one.object
    return (
        one.statement.text,
        subject.entity.name,
        subject.entity.id or "",
        subject.span.of(document.text),
        one.relation.label,
        _SIGNS[one.sign],
        object_.entity.name,
        object_.entity.id or "",
        object_.span.of(document.text),
        " ".join(record.sentence.split()),
        *("yes" if flag else "no" for flag in (one.negated, one.speculated, one.implied)),
        f"{one.confidence:.3f}",
        one.rule,
        one.origin,
        "; ".join(f"{context.aspect.replace('_', ' ')}: {context.name}" for context in one.context),
        citation(document),
        document.pmid,
        document.doi,
        str(document.year or ""),
        document.journal,
    )
